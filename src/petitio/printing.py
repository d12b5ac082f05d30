"""Back to source text: a tree printed so that parsing it gives the tree again, and core terms as formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from petitio import syntax

_LEVELS = {"<->": 1, "->": 2, "or": 3, "xor": 3, "and": 4, "not": 5, "+": 7, "-": 7, "*": 8, "/": 8}
_LEVELS |= {"mod": 8, "div": 8, "negative": 9, "^": 10}
_COMPARISON = 6
_ATOM = 11


def print_expression(expression: syntax.Expression, level: int = 0) -> str:
    """A formula or term as source text, in brackets if it binds looser than `level` asks."""
    text, own = _print(expression)
    return f"({text})" if own < level else text


def _print(expression: syntax.Expression) -> tuple[str, int]:
    match expression:
        case syntax.Word(name, sense, arguments):
            text = name.text + (f"[{sense.text}]" if sense else "")
            if arguments is not None:
                text += "(" + ", ".join(print_expression(argument) for argument in arguments) + ")"
            return text, _ATOM
        case syntax.Number(value, written):
            return _number(value, written), _ATOM
        case syntax.Truth(truth):
            return "true" if truth else "false", _ATOM
        case syntax.Unary("-", operand):
            return "-" + print_expression(operand, 9), 9
        case syntax.Unary(operator, operand):
            return f"{operator} " + print_expression(operand, 5), 5
        case syntax.Binary("->" | "<->" as operator, left, right):
            own = _LEVELS[operator]
            return f"{print_expression(left, own + 1)} {operator} {print_expression(right, own)}", own
        case syntax.Binary("^", left, right):
            exponent = print_expression(right, 10)
            if isinstance(right, syntax.Unary) and right.operator == "-":
                exponent = _exponent(right)
            return f"{print_expression(left, _ATOM)} ^ {exponent}", 10
        case syntax.Binary(operator, left, right):
            own = _LEVELS[operator]
            return f"{print_expression(left, own)} {operator} {print_expression(right, own + 1)}", own
        case syntax.Joined(operator, operands):
            own = _LEVELS[operator]
            return f" {operator} ".join(_operand(operand, own + 1) for operand in operands), own
        case syntax.Chain(operands, comparators):
            parts = [print_expression(operands[0], _COMPARISON + 1)]
            for comparator, operand in zip(comparators, operands[1:], strict=True):
                parts += [comparator, print_expression(operand, _COMPARISON + 1)]
            return " ".join(parts), _COMPARISON
        case syntax.Quantified(quantifier, binders, body):
            return f"{quantifier} {', '.join(map(_binder, binders))}. {print_expression(body)}", 0
        case syntax.Conditional(test, yes, no):
            parts = [print_expression(part) for part in (test, yes, no)]
            return "if {} then {} else {}".format(*parts), 0
        case syntax.Let(name, value, body):
            return f"let {name.text} := {print_expression(value)} in {print_expression(body)}", 0
        case _:
            assert_never(expression)


def _operand(expression: syntax.Expression, level: int) -> str:
    """An operand of `and`, `or` or `xor`: one of these inside another always in brackets, as the house style has it."""
    return print_expression(expression, _ATOM if isinstance(expression, syntax.Joined) else level)


def _exponent(expression: syntax.Unary) -> str:
    inner = expression.operand
    if isinstance(inner, syntax.Unary) and inner.operator == "-":
        return "-" + _exponent(inner)
    return "-" + print_expression(inner, 10)


def _binder(binder: syntax.Binder) -> str:
    names = ", ".join(name.text for name in binder.names)
    if binder.low is not None and binder.high is not None:
        return f"{names} in {print_expression(binder.low, 7)}..{print_expression(binder.high, 7)}"
    return f"{names}: {binder.sort.text}" if binder.sort else names


def _number(value: Fraction, written: str) -> str:
    if written == "integer":
        return str(value.numerator)
    if written == "percent":
        return _decimal(value * 100).removesuffix(".0") + "%"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    """The shortest decimal with at least one digit behind the point; the value has one."""
    digits = 1
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = str((value * 10**digits).numerator).rjust(digits + 1, "0")
    return f"{scaled[:-digits]}.{scaled[-digits:]}"
