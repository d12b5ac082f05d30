"""Formulas without those that only say how something goes on from number to number.

`s(0) = 0` and `forall n: Nat. s(n + 1) = s(n) + n` define s, if nothing else speaks of it: whatever makes the rest true
can be extended by an s for which they are true as well (the recursion theorem: Dedekind, Was sind und was sollen die
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


class _Equation(Record):
    """`symbol(n + 1) = value` for every n (`variable`), or `symbol(0) = value` without one."""

    symbol: Symbol
    value: Term
    variable: Variable | None


def without_recursions(formulas: tuple[Term, ...], definitions: Definitions) -> tuple[Term, ...]:
    """What is left of some formulas, taken apart, without the equations of recursions along Nat from 0 on. They can
    be true together just when this can."""
    rest, equations = split_recursions(formulas, definitions)
    return rest if equations else formulas


def split_recursions(formulas: tuple[Term, ...], definitions: Definitions) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The parts of some formulas: first what is left, then the equations of recursions."""
    rows = [(part, _equation(part)) for formula in formulas for part in parts(formula, definitions)]
    equations = [equation for _, equation in rows if equation is not None]
    defined = {e.symbol for e in equations if e.variable is not None}
    while True:
        kept = {symbol for symbol in defined if _defines(symbol, equations, defined, definitions)}
        rest = [part for part, equation in rows if equation is None or equation.symbol not in kept]
        kept -= set(terms.symbols_of(rest, definitions))
        if kept == defined:
            gone = [part for part, equation in rows if equation is not None and equation.symbol in kept]
            return tuple(rest), tuple(gone)
        defined = kept


def _defines(symbol: Symbol, equations: list[_Equation], defined: set[Symbol], definitions: Definitions) -> bool:
    """Whether a symbol has one equation for 0 at most, one for the step, and both speak only of what is known then."""
    own = [equation for equation in equations if equation.symbol is symbol]
    if len([e for e in own if e.variable is None]) > 1 or len([e for e in own if e.variable is not None]) != 1:
        return False
    return all(_known(equation, defined, definitions) for equation in own)


def _known(equation: _Equation, defined: set[Symbol], definitions: Definitions) -> bool:
    """Whether the value speaks of what is being defined at n alone."""
    value = equation.value
    if equation.symbol.result is NAT and value.sort is not NAT:
        return False
    used = [part for part in terms.subterms(value) if isinstance(part, Application)]
    for application in used:
        if application.symbol in defined:
            if equation.variable is None or application.arguments != (equation.variable,):
                return False
        elif defined & set(terms.symbols_of([Application(application.symbol, ())], definitions)):
            return False
    return True


def _equation(part: Term) -> _Equation | None:
    """A part of a premise as an equation of a recursion."""
    variable: Variable | None = None
    if isinstance(part, Quantification) and part.universal and len(part.variables) == 1:
        variable, part = part.variables[0], part.body
    if not (isinstance(part, Operation) and part.operator in (Operator.EQUAL, Operator.IFF)):
        return None
    left, right = part.arguments
    for head, value in ((left, right), (right, left)):
        if isinstance(head, Application) and head.symbol.kind in ("func", "pred") and _at(head, variable):
            return _Equation(head.symbol, value, variable)
    return None


def _at(head: Application, variable: Variable | None) -> bool:
    """Whether a symbol stands at n + 1, or at 0 where there is no n."""
    if len(head.arguments) != 1 or head.symbol.parameters[0].sort is not NAT:
        return False
    (place,) = head.arguments
    if variable is None:
        return isinstance(place, Literal) and place.value == 0
    if variable.sort is not NAT or not (isinstance(place, Operation) and place.operator is Operator.ADD):
        return False
    one, other = place.arguments
    ones = [t for t in (one, other) if isinstance(t, Literal) and t.value == Fraction(1)]
    return variable in place.arguments and len(ones) == 1
