"""What is true of all numbers because they are well ordered, said of what a question speaks of.

A solver knows no induction. It does know what to make of these: where a property has one number and not another, there
is a place between them where it changes; a property that some number has, has a least one; and of the things that have
a property, some have the least measure. Each formula is true of the numbers as they are, whatever the words mean, so a
question can be true together with them just when it can be without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain, islice, zip_longest

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
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
from petitio.record import Record
from petitio.smt.opened import Opened

_MOST, _MOST_PLACES, _MOST_BODIES, _MOST_NAMES, _MOST_BOUNDS = 24, 4, 4, 4, 3
_STRIDES = range(2, 7)


class Property(Record):
    """What can be true of a thing of a sort: `of` a term for it. `others` are the further variables that it speaks of,
    `places` the numbers written down of which the question says it."""

    sort: Sort
    others: tuple[Variable, ...]
    of: Callable[[Term], Term]
    places: tuple[Term, ...]


def well_ordered(opened: Opened) -> tuple[tuple[Term, ...], ...]:
    """Formulas that are true of all numbers, about the properties in a question: of each kind at most 24, what is
    likeliest to help first; no kind if it has no such property."""
    question = opened.question
    symbols = terms.symbols_of(question.formulas, question.definitions)
    sources = list(_named(opened)), list(_predicates(question, symbols)), list(_bodies(question))
    properties = [held for column in zip_longest(*sources) for held in column if held is not None]
    kinds = (
        *(_of_places(source, upward=True, places=slice(1)) for source in sources),
        _of_places(properties, upward=True, places=slice(1, None)),
        _of_least_numbers(properties),
        _of_strides(question, properties),
        _of_measures(symbols, properties),
        _of_greatest_numbers(question, properties),
        _of_places(properties, upward=False, places=slice(None)),
    )
    return tuple(filter(None, (tuple(islice(kind, _MOST)) for kind in kinds)))


def _of_measures(symbols: tuple[Symbol, ...], properties: list[Property]) -> Iterator[Term]:
    for measure in symbols:
        if measure.result is NAT and len(measure.parameters) == 1 and _endless(measure.parameters[0].sort):
            yield _least_of_all(measure)
            for held in properties:
                if held.sort is measure.parameters[0].sort:
                    yield _least_measured(measure, held.others, held.of)
                    yield _least_measured(measure, held.others, _denied(held.of))


def _of_places(properties: list[Property], *, upward: bool, places: slice) -> Iterator[Term]:
    for column in zip_longest(*(held.places[places] for held in properties)):
        placed = [
            (held, place)
            for held, place in zip(properties, column, strict=True)
            if place is not None and held.sort in (NAT, INT)
        ]
        for held, place in placed:
            yield _changes(held.sort, held.others, held.of, place, upward=upward)
        for held, place in placed:
            yield _changes(held.sort, held.others, _denied(held.of), place, upward=upward)


def _of_strides(question: Question, properties: list[Property]) -> Iterator[Term]:
    for held in properties:
        if held.sort is NAT:
            for stride in _strides(question):
                yield _stride(held.others, _denied(held.of), stride)
                yield _stride(held.others, held.of, stride)


def _of_least_numbers(properties: list[Property]) -> Iterator[Term]:
    for held in properties:
        if held.sort is NAT:
            yield _least_number(held.others, _denied(held.of))
            yield _least_number(held.others, held.of)


def _of_greatest_numbers(question: Question, properties: list[Property]) -> Iterator[Term]:
    numbers = [held for held in properties if held.sort in (NAT, INT)]
    for bound in _bounds(question):
        for held in numbers:
            yield _greatest_number(held.sort, held.others, held.of, bound)
        for held in numbers:
            yield _greatest_number(held.sort, held.others, _denied(held.of), bound)


def _endless(sort: Sort) -> bool:
    """Whether there may be infinitely many, in steps: with reals between any two, nothing comes next."""
    return sort in (NAT, INT) or sort.unknown


# ---- The properties


def _named(opened: Opened) -> Iterator[Property]:
    """What is not said of what there is said to be: of a denied "for all", what it would say of a number. The last
    variable's first, for along that one a formula is mostly shown, from another one or from 0."""
    names = [name for name in opened.names if _endless(name.variable.sort)][-_MOST_NAMES:]
    for name in reversed(names):
        sort = name.variable.sort
        places: list[Term] = [other.variable for other in names if other is not name and other.variable.sort is sort]
        places.append(_number(0, sort))
        yield Property(sort, (), _denied(_body(name.said, name.variable)), tuple(places))


def _bodies(question: Question) -> Iterator[Property]:
    """What a claim says of everything, or of something; the last formula's first, for that is what is to be shown."""
    found = 0
    for formula in reversed(question.formulas):
        free = set(terms.free_variables(formula))
        for part in terms.subterms(formula):
            if not (isinstance(part, Quantification) and len(part.variables) == 1):
                continue
            (variable,) = part.variables
            if not _endless(variable.sort) or isinstance(part.body, Application):
                continue
            if set(terms.free_variables(part)) <= free:
                yield Property(variable.sort, (), _body(part.body, variable), (_number(0, variable.sort),))
                found += 1
                if found == _MOST_BODIES:
                    return


def _body(body: Term, variable: Variable) -> Callable[[Term], Term]:
    return lambda term: terms.instantiate(body, (variable,), (term,))


def _predicates(question: Question, symbols: tuple[Symbol, ...]) -> Iterator[Property]:
    """The predicates, as properties of each of their arguments."""
    for symbol in symbols:
        if symbol.result is not BOOL:
            continue
        for index, parameter in enumerate(symbol.parameters):
            if _endless(parameter.sort):
                before = tuple(Variable(p.name, p.sort) for p in symbol.parameters[:index])
                after = tuple(Variable(p.name, p.sort) for p in symbol.parameters[index + 1 :])
                places = _places(question, symbol, index) if parameter.sort in (NAT, INT) else ()
                yield Property(parameter.sort, (*before, *after), _atom(symbol, before, after), places)


def _atom(symbol: Symbol, before: tuple[Variable, ...], after: tuple[Variable, ...]) -> Callable[[Term], Term]:
    return lambda term: Application(symbol, (*before, term, *after))


def _denied(of: Callable[[Term], Term]) -> Callable[[Term], Term]:
    return lambda term: terms.negation(of(term))


def _places(question: Question, symbol: Symbol, index: int) -> tuple[Term, ...]:
    """Where a word is said of a number that nothing binds, besides 0: the first few. Of two numbers, one and the next
    are often what a chain begins with, so there 1 is a place as well."""
    sort = symbol.parameters[index].sort
    between_numbers = sum(parameter.sort in (NAT, INT) for parameter in symbol.parameters) > 1
    found: list[Term] = [_number(0, sort), *([_number(1, sort)] if between_numbers else [])]
    for formula in question.formulas:
        free = set(terms.free_variables(formula))
        for part in terms.subterms(formula):
            if isinstance(part, Application) and part.symbol is symbol:
                term = part.arguments[index]
                if term not in found and term.sort is sort and set(terms.free_variables(term)) <= free:
                    found.append(term)
                    if len(found) == _MOST_PLACES:
                        return tuple(found)
    return tuple(found)


# ---- What is true of them


def _changes(
    sort: Sort, others: tuple[Variable, ...], of: Callable[[Term], Term], place: Term, *, upward: bool
) -> Term:
    """A property that a number has and a larger one has not ends somewhere between; or one that a smaller one has not
    begins somewhere between."""
    end, last = Variable("m", sort), Variable("n", sort)
    low, high = (place, end) if upward else (end, place)
    following = Operation(Operator.ADD, (last, _number(1, sort)), sort)
    between = [_at_most(low, last), Operation(Operator.LESS, (last, high), BOOL)]
    here, there = (last, following) if upward else (following, last)
    somewhere = terms.conjunction([*between, of(here), terms.negation(of(there))])
    # What is put in for a Nat need not be one, as k - 1 in a word that is defined of numbers.
    natural = [_at_most(_number(0, INT), place)] if sort is NAT and not isinstance(place, Literal) else []
    given = terms.conjunction([*natural, _at_most(low, high), of(place), terms.negation(of(end))])
    return _of_all((*others, end), terms.implication(given, Quantification(False, (last,), somewhere)))


def _least_number(others: tuple[Variable, ...], of: Callable[[Term], Term]) -> Term:
    """A property that some number has, has a least one."""
    some, least, smaller = Variable("m", NAT), Variable("k", NAT), Variable("j", NAT)
    below = terms.implication(Operation(Operator.LESS, (smaller, least), BOOL), terms.negation(of(smaller)))
    first = terms.conjunction([_at_most(least, some), of(least), Quantification(True, (smaller,), below)])
    return _of_all((*others, some), terms.implication(of(some), Quantification(False, (least,), first)))


def _bounds(question: Question) -> tuple[Term, ...]:
    """Whole numbers that the question writes down, or speaks of by name: the first few."""
    written: dict[Term, None] = {}
    constant: dict[Term, None] = {}
    named: dict[Term, None] = {}
    for formula in question.formulas:
        free = set(terms.free_variables(formula))
        for part in terms.subterms(formula):
            if part.sort in (NAT, INT):
                if isinstance(part, Literal) and part.value not in (0, 1):
                    written[part] = None
                elif isinstance(part, Application) and not part.arguments:
                    constant[part] = None
                elif part in free:
                    named[part] = None
    return tuple(islice(chain(written, constant, named), _MOST_BOUNDS))


def _greatest_number(sort: Sort, others: tuple[Variable, ...], of: Callable[[Term], Term], bound: Term) -> Term:
    """A property that some number has, has a greatest one, or one beyond the bound."""
    some, greatest, other, beyond = (Variable(name, sort) for name in "mkjn")
    above = terms.implication(of(other), _at_most(other, greatest))
    last = Quantification(False, (greatest,), terms.conjunction([of(greatest), Quantification(True, (other,), above)]))
    further = terms.conjunction([Operation(Operator.LESS, (bound, beyond), BOOL), of(beyond)])
    found = terms.disjunction([last, Quantification(False, (beyond,), further)])
    return _of_all((*others, some), terms.implication(of(some), found))


def _strides(question: Question) -> tuple[int, ...]:
    """How far it is from one number to another of which something is said: `n + 2` but not `n + 1`."""
    found: dict[int, None] = {}
    for formula in question.formulas:
        for part in terms.subterms(formula):
            if isinstance(part, Operation) and part.operator is Operator.ADD and part.sort is NAT:
                for added in part.arguments:
                    if isinstance(added, Literal) and added.value in _STRIDES:
                        assert isinstance(added.value, Fraction)
                        found[int(added.value)] = None
    return tuple(found)


def _stride(others: tuple[Variable, ...], of: Callable[[Term], Term], stride: int) -> Term:
    """A property that some number has not, one of the first has not, or it is lost from one number to the one that far
    on."""
    end, last = Variable("m", NAT), Variable("n", NAT)
    first = [terms.negation(of(_number(place, NAT))) for place in range(stride)]
    beyond = Operation(Operator.ADD, (last, _number(stride, NAT)), NAT)
    lost = Quantification(False, (last,), terms.conjunction([of(last), terms.negation(of(beyond))]))
    return _of_all((*others, end), terms.implication(terms.negation(of(end)), terms.disjunction([*first, lost])))


def _least_of_all(measure: Symbol) -> Term:
    """Something has the least measure, since no sort is empty."""
    least, other = (Variable(name, measure.parameters[0].sort) for name in "ab")
    below = _at_most(Application(measure, (least,)), Application(measure, (other,)))
    return Quantification(False, (least,), Quantification(True, (other,), below))


def _least_measured(measure: Symbol, others: tuple[Variable, ...], of: Callable[[Term], Term]) -> Term:
    """Of what has a property, something has the least measure."""
    some, least, other = (Variable(name, measure.parameters[0].sort) for name in "sab")
    below = _at_most(Application(measure, (least,)), Application(measure, (other,)))
    smallest = Quantification(True, (other,), terms.implication(of(other), below))
    found = Quantification(False, (least,), terms.conjunction([of(least), smallest]))
    return _of_all((*others, some), terms.implication(of(some), found))


def _of_all(variables: tuple[Variable, ...], body: Term) -> Term:
    """The body for all values, each formula with variables of its own."""
    return terms.refresh(terms.universal(variables, body))


def _at_most(left: Term, right: Term) -> Term:
    return Operation(Operator.AT_MOST, (left, right), BOOL)


def _number(value: int, sort: Sort) -> Literal:
    return Literal(Fraction(value), sort)
