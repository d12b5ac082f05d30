"""Where the texts that are imported come from: what a reader is asked, and what it may answer."""

from __future__ import annotations

from typing import Literal, Protocol

from petitio.record import Record
from petitio.source import Source

Reason = Literal[
    "missing",
    "no file",
    "other file",
    "too large",
    "unreadable",
    "not text",
    "outside",
    "absolute",
    "no folder",
    "circle",
]


class Refusal(Record):
    """Why an imported file is not to be had; `files` are those of a circle, from the importing file back to it, and
    `line` is where it is no text."""

    reason: Reason
    files: tuple[str, ...] = ()
    line: int | None = None


class Found(Record):
    """The source that a path leads to. `key` is the same for one file, whatever path led to it."""

    key: str
    source: Source


class Reader(Protocol):
    """Where imported files come from. Whoever checks a text hands one in; nothing here reads a file by itself."""

    @property
    def start(self) -> str:
        """The key of the text that is checked."""

    def __call__(self, path: str, importer: str) -> Found | Refusal:
        """What the path of an import leads to, as it is written in the file whose key is `importer`."""


class Nowhere:
    """A reader for a text that stands in no folder: it finds nothing."""

    start = ""

    def __call__(self, path: str, importer: str) -> Found | Refusal:
        """Refuse."""
        return Refusal("no folder")
