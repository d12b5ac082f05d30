"""Boxes in layers, with what supports below what it supports, and few crossings.

After Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures" (1981): arrows
that lead in a circle are turned round, layers are longest paths, an arrow over several layers gets a place in each
between, and each layer is put in the order of the middles of its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from petitio.record import Record

_MOST_IN_A_LAYER = 5
_SWEEPS = 12

# A box, by its number, or a place of an arrow between two layers, by the arrow's number and the layer's.
Spot = int | tuple[int, int]


class Layered(Record):
    """Layers from the top, each from the left; for each arrow the spots that it leads through from below, its ends
    among them, and whether it points down."""

    layers: tuple[tuple[Spot, ...], ...]
    ways: tuple[tuple[Spot, ...], ...]
    down: tuple[bool, ...]


def layered(count: int, arrows: Sequence[tuple[int, int]]) -> Layered:
    """The layers of boxes 0, 1, … with these arrows, of which none leads from a box to itself."""
    down = _turned(count, arrows)
    up = [(end, start) if turned else (start, end) for (start, end), turned in zip(arrows, down, strict=True)]
    depth = _depths(count, up)
    layers: list[list[Spot]] = [[] for _ in range(max(depth, default=-1) + 1)]
    for box, layer in enumerate(depth):
        layers[layer].append(box)
    ways: list[tuple[Spot, ...]] = []
    for number, (start, end) in enumerate(up):
        between: list[Spot] = [(number, layer) for layer in range(depth[start] - 1, depth[end], -1)]
        for spot, layer in zip(between, range(depth[start] - 1, depth[end], -1), strict=True):
            layers[layer].append(spot)
        ways.append((start, *between, end))
    return Layered(_ordered(layers, ways), tuple(ways), tuple(down))


def _turned(count: int, arrows: Sequence[tuple[int, int]]) -> list[bool]:
    """Which arrows to turn round so that none leads in a circle: those that lead back in a walk from box to box."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    for number, (start, _) in enumerate(arrows):
        leaving[start].append(number)
    turned = [False] * len(arrows)
    state = [0] * count
    for first in range(count):
        if state[first]:
            continue
        state[first] = 1
        walk = [(first, iter(leaving[first]))]
        while walk:
            box, rest = walk[-1]
            further = next(rest, None)
            if further is None:
                state[box] = 2
                walk.pop()
                continue
            end = arrows[further][1]
            if state[end] == 1:
                turned[further] = True
            elif state[end] == 0:
                state[end] = 1
                walk.append((end, iter(leaving[end])))
    return turned


def _depths(count: int, up: Sequence[tuple[int, int]]) -> list[int]:
    """The layer of each box from the top: one below the lowest box that it leads to, and lower where a layer is full
    and nothing leads to it."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    reached = [0] * count
    for start, end in up:
        leaving[start].append(end)
        reached[end] += 1
    led_to = [bool(number) for number in reached]
    order: list[int] = []
    left = [len(ends) for ends in leaving]
    entering: list[list[int]] = [[] for _ in range(count)]
    for start, end in up:
        entering[end].append(start)
    ready = [box for box in range(count) if not left[box]]
    depth = [0] * count
    while ready:
        box = ready.pop(0)
        order.append(box)
        depth[box] = max((depth[end] + 1 for end in leaving[box]), default=0)
        for start in entering[box]:
            left[start] -= 1
            if not left[start]:
                ready.append(start)
    layer = 0
    while layer <= max(depth, default=-1):
        here = [box for box in range(count) if depth[box] == layer]
        free = [box for box in here if not led_to[box] and leaving[box]]
        for box in free[max(0, _MOST_IN_A_LAYER - (len(here) - len(free))) :] if len(here) > _MOST_IN_A_LAYER else ():
            depth[box] += 1
        layer += 1
    return depth


# ---- Their order


def _ordered(layers: Sequence[Sequence[Spot]], ways: Sequence[Sequence[Spot]]) -> tuple[tuple[Spot, ...], ...]:
    above: dict[Spot, list[Spot]] = {spot: [] for layer in layers for spot in layer}
    below: dict[Spot, list[Spot]] = {spot: [] for layer in layers for spot in layer}
    for way in ways:
        for lower, upper in pairwise(way):
            above[lower].append(upper)
            below[upper].append(lower)
    current = [list(layer) for layer in layers]
    best, fewest = [list(layer) for layer in current], _crossings(current, above)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        downward = sweep % 2 == 0
        neighbours = above if downward else below
        for place in range(1, len(current)) if downward else range(len(current) - 2, -1, -1):
            beside = current[place - 1 if downward else place + 1]
            current[place] = _by_middles(current[place], beside, neighbours)
        crossings = _crossings(current, above)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in current], crossings
    return tuple(map(tuple, best))


def _by_middles(layer: list[Spot], beside: list[Spot], neighbours: Mapping[Spot, list[Spot]]) -> list[Spot]:
    """A layer in the order of the mean places of what each spot is joined to; what is joined to nothing stays."""
    place = {spot: number for number, spot in enumerate(beside)}
    scale = max(1, len(beside)) / max(1, len(layer))

    def middle(number: int) -> float:
        joined = neighbours[layer[number]]
        return sum(place[spot] for spot in joined) / len(joined) if joined else number * scale

    return [layer[number] for number in sorted(range(len(layer)), key=lambda number: (middle(number), number))]


def _crossings(layers: Sequence[Sequence[Spot]], above: Mapping[Spot, list[Spot]]) -> int:
    found = 0
    for upper, lower in pairwise(layers):
        place = {spot: number for number, spot in enumerate(upper)}
        ends = [sorted(place[spot] for spot in above[spot_below]) for spot_below in lower]
        seen: list[int] = []
        for row in ends:
            found += sum(other > end for end in row for other in seen)
            seen += row
    return found
