"""An order of formulas that depends neither on how they are named nor on how they come.

Formulas are told apart by what they look like once names are forgotten, then by how their symbols are used in others
that have been told apart, and so on until nothing changes: colour refinement, with only what a change can touch looked
at again. (A. Cardon, M. Crochemore: Partitioning a graph in O(|A| log |V|). Theoretical Computer Science 19, 1982.)
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

# What tells a formula from others: its place by looks, then one step for each time it was told apart from its like.
_Label = tuple[Any, ...]


def canonical_order(shapes: Sequence[str], symbols: Sequence[Sequence[Hashable]]) -> tuple[int, ...]:
    """The indices of formulas in order, from what each looks like and the symbols in it, by their first use.

    Formulas that nothing tells apart stay in the order in which they come.
    """
    place = {shape: index for index, shape in enumerate(sorted(set(shapes)))}
    labels: list[_Label] = [(place[shape],) for shape in shapes]
    uses: dict[Hashable, list[tuple[int, int]]] = {}
    for index, row in enumerate(symbols):
        for position, symbol in enumerate(row):
            uses.setdefault(symbol, []).append((index, position))
    touched = set(range(len(shapes)))
    step = 0
    while touched:
        step += 1
        changed = _split(labels, symbols, uses, touched, step)
        for index, label in changed.items():
            labels[index] = label
        touched = {other for index in changed for symbol in symbols[index] for other, _ in uses[symbol]}
    return tuple(sorted(range(len(shapes)), key=lambda index: (labels[index], index)))


def _split(
    labels: list[_Label],
    symbols: Sequence[Sequence[Hashable]],
    uses: dict[Hashable, list[tuple[int, int]]],
    touched: set[int],
    step: int,
) -> dict[int, _Label]:
    """New labels for those formulas that can now be told from others of their label."""
    known: dict[Hashable, tuple[Any, ...]] = {}

    def surroundings(index: int) -> tuple[Any, ...]:
        for symbol in symbols[index]:
            if symbol not in known:
                known[symbol] = tuple(sorted((labels[other], position) for other, position in uses[symbol]))
        return tuple(known[symbol] for symbol in symbols[index])

    alike: dict[_Label, list[int]] = {}
    for index, label in enumerate(labels):
        alike.setdefault(label, []).append(index)
    changed: dict[int, _Label] = {}
    for label, members in alike.items():
        looked_at = [index for index in members if index in touched]
        if len(members) == 1 or not looked_at:
            continue
        groups: dict[tuple[Any, ...], list[int]] = {}
        for index in looked_at:
            groups.setdefault(surroundings(index), []).append(index)
        # Those that nothing has touched are still alike, and keep their label.
        untouched = next((index for index in members if index not in touched), None)
        if untouched is not None:
            groups.pop(surroundings(untouched), None)
        elif len(groups) == 1:
            continue
        for number, surrounding in enumerate(sorted(groups)):
            for index in groups[surrounding]:
                changed[index] = (*label, (step, number))
    return changed
