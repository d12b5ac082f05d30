"""On what ground some sets of claims cannot be true together."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.endless_descent import endless_descent, leads_down
from petitio.core import Claim
from petitio.verdicts import Grounds


def impossibilities(at_hand: AtHand, claim: Claim, sets: tuple[tuple[str, ...], ...]) -> Grounds:
    """The grounds on which none of some sets of claims, offered to a claim, can be true: each has been found to be a
    contradiction, or to lead down without end."""
    asked = []
    for names in sets:
        endless = leads_down(at_hand, claim, names) if endless_descent(at_hand, claim, names) else None
        asked.append(endless or at_hand.all_true(names))
    return Grounds(at_hand.argument, at_hand.granted, claim.name, besides=tuple(asked))
