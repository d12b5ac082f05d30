"""Where the middles of boxes in layers are from left to right: near those of their neighbours, and none on another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from petitio.render.graph.layered import Layered, Spot

_SWEEPS = 16
_BETWEEN_BOXES, _BETWEEN_ARROWS = 32, 16
# An arrow over several layers is to be straight.
_STRAIGHT = 8


def placed(drawn: Layered, widths: Mapping[Spot, int]) -> dict[Spot, int]:
    """The middle of each spot, the leftmost edge of all at 0. Arrows on their way have no width."""
    joined: dict[Spot, list[tuple[Spot, int]]] = {spot: [] for layer in drawn.layers for spot in layer}
    for way in drawn.ways:
        for lower, upper in pairwise(way):
            weight = _STRAIGHT if isinstance(lower, tuple) and isinstance(upper, tuple) else 1
            joined[lower].append((upper, weight))
            joined[upper].append((lower, weight))
    depth = {spot: place for place, layer in enumerate(drawn.layers) for spot in layer}

    def width(spot: Spot) -> int:
        return widths.get(spot, 0)

    middles: dict[Spot, float] = {}
    for layer in drawn.layers:
        middles |= zip(layer, _apart(layer, [0.0] * len(layer), [1] * len(layer), width), strict=True)
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        last = sweep >= _SWEEPS - 2
        for layer in drawn.layers if downward else reversed(drawn.layers):
            wanted, weights = [], []
            for spot in layer:
                here = depth[spot]
                rows = [
                    (middles[other], weight)
                    for other, weight in joined[spot]
                    if last or (depth[other] < here) == downward
                ]
                total = sum(weight for _, weight in rows)
                wanted.append(sum(at * weight for at, weight in rows) / total if total else middles[spot])
                weights.append(total or 1)
            middles |= zip(layer, _apart(layer, wanted, weights, width), strict=True)
    left = min((middles[spot] - width(spot) / 2 for spot in middles), default=0)
    return {spot: round(at - left) for spot, at in middles.items()}


def _apart(
    layer: Sequence[Spot], wanted: Sequence[float], weights: Sequence[int], width: Callable[[Spot], int]
) -> list[float]:
    """The places nearest to those wanted, by least squares, at which nothing is on another: those that would be are
    put side by side around what they want together (pool adjacent violators)."""
    offsets = [0.0]
    for left, right in pairwise(layer):
        gap = _BETWEEN_BOXES if isinstance(left, int) and isinstance(right, int) else _BETWEEN_ARROWS
        offsets.append(offsets[-1] + (width(left) + width(right)) / 2 + gap)
    blocks: list[tuple[float, int, int]] = []
    for at, weight, offset in zip(wanted, weights, offsets, strict=False):
        middle, total, size = at - offset, weight, 1
        while blocks and blocks[-1][0] >= middle:
            other, heavy, many = blocks.pop()
            middle = (middle * total + other * heavy) / (total + heavy)
            total, size = total + heavy, size + many
        blocks.append((middle, total, size))
    shifts = [middle for middle, _, size in blocks for _ in range(size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=False)]
