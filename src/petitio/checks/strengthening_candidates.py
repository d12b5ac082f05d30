"""Properties of a number that an induction could carry besides its own, from the vocabulary of an argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from petitio import terms
from petitio.checks.clauses import clauses
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Argument,
    Induction,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)

_MOST = 240
_MOST_NUMBERS = 6
_LARGEST_DIVISOR = 4


def strengthening_candidates(argument: Argument, method: Induction, formulas: tuple[Term, ...]) -> tuple[Term, ...]:
    """Atoms over the variable of the induction, the likelier ones first, at most 240: what the premises say at n,
    truths of the vocabulary at n, then bounds and equalities between what is counted at n.

    `formulas` are the premises and givens that the induction may use.
    """
    found: dict[Term, None] = {}
    for candidate in _all(argument, method, formulas):
        if len(found) >= _MOST:
            break
        found.setdefault(candidate)
    return tuple(found)


def _all(argument: Argument, method: Induction, formulas: tuple[Term, ...]) -> Iterator[Term]:
    variable, definitions = method.variable, argument.definitions
    for formula in formulas:
        for _, row in clauses(formula, definitions, (variable,)):
            for literal in row:
                if set(terms.free_variables(literal)) == {variable} and not _mentions_next(literal, variable):
                    yield terms.negation(literal)
                    yield literal
    symbols = [s for s in terms.symbols_of([*formulas, method.carried], definitions) if s.kind in ("pred", "func")]
    symbols += [s for s in terms.symbols_of([method.carried], definitions) if s.kind == "define" and s.parameters]
    for symbol in symbols:
        if symbol.result is BOOL:
            for atom, others in _applied(symbol, variable):
                yield terms.universal(others, atom)
                yield terms.universal(others, terms.negation(atom))
    yield from _bounds(argument, method, formulas, symbols)


def _bounds(argument: Argument, method: Induction, formulas: tuple[Term, ...], symbols: list[Symbol]) -> Iterator[Term]:
    """Bounds on what is counted at n: by numbers, by n, by what is counted at the start, and by each other."""
    variable = method.variable
    start: Term = Literal(Fraction(method.start), variable.sort)
    counted = [
        (atom, others)
        for symbol in dict.fromkeys(symbols)
        if symbol.result.numeric
        for atom, others in _applied(symbol, variable)
    ]
    numbers = _numbers((*formulas, method.carried), method.start)
    # Squares and remainders cost the solver much, and do little where nothing speaks of products or remainders.
    spoken = [part for formula in (*formulas, method.carried) for part in terms.subterms(formula)]
    operators = {part.operator for part in spoken if isinstance(part, Operation)}
    constants: list[Term] = [
        Application(s, ())
        for s in argument.vocabulary
        if s.kind in ("const", "define") and s.result.numeric and not s.parameters
    ]
    for atom, others in counted:
        first = terms.substitute(atom, {variable: start})
        limits: list[Term] = [*numbers, *constants, variable, first]
        limits += [_sum(variable, number) for number in numbers if number.value != 0]
        limits += [_sum(first, variable), _difference(first, variable)]
        if Operator.MULTIPLY in operators:
            limits.append(_product(variable, variable))
        limits += [_product(number, variable) for number in numbers if number.value not in (0, 1)]
        for limit in limits:
            yield from (terms.universal(others, row) for row in _compared(atom, limit))
    plain = [atom for atom, others in counted if not others]
    for left, right in combinations(plain, 2):
        yield from _compared(left, right)
        one = Literal(Fraction(1), NAT)
        yield from _compared(left, _sum(right, one))
        yield from _compared(right, _sum(left, one))
        at_start = [terms.substitute(term, {variable: start}) for term in (left, right)]
        yield _compare(Operator.EQUAL, _sum(left, right), _sum(*at_start))
        yield from (_compare(Operator.EQUAL, _sum(left, right), number) for number in numbers)
        yield _compare(Operator.EQUAL, _difference(left, right), _difference(*at_start))
    for atom, others in counted:
        if atom.sort in (NAT, INT) and operators & {Operator.MOD, Operator.DIV}:
            for divisor in range(2, _LARGEST_DIVISOR + 1):
                modulus = Literal(Fraction(divisor), INT)
                rest = Operation(Operator.MOD, (atom, modulus), INT)
                for remainder in range(divisor):
                    yield terms.universal(others, _compare(Operator.EQUAL, rest, Literal(Fraction(remainder), INT)))


def _applied(symbol: Symbol, variable: Variable) -> Iterator[tuple[Term, tuple[Variable, ...]]]:
    """A symbol at n, in each place where a number can stand; its other arguments are any."""
    for index, parameter in enumerate(symbol.parameters):
        if parameter.sort is not variable.sort and (variable.sort, parameter.sort) != (NAT, INT):
            continue
        own = tuple(Variable(p.name, p.sort) for p in symbol.parameters)
        others = own[:index] + own[index + 1 :]
        if len(others) <= 1:
            arguments = tuple(variable if place == index else one for place, one in enumerate(own))
            yield Application(symbol, arguments), others


def _mentions_next(formula: Term, variable: Variable) -> bool:
    """Whether a formula speaks of another number than n, such as n + 1, in a word of the vocabulary."""
    return any(
        isinstance(part, Operation) and variable in terms.free_variables(part)
        for application in terms.subterms(formula)
        if isinstance(application, Application)
        for part in application.arguments
    )


def _numbers(formulas: Iterable[Term], start: int) -> list[Literal]:
    """0, 1, the start, and the small numbers that the formulas name."""
    values = [Fraction(0), Fraction(1), Fraction(start)]
    for formula in formulas:
        literals = [part for part in terms.subterms(formula) if isinstance(part, Literal)]
        values += [literal.value for literal in literals if isinstance(literal.value, Fraction)]
    kept = list(dict.fromkeys(values))[:_MOST_NUMBERS]
    return [Literal(value, NAT if value.denominator == 1 and value >= 0 else _sort_of(value)) for value in kept]


def _sort_of(value: Fraction) -> Sort:
    return INT if value.denominator == 1 else REAL


# ---- Building, with numbers widened where they must be


def _compared(left: Term, right: Term) -> Iterator[Term]:
    yield _compare(Operator.EQUAL, left, right)
    yield _compare(Operator.AT_MOST, right, left)
    yield _compare(Operator.AT_MOST, left, right)


def _compare(operator: Operator, left: Term, right: Term) -> Term:
    return Operation(operator, _widened(left, right), BOOL)


def _sum(left: Term, right: Term) -> Term:
    sides = _widened(left, right)
    return Operation(Operator.ADD, sides, _wider(sides))


def _difference(left: Term, right: Term) -> Term:
    sides = _widened(left, right)
    sort = _wider(sides)
    return Operation(Operator.SUBTRACT, sides, INT if sort is NAT else sort)


def _product(left: Term, right: Term) -> Term:
    sides = _widened(left, right)
    return Operation(Operator.MULTIPLY, sides, _wider(sides))


def _widened(left: Term, right: Term) -> tuple[Term, Term]:
    """Both of one sort."""
    if REAL in (left.sort, right.sort):
        return _real(left), _real(right)
    return left, right


def _wider(sides: tuple[Term, ...]) -> Sort:
    return next(sort for sort in (REAL, INT, NAT) if any(side.sort is sort for side in sides))


def _real(term: Term) -> Term:
    if term.sort is REAL:
        return term
    if isinstance(term, Literal):
        return Literal(term.value, REAL)
    return Operation(Operator.TO_REAL, (term,), REAL)
