"""What is left after many steps, and how far a threshold is kept."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from petitio.confidence.powers import power_at_least, power_below
from petitio.confidence.survival import Survival

ONE, NONE, HALF = Fraction(1), Fraction(0), Fraction(1, 2)
chances = st.fractions(min_value=0, max_value=1, max_denominator=60)
positive = st.fractions(min_value=Fraction(1, 50), max_value=1, max_denominator=50)


@pytest.mark.parametrize(
    ("curve", "threshold", "last"),
    [
        (Survival(ONE, Fraction(49, 50), NONE), HALF, 34),
        (Survival(ONE, ONE, Fraction(1, 50)), HALF, 25),
        (Survival(Fraction(9, 10), ONE, Fraction(1, 50)), HALF, 20),
        (Survival(Fraction(2, 5), ONE, Fraction(1, 50)), HALF, -1),
        (Survival(Fraction(2, 5), Fraction(49, 50), NONE), HALF, -1),
        (Survival(ONE, ONE, NONE), HALF, None),
        (Survival(ONE, HALF, NONE), Fraction(1, 8), 3),
        (Survival(ONE, HALF, NONE), ONE, 0),
        (Survival(ONE, NONE, NONE), HALF, 0),
        (Survival(NONE, HALF, NONE), HALF, -1),
        (Survival(ONE, ONE, ONE), HALF, 0),
        # ln 2 / -ln 0.98, times 1000 and rounded.
        (Survival(ONE, Fraction(49, 50), NONE), HALF**1000, 34309),
        (Survival(ONE, 1 - Fraction(1, 10**12), NONE), HALF, 693147180559),
        (Survival(ONE, ONE, Fraction(1, 10**30)), HALF, 5 * 10**29),
    ],
)
def test_last_step_that_keeps_a_threshold(curve: Survival, threshold: Fraction, last: int | None) -> None:
    assert curve.last(threshold) == last


@given(chances, chances, chances, positive)
@example(ONE, ONE, Fraction(1, 50), HALF)
@example(ONE, Fraction(49, 50), NONE, HALF)
def test_the_last_step_is_the_last(first: Fraction, kept: Fraction, lost: Fraction, threshold: Fraction) -> None:
    curve = Survival(first, kept, lost)
    last = curve.last(threshold)
    if last is None:
        assert all(curve.after(steps) >= threshold for steps in (0, 1, 10, 1000))
        return
    assert last < 0 or curve.after(last) >= threshold
    assert curve.after(last + 1) < threshold


@given(chances, chances, chances)
def test_each_step_keeps_a_share_and_loses_the_rest(first: Fraction, kept: Fraction, lost: Fraction) -> None:
    curve = Survival(first, kept, lost)
    value = first
    for steps in range(8):
        assert curve.after(steps) == value
        assert curve.least(steps) <= value
        value = max(NONE, kept * value - lost)
    assert curve.limit <= value


@given(chances, st.integers(0, 400), positive, st.integers(1, 40))
def test_powers_compare_as_they_are(base: Fraction, exponent: int, threshold: Fraction, root: int) -> None:
    for limit in (threshold, threshold**root):
        assert power_at_least(base, exponent, limit) is (base**exponent >= limit)


@given(st.fractions(min_value=Fraction(1, 9), max_value=Fraction(8, 9), max_denominator=9), st.integers(1, 300))
def test_a_power_is_at_least_itself_and_no_more(base: Fraction, exponent: int) -> None:
    power = base**exponent
    assert power_at_least(base, exponent, power)
    assert not power_at_least(base, exponent, power * (1 + Fraction(1, 10**40)))
    assert power_below(base, exponent) <= power


def test_a_power_cut_off_is_close() -> None:
    power = Fraction(999, 1000) ** 5000
    assert power * (1 - Fraction(1, 10**15)) < power_below(Fraction(999, 1000), 5000) < power


def test_a_very_high_power_needs_no_loop() -> None:
    base = 1 - Fraction(1, 10**60)
    assert power_at_least(base, 69 * 10**58, HALF)
    assert not power_at_least(base, 70 * 10**58, HALF)
    assert power_below(HALF, 10**30) == 0
