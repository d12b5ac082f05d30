"""A second evaluator, as plain as can be, to hold the first against; and all small worlds, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from petitio.core import (
    BOOL,
    INT,
    NAT,
    Application,
    Definitions,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Value,
    Variable,
)
from petitio.semantics import Interpretation, Table

_FARTHEST = 12


@dataclass(frozen=True)
class Finite:
    """A function given value by value."""

    rows: Mapping[tuple[Value, ...], Value]

    def at(self, arguments: tuple[Value, ...]) -> Value:
        """Its value."""
        return self.rows[arguments]

    def table(self, word: Symbol) -> Table:
        """The same as a closed form."""
        variables = tuple(Variable(p.name, p.sort) for p in word.parameters)
        *rows, (_, last) = self.rows.items()
        body: Term = Literal(last, word.result)
        for row, value in rows:
            same = [_equal(v, Literal(part, v.sort)) for v, part in zip(variables, row, strict=True)]
            test = Operation(Operator.AND, tuple(same), BOOL)
            body = Operation(Operator.IF, (test, Literal(value, word.result), body), word.result)
        return Table(variables, body)


@dataclass(frozen=True)
class Sequence:
    """A function of a natural number: the first values, then the last of them growing by `slope`."""

    first: tuple[Value, ...]
    slope: int = 0

    def at(self, arguments: tuple[Value, ...]) -> Value:
        """Its value."""
        (index,) = arguments
        assert isinstance(index, Fraction)
        last = len(self.first) - 1
        if index <= last:
            return self.first[int(index)]
        end = self.first[last]
        return end if not isinstance(end, Fraction) else end + (index - last) * self.slope

    def table(self, word: Symbol) -> Table:
        """The same as a closed form."""
        variable = Variable("n", NAT)
        last = len(self.first) - 1
        body: Term = Literal(self.first[last], word.result)
        if self.slope:
            beyond = Operation(Operator.SUBTRACT, (variable, Literal(Fraction(last), INT)), INT)
            growth = Operation(Operator.MULTIPLY, (beyond, Literal(Fraction(self.slope), INT)), INT)
            body = Operation(Operator.ADD, (body, growth), INT)
        for index in range(last - 1, -1, -1):
            test = _equal(variable, Literal(Fraction(index), INT))
            body = Operation(Operator.IF, (test, Literal(self.first[index], word.result), body), word.result)
        return Table((variable,), body)


def _equal(left: Term, right: Term) -> Term:
    return Operation(Operator.IFF if left.sort is BOOL else Operator.EQUAL, (left, right), BOOL)


@dataclass
class World:
    """How many elements the unknown sorts have, and what the symbols mean."""

    sizes: dict[Sort, int]
    meanings: dict[Symbol, Finite | Sequence]
    unknowns: dict[Variable, Value] = field(default_factory=dict)

    def domain(self, sort: Sort) -> tuple[Value, ...]:
        """Everything a variable of a sort may be; of the numbers, those that guards in these tests may let pass."""
        if sort is BOOL:
            return False, True
        if sort.numeric:
            return tuple(Fraction(n) for n in range(0 if sort is NAT else -_FARTHEST, _FARTHEST))
        size = len(sort.elements) if sort.kind == "enumerated" else self.sizes[sort]
        return tuple(Element(sort, index) for index in range(size))

    def rows(self, word: Symbol) -> list[tuple[Value, ...]]:
        """Everything that a symbol may be applied to."""
        return list(product(*(self.domain(parameter.sort) for parameter in word.parameters)))

    def interpretation(self) -> Interpretation:
        """The same world as the program knows it."""
        return Interpretation(
            dict(self.sizes),
            {word: meaning.table(word) for word, meaning in self.meanings.items()},
            {variable: Literal(value, variable.sort) for variable, value in self.unknowns.items()},
        )

    def holds(self, formula: Term, definitions: Definitions | None = None) -> bool:
        """Whether a closed formula is true here."""
        result = self.value(formula, definitions or {}, dict(self.unknowns))
        assert isinstance(result, bool)
        return result

    def value(self, term: Term, definitions: Definitions, known: Mapping[Variable, Value]) -> Value:
        """The value of a term. ZeroDivisionError where a divisor is 0."""

        def of(part: Term, **_: object) -> Value:
            return self.value(part, definitions, known)

        match term:
            case Literal(value, _):
                return value
            case Variable():
                return known[term]
            case Let(variable, value, body):
                return self.value(body, definitions, {**known, variable: of(value)})
            case Application(symbol, arguments):
                given = tuple(of(argument) for argument in arguments)
                if symbol in definitions:
                    definition = definitions[symbol]
                    row = dict(zip(definition.variables, given, strict=True))
                    return self.value(definition.body, definitions, row)
                return self.meanings[symbol].at(given)
            case Quantification(universal, variables, body, _):
                rows = product(*(self.domain(variable.sort) for variable in variables))
                found = (
                    bool(self.value(body, definitions, {**known, **dict(zip(variables, row, strict=True))}))
                    for row in rows
                )
                return all(found) if universal else any(found)
            case Operation(Operator.AND, parts, _):
                return all(of(part) for part in parts)
            case Operation(Operator.OR, parts, _):
                return any(of(part) for part in parts)
            case Operation(Operator.IMPLIES, (left, right), _):
                return not of(left) or of(right)
            case Operation(Operator.IF, (test, yes, no), _):
                return of(yes) if of(test) else of(no)
            case Operation(operator, parts, _):
                return _apply(operator, [of(part) for part in parts])


def _apply(operator: Operator, values: list[Value]) -> Value:
    match operator:
        case Operator.NOT:
            return not values[0]
        case Operator.XOR:
            return values[0] is not values[1]
        case Operator.IFF | Operator.EQUAL:
            return values[0] == values[1]
        case Operator.TO_REAL:
            return values[0]
    first, *rest = [value for value in values if isinstance(value, Fraction)]
    if operator is Operator.NEGATE:
        return -first
    (second,) = rest
    match operator:
        case Operator.LESS:
            return first < second
        case Operator.AT_MOST:
            return first <= second
        case Operator.ADD:
            return first + second
        case Operator.SUBTRACT:
            return first - second
        case Operator.MULTIPLY:
            return first * second
        case Operator.DIVIDE:
            return first / second
        case Operator.MOD:
            return first % abs(second)
        case Operator.DIV:
            return (first - first % abs(second)) / second
        case Operator.POWER:
            return first ** int(second)
    raise AssertionError(operator)


def every_world(words: tuple[Symbol, ...], sort: Sort, size: int) -> Iterator[World]:
    """All interpretations of symbols without numbers, with `size` elements in the unknown sort."""
    empty = World({sort: size}, {})
    meanings = []
    for word in words:
        rows = empty.rows(word)
        values = product(empty.domain(word.result), repeat=len(rows))
        meanings.append([Finite(dict(zip(rows, row, strict=True))) for row in values])
    for chosen in product(*meanings):
        yield World({sort: size}, dict(zip(words, chosen, strict=True)))
