"""The bounds on a claim where some of what it rests on is independent of one another."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction

from petitio.confidence.bounds import Bounds, Demand, Demands, Missing, Worlds
from petitio.confidence.linear_program import Column, Infeasible, linear_program
from petitio.record import Record

_MOST_STATES = 4_096

# What a world still lacks: of the independent demands that are not yet drawn, and of the others; and its side.
_Left = tuple[Missing, Missing, bool]


class TooMany(Record):
    """There are too many ways in which the independent claims can come out."""


class Impossible(Record):
    """What is said to be independent is not: some ways in which it could come out are no worlds."""


def independence(worlds: Worlds, demands: Demands, marked: frozenset[str]) -> Bounds | TooMany | Impossible:
    """The bounds on a claim where the `marked` claims are mutually independent, and the rest depends on each other
    and on them in any way.

    A credence of at least p counts as: true for sure with chance p, and for the rest it may be as it likes. Whoever
    is right about the world draws from these no worse: a claim that is true with a chance above p can be said to be
    sure p times out of all, by a lot of its own. So the bounds are good for every credence that is meant.
    """
    drawn = [name for name in dict.fromkeys(demand[0] for demand in demands) if name in marked]
    states: dict[frozenset[_Left], Fraction] = {_least(_start(worlds, demands, frozenset(drawn))): Fraction(1)}
    for name in drawn:
        following: dict[frozenset[_Left], Fraction] = {}
        for state, chance in states.items():
            for outcome, part in _outcomes(name, demands):
                left = _least([_after(name, row) for row in state if outcome not in row[0]])
                if not left:
                    return Impossible()
                following[left] = following.get(left, Fraction(0)) + chance * part
        if len(following) > _MOST_STATES:
            return TooMany()
        states = following
    others = {demand: 1 - least for demand, least in demands.items() if demand[0] not in marked}
    least = _greatest(states, others, counts=False)
    most = _greatest(states, others, counts=True)
    if least is None or most is None:
        return Impossible()
    return Bounds(1 - least, most)


def _start(worlds: Worlds, demands: Demands, drawn: frozenset[str]) -> list[_Left]:
    return [
        (
            frozenset(demand for demand in world if demand[0] in drawn),
            frozenset(demand for demand in world if demand[0] not in drawn and demand in demands),
            side,
        )
        for world, side in worlds.all
    ]


def _outcomes(name: str, demands: Demands) -> list[tuple[Demand | None, Fraction]]:
    """How a claim can come out: surely true, surely false, or as it likes."""
    low, high = demands.get((name, True), Fraction(0)), 1 - demands.get((name, False), Fraction(0))
    rows: list[tuple[Demand | None, Fraction]] = [
        ((name, True), low),
        ((name, False), 1 - high),
        (None, high - low),
    ]
    return [(outcome, part) for outcome, part in rows if part > 0]


def _after(name: str, row: _Left) -> _Left:
    missing, others, side = row
    return frozenset(demand for demand in missing if demand[0] != name), others, side


def _least(rows: list[_Left]) -> frozenset[_Left]:
    """The rows without those that lack all that another one of their side lacks."""
    once = list(dict.fromkeys(rows))
    return frozenset(
        row
        for row in once
        if not any(other != row and other[2] is row[2] and other[0] <= row[0] and other[1] <= row[1] for other in once)
    )


def _greatest(
    states: Mapping[frozenset[_Left], Fraction], others: Mapping[Demand, Fraction], *, counts: bool
) -> Fraction | None:
    """The greatest chance of the claim, or of its denial; None if there is no room for what is demanded."""
    columns: list[Column] = []
    limits: dict[Hashable, Fraction] = {}
    alone = Fraction(0)
    for index, (state, chance) in enumerate(states.items()):
        best = [row for row in state if row[2] is counts and not row[1]]
        if best or not any(row[1] for row in state):
            # Nothing else is at stake here.
            alone += chance if best else 0
            continue
        limits[index] = chance
        for _, missing, side in sorted(state, key=repr):
            columns.append(Column(frozenset((index, *missing)), side is counts))
    wholes = frozenset(limits)
    used = {row for column in columns for row in column.rows}
    limits.update({demand: limit for demand, limit in others.items() if demand in used})
    if not columns:
        return alone
    found = linear_program(columns, limits, wholes)
    return None if isinstance(found, Infeasible) else alone + found.value
