"""The confidence of every claim of an argument of which it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.coherence import coherence
from petitio.checks.confidence_of import confidence_of
from petitio.core import Argument, Expectation
from petitio.record import Record
from petitio.verdicts import ClaimVerdict, Confidence, Granted


class Confidences(Record):
    """By claim; `incoherent` are claims whose credences cannot hold together."""

    by_claim: Mapping[str, Confidence]
    incoherent: tuple[str, ...]


def confidences(
    argument: Argument,
    granted: Granted,
    found: Mapping[str, ClaimVerdict],
    expectations: tuple[Expectation, ...],
    *,
    consistent: bool | None,
) -> Confidences:
    """The confidence of all claims with a verdict, if any claim has a credence; and of those of which one is expected.

    `consistent` says whether all that is asserted can be true together.
    """
    credences = any(claim.credence is not None for claim in argument.claims)
    wanted = {e.target for e in expectations if e.outcome == "confidence"}
    rows = {
        name: confidence_of(argument, granted, argument.claim(name), found, together=bool(consistent))
        for name in found
        if credences or name in wanted
    }
    return Confidences(rows, coherence(argument, found, consistent=consistent) if credences else ())
