"""What is left to choose about a layout."""

from __future__ import annotations

from typing import Literal

from petitio.record import Record

Spelling = Literal["preserve", "ascii", "unicode"]
SPELLINGS: tuple[Spelling, ...] = ("preserve", "ascii", "unicode")
LINE_WIDTH = 120


class Style(Record):
    """How connectives are spelled, and how wide a line may get."""

    spelling: Spelling = "preserve"
    line_width: int = LINE_WIDTH
