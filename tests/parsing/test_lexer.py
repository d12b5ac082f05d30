"""The lexer finds what lark's contextual lexer finds, token for token, and stumbles where that stumbles."""

from __future__ import annotations

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

from petitio.parsing.lexer import OneScanLexer
from petitio.parsing.tables import build_tables, grammar_text

CORPUS = sorted((Path(__file__).parents[2] / "arguments").rglob("*.arg"))
TEXTS = [path.read_text(encoding="utf-8") for path in CORPUS]


@cache
def lexers() -> tuple[Any, Any, Any]:
    """Lark's parser, its contextual lexer, and ours over the same states."""
    lark: Any = Lark(grammar_text(), parser="lalr", lexer="contextual", start=["declaration"], maybe_placeholders=True)
    tables = build_tables(grammar_text())
    states = lark.parser.parser.parser.parse_table.states
    return lark.parser.parser, lark.parser.lexer, OneScanLexer(tables.terminals, tables.ignored, states.__getitem__)


def tokens(lexer: Any, text: str, start: int, end: int) -> list[Any]:
    """The tokens that the parser shifts, and then what stopped it."""
    parser, _, _ = lexers()
    thread = LexerThread(lexer, LexerState(TextSlice(text, start, end)))
    run = parser.parse_interactive(thread, "declaration")
    found: list[Any] = []
    try:
        found.extend((token.type, str(token), token.start_pos, token.end_pos) for token in run.iter_parse())
        run.feed_eof()
    except UnexpectedToken as error:
        found.append((error.token.type, str(error.token), error.token.start_pos, sorted(error.expected)))
        found.append(sorted(run.accepts()))
    except UnexpectedCharacters as error:
        found.append(("nothing", error.pos_in_stream, error.line, error.column, sorted(error.allowed or ())))
    return found


def alike(text: str, start: int = 0, end: int | None = None) -> None:
    _, theirs, ours = lexers()
    stop = len(text) if end is None else end
    assert tokens(ours, text, start, stop) == tokens(theirs, text, start, stop)


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
