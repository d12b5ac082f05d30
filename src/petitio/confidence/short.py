"""A bound that is written in few enough digits."""

from __future__ import annotations

from fractions import Fraction

# In binary digits. Python refuses to write numbers of some 14,000.
_LONGEST, _KEPT = 4_096, 256


def short(value: Fraction, *, up: bool = False) -> Fraction:
    """The value, or where it takes very many digits one a little less; with `up`, a little more."""
    if value.denominator.bit_length() <= _LONGEST:
        return value
    scaled, rest = divmod(value.numerator << _KEPT, value.denominator)
    return Fraction(scaled + (1 if up and rest else 0), 1 << _KEPT)
