"""Whether premises that can be true may suffice, where it was not found out what suffices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_MOST_SETS = 64


def could_suffice(
    doubted: Sequence[frozenset[str]],
    insufficient: Sequence[frozenset[str]],
    suffices: Callable[[frozenset[str]], bool | None],
    consistent: Callable[[frozenset[str]], bool | None],
) -> bool:
    """Whether a part of some `doubted` set may suffice that is not known to be impossible.

    What suffices is monotone: no part of an `insufficient` set does. True also where there are too many parts to look.
    """
    waiting, known = list(doubted), list(insufficient)
    seen: set[frozenset[str]] = set()
    while waiting:
        names = waiting.pop(0)
        if names in seen or any(names <= other for other in known):
            continue
        seen.add(names)
        if len(seen) > _MOST_SETS:
            return True
        if consistent(names) is False:
            waiting.extend(names - {name} for name in sorted(names))
        elif suffices(names) is False:
            known.append(names)
        else:
            return True
    return False
