"""What few would deny, and an argument may lean on unsaid: that there is one at most of a kind, that an order is total.

Tried one at a time by the `augmented` test, which names what it added.
"""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.core import BOOL, Application, Argument, Operation, Operator, Symbol, Term, Variable


def plausible(argument: Argument, formulas: tuple[Term, ...]) -> Iterator[Term]:
    """Additions that speak of the words in some formulas, and the argument's own: its assumptions with the tag
    `plausible`."""
    for claim in argument.claims:
        if claim.kind == "assume" and "plausible" in claim.tags:
            yield claim.formula
    for symbol in terms.symbols_of(formulas, argument.definitions):
        if symbol.result is not BOOL:
            continue
        sorts = [parameter.sort for parameter in symbol.parameters]
        if len(sorts) == 1 and not sorts[0].numeric:
            yield _at_most_one(symbol)
        elif len(sorts) == 2 and sorts[0] is sorts[1] and not sorts[0].numeric:
            yield _total(symbol)


def _at_most_one(symbol: Symbol) -> Term:
    sort = symbol.parameters[0].sort
    x, y = Variable("x", sort), Variable("y", sort)
    both = terms.conjunction([Application(symbol, (x,)), Application(symbol, (y,))])
    return terms.universal((x, y), terms.implication(both, _equal(x, y)))


def _total(symbol: Symbol) -> Term:
    sort = symbol.parameters[0].sort
    x, y = Variable("x", sort), Variable("y", sort)
    choices = [Application(symbol, (x, y)), Application(symbol, (y, x)), _equal(x, y)]
    return terms.universal((x, y), terms.disjunction(choices))


def _equal(left: Term, right: Term) -> Term:
    operator = Operator.IFF if left.sort is BOOL else Operator.EQUAL
    return Operation(operator, (left, right), BOOL)
