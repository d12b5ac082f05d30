"""Patterns of paths, as `exclude` and `per-file-ignores` have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

# `**` with what is around it, a star, a question mark, a set of characters, anything else.
_PARTS = re.compile(
    r"(?P<deep>(?:^|(?<=/))\*\*/)|(?P<rest>\*\*)|(?P<star>\*)|(?P<one>\?)|(?P<set>\[[^\]/]+\])|(?P<text>.)", re.S
)


def matches(pattern: str, parts: Sequence[str]) -> bool:
    """Whether a pattern fits the path that `parts` make, or a folder that it lies in.

    A pattern without a slash fits a name anywhere in the path; one with a slash the path from its beginning. A star
    stands for anything but slashes, two for any number of folders.
    """
    wanted = pattern.removeprefix("./").rstrip("/")
    if not any(mark in wanted for mark in "*?[/"):
        return wanted in parts
    if "/" not in wanted:
        return any(_regex(wanted).fullmatch(part) for part in parts)
    regex = _regex(wanted.removeprefix("/"))
    return any(regex.fullmatch("/".join(parts[:end])) for end in range(1, len(parts) + 1))


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    found = ""
    for part in _PARTS.finditer(pattern):
        match part.lastgroup:
            case "deep":
                found += "(?:[^/]+/)*"
            case "rest":
                found += ".*"
            case "star":
                found += "[^/]*"
            case "one":
                found += "[^/]"
            case "set":
                inner = part.group()[1:-1].replace("\\", "\\\\").replace("[", "\\[")
                found += "[" + ("^" + inner[1:] if inner[0] == "!" else inner) + "]"
            case _:
                found += re.escape(part.group())
    return re.compile(found, re.S)
