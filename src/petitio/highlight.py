"""Argument files in colour, wherever Pygments colours texts: on a page of Sphinx, in a report of LaTeX, in a shell.

A declaration that can be read is taken apart by the parser itself, so that a word that is special only in its place is
coloured only there. What cannot be read, or is not yet written out, is matched against the terminals of the grammar one
by one. Both know no word but those of the grammar.

Pygments finds this module by its entry point. Nothing else imports it, for Pygments need not be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Error,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
    _TokenType,
)

from petitio.core import BUILT_IN
from petitio.parsing.parse import parse
from petitio.parsing.tables import load_tables
from petitio.parsing.token import Unexpected
from petitio.parsing.tokens import tokens
from petitio.record import Record
from petitio.source import Source
from petitio.syntax import Broken

_KINDS = {
    "NAME": Name,
    "QUALIFIED": Name,
    "INT": Number.Integer,
    "DECIMAL": Number.Float,
    "PERCENT": Number.Float,
    "STRING": String,
    "COMMENT": Comment.Single,
    "WHITE_SPACE": Whitespace,
    "TRUE": Keyword.Constant,
    "FALSE": Keyword.Constant,
    "OUTCOME": Literal,
}
_OPERATORS = ("NOT", "AND", "OR", "XOR", "IMPLIES", "IFF", "MOD", "DIV", "NECESSARILY", "POSSIBLY")
_PUNCTUATION = ("COLON", "COMMA", "DOT", "DOTDOT", "BAR", "LPAR", "RPAR", "LSQB", "RSQB")
# What the name behind a word is declared as.
_DECLARED = {
    "ARGUMENT": Name.Namespace,
    "DISPUTE": Name.Namespace,
    "SORT": Name.Class,
    "CONST": Name.Constant,
    "PRED": Name.Function,
    "FUNC": Name.Function,
    "DEFINE": Name.Function,
    "KIND": Name.Label,
    "SCENARIO": Name.Label,
    "OBJECTION": Name.Label,
    "REPLY": Name.Label,
}
_SORTS = frozenset(sort.name for sort in BUILT_IN)


class ArgumentLexer(Lexer):
    """Argument files, as petitio checks them."""

    name = "Petitio argument"
    aliases = ["arg", "petitio"]  # noqa: RUF012 - Pygments reads a list here
    filenames = ["*.arg"]  # noqa: RUF012

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """The pieces of a text, each with its place and its type. Nothing is left out of any text."""
        before = ""
        for piece in _pieces(text):
            kind = _kind(piece)
            if piece.kind == "NAME" and before in _DECLARED:
                kind = _DECLARED[before]
            if kind not in (Whitespace, Comment.Single):
                before = piece.kind
            yield piece.start, kind, piece.text


class _Piece(Record):
    """A piece of a text: the terminal that it is, without the mark of those that no tree keeps; none if it is `""`."""

    kind: str
    text: str
    start: int


def _kind(piece: _Piece) -> _TokenType:
    if not piece.kind:
        return Error
    if piece.kind == "NAME" and piece.text in _SORTS:
        return Keyword.Type
    if piece.kind in _KINDS:
        return _KINDS[piece.kind]
    word = piece.text[0].isalpha()
    if piece.kind in _PUNCTUATION:
        return Punctuation
    if piece.kind in _OPERATORS or not word:
        return Operator.Word if word else Operator
    return Keyword.Declaration if piece.kind in _terminals().beginnings else Keyword


def _pieces(text: str) -> Iterator[_Piece]:
    """A text from its beginning to its end: what the parser makes of it, and what is matched between."""
    at = 0
    for piece in _read(text):
        yield from _matched(text, at, piece.start)
        yield piece
        at = piece.start + len(piece.text)
    yield from _matched(text, at, len(text))


def _read(text: str) -> Iterator[_Piece]:
    """The words and marks of the declarations that can be read."""
    declarations = parse(Source("", text)).tree.declarations
    # The spans of some end before their last word, which no tree keeps; each goes on to where the next one begins.
    ends = (*(declaration.span.start for declaration in declarations[1:]), len(text))
    for declaration, end in zip(declarations, ends, strict=False):
        if isinstance(declaration, Broken):
            continue
        try:
            found = tokens(text, declaration.span.start, end)
        except Unexpected:
            # The parser has guessed where a quote that was left open ends, and read the declaration so.
            continue
        yield from (_Piece(token.kind, token.text, token.span.start) for token in found)


def _matched(text: str, start: int, end: int) -> Iterator[_Piece]:
    """What stands between two places, by the terminals alone."""
    pattern = _terminals().pattern
    while start < end:
        found = pattern.match(text, start, end)
        # Outside of a declaration a character that nothing matches stands for itself.
        kind, piece = ("", text[start]) if found is None else (found.lastgroup or "", found.group())
        yield _Piece(kind.removeprefix("_"), piece, start)
        start += len(piece)


class _Terminals(Record):
    """Whatever a text is made of: one pattern for all terminals, and those that a declaration begins with."""

    pattern: re.Pattern[str]
    beginnings: frozenset[str]


@cache
def _terminals() -> _Terminals:
    tables = load_tables()
    pattern = "|".join(f"(?P<{terminal.name}>{terminal.pattern})" for terminal in tables.terminals)
    first = tables.rows[tables.start].split()[::2]
    beginnings = (tables.symbols[int(symbol)].removeprefix("_") for symbol in first)
    return _Terminals(re.compile(pattern), frozenset(filter(str.isupper, beginnings)))
