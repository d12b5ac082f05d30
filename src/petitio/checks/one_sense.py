"""What it comes to if the senses of a word are taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petitio import terms
from petitio.core import BOOL, Application, Definitions, Operation, Operator, Symbol, Term, Variable


def words_of_two_senses(formulas: Iterable[Term], definitions: Definitions) -> dict[str, tuple[Symbol, ...]]:
    """The words used in more than one sense, and their senses."""
    words: dict[str, dict[Symbol, None]] = {}
    for symbol in terms.symbols_of(formulas, definitions):
        if symbol.sense is not None:
            words.setdefault(symbol.name, {}).setdefault(symbol)
    return {word: tuple(senses) for word, senses in words.items() if len(senses) > 1}


def one_sense(senses: tuple[Symbol, ...]) -> tuple[Term, ...]:
    """That senses of one word come to the same, each as the first one with its signature."""
    return tuple(_same(*pair) for pair in _pairs(senses))


def _pairs(senses: tuple[Symbol, ...]) -> Iterator[tuple[Symbol, Symbol]]:
    firsts: dict[tuple[object, ...], Symbol] = {}
    for symbol in senses:
        signature = (*(parameter.sort for parameter in symbol.parameters), symbol.result)
        first = firsts.setdefault(signature, symbol)
        if first is not symbol:
            yield first, symbol


def _same(one: Symbol, other: Symbol) -> Term:
    variables = tuple(Variable(parameter.name, parameter.sort) for parameter in one.parameters)
    operator = Operator.IFF if one.result is BOOL else Operator.EQUAL
    return terms.universal(
        variables, Operation(operator, (Application(one, variables), Application(other, variables)), BOOL)
    )
