"""Text broken into lines by how wide its letters are."""

from __future__ import annotations

import unicodedata

from petitio.render.visible import visible

_NARROW = frozenset("ijlftrI.,:;|!'`()[]{}/\\- ")
_BROAD = frozenset("mwMW@%")
_MARKS = "_./"
_MIDDLE = frozenset("+=<>~^#&_:")
# What a line is indented by.
INDENT = 120
_HANGING = 2


def extent(text: str) -> int:
    """How wide a text is at most, in hundredths of its size, in any of the sans-serif faces that are about."""
    return sum(map(_extent, visible(text)))


def wrapped(lines: tuple[tuple[int, str], ...], most: int) -> tuple[tuple[int, str], ...]:
    """Lines no wider than `most`, each with what it is indented by. What runs over stands beneath, further in where the
    whole has parts."""
    found: list[tuple[int, str]] = []
    hanging = _HANGING * INDENT if len(lines) > 1 else 0
    for depth, text in lines:
        # However deep a part is, there is room for some words.
        margin = min(depth * INDENT, most // 3)
        for place, line in enumerate(_broken(visible(text), most - margin - hanging)):
            found.append((margin + (hanging if place else 0), line))
    return tuple(found)


def _broken(text: str, most: int) -> list[str]:
    rows: list[str] = []
    row, width = "", 0
    for word in text.split(" "):
        for part in _parts(word, most):
            wide = extent(part)
            if row and width + _extent(" ") + wide > most:
                rows.append(row)
                row, width = part, wide
            else:
                width += (_extent(" ") if row else 0) + wide
                row = f"{row} {part}" if row else part
    return [*rows, row] if row else rows


def _parts(word: str, most: int) -> list[str]:
    """A word, in pieces if it is wider than a line, after a mark within it where there is one."""
    parts: list[str] = []
    part, width = "", 0
    for character in word:
        wide = _extent(character)
        if part and width + wide > most:
            cut = max(part.rfind(mark) for mark in _MARKS) + 1 or len(part)
            parts.append(part[:cut])
            part = part[cut:]
            width = sum(map(_extent, part))
        part += character
        width += wide
    return [*parts, part] if part else parts


def _extent(character: str) -> int:
    if character in _NARROW:
        return 46
    if character in _BROAD:
        return 108
    if character in _MIDDLE:
        return 84
    if character < "\u0250":
        return 80 if character.isupper() else 66
    if unicodedata.combining(character):
        return 0
    return 110 if unicodedata.east_asian_width(character) in ("W", "F") else 100
