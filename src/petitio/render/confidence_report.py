"""How sure one can be of a claim, put into the public types."""

from __future__ import annotations

from fractions import Fraction

from petitio.confidence.survival import Survival
from petitio.render.words.quantity import no_bound_words
from petitio.report import ConfidenceReport, DecayReport, StepReport, ThresholdReport
from petitio.verdicts import Confidence, Decay

_HALF = Fraction(1, 2)


def confidence_report(found: Confidence, thresholds: tuple[Fraction, ...]) -> ConfidenceReport:
    """The report on a confidence; of one that goes down step by step, how far it reaches the `thresholds`."""
    bounded = found.lower is not None
    return ConfidenceReport(
        _text(found.lower),
        _text(found.upper),
        _text(found.independent),
        _text(found.independent_upper),
        {name: str(price) for name, price in found.prices.items()} if bounded else None,
        found.exact if bounded else None,
        found.certain if bounded else (),
        found.doubted,
        found.marked,
        None if found.decay is None else _decay(found.decay, thresholds),
        no_bound_words(found.reason) or None,
    )


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _decay(found: Decay, thresholds: tuple[Fraction, ...]) -> DecayReport:
    rows = []
    for threshold in sorted({_HALF, *thresholds}, reverse=True):

        def last(curve: Survival, threshold: Fraction = threshold) -> int | str:
            steps = curve.last(threshold)
            return "always" if steps is None else "never" if steps < 0 else found.start + steps

        rows.append(ThresholdReport(str(threshold), last(found.stated), last(found.whatever), last(found.conditional)))
    steps = {name: StepReport(str(credence.low), credence.conditional) for name, credence in found.steps.items()}
    first, limit = str(found.stated.first), str(found.stated.limit)
    return DecayReport(found.variable, found.start, first, limit, steps, tuple(rows), found.taken)
