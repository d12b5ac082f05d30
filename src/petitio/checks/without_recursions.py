"""Formulas without those that only say how something goes on from number to number.

`s(0) = 0` and `forall n: Nat. s(n + 1) = s(n) + n` define s, if nothing else speaks of it, and so do equations that go
several steps at a time, have further arguments, or are said under a condition: whatever makes the rest true can be
extended by an s for which they are true as well (the recursion theorem: Dedekind, Was sind und was sollen die
Zahlen?, 1888, theorem 126). So they contradict nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeGuard

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
    without an n. `place` is where among the arguments the number stands, `formula` what the author wrote.

    One that is said under a condition has what denies it as `unless`; it says nothing of an n below `start`."""

    formula: Term
    symbol: Symbol
    value: Term
    place: int
    stage: int
    variable: Variable | None
    unless: tuple[Term, ...] = ()
    start: int = 0


def without_recursions(formulas: tuple[Term, ...], definitions: Definitions) -> tuple[Term, ...]:
    """What is left of some formulas, taken apart, without the equations of recursions along Nat. They can be true
    together just when this can."""
    rest, equations = split_recursions(formulas, definitions, conditional=True)
    return rest if equations else formulas


def split_recursions(
    formulas: tuple[Term, ...], definitions: Definitions, *, conditional: bool = False
) -> tuple[tuple[Term, ...], tuple[Recurrence, ...]]:
    """The parts of some formulas: first what is left, then the equations of recursions. Equations for n itself, and
    `conditional` ones (as in `n >= 1 -> f(n) = f(n - 1) + n`), count only if they are wanted."""
    rows = [(part, _equation(part, conditional)) for formula in formulas for part in parts(formula, definitions)]
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
    if len(steps) != 1 or len(set(first)) < len(first):
        return False
    if any(stage >= steps[0].stage + steps[0].start for stage in first):
        return False
    if any(equation.place != places[symbol] for equation in own):
        return False
    return all(_known(equation, places, definitions) for equation in own)


def _known(equation: Recurrence, places: dict[Symbol, int], definitions: Definitions) -> bool:
    """Whether the value speaks of what is being defined at smaller numbers alone."""
    value = equation.value
    if equation.symbol.result is NAT and value.sort is not NAT:
        return False
    for application in (part for term in (value, *equation.unless) for part in terms.subterms(term)):
        if not isinstance(application, Application):
            continue
        if application.symbol in places:
            number = _before(application.arguments[places[application.symbol]])
            if number is None or number[1] >= equation.stage or number[0] not in (None, equation.variable):
                return False
        elif places.keys() & set(terms.symbols_of([Application(application.symbol, ())], definitions)):
            return False
    return True


def _equation(formula: Term, conditional: bool) -> Recurrence | None:
    """A part of a premise as an equation of a recursion."""
    bound: list[Variable] = []
    part = formula
    while isinstance(part, Quantification) and part.universal:
        bound += part.variables
        part = part.body
    choices = part.arguments if _is(part, Operator.OR) and conditional else (part,)
    for index, choice in enumerate(choices):
        unless = (*choices[:index], *choices[index + 1 :])
        found = _equated(formula, choice, bound, unless, conditional)
        if found is not None:
            return found
    return None


def _equated(
    formula: Term, part: Term, bound: list[Variable], unless: tuple[Term, ...], conditional: bool
) -> Recurrence | None:
    if not (isinstance(part, Operation) and part.operator in (Operator.EQUAL, Operator.IFF)):
        return None
    left, right = part.arguments
    for head, value in ((left, right), (right, left)):
        if isinstance(head, Application) and head.symbol.kind in ("func", "pred"):
            for place, parameter in enumerate(head.symbol.parameters):
                number = number_of(head.arguments[place])
                if parameter.sort is NAT and number is not None and _of_all(head, place, number, bound, conditional):
                    variable, stage = number
                    start = max((_first(variable, denial) for denial in unless), default=0) if variable else 0
                    return Recurrence(formula, head.symbol, value, place, stage, variable, unless, start)
    return None


def _of_all(
    head: Application, place: int, number: tuple[Variable | None, int], bound: list[Variable], conditional: bool
) -> bool:
    """Whether a symbol stands at n + k or at k, and at all else whatever it is. With an n, k is more than 0 unless
    `conditional` equations are wanted."""
    variable, stage = number
    others = [argument for index, argument in enumerate(head.arguments) if index != place]
    if variable is not None and ((stage == 0 and not conditional) or variable.sort is not NAT):
        return False
    named = [*others, *([variable] if variable is not None else [])]
    return len(named) == len(bound) and set(named) == set(bound)


def _first(variable: Variable, denial: Term) -> int:
    """The least value of a variable that does not make a formula such as `n < 2` or `n = 0` true, if its form tells."""
    part, positive = (denial.arguments[0], False) if _is(denial, Operator.NOT) else (denial, True)
    match part:
        case Operation(Operator.LESS | Operator.AT_MOST as operator, (one, other), _):
            # `n < k` and `not k <= n` leave out what is below k, `n <= k` and `not k < n` k as well.
            subject, bound = (one, other) if positive else (other, one)
            including = (operator is Operator.AT_MOST) == positive
        case Operation(Operator.EQUAL, (one, other), _) if positive:
            subject, bound = (one, other) if one is variable else (other, one)
            including = True
            if not (isinstance(bound, Literal) and bound.value == 0):
                return 0
        case _:
            return 0
    number = number_of(bound)
    if subject is not variable or number is None or number[0] is not None:
        return 0
    return number[1] + (1 if including else 0)


def _is(term: Term, operator: Operator) -> TypeGuard[Operation]:
    return isinstance(term, Operation) and term.operator is operator


def _before(term: Term) -> tuple[Variable | None, int] | None:
    """A term as n + k, as k without an n, or as n - k."""
    match term:
        case Operation(Operator.SUBTRACT, (whole, Literal(Fraction() as less, _)), _) if less.denominator == 1:
            number = number_of(whole)
            return None if number is None or number[0] is None else (number[0], number[1] - int(less))
        case _:
            return number_of(term)


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
