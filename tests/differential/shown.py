"""Countermodels as they are reported, back to worlds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from petitio import syntax
from petitio.report import CountermodelReport
from tests.differential.case import World
from tests.reading import formula

_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Otherwise(dict[Any, Any]):
    """A table in which whatever is not mentioned is false, or the first of its sort."""

    def __missing__(self, key: object) -> int:
        return 0


class Tail:
    """A function of a number given by its closed form."""

    def __init__(self, parameter: str, body: syntax.Expression) -> None:
        self.parameter = parameter
        self.body = body

    def __getitem__(self, number: int) -> Any:
        return value_of(self.body, {self.parameter: number})


def finite(
    sorts: Mapping[str, str], constants: World, words: tuple[str, ...], counted: tuple[str, ...] = ()
) -> Callable[[CountermodelReport], World | None]:
    """For vocabularies in which nothing but the values of the words `counted` is a number; `sorts` says what the domain
    of each sort is called in a world."""

    def shown(model: CountermodelReport) -> World | None:
        if model.tails or any(
            isinstance(part, int) and not isinstance(part, bool)
            for row in model.values
            for part in (*row.arguments, *(() if row.symbol in counted else (row.value,)))
        ):
            return None
        places: dict[Any, Any] = dict(constants)
        places |= {label: index for labels in model.domains.values() for index, label in enumerate(labels)}
        world: World = {
            **constants,
            **{name: range(len(model.domains.get(sort, ("one",)))) for sort, name in sorts.items()},
        }
        for word in words:
            rows = [row for row in model.values if row.symbol == word]
            table = Otherwise()
            for row in rows:
                arguments = tuple(places[part] for part in row.arguments)
                known = isinstance(row.value, bool) or row.symbol in counted
                value = number(row.value) if known else places[row.value]
                if arguments:
                    table[arguments if len(arguments) > 1 else arguments[0]] = value
                else:
                    world[word] = value
            if word not in world:
                world[word] = table if rows or word not in ("a", "b", "k") else 0
        return world

    return shown


def numbers(constants: World, unless: World) -> Callable[[CountermodelReport], World]:
    """For numbers under names; `unless` has what those are that are not mentioned."""

    def shown(model: CountermodelReport) -> World:
        return {**constants, **unless, **{str(row.symbol): number(row.value) for row in model.values}}

    return shown


def number(value: object) -> Any:
    """A number as a report has it."""
    return value if isinstance(value, bool) else Fraction(str(value))


def tails(model: CountermodelReport) -> dict[str, Tail]:
    """The closed forms of a countermodel."""
    return {str(row.symbol): Tail(row.parameters[0], formula(str(row.value))) for row in model.tails}


def value_of(tree: syntax.Expression, known: Mapping[str, Any]) -> Any:
    """The value of a closed form, which is made of numbers, comparisons and choices."""
    match tree:
        case syntax.Number(value=value):
            return value
        case syntax.Truth(value=value):
            return value
        case syntax.Word(name=name):
            return known[name.text]
        case syntax.Conditional(test=test, yes=yes, no=no):
            return value_of(yes if value_of(test, known) else no, known)
        case syntax.Unary(operator=sign, operand=operand):
            value = value_of(operand, known)
            return -value if sign == "-" else not value
        case syntax.Joined(operator=connective, operands=operands):
            values = [value_of(part, known) for part in operands]
            return all(values) if connective == "and" else any(values)
        case syntax.Chain(operands=operands, comparators=comparators):
            values = [value_of(part, known) for part in operands]
            return all(_compared(sign, a, b) for sign, a, b in zip(comparators, values, values[1:], strict=False))
        case syntax.Binary(operator=sign, left=left, right=right):
            return _calculated(sign, value_of(left, known), value_of(right, known))
    raise AssertionError(tree)


def _compared(sign: str, left: Any, right: Any) -> bool:
    return bool(_COMPARED[sign](left, right))


def _calculated(sign: str, left: Any, right: Any) -> Any:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "mod":
            return left % right
        case "div":
            return left // right
        case "/":
            return Fraction(left) / right
    raise AssertionError(sign)
