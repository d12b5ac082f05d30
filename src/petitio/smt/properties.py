"""The properties of numbers, and of other things without end, that a question speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import zip_longest

from petitio import terms
from petitio.core import BOOL, INT, NAT, Application, Literal, Quantification, Sort, Symbol, Term, Variable
from petitio.obligations import Question
from petitio.record import Record
from petitio.smt.opened import Opened

_MOST_PLACES, _MOST_BODIES, _MOST_NAMES = 4, 4, 4


class Property(Record):
    """What can be true of a thing of a sort: `of` a term for it. `others` are the further variables that it speaks of,
    `places` the numbers of which the question says it, and `lost` the thing that is said not to have it, where it is
    about one thing."""

    sort: Sort
    others: tuple[Variable, ...]
    of: Callable[[Term], Term]
    places: tuple[Term, ...]
    lost: Variable | None = None

    @property
    def denied(self) -> Property:
        """That a thing has it not."""
        return Property(self.sort, self.others, lambda term: terms.negation(self.of(term)), self.places)


def properties(opened: Opened) -> tuple[tuple[Property, ...], ...]:
    """Those of each source: what is said of what has a name; the predicates; what formulas say of everything."""
    question = opened.question
    return tuple(_named(opened)), tuple(_predicates(question)), tuple(_bodies(question))


def in_turn(sources: tuple[tuple[Property, ...], ...]) -> list[Property]:
    """The first of each source, then the second of each."""
    return [held for column in zip_longest(*sources) for held in column if held is not None]


def endless(sort: Sort) -> bool:
    """Whether there may be infinitely many, in steps: with reals between any two, nothing comes next."""
    return sort in (NAT, INT) or sort.unknown


def zero(sort: Sort) -> Literal:
    """Where numbers begin."""
    return Literal(Fraction(0), sort)


def _named(opened: Opened) -> Iterator[Property]:
    """What is not said of what there is said to be: of a denied "for all", what it would say of a number. The last
    variable's first, for along that one a formula is mostly shown, from another one or from 0."""
    names = [name for name in opened.names if endless(name.variable.sort)][-_MOST_NAMES:]
    for name in reversed(names):
        sort = name.variable.sort
        places: list[Term] = [other.variable for other in names if other is not name and other.variable.sort is sort]
        said = Property(sort, (), _body(name.said, name.variable), (*places, zero(sort)))
        yield Property(sort, (), said.denied.of, said.places, name.variable)


def _predicates(question: Question) -> Iterator[Property]:
    """The predicates, as properties of each of their arguments."""
    for symbol in terms.symbols_of(question.formulas, question.definitions):
        if symbol.result is not BOOL:
            continue
        for index, parameter in enumerate(symbol.parameters):
            if endless(parameter.sort):
                before = tuple(Variable(p.name, p.sort) for p in symbol.parameters[:index])
                after = tuple(Variable(p.name, p.sort) for p in symbol.parameters[index + 1 :])
                places = _places(question, symbol, index) if parameter.sort in (NAT, INT) else ()
                yield Property(parameter.sort, (*before, *after), _atom(symbol, before, after), places)


def _atom(symbol: Symbol, before: tuple[Variable, ...], after: tuple[Variable, ...]) -> Callable[[Term], Term]:
    return lambda term: Application(symbol, (*before, term, *after))


def _places(question: Question, symbol: Symbol, index: int) -> tuple[Term, ...]:
    """Where a word is said of a number that nothing binds, besides 0: the first few. Of two numbers, one and the next
    are often what a chain begins with, so there 1 is a place as well."""
    sort = symbol.parameters[index].sort
    between_numbers = sum(parameter.sort in (NAT, INT) for parameter in symbol.parameters) > 1
    found: list[Term] = [zero(sort), *([Literal(Fraction(1), sort)] if between_numbers else [])]
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


def _bodies(question: Question) -> Iterator[Property]:
    """What a claim says of everything, or of something; the last formula's first, for that is what is to be shown."""
    found = 0
    for formula in reversed(question.formulas):
        free = set(terms.free_variables(formula))
        for part in terms.subterms(formula):
            if not (isinstance(part, Quantification) and len(part.variables) == 1):
                continue
            (variable,) = part.variables
            if not endless(variable.sort) or isinstance(part.body, Application):
                continue
            if set(terms.free_variables(part)) <= free:
                yield Property(variable.sort, (), _body(part.body, variable), (zero(variable.sort),))
                found += 1
                if found == _MOST_BODIES:
                    return


def _body(body: Term, variable: Variable) -> Callable[[Term], Term]:
    return lambda term: terms.instantiate(body, (variable,), (term,))
