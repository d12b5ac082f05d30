"""What the author expects against what was found; what comes true settles the findings that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.findings import idle_premises
from petitio.core import Argument, Dispute, Expectation
from petitio.diagnostics import Diagnostic, Severity
from petitio.record import replace
from petitio.rules.equivocation import VERBAL_DISPUTE
from petitio.rules.expectations import EXPECTATION_NOT_MET
from petitio.verdicts import ArgumentVerdict, ClaimVerdict, DisputeVerdict, Verdict

LABELS = ("in", "out", "contested")

# Which findings about its subject an outcome that comes true accounts for.
SETTLES: Mapping[str, tuple[str, ...]] = {
    "fails": ("V101", "V102", "V103", "V106", "V107", "V108", "I", "E", "M"),
    "vacuous": ("V105", "C", "I109", "I114"),
    "undecided": ("V104", "V108", "V109", "I", "D102"),
    "begs": ("B", "I107", "I108"),
    "idle": ("R",),
    "redundant": ("R",),
    "inconsistent": ("C",),
    "sustained": ("D101",),
    "overruled": ("D103", "D104"),
    "equivocates": ("E",),
}


def expectations(
    expected: tuple[Expectation, ...],
    arguments: Mapping[str, tuple[Argument, ArgumentVerdict]],
    findings: tuple[Diagnostic, ...],
    disputes: tuple[tuple[Dispute, DisputeVerdict], ...] = (),
) -> tuple[Diagnostic, ...]:
    """The findings with those settled marked as expected, and one for each expectation that did not come true.

    `expected` are in the order in which `examine` was given those of each argument.
    """
    settled = list(findings)
    counts: dict[str, int] = {}
    for expectation in expected:
        if expectation.dispute is not None or expectation.outcome in LABELS:
            counts[expectation.argument] = counts.get(expectation.argument, 0) + 1
            settled = _in_disputes(expectation, disputes, settled)
            continue
        argument, verdict = arguments[expectation.argument]
        index = counts.get(argument.name, 0)
        counts[argument.name] = index + 1
        if verdict.faulty:
            continue
        if expectation.outcome == "confidence":
            from petitio.checks.confidence_findings import expected_confidence

            sure = verdict.expected_confidence.get(index) or verdict.confidence.get(expectation.target)
            settled += expected_confidence(expectation, sure)
            continue
        found, begging = _found(expectation, argument, verdict, index)
        if _met(expectation, found, begging):
            if index not in verdict.expected:
                settled = [_settle(finding, expectation, argument, begging) for finding in settled]
            continue
        settled.append(_not_met(expectation, found, begging))
    return tuple(settled)


def _not_met(expectation: Expectation, found: str, begging: set[str]) -> Diagnostic:
    return Diagnostic(
        EXPECTATION_NOT_MET,
        expectation.span,
        {
            "target": expectation.target,
            "expected": expectation.outcome,
            "found": found,
            "names": expectation.names,
            "begging": tuple(begging),
            "under": expectation.under,
            "without": expectation.without,
            "scenario": expectation.scenario or expectation.dispute,
        },
        subject=expectation.target,
    )


def _in_disputes(
    expectation: Expectation, disputes: tuple[tuple[Dispute, DisputeVerdict], ...], settled: list[Diagnostic]
) -> list[Diagnostic]:
    """The same for what is expected of a dispute: of a label in it, or of a word in which its sides differ."""
    rows = [row for _, row in disputes if expectation.dispute in (None, row.name)]
    if any(row.faulty for row in rows):
        return settled
    if expectation.target_kind == "dispute":
        words = {verbal.word for row in rows for verbal in row.verbal}
        found = _equivocates(expectation, words)
        if found != expectation.outcome:
            return [*settled, _not_met(expectation, found, set())]
        return [_settle_verbal(finding, expectation) for finding in settled]
    name = expectation.target
    if expectation.target_kind != "argument":
        name = f"{expectation.argument}.{expectation.target}"
    labels = {_label(row, expectation, name) for row in rows} - {None}
    # Without the name of a dispute, it is to be so in all that have it.
    if labels == {expectation.outcome}:
        return settled
    return [*settled, _not_met(expectation, " and ".join(sorted(map(str, labels))) or "in no dispute", set())]


def _label(row: DisputeVerdict, expectation: Expectation, name: str) -> str | None:
    # The only conclusion of an argument has the argument's label.
    single = expectation.target_kind == "claim" and expectation.argument not in row.several
    return row.labels.get(expectation.argument if single else name)


def _settle_verbal(finding: Diagnostic, expectation: Expectation) -> Diagnostic:
    wanted = {name.split("[")[0] for name in expectation.names}
    if finding.rule is VERBAL_DISPUTE and finding.subject == expectation.target and finding.facts["word"] in wanted:
        return replace(finding, expected=True)
    return finding


def _found(expectation: Expectation, argument: Argument, verdict: ArgumentVerdict, index: int) -> tuple[str, set[str]]:
    """The outcome there really is, in the words of expectations, and the premises that beg."""
    if expectation.target_kind == "objection":
        status = next(s for s in verdict.objections if s.name == expectation.target)
        return status.status, set()
    if expectation.target_kind == "argument":
        if expectation.outcome == "equivocates":
            words = {word for claim in verdict.claims for word in claim.identified}
            return _equivocates(expectation, words), set()
        if verdict.standing is not None:
            return verdict.standing.value, set()
        return {True: "consistent", False: "inconsistent", None: "undecided"}[verdict.consistent], set()
    claim = argument.claim(expectation.target)
    found = verdict.expected.get(index) or next((row for row in verdict.claims if row.name == claim.name), None)
    if expectation.outcome == "idle":
        return _idle(argument, verdict, claim.name), set()
    if expectation.outcome == "redundant":
        return _redundant(verdict, claim.name), set()
    if found is None:
        return "asserted", set()
    if expectation.outcome == "equivocates":
        return _equivocates(expectation, set(found.identified)), set()
    return found.verdict.value, _guilty(found)


def _guilty(found: ClaimVerdict) -> set[str]:
    if found.verdict is not Verdict.BEGS:
        return set()
    return {fault.premise for fault in found.begging if fault.fault}


def _equivocates(expectation: Expectation, words: set[str]) -> str:
    wanted = {name.split("[")[0] for name in expectation.names}
    return "equivocates" if wanted <= words and words else "no equivocation"


def _idle(argument: Argument, verdict: ArgumentVerdict, name: str) -> str:
    following = [claim for claim in verdict.claims if claim.follows]
    if not following:
        return "nothing follows"
    if name not in idle_premises(argument, verdict):
        return "needed"
    return "idle" if all(claim.complete for claim in following) else "undecided"


def _redundant(verdict: ArgumentVerdict, name: str) -> str:
    if verdict.consistent is not True:
        return "in conflict with the others" if verdict.consistent is False else "undecided"
    return "redundant" if name in (*verdict.redundant, *verdict.tautologous) else "needed"


def _met(expectation: Expectation, found: str, begging: set[str]) -> bool:
    if expectation.outcome != found:
        return False
    return expectation.outcome != "begs" or set(expectation.names) <= begging


def _settle(finding: Diagnostic, expectation: Expectation, argument: Argument, begging: set[str]) -> Diagnostic:
    prefixes = SETTLES.get(expectation.outcome, ())
    about = {expectation.target}
    if expectation.outcome == "vacuous":
        about.add(argument.name)
    if not finding.rule.code.startswith(prefixes) or not prefixes or finding.subject not in about:
        return finding
    if finding.argument not in (None, argument.name):
        return finding
    if expectation.outcome == "begs" and expectation.names:
        premise = finding.facts.get("premise")
        if premise not in expectation.names and finding.weight is Severity.ERROR:
            return finding
    return replace(finding, expected=True)
