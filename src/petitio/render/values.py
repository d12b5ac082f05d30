"""A countermodel as plain values, for programs."""

from __future__ import annotations

from petitio.core import Element, Literal, Value
from petitio.formula_text import formula_text
from petitio.render.world import World
from petitio.report import ModelTail, ModelValue


def values(world: World) -> tuple[tuple[ModelValue, ...], tuple[ModelTail, ...]]:
    """The values told one by one, and the closed forms of what depends on a number."""
    rows: list[ModelValue] = []
    tails: list[ModelTail] = []
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


def _plain(world: World, value: Value) -> int | str | bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Element):
        return world.label(value)
    return value.numerator if value.denominator == 1 else str(value)
