"""The outermost variables of a claim, and its shape where it is shown by induction."""

from __future__ import annotations

from fractions import Fraction

from petitio.core import INT, NAT, Literal, Operation, Operator, Quantification, Term, Variable


def outermost(formula: Term) -> tuple[Variable, ...]:
    """The variables that the universal quantifiers at the very front bind."""
    found: list[Variable] = []
    while isinstance(formula, Quantification) and formula.universal:
        found.extend(formula.variables)
        formula = formula.body
    return tuple(found)


def without(formula: Term, variable: Variable) -> Term:
    """The formula with one of its outermost variables set free."""
    assert isinstance(formula, Quantification)
    if variable in formula.variables:
        rest = tuple(other for other in formula.variables if other is not variable)
        return Quantification(True, rest, formula.body) if rest else formula.body
    return Quantification(True, formula.variables, without(formula.body, variable))


def shape(formula: Term, name: str) -> tuple[Variable, Term, int] | str:
    """A claim by induction taken apart: its variable, P, and from where it is claimed; or what is wrong with it."""
    candidates = [variable for variable in outermost(formula) if variable.name == name]
    if not candidates:
        return "variable"
    variable = candidates[-1]
    if variable.sort not in (NAT, INT):
        return f"sort {variable.sort.name}"
    body = without(formula, variable)
    outer: list[tuple[Variable, ...]] = []
    while isinstance(body, Quantification) and body.universal:
        outer.append(body.variables)
        body = body.body
    start, rest = _guard(body, variable)
    if start is None and variable.sort is INT:
        return "guard"
    goal = rest
    for variables in reversed(outer):
        goal = Quantification(True, variables, goal)
    first = 0 if start is None else start
    return variable, goal, max(first, 0) if variable.sort is NAT else first


def _guard(body: Term, variable: Variable) -> tuple[int | None, Term]:
    """Take `n >= k ->` (or `n > k ->`) off a body: k and the rest, or None and the body as it was."""
    match body:
        case Operation(Operator.IMPLIES, (Operation(operator, (left, right), _), consequent), _):
            if (
                right is variable
                and isinstance(left, Literal)
                and isinstance(left.value, Fraction)
                and left.value.denominator == 1
                and operator in (Operator.AT_MOST, Operator.LESS)
            ):
                return int(left.value) + (operator is Operator.LESS), consequent
    return None, body
