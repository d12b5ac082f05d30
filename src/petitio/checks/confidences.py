"""The confidence of every claim of an argument of which it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.confidence_of import confidence_of
from petitio.core import Argument
from petitio.verdicts import ClaimVerdict, Confidence, Granted


def confidences(
    argument: Argument,
    granted: Granted,
    found: Mapping[str, ClaimVerdict],
    wanted: frozenset[str],
    *,
    together: bool,
) -> Mapping[str, Confidence]:
    """The confidence of all claims with a verdict, if any claim has a credence; and of those `wanted`.

    `together` says that all that is asserted is known to be consistent.
    """
    credences = any(claim.credence is not None for claim in argument.claims)
    return {
        name: confidence_of(argument, granted, argument.claim(name), found, together=together)
        for name in found
        if credences or name in wanted
    }
