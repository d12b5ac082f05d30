"""Prose in lines: white space in a string folds, so a line may end at any of it, and nowhere else."""

from __future__ import annotations

import re

_BLANKS = " \t\r\n"
_SPACES = re.compile(f"[{_BLANKS}]+")


def prose_lines(text: str, column: int, width: int) -> tuple[str, ...]:
    """A string in its quotes as lines, the second and all further ones to stand one column behind `column`.

    The author's line breaks stay as long as every line has room; otherwise all of it is filled anew.
    """
    lines = [line.strip(_BLANKS) for line in text[1:-1].split("\n")]
    lines = [line for line in lines if line] or [""]
    # A backslash takes what follows it along, and behind the last one there was a blank.
    lines[-1] += " " * _escaping(lines[-1])
    lines[0] = '"' + lines[0]
    lines[-1] += '"'
    room = [width - column, *[width - column - 1] * (len(lines) - 1)]
    if all(len(line) <= most for line, most in zip(lines, room, strict=True)):
        return tuple(lines)
    return tuple(_filled(" ".join(lines), width - column))


def _escaping(line: str) -> int:
    """1 if a line ends in a backslash that is not escaped itself."""
    return (len(line) - len(line.rstrip("\\"))) % 2


def _filled(text: str, width: int) -> list[str]:
    words = [word for word in _SPACES.split(text) if word]
    lines = [words[0]]
    for word in words[1:]:
        # All lines but the first stand one column further in. A quote by itself needs the blank before it.
        indent = len(lines) > 1
        if word == '"' or len(lines[-1]) + 1 + len(word) + indent <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
