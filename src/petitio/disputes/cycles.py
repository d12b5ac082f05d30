"""Which places of a graph lie on a cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def on_cycles(rows: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """The places that some way leads from back to themselves; `rows` say where each leads to in one step.

    By strong components, in linear time (R. Tarjan: Depth-first search and linear graph algorithms. SIAM Journal on
    Computing 1, 1972), without recursion.
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    pending: list[int] = []
    finished: set[int] = set()
    cyclic: set[int] = set()
    for root in rows:
        if root in number:
            continue
        trail = [(root, iter(rows[root]))]
        number[root] = lowest[root] = len(number)
        pending.append(root)
        while trail:
            place, ahead = trail[-1]
            following = next(ahead, None)
            if following is None:
                trail.pop()
                if trail:
                    before = trail[-1][0]
                    lowest[before] = min(lowest[before], lowest[place])
                if lowest[place] == number[place]:
                    component: list[int] = []
                    while place not in finished:
                        component.append(pending.pop())
                        finished.add(component[-1])
                    if len(component) > 1 or place in rows[place]:
                        cyclic.update(component)
            elif following not in number:
                number[following] = lowest[following] = len(number)
                pending.append(following)
                trail.append((following, iter(rows[following])))
            elif following not in finished:
                lowest[place] = min(lowest[place], number[following])
    return frozenset(cyclic)
