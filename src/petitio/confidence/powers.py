"""Whether a power of a fraction is at least as great as another fraction, however high the power."""

from __future__ import annotations

from fractions import Fraction

_FIRST_BITS = 64
# A power with more zeros than this behind the point, in binary, counts as none.
_LEAST = 256


def power_at_least(base: Fraction, exponent: int, threshold: Fraction) -> bool:
    """Whether `base` ^ `exponent` >= `threshold`, for a base from 0 to 1 and a positive threshold.

    Low powers are worked out. Of a high one, as many digits are worked out as it takes; and some number of digits does
    tell, for its denominator is longer than the threshold's, so that the two are not equal.
    """
    if exponent == 0 or base == 1:
        return threshold <= 1
    if base == 0:
        return False
    if exponent <= threshold.denominator.bit_length():
        return bool(base**exponent >= threshold)
    bits = _FIRST_BITS + exponent.bit_length()
    while True:
        if _at_least(*_power(base, exponent, bits, up=False), threshold):
            return True
        if not _at_least(*_power(base, exponent, bits, up=True), threshold):
            return False
        bits *= 2


def power_below(base: Fraction, exponent: int) -> Fraction:
    """A fraction that is at most `base` ^ `exponent`, and hardly less where that is not very small."""
    number, shift = _power(base, exponent, _FIRST_BITS + exponent.bit_length(), up=False)
    return Fraction(number, 1 << shift) if shift - number.bit_length() <= _LEAST else Fraction(0)


def _power(base: Fraction, exponent: int, bits: int, *, up: bool) -> tuple[int, int]:
    """A number m and a shift s, such that m / 2^s is the power, rounded up or down at each step to so many bits."""
    square = ((base.numerator << bits) + (base.denominator - 1 if up else 0)) // base.denominator, bits
    found = (1, 0)
    while True:
        if exponent & 1:
            found = _rounded(found[0] * square[0], found[1] + square[1], bits, up=up)
        exponent >>= 1
        if not exponent:
            return found
        square = _rounded(square[0] * square[0], 2 * square[1], bits, up=up)


def _rounded(number: int, shift: int, bits: int, *, up: bool) -> tuple[int, int]:
    spare = max(0, number.bit_length() - bits)
    return (number + ((1 << spare) - 1 if up else 0)) >> spare, shift - spare


def _at_least(number: int, shift: int, threshold: Fraction) -> bool:
    """Whether number / 2^shift is at least the threshold; the shift may be too large to be made."""
    left = number * threshold.denominator
    length = threshold.numerator.bit_length() + shift
    if left.bit_length() != length:
        return left.bit_length() > length
    return left >= threshold.numerator << shift
