"""A place in a source as people see it: the line, and carets under the part that is meant."""

from __future__ import annotations

import unicodedata

from petitio.render.visible import visible_character
from petitio.report import Extent
from petitio.source import Source

_WIDEST = 120
_TAB = 4


def excerpt(source: Source, extent: Extent) -> tuple[str, str]:
    """The first line of an extent and the carets under it, both fit to be printed one above the other.

    A long line is cut to the part around the carets; characters that cannot be seen are shown as their numbers.
    """
    line = source.line(extent.start.line)
    start = extent.start.column - 1
    end = extent.end.column - 1 if extent.end.line == extent.start.line else len(line.rstrip())
    end = max(end, start + 1)
    cut = ""
    if len(line) > _WIDEST:
        first = max(0, min(start - 20, len(line) - _WIDEST))
        cut = "…" if first else ""
        line, start, end = line[first : first + _WIDEST], start - first, end - first
    shown = cut + _plain(line)
    before = len(cut) + _width(line[:start])
    carets = max(1, _width(line[start : min(end, len(line))]))
    return shown.rstrip(), " " * before + "^" * carets


def _plain(text: str) -> str:
    return "".join(" " * _TAB if character == "\t" else visible_character(character) for character in text)


def _width(text: str) -> int:
    """Columns on a terminal: none for combining marks, two for wide characters."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character == "\t":
        return _TAB
    if unicodedata.combining(character):
        return 0
    shown = visible_character(character)
    if shown != character:
        return len(shown)
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
