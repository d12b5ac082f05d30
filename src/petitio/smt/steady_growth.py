"""What steps of a given size come to, said of the functions of numbers in a question.

What grows by at least d with each step has grown by at least d * m after m steps, and passes every bound if d is more
than 0 (Archimedes). A solver without induction knows neither. Each formula is true whatever the function is, so a
question can be true together with them just when it can be without.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import Question

_MOST, _MOST_SIZES, _MOST_BOUNDS = 16, 2, 2


def steady_growth(question: Question) -> tuple[Term, ...]:
    """Formulas that are true of all functions of one natural number to numbers, about those in a question that is
    about how they go on; at most 16, none if there is no such function."""
    return tuple(islice(_formulas(question), _MOST))


def _formulas(question: Question) -> Iterator[Term]:
    for symbol in terms.symbols_of(question.formulas, question.definitions):
        if symbol.result.numeric and len(symbol.parameters) == 1 and symbol.parameters[0].sort is NAT:
            if not _goes_on(question, symbol):
                continue
            sizes = _sizes(question, symbol.result)
            for size in (*sizes, *[-size for size in sizes]):
                yield _adds_up(symbol, size, below=True)
                yield _adds_up(symbol, size, below=False)
            for size in sizes:
                for bound in _bounds(question, symbol.result):
                    yield _passes(symbol, size, bound, upward=True)
                    yield _passes(symbol, size, bound, upward=False)


def _goes_on(question: Question, symbol: Symbol) -> bool:
    """Whether the question speaks of the function at some n + k."""
    return any(
        isinstance(part, Application)
        and part.symbol is symbol
        and isinstance(part.arguments[0], Operation)
        and part.arguments[0].operator is Operator.ADD
        for formula in question.formulas
        for part in terms.subterms(formula)
    )


def _sizes(question: Question, sort: Sort) -> tuple[Fraction, ...]:
    """The sizes of steps: what the question adds or takes away, the first few, and 1."""
    found: dict[Fraction, None] = {}
    for formula in question.formulas:
        for part in terms.subterms(formula):
            if not (isinstance(part, Operation) and part.operator in (Operator.ADD, Operator.SUBTRACT)):
                continue
            if part.sort is not NAT or sort is NAT:  # n + 1 says where, and not how much
                for added in map(_number, part.arguments):
                    if added > 0 and (sort is REAL or added.denominator == 1):
                        found[added] = None
    found[Fraction(1)] = None
    return tuple(found)[:_MOST_SIZES]


def _number(term: Term) -> Fraction:
    """A number that is written down; 0 for what is none."""
    match term:
        case Literal(Fraction() as value, _):
            return value
        case Operation(Operator.TO_REAL, (inner,), _):
            return _number(inner)
        case Operation(Operator.DIVIDE, (one, other), _) if _number(other) != 0:
            return _number(one) / _number(other)
        case _:
            return Fraction(0)


def _bounds(question: Question, sort: Sort) -> tuple[Term, ...]:
    """What may be passed: 0, and the numbers that have a name."""
    target = _wide(sort)
    found: list[Term] = [Literal(Fraction(0), target)]
    for formula in question.formulas:
        for part in terms.subterms(formula):
            named = (isinstance(part, Application) and not part.arguments) or part in terms.free_variables(formula)
            if named and part.sort.numeric and (target is REAL or part.sort is not REAL):
                term = _as(part, target)
                if term not in found:
                    found.append(term)
    return tuple(found[:_MOST_BOUNDS])


def _adds_up(symbol: Symbol, size: Fraction, *, below: bool) -> Term:
    """What is less than so many steps from the start come to has a step that is less; or more, likewise."""
    sort = _wide(symbol.result)
    last, here = Variable("m", NAT), Variable("n", NAT)
    taken = Operation(Operator.MULTIPLY, (Literal(size, sort), _as(last, sort)), sort)
    start = _value(symbol, Literal(Fraction(0), NAT))
    off = _order(_value(symbol, last), _sum(start, taken, sort), below=below)
    earlier = Operation(Operator.LESS, (here, last), BOOL)
    somewhere = terms.conjunction([earlier, _step(symbol, here, size, below=below)])
    return Quantification(True, (last,), terms.implication(off, Quantification(False, (here,), somewhere)))


def _passes(symbol: Symbol, size: Fraction, bound: Term, *, upward: bool) -> Term:
    """Either some step is smaller than so much, or the function passes the bound somewhere."""
    here, there = Variable("n", NAT), Variable("m", NAT)
    smaller = Quantification(False, (here,), _step(symbol, here, size if upward else -size, below=upward))
    beyond = Quantification(False, (there,), _order(_value(symbol, there), bound, below=not upward))
    return terms.disjunction([smaller, beyond])


def _step(symbol: Symbol, here: Variable, size: Fraction, *, below: bool) -> Term:
    """That the step from a number on is below (or above) a size."""
    sort = _wide(symbol.result)
    following = Operation(Operator.ADD, (here, Literal(Fraction(1), NAT)), NAT)
    expected = _sum(_value(symbol, here), Literal(size, sort), sort)
    return _order(_value(symbol, following), expected, below=below)


def _order(left: Term, right: Term, *, below: bool) -> Term:
    return Operation(Operator.LESS, (left, right) if below else (right, left), BOOL)


def _value(symbol: Symbol, number: Term) -> Term:
    return _as(Application(symbol, (number,)), _wide(symbol.result))


def _sum(left: Term, right: Term, sort: Sort) -> Term:
    return Operation(Operator.ADD, (left, right), sort)


def _wide(sort: Sort) -> Sort:
    """Where differences are at home."""
    return REAL if sort is REAL else INT


def _as(term: Term, sort: Sort) -> Term:
    return Operation(Operator.TO_REAL, (term,), REAL) if sort is REAL and term.sort is not REAL else term
