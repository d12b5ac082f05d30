"""What words bring along: their sorts, their definitions, and what these need in order to make sense."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from petitio.core import Condition, Definition, Sort, Symbol
from petitio.record import Record, field

_T = TypeVar("_T")


class Stock(Record):
    """Words with all that belongs to them."""

    sorts: tuple[Sort, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    definitions: dict[Symbol, Definition] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()


def stock(parts: Iterable[Stock]) -> Stock:
    """Several of them as one; what came by two ways is there once."""
    rows = tuple(parts)
    definitions: dict[Symbol, Definition] = {}
    for row in rows:
        definitions.update(row.definitions)
    return Stock(
        _once(thing for row in rows for thing in row.sorts),
        _once(thing for row in rows for thing in row.symbols),
        definitions,
        _once(thing for row in rows for thing in row.conditions),
    )


def _once(things: Iterable[_T]) -> tuple[_T, ...]:
    return tuple({id(thing): thing for thing in things}.values())
