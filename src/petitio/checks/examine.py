"""One argument examined: its conditions, its consistency, its claims under each scenario and expectation."""

from __future__ import annotations

from collections.abc import Mapping

from petitio import terms
from petitio.checks.conditions import conditions, undefined_claims
from petitio.checks.consistency import Consistency, consistency
from petitio.checks.inquiry import Inquiry
from petitio.checks.judge import judge
from petitio.checks.refuted import refuted
from petitio.checks.relevance import Relevance, relevance
from petitio.core import FALSE, Argument, Expectation, Term
from petitio.diagnostics import Diagnostic
from petitio.obligations import Question
from petitio.record import replace
from petitio.rules.sorts import POSSIBLE_DIVISION_BY_ZERO
from petitio.smt.answer import UNREPLAYED, Effort
from petitio.smt.decide import decide
from petitio.smt.established import Established
from petitio.verdicts import (
    ArgumentVerdict,
    ClaimVerdict,
    Confidence,
    Conflict,
    Grade,
    Granted,
    Grounds,
    Standing,
    Unknown,
    Verdict,
)


def examine(
    argument: Argument,
    expectations: tuple[Expectation, ...],
    notes: frozenset[Grade] = frozenset(),
    charged: frozenset[str] = frozenset(),
) -> tuple[ArgumentVerdict, tuple[Diagnostic, ...]]:
    """Everything there is to say about an argument. `expectations` are those that are about it; the ones that change
    what is granted get a verdict of their own, by their place in the tuple. `notes` are the grades of begging to look
    for that no verdict turns on, `charged` the premises that are charged with begging. What becomes of objections is
    asked when all arguments have their verdicts."""
    if argument.faulty:
        return _faulty(argument), ()
    found = conditions(argument)
    inquiry = Inquiry(charged, notes=notes)
    brief = replace(inquiry, full=False, notes=frozenset())
    usual = _all_granted(argument)
    # What a claim may answer is not asked at length before.
    to_show = any(not claim.asserted for claim in argument.claims) and not argument.position
    together = _together(argument, "usual" if to_show else "full")
    established = Established()

    def on_all_claims(*, together: bool) -> dict[str, ClaimVerdict]:
        rows = judge(argument, usual, inquiry=inquiry, together=together, established=established)
        return {name: _by_divisors(argument, verdict, found) for name, verdict in rows.items()}

    verdicts = on_all_claims(together=bool(together.consistent))
    if together.consistent is None:
        together = _by_a_claim(argument, verdicts, together)
    if together.consistent is None and to_show:
        together = _at_length(argument, together, established)
        if together.consistent and any(_turns_on_consistency(verdict) for verdict in verdicts.values()):
            verdicts = on_all_claims(together=True)
    known = bool(together.consistent)
    meaningless = undefined_claims(argument, found)
    if meaningless:
        verdicts = {name: _undefined(verdict) for name, verdict in verdicts.items()}
    scenarios: dict[str, tuple[ClaimVerdict, ...]] = {}
    for scenario in argument.scenarios:
        granted = Granted(frozenset(scenario.granted), frozenset(scenario.denied))
        rows = judge(argument, granted, inquiry=brief, together=known, established=established)
        scenarios[scenario.name] = tuple(rows.values())
    expected: dict[int, ClaimVerdict] = {}
    expected_confidence: dict[int, Confidence] = {}
    for index, expectation in enumerate(expectations):
        changed = _granted_for(argument, expectation)
        if expectation.target_kind != "claim" or changed is None or expectation.target not in verdicts:
            continue
        verdict = verdicts[expectation.target]
        if changed != usual:
            only = expectation.target
            judged = judge(argument, changed, inquiry=brief, only=only, together=known, established=established)
            verdict = judged[only]
            if expectation.outcome == "confidence" and not meaningless:
                from petitio.checks.confidence_of import confidence_of

                claim = argument.claim(only)
                expected_confidence[index] = confidence_of(argument, changed, claim, judged, together=known)
        expected[index] = _undefined(verdict) if meaningless else verdict
    # Without sound definitions nothing that is found of the claims means anything.
    conflicts, excluding = ((), ()) if meaningless else _conflicts(argument, together)
    standing: Standing | None = None
    unknown: Unknown | None = None
    if argument.position:
        standing = {True: Standing.CONSISTENT, False: Standing.INCONSISTENT, None: Standing.UNDECIDED}[
            together.consistent
        ]
        if together.consistent is None:
            unknown = Unknown(together.reason, together.tried)
        if meaningless:
            standing, unknown = Standing.UNDECIDED, Unknown("undefined")
    inconsistent = standing is Standing.INCONSISTENT
    # Where something fails, nobody asks what could be spared, but for an expectation.
    asked = all(verdict.follows for verdict in verdicts.values()) or any(e.outcome == "redundant" for e in expectations)
    idle = relevance(argument, verdicts, consistent=known) if asked and not meaningless else Relevance()
    wanted = frozenset(e.target for e in expectations if e.outcome == "confidence")
    confidence: Mapping[str, Confidence] = {}
    incoherent: tuple[str, ...] = ()
    if not meaningless and (wanted or any(claim.credence is not None for claim in argument.claims)):
        # Most arguments have no credences.
        from petitio.checks.coherence import coherence
        from petitio.checks.confidences import confidences

        confidence = confidences(argument, usual, verdicts, wanted, together=known)
        incoherent = coherence(argument, verdicts, consistent=together.consistent)
    return (
        ArgumentVerdict(
            argument.name,
            standing,
            conflicts,
            excluding,
            tuple(verdicts.values()),
            scenarios,
            (),
            expected,
            together.model if argument.position else None,
            unknown,
            impossible=_impossible(argument) if together.consistent is not None else (),
            consistent=together.consistent,
            tautologous=idle.tautologous,
            redundant=idle.redundant,
            roundabout=idle.roundabout,
            confidence=confidence,
            expected_confidence=expected_confidence,
            incoherent=incoherent,
            grounds=_grounds(argument, together, usual) if inconsistent else None,
        ),
        found,
    )


def _grounds(argument: Argument, together: Consistency, granted: Granted) -> Grounds:
    """On what a position is inconsistent: each conflict, or, where none was found, all that it asserts. What is given
    is part of each, for a claim that shows a conflict may rest on it."""
    given = frozenset(claim.name for claim in argument.claims if claim.kind == "given")
    sets = [given.union(names) for names in together.conflicts] or [_asserted(argument)]
    rows = [tuple(claim.formula for claim in argument.claims if claim.name in names) for names in sets]
    questions = tuple(Question(argument.definitions, formulas) for formulas in dict.fromkeys(rows))
    return Grounds(argument, granted, argument.name, besides=questions)


def _all_granted(argument: Argument) -> Granted:
    return Granted(frozenset(claim.name for claim in argument.claims if claim.kind == "assume"))


def _granted_for(argument: Argument, expectation: Expectation) -> Granted | None:
    """What an expectation grants; None if it changes nothing."""
    if expectation.under is None and not expectation.without and expectation.scenario is None:
        return None
    granted = _all_granted(argument)
    if expectation.scenario is not None:
        scenario = next(s for s in argument.scenarios if s.name == expectation.scenario)
        granted = Granted(frozenset(scenario.granted), frozenset(scenario.denied))
    if expectation.under is not None:
        granted = Granted(frozenset(expectation.under), granted.denied)
    return replace(granted, without=frozenset(expectation.without))


def _together(argument: Argument, effort: Effort, before: Consistency | None = None) -> Consistency:
    """Whether all that the argument asserts can be true together, save what it sets out to refute."""
    formulas = _formulas(argument)
    if not formulas:
        return Consistency(True, maximal=((),))
    return consistency(argument, formulas, model=argument.position, effort=effort, before=before)


def _at_length(argument: Argument, before: Consistency, established: Established) -> Consistency:
    """The same with all effort, unless that was spent for a claim already."""
    formulas = _formulas(argument)
    numbers = established.numbers(formulas.values())
    if established.open(numbers, established.number(FALSE)):
        return Consistency(True, maximal=(tuple(formulas),))
    if before.reason == "given up" or established.doubtful(numbers):
        return before
    return _together(argument, "full", before)


def _turns_on_consistency(verdict: ClaimVerdict) -> bool:
    """Whether a claim is open, or rests on one that is, for want of knowing whether premises can be true together."""
    reasons = ("consistency", "conflict", "lemma not proven")
    return verdict.unknown is not None and verdict.unknown.reason in reasons


def _formulas(argument: Argument) -> dict[str, Term]:
    names = _asserted(argument)
    return {claim.name: claim.formula for claim in argument.claims if claim.name in names}


def _asserted(argument: Argument) -> frozenset[str]:
    """What the argument asserts, save what it sets out to refute."""
    to_refute = refuted(argument)
    return frozenset(claim.name for claim in argument.claims if claim.asserted and claim.name not in to_refute)


def _by_a_claim(argument: Argument, verdicts: Mapping[str, ClaimVerdict], together: Consistency) -> Consistency:
    """The answer to an open question of consistency that claims give which follow and cannot be: what each follows
    from is a conflict, and a minimal one if each part of it can be true."""
    background = tuple(claim.formula for claim in argument.claims if claim.kind == "given")
    names = _asserted(argument)

    def minimal_conflict(core: tuple[str, ...]) -> bool:
        parts = [[argument.claim(other).formula for other in core if other != name] for name in core]
        questions = [Question(argument.definitions, (*background, *part)) for part in parts]
        return all(decide(question, effort="usual", likely="yes").status == "yes" for question in questions)

    vacuous = [verdict for verdict in verdicts.values() if verdict.verdict is Verdict.VACUOUS]
    cores = dict.fromkeys(core for verdict in vacuous for core in verdict.cores if names.issuperset(core))
    conflicts = tuple(core for core in cores if minimal_conflict(core))
    return Consistency(False, conflicts, complete=False) if conflicts else together


def _conflicts(argument: Argument, together: Consistency) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...]]:
    """The minimal conflicts; apart from them those that only say that assumptions exclude one another."""
    kinds: Mapping[str, str] = {claim.name: claim.kind for claim in argument.claims}
    conflicts: list[Conflict] = []
    excluding: list[Conflict] = []
    for names in filter(None, together.conflicts):
        assumed = [name for name in names if kinds[name] == "assume"]
        if len(assumed) >= 2 and not argument.position:
            excluding.append(Conflict(names))
        else:
            conflicts.append(Conflict(names))
    return tuple(conflicts), tuple(excluding)


def _impossible(argument: Argument) -> tuple[str, ...]:
    """The scenarios that grant and deny what cannot be so together with the rest."""
    found: list[str] = []
    asserted = tuple(claim.formula for claim in argument.claims if claim.kind in ("given", "premise"))
    if not argument.scenarios or decide(Question(argument.definitions, asserted)).status == "no":
        return ()
    for scenario in argument.scenarios:
        granted = set(scenario.granted) - refuted(argument)
        formulas = [
            terms.negation(claim.formula) if claim.name in scenario.denied else claim.formula
            for claim in argument.claims
            if claim.kind in ("given", "premise") or claim.name in (*granted, *scenario.denied)
        ]
        if decide(Question(argument.definitions, tuple(formulas)), effort="usual").status == "no":
            found.append(scenario.name)
    return tuple(found)


def _by_divisors(argument: Argument, verdict: ClaimVerdict, found: tuple[Diagnostic, ...]) -> ClaimVerdict:
    """A verdict that is open with the divisors to blame, if there are some: a world in which they are 0 is none."""
    if verdict.unknown is None or verdict.unknown.reason != UNREPLAYED:
        return verdict
    formulas = [argument.claim(name).formula for name in (verdict.name, *verdict.offered)]
    formulas += [claim.formula for claim in argument.claims if claim.kind == "given"]
    owners = {verdict.name, *verdict.offered}
    owners |= {symbol.name for symbol in terms.symbols_of(formulas, argument.definitions)}
    blamed = [finding for finding in found if finding.rule is POSSIBLE_DIVISION_BY_ZERO and finding.subject in owners]
    if not blamed:
        return verdict
    # What divides by what is 0 keeps the rest from a value whatever becomes of the other divisors.
    zero = [finding for finding in blamed if finding.facts.get("zero")]
    names = tuple(dict.fromkeys(str(finding.facts["written"]) for finding in zero or blamed))
    return replace(verdict, unknown=replace(verdict.unknown, reason="divisor 0" if zero else "divisor", names=names))


def _undefined(verdict: ClaimVerdict) -> ClaimVerdict:
    return ClaimVerdict(verdict.name, Verdict.UNDECIDED, verdict.offered, unknown=Unknown("undefined"))


def _faulty(argument: Argument) -> ArgumentVerdict:
    """An argument part of which has no meaning gets no verdict: what is missing could have been what it needs."""
    unknown = Unknown("faulty")
    claims = tuple(
        ClaimVerdict(claim.name, Verdict.UNDECIDED, unknown=unknown) for claim in argument.claims if not claim.asserted
    )
    standing = Standing.UNDECIDED if argument.position else None
    return ArgumentVerdict(argument.name, standing, (), (), claims, {}, (), unknown=unknown, faulty=True)
