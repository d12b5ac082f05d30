"""Whether a claim that fails could as well be true: a world like the countermodel, and the claim true in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from petitio import terms
from petitio.core import (
    BOOL,
    Application,
    Argument,
    Element,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import Question
from petitio.record import replace
from petitio.semantics import Interpretation, Unevaluable, evaluate
from petitio.smt.decide import decide
from petitio.verdicts import Countermodel

_MOST_ROWS = 100


def witness(argument: Argument, countermodel: Countermodel, premises: tuple[Term, ...]) -> Countermodel | None:
    """A replayed world of the premises in which what is false in the countermodel is true; None if none is found
    quickly.

    It is first looked for where only what the claim says of things differs, then where anything differs that the
    claim speaks of, then among as many things, and then anywhere.
    """
    claim = countermodel.false
    spoken = set(terms.symbols_of([claim], argument.definitions))
    said = {symbol for symbol in spoken if symbol.result is BOOL} or spoken
    elements = {
        sort: tuple(Variable(f"{sort.name}{index}", sort) for index in range(size))
        for sort, size in countermodel.interpretation.sizes.items()
        if sort.kind == "own"
    }
    things = tuple(_just(elements))
    attempts: dict[tuple[Term, ...], None] = {}
    for free in (said, spoken):
        attempts[*things, *_alike(argument, countermodel.interpretation, free, elements)] = None
    for alike in (*attempts, things, ()):
        question = Question(argument.definitions, (*premises, claim, *alike))
        answer = decide(question, model=True, effort="quick", likely="yes")
        if answer.model is not None:
            world = replace(answer.model, unknowns={})
            return replace(countermodel, interpretation=world, false=terms.negation(claim), smallest=answer.smallest)
    return None


def _just(elements: dict[Sort, tuple[Variable, ...]]) -> Iterator[Term]:
    """That some variables, left free, stand for different elements and for all there are."""
    for sort, row in elements.items():
        for one, other in combinations(row, 2):
            yield terms.negation(_equal(one, other))
        any_one = Variable("x", sort)
        yield terms.universal((any_one,), terms.disjunction(_equal(any_one, one) for one in row))


def _alike(
    argument: Argument, world: Interpretation, free: set[Symbol], elements: dict[Sort, tuple[Variable, ...]]
) -> Iterator[Term]:
    """That the symbols which are not `free` are what they are in a world."""
    for symbol, table in world.tables.items():
        if symbol in free or symbol in argument.definitions:
            continue
        sorts = [parameter.sort for parameter in symbol.parameters]
        if any(sort in world.carriers for sort in (*sorts, symbol.result)):
            continue
        if not any(sort.kind == "own" for sort in (*sorts, symbol.result)):
            own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
            body = terms.substitute(table.body, dict(zip(table.variables, own, strict=True)))
            yield terms.universal(own, _equal(Application(symbol, own), body))
            continue
        if not all(sort.finite for sort in sorts):
            continue
        for row in list(product(*map(world.values, sorts)))[:_MOST_ROWS]:
            try:
                value = evaluate(Application(symbol, row), world, argument.definitions)
            except Unevaluable:
                continue
            arguments = tuple(_named(cell, elements) for cell in row)
            yield _equal(Application(symbol, arguments), _named(Literal(value, symbol.result), elements))


def _named(value: Literal, elements: dict[Sort, tuple[Variable, ...]]) -> Term:
    """A value as a term: an element of an unknown sort by its variable."""
    if isinstance(value.value, Element) and value.sort in elements:
        return elements[value.sort][value.value.index]
    return value


def _equal(left: Term, right: Term) -> Term:
    return Operation(Operator.IFF if left.sort is BOOL else Operator.EQUAL, (left, right), BOOL)
