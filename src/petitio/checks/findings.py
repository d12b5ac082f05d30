"""Verdicts to findings: what there is to report of an argument, each at its place, with the facts for the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio import terms
from petitio.checks.circular_reasons import circular_reasons
from petitio.checks.induction_diagnostics import induction_diagnostics
from petitio.checks.refuted import refuted
from petitio.checks.repair_fix import repair_fix
from petitio.checks.unbridged_senses import unbridged_senses
from petitio.core import INT, NAT, Argument, Claim, Descent, Induction, Quantification
from petitio.diagnostics import Diagnostic, Fact, Label, Rule, Severity
from petitio.normal import negation_normal
from petitio.rules import (
    begging,
    consistency,
    dispute,
    equivocation,
    induction,
    missing,
    relevance,
    validity,
)
from petitio.source import Span
from petitio.verdicts import ArgumentVerdict, Begging, ClaimVerdict, Grade, Standing, Verdict

GRADES: Mapping[Grade, Rule] = {
    "restates": begging.RESTATES,
    "circular": begging.CIRCULAR,
    "presupposes": begging.PRESUPPOSES,
    "carries_alone": begging.CARRIES_ALONE,
    "given_the_rest": begging.GIVEN_THE_REST,
    "jointly": begging.JOINTLY,
    "augmented": begging.AUGMENTED,
    "empty_term": begging.EMPTY_TERM,
    "contains_the_goal": induction.HYPOTHESIS_TOO_BIG,
    "guarded_by_the_goal": induction.GUARD_BEGS,
}


def findings(argument: Argument, verdict: ArgumentVerdict) -> tuple[Diagnostic, ...]:
    """The findings of an argument, in no particular order."""
    if verdict.faulty:
        return ()
    return (
        *_of_consistency(argument, verdict),
        *(finding for claim in verdict.claims for finding in _of_claim(argument, claim)),
        *_of_relevance(argument, verdict),
        *circular_reasons(argument),
        *unbridged_senses(argument),
        *_of_confidence(argument, verdict),
        *_of_objections(argument, verdict),
    )


def _of_consistency(argument: Argument, verdict: ArgumentVerdict) -> Iterator[Diagnostic]:
    for conflict in verdict.conflicts:
        claims = [argument.claim(name) for name in conflict.names]
        assumed = [claim for claim in claims if claim.kind == "assume"]
        rule = consistency.PREMISES_CONFLICT
        if len(claims) == 1:
            rule = consistency.PREMISE_CONTRADICTS_ITSELF
        elif len(assumed) == 1 and not argument.position:
            rule = consistency.ASSUMPTION_CONFLICTS
        first = assumed[0] if len(assumed) == 1 else claims[-1]
        others = [claim for claim in claims if claim is not first]
        yield Diagnostic(
            rule,
            _place(first),
            {"names": conflict.names, "first": first.name},
            related=tuple(Label(_place(other), "conflicts", other.name) for other in others),
            subject=argument.name,
        )
    places = {scenario.name: scenario.span for scenario in argument.scenarios}
    for name in verdict.impossible:
        yield Diagnostic(consistency.SCENARIO_CONFLICTS, places[name], {"scenario": name}, subject=name)
    unknown = verdict.unknown
    if verdict.standing is Standing.UNDECIDED and unknown is not None and unknown.reason != "undefined":
        facts: dict[str, Fact] = {"claim": argument.name, "reason": unknown.reason, "tried": unknown.tried, "names": ()}
        facts["position"] = "yes"
        yield Diagnostic(validity.UNDECIDED, argument.span, facts, subject=argument.name)


def _of_claim(argument: Argument, verdict: ClaimVerdict) -> Iterator[Diagnostic]:
    claim = argument.claim(verdict.name)
    match verdict.verdict:
        case Verdict.FAILS:
            yield from _of_failure(argument, claim, verdict)
        case Verdict.VACUOUS:
            to_refute = refuted(argument)
            supposed = tuple(name for name in verdict.offered if name in to_refute)
            yield _finding(validity.FOLLOWS_FROM_ANYTHING, claim, {"offered": verdict.offered, "supposed": supposed})
        case Verdict.UNDECIDED:
            yield from _of_undecided(claim, verdict)
        case Verdict.HOLDS | Verdict.BEGS:
            pass
    yield from _of_method(claim, verdict)
    for fault in verdict.begging:
        yield _of_begging(argument, claim, verdict, fault)


def _of_begging(argument: Argument, claim: Claim, verdict: ClaimVerdict, fault: Begging) -> Diagnostic:
    rule = GRADES[fault.grade]
    severity = rule.severity
    if fault.fault:
        severity = Severity.ERROR if verdict.verdict is Verdict.BEGS else Severity.WARNING
    clean = fault.grade == "restates" and verdict.verdict is Verdict.HOLDS
    return Diagnostic(
        rule,
        _blamed(argument, fault),
        {
            "premise": fault.premise,
            "claim": claim.name,
            "kind": claim.kind,
            "given": fault.given,
            "circle": fault.circle,
            "charged": "yes"
            if fault.fault and fault.grade in ("presupposes", "carries_alone") and not fault.label
            else None,
            "definitional": fault.definitional,
            "idle": verdict.idle,
            "part": "yes" if fault.partly else None,
            "clean": "yes" if clean else None,
            "label": fault.label,
            "added": fault.added,
        },
        related=(Label(_place(claim), claim.kind, claim.name),),
        subject=claim.name,
        severity=severity,
    )


def _blamed(argument: Argument, fault: Begging) -> Span:
    """The place of the premise, or of the term, that a begging grade is about."""
    if fault.grade == "empty_term":
        return next(symbol.span for symbol in argument.vocabulary if symbol.title == fault.premise)
    return _place(argument.claim(fault.premise))


def _of_failure(argument: Argument, claim: Claim, verdict: ClaimVerdict) -> Iterator[Diagnostic]:
    rule = validity.LEMMA_DOES_NOT_FOLLOW if claim.kind == "lemma" else validity.DOES_NOT_FOLLOW
    if verdict.unproven:
        yield _finding(validity.RESTS_ON_A_FAILED_LEMMA, claim, {"names": verdict.unproven})
        return
    offered = tuple(verdict.countermodel.offered) if verdict.countermodel else verdict.offered
    ruled_out = verdict.ruled_out or (verdict.induction is not None and verdict.induction.false_at is not None)
    yield _finding(rule, claim, {"offered": offered, "ruled_out": "yes" if ruled_out else None})
    if verdict.identified:
        senses = [symbol for symbol in argument.vocabulary if symbol.name in verdict.identified]
        yield Diagnostic(
            equivocation.EQUIVOCATION,
            _place(claim),
            {
                "claim": claim.name,
                "words": verdict.identified,
                "senses": tuple(symbol.title for symbol in senses),
            },
            related=tuple(Label(symbol.span, "sense", symbol.title) for symbol in senses),
            subject=claim.name,
        )
    if verdict.repairs:
        found = tuple(repair.formula for repair in verdict.repairs)
        missing_facts: dict[str, Fact] = {"claim": claim.name, "formula": found[0], "others": len(found) - 1}
        fix = repair_fix(argument, claim, verdict.repairs[0])
        yield Diagnostic(missing.MISSING_PREMISE, _place(claim), missing_facts, subject=claim.name, fix=fix)
    if verdict.more_than_cited:
        related = tuple(Label(_place(argument.claim(name)), "needed", name) for name in verdict.more_than_cited)
        place = claim.places.get("from", _place(claim))
        facts: dict[str, Fact] = {"claim": claim.name, "names": verdict.more_than_cited}
        yield Diagnostic(validity.CITES_TOO_LITTLE, place, facts, related=related, subject=claim.name)


def _of_undecided(claim: Claim, verdict: ClaimVerdict) -> Iterator[Diagnostic]:
    unknown = verdict.unknown
    if unknown is None or unknown.reason in ("undefined", "faulty"):
        return
    facts: dict[str, Fact] = {
        "reason": unknown.reason,
        "tried": unknown.tried,
        "names": unknown.names,
        "several": "yes" if len(verdict.offered) > 1 else None,
        "numbers": _claimed_of_all(claim),
    }
    rule = validity.RESTS_ON_A_FAILED_LEMMA if unknown.reason == "lemma not proven" else validity.UNDECIDED
    yield _finding(rule, claim, facts)


def _claimed_of_all(claim: Claim) -> str | None:
    """The whole numbers of all of which a claim says something, Nat if it may be either; None if it says nothing of
    all, or is shown by induction as it is."""
    if isinstance(claim.method, Induction | Descent):
        return None
    sorts = {
        variable.sort
        for part in terms.subterms(negation_normal(claim.formula))
        if isinstance(part, Quantification) and part.universal
        for variable in part.variables
    }
    return next((sort.name for sort in (NAT, INT) if sort in sorts), None)


def _of_method(claim: Claim, verdict: ClaimVerdict) -> Iterator[Diagnostic]:
    if verdict.induction is not None:
        yield from induction_diagnostics(claim, verdict, verdict.induction)
    if not verdict.refuted:
        yield _finding(validity.ASSUMPTION_NOT_REFUTED, claim, {})
    cases = verdict.cases
    if cases is not None:
        if cases.exhaustive != "holds":
            undecided = "yes" if cases.exhaustive == "undecided" else None
            yield _finding(validity.CASES_NOT_EXHAUSTIVE, claim, {"cases": cases.labels, "undecided": undecided})
        for index in cases.unproven:
            yield _finding(validity.CASE_NOT_PROVEN, claim, {"case": cases.labels[index]})


def _of_relevance(argument: Argument, verdict: ArgumentVerdict) -> Iterator[Diagnostic]:
    """Claims that say nothing, then premises that no conclusion needs; one finding for each."""
    for name in verdict.tautologous:
        claim = argument.claim(name)
        rule = relevance.TAUTOLOGOUS_PREMISE if claim.asserted else relevance.TRIVIAL_CONCLUSION
        yield Diagnostic(rule, _place(claim), {"premise": name}, subject=name)
    asserted = any(claim.kind in ("premise", "assume") for claim in argument.claims)
    for shown in verdict.claims:
        if shown.common_ground and asserted and shown.name not in verdict.tautologous:
            yield _finding(relevance.COMMON_GROUND, argument.claim(shown.name), {})
    # Where some conclusion does not follow, who knows what it would need.
    if not all(claim.follows and claim.complete for claim in verdict.claims):
        return
    idle = idle_premises(argument, verdict) if verdict.claims else ()
    yield from _of_idleness(argument, verdict, idle)
    for name in verdict.redundant:
        if name not in (*idle, *verdict.roundabout):
            yield Diagnostic(relevance.REDUNDANT_PREMISE, _place(argument.claim(name)), {"premise": name}, subject=name)


def _of_idleness(argument: Argument, verdict: ArgumentVerdict, idle: tuple[str, ...]) -> Iterator[Diagnostic]:
    conclusions = tuple(c.name for c in argument.claims if c.kind == "conclude")
    reasons = _reasons(argument)
    # What excludes another assumption is an alternative to it, and there to be one.
    alternatives = {name for conflict in verdict.excluding for name in conflict.names}
    for name in idle:
        claim = argument.claim(name)
        if claim.kind == "assume" and name in alternatives:
            continue
        supported = reasons.get(name, ())
        if name in verdict.tautologous or any(other not in idle for other in supported):
            continue
        rule = relevance.IDLE_ASSUMPTION if claim.kind == "assume" else relevance.IDLE_PREMISE
        if supported:
            rule = relevance.UNUSED_REASON
        facts: dict[str, Fact] = {"premise": name, "conclusions": conclusions, "supported": supported}
        yield Diagnostic(rule, _place(claim), facts, subject=name)
    for shown in verdict.claims:
        claim = argument.claim(shown.name)
        base, step = getattr(claim.method, "base", None) or (), getattr(claim.method, "step", None) or ()
        for name in shown.idle:
            clause = next(
                (c for c, row in (("from", claim.cites or ()), ("base", base), ("step", step)) if name in row), None
            )
            if clause is not None and name not in idle:
                place = claim.places.get(clause, _place(claim))
                yield Diagnostic(
                    relevance.CITED_BUT_NOT_NEEDED, place, {"premise": name, "claim": claim.name}, subject=claim.name
                )


def _reasons(argument: Argument) -> Mapping[str, tuple[str, ...]]:
    """For each claim that is a reason, the claims that are believed because of it, at however many removes."""
    found: dict[str, tuple[str, ...]] = {}
    for start in argument.claims:
        seen: dict[str, None] = {}
        frontier = list(start.because)
        while frontier:
            name = frontier.pop()
            if name not in seen:
                seen[name] = None
                frontier += [reason for other in argument.claims if other.name == name for reason in other.because]
        for name in seen:
            if name != start.name:
                found[name] = (*found.get(name, ()), start.name)
    return found


def idle_premises(argument: Argument, verdict: ArgumentVerdict) -> tuple[str, ...]:
    """The premises and assumptions in no minimal core of any claim that follows."""
    used = {name for claim in verdict.claims if claim.follows for core in claim.cores for name in core}
    refuted = {name for claim in argument.claims for name in getattr(claim.method, "assumptions", ())}
    return tuple(
        claim.name
        for claim in argument.claims
        if claim.kind in ("premise", "assume") and claim.name not in used | refuted
    )


def _of_confidence(argument: Argument, verdict: ArgumentVerdict) -> tuple[Diagnostic, ...]:
    if not verdict.confidence and not verdict.incoherent:
        return ()
    # Most arguments have no credences.
    from petitio.checks.confidence_findings import confidence_findings

    return tuple(confidence_findings(argument, verdict))


def _of_objections(argument: Argument, verdict: ArgumentVerdict) -> Iterator[Diagnostic]:
    places = {objection.name: objection.span for objection in argument.objections}
    kinds = {objection.name: objection.target_kind for objection in argument.objections}
    for status in verdict.objections:
        facts: dict[str, Fact] = {
            "kind": kinds[status.name],
            "objection": status.name,
            "target": status.target,
            "charge": status.charge,
            "grade": status.grade,
            "reason": status.reason,
        }
        if status.status == "sustained":
            yield Diagnostic(dispute.CHARGE_SUSTAINED, places[status.name], facts, subject=status.name)
        elif status.status in ("undecided", "not decided"):
            yield Diagnostic(dispute.CHARGE_UNDECIDED, places[status.name], facts, subject=status.name)


def _finding(rule: Rule, claim: Claim, facts: dict[str, Fact]) -> Diagnostic:
    return Diagnostic(rule, _place(claim), {"claim": claim.name, **facts}, subject=claim.name)


def _place(claim: Claim) -> Span:
    return claim.places.get("formula", claim.name_span)
