"""The fenced blocks marked `arg` in a Markdown text, as an argument file in pieces.

What a fence is, is as in CommonMark 0.31.2, section 4.5, with list items (5.2) around it. A fence inside a block quote
is a quotation and is passed over, and so is whatever stands in an HTML comment or in raw HTML (4.6, kinds 1 and 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from petitio.record import Mutable, Record
from petitio.source import Span

_LANGUAGE = "arg"
_TAB = 4
# So many list items, one within the other, nobody writes; and each looks at the rest of its line.
_DEEPEST = 50
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})\r?")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^\r\n]*?)[ \t\r]*$")
_MARKER = re.compile(r"([-+*]|\d{1,9}[.)])(?=[ \t\r]|$)")
# How raw HTML begins, and what ends it.
_RAW = (
    (re.compile(r"(?i)<(?:script|pre|style|textarea)(?=[\s>]|$)"), re.compile(r"(?i)</(?:script|pre|style|textarea)>")),
    (re.compile(r"<!--"), re.compile(r"-->")),
)


class Fence(Record):
    """A fenced block: what opens it, the lines in it, what it is marked with, and whether it is closed."""

    opening: Span
    content: Span
    mark: str
    closed: bool


def marked(text: str) -> Iterator[Fence]:
    """The fences of a Markdown text that hold arguments."""
    return filter(is_marked, fences(text))


def is_marked(fence: Fence) -> bool:
    """Whether a fence holds arguments."""
    return fence.mark == _LANGUAGE


class _Line(Mutable):
    """A line, and how much of it has been read as indentation and list markers: `at` is the offset of what comes next,
    `column` its column."""

    text: str
    at: int = 0
    column: int = 0

    def indent(self) -> int:
        """The column of the first character that is no blank."""
        column = self.column
        for character in self.text[self.at :]:
            if character not in " \t":
                break
            column += _TAB - column % _TAB if character == "\t" else 1
        return column

    def rest(self) -> str:
        """What stands behind the blanks."""
        return self.text[self.at :].lstrip(" \t")


class _Open(Record):
    """A fence that is open: its characters, the column of the list item that it is in, and where it and its content
    began."""

    fence: str
    margin: int
    mark: str
    opening: Span
    begin: int

    def ended(self, end: int, *, closed: bool) -> Fence:
        """The whole block."""
        return Fence(self.opening, Span(self.begin, end), self.mark, closed)


def fences(text: str) -> Iterator[Fence]:
    """All fences of a Markdown text, in order; one that nothing closes ends with what it stands in."""
    margins: list[int] = []
    opened: _Open | None = None
    raw: re.Pattern[str] | None = None
    start = 0
    for written in re.findall(r"[^\n]*\n|[^\n]+", text):
        end = start + len(written)
        line = _Line(written.rstrip("\n"))
        blank = not line.rest().strip()
        if opened is not None:
            if not blank and line.indent() < opened.margin:
                # The list item is over, and with it what was open in it.
                yield opened.ended(start, closed=False)
                opened = None
            elif _closes(line, opened):
                yield opened.ended(start, closed=True)
                opened = None
                start = end
                continue
            else:
                start = end
                continue
        if raw is not None:
            raw = None if raw.search(written) else raw
        elif not blank:
            margins, opened, raw = _begins(line, margins, Span(start, end))
        start = end
    if opened is not None:
        yield opened.ended(len(text), closed=False)


def _begins(line: _Line, margins: list[int], span: Span) -> tuple[list[int], _Open | None, re.Pattern[str] | None]:
    """The list items that a line is in, and the fence or the raw HTML that begins in it."""
    inner = [margin for margin in margins if margin <= line.indent()]
    while True:
        base = inner[-1] if inner else 0
        indent, rest = line.indent(), line.rest()
        if indent - base > 3:
            # Indented so far it is code, or goes on with a paragraph.
            return inner, None, None
        fence = _FENCE.match(rest)
        if fence is not None and not (fence.group(1)[0] == "`" and "`" in fence.group(2)):
            mark = (fence.group(2).split() or [""])[0]
            opening = span.start + len(line.text) - len(rest)
            return inner, _Open(fence.group(1), base, mark, Span(opening, opening + len(rest.rstrip())), span.end), None
        for begins, ends in _RAW:
            tag = begins.match(rest)
            if tag is not None:
                return inner, None, None if ends.search(rest, tag.end()) else ends
        item = _MARKER.match(rest)
        if item is None or _is_break(rest) or len(inner) == _DEEPEST:
            return inner, None, None
        line.at = len(line.text) - len(rest) + item.end()
        line.column = indent + item.end()
        gap = line.indent() - line.column
        # What is indented further than four is code in the item, whose text begins behind one blank.
        inner.append(line.column + (gap if 1 <= gap <= 4 and line.rest().strip() else 1))


def _is_break(rest: str) -> bool:
    """Whether it is a line across the page, and no item."""
    return _BREAK.fullmatch(rest) is not None


def _closes(line: _Line, opened: _Open) -> bool:
    if line.indent() - opened.margin > 3:
        return False
    fence = re.fullmatch(r"(`{3,}|~{3,})[ \t\r]*", line.rest())
    return fence is not None and fence.group(1).startswith(opened.fence)
