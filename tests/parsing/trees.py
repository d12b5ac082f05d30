"""Short hands for trees as written, without places."""

from __future__ import annotations

from fractions import Fraction

from petitio import syntax
from tests.strategies import NOWHERE


def name(text: str) -> syntax.Name:
    return syntax.Name(text, span=NOWHERE)


def names(text: str) -> tuple[syntax.Name, ...]:
    return tuple(map(name, text.split()))


def text(value: str) -> syntax.Text:
    return syntax.Text(value, span=NOWHERE)


def word(text: str) -> syntax.Word:
    return syntax.Word(name(text), None, None, span=NOWHERE)


def integer(value: int) -> syntax.Number:
    return syntax.Number(Fraction(value), "integer", span=NOWHERE)


def group(named: str, sort: str) -> syntax.Group:
    return syntax.Group(names(named), name(sort), span=NOWHERE)


TRUE = syntax.Truth(True, span=NOWHERE)


def chain(operands: str, *comparators: syntax.Comparator) -> syntax.Chain:
    return syntax.Chain(tuple(map(word, operands.split())), comparators, span=NOWHERE)


def number(value: str, written: str) -> syntax.Number:
    return syntax.Number(Fraction(value), written, span=NOWHERE)  # type: ignore[arg-type]


def applied(head: str, sense: str | None, *arguments: syntax.Expression) -> syntax.Word:
    return syntax.Word(name(head), name(sense) if sense else None, arguments or None, span=NOWHERE)


def quantified(quantifier: str, *binders: syntax.Binder) -> syntax.Quantified:
    return syntax.Quantified(quantifier, binders, word("a"), span=NOWHERE)  # type: ignore[arg-type]


def binder(named: str, sort: str | None) -> syntax.Binder:
    return syntax.Binder(names(named), name(sort) if sort else None, None, None, span=NOWHERE)
