"""How many steps the solver may take: so many times what it may take by itself, for all that is asked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_times = [1]


@contextmanager
def budget(times: int) -> Iterator[None]:
    """Give every question so many times the usual steps and seconds. One process has one budget at a time."""
    before, _times[0] = _times[0], times
    try:
        yield
    finally:
        _times[0] = before


def scaled(steps: int) -> int:
    """What a number of steps, or of seconds, comes to."""
    return steps * _times[0]
