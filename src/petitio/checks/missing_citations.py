"""What a base or a step would have to cite in order to go through."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.obligation import Obligation
from petitio.core import Claim
from petitio.cores import enumerate_cores
from petitio.smt.entailment import Entailment


def missing_citations(at_hand: AtHand, claim: Claim, obligation: Obligation) -> tuple[str, ...]:
    """The claims at hand that an obligation needs besides those that it cites; none if all at hand do not do, or
    nobody knows."""
    everything = tuple(dict.fromkeys((*obligation.names, *at_hand.everything(claim))))
    if everything == obligation.names:
        return ()
    formulas = {name: at_hand.formula(name) for name in everything}
    background = (*at_hand.background, *obligation.hypotheses)
    with Entailment(
        at_hand.argument.definitions,
        background,
        formulas,
        obligation.goal,
        effort="quick",
        established=at_hand.established,
    ) as entailment:
        if not entailment.follows(frozenset(everything))[0]:
            return ()
        found = enumerate_cores(everything, entailment.follows, most=1)
    core = found.cores[0] if found.cores else ()
    return tuple(name for name in core if name not in obligation.names)
