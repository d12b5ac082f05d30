"""Offsets, lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.source import Position, Source, Span

# Each line: a text, an offset, and the line and column it has.
POSITIONS = [
    ("", 0, (1, 1)),
    ("abc", 0, (1, 1)),
    ("abc", 2, (1, 3)),
    ("abc", 3, (1, 4)),
    ("abc", 99, (1, 4)),
    ("abc", -1, (1, 1)),
    ("a\nbc", 1, (1, 2)),
    ("a\nbc", 2, (2, 1)),
    ("a\n\nb", 2, (2, 1)),
    ("a\n", 2, (2, 1)),
    ("a\r\nb", 3, (2, 1)),
    ("é∀\n𝔸x", 4, (2, 2)),
]


@pytest.mark.parametrize(("text", "offset", "place"), POSITIONS)
def test_position(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Source("x", text).position(offset) == Position(*place)


LINES = [
    ("", 1, ""),
    ("a\nbc\n", 1, "a"),
    ("a\nbc\n", 2, "bc"),
    ("a\nbc\n", 3, ""),
    ("a\nbc", 2, "bc"),
    ("a\r\nbc\r\n", 1, "a"),
    ("a\r\nbc\r\n", 2, "bc"),
    ("a", 0, ""),
    ("a", 2, ""),
    ("a\x0bb\u2028c\n", 1, "a\x0bb\u2028c"),  # only a line feed ends a line
]


@pytest.mark.parametrize(("text", "number", "line"), LINES)
def test_line(text: str, number: int, line: str) -> None:
    assert Source("x", text).line(number) == line


def test_spans_join() -> None:
    assert Span(3, 5).to(Span(1, 2)) == Span(1, 5)
    assert Span(1, 9).to(Span(2, 3)) == Span(1, 9)


@given(st.text(alphabet="ab\n\r"))
def test_every_offset_is_where_its_line_says(text: str) -> None:
    source = Source("x", text)
    for offset, character in enumerate(text):
        place = source.position(offset)
        if character not in "\r\n":
            assert source.line(place.line)[place.column - 1] == character
        assert place.line == text[:offset].count("\n") + 1
