"""A table over a window of indices with the way it goes on, as one closed form."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Literal as Word

from petitio.core import BOOL, INT, NAT, REAL, Literal, Operation, Operator, Sort, Symbol, Term, Variable
from petitio.record import Record
from petitio.semantics import Table

Tail = Word["constant", "linear", "periodic"]


class Window(Record):
    """The indices told apart, how things go on after them, and the name of the slope, if they go on by one."""

    points: tuple[int, ...]
    tail: Tail
    slope: str | None


def table_with_tail(
    symbol: Symbol,
    row: dict[tuple[int, ...], str],
    part: Callable[[str, tuple[Term, ...]], Term],
    window: Window,
) -> Table:
    """The closed form of a symbol: `row` names the part for each choice of points, `part` gives what it is at the
    arguments that are no index."""
    variables = tuple(Variable(p.name, p.sort) for p in symbol.parameters)
    indexed = [variable for variable in variables if variable.sort in (NAT, INT)]
    others = tuple(variable for variable in variables if variable.sort not in (NAT, INT))
    points = window.points

    def value(name: str) -> Term:
        return part(name, others)

    def lookup(rest: list[Variable], chosen: tuple[int, ...]) -> Term:
        if not rest:
            return value(row[chosen])
        index, others_left = rest[0], rest[1:]
        last = lookup(others_left, (*chosen, points[-1]))
        alone = not chosen and not others_left
        if alone and window.slope is not None:
            slope = value(window.slope)
            if not (isinstance(slope, Literal) and slope.value == 0):
                last = _line(last, slope, index, points[-1], symbol.result)
        if alone and window.tail == "periodic" and len(points) > 1:
            two = Literal(Fraction(2), INT)
            beyond = Operation(Operator.SUBTRACT, (index, Literal(Fraction(points[-1]), INT)), INT)
            parity = Operation(Operator.MOD, (beyond, two), INT)
            even = Operation(Operator.EQUAL, (parity, Literal(Fraction(0), INT)), BOOL)
            before = lookup(others_left, (*chosen, points[-2]))
            if before != last:
                last = Operation(Operator.IF, (even, last, before), symbol.result)
        result = last
        for here, after in reversed(list(pairwise(points))):
            branch = lookup(others_left, (*chosen, here))
            if branch == result:
                continue
            test = Operation(Operator.LESS, (index, Literal(Fraction(after), INT)), BOOL)
            result = Operation(Operator.IF, (test, branch, result), symbol.result)
        return result

    return Table(variables, lookup(indexed, ()))


def _line(start: Term, slope: Term, index: Variable, origin: int, sort: Sort) -> Term:
    """`start` and then `slope` more for each index after `origin`, in as few words as it takes."""
    beyond: Term = index
    if origin:
        beyond = Operation(Operator.SUBTRACT, (index, Literal(Fraction(origin), INT)), INT)
    if sort is REAL:
        beyond = Operation(Operator.TO_REAL, (beyond,), REAL)
    if isinstance(slope, Literal) and slope.value == 1:
        growth = beyond
    else:
        growth = Operation(Operator.MULTIPLY, (slope, beyond), sort)
    if isinstance(start, Literal) and start.value == 0:
        return growth
    return Operation(Operator.ADD, (start, growth), sort)
