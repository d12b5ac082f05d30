"""The words and marks of a declaration, as the parser took them, with their places."""

from __future__ import annotations

from petitio.parsing.parse import parser_and_builder
from petitio.record import Record
from petitio.source import Span


class Token(Record):
    """A word or mark. `kind` is the terminal of the grammar that it is, without the mark of those that no tree
    keeps: `AND` for the grammar's `_AND`."""

    kind: str
    text: str
    span: Span


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of the declaration that `text[start:end]` is, which must be one that can be read."""
    parser, _ = parser_and_builder()
    return tuple(
        Token(token.type.removeprefix("_"), str(token), Span(token.start_pos, token.end_pos))
        for token in parser.tokens(text, start, end)
    )
