"""A countermodel with infinitely many elements in words: its elements are numbers, its relations closed forms."""

from __future__ import annotations

from collections.abc import Callable

from petitio import terms
from petitio.core import BOOL, REAL, Element, Literal, Sort, Symbol, Variable
from petitio.formula_text import formula_text
from petitio.render.plain_words import noun_of
from petitio.render.readings import capitalised, denied, fill
from petitio.semantics import Interpretation

_KINDS = {"nat": "natural number", "int": "integer", "real": "real number"}


def elements_in_words(carrier: Sort) -> str:
    """What the elements of an infinite sort are, as the entry of a list: `every integer`."""
    return f"every {_KINDS[carrier.kind]}"


def infinite_population(sort: Sort, carrier: Sort) -> str:
    """A sentence on how many elements a sort has whose elements are numbers."""
    noun = noun_of(sort.name)
    return f"There are infinitely many {noun}s, one for each {_KINDS[carrier.kind]}."


def of_infinitely_many(symbol: Symbol, world: Interpretation) -> bool:
    """Whether a symbol is applied to elements, or real numbers, that can't be gone through one by one."""
    return any(p.sort is REAL or p.sort in world.carriers for p in symbol.parameters)


def closed_form_fact(symbol: Symbol, world: Interpretation, label: Callable[[Element], str]) -> str | None:
    """A sentence that says what a symbol is for all its arguments; None if it has no closed form."""
    table = world.tables.get(symbol)
    if table is None:
        return None
    own = tuple(Variable(p.name, v.sort) for p, v in zip(symbol.parameters, table.variables, strict=True))
    cells = [variable.name for variable in own]
    words = fill(symbol, cells)
    names = " and ".join(variable.name for variable in own)
    are = "is" if len(own) == 1 else "are"
    body = terms.substitute(table.body, dict(zip(table.variables, own, strict=True)))
    if symbol.result is BOOL:
        if isinstance(body, Literal):
            return capitalised(f"{words if body.value else denied(symbol, cells)}, whatever {names} {are}.")
        return capitalised(f"{words} exactly where {formula_text(body, label)}.")
    return capitalised(f"{words} is {formula_text(body, label)}, whatever {names} {are}.")
