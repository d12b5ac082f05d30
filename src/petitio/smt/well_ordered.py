"""What is true of all numbers because they are well ordered, said of what a question speaks of.

A solver knows no induction. It does know what to make of these: where a property has one number and not another, there
is a place between them where it changes; a property that some number has, has a least one; and of the things that have
a property, some have the least measure. Each formula is true of the numbers as they are, whatever the words mean, so a
question can be true together with them just when it can be without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import Question
from petitio.smt.opened import Opened
from petitio.smt.properties import Property, endless, in_turn, properties, zero

_MOST, _MOST_BOUNDS = 24, 3
_STRIDES = range(2, 7)


def well_ordered(opened: Opened) -> tuple[tuple[Term, ...], ...]:
    """Formulas that are true of all numbers, about the properties in a question: of each kind at most 24, what is
    likeliest to help first; no kind if it has no such property."""
    question = opened.question
    sources = properties(opened)
    every = in_turn(sources)
    losing = [row for held in every for row in _losing(held)]
    kinds = (
        *(_of_places(source, upward=True, places=slice(1)) for source in sources),
        _of_places(every, upward=True, places=slice(1, None)),
        (_least_number(held) for held in losing if held.sort is NAT),
        (_stride(held, stride) for held in losing if held.sort is NAT for stride in _strides(question)),
        _of_measures(question, losing),
        (_greatest(held, bound) for bound in _bounds(question) for held in losing if held.sort in (NAT, INT)),
        _of_places(every, upward=False, places=slice(None)),
    )
    return tuple(filter(None, (tuple(islice(kind, _MOST)) for kind in kinds)))


def _losing(held: Property) -> tuple[Property, ...]:
    """A property as what something may not have, and its denial likewise, if it is not about one thing."""
    return (held, held.denied) if held.lost is None else (held,)


def _of_places(held_by: Sequence[Property], *, upward: bool, places: slice) -> Iterator[Term]:
    numbers = [held for held in held_by if held.sort in (NAT, INT)]
    for column in zip_longest(*(held.places[places] for held in numbers)):
        rows = [(_losing(held), place) for held, place in zip(numbers, column, strict=True) if place is not None]
        yield from (_changes(both[0], place, upward=upward) for both, place in rows)
        yield from (_changes(both[1], place, upward=upward) for both, place in rows if len(both) > 1)


def _of_measures(question: Question, losing: Sequence[Property]) -> Iterator[Term]:
    for measure in terms.symbols_of(question.formulas, question.definitions):
        if measure.result is NAT and len(measure.parameters) == 1 and endless(measure.parameters[0].sort):
            yield _least_of_all(measure)
            yield from (_least_measured(measure, held) for held in losing if held.sort is measure.parameters[0].sort)


# ---- What is true of a property that something, `end`, has not


def _changes(held: Property, place: Term, *, upward: bool) -> Term:
    """A property that a number has and a larger one has not ends somewhere between; or one that a smaller one has not
    begins somewhere between."""
    end, last = _end(held), Variable("n", held.sort)
    low, high = (place, end) if upward else (end, place)
    following = Operation(Operator.ADD, (last, Literal(Fraction(1), held.sort)), held.sort)
    between = [_at_most(low, last), Operation(Operator.LESS, (last, high), BOOL)]
    here, there = (last, following) if upward else (following, last)
    somewhere = terms.conjunction([*between, held.of(here), terms.negation(held.of(there))])
    # What is put in for a Nat need not be one, as k - 1 in a word that is defined of numbers.
    natural = [_at_most(zero(INT), place)] if held.sort is NAT and not isinstance(place, Literal) else []
    given = terms.conjunction([*natural, _at_most(low, high), held.of(place)])
    return _where_lost(held, end, terms.implication(given, Quantification(False, (last,), somewhere)))


def _least_number(held: Property) -> Term:
    """There is a least number that has it not."""
    end, least, smaller = _end(held), Variable("k", NAT), Variable("j", NAT)
    below = terms.implication(Operation(Operator.LESS, (smaller, least), BOOL), held.of(smaller))
    first = [_at_most(least, end), terms.negation(held.of(least)), Quantification(True, (smaller,), below)]
    return _where_lost(held, end, Quantification(False, (least,), terms.conjunction(first)))


def _greatest(held: Property, bound: Term) -> Term:
    """There is a greatest number that has it not, or one beyond the bound."""
    end = _end(held)
    greatest, other, beyond = (Variable(name, held.sort) for name in "kjn")
    above = terms.implication(terms.negation(held.of(other)), _at_most(other, greatest))
    last = terms.conjunction([terms.negation(held.of(greatest)), Quantification(True, (other,), above)])
    further = terms.conjunction([Operation(Operator.LESS, (bound, beyond), BOOL), terms.negation(held.of(beyond))])
    rows = [Quantification(False, (greatest,), last), Quantification(False, (beyond,), further)]
    return _where_lost(held, end, terms.disjunction(rows))


def _stride(held: Property, stride: int) -> Term:
    """One of the first numbers has it not, or it is lost from one number to the one that far on."""
    last = Variable("n", NAT)
    first = [terms.negation(held.of(Literal(Fraction(place), NAT))) for place in range(stride)]
    beyond = Operation(Operator.ADD, (last, Literal(Fraction(stride), NAT)), NAT)
    lost = terms.conjunction([held.of(last), terms.negation(held.of(beyond))])
    return _where_lost(held, _end(held), terms.disjunction([*first, Quantification(False, (last,), lost)]))


def _least_measured(measure: Symbol, held: Property) -> Term:
    """Of what has it not, something has the least measure."""
    least, other = (Variable(name, held.sort) for name in "ab")
    below = _at_most(Application(measure, (least,)), Application(measure, (other,)))
    smallest = Quantification(True, (other,), terms.implication(terms.negation(held.of(other)), below))
    found = terms.conjunction([terms.negation(held.of(least)), smallest])
    return _where_lost(held, _end(held), Quantification(False, (least,), found))


def _least_of_all(measure: Symbol) -> Term:
    """Something has the least measure, since no sort is empty."""
    least, other = (Variable(name, measure.parameters[0].sort) for name in "ab")
    below = _at_most(Application(measure, (least,)), Application(measure, (other,)))
    return Quantification(False, (least,), Quantification(True, (other,), below))


def _end(held: Property) -> Variable:
    return held.lost or Variable("m", held.sort)


def _where_lost(held: Property, end: Variable, found: Term) -> Term:
    """What is found if the end has it not: for that one alone, or for any, each formula with variables of its own."""
    variables = (*held.others, *(() if held.lost else (end,)))
    formula = terms.implication(terms.negation(held.of(end)), found)
    return terms.refresh(terms.universal(variables, formula) if variables else formula)


def _at_most(left: Term, right: Term) -> Term:
    return Operation(Operator.AT_MOST, (left, right), BOOL)


# ---- Numbers that the question speaks of


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
