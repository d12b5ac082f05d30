"""Patterns of paths, as `exclude` and `per-file-ignores` have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cache

# `**` with what is around it, a star, a question mark, a set of characters, anything else.
_PARTS = re.compile(
    r"(?P<deep>(?:^|(?<=/))\*\*/)|(?P<rest>\*\*)|(?P<star>\*)|(?P<one>\?)|(?P<set>\[!?\]?[^\]/]*\])|(?P<text>.)", re.S
)

_Part = tuple[str | None, str]


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
    """A pattern as an expression that is matched in no more time than the square of a path's length.

    What stands between two stars may as well be found as early as it can be, for the second star takes up the rest.
    So only the last star is tried at one length after another; the same goes for `**` and what is between two of these.
    """
    parts = [(part.lastgroup, part.group()) for part in _PARTS.finditer(pattern)]
    first, *others = _split(parts, ("deep", "rest"))
    found = _within(first, last=not others)
    for place, stretch in enumerate(others, 1):
        last = place == len(others)
        folders = "(?:[^/]+/)*" if stretch[0][0] == "deep" else ".*"
        rest = _within(stretch[1:], last=last)
        found += f"{folders}{rest}" if last else f"(?>{folders}?{rest})"
    return re.compile(found, re.S)


def _within(parts: Sequence[_Part], *, last: bool) -> str:
    """A stretch without `**`; the last one goes on to the end of the path."""
    first, *others = _split(parts, ("star",))
    found = "".join(map(_plain, first))
    for place, stretch in enumerate(others, 1):
        rest = "".join(map(_plain, stretch[1:]))
        found += f"[^/]*{rest}" if last and place == len(others) else f"(?>[^/]*?{rest})"
    return found


def _split(parts: Sequence[_Part], kinds: tuple[str, ...]) -> list[Sequence[_Part]]:
    """The parts before the first of some kinds, then those from each of these on to the next."""
    starts = [place for place, (kind, _) in enumerate(parts) if kind in kinds]
    return [parts[a:b] for a, b in zip([0, *starts], [*starts, len(parts)], strict=True)]


def _plain(part: _Part) -> str:
    kind, text = part
    if kind == "one":
        return "[^/]"
    if kind == "set":
        # As a shell has it, but for slashes, within the `(?s:` and `)\Z` that are for a pattern by itself.
        return f"(?!/){translate(text)[4:-3]}"
    return re.escape(text)
