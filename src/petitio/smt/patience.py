"""Who watches while a question is asked: how long it takes, and whether it is worth asking at all.

A question is given up after `TIMEOUT` seconds, and what comes of that may be otherwise another time. Where none took
so long, nothing depends on how fast the machine is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from petitio.record import Mutable

TIMEOUT = 5


class Watch(Protocol):
    """What is told of every question."""

    def begin(self) -> bool:
        """A question begins; whether it is to be asked."""

    def end(self) -> None:
        """It is over."""


class Longest(Mutable):
    """The longest time that a question took, in seconds, by a clock."""

    clock: Callable[[], float]
    seconds: float = 0.0
    begun: float = 0.0

    def begin(self) -> bool:
        """Take the time."""
        self.begun = self.clock()
        return True

    def end(self) -> None:
        """Take the time again."""
        self.seconds = max(self.seconds, self.clock() - self.begun)


_watching: list[Watch] = []
_refused = [0]


def refused() -> int:
    """How many questions of this process have not been asked, so far."""
    return _refused[0]


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Watch what is asked in this process meanwhile."""
    _watching.append(watch)
    try:
        yield
    finally:
        _watching.remove(watch)


@contextmanager
def question() -> Iterator[bool]:
    """What is done meanwhile is a question; whether it is to be asked."""
    asked = all([watch.begin() for watch in _watching])  # noqa: C419 - each of them is told
    _refused[0] += not asked
    # What an error ends is not over: it may have been the end of the memory.
    yield asked
    for watch in _watching:
        watch.end()
