"""What a formula says in a countermodel, worked out in exact arithmetic, with no solver.

A countermodel gives each unknown sort a number of elements and each symbol a closed form: a term over its parameters
that uses nothing but arithmetic. A quantifier over a finite sort is evaluated element by element. One over numbers
is evaluated where it is bounded; elsewhere the closed forms are put in and what remains is a closed formula of
arithmetic alone, which `reduce` returns for others to discharge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import floor

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    REAL,
    TRUE,
    Application,
    Definition,
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
from petitio.record import Mutable, Record, field
from petitio.record import field as default_field
from petitio.settled import settled

_MOST_STEPS = 400_000
_WIDEST_RANGE = 2_000
_MOST_BITS = 12_000
_DEEPEST_RECURSION = 40
_LONGEST_RECURSION = 5_000
_STRIDE = 8
# How many numbers are tried where nothing can be said of all at once: of a first variable, a second, a third.
_MOST_TRIED = (130, 12, 5)


class Unevaluable(Exception):
    """A formula has no value that an argument may rely on here, or working it out would take too long."""


class Table(Record):
    """A symbol's closed form: `body` over `variables`, with no symbol in it."""

    variables: tuple[Variable, ...]
    body: Term


class Interpretation(Record):
    """A countermodel: how many elements each unknown sort has, what the symbols are, and the free variables' values.

    A symbol without a table has the plainest value of its sort: false, 0, the first element. A sort with a carrier
    has infinitely many elements: one for each natural number, integer or real number, and its elements are these.
    """

    sizes: Mapping[Sort, int]
    tables: Mapping[Symbol, Table]
    unknowns: Mapping[Variable, Term] = default_field(default_factory=dict)
    carriers: Mapping[Sort, Sort] = default_field(default_factory=dict)

    def carrier(self, sort: Sort) -> Sort:
        """What the elements of a sort are: numbers of another sort, or its own."""
        return self.carriers.get(sort, sort)

    def size(self, sort: Sort) -> int:
        """How many elements a finite sort has."""
        return len(sort.elements) if sort.kind == "enumerated" else self.sizes.get(sort, 1)

    def values(self, sort: Sort) -> tuple[Literal, ...]:
        """All elements of a finite sort."""
        if sort is BOOL:
            return FALSE, TRUE
        return tuple(Literal(Element(sort, index), sort) for index in range(self.size(sort)))


def reduce(
    formula: Term, interpretation: Interpretation, definitions: Definitions, *, most_steps: int = _MOST_STEPS
) -> Term:
    """The formula's value as a Literal, or a closed formula of arithmetic that it is equivalent to.

    Raises Unevaluable where a divisor is 0 or is not known to be other than 0, where a recursion is asked for at
    an argument that is not a number, or where the work grows beyond bounds.
    """
    try:
        return _Evaluation(interpretation, definitions, _MOST_STEPS - most_steps).term(formula, {})
    except RecursionError:
        raise Unevaluable("nested too deeply") from None


def evaluate(term: Term, interpretation: Interpretation, definitions: Definitions) -> Value:
    """The value of a term whose quantifiers are finite; Unevaluable if something remains to be discharged."""
    result = reduce(term, interpretation, definitions)
    if not isinstance(result, Literal):
        raise Unevaluable("a quantifier over infinitely many numbers remains")
    return result.value


def first_true(
    formulas: Iterable[Term], choices: Iterable[Mapping[Variable, Term]], definitions: Definitions
) -> Mapping[Variable, Term] | None:
    """The first choice of values for free variables at which all formulas are true by their definitions alone.

    None if there is no such choice, or looking for it would take too long.
    """
    evaluation = _Evaluation(Interpretation({}, {}), definitions)
    # Where few words are used, little has to be worked out.
    cheapest = sorted(formulas, key=lambda formula: len(terms.symbols_of([formula], definitions)))
    for values in choices:
        try:
            if all(evaluation.term(formula, values) == TRUE for formula in cheapest):
                return values
        except Unevaluable:
            if evaluation.steps > _MOST_STEPS:
                return None
        except RecursionError:
            return None
    return None


def default(sort: Sort) -> Literal:
    """The plainest value of a sort."""
    if sort is BOOL:
        return FALSE
    return Literal(Fraction(0) if sort.numeric else Element(sort, 0), sort)


class _Evaluation(Mutable):
    interpretation: Interpretation
    definitions: Definitions
    steps: int = 0
    recursions: int = 0
    trying: int = 0
    memo: dict[tuple[Symbol, tuple[Term, ...]], Term] = field(default_factory=dict)

    def term(self, term: Term, values: Mapping[Variable, Term]) -> Term:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise Unevaluable("too many instances")
        match term:
            case Literal():
                return term
            case Variable():
                if term in values:
                    return values[term]
                return self.interpretation.unknowns.get(term, default(self.interpretation.carrier(term.sort)))
            case Application():
                return self._application(term, values)
            case Operation():
                return self._operation(term, values)
            case Quantification():
                return self._quantification(term, values)
            case Let(variable, value, body):
                return self.term(body, {**values, variable: self.term(value, values)})

    # ---- Symbols

    def _application(self, term: Application, values: Mapping[Variable, Term]) -> Term:
        symbol = term.symbol
        arguments = tuple([self.term(argument, values) for argument in term.arguments])
        sorts = [self.interpretation.carrier(parameter.sort) for parameter in symbol.parameters]
        arguments = tuple([_plain(argument, sort) for argument, sort in zip(arguments, sorts, strict=True)])
        table = self.interpretation.tables.get(symbol)
        definition = self.definitions.get(symbol)
        if table is None and definition is not None:
            if definition.recursive:
                return self._recursion(definition, arguments)
            key = (symbol, arguments)
            if key not in self.memo:
                result = self._at(definition.variables, definition.body, arguments)
                if not all(isinstance(argument, Literal) for argument in arguments):
                    return result
                # Definitions that speak of one another twice would double the work each time.
                self.memo[key] = result
            return self.memo[key]
        if table is None:
            return default(self.interpretation.carrier(symbol.result))
        return self._at(table.variables, table.body, arguments)

    def _at(self, variables: tuple[Variable, ...], body: Term, arguments: tuple[Term, ...]) -> Term:
        """A body at some arguments. An argument that is one element here and another there, as an index grows,
        is taken apart, for elements are compared one by one."""
        for index, argument in enumerate(arguments):
            if argument.sort.finite and isinstance(argument, Operation) and argument.operator is Operator.IF:
                test, yes, no = argument.arguments
                before, after = arguments[:index], arguments[index + 1 :]
                return _choice(
                    test,
                    self._at(variables, body, (*before, yes, *after)),
                    self._at(variables, body, (*before, no, *after)),
                )
        return self.term(body, dict(zip(variables, arguments, strict=True)))

    def _recursion(self, definition: Definition, arguments: tuple[Term, ...]) -> Term:
        """A recursion at numbers, from below upwards so that depth is no matter."""
        if not all(isinstance(argument, Literal) for argument in arguments):
            raise Unevaluable(f"{definition.symbol.title} at an argument that is not a number")
        key = (definition.symbol, arguments)
        if key in self.memo:
            return self.memo[key]
        self._from_below(definition, arguments)
        self.recursions += 1
        try:
            if self.recursions > _DEEPEST_RECURSION:
                raise Unevaluable("a recursion goes too deep")
            result = self.term(definition.body, dict(zip(definition.variables, arguments, strict=True)))
        finally:
            self.recursions -= 1
        self.memo[key] = result
        return result

    def _from_below(self, definition: Definition, arguments: tuple[Term, ...]) -> None:
        """Work out the smaller arguments first, so that a long recursion is no deep one."""
        if self.recursions >= 2:
            # This is one of the smaller ones.
            return
        for index, (variable, argument) in enumerate(zip(definition.variables, arguments, strict=True)):
            if variable.sort.kind != "nat" or not isinstance(argument, Literal):
                continue
            assert isinstance(argument.value, Fraction)
            for number in range(0, min(int(argument.value), _LONGEST_RECURSION), _STRIDE):
                smaller = (
                    *arguments[:index],
                    Literal(Fraction(number), argument.sort),
                    *arguments[index + 1 :],
                )
                if (definition.symbol, smaller) not in self.memo:
                    self.recursions += 2
                    try:
                        self._recursion(definition, smaller)
                    finally:
                        self.recursions -= 2

    # ---- Quantifiers

    def _quantification(self, term: Quantification, values: Mapping[Variable, Term]) -> Term:
        finite = [v for v in term.variables if self.interpretation.carrier(v.sort).finite]
        infinite = tuple(v for v in term.variables if not self.interpretation.carrier(v.sort).finite)
        stop, go_on = (FALSE, TRUE) if term.universal else (TRUE, FALSE)
        rest: list[Term] = []
        for choice in product(*(self.interpretation.values(variable.sort) for variable in finite)):
            inner = {**values, **dict(zip(finite, choice, strict=True))}
            result = self._over_numbers(term.universal, infinite, term.body, inner)
            if result == stop:
                return stop
            if result != go_on and result not in rest:
                rest.append(result)
        return terms.conjunction(rest) if term.universal else terms.disjunction(rest)

    def _over_numbers(
        self,
        is_universal: bool,
        variables: tuple[Variable, ...],
        body: Term,
        values: Mapping[Variable, Term],
    ) -> Term:
        if not variables:
            return self.term(body, values)
        first, rest = variables[0], variables[1:]
        sort = self.interpretation.carrier(first.sort)
        bounds = self._bounds(is_universal, first, sort, body, values)
        stop, go_on = (FALSE, TRUE) if is_universal else (TRUE, FALSE)
        if bounds is not None:
            low, high = bounds
            remaining: list[Term] = []
            for number in range(low, high + 1):
                inner = {**values, first: Literal(Fraction(number), sort)}
                result = self._over_numbers(is_universal, rest, body, inner)
                if result == stop:
                    return stop
                if result != go_on and result not in remaining:
                    remaining.append(result)
            return terms.conjunction(remaining) if is_universal else terms.disjunction(remaining)
        fresh = Variable(first.name, sort)
        try:
            result = self._over_numbers(is_universal, rest, body, {**values, first: fresh})
        except Unevaluable:
            # What can't be said of every number at once may still be false, or true, of one of the first.
            if sort is REAL or not self._decided_by_one(is_universal, first, sort, rest, body, values):
                raise
            return stop
        if isinstance(result, Literal) or fresh not in terms.free_variables(result):
            return result
        truth = settled(is_universal, fresh, result)
        if truth is not None:
            return TRUE if truth else FALSE
        if isinstance(result, Quantification) and result.universal == is_universal:
            return Quantification(is_universal, (fresh, *result.variables), result.body)
        return Quantification(is_universal, (fresh,), result)

    def _decided_by_one(
        self,
        is_universal: bool,
        first: Variable,
        sort: Sort,
        rest: tuple[Variable, ...],
        body: Term,
        values: Mapping[Variable, Term],
    ) -> bool:
        """Whether one of the first numbers makes a universal false, or an existential true."""
        if self.trying >= len(_MOST_TRIED):
            return False
        stop = FALSE if is_universal else TRUE
        most = _MOST_TRIED[self.trying]
        numbers = range(most) if sort.kind == "nat" else sorted(range(-most, most), key=abs)
        self.trying += 1
        try:
            return any(
                self._over_numbers(is_universal, rest, body, {**values, first: Literal(Fraction(number), sort)}) == stop
                for number in numbers
            )
        finally:
            self.trying -= 1

    def _bounds(
        self, is_universal: bool, variable: Variable, sort: Sort, body: Term, values: Mapping[Variable, Term]
    ) -> tuple[int, int] | None:
        """Both ends of the range that the guard of a body leaves to an integer variable, if it leaves few."""
        if sort is REAL:
            return None
        guard = body
        if is_universal:
            if not (isinstance(body, Operation) and body.operator is Operator.IMPLIES):
                return None
            guard = body.arguments[0]
        low = 0 if sort.kind == "nat" else None
        high: int | None = None
        for part in _conjuncts(guard):
            if not isinstance(part, Operation) or part.operator not in (
                Operator.LESS,
                Operator.AT_MOST,
                Operator.EQUAL,
            ):
                continue
            left, right = part.arguments
            if (left is variable) == (right is variable):
                continue
            other = right if left is variable else left
            known = set(values) | set(self.interpretation.unknowns)
            if not set(terms.free_variables(other)) <= known:
                continue
            limit = self.term(other, values)
            if not isinstance(limit, Literal) or not isinstance(limit.value, Fraction):
                continue
            if limit.value.denominator != 1:
                continue
            strict = part.operator is Operator.LESS
            number = int(limit.value)
            if left is variable or part.operator is Operator.EQUAL:
                at_most = number - strict
                high = at_most if high is None else min(high, at_most)
            if right is variable or part.operator is Operator.EQUAL:
                at_least = number + strict
                low = at_least if low is None else max(low, at_least)
        if low is None or high is None or high - low > _WIDEST_RANGE:
            return None
        return low, high

    # ---- Operators

    def _operation(self, term: Operation, values: Mapping[Variable, Term]) -> Term:
        operator, arguments = term.operator, term.arguments
        match operator:
            case Operator.AND | Operator.OR:
                return self._all(operator is Operator.AND, arguments, values)
            case Operator.IMPLIES:
                left, right = arguments
                hypothesis = self.term(left, values)
                if hypothesis == FALSE:
                    return TRUE
                consequent = self.term(right, values)
                if hypothesis == TRUE or consequent == TRUE:
                    return consequent
                return Operation(Operator.IMPLIES, (hypothesis, consequent), BOOL)
            case Operator.IF:
                test = self.term(arguments[0], values)
                if isinstance(test, Literal):
                    return self.term(arguments[1 if test.value else 2], values)
                return _choice(test, self.term(arguments[1], values), self.term(arguments[2], values))
        parts = tuple([self.term(argument, values) for argument in arguments])
        if operator in (Operator.DIVIDE, Operator.DIV, Operator.MOD):
            divisor = parts[1]
            if not isinstance(divisor, Literal) or divisor.value == 0:
                raise Unevaluable("a divisor is 0, or may be")
        if all(isinstance(part, Literal) for part in parts):
            given = [part.value for part in parts if isinstance(part, Literal)]
            return Literal(_apply(operator, given), term.sort)
        if operator is Operator.POWER:
            raise Unevaluable("a power whose exponent is not a number")
        return _partly(operator, parts, term.sort)

    def _all(self, conjunctive: bool, arguments: tuple[Term, ...], values: Mapping[Variable, Term]) -> Term:
        stop = FALSE if conjunctive else TRUE
        rest: list[Term] = []
        for argument in arguments:
            part = self.term(argument, values)
            if part == stop:
                return stop
            if not isinstance(part, Literal):
                rest.append(part)
        return terms.conjunction(rest) if conjunctive else terms.disjunction(rest)


def _plain(argument: Term, sort: Sort) -> Term:
    """A number at the sort that it is used at, so that equal arguments are the same argument."""
    if isinstance(argument, Literal) and argument.sort is not sort:
        return Literal(argument.value, sort)
    return argument


def _conjuncts(formula: Term) -> Iterator[Term]:
    if isinstance(formula, Operation) and formula.operator is Operator.AND:
        for part in formula.arguments:
            yield from _conjuncts(part)
    else:
        yield formula


def _choice(test: Term, yes: Term, no: Term) -> Term:
    if yes == no:
        return yes
    if yes.sort is BOOL:
        return terms.disjunction([_both(test, yes), _both(terms.negation(test), no)])
    return Operation(Operator.IF, (test, yes, no), yes.sort)


def _both(left: Term, right: Term) -> Term:
    if FALSE in (left, right):
        return FALSE
    return terms.conjunction([left, right])


def _partly(operator: Operator, parts: tuple[Term, ...], sort: Sort) -> Term:
    """An operator where not everything is known; comparisons of elements are pushed through choices."""
    if operator is Operator.NOT:
        return terms.negation(parts[0])
    if operator is Operator.EQUAL and parts[0].sort.finite:
        left, right = parts
        if isinstance(left, Literal) and not isinstance(right, Literal):
            left, right = right, left
        if isinstance(left, Operation) and left.operator is Operator.IF:
            test, yes, no = left.arguments
            return _choice(test, _same_element(yes, right), _same_element(no, right))
        raise Unevaluable("an element that is not known")
    if operator is Operator.IFF:
        left, right = parts
        for known, other in ((left, right), (right, left)):
            if isinstance(known, Literal):
                return other if known.value else terms.negation(other)
    return Operation(operator, parts, sort)


def _same_element(left: Term, right: Term) -> Term:
    if isinstance(left, Literal) and isinstance(right, Literal):
        return TRUE if left.value == right.value else FALSE
    return _partly(Operator.EQUAL, (left, right), BOOL)


def _apply(operator: Operator, values: list[Value]) -> Value:
    """An operator on known values."""
    match operator:
        case Operator.NOT:
            return not values[0]
        case Operator.XOR:
            return values[0] != values[1]
        case Operator.IFF | Operator.EQUAL:
            return values[0] == values[1]
        case Operator.TO_REAL:
            return values[0]
    numbers = [value for value in values if isinstance(value, Fraction)]
    assert len(numbers) == len(values)
    return _arithmetic(operator, numbers)


def _arithmetic(operator: Operator, numbers: list[Fraction]) -> Value:
    if any(n.numerator.bit_length() + n.denominator.bit_length() > _MOST_BITS for n in numbers):
        raise Unevaluable("numbers too large")
    first = numbers[0]
    if operator is Operator.NEGATE:
        return -first
    if operator is Operator.ADD:
        return sum(numbers[1:], first)
    second = numbers[1]
    match operator:
        case Operator.LESS:
            return first < second
        case Operator.AT_MOST:
            return first <= second
        case Operator.SUBTRACT:
            return first - second
        case Operator.MULTIPLY:
            return first * second
        case Operator.DIVIDE:
            return first / second
        case Operator.DIV:
            return Fraction(_quotient(first, second))
        case Operator.MOD:
            return first - second * _quotient(first, second)
        case Operator.POWER:
            if second < 0 or second.denominator != 1:
                raise Unevaluable("an exponent that is not a natural number")
            size = max(first.numerator.bit_length(), first.denominator.bit_length())
            if size * second > _MOST_BITS:
                raise Unevaluable("numbers too large")
            return first ** int(second)
        case _:
            raise AssertionError(operator)


def _quotient(number: Fraction, divisor: Fraction) -> int:
    """SMT-LIB's: the one that leaves a remainder of at least 0 and less than the divisor's size."""
    exact = number / divisor
    return floor(exact) if divisor > 0 else -floor(-exact)
