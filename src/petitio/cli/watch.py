"""Files watched by looking again and again at when they were written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NoReturn

Stamp = tuple[int, int] | None


def watch(
    listed: Callable[[], Iterable[str]],
    check: Callable[[list[str]], Iterable[str]],
    wait: Callable[[], None],
    stamp: Callable[[str], Stamp],
) -> NoReturn:
    """Check at first, and whenever one of the files has another stamp than before. `listed` are the files to check,
    `check` is told which have changed and says which others the results rest on, `wait` lets time pass. Ends with the
    first exception that one of them raises."""
    before: dict[str, Stamp] | None = None
    others: list[str] = []
    while True:
        # What is written while it is checked has another stamp the next time.
        now = {path: stamp(path) for path in (*others, *listed())}
        changed = [path for path in {**(before or {}), **now} if before is None or now.get(path) != before.get(path)]
        if before is None or changed:
            others = list(check(sorted(changed)))
            before = {**{path: stamp(path) for path in others}, **now}
        wait()


def stamp(path: str) -> Stamp:
    """When a file was written and how long it is; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
