"""Whether a claim stands acquitted of begging: it still follows without what is at fault."""

from __future__ import annotations

from petitio import terms
from petitio.checks.at_hand import AtHand
from petitio.checks.obligations_of import obligations_of
from petitio.core import Claim, Inductive, Term
from petitio.normal import parts
from petitio.obligations import follows
from petitio.smt.decide import decide
from petitio.verdicts import Begging, ClaimVerdict, Verdict


def acquittal(at_hand: AtHand, claim: Claim, verdict: ClaimVerdict, faults: tuple[Begging, ...]) -> bool:
    """Whether some core of a claim that holds has no part at fault, and no lemma that begs."""
    return _Acquittal(at_hand).acquits(claim, verdict, faults)


class _Acquittal:
    def __init__(self, at_hand: AtHand) -> None:
        self.at_hand = at_hand

    def acquits(self, claim: Claim, verdict: ClaimVerdict, faults: tuple[Begging, ...]) -> bool:
        available = self.at_hand.available
        guilty = {fault.premise for fault in faults if fault.fault}
        begging_lemmas = {name for name in verdict.lemmas if available[name].verdict is Verdict.BEGS}
        # No claim is better than a lemma that it cannot do without.
        if begging_lemmas and not self._without(claim, verdict.offered, begging_lemmas, {}):
            return False
        if any(not guilty & set(core) for core in verdict.cores):
            return True
        # Not every core may be known, and a premise at fault in one part may be needed for another.
        kept = {
            name: others
            for name, others in self._other_parts(faults).items()
            # What says the conclusion in several parts together is no cleaner for being taken apart.
            if decide(follows(self.at_hand.argument.definitions, [others], claim.formula), effort="usual").status
            != "no"
        }
        return self._without(claim, verdict.offered, guilty - set(kept), kept)

    def _other_parts(self, faults: tuple[Begging, ...]) -> dict[str, Term]:
        """For each premise at fault in some of its parts only, the conjunction of the others."""
        kept: dict[str, Term] = {}
        for fault in faults:
            if not fault.fault or fault.grade == "circular":
                continue
            whole = parts(self.at_hand.formula(fault.premise), self.at_hand.argument.definitions)
            guilty = set(fault.parts)
            others = [part for part in whole if part not in guilty]
            if others and len(others) < len(whole):
                kept[fault.premise] = terms.conjunction(others)
        return kept

    def _still_shown(self, lemma: Claim, gone: set[str], instead: dict[str, Term]) -> bool:
        """Whether a lemma is shown without some premises, others put in their place."""
        verdict = self.at_hand.available[lemma.name]
        if not (gone | set(instead)) & set(verdict.core or ()):
            return True
        return lemma.name not in gone and self._without(lemma, verdict.offered, gone, instead)

    def _without(self, claim: Claim, premises: tuple[str, ...], gone: set[str], instead: dict[str, Term]) -> bool:
        """Whether the claim still follows by its method without some premises, others put in their place."""
        at_hand = self.at_hand
        lost = {
            name
            for name in premises
            if name in at_hand.available and not self._still_shown(at_hand.argument.claim(name), gone, instead)
        }
        base = step = offered = tuple(name for name in premises if name not in gone and name not in lost)
        if isinstance(claim.method, Inductive):
            method = claim.method
            if method.base is not None:
                base = tuple(name for name in offered if name in method.base)
            if method.step is not None:
                step = tuple(name for name in offered if name in method.step)
        for obligation in obligations_of(claim, offered, base, step):
            if obligation.role == "refuted":
                continue
            given = [instead.get(name) or at_hand.formula(name) for name in obligation.names]
            question = follows(
                at_hand.argument.definitions,
                [*at_hand.background, *given, *obligation.hypotheses],
                obligation.goal,
            )
            if decide(question, effort="usual").status != "no":
                return False
        return True
