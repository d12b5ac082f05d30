"""What a page is made of: tokens with the comments that stand by them, and groups of these."""

from __future__ import annotations

from typing import Literal

from petitio.record import Record
from petitio.source import Span


class Remark(Record):
    """A comment on a line of its own, and whether an empty line follows it."""

    text: str
    blank_below: bool


class Piece(Record):
    """A token as it is to be written, the comments on the lines above it, and the comment behind it on its line.

    `tight` if no space stands before it; `line` says that a line must begin with it, or must not, because a comment
    speaks of the line that it stands on. `prose` if its white space folds.
    """

    kind: str
    text: str
    span: Span
    above: tuple[Remark, ...] = ()
    behind: str | None = None
    line: Literal["begins", "goes on"] | None = None
    tight: bool = False
    prose: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but the token hangs on it."""
        return not self.above and self.behind is None and self.line is None


class Group(Record):
    """Pieces and groups in a row. `breaks` are the places of those that may begin a line: all of them do if the row
    is too long for its line, or, with `fill`, those for which the line has no room. Such lines begin two columns
    further in than the group."""

    parts: tuple[Doc, ...]
    breaks: frozenset[int] = frozenset()
    fill: bool = False


Doc = Piece | Group
