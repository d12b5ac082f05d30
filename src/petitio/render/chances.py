"""Chances in words: exact where that is short, and never more than they are."""

from __future__ import annotations

from fractions import Fraction

_PLAIN = 20
_LONG = 1_000


def chance(value: Fraction | str) -> str:
    """A chance as a reader likes it: `1/2 (50 %)`, `81 %`, `2/3 (about 66.66 %)`. What is cut off is left out."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value)
    hundredths, rest = divmod(value * 10_000, 1)
    whole, cents = divmod(int(hundredths), 100)
    percent = f"{whole}.{cents:02}".rstrip("0").rstrip(".")
    if rest:
        percent = f"about {percent} %" if hundredths else "less than 0.01 %"
    else:
        percent = f"{percent} %"
    if value.denominator <= (_LONG if rest else _PLAIN):
        return f"{value} ({percent})"
    return percent
