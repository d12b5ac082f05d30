"""A bound on the time of what this process itself does for files that it did not write."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click


@contextmanager
def deadline(seconds: float, deed: str) -> Iterator[None]:
    """Leave with a usage error, `deed` is not done, if what is within takes longer. Where the system has no such
    alarm there is no bound. For a process of our own, in the thread that it began with."""

    def over(*_: object) -> NoReturn:
        raise click.ClickException(f"{deed} is not done within --time-limit {seconds:.0f} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
