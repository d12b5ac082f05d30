"""Worlds whose elements are numbers: every function and relation one of a few plain forms, found by trying.

Axioms that only infinite worlds satisfy mostly have a model of this kind: an order is x < y, a successor x + 1, a
pairing x + y. The forms are tried symbol by symbol, and given up as soon as a formula that speaks of these symbols
alone is false at sample points. What is left is a candidate, and has to be replayed over all numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, islice, product
from math import prod
from typing import Literal as Word
from typing import assert_never

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    NAT,
    REAL,
    TRUE,
    Application,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.normal import written_out
from petitio.obligations import Question
from petitio.record import Mutable, field
from petitio.semantics import Interpretation, Table
from petitio.smt.steps import Steps

# One form for all arguments, or others where an argument is 0, or below 0.
Shape = Word["line", "point", "half"]

_MOST_STEPS = 8_000
_MOST_CHOICES = 4_000
_MOST_CANDIDATES = 4
_FARTHEST = 3
_REALS, _INTEGERS, _NATURALS = (0, 1, 2, -1), (0, 1, 2, 3, -1, -2), (0, 1, 2, 3)
# What exists for two samples may lie between them, or beyond.
_REAL_WITNESSES = tuple(number / 2 for number in range(-6, 11))
_INTEGER_WITNESSES, _NATURAL_WITNESSES = range(-5, 9), range(9)

_Value = bool | int | float
_Values = dict[Variable, _Value]
_Evaluate = Callable[[_Values], _Value]


class _OutOfReach(Exception):
    """A formula says something that can't be tried here, or trying takes too long."""


def worlds_of_forms(
    question: Question, sizes: Mapping[Sort, int], shape: Shape, steps: Steps
) -> Iterator[Interpretation]:
    """The candidates, those of the plainest forms first, in which every formula is true at the sample points.

    `sizes` are of the unknown sorts that are left; all other arguments are numbers. `steps` go down.
    """
    symbols = [s for s in terms.symbols_of(question.formulas, question.definitions) if s not in question.definitions]
    try:
        formulas = written_out(question.formulas, question.definitions)
    except terms.TooLong:
        return
    if any(terms.free_variables(formula) for formula in formulas) or any(
        question.definitions[s].recursive for s in terms.symbols_of(formulas, {}) if s in question.definitions
    ):
        return
    trial = _Trial(sizes, shape, steps)
    try:
        checks = [(set(terms.symbols_of([formula], {})), trial.compiled(formula)) for formula in formulas]
        order = _order(symbols, [needed for needed, _ in checks])
        stages: list[list[_Evaluate]] = [[] for _ in range(len(order) + 1)]
        for needed, evaluate in checks:
            stages[max((order.index(symbol) + 1 for symbol in needed), default=0)].append(evaluate)
        yield from islice(trial.run(order, stages), _MOST_CANDIDATES)
    except _OutOfReach:
        return


def _order(symbols: list[Symbol], needed: list[set[Symbol]]) -> list[Symbol]:
    """The symbols in such an order that formulas can be tried early: those of the shortest lists first."""
    order: dict[Symbol, None] = {}
    left = list(needed)
    while left:
        best = min(left, key=lambda row: len(row - set(order)))
        order.update(dict.fromkeys(symbol for symbol in symbols if symbol in best))
        left = [row for row in left if not row <= set(order)]
    order.update(dict.fromkeys(symbols))
    return list(order)


class _Trial(Mutable):
    """The forms chosen so far, and formulas compiled to functions that look these up."""

    sizes: Mapping[Sort, int]
    shape: Shape
    in_all: Steps
    steps: int = 0
    chosen: dict[Symbol, Table] = field(default_factory=dict)
    functions: dict[Symbol, Callable[[tuple[_Value, ...]], _Value]] = field(default_factory=dict)

    def run(self, order: list[Symbol], stages: list[list[_Evaluate]]) -> Iterator[Interpretation]:
        """Every choice of forms for the symbols in order that passes each stage's formulas."""
        place = len(self.chosen)
        if not all(evaluate({}) for evaluate in stages[place]):
            return
        if place == len(order):
            yield Interpretation(dict(self.sizes), dict(self.chosen))
            return
        symbol = order[place]
        own = tuple(Variable(p.name, p.sort) for p in symbol.parameters)
        for body in self._bodies(symbol, own):
            evaluate = self.compiled(body)
            self.chosen[symbol] = Table(own, body)
            self.functions[symbol] = lambda row, e=evaluate, own=own: e(dict(zip(own, row, strict=True)))  # type: ignore[misc]  # mypy knows no defaults here
            if symbol.result is not NAT or self._natural(symbol):
                yield from self.run(order, stages)
            del self.chosen[symbol], self.functions[symbol]

    def _natural(self, symbol: Symbol) -> bool:
        rows = product(*(self._values(p.sort, further=False) for p in symbol.parameters))
        return all(self.functions[symbol](row) >= 0 for row in rows)

    def _bodies(self, symbol: Symbol, own: tuple[Variable, ...]) -> Iterator[Term]:
        """What a symbol may be: a form for each element among its other arguments, and each piece of the shape."""
        numeric = [variable for variable in own if variable.sort.numeric]
        finite = [variable for variable in own if not variable.sort.numeric]
        tests = _tests(self.shape, numeric)
        # What is the case where an argument is 0 need not speak of that argument again.
        others = [[v for v in numeric if v is not t] if self.shape == "point" else numeric for t in numeric]
        forms = [self._forms(symbol, row) for row in (numeric, *others[: len(tests)])]
        rows = list(product(*(self._elements(variable.sort) for variable in finite)))
        if prod(map(len, forms)) ** len(rows) > _MOST_CHOICES:
            # What differs from element to element is then kept the same.
            choices: Iterator[tuple[tuple[Term, ...], ...]] = ((row,) * len(rows) for row in product(*forms))
        else:
            choices = product(product(*forms), repeat=len(rows))
        for choice in choices:
            bodies = [self._piecewise(tests, pieces, symbol.result) for pieces in choice]
            whole = bodies[-1]
            for row, body in reversed(list(zip(rows[:-1], bodies, strict=False))):
                here = terms.conjunction(
                    Operation(Operator.IFF if v.sort is BOOL else Operator.EQUAL, (v, element), BOOL)
                    for v, element in zip(finite, row, strict=True)
                )
                whole = _if(here, body, whole, symbol.result)
            yield whole

    def _piecewise(self, tests: list[Term], pieces: tuple[Term, ...], sort: Sort) -> Term:
        body, *exceptions = pieces
        for test, piece in reversed(list(zip(tests, exceptions, strict=True))):
            body = _if(test, piece, body, sort)
        return body

    def _elements(self, sort: Sort) -> list[Literal]:
        if sort is BOOL:
            return [FALSE, TRUE]
        size = len(sort.elements) or self.sizes.get(sort, 1)
        return [Literal(Element(sort, index), sort) for index in range(size)]

    def _forms(self, symbol: Symbol, numeric: list[Variable]) -> list[Term]:
        if symbol.result is BOOL:
            return list(_relations(numeric))
        if symbol.result.numeric:
            return list(_functions(numeric, symbol.result))
        return list(self._elements(symbol.result))

    # ---- Formulas at sample points

    def _values(self, sort: Sort, *, further: bool) -> list[_Value]:
        if sort is REAL:
            return list(_REAL_WITNESSES if further else _REALS)
        if sort is INT:
            return list(_INTEGER_WITNESSES if further else _INTEGERS)
        if sort is NAT:
            return list(_NATURAL_WITNESSES if further else _NATURALS)
        return [_plain(element) for element in self._elements(sort)]

    def compiled(self, term: Term) -> _Evaluate:
        """A term as a function of the values of its variables. Raises _OutOfReach."""
        match term:
            case Literal():
                value = _plain(term)
                return lambda values: value
            case Variable():
                return lambda values: values[term]
            case Application(symbol, arguments):
                parts = [self.compiled(argument) for argument in arguments]
                return lambda values: self.functions[symbol](tuple([part(values) for part in parts]))
            case Operation(operator, arguments, _):
                return self._operation(operator, [self.compiled(argument) for argument in arguments])
            case Quantification(universal, variables, body, _):
                return self._quantification(universal, variables, self.compiled(body))
            case Let():
                raise _OutOfReach
            case _:
                assert_never(term)

    def _quantification(self, universal: bool, variables: tuple[Variable, ...], body: _Evaluate) -> _Evaluate:
        rows = list(product(*(self._values(variable.sort, further=not universal) for variable in variables)))

        def evaluate(values: _Values) -> bool:
            inner = dict(values)
            for row in rows:
                self.steps += 1
                self.in_all.left -= 1
                if self.steps > _MOST_STEPS or self.in_all.left < 0:
                    raise _OutOfReach
                inner.update(zip(variables, row, strict=True))
                if bool(body(inner)) is not universal:
                    return not universal
            return universal

        return evaluate

    def _operation(self, operator: Operator, parts: list[_Evaluate]) -> _Evaluate:
        match operator:
            case Operator.AND:
                return lambda values: all(part(values) for part in parts)
            case Operator.OR:
                return lambda values: any(part(values) for part in parts)
            case Operator.IMPLIES:
                return lambda values: not parts[0](values) or bool(parts[1](values))
            case Operator.IF:
                return lambda values: parts[1](values) if parts[0](values) else parts[2](values)
            case Operator.ADD:
                return lambda values: sum(part(values) for part in parts)
            case Operator.TO_REAL:
                return parts[0]
            case Operator.NOT:
                return lambda values: not parts[0](values)
            case Operator.NEGATE:
                return lambda values: -parts[0](values)
        if operator not in _BINARY:
            raise _OutOfReach
        function = _BINARY[operator]
        return lambda values: function(parts[0](values), parts[1](values))


_BINARY: Mapping[Operator, Callable[[_Value, _Value], _Value]] = {
    Operator.XOR: lambda left, right: left != right,
    Operator.IFF: lambda left, right: left == right,
    Operator.EQUAL: lambda left, right: left == right,
    Operator.LESS: lambda left, right: left < right,
    Operator.AT_MOST: lambda left, right: left <= right,
    Operator.SUBTRACT: lambda left, right: left - right,
    Operator.MULTIPLY: lambda left, right: left * right,
    Operator.MOD: lambda left, right: left % abs(right) if right else 0,
}


def _plain(literal: Literal) -> _Value:
    """A value as a plain one. Halves are the finest numbers that are tried, so that floats are exact."""
    match literal.value:
        case bool():
            return literal.value
        case Fraction() as number:
            return number.numerator if number.denominator == 1 else float(number)
        case element:
            return element.index


def _tests(shape: Shape, numeric: list[Variable]) -> list[Term]:
    """What tells the pieces of a form apart."""
    if not numeric:
        return []
    match shape:
        case "line":
            return []
        case "point":
            return [Operation(Operator.EQUAL, (variable, _number(0, variable.sort)), BOOL) for variable in numeric]
        case "half":
            return [Operation(Operator.LESS, (numeric[0], _number(0, numeric[0].sort)), BOOL)]


def _relations(numeric: list[Variable]) -> Iterator[Term]:
    yield FALSE
    yield TRUE
    for first, second in combinations(numeric, 2):
        for left, right in ((first, second), (second, first)):
            if left.sort is right.sort:
                yield Operation(Operator.LESS, (left, right), BOOL)
                yield Operation(Operator.AT_MOST, (left, right), BOOL)
                yield Operation(Operator.EQUAL, (_sum(left, _number(1, left.sort)), right), BOOL)
        if first.sort is second.sort:
            same = Operation(Operator.EQUAL, (first, second), BOOL)
            yield same
            yield terms.negation(same)
    for variable in numeric:
        zero = _number(0, variable.sort)
        for form in (
            Operation(Operator.LESS, (zero, variable), BOOL),
            Operation(Operator.EQUAL, (variable, zero), BOOL),
            Operation(Operator.LESS, (variable, zero), BOOL),
        ):
            yield form
            yield terms.negation(form)
        if variable.sort is not REAL:
            parity = Operation(Operator.MOD, (variable, _number(2, INT)), INT)
            yield Operation(Operator.EQUAL, (parity, _number(0, INT)), BOOL)


def _functions(numeric: list[Variable], result: Sort) -> Iterator[Term]:
    kind = REAL if result is REAL else INT
    usable = [variable for variable in numeric if (variable.sort is REAL) == (kind is REAL)]
    for variable in usable:
        yield variable
        for offset in (1, -1, 2):
            yield _sum(variable, _number(offset, kind))
        double = Operation(Operator.MULTIPLY, (_number(2, kind), variable), kind)
        yield double
        yield _sum(double, _number(1, kind))
        yield Operation(Operator.NEGATE, (variable,), kind)
    for first, second in combinations(usable, 2):
        yield _sum(first, second)
        yield Operation(Operator.SUBTRACT, (first, second), kind)
        yield _if(Operation(Operator.LESS, (first, second), BOOL), first, second, kind)
        yield _if(Operation(Operator.LESS, (first, second), BOOL), second, first, kind)
        if kind is REAL:
            yield Operation(Operator.MULTIPLY, (Literal(Fraction(1, 2), REAL), _sum(first, second)), REAL)
    for number in (0, 1, 2, -1):
        yield _number(number, kind)
    if not numeric:
        yield from (_number(number, kind) for number in (-2, _FARTHEST, -_FARTHEST))


def _number(value: int, sort: Sort) -> Literal:
    return Literal(Fraction(value), REAL if sort is REAL else INT)


def _sum(left: Term, right: Term) -> Term:
    sort = REAL if left.sort is REAL else INT
    if isinstance(right, Literal) and isinstance(right.value, Fraction) and right.value < 0:
        return Operation(Operator.SUBTRACT, (left, Literal(-right.value, sort)), sort)
    return Operation(Operator.ADD, (left, right), sort)


def _if(test: Term, yes: Term, no: Term, sort: Sort) -> Term:
    if yes == no:
        return yes
    return Operation(Operator.IF, (test, yes, no), sort)
