"""A step of an induction that does not go through: what is so of one number, and not of the next, and why."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from petitio import terms
from petitio.core import Application, Argument, Induction, Literal, Operation, Operator, Term, Variable
from petitio.render.readings import capitalised, denial, listed
from petitio.render.reasons import opposite
from petitio.render.sentences import sentence
from petitio.render.terms_in_words import Reading
from petitio.render.world import World


def failed_step(world: World, method: Induction, guard: Term | None) -> tuple[str | None, set[str]]:
    """One sentence: "generation 3 is …, but generation 4 is not, because …", and the clauses that it has said.

    `guard` is the condition that the step would need.
    """
    here = _number(world, method.variable)
    if here is None:
        return None, set()
    rows = [_at(method.carried, method.variable, here + offset) for offset in range(method.depth)]
    there = _at(method.carried, method.variable, here + method.depth)
    clauses = [sentence(row, world.reading) for row in rows]
    name = method.variable.name
    if None in clauses:
        numbers = listed([f"{name} = {here + offset}" for offset in range(method.depth)])
        text = f"what the induction carries is so at {numbers}, but not at {name} = {here + method.depth}"
    else:
        so = listed([clause for clause in clauses if clause is not None])
        text = f"{so}, but {_not_so(world, rows[-1], there, f'{name} = {here + method.depth}')}"
    if method.strong and here > method.start:
        text = f"at every number from {method.start} to {here} it is so, and so {text}"
    denied = sentence(terms.negation(there), world.reading)
    why = _because(world, guard, method.variable, here)
    if why is not None and why in (denied, sentence(opposite(there), world.reading)):
        # A guard that is the goal is no reason for its being false.
        why = None
    said = {clause for clause in (*clauses, denied, why) if clause is not None}
    return capitalised(f"{text}{f', because {why}' if why else ''}."), said


def guard_in_words(argument: Argument, guard: Term, method: Induction) -> str | None:
    """The condition of a step for every number, in the words of the definition that it is."""
    said = folded(argument, guard, method.variable)
    reading = Reading().bind((method.variable,), said)
    words = sentence(said, reading)
    return None if words is None else f"{reading.every((method.variable,), said)}: {words}"


def _number(world: World, variable: Variable) -> int | None:
    value = world.interpretation.unknowns.get(variable)
    return int(value.value) if isinstance(value, Literal) and isinstance(value.value, Fraction) else None


def _at(formula: Term, variable: Variable, number: int) -> Term:
    return _added(terms.substitute(formula, {variable: Literal(Fraction(number), variable.sort)}))


def _added(term: Term) -> Term:
    """The term with sums of numbers worked out: "generation 1", and not "generation 0 + 1"."""
    before = terms.children(term)
    if not before:
        return term
    whole = terms.rebuild(term, tuple([_added(part) for part in before]))
    match whole:
        case Operation(Operator.ADD, (Literal(Fraction() as one, _), Literal(Fraction() as other, _)), sort):
            return Literal(one + other, sort)
        case _:
            return whole


def _not_so(world: World, here: Term, there: Term, place: str) -> str:
    """The denial at the next number, without the words that would only be said again."""
    if isinstance(here, Application) and isinstance(there, Application):
        before = denial(here.symbol, world.reading.arguments(here))
        after = denial(there.symbol, world.reading.arguments(there))
        if before is not None and after is not None and before[1] == after[1]:
            return after[0]
    return sentence(opposite(there), world.reading) or f"this is not so at {place}"


def _because(world: World, guard: Term | None, variable: Variable, number: int) -> str | None:
    """What the step would have needed and does not have."""
    if guard is None:
        return None
    for part in _conjuncts(guard):
        if world.truth(_at(part, variable, number)) is False:
            return sentence(opposite(_at(folded(world.argument, part, variable), variable, number)), world.reading)
    return None


def _conjuncts(formula: Term) -> Iterator[Term]:
    if isinstance(formula, Operation) and formula.operator is Operator.AND:
        for part in formula.arguments:
            yield from _conjuncts(part)
    else:
        yield formula


def folded(argument: Argument, formula: Term, variable: Variable) -> Term:
    """A condition on a number as the word that the author has defined for it, if there is one with a reading."""
    for symbol, definition in argument.definitions.items():
        if definition.recursive or symbol.reading is None or len(definition.variables) != 1:
            continue
        body = terms.unfold(terms.instantiate(definition.body, definition.variables, (variable,)), argument.definitions)
        if body == formula:
            return Application(symbol, (variable,))
    return formula
