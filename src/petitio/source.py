"""Where a thing stands in a text: sources, spans, and the line and column of an offset."""

from __future__ import annotations

from bisect import bisect_right

from petitio.record import Record


class Span(Record):
    """A half-open range of character offsets, `start` up to but without `end`.

    `file` names the source it is in, where that is not the text being checked but one that it imports.
    """

    start: int
    end: int
    file: str = ""

    def to(self, other: Span) -> Span:
        """The smallest span that covers this one and `other`, which is in the same text."""
        return Span(min(self.start, other.start), max(self.end, other.end), self.file)

    def within(self, other: Span) -> bool:
        """Whether it is a part of `other`."""
        return self.file == other.file and other.start <= self.start and self.end <= other.end


class Position(Record):
    """A place as people count it: line and column, both from 1, columns in characters."""

    line: int
    column: int


class Source:
    """The text of one file, under the name that findings show. `text` is what is read, and `shown` what authors see.
    They are the same, unless arguments are `pieces` of the file; then what is read has blanks for the rest."""

    __slots__ = ("_starts", "name", "pieces", "shown", "text")

    def __init__(self, name: str, text: str, shown: str | None = None) -> None:
        self.name = name
        self.text = text
        self.shown = text if shown is None else shown
        self.pieces = shown is not None
        self._starts: tuple[int, ...] = ()

    def _lines(self) -> tuple[int, ...]:
        """Where each line starts; found out when it is first asked, for most texts have nothing said of them."""
        if not self._starts:
            self._starts = (0, *(index + 1 for index, character in enumerate(self.text) if character == "\n"))
        return self._starts

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; an offset past the end is the end's."""
        offset = max(0, min(offset, len(self.text)))
        starts = self._lines()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """A line as it is shown, counted from 1, without its line break; empty beyond the last."""
        starts = self._lines()
        if not 1 <= number <= len(starts):
            return ""
        start = starts[number - 1]
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.shown[start:end].rstrip("\r")
