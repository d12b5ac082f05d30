"""What is left of a confidence after many steps, each of which holds with some chance only."""

from __future__ import annotations

from fractions import Fraction

from petitio.confidence.powers import power_at_least, power_below
from petitio.record import Record

_LONGEST = 2_048


class Survival(Record):
    """After no step at least `first`; after each step at least `kept` of what was there before, less `lost`.

    A chance p that the step's conditional is true loses 1 - p, whatever depends on what: max(0, first - n(1 - p)). A
    chance p of surviving the step, given survival so far, keeps p: first * p^n, by the chain rule alone.
    """

    first: Fraction
    kept: Fraction
    lost: Fraction

    @property
    def _beneath(self) -> Fraction:
        """How far below 0 the curve would go in the end, if something is kept of it."""
        return self.lost / (1 - self.kept)

    @property
    def limit(self) -> Fraction:
        """What is left after ever so many steps."""
        return self.first if self.kept == 1 and self.lost == 0 else Fraction(0)

    def after(self, steps: int) -> Fraction:
        """The bound after a number of steps. Works the power out: not for very many steps."""
        if self.kept == 1:
            return max(Fraction(0), self.first - steps * self.lost)
        return max(Fraction(0), (self.first + self._beneath) * self.kept**steps - self._beneath)

    def least(self, steps: int) -> Fraction:
        """The bound after a number of steps, or a little less where it would take very long to write."""
        if self.kept == 1 or steps * self.kept.denominator.bit_length() <= _LONGEST:
            return self.after(steps)
        return max(Fraction(0), (self.first + self._beneath) * power_below(self.kept, steps) - self._beneath)

    def at_least(self, threshold: Fraction, steps: int) -> bool:
        """Whether the bound after a number of steps, however many, reaches a threshold."""
        if threshold <= 0:
            return True
        if self.kept == 1:
            return self.first - steps * self.lost >= threshold
        whole = self.first + self._beneath
        return whole > 0 and power_at_least(self.kept, steps, (threshold + self._beneath) / whole)

    def last(self, threshold: Fraction) -> int | None:
        """The last number of steps after which the bound reaches a positive threshold; -1 if it does after none,
        None if it always does."""
        if self.limit >= threshold:
            return None
        if self.first < threshold:
            return -1
        if self.kept == 1:
            return int((self.first - threshold) // self.lost)
        beyond = 1
        while self.at_least(threshold, beyond):
            beyond *= 2
        reached = beyond // 2
        while beyond - reached > 1:
            middle = (reached + beyond) // 2
            if self.at_least(threshold, middle):
                reached = middle
            else:
                beyond = middle
        return reached
