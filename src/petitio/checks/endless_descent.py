"""Whether a measure would have to go down for ever, which no Nat does."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.obligations_of import obligations_of
from petitio.core import Claim, Descent
from petitio.obligations import Question, follows
from petitio.smt.decide import decide


def endless_descent(at_hand: AtHand, claim: Claim, names: tuple[str, ...]) -> bool:
    """Whether some claims say of everything that a function leads down from it. They cannot all be true then, since
    no sort is empty; a solver that knows no induction would not find that out."""
    question = leads_down(at_hand, claim, names)
    return question is not None and decide(question, effort="quick").status == "no"


def leads_down(at_hand: AtHand, claim: Claim, names: tuple[str, ...]) -> Question | None:
    """The question whose answer "no" says so; None where the claim is not shown by going down along a function."""
    if not isinstance(claim.method, Descent) or not claim.method.function:
        return None
    step = next(o for o in obligations_of(claim, names, names, names) if o.role == "step")
    premises = [*at_hand.background, *map(at_hand.formula, names)]
    return follows(at_hand.argument.definitions, premises, step.hypotheses[0])
