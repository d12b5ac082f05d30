"""What is said of credences and of confidence."""

from __future__ import annotations

from fractions import Fraction

from petitio.render.chances import chance
from petitio.render.words.phrases import Facts, Table, Words, are, ticked

# Why there are no bounds, as what stands behind "there is none:".
_NO_BOUND = {
    "fails": "it does not follow",
    "undecided": "whether it follows is not decided",
    "begs": "it begs the question, and would be as sure as it already is",
    "certain conflict": "what counts as certain cannot all be true, so there is nothing to be sure of; give a credence "
    "to what may be doubted, or ask under assumptions that go together",
    "certain open": "whether what counts as certain can all be true is not decided",
    "incoherent": "the credences cannot hold together",
    "not independent": "they are marked as independent, and are not: some ways in which they could come out cannot be",
    "too many ways": "there are too many ways in which they can come out",
    "steps not counted": "how many steps it takes could not be counted, so what is said of each step adds nothing",
    "too many": "there are too many ways in which the claims can be true or false together",
    "faulty": "part of this argument could not be read",
}


def no_bound_words(reason: str) -> str:
    """Why there is no bound on a claim."""
    return _NO_BOUND.get(reason, reason)


def _incoherent(facts: Facts) -> Words:
    names = facts.get("names")
    if isinstance(names, tuple) and len(names) == 1:
        return (
            f"the credence of {ticked(names)} cannot be: it cannot be true that often, or not that seldom",
            "what is certain, and the definitions, settle it: change the credence, or give one to what is not certain",
        )
    return (
        f"the credences of {ticked(names)} cannot hold together: no probability is as they say",
        "one of them has to go down, or an upper limit up; without any one of them the others can hold",
    )


def _too_low(facts: Facts) -> Words:
    claim, bound, names = facts.get("claim"), str(facts.get("bound")), facts.get("names")
    sentence = f"`{claim}` is claimed with a confidence of at least {chance(str(facts.get('wanted')))}, and "
    variable, last = facts.get("variable"), facts.get("last")
    if facts.get("limit"):
        sentence += f"only {chance(bound)} is left of it after ever so many steps"
    else:
        sentence += f"{chance(bound)} is what can be guaranteed"
    if isinstance(last, int) and last >= 0:
        sentence += f"; it is kept up to {variable} = {last}"
    elif last == -1:
        sentence += "; it is not reached even before the first step"
    hint = "claim less, or give reasons for a higher credence"
    if facts.get("limit"):
        hint = f"claim it up to some {variable}, or say how {ticked(facts.get('steps'))} can be certain"
    elif isinstance(names, tuple) and names:
        hint += f": {ticked(names[0])} carries the most"
    return sentence, hint


def _independence(facts: Facts) -> Words:
    names = facts.get("names")
    return (
        f"`{facts.get('claim')}` has a confidence of {chance(str(facts.get('wanted')))} only if {ticked(names)} "
        f"{are(names)} independent, and nobody says so; {chance(str(facts.get('bound')))} is guaranteed whatever "
        "depends on what",
        "write `independent` behind their credences if they are: one tells nothing of the others",
    )


def _impossible(facts: Facts) -> Words:
    if facts.get("reason") == "empty":
        return (
            f"no credence lies between {facts.get('low')} and {facts.get('high')}",
            f"put the lower limit first: `{facts.get('high')}..{facts.get('low')}`",
        )
    wrong = next(limit for limit in (str(facts.get("low")), str(facts.get("high"))) if Fraction(limit) > 1)
    return f"{wrong} is no credence: they go from 0 to 1", "write 0.9, 90% or 9/10 for nine times out of ten"


WORDS: Table = {
    "incoherent-credences": _incoherent,
    "confidence-too-low": _too_low,
    "independence-not-stated": _independence,
    "impossible-credence": _impossible,
}
