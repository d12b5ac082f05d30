"""Findings about objections that do nothing, and about the sides of a dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio.core import Argument, Dispute, Objection
from petitio.diagnostics import Diagnostic, Fact
from petitio.rules import dispute as rules
from petitio.rules.equivocation import VERBAL_DISPUTE
from petitio.verdicts import ArgumentVerdict, DisputeVerdict, ObjectionStatus


def dispute_findings(
    judged: Mapping[str, tuple[Argument, ArgumentVerdict]], disputes: tuple[tuple[Dispute, DisputeVerdict], ...]
) -> list[Diagnostic]:
    """The findings, each at the objection, the party or the dispute that it is about."""
    statuses = {(name, row.name): row.status for name, (_, verdict) in judged.items() for row in verdict.objections}
    found: list[Diagnostic] = []
    for name, (argument, verdict) in judged.items():
        if verdict.faulty:
            continue
        for objection, status in zip(argument.objections, verdict.objections, strict=True):
            rows = (*_of_objection(objection, status), *_of_reply(objection, statuses))
            found += [_owned(finding, name) for finding in rows]
    for dispute, result in disputes:
        found += _of_sides(dispute, result)
    return found


def _owned(finding: Diagnostic, argument: str) -> Diagnostic:
    return Diagnostic(finding.rule, finding.span, finding.facts, subject=finding.subject, argument=argument)


def _of_objection(objection: Objection, status: ObjectionStatus) -> Iterator[Diagnostic]:
    if status.status != "overruled":
        return
    facts: dict[str, Fact] = {
        "objection": objection.name,
        "kind": objection.target_kind,
        "target": objection.target,
        "charge": objection.charge,
        "reason": status.reason,
        "because": objection.because,
        "words": status.words,
    }
    checked = objection.charge in ("false", "exception") or objection.target_kind == "objection"
    rule = rules.ATTACK_WITHOUT_BITE if checked else rules.CHARGE_OVERRULED
    yield Diagnostic(rule, objection.span, facts, subject=objection.name)


def _of_reply(objection: Objection, statuses: Mapping[tuple[str, str], str]) -> Iterator[Diagnostic]:
    if not objection.reply:
        return
    facts: dict[str, Fact] = {"reply": objection.name, "target": objection.target, "kind": objection.target_kind}
    # An objection that is overruled has nothing in it to be answered.
    answered = statuses.get((objection.home or "", objection.aim)) != "overruled"
    if objection.target_kind != "objection" or not (answered or objection.charge == "does_not_follow"):
        yield Diagnostic(rules.REPLY_TO_NOTHING, objection.target_span, facts, subject=objection.name)


def _of_sides(dispute: Dispute, result: DisputeVerdict) -> Iterator[Diagnostic]:
    places = {party.name: party.span for party in dispute.parties}
    for side in result.sides:
        for conflict in side.conflicts if side.declared else ():
            facts: dict[str, Fact] = {"party": side.name, "names": conflict, "dispute": dispute.name}
            yield Diagnostic(rules.PARTY_CONTRADICTS_ITSELF, places[side.name], facts, subject=dispute.name)
    for verbal in result.verbal:
        facts = {"sides": verbal.sides, "word": verbal.word, "senses": verbal.senses, "dispute": dispute.name}
        yield Diagnostic(VERBAL_DISPUTE, dispute.span, facts, subject=dispute.name)
