"""Why an argument has its label: the attackers that earn it, why they have theirs, and so on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from petitio.disputes.cycles import on_cycles
from petitio.disputes.framework import Framework
from petitio.disputes.grounded import settled
from petitio.disputes.labelling import Label, Labelling
from petitio.record import Record

# How many arguments an explanation goes through.
_MOST_STEPS = 1_000


class Step(Record):
    """An argument with its label, and the attackers that earn it: all of one that is in, which are out; of one that
    is out, one that is in; of one that is undecided, one that is undecided."""

    name: str
    label: Label
    because: tuple[str, ...]


class Why(Record):
    """The steps that earn the label of the first, each argument once, each before those it rests on; `complete` if
    none was left out for their number.

    Under the grounded labelling the steps of what is in or out run in no circle. Those of what is undecided always end
    in one: it is why nothing is settled.
    """

    steps: tuple[Step, ...]
    complete: bool


def why(framework: Framework, found: Labelling, name: str, most: int = _MOST_STEPS) -> Why:
    """Why an argument has its label in a complete labelling. Raises KeyError if there is no such argument."""
    start = framework.place[name]
    rank = {place: number for number, (place, _) in enumerate(settled(framework))}
    # An argument is shown to be out by the attacker that is soonest shown to be in.
    last = len(framework.names)
    towards = _towards_a_cycle(framework, found, start) if found.labels[start] == "undecided" else {}
    row = [start]
    seen = {start}
    steps: list[Step] = []
    for place in row:
        if len(steps) == most:
            return Why(tuple(steps), complete=False)
        attackers = framework.attackers[place]
        match found.labels[place]:
            case "in":
                because = attackers
            case "out":
                inside = (attacker for attacker in attackers if found.labels[attacker] == "in")
                because = (min(inside, key=lambda attacker: (rank.get(attacker, last), attacker)),)
            case "undecided":
                because = (towards[place],)
        steps.append(Step(framework.names[place], found.labels[place], tuple(framework.names[b] for b in because)))
        row += [attacker for attacker in because if attacker not in seen]
        seen.update(because)
    return Why(tuple(steps), complete=True)


def _towards_a_cycle(framework: Framework, found: Labelling, start: int) -> Mapping[int, int]:
    """For each argument on a shortest way from `start` to the nearest cycle of undecided attackers, and on a shortest
    cycle there, the attacker that comes next."""
    rows: dict[int, tuple[int, ...]] = {}
    row = [start]
    for place in row:
        if place not in rows:
            rows[place] = tuple(a for a in framework.attackers[place] if found.labels[a] == "undecided")
            row += rows[place]
    cyclic = on_cycles(rows)
    way = _way(rows, (start,), cyclic)
    around = _way(rows, rows[way[-1]], frozenset((way[-1],)))
    steps = (*way, *around)
    return dict(pairwise(steps))


def _way(rows: Mapping[int, tuple[int, ...]], starts: tuple[int, ...], goals: frozenset[int]) -> tuple[int, ...]:
    """A shortest way from one of the starts to one of the goals, which is known to be there."""
    before: dict[int, int | None] = dict.fromkeys(starts)
    for place in (row := list(before)):
        if place in goals:
            way = [place]
            while (previous := before[way[-1]]) is not None:
                way.append(previous)
            return tuple(reversed(way))
        for following in rows[place]:
            if following not in before:
                before[following] = place
                row.append(following)
    raise AssertionError("each undecided argument has an undecided attacker, and so leads to a cycle")
