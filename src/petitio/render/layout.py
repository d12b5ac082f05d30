"""Lines of a page: some fixed, some that run over as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import wrap

from petitio.record import Record

Style = Callable[[str, str], str]

WIDTH = 110


class Flow(Record):
    """Text that runs over as many lines as it needs, each with a margin; the first line's may end in a bullet."""

    text: str
    margin: str


Piece = str | Flow


def plain(text: str, style: str) -> str:
    """No colours."""
    return text


def laid_out(pieces: Iterable[Piece], width: int) -> str:
    """Some pieces as text, broken at `width` where they can be."""
    return "\n".join(_laid_out(piece, width) for piece in pieces)


def _laid_out(piece: Piece, width: int) -> str:
    if isinstance(piece, str):
        return piece
    rest = " " * len(piece.margin)
    lines = wrap(
        piece.text,
        width,
        initial_indent=piece.margin,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
