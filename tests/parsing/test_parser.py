"""The parser takes what lark's takes, token for token, and stumbles where that stumbles, over the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.lexer import LexerState, LexerThread
from lark.utils import TextSlice

from petitio.parsing.builder import Builder
from petitio.parsing.parser import Parser
from petitio.parsing.tables import build_tables, grammar_text
from petitio.parsing.token import Token, Unexpected

CORPUS = sorted((Path(__file__).parents[2] / "arguments").rglob("*.arg"))
TEXTS = [path.read_text(encoding="utf-8") for path in CORPUS]


class Rows(Builder):
    """A builder that lets a parser run to see what it takes and makes nothing of it."""

    def __getattribute__(self, rule: str) -> Any:
        return list


@cache
def parsers() -> tuple[Any, Parser]:
    """Lark's parser and ours."""
    lark = Lark(grammar_text(), parser="lalr", lexer="contextual", start=["declaration"], maybe_placeholders=True)
    return lark.parser, Parser(build_tables(grammar_text()), Rows())


def theirs(text: str, start: int, end: int) -> list[Any]:
    """The tokens that lark's parser shifts, and then what stopped it, and what it would have taken."""
    lark, _ = parsers()
    run = lark.parser.parse_interactive(LexerThread(lark.lexer, LexerState(TextSlice(text, start, end))), "declaration")
    found: list[Any] = []
    try:
        found.extend((token.type, str(token), token.start_pos, token.end_pos) for token in run.iter_parse())
        run.feed_eof()
    except UnexpectedToken as error:
        at = None if error.token.type == "$END" else error.token.start_pos
        found.append((error.token.type, str(error.token), at, sorted(run.accepts())))
    except UnexpectedCharacters as error:
        found.append((None, "None", error.pos_in_stream, sorted(run.accepts())))
    return found


def ours(text: str, start: int, end: int) -> list[Any]:
    """The same of ours."""
    _, parser = parsers()
    found: list[Any] = []
    lexer = parser._lexer.tokens

    def told(*arguments: Any) -> Iterator[Token]:
        for token in lexer(*arguments):
            yield token
            # Only what is taken makes the parser ask for more.
            found.append((token.type, str(token), token.start_pos, token.end_pos))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser._lexer, "tokens", told)
        try:
            parser.parse(text, start, end)
        except Unexpected as error:
            kind = error.token.type if error.token is not None else None
            at = None if kind == "$END" else error.start
            found.append((kind, str(error.token), at, sorted(error.accepts)))
    return found


def alike(text: str, start: int = 0, end: int | None = None) -> None:
    stop = len(text) if end is None else end
    assert ours(text, start, stop) == theirs(text, start, stop)


def pieces(text: str) -> list[int]:
    """Where a word begins a line: near enough to where declarations begin."""
    return [0, *(place + 1 for place, mark in enumerate(text[:-1]) if mark == "\n" and text[place + 1].isalpha())]


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in CORPUS])
def test_the_corpus(text: str) -> None:
    starts = pieces(text)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        alike(text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "# a comment",
        "premise p: a $ b",
        "premise p: a b",
        "premise p: on",
        "premise base: step",
        "premise p: a by cases on x",
        "premise p: a by cases on",
        "premise p: a by cases on and b",
        "premise p: a by cases on, b",
        "conclude c: a by induction on n base b step s strong",
        "sort S = a | b || c",
        "sort S = a | b \\/ c",
        "expect holds holds under idle without out",
        "expect a.b in",
        "expect a in d",
        'premise p: "open',
        'premise p: a source "x" lines 1.5',
        'premise p: a source "x" line 1-2, 3',
        "premise p: a credence 98% each step conditional",
        "premise p: a credence in 0.2..0.6",
        "premise p: forall n in 0..10. n<=3=>n<=>m",
        "premise p: forall n.f(n)",
        "premise p: exists! x. x != y and !x and !(x)",
        "premise p: organ or gan or or_ and 'x",
        "premise p: f[graded](x)[] <> x",
        "premise p: x - - > y -> 3x",
        "premise p: x /\\ y / z \\/ w",
        "premise p: given",
        "premise given: x",
        "argument a extends b.c: source",
        "objection o against argument a: charge false x",
    ],
)
def test_hard_places(text: str) -> None:
    alike(text)


PIECES = r"""
    : := , . .. | || ( ) [ ] [] <> = == != ! < <= <=> <-> -> => > >= + - * / /\ \/ ^ % & && ~ ∀ ∃ ∃! ¬ ≤ " # $
    argument premise conclude given define sort expect from by because credence forall exists exists! if then else let
    in true not and or xor implies mod div necessarily on cases induction base step strong depth each lines page under
    without begs holds out x y' a.b _z é 0 12 1.5 98% 1x "s"
"""


@given(st.lists(st.sampled_from([*PIECES.split(), " ", " ", " ", "\n"]), max_size=14), st.booleans())
def test_any_row_of_words(words: list[str], spaced: bool) -> None:
    alike("premise p: " + (" " if spaced else "").join(words))


@given(st.sampled_from(TEXTS), st.data())
def test_damaged_texts(text: str, data: st.DataObject) -> None:
    starts = pieces(text)
    start = data.draw(st.sampled_from(starts))
    end = next((other for other in starts if other > start), len(text))
    cut = data.draw(st.integers(start, end))
    again = data.draw(st.integers(cut, min(end, cut + 8)))
    put = data.draw(st.sampled_from(PIECES.split()))
    alike(text[start:cut] + put + text[again:end])
