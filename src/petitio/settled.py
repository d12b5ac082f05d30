"""The truth of a quantifier over one integer whose body changes at known numbers alone: by trying those next to them.

Comparisons in the body are of terms that are linear in the variable, or a choice between such terms by tests that
are themselves such comparisons. The difference of two linear terms changes its sign once, and what lies next to that
is tried.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import floor, lcm

from petitio import terms
from petitio.core import REAL, Literal, Operation, Operator, Term, Variable
from petitio.record import Mutable, field

_MOST_NUMBERS = 2_000
_MOST_TRIALS = 4_000_000
_MOST_LINES = 200

# A linear term: its slope and its offset.
_Line = tuple[Fraction, Fraction]
_Number = int | Fraction
_Holds = Callable[[int], bool]
_Value = Callable[[int], _Number]


def settled(universal: bool, variable: Variable, body: Term) -> bool | None:
    """Whether the body is true of every integer, or natural number, or for an existential of some.

    None if the body does not change at known numbers alone, or not visibly so, if it has other variables, or if
    there are too many numbers to try.
    """
    if variable.sort is REAL or terms.free_variables(body) != (variable,):
        return None
    reading = _Reading()
    try:
        holds = reading.formula(body)
    except _Unsettled:
        return None
    least = 0 if variable.sort.kind == "nat" else min(reading.numbers)
    numbers = [number for number in reading.numbers if number >= least]
    if len(numbers) * reading.size > _MOST_TRIALS:
        return None
    return all(map(holds, numbers)) if universal else any(map(holds, numbers))


class _Unsettled(Exception):
    """A formula does not change at known numbers alone, or not visibly so."""


class _Reading(Mutable):
    """A body as a function of the number, and integers, 0 among them, that include one from each stretch over which
    its truth does not change."""

    numbers: set[int] = field(default_factory=lambda: {0})
    size: int = 0

    def formula(self, term: Term) -> _Holds:
        self.size += 1
        match term:
            case Literal(bool() as value, _):
                return lambda number: value
            case Operation(Operator.LESS | Operator.AT_MOST | Operator.EQUAL as operator, (left, right), _):
                return self._comparison(operator, left, right)
            case Operation(operator, arguments, _):
                return _connected(operator, [self.formula(argument) for argument in arguments])
            case _:
                raise _Unsettled

    def _comparison(self, operator: Operator, left: Term, right: Term) -> _Holds:
        lines = [(a - c, b - d) for (a, b), (c, d) in product(_lines(left), _lines(right))]
        for slope, offset in lines:
            if slope:
                change = floor(-offset / slope)
                self.numbers |= {change - 1, change, change + 1}
        if len(self.numbers) > _MOST_NUMBERS:
            raise _Unsettled
        if len(lines) == 1:
            return _sign(operator, *lines[0])
        first, second = self._value(left), self._value(right)
        match operator:
            case Operator.LESS:
                return lambda number: first(number) < second(number)
            case Operator.AT_MOST:
                return lambda number: first(number) <= second(number)
            case _:
                return lambda number: first(number) == second(number)

    def _value(self, term: Term) -> _Value:
        self.size += 1
        match term:
            case Variable():
                return lambda number: number
            case Literal(Fraction() as value, _):
                plain = value.numerator if value.denominator == 1 else value
                return lambda number: plain
            case Operation(Operator.IF, (test, yes, no), _):
                holds, first, second = self.formula(test), self._value(yes), self._value(no)
                return lambda number: first(number) if holds(number) else second(number)
            case Operation(operator, arguments, _):
                return _computed(operator, [self._value(argument) for argument in arguments])
            case _:
                raise _Unsettled


def _sign(operator: Operator, slope: Fraction, offset: Fraction) -> _Holds:
    """How a linear term compares with 0, in whole numbers."""
    scale = lcm(slope.denominator, offset.denominator)
    a, b = int(slope * scale), int(offset * scale)
    match operator:
        case Operator.LESS:
            return lambda number: a * number + b < 0
        case Operator.AT_MOST:
            return lambda number: a * number + b <= 0
        case _:
            return lambda number: a * number + b == 0


def _connected(operator: Operator, parts: list[_Holds]) -> _Holds:
    match operator:
        case Operator.AND:
            return lambda number: all(part(number) for part in parts)
        case Operator.OR:
            return lambda number: any(part(number) for part in parts)
        case Operator.NOT:
            return lambda number: not parts[0](number)
        case Operator.IMPLIES:
            return lambda number: not parts[0](number) or parts[1](number)
        case Operator.IF:
            return lambda number: parts[1](number) if parts[0](number) else parts[2](number)
        case Operator.IFF:
            return lambda number: parts[0](number) is parts[1](number)
        case Operator.XOR:
            return lambda number: parts[0](number) is not parts[1](number)
        case _:
            raise _Unsettled


def _computed(operator: Operator, parts: list[_Value]) -> _Value:
    match operator:
        case Operator.TO_REAL:
            return parts[0]
        case Operator.NEGATE:
            return lambda number: -parts[0](number)
        case Operator.ADD:
            return lambda number: sum([part(number) for part in parts])
        case Operator.SUBTRACT:
            return lambda number: parts[0](number) - parts[1](number)
        case Operator.MULTIPLY:
            return lambda number: parts[0](number) * parts[1](number)
        case _:
            raise _Unsettled


def _lines(term: Term) -> list[_Line]:
    """The linear terms that a term is one of, whatever the variable is."""
    match term:
        case Variable():
            return [(Fraction(1), Fraction(0))]
        case Literal(Fraction() as value, _):
            return [(Fraction(0), value)]
        case Operation(Operator.TO_REAL, (inner,), _):
            return _lines(inner)
        case Operation(Operator.NEGATE, (inner,), _):
            return [(-slope, -offset) for slope, offset in _lines(inner)]
        case Operation(Operator.IF, (_, yes, no), _):
            return _few([*_lines(yes), *_lines(no)])
        case Operation(Operator.ADD, parts, _):
            total = [(Fraction(0), Fraction(0))]
            for part in parts:
                total = _few([(a + c, b + d) for (a, b), (c, d) in product(total, _lines(part))])
            return total
        case Operation(Operator.SUBTRACT, (left, right), _):
            return _few([(a - c, b - d) for (a, b), (c, d) in product(_lines(left), _lines(right))])
        case Operation(Operator.MULTIPLY, (left, right), _):
            rows = []
            for (a, b), (c, d) in product(_lines(left), _lines(right)):
                if a and c:
                    raise _Unsettled
                rows.append((a * d + b * c, b * d))
            return _few(rows)
        case _:
            raise _Unsettled


def _few(lines: list[_Line]) -> list[_Line]:
    unique = list(dict.fromkeys(lines))
    if len(unique) > _MOST_LINES:
        raise _Unsettled
    return unique
