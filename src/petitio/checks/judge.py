"""The one place that makes verdicts: offered premises and a claim to a verdict, under one choice of assumptions.

Every `fails` carries a countermodel that has been replayed; every `holds` a minimal set of premises that has been
shown consistent and sufficient; anything less is `undecided`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from petitio import terms
from petitio.checks.begging import begging
from petitio.checks.consistency import consistency
from petitio.checks.equivocation import identified_senses
from petitio.checks.induction import induction_findings
from petitio.checks.obligations_of import Obligation, obligations_of
from petitio.core import Argument, Cases, Claim, Contradiction, Induction, Term
from petitio.cores import enumerate_cores
from petitio.obligations import Question, follows
from petitio.record import replace
from petitio.smt.decide import Answer, decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import (
    Begging,
    CaseFindings,
    ClaimVerdict,
    Countermodel,
    Granted,
    Unknown,
    Verdict,
)


def judge(
    argument: Argument,
    granted: Granted,
    *,
    charged: frozenset[str] = frozenset(),
    only: str | None = None,
    full: bool = True,
    together: bool = False,
) -> dict[str, ClaimVerdict]:
    """The verdict of every lemma and conclusion, by name, in the order of the text.

    `charged` are the premises that an objection charges with begging. `only` asks for one claim and what it needs.
    Without `full`, what the verdict does not turn on is left out. `together` says that all the argument asserts is
    known to be consistent.
    """
    return _Judge(argument, granted, charged, full, together).run(only)


@dataclass(slots=True)
class _Judge:
    argument: Argument
    granted: Granted
    charged: frozenset[str]
    full: bool
    together: bool = False
    available: dict[str, ClaimVerdict] = field(default_factory=dict)
    consistent: dict[frozenset[str], bool | None] = field(default_factory=dict)
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    # ---- The order of lemmas

    def run(self, only: str | None) -> dict[str, ClaimVerdict]:
        shown = [claim for claim in self.argument.claims if not claim.asserted]
        circles = self._circles(shown)
        wanted = {claim.name for claim in shown} if only is None else self._needed(only)
        pending = [claim for claim in shown if claim.name in wanted]
        found: dict[str, ClaimVerdict] = {}
        # Lemmas first, for they are at hand to the rest; again whenever another one has been shown.
        while self._round([c for c in pending if c.kind == "lemma"], found, circles) or self._round(
            [c for c in pending if c.kind == "conclude"], found, circles
        ):
            pending = [claim for claim in pending if not self._settled(claim, found)]
        for claim in pending:
            found.setdefault(claim.name, self._waiting(claim))
        return {claim.name: found[claim.name] for claim in shown if claim.name in found}

    def _round(self, pending: list[Claim], found: dict[str, ClaimVerdict], circles: dict[str, tuple[str, ...]]) -> bool:
        """Judge the claims whose citations have their verdicts; whether one of them is new, or newly follows."""
        progress = False
        for claim in pending:
            before = found.get(claim.name)
            known = (frozenset(self.available), self._ready(claim, found, circles))
            if not known[1] or self.seen.get(claim.name) == known[0]:
                continue
            self.seen[claim.name] = known[0]
            verdict = self._claim(claim, circles.get(claim.name))
            found[claim.name] = verdict
            if verdict.follows:
                self.available[claim.name] = verdict
            progress = progress or before is None or verdict.follows
        return progress

    def _settled(self, claim: Claim, found: dict[str, ClaimVerdict]) -> bool:
        """Whether no further lemma can change a claim's verdict."""
        verdict = found.get(claim.name)
        return verdict is not None and (verdict.follows or self._own_citations(claim))

    def _ready(self, claim: Claim, found: dict[str, ClaimVerdict], circles: dict[str, tuple[str, ...]]) -> bool:
        """Whether everything that it cites has a verdict, or goes in a circle with it."""
        return claim.name in circles or all(
            name in found or name in circles or self.argument.claim(name).asserted for name in self._cited(claim)
        )

    def _waiting(self, claim: Claim) -> ClaimVerdict:
        names = tuple(name for name in self._cited(claim) if not self.argument.claim(name).asserted)
        return ClaimVerdict(claim.name, Verdict.UNDECIDED, unknown=Unknown("lemma not proven", names=names))

    def _needed(self, only: str) -> set[str]:
        claim = self.argument.claim(only)
        if self._own_citations(claim):
            needed = {only}
            frontier = [claim]
            while frontier:
                for name in self._cited(frontier.pop()):
                    other = self.argument.claim(name)
                    if not other.asserted and name not in needed:
                        needed.add(name)
                        frontier.append(other)
                        if not self._own_citations(other):
                            return self._all_lemmas() | needed
            return needed
        return self._all_lemmas() | {only, *self._cited(claim)}

    def _all_lemmas(self) -> set[str]:
        return {claim.name for claim in self.argument.claims if claim.kind == "lemma"}

    def _circles(self, shown: list[Claim]) -> dict[str, tuple[str, ...]]:
        """For each claim that its own citations lead back to, the way round."""
        circles: dict[str, tuple[str, ...]] = {}
        for claim in shown:
            path = self._way(claim.name, claim.name, ())
            if path is not None:
                circles[claim.name] = path
        return circles

    def _way(self, start: str, goal: str, seen: tuple[str, ...]) -> tuple[str, ...] | None:
        for name in self._cited(self.argument.claim(start)):
            if name == goal:
                return (*seen, start, goal)
            if name not in (*seen, start) and not self.argument.claim(name).asserted:
                path = self._way(name, goal, (*seen, start))
                if path is not None:
                    return path
        return None

    # ---- What is offered

    def _cited(self, claim: Claim) -> tuple[str, ...]:
        names = list(claim.cites or ())
        if isinstance(claim.method, Induction):
            names += [*(claim.method.base or ()), *(claim.method.step or ())]
        known = {other.name for other in self.argument.claims}
        return tuple(name for name in dict.fromkeys(names) if name in known)

    def _own_citations(self, claim: Claim) -> bool:
        """Whether a claim says all that it rests on, so that no further lemma can help it."""
        if claim.cites is not None:
            return True
        method = claim.method
        return isinstance(method, Induction) and method.base is not None and method.step is not None

    def _is_offered(self, name: str, circular: tuple[str, ...]) -> bool:
        claim = self.argument.claim(name)
        if name in self.granted.without or claim.kind == "given":
            return False
        if claim.kind == "assume":
            return name in self.granted.granted or name in self.granted.denied
        return claim.kind == "premise" or name in self.available or name in circular

    def _offer(self, cited: tuple[str, ...] | None, claim: Claim, circular: tuple[str, ...]) -> tuple[str, ...]:
        if cited is None:
            names = [
                other.name
                for other in self.argument.claims
                if other.kind in ("premise", "assume", "lemma") and other.name != claim.name
            ]
        else:
            names = list(cited)
        refuted = self._refuted() if not isinstance(claim.method, Contradiction) else frozenset()
        return tuple(
            name for name in names if self._is_offered(name, circular) and (name not in refuted or cited is not None)
        )

    def _refuted(self) -> frozenset[str]:
        """The assumptions that some claim sets out to refute: granted to that claim alone."""
        return frozenset(
            name
            for claim in self.argument.claims
            if isinstance(claim.method, Contradiction)
            for name in claim.method.assumptions
        )

    def formula(self, name: str) -> Term:
        formula = self.argument.claim(name).formula
        return terms.negation(formula) if name in self.granted.denied else formula

    @property
    def background(self) -> tuple[Term, ...]:
        return tuple(
            claim.formula
            for claim in self.argument.claims
            if claim.kind == "given" and claim.name not in self.granted.without
        )

    def _beneath(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The premises that names stand for: a lemma for the premises of its core."""
        found: dict[str, None] = {}
        for name in names:
            verdict = self.available.get(name)
            for premise in (verdict.core or ()) if verdict is not None else (name,):
                found.setdefault(premise)
        place = {claim.name: index for index, claim in enumerate(self.argument.claims)}
        return tuple(sorted(found, key=place.__getitem__))

    # ---- Verdicts

    def _claim(self, claim: Claim, circle: tuple[str, ...] | None) -> ClaimVerdict:
        offered, base, step = self._offers(claim, circle or ())
        obligations = obligations_of(claim, offered, base, step)
        if circle is not None:
            return self._in_a_circle(claim, circle, offered, [self._answer(o, False) for o in obligations])
        entailments = [self._entailment(obligation) for obligation in obligations]
        try:
            proven = [entailment.follows(frozenset(offered))[0] for entailment in entailments]
            if all(done is True for done in proven):
                return self._proven(claim, offered, obligations, entailments)
        finally:
            for entailment in entailments:
                entailment.close()
        answers = [
            Answer("no") if done else self._answer(obligation, True, open_=done is False)
            for obligation, done in zip(obligations, proven, strict=True)
        ]
        if all(answer.status == "no" for answer in answers):
            return self._undecided(claim, offered)
        return self._unproven(claim, offered, obligations, answers)

    def _undecided(self, claim: Claim, offered: tuple[str, ...]) -> ClaimVerdict:
        return ClaimVerdict(claim.name, Verdict.UNDECIDED, offered, unknown=Unknown("budget"))

    def _entailment(self, obligation: Obligation) -> Entailment:
        return Entailment(
            self.argument.definitions,
            (*self.background, *obligation.hypotheses),
            {name: self.formula(name) for name in obligation.names},
            obligation.goal,
        )

    def obligations(self, claim: Claim) -> tuple[Obligation, ...]:
        """What has to be proven for a claim, from what is offered to it now."""
        return obligations_of(claim, *self._offers(claim, ()))

    def _offers(
        self, claim: Claim, circular: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What is offered to a claim, to its base and to its step."""
        offered = self._offer(claim.cites, claim, circular)
        base = step = offered
        if isinstance(claim.method, Induction):
            method = claim.method
            base = self._offer(method.base, claim, circular) if method.base is not None else offered
            step = self._offer(method.step, claim, circular) if method.step is not None else offered
            offered = tuple(dict.fromkeys((*base, *step)))
        if isinstance(claim.method, Contradiction):
            extra = tuple(n for n in claim.method.assumptions if n in self.granted.granted and n not in offered)
            offered = (*offered, *extra)
        return offered, base, step

    def _answer(self, obligation: Obligation, model: bool, *, open_: bool = False) -> Answer:
        """Whether an obligation has a countermodel; `open_` if it is likely to have one."""
        premises = [*self.background, *map(self.formula, obligation.names), *obligation.hypotheses]
        question = follows(self.argument.definitions, premises, obligation.goal)
        return decide(question, model=model, likely="yes" if open_ else "no")

    def _in_a_circle(
        self, claim: Claim, circle: tuple[str, ...], offered: tuple[str, ...], answers: list[Answer]
    ) -> ClaimVerdict:
        """A claim that its own citations lead back to: where it follows, it begs."""
        fault = Begging(circle[1], "circular", circle=circle)
        if all(answer.status == "no" for answer in answers):
            core = tuple(name for name in offered if self.argument.claim(name).asserted)
            return ClaimVerdict(claim.name, Verdict.BEGS, offered, core=core, cores=(core,), begging=(fault,))
        unknown = Unknown("circular citations", names=circle)
        return ClaimVerdict(claim.name, Verdict.UNDECIDED, offered, begging=(fault,), unknown=unknown)

    def _unproven(
        self,
        claim: Claim,
        offered: tuple[str, ...],
        obligations: tuple[Obligation, ...],
        answers: list[Answer],
    ) -> ClaimVerdict:
        whole = answers[0] if obligations[0].role == "whole" else None
        if whole is not None:
            offered = obligations[0].names
        else:
            whole = self._answer(Obligation("whole", offered, (), claim.formula), True, open_=True)
        refuted = all(a.status == "no" for o, a in zip(obligations, answers, strict=True) if o.role == "refuted")
        verdict = ClaimVerdict(claim.name, Verdict.UNDECIDED, offered, refuted=refuted)
        if isinstance(claim.method, Induction):
            findings = induction_findings(
                self.argument, claim.method, self.background, self.formula, obligations, answers
            )
            verdict = replace(verdict, induction=findings)
        if isinstance(claim.method, Cases):
            verdict = replace(verdict, cases=_case_findings(claim.method, obligations, answers))
        missing = tuple(
            name for name in self._cited(claim) if not self.argument.claim(name).asserted and name not in self.available
        )
        if whole.status == "yes" and missing:
            # What rests on a lemma that is not proven fails only if all premises together leave it open.
            everything = self._offer(None, claim, ())
            together = tuple(dict.fromkeys((*offered, *everything)))
            whole = self._answer(Obligation("whole", together, (), claim.formula), True)
            offered = together
            if whole.status == "no":
                return replace(verdict, unknown=Unknown("lemma not proven", names=missing))
        if whole.status == "yes":
            assert whole.model is not None
            countermodel = Countermodel(whole.model, offered, claim.formula, smallest=whole.smallest)
            return replace(
                verdict,
                verdict=Verdict.FAILS,
                countermodel=countermodel,
                identified=self._identified(claim, offered),
                more_than_cited=self._more_than_cited(claim),
            )
        if missing:
            return replace(verdict, unknown=Unknown("lemma not proven", names=missing))
        if whole.status == "no":
            unproven = tuple(o.role for o, a in zip(obligations, answers, strict=True) if a.status != "no")
            return replace(verdict, unknown=Unknown("method not proven", names=unproven))
        first = (
            next(answer for answer in answers if answer.status == "unknown")
            if any(answer.status == "unknown" for answer in answers)
            else whole
        )
        reason = first.reason
        if isinstance(claim.method, Induction) and all(answer.status != "unknown" for answer in answers):
            reason = "property too weak"
        return replace(verdict, unknown=Unknown(reason, first.tried))

    def _identified(self, claim: Claim, offered: tuple[str, ...]) -> tuple[str, ...]:
        premises = (*self.background, *map(self.formula, offered))
        return identified_senses(self.argument, premises, claim.formula)

    def _more_than_cited(self, claim: Claim) -> tuple[str, ...] | None:
        """What else at hand a claim needs, if it cites too little; None if all at hand does not do."""
        if claim.cites is None or not self.full:
            return None
        everything = self._offer(None, claim, ())
        formulas = {name: self.formula(name) for name in everything}
        with Entailment(
            self.argument.definitions, self.background, formulas, claim.formula, effort="usual"
        ) as entailment:
            sufficient, _ = entailment.follows(frozenset(everything))
            if not sufficient:
                return None
            found = enumerate_cores(everything, entailment.follows, most=1)
        core = found.cores[0] if found.cores else everything
        return tuple(name for name in core if name not in claim.cites)

    # ---- A claim whose obligations are all proven

    def _proven(
        self,
        claim: Claim,
        offered: tuple[str, ...],
        obligations: tuple[Obligation, ...],
        entailments: list[Entailment],
    ) -> ClaimVerdict:
        premises = tuple(name for name in offered if not self._granted_to_be_refuted(claim, name))
        wanted = [e for e, o in zip(entailments, obligations, strict=True) if o.role != "refuted"]

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

        found = enumerate_cores(premises, oracle, most=64 if self.full else 4)
        if found.cores and set(found.cores[0]) != set(premises) and not self._again(obligations, found.cores[0]):
            return self._undecided(claim, premises)
        verdict = ClaimVerdict(claim.name, Verdict.UNDECIDED, premises)
        if isinstance(claim.method, Induction) and self.full:
            findings = induction_findings(self.argument, claim.method, self.background, self.formula, obligations, [])
            verdict = replace(verdict, induction=findings)
        cores = found.cores or (premises,)
        verdict = replace(
            verdict,
            common_ground=cores == ((),),
            complete=found.complete and found.certain,
            lemmas=tuple(name for name in premises if name in self.available and any(name in c for c in cores)),
        )
        beneath = _minimal([self._beneath(core) for core in cores])
        clean, unsure = self._clean(premises, beneath)
        if not clean:
            return self._not_clean(claim, verdict, premises, unsure)
        everything = self._beneath(premises)
        corrections = found.corrections
        if any(name in self.available for name in premises):
            corrections = _hitting_sets(everything, beneath)
        assumptions = {c.name for c in self.argument.claims if c.kind == "assume"}
        under = _minimal([tuple(n for n in core if n in assumptions) for core in clean])
        used = {name for core in clean for name in core}
        verdict = replace(
            verdict,
            verdict=Verdict.HOLDS,
            core=clean[0],
            cores=tuple(clean),
            corrections=corrections,
            under=under,
            idle=tuple(name for name in premises if name not in used and name not in self.available),
        )
        return self._begging(claim, verdict, clean, premises)

    def _again(self, obligations: tuple[Obligation, ...], core: tuple[str, ...]) -> bool:
        """Whether a core suffices when it is asked for by itself: not refuted, that is, in a context of its own."""
        for obligation in obligations:
            if obligation.role != "refuted":
                names = tuple(name for name in obligation.names if name in core)
                if self._answer(replace(obligation, names=names), False).status == "yes":
                    return False
        return True

    def _granted_to_be_refuted(self, claim: Claim, name: str) -> bool:
        return isinstance(claim.method, Contradiction) and name in claim.method.assumptions

    def _clean(
        self, premises: tuple[str, ...], cores: tuple[tuple[str, ...], ...]
    ) -> tuple[list[tuple[str, ...]], bool]:
        """The cores that can be true, and whether some could not be told."""
        everything = self._consistent(self._beneath(premises))
        if everything:
            return list(cores), False
        clean: list[tuple[str, ...]] = []
        unsure = False
        for core in cores:
            together = self._consistent(core)
            if together:
                clean.append(core)
            unsure = unsure or together is None
        return clean, unsure

    def _consistent(self, names: tuple[str, ...]) -> bool | None:
        if self.together and not self.granted.denied:
            return True
        key = frozenset(names)
        if key not in self.consistent:
            formulas = (*self.background, *map(self.formula, names))
            status = decide(Question(self.argument.definitions, formulas), likely="yes").status
            self.consistent[key] = {"yes": True, "no": False, "unknown": None}[status]
        return self.consistent[key]

    def _not_clean(self, claim: Claim, verdict: ClaimVerdict, premises: tuple[str, ...], unsure: bool) -> ClaimVerdict:
        """It follows, but from nothing that is known to be consistent."""
        if unsure:
            return replace(verdict, unknown=Unknown("consistency"))
        below = self._beneath(premises)
        assumed = tuple(name for name in below if self.argument.claim(name).kind == "assume")
        hard = tuple(name for name in below if name not in assumed)
        # An assumption that the premises alone exclude is no alternative to another one.
        if assumed and self._consistent(hard) and all(self._consistent((*hard, name)) for name in assumed):
            # Assumptions that exclude one another are alternatives, each judged for itself.
            background = (*self.background, *map(self.formula, hard))
            formulas = {name: self.formula(name) for name in assumed}
            found = consistency(self.argument, formulas, background)
            for chosen in found.maximal:
                names = (*hard, *chosen)
                answer = self._answer(Obligation("whole", names, (), claim.formula), True)
                if answer.status == "yes" and answer.model is not None:
                    countermodel = Countermodel(answer.model, names, claim.formula, smallest=answer.smallest)
                    return replace(verdict, verdict=Verdict.FAILS, countermodel=countermodel)
            return replace(verdict, unknown=Unknown("budget"))
        return replace(verdict, verdict=Verdict.VACUOUS)

    # ---- Begging

    def _begging(
        self, claim: Claim, verdict: ClaimVerdict, clean: list[tuple[str, ...]], premises: tuple[str, ...]
    ) -> ClaimVerdict:
        asserted = self._beneath(premises)
        cores = verdict.cores if verdict.complete else (*verdict.cores, asserted)
        faults = begging(self.argument, claim, cores, asserted, self.charged, self.formula)
        below = [self.available[name] for name in verdict.lemmas]
        if not faults and not any(lemma.verdict is Verdict.BEGS for lemma in below):
            return verdict
        verdict = replace(verdict, begging=faults)
        guilty = {fault.premise for fault in faults if fault.fault}
        if any(lemma.verdict is Verdict.BEGS for lemma in below):
            # No claim is better than a lemma that it cannot do without.
            begging_lemmas = {lemma.name for lemma in below if lemma.verdict is Verdict.BEGS}
            if not self._without(claim, premises, begging_lemmas, {}):
                return replace(verdict, verdict=Verdict.BEGS)
        if not guilty or any(not guilty & set(core) for core in clean):
            return verdict
        # Not every core may be known, and a premise at fault in one part may be needed for another.
        kept = {
            name: others
            for name, others in _other_parts(self.argument, faults, self.formula).items()
            # What says the conclusion in several parts together is no cleaner for being taken apart.
            if decide(follows(self.argument.definitions, [others], claim.formula), effort="usual").status != "no"
        }
        if self._without(claim, premises, guilty - set(kept), kept):
            return verdict
        return replace(verdict, verdict=Verdict.BEGS)

    def _still_shown(self, lemma: Claim, gone: set[str], instead: dict[str, Term]) -> bool:
        """Whether a lemma is shown without some premises, others put in their place."""
        verdict = self.available[lemma.name]
        if not (gone | set(instead)) & set(verdict.core or ()):
            return True
        return lemma.name not in gone and self._without(lemma, verdict.offered, gone, instead)

    def _without(self, claim: Claim, premises: tuple[str, ...], gone: set[str], instead: dict[str, Term]) -> bool:
        """Whether the claim still follows by its method without some premises, others put in their place."""
        lemmas_gone = {
            name
            for name in premises
            if name in self.available and not self._still_shown(self.argument.claim(name), gone, instead)
        }
        base = step = offered = tuple(n for n in premises if n not in gone and n not in lemmas_gone)
        if isinstance(claim.method, Induction):
            method = claim.method
            if method.base is not None:
                base = tuple(name for name in offered if name in method.base)
            if method.step is not None:
                step = tuple(name for name in offered if name in method.step)
        for obligation in obligations_of(claim, offered, base, step):
            if obligation.role == "refuted":
                continue
            given = [instead.get(name) or self.formula(name) for name in obligation.names]
            premise_terms = [*self.background, *given, *obligation.hypotheses]
            question = follows(self.argument.definitions, premise_terms, obligation.goal)
            if decide(question, effort="usual").status != "no":
                return False
        return True


def _other_parts(argument: Argument, faults: tuple[Begging, ...], formula: object) -> dict[str, Term]:
    """For each premise at fault in some of its parts only, the conjunction of the others."""
    from petitio.normal import parts

    kept: dict[str, Term] = {}
    for fault in faults:
        if not fault.fault or fault.grade == "circular":
            continue
        whole = parts(formula(fault.premise), argument.definitions)  # type: ignore[operator]
        guilty = set(fault.parts)
        others = [part for part in whole if part not in guilty]
        if others and len(others) < len(whole):
            kept[fault.premise] = terms.conjunction(others)
    return kept


def _case_findings(method: Cases, obligations: tuple[Obligation, ...], answers: list[Answer]) -> CaseFindings:
    unproven: list[int] = []
    exhaustive = "holds"
    countermodel: Countermodel | None = None
    for obligation, answer in zip(obligations, answers, strict=True):
        if answer.status == "no":
            continue
        if obligation.role == "case":
            unproven.append(obligation.index)
        else:
            exhaustive = "fails" if answer.status == "yes" else "undecided"
        if answer.model is not None and countermodel is None:
            countermodel = Countermodel(answer.model, obligation.names, obligation.goal)
    labels = tuple(case.label for case in method.cases)
    return CaseFindings(labels, tuple(unproven), exhaustive, countermodel)  # type: ignore[arg-type]


def _minimal(sets: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The sets that include no other, the smallest first."""
    unique = sorted(dict.fromkeys(sets), key=len)
    kept: list[tuple[str, ...]] = []
    for row in unique:
        if not any(set(other) <= set(row) for other in kept):
            kept.append(row)
    return tuple(kept)


def _hitting_sets(names: tuple[str, ...], cores: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    rows = [frozenset(core) for core in cores]

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        inside = next((row for row in rows if row <= chosen), None)
        return inside is not None, inside or frozenset()

    return enumerate_cores(names, oracle).corrections


def obligations_for(argument: Argument) -> list[tuple[Claim, Obligation, list[Term]]]:
    """Every obligation of an argument with all assumptions granted, and what it may be shown from. Lemmas count as
    shown."""
    granted = Granted(frozenset(claim.name for claim in argument.claims if claim.kind == "assume"))
    judge_ = _Judge(argument, granted, frozenset(), True)
    rows: list[tuple[Claim, Obligation, list[Term]]] = []
    for claim in argument.claims:
        if claim.asserted:
            continue
        for obligation in judge_.obligations(claim):
            premises = [*judge_.background, *map(judge_.formula, obligation.names), *obligation.hypotheses]
            rows.append((claim, obligation, premises))
        judge_.available[claim.name] = ClaimVerdict(claim.name, Verdict.HOLDS)
    return rows
