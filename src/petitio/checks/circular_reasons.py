"""Premises that are believed because of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio.core import Argument
from petitio.diagnostics import Diagnostic
from petitio.rules.begging import REASONS_IN_A_CIRCLE


def circular_reasons(argument: Argument) -> Iterator[Diagnostic]:
    """A finding for each circle of reasons among premises, at the first of them in the text, with the shortest way
    back to it. A circle through a lemma or a conclusion is one of begging, and reported there."""
    reasons = {claim.name: claim.because for claim in argument.claims if claim.asserted and claim.because}
    told: set[str] = set()
    for claim in argument.claims:
        way = None if claim.name in told else _way_back(claim.name, reasons)
        if way is not None:
            told.update(way)
            facts = {"circle": way}
            yield Diagnostic(REASONS_IN_A_CIRCLE, claim.name_span, facts, subject=claim.name, argument=argument.name)


def _way_back(name: str, reasons: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The shortest way from a premise by its reasons back to it."""
    seen: set[str] = set()
    frontier: list[tuple[str, ...]] = [(name,)]
    while frontier:
        path = frontier.pop(0)
        for reason in reasons.get(path[-1], ()):
            if reason == name:
                return (*path, name)
            if reason not in seen:
                seen.add(reason)
                frontier.append((*path, reason))
    return None
