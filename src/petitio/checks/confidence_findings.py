"""Findings about how sure one can be: credences that clash, and a confidence that falls short of what is claimed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from petitio.core import Argument, Expectation
from petitio.diagnostics import Diagnostic, Fact, Label, Severity
from petitio.rules.expectations import EXPECTATION_NOT_MET
from petitio.rules.quantity import CONFIDENCE_TOO_LOW, INCOHERENT_CREDENCES, INDEPENDENCE_NOT_STATED
from petitio.source import Span
from petitio.verdicts import ArgumentVerdict, Confidence


def confidence_findings(argument: Argument, verdict: ArgumentVerdict) -> Iterator[Diagnostic]:
    """What is wrong with an argument's credences, and where a conclusion's own is more than can be guaranteed."""
    if verdict.incoherent:
        *others, last = [argument.claim(name) for name in verdict.incoherent]
        places = [other.places.get("credence", other.name_span) for other in others]
        yield Diagnostic(
            INCOHERENT_CREDENCES,
            last.places.get("credence", last.name_span),
            {"names": verdict.incoherent},
            related=tuple(Label(at, "credence", other.name) for at, other in zip(places, others, strict=True)),
            subject=argument.name,
        )
    for claim in argument.claims:
        found = verdict.confidence.get(claim.name)
        if found is not None and claim.credence is not None and claim.name not in verdict.incoherent:
            at = claim.places.get("credence", claim.name_span)
            yield from falls_short(claim.name, found, claim.credence.low, at, Severity.WARNING)


def expected_confidence(expectation: Expectation, found: Confidence | None) -> tuple[Diagnostic, ...]:
    """The finding that an expectation of confidence draws which is not met."""
    wanted = expectation.confidence if expectation.confidence is not None else Fraction(0)
    if found is None or found.stated is None:
        facts: dict[str, Fact] = {
            "target": expectation.target,
            "expected": "confidence",
            "bound": str(wanted),
            "found": found.reason if found is not None else "faulty",
            "names": (),
            "under": expectation.under,
            "without": expectation.without,
            "scenario": expectation.scenario,
        }
        return (Diagnostic(EXPECTATION_NOT_MET, expectation.span, facts, subject=expectation.target),)
    return tuple(falls_short(expectation.target, found, wanted, expectation.span, None))


def falls_short(
    name: str, found: Confidence, wanted: Fraction, at: Span, severity: Severity | None
) -> Iterator[Diagnostic]:
    """The finding for a confidence that is not as great as is claimed, if it is not."""
    if found.stated is None or found.stated >= wanted:
        return
    facts: dict[str, Fact] = {"claim": name, "wanted": str(wanted), "bound": str(found.stated)}
    if found.if_independent is not None and found.if_independent >= wanted:
        unmarked = tuple(other for other in found.doubted if other not in found.marked)
        facts |= {"independent": str(found.if_independent), "names": unmarked}
        yield Diagnostic(INDEPENDENCE_NOT_STATED, at, facts, subject=name, severity=severity)
        return
    facts["names"] = tuple(other for other, price in found.prices.items() if price > 0)
    decay = found.decay
    if decay is not None and wanted > 0:
        last = decay.stated.last(wanted)
        facts |= {"variable": decay.variable, "limit": None if decay.taken is not None else "yes"}
        facts["last"] = None if last is None else -1 if last < 0 else decay.start + last
        facts["steps"] = tuple(decay.steps)
    yield Diagnostic(CONFIDENCE_TOO_LOW, at, facts, subject=name, severity=severity)
