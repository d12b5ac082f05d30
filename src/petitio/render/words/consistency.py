"""What is said of premises that cannot be true together."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, ticked


def _conflict(facts: Facts) -> Words:
    names = facts.get("names")
    return (
        f"{ticked(names)} cannot all be true",
        "one of them has to go, or to say less; whatever follows from all of them follows from nothing",
    )


WORDS: Table = {
    "premises-conflict": _conflict,
    "premise-contradicts-itself": lambda f: (
        f"{ticked(f.get('names'))} cannot be true, whatever else is",
        "it says two things that exclude each other",
    ),
    "assumption-conflicts": lambda f: (
        f"the assumption `{f.get('first')}` cannot be granted: {ticked(f.get('names'))} cannot all be true",
        "if it is there to be refuted, say so: `by contradiction from …`",
    ),
    "scenario-conflicts": lambda f: (f"the scenario `{f.get('scenario')}` conflicts with itself", None),
}
