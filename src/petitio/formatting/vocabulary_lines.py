"""Declarations of words, one below the other, with their readings in one column and their comments in another."""

from __future__ import annotations

from collections.abc import Sequence

from petitio.formatting.page import INDENT, Page, breaks_inside, flat_width, pieces
from petitio.formatting.piece import Doc, Piece
from petitio.record import Record, replace

_BLANKS = 2


class Entry(Record):
    """A declaration without its reading, the reading, and whether it is a definition."""

    head: Doc
    reading: Piece | None
    defines: bool


def vocabulary_lines(entries: Sequence[Entry], width: int) -> list[list[str]]:
    """The lines of each entry. Readings stand in one column, behind what is declared or, where that is too long,
    on the line below it."""
    column = _column(entries, width)
    laid_out = [_entry(entry, column, width) for entry in entries]
    blocks = [lines for lines, _ in laid_out]
    comments = [comment for _, comment in laid_out]
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and comments[end] is not None and (end == start or len(blocks[end]) == 1):
            end += 1
        wide = max((len(lines[-1]) for lines in blocks[start:end]), default=0) + _BLANKS
        for lines, comment in zip(blocks[start:end], comments[start:end], strict=True):
            lines[-1] = f"{lines[-1]:{wide}}{comment}"
        start = max(end, start + 1)
    return blocks


def _column(entries: Sequence[Entry], width: int) -> int | None:
    """Where readings begin: as far out as the longest declaration needs, definitions and half a line aside; among
    definitions alone, as the longest needs that has room for its reading."""
    read = [entry for entry in entries if entry.reading is not None and not breaks_inside(entry.head)]
    wide = [flat_width(entry.head) for entry in read if not entry.defines and flat_width(entry.head) <= width // 2]
    if all(entry.defines for entry in read):
        wide = [flat_width(entry.head) for entry in read if _room(entry) <= width]
    return max(wide) + _BLANKS if wide else None


def _room(entry: Entry) -> int:
    return flat_width(entry.head) + _BLANKS + (0 if entry.reading is None else len(entry.reading.text))


def _entry(entry: Entry, column: int | None, width: int) -> tuple[list[str], str | None]:
    """The lines of an entry, and the comment that belongs behind the last one."""
    page = Page(width)
    reading = entry.reading
    if reading is None:
        row = pieces(entry.head)
        page.write(_replaced(entry.head, row[-1], replace(row[-1], behind=None)), 0, begins=True)
        return page.lines, row[-1].behind
    page.write(entry.head, 0, begins=True)
    beside = reading.line == "goes on" or (
        reading.line is None and not reading.above and pieces(entry.head)[-1].behind is None and len(page.lines) == 1
    )
    last = replace(reading, behind=None)
    room = column is not None and len(page.lines[-1]) + _BLANKS <= column
    if beside and (room or reading.line == "goes on"):
        blanks = max(_BLANKS, (column or 0) - len(page.lines[-1]))
        page.lines[-1] += " " * (blanks - 1)
        page.write(last, 0, begins=False)
    else:
        page.write(last, column if column is not None and len(page.lines) == 1 else INDENT, begins=True)
    return page.lines, reading.behind


def _replaced(doc: Doc, old: Piece, new: Piece) -> Doc:
    if isinstance(doc, Piece):
        return new if doc is old else doc
    return replace(doc, parts=tuple(_replaced(part, old, new) for part in doc.parts))
