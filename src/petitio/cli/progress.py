"""How far a long run is, said where a person looks on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TextIO

_UNASKED, _BETWEEN = 1.0, 0.1


class Progress:
    """A line on a terminal that says how many of the files are done, once that takes more than a second."""

    def __init__(
        self, total: int, *, stream: TextIO | None = None, clock: Callable[[], float] = monotonic, shown: bool = True
    ) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._clock = clock
        self._shown = shown and total > 1 and self._stream.isatty()
        self._next = clock() + _UNASKED
        self._length = 0

    def done(self, count: int) -> None:
        """So many files are done."""
        if not self._shown or self._clock() < self._next:
            return
        self._next = self._clock() + _BETWEEN
        self._write(f"petitio: checked {count} of {self._total} files")

    def end(self) -> None:
        """Take the line away."""
        if self._length:
            self._write("")

    def _write(self, words: str) -> None:
        with suppress(OSError):
            self._stream.write(f"\r{words.ljust(self._length)}")
            if not words:
                self._stream.write("\r")
            self._stream.flush()
        self._length = len(words)
