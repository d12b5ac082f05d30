"""Writes rows of pieces as lines: a group on one line if there is room, and broken where it may be if there is not."""

from __future__ import annotations

from itertools import pairwise

from petitio.formatting.piece import Doc, Group, Piece
from petitio.formatting.prose_lines import prose_lines
from petitio.record import Mutable, field
from petitio.spacing import spaced

INDENT = 2


class Page(Mutable):
    """Lines in the making. `last` is the piece that was written last."""

    width: int
    lines: list[str] = field(default_factory=list)
    last: Piece | None = None

    def write(self, doc: Doc, indent: int, *, begins: bool, tail: int = 0) -> None:
        """Write a part: on a new line, at a column, if it `begins` one and nothing speaks against it. `tail` is how
        much text has to stand on its last line behind it."""
        if isinstance(doc, Piece):
            self._put(doc, indent, begins=begins)
            return
        first = first_piece(doc)
        at = indent if self._starts_line(first, begins=begins) else self._column + self._gap(first)
        if not breaks_inside(doc) and at + flat_width(doc) + tail <= self.width:
            for number, piece in enumerate(pieces(doc)):
                self._put(piece, indent, begins=begins and not number)
            return
        places = [0, *sorted(doc.breaks - {0}), len(doc.parts)]
        for start, end in pairwise(places):
            stretch = Group(doc.parts[start:end])
            behind = tail if end == len(doc.parts) else 0
            new = begins if start == 0 else not doc.fill or not self._has_room(stretch, behind)
            for number, part in enumerate(stretch.parts):
                rest = flat_width(Group(stretch.parts[number + 1 :])) if number + 1 < len(stretch.parts) else 0
                inward = indent if start + number == 0 else at + INDENT
                self.write(part, inward, begins=new and number == 0, tail=rest + behind)

    def _has_room(self, doc: Doc, tail: int) -> bool:
        first = first_piece(doc)
        return self._column + self._gap(first) + flat_width(doc) + tail <= self.width

    def _starts_line(self, piece: Piece, *, begins: bool) -> bool:
        if self.last is None or self.last.behind is not None or piece.above or piece.line == "begins":
            return True
        return begins and piece.line != "goes on"

    @property
    def _column(self) -> int:
        return len(self.lines[-1]) if self.lines else 0

    def _gap(self, piece: Piece) -> int:
        return 0 if self.last is None else gap(self.last, piece)

    def _put(self, piece: Piece, indent: int, *, begins: bool) -> None:
        """Write a piece with its comments."""
        for remark in piece.above:
            self.lines.append(" " * indent + remark.text)
            if remark.blank_below:
                self.lines.append("")
        if self._starts_line(piece, begins=begins):
            self.lines.append(" " * indent)
        else:
            self.lines[-1] += " " * self._gap(piece)
        column = self._column
        first, *rest = prose_lines(piece.text, column, self.width) if piece.prose else piece.text.split("\n")
        self.lines[-1] += first
        self.lines += [" " * (column + 1) * piece.prose + line for line in rest]
        if piece.behind is not None:
            self.lines[-1] += "  " + piece.behind
        self.last = piece


def pieces(doc: Doc) -> list[Piece]:
    """The pieces of a part in their order."""
    if isinstance(doc, Piece):
        return [doc]
    return [piece for part in doc.parts for piece in pieces(part)]


def first_piece(doc: Doc) -> Piece:
    """The first piece of a part."""
    return doc if isinstance(doc, Piece) else first_piece(doc.parts[0])


def gap(before: Piece, piece: Piece) -> int:
    """How many blanks stand between two pieces of a line."""
    return int(not piece.tight and spaced(before.kind, before.text, piece.kind))


def flat_width(doc: Doc) -> int:
    """How wide a part is on one line, with the blank before it left out."""
    row = pieces(doc)
    return sum(len(piece.text) for piece in row) + sum(map(gap, row, row[1:]))


def breaks_inside(doc: Doc) -> bool:
    """Whether something keeps a part from being written on one line."""
    row = pieces(doc)
    return (
        any(piece.above or piece.line == "begins" for piece in row[1:])
        or any(piece.behind is not None for piece in row[:-1])
        or any("\n" in piece.text for piece in row)
    )
