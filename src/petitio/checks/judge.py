"""Verdicts on all lemmas and conclusions of an argument, in an order in which lemmas can be at hand to the rest."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.inquiry import Inquiry
from petitio.checks.obligation import Obligation
from petitio.checks.verdict_on import verdict_on
from petitio.core import Argument, Claim, Term
from petitio.smt.established import Established
from petitio.verdicts import ClaimVerdict, Granted, Unknown, Verdict


def judge(
    argument: Argument,
    granted: Granted,
    *,
    inquiry: Inquiry | None = None,
    only: str | None = None,
    together: bool = False,
    established: Established | None = None,
) -> dict[str, ClaimVerdict]:
    """The verdict of every lemma and conclusion, by name, in the order of the text.

    `only` asks for one claim and what it needs. `together` says that all the argument asserts is known to be
    consistent, `established` keeps what is found out for the next time that it is asked of the same argument.
    """
    at_hand = AtHand(argument, granted, together, established or Established())
    return _Judge(at_hand, inquiry or Inquiry()).run(only)


class _Judge:
    def __init__(self, at_hand: AtHand, inquiry: Inquiry) -> None:
        self.at_hand = at_hand
        self.inquiry = inquiry
        self.shown = [claim for claim in at_hand.argument.claims if not claim.asserted]
        self.circles = {c.name: way for c in self.shown if (way := at_hand.circle(c)) is not None}
        self.found: dict[str, ClaimVerdict] = {}
        # What was at hand when a claim was last judged.
        self.seen: dict[str, frozenset[str]] = {}

    def run(self, only: str | None) -> dict[str, ClaimVerdict]:
        wanted = {claim.name for claim in self.shown} if only is None else self._needed(only)
        pending = [claim for claim in self.shown if claim.name in wanted]
        # Lemmas first, for they are at hand to the rest; again whenever another one has been shown.
        while self._round([c for c in pending if c.kind == "lemma"]) or self._round(
            [c for c in pending if c.kind == "conclude"]
        ):
            pending = [claim for claim in pending if not self._settled(claim)]
        for claim in pending:
            self.found.setdefault(claim.name, self._waiting(claim))
        return {claim.name: self.found[claim.name] for claim in self.shown if claim.name in self.found}

    def _round(self, pending: list[Claim]) -> bool:
        """Judge the claims whose citations have their verdicts; whether one of them is new, or newly follows."""
        progress = False
        for claim in pending:
            before = self.found.get(claim.name)
            known = frozenset(self.at_hand.available)
            if not self._ready(claim) or self.seen.get(claim.name) == known:
                continue
            self.seen[claim.name] = known
            verdict = verdict_on(self.at_hand, claim, self.found, self.circles.get(claim.name), self.inquiry)
            self.found[claim.name] = verdict
            if verdict.follows:
                self.at_hand.available[claim.name] = verdict
            progress = progress or before is None or verdict.follows
        return progress

    def _settled(self, claim: Claim) -> bool:
        """Whether no further lemma can change a claim's verdict."""
        verdict = self.found.get(claim.name)
        return verdict is not None and (verdict.follows or self.at_hand.own_citations(claim))

    def _ready(self, claim: Claim) -> bool:
        """Whether everything that it cites has a verdict, or goes in a circle with it."""
        return claim.name in self.circles or all(
            name in self.found or name in self.circles or self.at_hand.argument.claim(name).asserted
            for name in self.at_hand.cited(claim)
        )

    def _waiting(self, claim: Claim) -> ClaimVerdict:
        argument = self.at_hand.argument
        names = tuple(name for name in self.at_hand.cited(claim) if not argument.claim(name).asserted)
        return ClaimVerdict(claim.name, Verdict.UNDECIDED, unknown=Unknown("lemma not proven", names=names))

    def _needed(self, only: str) -> set[str]:
        """The claims whose verdicts one claim's verdict may turn on."""
        at_hand = self.at_hand
        lemmas = {claim.name for claim in at_hand.argument.claims if claim.kind == "lemma"}
        claim = at_hand.argument.claim(only)
        if not at_hand.own_citations(claim):
            return lemmas | {only, *at_hand.cited(claim)}
        needed = {only}
        frontier = [claim]
        while frontier:
            for name in at_hand.cited(frontier.pop()):
                other = at_hand.argument.claim(name)
                if not other.asserted and name not in needed:
                    needed.add(name)
                    frontier.append(other)
                    if not at_hand.own_citations(other):
                        return lemmas | needed
        return needed


def obligations_for(argument: Argument) -> list[tuple[Claim, Obligation, list[Term]]]:
    """Every obligation of an argument with all assumptions granted, and what it may be shown from. Lemmas count as
    shown."""
    at_hand = AtHand(argument, Granted(frozenset(claim.name for claim in argument.claims if claim.kind == "assume")))
    rows: list[tuple[Claim, Obligation, list[Term]]] = []
    for claim in argument.claims:
        if claim.asserted:
            continue
        for obligation in at_hand.obligations(claim):
            premises = [*at_hand.background, *map(at_hand.formula, obligation.names), *obligation.hypotheses]
            rows.append((claim, obligation, premises))
        at_hand.available[claim.name] = ClaimVerdict(claim.name, Verdict.HOLDS)
    return rows
