"""Core formulas back as source text."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from petitio.core import (
    Application,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.modal_form import modal_form

_LEVELS = {
    Operator.IFF: 1,
    Operator.IMPLIES: 2,
    Operator.OR: 3,
    Operator.XOR: 3,
    Operator.AND: 4,
    Operator.NOT: 5,
    Operator.EQUAL: 6,
    Operator.LESS: 6,
    Operator.AT_MOST: 6,
    Operator.ADD: 7,
    Operator.SUBTRACT: 7,
    Operator.MULTIPLY: 8,
    Operator.DIVIDE: 8,
    Operator.DIV: 8,
    Operator.MOD: 8,
    Operator.NEGATE: 9,
    Operator.POWER: 10,
}

_TURNED = {Operator.LESS: ">", Operator.AT_MOST: ">="}


def formula_text(term: Term, element: Callable[[Element], str] | None = None, level: int = 0) -> str:
    """A term in the house spelling, in brackets if it binds looser than `level`, with modal words where it is about
    possible worlds. `element` names elements."""
    return _written(modal_form(term), element or _element, level)


def text_with_worlds(term: Term) -> str:
    """A term in the house spelling as the solver is asked about it, with the worlds that it speaks of."""
    return _written(term, _element)


def _written(term: Term, element: Callable[[Element], str], level: int = 0) -> str:
    text, own = _text(term, element)
    return f"({text})" if own < level else text


def _text(term: Term, element: Callable[[Element], str]) -> tuple[str, int]:
    match term:
        case Variable(name, _):
            return name, 11
        case Literal(value, _):
            return _literal(value, element)
        case Application(symbol, ()):
            return symbol.title, 11
        case Application(symbol, arguments):
            inner = ", ".join(_written(argument, element) for argument in arguments)
            return f"{symbol.title}({inner})", 11
        case Operation(Operator.TO_REAL, (inner_term,), _):
            return _text(inner_term, element)
        case Operation(Operator.IF, (test, yes, no), _):
            parts = [_written(part, element) for part in (test, yes, no)]
            return "if {} then {} else {}".format(*parts), 0
        case Operation(Operator.NOT, (Operation(Operator.EQUAL, (left, right), _),), _):
            return f"{_written(left, element, 7)} != {_written(right, element, 7)}", 6
        case Operation(Operator.NOT, (inner_term,), _):
            return f"not {_written(inner_term, element, 5)}", 5
        case Operation(Operator.NECESSARILY | Operator.POSSIBLY as operator, (inner_term,), _):
            return f"{operator.value} {_written(inner_term, element, 5)}", 5
        case Operation(Operator.KNOWS, (knower, inner_term), _):
            return f"knows({_written(knower, element)}, {_written(inner_term, element)})", 11
        case Operation(Operator.NEGATE, (inner_term,), _):
            return f"-{_written(inner_term, element, 9)}", 9
        case Operation(operator, arguments, _):
            own = _LEVELS[operator]
            if operator in _TURNED and isinstance(arguments[0], Literal) and not isinstance(arguments[1], Literal):
                # A bound by a number is written with the number last.
                bound, bounded = [_written(argument, element, own + 1) for argument in arguments]
                return f"{bounded} {_TURNED[operator]} {bound}", own
            parts = [_written(argument, element, own + 1) for argument in arguments]
            return f" {operator.value} ".join(parts), own
        case Quantification(universal, variables, body, _):
            word = "forall" if universal else "exists"
            binders = ", ".join(f"{variable.name}: {variable.sort.name}" for variable in variables)
            return f"{word} {binders}. {_written(body, element)}", 0
        case Let(variable, value_term, body):
            inner = _written(value_term, element)
            return f"let {variable.name} := {inner} in {_written(body, element)}", 0


def _literal(value: object, element: Callable[[Element], str]) -> tuple[str, int]:
    if isinstance(value, bool):
        return ("true" if value else "false"), 11
    if isinstance(value, Element):
        return element(value), 11
    assert isinstance(value, Fraction)
    # A fraction is written as a division, a number below 0 as a denial of one above.
    return str(value), 8 if value.denominator != 1 else 9 if value < 0 else 11


def _element(value: Element) -> str:
    if value.sort.elements:
        return value.sort.elements[value.index]
    return f"{value.sort.name}{value.index}"
