"""Between which bounds a claim's probability lies, whatever depends on what: over possible worlds, by linear programs.

N. J. Nilsson: Probabilistic logic. Artificial Intelligence 28 (1986).

All that is demanded is that something is at least so probable: a claim, or, where there is an upper limit to its
credence, its denial. More of it being true can then only help, so the worlds that matter are those in which a largest
set of what is demanded is true. A world is here what is *missing* from it. Where credences have lower limits alone, and
the premises can all be true, the worlds without the claim miss the minimal correction sets, and the program is the
packing of these.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction

from petitio.confidence.linear_program import Column, Infeasible, linear_program
from petitio.record import Record

# That a claim is true, or that it is not.
Demand = tuple[str, bool]
Missing = frozenset[Demand]

# The row that all worlds are in.
_WHOLE = "whole"


class Worlds(Record):
    """What is missing from the worlds in which a claim is true, and from those in which it is false."""

    true: tuple[Missing, ...]
    false: tuple[Missing, ...]

    @property
    def all(self) -> tuple[tuple[Missing, bool], ...]:
        """Each with whether the claim is true there."""
        return tuple((world, True) for world in self.true) + tuple((world, False) for world in self.false)


class Bounds(Record):
    """The least and the greatest probability."""

    lower: Fraction
    upper: Fraction


class Incoherent(Record):
    """Demands that no probability meets; minimal, so that without any one of them there is one that does."""

    demands: tuple[Demand, ...]


Demands = Mapping[Demand, Fraction]


def bounds(worlds: Worlds, demands: Demands) -> Bounds | Incoherent:
    """The bounds on a claim, where each demand is at least as probable as said."""
    lower = _greatest(worlds, demands, counts=False)
    upper = _greatest(worlds, demands, counts=True)
    if isinstance(lower, Fraction) and isinstance(upper, Fraction):
        return Bounds(1 - lower, upper)
    assert isinstance(lower, tuple)
    return Incoherent(_fewest(worlds, demands, lower))


def _greatest(worlds: Worlds, demands: Demands, *, counts: bool) -> Fraction | tuple[Demand, ...]:
    """The greatest probability of the claim, or of its denial; or demands that there is no room for."""
    limits = {demand: 1 - least for demand, least in demands.items() if least > 0}
    columns = [
        Column(frozenset((_WHOLE, *(demand for demand in world if demand in limits))), side is counts)
        for world, side in worlds.all
    ]
    used = {row for column in columns for row in column.rows}
    rows: dict[Hashable, Fraction] = {_WHOLE: Fraction(1)}
    rows.update({demand: limit for demand, limit in limits.items() if demand in used})
    found = linear_program(columns, rows, frozenset({_WHOLE}))
    if isinstance(found, Infeasible):
        return tuple(demand for demand in demands if demand in found.rows)
    return found.value


def _fewest(worlds: Worlds, demands: Demands, kept: tuple[Demand, ...]) -> tuple[Demand, ...]:
    """Take away from demands that cannot be met what they can do without."""
    for demand in kept:
        fewer = {other: demands[other] for other in kept if other != demand}
        found = _greatest(worlds, fewer, counts=True)
        if isinstance(found, tuple):
            kept = tuple(fewer)
    return kept
