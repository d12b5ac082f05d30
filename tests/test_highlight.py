"""Argument files in colour."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Token

from petitio.highlight import ArgumentLexer
from petitio.parsing.tables import Terminal, load_tables
from petitio.rules.catalogue import CATALOGUE
from tests.rules.examples import bad_example

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "arguments").rglob("*.arg"))
CLASSES = [Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Token.Text.Whitespace]


def coloured(text: str) -> list[tuple[str, str]]:
    """The pieces of a text but for white space, each with the last words of its type."""
    pieces = ArgumentLexer().get_tokens_unprocessed(text)
    return [(piece, str(kind).removeprefix("Token.")) for _, kind, piece in pieces if piece.strip()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_there_is_no_error_in_a_file_of_the_corpus(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    pieces = list(ArgumentLexer().get_tokens_unprocessed(text))
    assert [(start, piece) for start, kind, piece in pieces if kind is Error] == []
    assert "".join(piece for _, _, piece in pieces) == text


def test_every_word_and_mark_of_the_grammar_has_a_kind() -> None:
    for terminal in load_tables().terminals:
        if terminal.name in ("NAME", "QUALIFIED", "STRING", "COMMENT", "WHITE_SPACE", "INT", "DECIMAL", "PERCENT"):
            continue
        # Each spelling, alone, which is no declaration. The full stop ends a list of variables, and stands before one.
        for spelling in _spellings(terminal):
            ((piece, kind),) = coloured(f"{spelling} ")
            assert piece == spelling
            # The words of an outcome are names wherever no outcome is expected.
            kinds = ("Name",) if terminal.name == "OUTCOME" else ("Keyword", "Operator", "Punctuation")
            assert kind.split(".")[0] in kinds, spelling


def _spellings(terminal: Terminal) -> list[str]:
    """All that a terminal is spelled as, short of what must not stand behind it."""
    if terminal.spelling is not None:
        return [terminal.spelling]
    plain = re.sub(r"\(\?[=!].*", "", terminal.pattern) if "|" not in terminal.pattern else terminal.pattern
    words = re.findall(r"[^\W\d_]+|[^\w\s()\[\]?*+|\\]+", plain)
    return [word for word in words if re.match(rf"(?:{terminal.pattern})\Z", f"{word}")]


@given(st.text(max_size=60) | st.text(alphabet='argument p: "x" # \n()[]<->≥∀~!', max_size=60))
def test_no_text_is_lost(text: str) -> None:
    pieces = list(ArgumentLexer().get_tokens_unprocessed(text))
    assert "".join(piece for _, _, piece in pieces) == text
    assert all(text[start : start + len(piece)] == piece for start, _, piece in pieces)


def test_examples_of_what_is_wrong_lose_nothing() -> None:
    for rule in CATALOGUE:
        text = bad_example(rule).text
        if len(text) < 10_000:
            assert "".join(piece for _, _, piece in ArgumentLexer().get_tokens_unprocessed(text)) == text


def test_words_are_coloured_by_their_place() -> None:
    # `step` and `base` are names of premises here, and words of the language there.
    text = "argument a:\npremise step: 0 < 1\nconclude base: forall n: Nat. 0 < n\n  by induction on n\n  step step\n"
    kinds = [(piece, kind) for piece, kind in coloured(text) if piece in ("step", "base", "Nat", "forall", "induction")]
    assert kinds == [
        ("step", "Name.Label"),
        ("base", "Name.Label"),
        ("forall", "Keyword"),
        ("Nat", "Keyword.Type"),
        ("induction", "Keyword"),
        ("step", "Keyword"),
        ("step", "Name"),
    ]


def test_what_cannot_be_read_is_coloured_as_far_as_it_goes() -> None:
    assert coloured("premise p: forall and @\n# c\n") == [
        ("premise", "Keyword.Declaration"),
        ("p", "Name.Label"),
        (":", "Punctuation"),
        ("forall", "Keyword"),
        ("and", "Operator.Word"),
        ("@", "Error"),
        ("# c", "Comment.Single"),
    ]


def test_pygments_finds_it() -> None:
    assert isinstance(get_lexer_for_filename("bakery.arg"), ArgumentLexer)
    assert all(isinstance(get_lexer_by_name(alias), ArgumentLexer) for alias in ("arg", "petitio"))


def test_the_command_does_without_pygments() -> None:
    program = "import sys; sys.modules['pygments'] = None; from petitio.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(FILES[0])], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
