"""The verdict on a claim that follows, but from nothing that is known to be consistent."""

from __future__ import annotations

from petitio.checks.consistency import consistency
from petitio.checks.endless_descent import endless_descent
from petitio.checks.obligation import as_whole
from petitio.checks.possibility import Possibility
from petitio.record import replace
from petitio.smt.decide import decide
from petitio.verdicts import ClaimVerdict, Countermodel, Unknown, Verdict


def from_conflict(
    possibility: Possibility, verdict: ClaimVerdict, premises: tuple[str, ...], unsure: str | None
) -> ClaimVerdict:
    """What becomes of a verdict whose obligations are all shown from `premises`; `unsure` says why that these conflict
    may not be the end."""
    at_hand, claim = possibility.at_hand, possibility.claim
    below = at_hand.beneath(premises)
    assumed = at_hand.assumed(premises)
    if unsure and not assumed:
        # What cannot be true by the definitions and the common ground alone follows from nothing that can.
        at_all = possibility.at_all(at_hand.background)
        if decide(at_all, effort="usual").status == "no":
            assert verdict.grounds is not None
            grounds = replace(verdict.grounds, besides=(at_all,))
            return replace(verdict, verdict=Verdict.VACUOUS, grounds=grounds)
    if unsure:
        return replace(verdict, unknown=Unknown(unsure))
    hard = tuple(name for name in below if name not in assumed)
    # An assumption that the premises alone exclude is no alternative to another one.
    if assumed and at_hand.consistent(hard) and all(at_hand.consistent((*hard, name)) for name in assumed):
        # Assumptions that exclude one another are alternatives, each judged for itself.
        background = (*at_hand.background, *map(at_hand.formula, hard))
        formulas = {name: at_hand.formula(name) for name in assumed}
        for chosen in consistency(at_hand.argument, formulas, background).maximal:
            names = (*hard, *chosen)
            answer = at_hand.answer(as_whole(claim, names), model=True)
            if answer.status == "yes" and answer.model is not None:
                countermodel = Countermodel(answer.model, names, claim.formula, smallest=answer.smallest)
                return replace(verdict, verdict=Verdict.FAILS, countermodel=countermodel)
        return replace(verdict, unknown=Unknown("budget"))
    missing = at_hand.missing(claim)
    if missing and possibility.may_follow(at_hand.beneath_unproven(claim)) is not False:
        return replace(verdict, unproven=missing, unknown=Unknown("lemma not proven", names=missing))
    if (why := possibility.otherwise(below)) is not None:
        return replace(verdict, unknown=Unknown(why))
    return possibility.vacuous(verdict, verdict.cores, endless=endless_descent(at_hand, claim, below))
