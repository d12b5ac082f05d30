"""A countermodel as plain values, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from petitio.core import Element, Frame, Literal, Value
from petitio.formula_text import formula_text
from petitio.render.world import World
from petitio.report import ModelTail, ModelValue


def values(world: World) -> tuple[tuple[ModelValue, ...], tuple[ModelTail, ...]]:
    """The values told one by one, and the closed forms of what depends on a number."""
    rows: list[ModelValue] = []
    tails: list[ModelTail] = []
    if world.frame is not None:
        rows += _frame(world, world.frame)
    for symbol in world.symbols:
        if symbol.kind == "define":
            continue
        for row in world.rows(symbol):
            value = world.value_of(symbol, row)
            if value is not None:
                arguments = tuple(_plain(world, argument.value) for argument in row)
                rows.append(ModelValue(symbol.title, arguments, _plain(world, value)))
        table = world.interpretation.tables.get(symbol)
        carriers = world.interpretation.carriers
        if table is not None and any(p.sort.numeric or p.sort in carriers for p in symbol.parameters):
            body = formula_text(table.body, world.label)
            tails.append(ModelTail(symbol.title, tuple(v.name for v in table.variables), body))
    if world.countermodel is not None:
        for variable in world.countermodel.unknowns:
            known = world.interpretation.unknowns.get(variable)
            if isinstance(known, Literal):
                rows.append(ModelValue(variable.name, (), _plain(world, known.value)))
    return tuple(rows), tuple(tails)


def _frame(world: World, frame: Frame) -> Iterator[ModelValue]:
    """How the worlds hang together: "w0 leads to w1" and, for somebody, "in w0, it may be w1". No word of an author's
    has a space in it."""
    labels = [world.label(place.value) for place in world.worlds if isinstance(place.value, Element)]
    pairs = list(product(zip(world.worlds, labels, strict=True), repeat=2))
    yield ModelValue("actual world", (), labels[0])
    for (here, first), (there, second) in pairs:
        seen = frame.sees is None or world.value_of(frame.sees, (here, there)) is True
        yield ModelValue("leads to", (first, second), seen)
    for sort, relation in frame.knowing.items():
        for knower in world.interpretation.values(sort):
            assert isinstance(knower.value, Element)
            for (here, first), (there, second) in pairs:
                may_be = world.value_of(relation, (knower, here, there)) is True
                yield ModelValue("may be", (world.label(knower.value), first, second), may_be)


def _plain(world: World, value: Value) -> int | str | bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Element):
        return world.label(value)
    return value.numerator if value.denominator == 1 else str(value)
