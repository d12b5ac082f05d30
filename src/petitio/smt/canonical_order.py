"""An order of formulas that depends neither on how they are named nor on how they come.

Formulas are told apart by what they look like once names are forgotten, then by how their symbols are used in others
that have been told apart, and so on until nothing changes: colour refinement, with only what a change can touch looked
at again. (A. Cardon, M. Crochemore: Partitioning a graph in O(|A| log |V|). Theoretical Computer Science 19, 1982.)
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

# What tells a class of formulas from others: its place by looks, then a step for each time it was told apart.
_Label = tuple[Any, ...]


def canonical_order(shapes: Sequence[str], symbols: Sequence[Sequence[Hashable]]) -> tuple[int, ...]:
    """The indices of formulas in order, from what each looks like and the symbols in it, by their first use.

    Formulas that nothing tells apart stay in the order in which they come.
    """
    refinement = _Refinement(shapes, symbols)
    refinement.run()
    return tuple(sorted(range(len(shapes)), key=lambda index: (refinement.label(index), index)))


class _Refinement:
    """Classes of formulas that nothing tells apart so far."""

    def __init__(self, shapes: Sequence[str], symbols: Sequence[Sequence[Hashable]]) -> None:
        place = {shape: index for index, shape in enumerate(sorted(set(shapes)))}
        self._symbols = symbols
        self._class_of = [place[shape] for shape in shapes]
        self._labels: list[_Label] = [(number,) for number in range(len(place))]
        self._members: list[set[int]] = [set() for _ in place]
        for index, number in enumerate(self._class_of):
            self._members[number].add(index)
        self._uses: dict[Hashable, list[tuple[int, int]]] = {}
        for index, row in enumerate(symbols):
            for position, symbol in enumerate(row):
                self._uses.setdefault(symbol, []).append((index, position))

    def label(self, index: int) -> _Label:
        """What tells the class of a formula from others."""
        return self._labels[self._class_of[index]]

    def run(self) -> None:
        """Tell apart what can be told apart."""
        touched = set(range(len(self._symbols)))
        step = 0
        while touched:
            step += 1
            changed: set[int] = set()
            for number, groups in self._told_apart(touched):
                for place, group in enumerate(groups):
                    self._labels.append((*self._labels[number], (step, place)))
                    self._members.append(set(group))
                    self._members[number].difference_update(group)
                    for index in group:
                        self._class_of[index] = len(self._labels) - 1
                    changed.update(group)
            symbols = {symbol for index in changed for symbol in self._symbols[index]}
            touched = {other for symbol in symbols for other, _ in self._uses[symbol]}

    def _told_apart(self, touched: set[int]) -> list[tuple[int, list[list[int]]]]:
        """Classes, each with the groups in it that can now be told from the rest of it, in an order of their own."""
        known: dict[Hashable, tuple[tuple[int, int], ...]] = {}

        def surroundings(index: int) -> tuple[tuple[tuple[int, int], ...], ...]:
            for symbol in self._symbols[index]:
                if symbol not in known:
                    known[symbol] = tuple(sorted((self._class_of[other], place) for other, place in self._uses[symbol]))
            return tuple(known[symbol] for symbol in self._symbols[index])

        def looks(group: list[int]) -> tuple[Any, ...]:
            rows = [self._uses[symbol] for symbol in self._symbols[group[0]]]
            return tuple(tuple(sorted((self.label(other), place) for other, place in row)) for row in rows)

        looked_at: dict[int, list[int]] = {}
        for index in sorted(touched):
            looked_at.setdefault(self._class_of[index], []).append(index)
        found: list[tuple[int, list[list[int]]]] = []
        for number, some in looked_at.items():
            members = self._members[number]
            if len(members) == 1:
                continue
            groups: dict[tuple[tuple[tuple[int, int], ...], ...], list[int]] = {}
            for index in some:
                groups.setdefault(surroundings(index), []).append(index)
            if len(members) > len(some):
                # Those that nothing has touched are still alike, and stay what they are.
                groups.pop(surroundings(next(index for index in members if index not in touched)), None)
            elif len(groups) == 1:
                continue
            rest = list(groups.values())
            found.append((number, rest if len(rest) < 2 else sorted(rest, key=looks)))
        return found
