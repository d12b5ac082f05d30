"""The one place that makes verdicts: what is at hand and a claim to a verdict.

Every `fails` carries a countermodel that has been replayed; every `holds` a minimal set of premises that has been
shown consistent and sufficient; anything less is `undecided`.
"""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.acquittal import acquittal
from petitio.checks.at_hand import AtHand
from petitio.checks.begging import begging
from petitio.checks.endless_descent import endless_descent
from petitio.checks.equivocation import identified_senses
from petitio.checks.from_conflict import from_conflict
from petitio.checks.induction import induction_findings
from petitio.checks.induction_begging import induction_begging
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.inquiry import Inquiry
from petitio.checks.obligation import Obligation, as_whole
from petitio.checks.open_induction import OpenInduction, open_induction
from petitio.checks.possibility import Possibility
from petitio.core import FALSE, Cases, Claim, Inductive
from petitio.cores import enumerate_cores, hitting_sets, minimal
from petitio.record import replace
from petitio.smt.answer import Answer, Effort
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import Begging, ClaimVerdict, Countermodel, Grounds, InductionFindings, Unknown, Verdict

_MOST_CORES, _FEW_CORES = 64, 4


def verdict_on(
    at_hand: AtHand,
    claim: Claim,
    found: Mapping[str, ClaimVerdict],
    circle: tuple[str, ...] | None,
    inquiry: Inquiry,
) -> ClaimVerdict:
    """The verdict on one claim. `found` are the verdicts so far, `circle` the way by which its citations lead back
    to it, if they do."""
    return _Verdict(at_hand, claim, found, inquiry).run(circle)


class _Verdict:
    def __init__(
        self,
        at_hand: AtHand,
        claim: Claim,
        found: Mapping[str, ClaimVerdict],
        inquiry: Inquiry,
        *,
        mended: bool = False,
    ) -> None:
        self.at_hand = at_hand
        self.mended = mended  # an induction that was mended is not mended again
        self.argument = at_hand.argument
        self.claim = claim
        self.found = found
        self.inquiry = inquiry
        self.possibility = Possibility(at_hand, claim, ())

    def run(self, circle: tuple[str, ...] | None) -> ClaimVerdict:
        offer = self.at_hand.offer(self.claim, circle or ())
        self.obligations = self.at_hand.required(self.claim, offer.names, offer.base, offer.step)
        self.possibility = replace(self.possibility, obligations=self.obligations)
        if circle is not None:
            return self._in_a_circle(circle, offer.names)
        entailments = [self.at_hand.entailment(obligation) for obligation in self.obligations]
        try:
            names = frozenset(offer.names)
            proven = [entailment.follows(names)[0] for entailment in entailments]
            if all(done is True for done in proven):
                return self._proven(offer.names, entailments)
        finally:
            for entailment in entailments:
                entailment.close()
        based = all(done for done, o in zip(proven, self.obligations, strict=True) if o.role == "base")
        left = [entailment.asked_at_length(names) for entailment in entailments]
        answers = [
            Answer("no") if done else self._open(obligation, done is False, offer.names if based else (), tried)
            for obligation, done, tried in zip(self.obligations, proven, left, strict=True)
        ]
        if all(answer.status == "no" for answer in answers):
            return self._undecided(offer.names)
        return self._unproven(offer.names, answers)

    def _open(self, obligation: Obligation, refuted: bool, offered: tuple[str, ...], left: Answer | None) -> Answer:
        """The answer to an obligation that is not proven, perhaps seen to be `refuted`; `left` is what came of it
        without a model, `offered` what base and step have together, where the base holds."""
        if refuted and obligation.role == "step" and set(offered) > set(obligation.names):
            # A state that the base leads to says more, and it is asked for in any case.
            hypotheses, goal = obligation.hypotheses, obligation.goal
            found = self.at_hand.ask(offered, hypotheses, goal, effort="usual", likely="yes", model=True)
            if found.status == "yes":
                return found
        return self.at_hand.answer(obligation, model=True, open_=refuted, left=left)

    def _undecided(self, offered: tuple[str, ...]) -> ClaimVerdict:
        return ClaimVerdict(self.claim.name, Verdict.UNDECIDED, offered, unknown=Unknown("budget"))

    def _in_a_circle(self, circle: tuple[str, ...], offered: tuple[str, ...]) -> ClaimVerdict:
        """A claim that its own citations lead back to: where each step of the circle goes through, it begs."""
        fault = Begging(circle[1], "circular", circle=circle)
        answers = [self.at_hand.answer(obligation, model=False) for obligation in self.obligations]
        if all(answer.status == "no" for answer in answers) and all(map(self.at_hand.goes_through, circle[1:-1])):
            core = self.at_hand.beneath_unproven(self.claim)
            verdict = ClaimVerdict(self.claim.name, Verdict.BEGS, offered, core=core, cores=(core,), complete=False)
            verdict = replace(verdict, begging=(fault,), circle=circle)
            together = self.possibility.consistent(core)
            follows = self.possibility.may_follow(core) if together is False else together
            if follows:
                return verdict
            if follows is None:
                why = "consistency" if together is None else "conflict"
                return replace(verdict, verdict=Verdict.UNDECIDED, core=None, cores=(), unknown=Unknown(why))
            # What cannot be true gives the claim without the circle, and so does anything else.
            return self.possibility.vacuous(verdict, (core,))
        verdict = replace(self._unproven(offered, answers), begging=(fault,))
        unknown = None if verdict.unknown is None else Unknown("circular citations", names=circle)
        return replace(verdict, unknown=unknown)

    # ---- A claim some of whose obligations are not proven

    def _unproven(self, offered: tuple[str, ...], answers: list[Answer]) -> ClaimVerdict:
        obligations, claim = self.obligations, self.claim
        missing = self.at_hand.missing(claim)
        if missing:
            # A lemma stands for the premises beneath it, shown or not.
            offered = self.at_hand.beneath_unproven(claim)
            whole = self.at_hand.answer(as_whole(claim, offered), model=True)
        elif obligations[0].role == "whole":
            offered = obligations[0].names
            whole = answers[0]
        else:
            # What an induction leaves open is looked into before more effort is spent.
            effort: Effort = "usual" if isinstance(claim.method, Inductive) else "full"
            whole = self.at_hand.answer(as_whole(claim, offered), model=True, open_=True, effort=effort)
        refuted = all(a.status == "no" for o, a in zip(obligations, answers, strict=True) if o.role == "refuted")
        verdict = ClaimVerdict(claim.name, Verdict.UNDECIDED, offered, refuted=refuted, unproven=missing)
        if isinstance(claim.method, Inductive):
            opened = open_induction(self._schema(claim.method), answers, whole)
            if opened.whole is not whole and not self.at_hand.refutes(opened.whole, as_whole(claim, offered)):
                # A model in which an instance is false has to make the claim itself false, or it is none.
                opened = replace(opened, whole=whole)
            mended = None if missing else self._mended(opened)
            if mended is not None:
                return mended
            whole = opened.whole
            if whole.status == "unknown" and not missing and not _miscited(opened.findings):
                whole = self.at_hand.answer(as_whole(claim, offered), model=True, open_=True)
            verdict = replace(verdict, induction=opened.findings)
        if isinstance(claim.method, Cases):
            from petitio.checks.case_findings import case_findings

            verdict = replace(verdict, cases=case_findings(claim.method, obligations, answers))
        if whole.status == "yes":
            open_ = [o for o, a in zip(obligations, answers, strict=True) if a.status != "no"]
            return self._fails(verdict, whole, tuple(open_))
        if missing:
            vacuous = any(self.found[name].verdict is Verdict.VACUOUS for name in missing if name in self.found)
            if vacuous and whole.status == "no" and self.possibility.may_follow(offered) is False:
                return self.possibility.vacuous(verdict, (offered,))
            return replace(verdict, unknown=Unknown("lemma not proven", names=missing))
        if endless_descent(self.at_hand, claim, offered):
            if (why := self.possibility.otherwise(self.at_hand.beneath(offered))) is not None:
                return replace(verdict, unknown=Unknown(why))
            return self.possibility.vacuous(verdict, (offered,), endless=True)
        if verdict.induction is not None and (why := _why_open(verdict.induction, whole)) is not None:
            tried = () if why == "cited elsewhere" else whole.tried
            return replace(verdict, unknown=Unknown(why, tried))
        if whole.status == "no":
            unproven = tuple(o.role for o, a in zip(obligations, answers, strict=True) if a.status != "no")
            return replace(verdict, unknown=Unknown("method not proven", names=unproven))
        first = next((answer for answer in answers if answer.status == "unknown"), whole)
        return replace(verdict, unknown=Unknown(first.reason, first.tried))

    def _fails(self, verdict: ClaimVerdict, whole: Answer, open_: tuple[Obligation, ...]) -> ClaimVerdict:
        """The verdict with a countermodel, and what could be done about the obligations that are `open_`."""
        claim, offered, missing = self.claim, verdict.offered, verdict.unproven
        assert whole.model is not None
        countermodel = Countermodel(whole.model, offered, claim.formula, smallest=whole.smallest)
        premises = (*self.at_hand.background, *map(self.at_hand.formula, offered))
        verdict = replace(
            verdict,
            verdict=Verdict.FAILS,
            countermodel=countermodel,
            identified=identified_senses(self.argument, premises, claim.formula),
        )
        if not self.inquiry.full:
            return verdict
        from petitio.checks.more_than_cited import more_than_cited
        from petitio.checks.repairs import repairs
        from petitio.checks.witness import witness

        other = witness(self.argument, countermodel, premises)
        possible = other is not None or claim.formula == FALSE
        verdict = replace(
            verdict,
            more_than_cited=None if missing else more_than_cited(self.possibility),
            witness=other,
            ruled_out=not possible and decide(self.possibility.at_all(premises), effort="quick").status == "no",
        )
        if missing:
            return verdict
        guard = verdict.induction.guard if verdict.induction is not None else None
        found = repairs(self.at_hand, claim, open_, countermodel, guard, bool(verdict.identified))
        return replace(verdict, repairs=found)

    def _schema(self, method: Inductive) -> InductionSchema:
        return InductionSchema(self.at_hand, self.claim, method, self.obligations)

    def _mended(self, opened: OpenInduction) -> ClaimVerdict | None:
        """The verdict on an induction that goes through in another way, with all its obligations proven in that way;
        None if it does not."""
        remedied = opened.remedied
        if remedied is None or self.mended:
            return None
        claim = replace(self.claim, method=remedied.method)
        verdict = _Verdict(self.at_hand, claim, self.found, self.inquiry, mended=True).run(None)
        if not verdict.follows and verdict.verdict is not Verdict.VACUOUS:
            return None
        findings = verdict.induction or replace(opened.findings, step="holds", guard=None)
        carried = remedied.method.carried if remedied.option == "strengthen" else None
        return replace(
            verdict,
            induction=replace(
                findings,
                remedy=remedied.option,
                strengthening=carried,
                reachable=opened.findings.reachable,
                step_countermodel=opened.findings.step_countermodel,
            ),
        )

    # ---- A claim whose obligations are all proven

    def _proven(self, offered: tuple[str, ...], entailments: list[Entailment]) -> ClaimVerdict:
        claim, available = self.claim, self.at_hand.available
        premises = offered
        wanted = [e for e, o in zip(entailments, self.obligations, strict=True) if o.role != "refuted"]

        def oracle(names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
            used: frozenset[str] = frozenset()
            unsure = False
            for entailment in wanted:
                sufficient, needed = entailment.follows(names)
                if sufficient is False:
                    return False, frozenset()
                unsure = unsure or sufficient is None
                used |= needed
            return (None if unsure else True), used

        found = enumerate_cores(premises, oracle, most=_MOST_CORES if self.inquiry.full else _FEW_CORES)
        if not (found.complete or self.inquiry.full):
            # A few are enough where one of them can be true.
            beneath, _ = self.at_hand.ways_beneath(found.cores)
            if not self.possibility.clean(premises, beneath)[0]:
                found = enumerate_cores(premises, oracle, most=_MOST_CORES)
        # A context that others take over costs a fifth of a new one beside it.
        for entailment in entailments:
            entailment.close()
        if found.cores and set(found.cores[0]) != set(premises) and not self._again(found.cores[0]):
            return self._undecided(premises)
        verdict = ClaimVerdict(claim.name, Verdict.UNDECIDED, premises)
        if isinstance(claim.method, Inductive) and self.inquiry.full:
            verdict = replace(verdict, induction=induction_findings(self._schema(claim.method), []))
        cores = found.cores or (premises,)
        beneath, all_known = self.at_hand.ways_beneath(cores)
        verdict = replace(
            verdict,
            cores=beneath,
            common_ground=cores == ((),),
            complete=found.complete and found.certain and all_known,
            lemmas=tuple(name for name in premises if name in available and any(name in c for c in cores)),
        )
        lemmas = {name: available[name].grounds for name in verdict.lemmas}
        grounds = Grounds(self.argument, self.at_hand.granted, claim.name, self.obligations, cores, lemmas)
        verdict = replace(verdict, grounds=grounds)
        if self.claim.formula == FALSE and not self.at_hand.assumed(premises):
            # What follows and cannot be shows that what it follows from cannot be true either.
            return replace(verdict, verdict=Verdict.VACUOUS)
        clean, unsure = self.possibility.clean(premises, beneath)
        if not clean:
            why = "consistency" if unsure else "conflict" if self.possibility.may_be_clean(found, oracle) else None
            return from_conflict(self.possibility, verdict, premises, why)
        corrections = found.corrections
        if any(name in available for name in premises):
            corrections = hitting_sets(self.at_hand.among(beneath), beneath)
        assumptions = {c.name for c in self.argument.claims if c.kind == "assume"}
        used = {name for core in clean for name in core}
        verdict = replace(
            verdict,
            verdict=Verdict.HOLDS,
            core=clean[0],
            cores=tuple(clean),
            ways=self.at_hand.ways_to(clean, cores),
            corrections=corrections,
            under=minimal([tuple(n for n in core if n in assumptions) for core in clean]),
            idle=tuple(name for name in premises if name not in used and name not in available),
        )
        return self._begging(verdict)

    def _again(self, core: tuple[str, ...]) -> bool:
        """Whether a core suffices when it is asked for by itself: not refuted, that is, in a context of its own."""
        for obligation in self.obligations:
            if obligation.role != "refuted":
                names = tuple(name for name in obligation.names if name in core)
                if self.at_hand.answer(replace(obligation, names=names), model=False).status == "yes":
                    return False
        return True

    def _begging(self, verdict: ClaimVerdict) -> ClaimVerdict:
        """The verdict on a claim that holds, unless it begs; undecided, if a question was given up that could have told
        the one from the other, or acquitted it."""
        asserted = self.at_hand.beneath(verdict.offered)
        cores = verdict.cores if verdict.complete else (*verdict.cores, asserted)
        faults = begging(self.argument, self.claim, cores, asserted, self.inquiry.charged, self.at_hand.formula)
        if isinstance(self.claim.method, Inductive):
            schema = self._schema(self.claim.method)
            faults = (*faults, *induction_begging(schema, faults, self.inquiry.charged, verdict.induction))
        verdict = replace(verdict, begging=faults)
        suspect = any(fault.fault for fault in faults) or any(
            self.at_hand.available[name].verdict is Verdict.BEGS for name in verdict.lemmas
        )
        if suspect and not acquittal(self.at_hand, self.claim, verdict, faults):
            circle = next(filter(None, (self.at_hand.available[name].circle for name in verdict.lemmas)), ())
            verdict = replace(verdict, verdict=Verdict.BEGS, circle=circle, complete=verdict.complete and not circle)
        if self.inquiry.notes:
            from petitio.checks.begging_notes import begging_notes

            notes = begging_notes(self.at_hand, self.claim, verdict, self.obligations, self.inquiry.notes)
            verdict = replace(verdict, begging=(*faults, *notes))
        if self.at_hand.gave_up:
            return ClaimVerdict(self.claim.name, Verdict.UNDECIDED, verdict.offered, unknown=Unknown("given up"))
        return verdict


def _miscited(found: InductionFindings) -> bool:
    """Whether base and step would be proven if they cited what they need."""
    based = found.base == "holds" or bool(found.base_missing)
    return based and (found.step == "holds" or bool(found.step_missing)) and found.gap is None


def _why_open(found: InductionFindings, whole: Answer) -> str | None:
    """Why an induction leaves its claim undecided, where more is known than that the solver gave up."""
    if found.base_missing or found.step_missing:
        return "cited elsewhere"
    if found.step == "fails" and found.base == "holds" and found.gap is None:
        if found.reachable is False:
            return "property too weak"
        return "step open" if whole.status == "unknown" else None
    return None
