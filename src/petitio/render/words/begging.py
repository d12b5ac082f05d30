"""What is said of begging the question."""

from __future__ import annotations

from typing import cast

from petitio.core import Term
from petitio.diagnostics import Fact
from petitio.formula_text import formula_text
from petitio.render.words.phrases import Facts, Table, Words, are, ticked


def _title(facts: Facts) -> str:
    """The claim that is begged, by what it is."""
    return f"the {'lemma' if facts.get('kind') == 'lemma' else 'conclusion'} `{facts.get('claim')}`"


def _restates(facts: Facts) -> Words:
    premise, claim = facts.get("premise"), facts.get("claim")
    by = facts.get("definitional")
    reading = f", read with the definition {ticked(by)}," if by else ""
    part = "a part of " if facts.get("part") else ""
    what = f"{part}`{premise}`{reading} is {_title(facts)} in other words"
    if facts.get("clean"):
        return f"{what}, though the rest does without it", "leave that part out" if facts.get(
            "part"
        ) else "leave it out"
    return (
        f"{what}: by the definitions alone each follows from the other",
        f"give reasons for it that do not already say it, or expect it: `expect {claim} begs {premise}`",
    )


def _reasons(facts: Facts) -> Words:
    circle = facts.get("circle")
    way = " ← ".join(f"`{name}`" for name in circle) if isinstance(circle, tuple) else ""
    return (
        f"the reasons run in a circle: {way}",
        "give one of them a reason that does not rest on the others, or none: a premise may stand by itself",
    )


def _circular(facts: Facts) -> Words:
    circle = facts.get("circle")
    way = " ← ".join(f"`{name}`" for name in circle) if isinstance(circle, tuple) else ""
    return (
        f"the support for `{facts.get('claim')}` runs in a circle: {way}",
        "support one of these by something that does not rest on the others",
    )


def _presupposes(facts: Facts) -> Words:
    premise, given = facts.get("premise"), facts.get("given")
    charged = "; an objection charges it, so it counts" if facts.get("charged") else ""
    if facts.get("label") == "guard":
        charged = ", and the step asks for just that"
    return (
        f"granted the common ground {ticked(given)}, `{premise}` is {_title(facts)}{charged}",
        None
        if charged
        else "nothing is wrong as long as nobody disputes it; an objection with "
        "`charge begs_question` would make it a fault",
    )


def _carries_alone(facts: Facts) -> Words:
    premise, claim, idle = facts.get("premise"), facts.get("claim"), facts.get("idle")
    charged = "; an objection charges it, so it counts" if facts.get("charged") else ""
    return (
        f"`{premise}` gives `{claim}` alone, and {ticked(idle)} {are(idle)} idle{charged}",
        "leave the idle premises out, or draw a conclusion that needs them",
    )


_LABELS = {
    "bridge": "it says that, if they are true, so is the conclusion",
    "consequence": "it follows from the conclusion",
    "other": "neither follows from the other without them",
}


def _given_the_rest(facts: Facts) -> Words:
    premise, given = facts.get("premise"), facts.get("given")
    return (
        f"granted {ticked(given)}, `{premise}` is {_title(facts)}: {_LABELS[str(facts.get('label'))]}",
        "that alone is no fault, and every modus ponens has it; who doubts the conclusion and grants the rest will "
        "doubt this premise",
    )


def _jointly(facts: Facts) -> Words:
    names = (str(facts.get("premise")), *_names(facts.get("given")))
    return (
        f"{ticked(names)} together say just what `{facts.get('claim')}` says, though none of them does alone",
        "nothing is wrong where the conclusion is meant to gather them; it says nothing that they do not",
    )


def _augmented(facts: Facts) -> Words:
    added = facts.get("added")
    given = facts.get("given")
    besides = f", with {ticked(given)}" if given else ""
    return (
        f"if it were granted that `{formula_text(cast(Term, added))}`{besides}, `{facts.get('premise')}` would be "
        f"{_title(facts)}",
        "if nobody would deny that, make it a `given`, and see what the begging tests say then",
    )


def _empty_term(facts: Facts) -> Words:
    return (
        f"`{facts.get('claim')}` follows whatever `{facts.get('premise')}` means: its definition is not needed",
        "check that the conclusion is about what the word was defined to mean",
    )


def _names(fact: Fact) -> tuple[str, ...]:
    return tuple(map(str, fact)) if isinstance(fact, tuple) else ()


WORDS: Table = {
    "restates": _restates,
    "circular": _circular,
    "reasons-in-a-circle": _reasons,
    "presupposes": _presupposes,
    "carries-alone": _carries_alone,
    "given-the-rest": _given_the_rest,
    "jointly": _jointly,
    "augmented": _augmented,
    "empty-term": _empty_term,
}
