"""A countermodel as a short story in the author's words, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.core import Argument, Element, Induction, Sort, Term
from petitio.render.breaking import bearing_out, breaking, premises
from petitio.render.facts import facts
from petitio.render.failed_step import failed_step
from petitio.render.infinite import infinite_population
from petitio.render.plain_words import noun_of
from petitio.render.readings import capitalised, fill, listed, number_word
from petitio.render.values import values
from petitio.render.world import World
from petitio.report import CountermodelReport
from petitio.semantics import Interpretation
from petitio.verdicts import Countermodel


def tell(argument: Argument, countermodel: Countermodel, what: str) -> CountermodelReport:
    """A countermodel in words and values; `what` says what is false in it."""
    world = World(argument, countermodel.interpretation, countermodel)
    return _report(world, _facts(world), breaking(world, what))


def tell_step(
    argument: Argument, countermodel: Countermodel, method: Induction, guard: Term | None
) -> CountermodelReport:
    """A counterexample to induction: first what is so of one number and not of the next, then the rest."""
    world = World(argument, countermodel.interpretation, countermodel)
    lead, said = failed_step(world, method, guard)
    known = {capitalised(f"{clause}.") for clause in said}
    rest = [fact for fact in _facts(world) if fact not in known]
    return _report(world, [*([lead] if lead else []), *rest], [premises(world)])


def tell_witness(argument: Argument, witness: Countermodel, what: str) -> CountermodelReport:
    """A world in which the same is offered and the claim is true."""
    world = World(argument, witness.interpretation, witness)
    return _report(world, _facts(world), bearing_out(world, what))


def tell_model(argument: Argument, interpretation: Interpretation) -> CountermodelReport:
    """A model that shows a position consistent."""
    world = World(argument, interpretation, None)
    return _report(world, _facts(world), [])


def _facts(world: World) -> list[str]:
    if world.frame is None:
        return facts(world)
    from petitio.render.possible_worlds import possible_worlds

    return possible_worlds(world)


def _report(world: World, told: list[str], end: list[str]) -> CountermodelReport:
    rows, tails = values(world)
    story = (*_population(world), *told, *end)
    return CountermodelReport({sort.name: labels for sort, labels in world.labels.items()}, rows, tails, story, True)


def _population(world: World) -> Iterator[str]:
    for sort in world.sorts:
        if sort in world.interpretation.carriers:
            yield infinite_population(sort, world.interpretation.carriers[sort])
            continue
        size = world.interpretation.size(sort)
        noun = noun_of(sort.name) if size == 1 else _plural(noun_of(sort.name))
        verb = "is" if size == 1 else "are"
        elements = [Element(sort, index) for index in range(size)]
        # Those with names of their own come in one order, whichever world it is.
        named = [element for element in world.names if element in elements]
        members = [world.name(element) for element in (*named, *(one for one in elements if one not in named))]
        yield f"There {verb} {number_word(size)} {noun}: {listed(members)}."
        for same in _same(world, sort):
            yield capitalised(f"{listed(same)} are one and the same.")


# With a "ch" as in "monarch".
_HARD = ("iarch", "narch", "rarch", "och", "mach", "tech")


def _plural(noun: str) -> str:
    if noun[-1:] == "y" and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    hissing = noun.endswith(("s", "x", "z", "sh")) or (noun.endswith("ch") and not noun.endswith(_HARD))
    return f"{noun}es" if hissing else f"{noun}s"


def _same(world: World, sort: Sort) -> Iterator[list[str]]:
    """Constants of a sort that stand for one element."""
    rows: dict[Element, list[str]] = {}
    for symbol in world.symbols:
        if not symbol.parameters and symbol.result is sort and symbol.kind == "const":
            value = world.value_of(symbol, ())
            if isinstance(value, Element):
                rows.setdefault(value, []).append(fill(symbol, []))
    for row in rows.values():
        if len(row) > 1:
            yield row
