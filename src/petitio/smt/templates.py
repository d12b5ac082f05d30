"""Functions and relations of numbers as lines with numbers left open, and as lines that change at a point.

A table tells finitely many indices apart. What a relation of reals is, or of the integers without end, it can't say;
a closed form can. The solver finds the open numbers from instances at a few sample points. What it finds is a
candidate, as ever, and has to be replayed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    NAT,
    REAL,
    TRUE,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.record import Mutable, field
from petitio.semantics import Table
from petitio.smt.emit import numeral
from petitio.smt.forms import Shape
from petitio.smt.ground import GroundEmitter

_REALS, _INTEGERS = (0, 1, 2, -1), range(-2, 4)
# What exists for two samples may lie between them, or beyond.
_HALVES, _FARTHER = range(-6, 11), range(-5, 9)
# The comparisons with 0 that a relation may be of a linear term.
_COMPARISONS = (Operator.LESS, Operator.AT_MOST, Operator.EQUAL, Operator.NOT)


class TemplateEmitter(GroundEmitter):
    """Writes a question over a domain with lines for all that depends on numbers."""

    shape: Shape = field(kw_only=True)
    templated: list[Symbol] = field(default_factory=list)

    def declare(self, symbol: Symbol, name: str) -> None:
        """A symbol of numbers becomes a closed form with open numbers in it."""
        numeric = [p for p in symbol.parameters if p.sort.numeric]
        if not numeric:
            GroundEmitter.declare(self, symbol, name)
            return
        self.templated.append(symbol)
        names = [f"p{index}" for index in range(len(symbol.parameters))]
        binders = " ".join(f"({n} {self.sort(p.sort)})" for n, p in zip(names, symbol.parameters, strict=True))
        writer = _Writer(self, symbol, name, names)
        body = writer.body()
        self.declarations.append(f"(define-fun {name} ({binders}) {self.sort(symbol.result)} {body})")
        if symbol.result is NAT:
            rows = product(*(self._values(p.sort) for p in symbol.parameters))
            self.declarations += [f"(assert (<= 0 ({name} {' '.join(row)})))" for row in rows]

    def open_number(self, symbol: Symbol, name: str, sort: Sort) -> None:
        """Declare an open number of a template, one for each choice of the finite arguments."""
        finite = tuple(p for p in symbol.parameters if not p.sort.numeric)
        self.auxiliary[name] = Symbol(name, None, "func", finite, sort, None, symbol.span)
        sorts = [self.sort(parameter.sort) for parameter in finite]
        self.declarations.append(f"(declare-fun {name} ({' '.join(sorts)}) {self.sort(sort)})")
        if sort.numeric:
            rows = product(*(self._values(parameter.sort) for parameter in finite))
            self.numbers += [(f"({name} {' '.join(row)})" if row else name, sort) for row in rows]

    def _sampled(self, universal: bool) -> bool:
        return True

    def _values(self, sort: Sort, *, further: bool = False) -> list[str]:
        if sort is REAL:
            values = [Fraction(number, 2) for number in _HALVES] if further else map(Fraction, _REALS)
            return [numeral(value, real=True) for value in values]
        if sort is INT:
            return [numeral(Fraction(value), real=False) for value in (_FARTHER if further else _INTEGERS)]
        return GroundEmitter._values(self, sort, further=further)

    def closed_form(self, symbol: Symbol, value: Callable[[str, tuple[Term, ...]], Term]) -> Table | None:
        """A template with the numbers that the solver found; `value` gives these."""
        if symbol not in self.templated:
            return None
        variables = tuple(Variable(p.name, p.sort) for p in symbol.parameters)
        return Table(variables, _Reader(self.shape, symbol, self.symbols[symbol], variables, value).body())


def _piece_count(shape: Shape, numeric: int) -> int:
    return {"line": 1, "point": numeric + 1, "half": 2}[shape]


def _coefficient_sort(symbol: Symbol) -> Sort:
    """What kind of number the coefficients of a template are."""
    if symbol.result.numeric:
        return REAL if symbol.result is REAL else INT
    return REAL if any(p.sort is REAL for p in symbol.parameters) else INT


def _sloped(symbol: Symbol, parameter: Variable) -> bool:
    """Whether the values of a symbol may depend on an argument by a line: an integer can't on a real number."""
    return _coefficient_sort(symbol) is REAL or parameter.sort is not REAL


class _Writer(Mutable):
    """Writes the body of one template, declaring its open numbers."""

    emitter: TemplateEmitter
    symbol: Symbol
    name: str
    names: list[str]

    def body(self) -> str:
        """The template as text."""
        numeric = [(n, p) for n, p in zip(self.names, self.symbol.parameters, strict=True) if p.sort.numeric]
        count = _piece_count(self.emitter.shape, len(numeric))
        pieces = [self._piece(f"{self.name}_{index}") for index in range(count)]
        text = pieces[-1]
        for index, piece in reversed(list(enumerate(pieces[:-1]))):
            place, parameter = numeric[index]
            sort = REAL if parameter.sort is REAL else INT
            at = self._open(f"{self.name}_{index}_at", sort)
            comparison = "=" if self.emitter.shape == "point" else "<"
            text = f"(ite ({comparison} {place} {at}) {piece} {text})"
        return text

    def _open(self, name: str, sort: Sort) -> str:
        self.emitter.open_number(self.symbol, name, sort)
        finite = [n for n, p in zip(self.names, self.symbol.parameters, strict=True) if not p.sort.numeric]
        return f"({name} {' '.join(finite)})" if finite else name

    def _line(self, stem: str) -> str:
        sort = _coefficient_sort(self.symbol)
        parts = [self._open(f"{stem}_c", sort)]
        for index, (place, parameter) in enumerate(zip(self.names, self.symbol.parameters, strict=True)):
            if not parameter.sort.numeric or not _sloped(self.symbol, parameter):
                continue
            slope = self._open(f"{stem}_{index}", sort)
            factor = f"(to_real {place})" if sort is REAL and parameter.sort is not REAL else place
            parts.append(f"(* {slope} {factor})")
        return parts[0] if len(parts) == 1 else f"(+ {' '.join(parts)})"

    def _piece(self, stem: str) -> str:
        if self.symbol.result.numeric:
            return self._line(stem)
        if self.symbol.result is not BOOL and self.emitter.shape != "line":
            return self._open(f"{stem}_v", self.symbol.result)
        line = self._line(stem)
        zero = numeral(Fraction(0), real=_coefficient_sort(self.symbol) is REAL)
        kind = self._open(f"{stem}_k", INT)
        less, most, equal = f"(< {line} {zero})", f"(<= {line} {zero})", f"(= {line} {zero})"
        truth = f"(ite (= {kind} 0) {less} (ite (= {kind} 1) {most} (ite (= {kind} 2) {equal} (not {equal}))))"
        if self.symbol.result is BOOL:
            return truth
        yes, no = (self._open(f"{stem}_{word}", self.symbol.result) for word in ("y", "n"))
        return f"(ite {truth} {yes} {no})"


class _Reader(Mutable):
    """Reads one template back, in the order in which it was written."""

    shape: Shape
    symbol: Symbol
    name: str
    variables: tuple[Variable, ...]
    value: Callable[[str, tuple[Term, ...]], Term]

    def body(self) -> Term:
        """The closed form."""
        numeric = [variable for variable in self.variables if variable.sort.numeric]
        count = _piece_count(self.shape, len(numeric))
        pieces = [self._piece(f"{self.name}_{index}") for index in range(count)]
        body = pieces[-1]
        for index, piece in reversed(list(enumerate(pieces[:-1]))):
            if piece == body:
                continue
            at = self._open(f"{self.name}_{index}_at")
            operator = Operator.EQUAL if self.shape == "point" else Operator.LESS
            test = Operation(operator, (numeric[index], at), BOOL)
            body = Operation(Operator.IF, (test, piece, body), self.symbol.result)
        return body

    def _open(self, name: str) -> Term:
        return self.value(name, tuple(variable for variable in self.variables if not variable.sort.numeric))

    def _line(self, stem: str) -> list[tuple[Term, Variable | None]]:
        """The coefficients of a line with their variables; the constant has none."""
        rows: list[tuple[Term, Variable | None]] = []
        for index, variable in enumerate(self.variables):
            if variable.sort.numeric and _sloped(self.symbol, variable):
                rows.append((self._open(f"{stem}_{index}"), variable))
        return [*rows, (self._open(f"{stem}_c"), None)]

    def _piece(self, stem: str) -> Term:
        if self.symbol.result is not BOOL and not self.symbol.result.numeric and self.shape != "line":
            return self._open(f"{stem}_v")
        sort = _coefficient_sort(self.symbol)
        line = self._line(stem)
        if self.symbol.result.numeric:
            return _sum([_product(c, v, sort) for c, v in line if not _is(c, 0)], sort)
        truth = self._truth(line, self._open(f"{stem}_k"), sort)
        if self.symbol.result is BOOL:
            return truth
        yes, no = self._open(f"{stem}_y"), self._open(f"{stem}_n")
        if isinstance(truth, Literal):
            return yes if truth.value else no
        return yes if yes == no else Operation(Operator.IF, (truth, yes, no), self.symbol.result)

    def _truth(self, line: list[tuple[Term, Variable | None]], kind: Term, sort: Sort) -> Term:
        if isinstance(kind, Literal) and isinstance(kind.value, Fraction):
            return _compared(
                _COMPARISONS[min(max(int(kind.value), 0), 3) if kind.value in (0, 1, 2) else 3], line, sort
            )
        body = _compared(_COMPARISONS[-1], line, sort)
        for index, operator in reversed(list(enumerate(_COMPARISONS[:-1]))):
            test = Operation(Operator.EQUAL, (kind, Literal(Fraction(index), INT)), BOOL)
            body = Operation(Operator.IF, (test, _compared(operator, line, sort), body), BOOL)
        return body


def _compared(operator: Operator, line: list[tuple[Term, Variable | None]], sort: Sort) -> Term:
    """A linear term compared with 0, its negative parts brought to the other side."""
    if operator is Operator.NOT:
        return terms.negation(_compared(Operator.EQUAL, line, sort))
    left: list[Term] = []
    right: list[Term] = []
    constant = Fraction(0)
    for coefficient, variable in line:
        if isinstance(coefficient, Literal) and isinstance(coefficient.value, Fraction):
            if variable is None:
                constant = coefficient.value
            side, size = (left, coefficient.value) if coefficient.value > 0 else (right, -coefficient.value)
            if size:
                side.append(_product(Literal(size, sort), variable, sort))
        else:
            left.append(_product(coefficient, variable, sort))
    if all(isinstance(part, Literal) for part in (*left, *right)):
        true = {Operator.LESS: constant < 0, Operator.AT_MOST: constant <= 0, Operator.EQUAL: constant == 0}[operator]
        return TRUE if true else FALSE
    return Operation(operator, (_sum(left, sort), _sum(right, sort)), BOOL)


def _is(term: Term, number: int) -> bool:
    return isinstance(term, Literal) and term.value == number


def _product(coefficient: Term, variable: Variable | None, sort: Sort) -> Term:
    if variable is None:
        return coefficient
    factor: Term = variable
    if sort is REAL and variable.sort is not REAL:
        factor = Operation(Operator.TO_REAL, (variable,), REAL)
    return factor if _is(coefficient, 1) else Operation(Operator.MULTIPLY, (coefficient, factor), sort)


def _sum(parts: list[Term], sort: Sort) -> Term:
    if not parts:
        return Literal(Fraction(0), sort)
    result = parts[0]
    for part in parts[1:]:
        if isinstance(part, Literal) and isinstance(part.value, Fraction) and part.value < 0:
            result = Operation(Operator.SUBTRACT, (result, Literal(-part.value, sort)), sort)
        else:
            result = Operation(Operator.ADD, (result, part), sort)
    return result
