"""An induction with what is offered to its base and its step, and the ways to ask about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as Word

from petitio.checks.at_hand import AtHand
from petitio.checks.obligation import Obligation
from petitio.core import Claim, Inductive, Term
from petitio.cores import enumerate_cores
from petitio.record import Record
from petitio.smt.answer import Answer, Effort
from petitio.smt.entailment import Entailment


class InductionSchema(Record):
    """The claim of an induction, its method, and all its obligations as they stand."""

    at_hand: AtHand
    claim: Claim
    method: Inductive
    obligations: tuple[Obligation, ...]

    @property
    def step(self) -> Obligation:
        """What the step has to show. Its first hypothesis says where it applies; the others are the hypothesis."""
        return next(obligation for obligation in self.obligations if obligation.role == "step")

    @property
    def bases(self) -> tuple[Obligation, ...]:
        """What the base has to show, at each of the first numbers."""
        return tuple(obligation for obligation in self.obligations if obligation.role == "base")

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered to base and step together."""
        return tuple(dict.fromkeys((*self.bases[0].names, *self.step.names)))

    def answer(
        self,
        names: Iterable[str],
        hypotheses: Iterable[Term],
        goal: Term,
        *,
        effort: Effort = "quick",
        likely: Word["yes", "no"] = "no",
        model: bool = False,
    ) -> Answer:
        """Whether a goal can be false with some claims and hypotheses true."""
        return self.at_hand.ask(names, hypotheses, goal, effort=effort, likely=likely, model=model)

    def shows(self, names: Iterable[str], hypotheses: Iterable[Term], goal: Term, *, effort: Effort = "quick") -> bool:
        """Whether a goal follows from some claims and hypotheses; an unknown is no."""
        return self.answer(names, hypotheses, goal, effort=effort).status == "no"

    def core(self, obligation: Obligation) -> tuple[str, ...] | None:
        """One minimal set of the claims offered that an obligation follows from; None if none is found."""
        formulas = {name: self.at_hand.formula(name) for name in obligation.names}
        background = (*self.at_hand.background, *obligation.hypotheses)
        definitions = self.at_hand.argument.definitions
        with Entailment(definitions, background, formulas, obligation.goal, effort="quick") as entailment:
            found = enumerate_cores(obligation.names, entailment.follows, most=1)
        return found.cores[0] if found.cores else None

    def without_base(self) -> tuple[str, ...]:
        """What is offered to the step, without what only the base needs, or only the descent."""
        names = self.step.names
        others = [o for o in self.obligations if o.role in ("base", "descent")]
        if not set(names) & {name for other in others for name in other.names}:
            return names
        core = self.core(self.step)
        needed = set(names if core is None else core)
        elsewhere = {name for other in others for name in self.core(other) or ()}
        return tuple(name for name in names if name in needed or name not in elsewhere)
