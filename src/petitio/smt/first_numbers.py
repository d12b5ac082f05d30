"""Refuting by instances: what can't be true at the first numbers can't be true at all of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import INT, NAT, Literal, Operation, Operator, Quantification, Term
from petitio.normal import negation_normal
from petitio.obligations import Question

_MOST_NUMBERS, _FEW_NUMBERS = 300, 8
_MOST_INSTANCES = 900


def at_first_numbers(question: Question, *, few: bool = False) -> Question | None:
    """The question with universals over numbers replaced by their instances at 0 up to the largest number named.

    What these instances refute, the universals refute. None where no universal ranges over natural numbers or
    integers alone, or the numbers are too many: more than 300, or more than 8 where `few` are wanted.
    """
    last = max(
        (
            int(part.value)
            for formula in question.formulas
            for part in terms.subterms(formula)
            if isinstance(part, Literal) and isinstance(part.value, Fraction) and part.sort in (NAT, INT)
        ),
        default=0,
    )
    if last > (_FEW_NUMBERS if few else _MOST_NUMBERS):
        return None
    found: list[Term] = []
    replaced = False
    for formula in question.formulas:
        for part in _conjuncts(negation_normal(formula)):
            if not (isinstance(part, Quantification) and part.universal):
                found.append(part)
                continue
            sorts = {variable.sort for variable in part.variables}
            count = (last + 3) ** len(part.variables)
            if not sorts <= {NAT, INT} or count > _MOST_INSTANCES:
                found.append(part)
                continue
            replaced = True
            for row in product(range(last + 3), repeat=len(part.variables)):
                values = (Literal(Fraction(n), v.sort) for n, v in zip(row, part.variables, strict=True))
                found.append(terms.instantiate(part.body, part.variables, tuple(values)))
    return Question(question.definitions, tuple(found), question.arithmetic) if replaced else None


def _conjuncts(formula: Term) -> list[Term]:
    if isinstance(formula, Operation) and formula.operator is Operator.AND:
        return [part for argument in formula.arguments for part in _conjuncts(argument)]
    return [formula]
