"""Whether what a second solver said would be the same another time."""

from __future__ import annotations

from petitio.pipeline import Examined
from petitio.verdicts import ArgumentVerdict, Certificate

_BY_CHANCE = ("time", "ended")


def steady(examined: Examined) -> bool:
    """Whether no certificate of what was examined turns on how fast the machine is, or on the end of a process."""
    every = (certificate for _, verdict in examined.arguments for certificate in _certificates(verdict))
    return not any(certificate is not None and certificate.reason in _BY_CHANCE for certificate in every)


def _certificates(verdict: ArgumentVerdict) -> list[Certificate | None]:
    rows = [*verdict.claims, *verdict.expected.values(), *(row for rows in verdict.scenarios.values() for row in rows)]
    return [verdict.certificate, *(row.certificate for row in rows)]
