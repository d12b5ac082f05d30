"""What definitions alone decide: a formula in which every word is defined is true or false by evaluation.

A recursion is beyond the solver as soon as a counterexample lies a few steps away from 0. Working out its first
values takes no solver at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import INT, NAT, Literal, Term, Variable
from petitio.obligations import Question
from petitio.semantics import Interpretation, first_true

_MOST_TRIED = (130, 12, 5)


def without_fixed(question: Question) -> tuple[Question, Interpretation] | None:
    """The question without those formulas that are true by the definitions alone, and the values that make them so.

    None if there are no such formulas, or one of them is not seen to be true. The values are those of the free
    variables in them, natural numbers and integers near 0.
    """
    fixed = [formula for formula in question.formulas if _is_fixed(formula, question)]
    if not fixed:
        return None
    variables = tuple(dict.fromkeys(v for formula in fixed for v in terms.free_variables(formula)))
    rest = tuple(formula for formula in question.formulas if formula not in fixed)
    # What is free in the rest as well can't be settled apart from it.
    if any(v in variables for formula in rest for v in terms.free_variables(formula)):
        return None
    values = first_true(fixed, _choices(variables), question.definitions)
    if values is None:
        return None
    return Question(question.definitions, rest, question.arithmetic), Interpretation({}, {}, values)


def _is_fixed(formula: Term, question: Question) -> bool:
    """Whether a formula speaks of numbers and of words that have definitions, and of nothing else."""
    for symbol in terms.symbols_of([formula], question.definitions):
        if symbol not in question.definitions:
            return False
    bodies = [question.definitions[s].body for s in terms.symbols_of([formula], question.definitions)]
    return not any(
        isinstance(part, Variable) and part.sort.unknown for body in (formula, *bodies) for part in terms.subterms(body)
    )


def _choices(variables: tuple[Variable, ...]) -> Iterator[dict[Variable, Term]]:
    if not variables:
        yield {}
        return
    if len(variables) > len(_MOST_TRIED) or any(variable.sort not in (NAT, INT) for variable in variables):
        return
    most = _MOST_TRIED[len(variables) - 1]
    rows = [range(most) if v.sort is NAT else sorted(range(-most, most), key=abs) for v in variables]
    for row in product(*rows):
        yield {v: Literal(Fraction(number), v.sort) for v, number in zip(variables, row, strict=True)}
