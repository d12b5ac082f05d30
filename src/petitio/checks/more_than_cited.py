"""What else at hand a claim needs, if it cites too little."""

from __future__ import annotations

from petitio.checks.possibility import Possibility
from petitio.cores import enumerate_cores
from petitio.smt.entailment import Entailment

_MOST_CORES = 4


def more_than_cited(possibility: Possibility) -> tuple[str, ...] | None:
    """The claims at hand that a claim would follow with, and does not cite; None if it says nothing of what it rests
    on, if it does not follow from all that is at hand, or if it would only from what cannot be true."""
    at_hand, claim = possibility.at_hand, possibility.claim
    if claim.cites is None:
        return None
    everything = at_hand.everything(claim)
    formulas = {name: at_hand.formula(name) for name in everything}
    definitions = at_hand.argument.definitions
    with Entailment(definitions, at_hand.background, formulas, claim.formula, effort="usual") as entailment:
        if not entailment.follows(frozenset(everything))[0]:
            return None
        cores = enumerate_cores(everything, entailment.follows, most=_MOST_CORES).cores or (everything,)
    core = next((core for core in cores if possibility.consistent(at_hand.beneath(core)) is not False), None)
    return None if core is None else tuple(name for name in core if name not in claim.cites)
