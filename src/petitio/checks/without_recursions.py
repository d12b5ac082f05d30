"""Formulas without those that only say how something goes on from number to number.

`s(0) = 0` and `forall n: Nat. s(n + 1) = s(n) + n` define s, if nothing else speaks of it, and so do equations that go
several steps at a time or have further arguments: whatever makes the rest true can be extended by an s for which they
are true as well (the recursion theorem: Dedekind, Was sind und was sollen die
Zahlen?, 1888, theorem 126). So they contradict nothing.
"""

from __future__ import annotations

from fractions import Fraction

from petitio import terms
from petitio.core import (
    NAT,
    Application,
    Definitions,
    Literal,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)
from petitio.normal import parts
from petitio.record import Record


class Recurrence(Record):
    """`symbol(.., n + stage, ..) = value` for every n (`variable`) and all else, or `symbol(.., stage, ..) = value`
    without an n. `place` is where among the arguments the number stands, `formula` what the author wrote."""

    formula: Term
    symbol: Symbol
    value: Term
    place: int
    stage: int
    variable: Variable | None


def without_recursions(formulas: tuple[Term, ...], definitions: Definitions) -> tuple[Term, ...]:
    """What is left of some formulas, taken apart, without the equations of recursions along Nat. They can be true
    together just when this can."""
    rest, equations = split_recursions(formulas, definitions)
    return rest if equations else formulas


def split_recursions(
    formulas: tuple[Term, ...], definitions: Definitions
) -> tuple[tuple[Term, ...], tuple[Recurrence, ...]]:
    """The parts of some formulas: first what is left, then the equations of recursions."""
    rows = [(part, _equation(part)) for formula in formulas for part in parts(formula, definitions)]
    equations = [equation for _, equation in rows if equation is not None]
    defined = {e.symbol for e in equations if e.variable is not None}
    while True:
        places = {e.symbol: e.place for e in equations if e.variable is not None and e.symbol in defined}
        kept = {symbol for symbol in defined if _defines(symbol, equations, places, definitions)}
        rest = [part for part, equation in rows if equation is None or equation.symbol not in kept]
        kept -= set(terms.symbols_of(rest, definitions))
        if kept == defined:
            return tuple(rest), tuple(equation for equation in equations if equation.symbol in kept)
        defined = kept


def _defines(symbol: Symbol, equations: list[Recurrence], places: dict[Symbol, int], definitions: Definitions) -> bool:
    """Whether a symbol has one equation for the step, at most one for each number before the first step, and all of
    them speak only of what is known by then."""
    own = [equation for equation in equations if equation.symbol is symbol]
    steps = [equation for equation in own if equation.variable is not None]
    first = [equation.stage for equation in own if equation.variable is None]
    if len(steps) != 1 or len(set(first)) < len(first) or any(stage >= steps[0].stage for stage in first):
        return False
    if any(equation.place != places[symbol] for equation in own):
        return False
    return all(_known(equation, places, definitions) for equation in own)


def _known(equation: Recurrence, places: dict[Symbol, int], definitions: Definitions) -> bool:
    """Whether the value speaks of what is being defined at smaller numbers alone."""
    value = equation.value
    if equation.symbol.result is NAT and value.sort is not NAT:
        return False
    for application in terms.subterms(value):
        if not isinstance(application, Application):
            continue
        if application.symbol in places:
            number = number_of(application.arguments[places[application.symbol]])
            if number is None or number[1] >= equation.stage or number[0] not in (None, equation.variable):
                return False
        elif places.keys() & set(terms.symbols_of([Application(application.symbol, ())], definitions)):
            return False
    return True


def _equation(formula: Term) -> Recurrence | None:
    """A part of a premise as an equation of a recursion."""
    bound: list[Variable] = []
    part = formula
    while isinstance(part, Quantification) and part.universal:
        bound += part.variables
        part = part.body
    if not (isinstance(part, Operation) and part.operator in (Operator.EQUAL, Operator.IFF)):
        return None
    left, right = part.arguments
    for head, value in ((left, right), (right, left)):
        if isinstance(head, Application) and head.symbol.kind in ("func", "pred"):
            for place, parameter in enumerate(head.symbol.parameters):
                number = number_of(head.arguments[place])
                if parameter.sort is NAT and number is not None and _of_all(head, place, number, bound):
                    return Recurrence(formula, head.symbol, value, place, number[1], number[0])
    return None


def _of_all(head: Application, place: int, number: tuple[Variable | None, int], bound: list[Variable]) -> bool:
    """Whether a symbol stands at n + k or at k, with k more than 0 if there is an n, and at all else whatever it is."""
    variable, stage = number
    others = [argument for index, argument in enumerate(head.arguments) if index != place]
    if variable is not None and (stage == 0 or variable.sort is not NAT):
        return False
    named = [*others, *([variable] if variable is not None else [])]
    return len(named) == len(bound) and set(named) == set(bound)


def number_of(term: Term) -> tuple[Variable | None, int] | None:
    """A term as n + k, or as k without an n."""
    match term:
        case Variable():
            return term, 0
        case Literal(Fraction() as value, _) if value >= 0 and value.denominator == 1:
            return None, int(value)
        case Operation(Operator.ADD, (one, other), _):
            rows = (number_of(one), number_of(other))
            if rows[0] is None or rows[1] is None or (rows[0][0] is not None and rows[1][0] is not None):
                return None
            return rows[0][0] or rows[1][0], rows[0][1] + rows[1][1]
        case _:
            return None
