"""The semantics as the textbook defines them, by going through all sets of arguments, each a number's bits."""

from __future__ import annotations

from itertools import permutations, product
from typing import NamedTuple

from petitio.disputes.framework import Framework, framework


class Extensions(NamedTuple):
    """All extensions under each semantics, each the set of the places of its arguments, as bits."""

    grounded: frozenset[int]
    complete: frozenset[int]
    preferred: frozenset[int]
    stable: frozenset[int]


def extensions_by_brute_force(attackers: tuple[int, ...]) -> Extensions:
    """From the attackers of each argument, as bits; by Dung's definitions, with no labels."""
    count = len(attackers)
    everything = (1 << count) - 1
    attacks = [sum(1 << target for target in range(count) if attackers[target] >> place & 1) for place in range(count)]
    complete, stable = [], []
    for chosen in range(everything + 1):
        beaten = 0
        for place in range(count):
            if chosen >> place & 1:
                beaten |= attacks[place]
        if beaten & chosen:
            continue
        defended = sum(1 << place for place in range(count) if not attackers[place] & ~beaten)
        if defended == chosen:
            complete.append(chosen)
        if beaten == everything & ~chosen:
            stable.append(chosen)
    preferred = [one for one in complete if not any(one != other and one & other == one for other in complete)]
    least = [one for one in complete if all(one & other == one for other in complete)]
    return Extensions(*map(frozenset, (least, complete, preferred, stable)))


def all_frameworks(count: int) -> list[tuple[int, ...]]:
    """Every framework of so many arguments, as the attackers of each in bits."""
    return list(product(range(1 << count), repeat=count))


def different_frameworks(count: int) -> list[tuple[int, ...]]:
    """The same, but of those that differ by the order of their arguments alone, one."""
    orders = list(permutations(range(count)))
    seen: set[tuple[int, ...]] = set()
    kept = []
    for attackers in all_frameworks(count):
        if attackers in seen:
            continue
        kept.append(attackers)
        pairs = [
            (source, target) for target in range(count) for source in range(count) if attackers[target] >> source & 1
        ]
        for order in orders:
            row = [0] * count
            for source, target in pairs:
                row[order[target]] |= 1 << order[source]
            seen.add(tuple(row))
    return kept


def as_framework(attackers: tuple[int, ...]) -> Framework:
    """The framework whose arguments are named by letters."""
    names = "abcdefghijklmnop"[: len(attackers)]
    return framework(
        names,
        [(names[s], names[t]) for t, row in enumerate(attackers) for s in range(len(names)) if row >> s & 1],
    )


def bits(names: tuple[str, ...], place: dict[str, int]) -> int:
    """A set of arguments as bits."""
    return sum(1 << place[name] for name in names)
