"""A countermodel as a short story in the author's words, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.core import Argument, Element, Sort
from petitio.render.breaking import breaking
from petitio.render.facts import facts
from petitio.render.readings import capitalised, fill, listed, words_of
from petitio.render.values import values
from petitio.render.world import World
from petitio.report import CountermodelReport
from petitio.semantics import Interpretation
from petitio.verdicts import Countermodel

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def tell(argument: Argument, countermodel: Countermodel, *, claim: str | None = None) -> CountermodelReport:
    """A countermodel in words and values. `claim` names what is false in it, if that has a name."""
    world = World(argument, countermodel.interpretation, countermodel)
    return _report(world, [breaking(world, claim)])


def tell_model(argument: Argument, interpretation: Interpretation) -> CountermodelReport:
    """A model that shows a position consistent."""
    return _report(World(argument, interpretation, None), [])


def _report(world: World, end: list[str]) -> CountermodelReport:
    rows, tails = values(world)
    story = (*_population(world), *facts(world), *end)
    return CountermodelReport({sort.name: world.labels[sort] for sort in world.sorts}, rows, tails, story, True)


def _population(world: World) -> Iterator[str]:
    for sort in world.sorts:
        size = world.interpretation.size(sort)
        number = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
        noun = words_of(sort.name).lower() + ("" if size == 1 else "s")
        verb = "is" if size == 1 else "are"
        members = [world.name(Element(sort, index)) for index in range(size)]
        yield f"There {verb} {number} {noun}: {listed(members)}."
        for same in _same(world, sort):
            yield capitalised(f"{listed(same)} are one and the same.")


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
