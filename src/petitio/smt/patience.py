"""How long the longest question took, by the clock of whoever wants to know.

A question is given up after `TIMEOUT` seconds, and what comes of that may be otherwise another time. Where none took
so long, nothing depends on how fast the machine is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from petitio.record import Mutable

TIMEOUT = 5.0


class Longest(Mutable):
    """The longest time that a question took, in seconds, by a clock."""

    clock: Callable[[], float]
    seconds: float = 0.0


_watching: list[Longest] = []


@contextmanager
def watched(clock: Callable[[], float]) -> Iterator[Longest]:
    """Watch what is asked in this process meanwhile."""
    longest = Longest(clock)
    _watching.append(longest)
    try:
        yield longest
    finally:
        _watching.remove(longest)


@contextmanager
def question() -> Iterator[None]:
    """What is done meanwhile is a question."""
    begun = [longest.clock() for longest in _watching]
    try:
        yield
    finally:
        for longest, start in zip(_watching, begun, strict=True):
            longest.seconds = max(longest.seconds, longest.clock() - start)
