"""Back to source text: a tree printed so that parsing it gives the tree again."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from petitio import syntax
from petitio.spacing import joined

_LEVELS = {"<->": 1, "->": 2, "or": 3, "xor": 3, "and": 4, "not": 5, "+": 7, "-": 7, "*": 8, "/": 8}
_LEVELS |= {"mod": 8, "div": 8, "negative": 9, "^": 10}
_COMPARISON = 6
_ATOM = 11

# The tokens of an expression, each as the kind that the grammar calls it and its text.
_Tokens = list[tuple[str, str]]

_OPEN, _CLOSE, _COMMA, _COLON, _DOT, _DOTDOT = (
    ("LPAR", "("),
    ("RPAR", ")"),
    ("COMMA", ","),
    ("COLON", ":"),
    ("DOT", "."),
    ("DOTDOT", ".."),
)
_KINDS = {"not": "NOT", "necessarily": "NECESSARILY", "possibly": "POSSIBLY", "/": "SLASH", "^": "CARET"}
_KINDS |= {"*": "STAR", "mod": "MOD", "div": "DIV"}
_NUMBERS = {"integer": "INT", "decimal": "DECIMAL", "percent": "PERCENT"}


def print_expression(expression: syntax.Expression) -> str:
    """A formula or term as source text, in the house spelling."""
    return joined(_tokens(expression))


def _tokens(expression: syntax.Expression, level: int = 0) -> _Tokens:
    """Its tokens, in brackets if it binds looser than `level` asks."""
    inner, own = _print(expression)
    return [_OPEN, *inner, _CLOSE] if own < level else inner


def _print(expression: syntax.Expression) -> tuple[_Tokens, int]:
    match expression:
        case syntax.Word(name, sense, arguments):
            word = [("NAME", name.text)]
            if sense is not None:
                word += [("LSQB", "["), ("NAME", sense.text), ("RSQB", "]")]
            if arguments is not None:
                word += [_OPEN, *_listed(map(_tokens, arguments)), _CLOSE]
            return word, _ATOM
        case syntax.Number(value, written):
            return [(_NUMBERS[written], _number(value, written))], _ATOM
        case syntax.Truth(truth):
            return [("TRUE", "true") if truth else ("FALSE", "false")], _ATOM
        case syntax.Unary("-", operand):
            return [("NEGATIVE", "-"), *_tokens(operand, 9)], 9
        case syntax.Unary(operator, operand):
            return [_operator(operator), *_tokens(operand, 5)], 5
        case syntax.Binary("->" | "<->" as operator, left, right):
            own = _LEVELS[operator]
            return [*_tokens(left, own + 1), _operator(operator), *_tokens(right, own)], own
        case syntax.Binary("^", left, right):
            negative = isinstance(right, syntax.Unary) and right.operator == "-"
            exponent = _exponent(right) if negative else _tokens(right, 10)
            return [*_tokens(left, _ATOM), _operator("^"), *exponent], 10
        case syntax.Binary(operator, left, right):
            own = _LEVELS[operator]
            return [*_tokens(left, own), _operator(operator), *_tokens(right, own + 1)], own
        case syntax.Joined(operator, operands):
            own = _LEVELS[operator]
            first, *others = [_operand(operand, own + 1) for operand in operands]
            return [*first, *(token for other in others for token in (_operator(operator), *other))], own
        case syntax.Chain(operands, comparators):
            chain = _tokens(operands[0], _COMPARISON + 1)
            for comparator, operand in zip(comparators, operands[1:], strict=True):
                chain += [_operator(comparator), *_tokens(operand, _COMPARISON + 1)]
            return chain, _COMPARISON
        case syntax.Quantified(quantifier, binders, body):
            return [("FORALL", quantifier), *_listed(map(_binder, binders)), _DOT, *_tokens(body)], 0
        case syntax.Conditional(test, yes, no):
            chosen = [("IF", "if"), *_tokens(test), ("THEN", "then"), *_tokens(yes), ("ELSE", "else"), *_tokens(no)]
            return chosen, 0
        case syntax.Let(name, value, body):
            given = [("LET", "let"), ("NAME", name.text), ("ASSIGN", ":="), *_tokens(value), ("IN", "in")]
            return [*given, *_tokens(body)], 0
        case _:
            assert_never(expression)


def _operator(text: str) -> tuple[str, str]:
    return _KINDS.get(text, "OPERATOR"), text


def _operand(expression: syntax.Expression, level: int) -> _Tokens:
    """An operand of `and`, `or` or `xor`: one of these inside another always in brackets, as the house style has it."""
    return _tokens(expression, _ATOM if isinstance(expression, syntax.Joined) else level)


def _exponent(expression: syntax.Expression) -> _Tokens:
    if isinstance(expression, syntax.Unary) and expression.operator == "-":
        return [("NEGATIVE", "-"), *_exponent(expression.operand)]
    return _tokens(expression, 10)


def _binder(binder: syntax.Binder) -> _Tokens:
    names = _listed([("NAME", name.text)] for name in binder.names)
    if binder.low is not None and binder.high is not None:
        return [*names, ("IN", "in"), *_tokens(binder.low, 7), _DOTDOT, *_tokens(binder.high, 7)]
    return [*names, _COLON, ("NAME", binder.sort.text)] if binder.sort else names


def _listed(rows: Iterable[_Tokens]) -> _Tokens:
    """Rows with commas between them."""
    found: _Tokens = []
    for row in rows:
        found += [_COMMA, *row] if found else row
    return found


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
