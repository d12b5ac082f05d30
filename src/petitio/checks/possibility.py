"""Whether what a claim follows from can be true."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.could_suffice import could_suffice
from petitio.checks.endless_descent import endless_descent
from petitio.checks.obligation import Obligation
from petitio.core import Claim, Term
from petitio.cores import Cores, Oracle, enumerate_cores
from petitio.obligations import Question
from petitio.record import Record, replace
from petitio.smt.entailment import Entailment
from petitio.verdicts import ClaimVerdict, Verdict


class Possibility(Record):
    """A claim with what is at hand to it and what has to be shown for it."""

    at_hand: AtHand
    claim: Claim
    obligations: tuple[Obligation, ...]

    def consistent(self, names: tuple[str, ...]) -> bool | None:
        """Whether claims can be true together; None if that is undecided."""
        return False if endless_descent(self.at_hand, self.claim, names) else self.at_hand.consistent(names)

    def clean(
        self, premises: tuple[str, ...], cores: tuple[tuple[str, ...], ...]
    ) -> tuple[list[tuple[str, ...]], bool]:
        """The cores that can be true, and whether some could not be told."""
        if self.consistent(self.at_hand.among([self.at_hand.beneath(premises), *cores])):
            return list(cores), False
        together = [self.consistent(core) for core in cores]
        return [core for core, done in zip(cores, together, strict=True) if done], None in together

    def may_be_clean(self, found: Cores, oracle: Oracle) -> bool:
        """Whether the claim may yet follow from premises that can be true, where no core found is such: from one that
        was not found, or not found to suffice."""

        def together(names: frozenset[str]) -> bool | None:
            # A lemma may be had in several ways, some of which can be true where all of them cannot.
            if any(name in self.at_hand.available for name in names):
                return None
            return self.consistent(self.at_hand.among([tuple(names)]))

        def suffices(names: frozenset[str]) -> bool | None:
            return oracle(names)[0]

        return not found.complete or could_suffice(found.doubted, found.insufficient, suffices, together)

    def may_follow(self, names: tuple[str, ...]) -> bool | None:
        """Whether the claim itself follows from a part of these premises that can be true; None if that may be."""
        formulas = {name: self.at_hand.formula(name) for name in names}
        background, definitions = self.at_hand.background, self.at_hand.argument.definitions
        with Entailment(definitions, background, formulas, self.claim.formula, effort="usual") as entailment:
            found = enumerate_cores(names, entailment.follows, most=16)
            together = [self.consistent(core) for core in found.cores]
            if any(together):
                return True
            return None if None in together or self.may_be_clean(found, entailment.follows) else False

    def otherwise(self, names: tuple[str, ...]) -> str | None:
        """Why it need not be the conflict among these premises that a claim with a method follows from; None if it is,
        or if the claim has no method."""
        if self.obligations[0].role == "whole":
            return None
        follows = self.may_follow(names)
        return "method vacuous" if follows else None if follows is False else "conflict"

    def at_all(self, premises: tuple[Term, ...]) -> Question:
        """The question whether the claim can be true, given some premises."""
        return Question(self.at_hand.argument.definitions, (*premises, self.claim.formula))

    def vacuous(
        self, verdict: ClaimVerdict, sets: tuple[tuple[str, ...], ...], *, endless: bool = False
    ) -> ClaimVerdict:
        """The verdict where none of some sets of claims can be true, which lead down without end or are a conflict."""
        from petitio.checks.impossibilities import impossibilities

        grounds = impossibilities(self.at_hand, self.claim, sets)
        induction = verdict.induction
        if endless and induction is not None:
            induction = replace(induction, endless=True)
        return replace(verdict, verdict=Verdict.VACUOUS, induction=induction, grounds=grounds)
