"""What is said of begging the question."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, are, ticked


def _restates(facts: Facts) -> Words:
    premise, claim = facts.get("premise"), facts.get("claim")
    by = facts.get("definitional")
    reading = f", read with the definition {ticked(by)}," if by else ""
    if facts.get("part"):
        return (
            f"a part of `{premise}`{reading} is the conclusion `{claim}` in other words, though the rest does "
            "without it",
            "leave that part out",
        )
    return (
        f"`{premise}`{reading} is the conclusion `{claim}` in other words: by the definitions alone each follows "
        "from the other",
        f"give reasons for it that do not already say it, or expect it: `expect {claim} begs {premise}`",
    )


def _circular(facts: Facts) -> Words:
    circle = facts.get("circle")
    way = " ← ".join(f"`{name}`" for name in circle) if isinstance(circle, tuple) else ""
    return (
        f"the support for `{facts.get('claim')}` runs in a circle: {way}",
        "support one of these by something that does not rest on the others",
    )


def _presupposes(facts: Facts) -> Words:
    premise, claim, given = facts.get("premise"), facts.get("claim"), facts.get("given")
    charged = "; an objection charges it, so it counts" if facts.get("charged") else ""
    return (
        f"granted the common ground {ticked(given)}, `{premise}` is the conclusion `{claim}`{charged}",
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


WORDS: Table = {
    "restates": _restates,
    "circular": _circular,
    "presupposes": _presupposes,
    "carries-alone": _carries_alone,
}
