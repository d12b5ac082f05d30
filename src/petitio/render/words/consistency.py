"""What is said of premises that cannot be true together."""

from __future__ import annotations

from petitio.diagnostics import Fact
from petitio.render.words.phrases import Facts, Table, Words, cannot, ticked


def _conflict(facts: Facts) -> Words:
    names = facts.get("names")
    return (
        f"{ticked(names)} {_cannot(names)}",
        "one of them has to go, or to say less: from a conflict anything follows, and so nothing is shown",
    )


def _cannot(names: Fact) -> str:
    return cannot(names if isinstance(names, tuple) else (names,))


WORDS: Table = {
    "premises-conflict": _conflict,
    "premise-contradicts-itself": lambda f: (
        f"{ticked(f.get('names'))} cannot be true, whatever else is",
        "it says two things that exclude each other, or one that the definitions and what is given exclude: make it "
        "say less",
    ),
    "assumption-conflicts": lambda f: (
        f"the assumption `{f.get('first')}` cannot be granted: {ticked(f.get('names'))} {_cannot(f.get('names'))}",
        "if it is there to be refuted, say so: `by contradiction from …`",
    ),
    "scenario-conflicts": lambda f: (
        f"the scenario `{f.get('scenario')}` conflicts with itself: what it grants and denies cannot be so together "
        "with the premises",
        "take one of its assumptions out, or turn its `not` round; its verdicts say nothing as it is",
    ),
}
