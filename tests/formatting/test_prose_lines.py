"""Prose in lines says what it said, and settles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from petitio.formatting.formatted import formatted
from petitio.formatting.prose_lines import prose_lines
from petitio.formatting.style import Style
from petitio.parsing.builder import Builder
from petitio.parsing.parse import parse
from petitio.parsing.token import Token
from petitio.source import Source

_SHREDS = (
    "a",
    "word",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\r",
    '\\"',
    "\\\\",
    "\\ ",
    "\\\n",
    "\\n",
    "\u00a0",
    "\x1c",
)
strings = st.lists(st.sampled_from((*_SHREDS, "#", "{x}", "é", "\u2028", "\x0b")), max_size=14).map(
    lambda shreds: f'"{"".join(shreds)}"'
)


def value(text: str) -> str:
    """What a string in its quotes says."""
    token = Token("STRING", text, 0, len(text))
    claim = Builder().opaque([Token("KIND", "premise", 0, 1), Token("NAME", "p", 0, 1), token])
    assert claim.prose is not None
    return claim.prose.value


@given(strings, st.integers(0, 30), st.integers(1, 60))
def test_lines_say_the_same(text: str, column: int, width: int) -> None:
    lines = prose_lines(text.replace("\r\n", "\n"), column, width)
    indent = " " * (column + 1)
    again = f"\n{indent}".join(lines)
    assert value(again) == value(text)
    assert prose_lines(again, column, width) == lines


@given(strings, strings, st.integers(1, 60))
def test_texts_with_such_strings_settle(prose: str, source: str, width: int) -> None:
    text = f"premise p: {prose} a\n  source {source}\npred q {prose}\n"
    done = formatted(Source("", text), Style(line_width=width))
    assert done.errors == parse(Source("", text)).diagnostics
    if not done.errors:
        assert formatted(Source("", done.text), Style(line_width=width)).text == done.text
