"""What is said of inductions."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, ticked


def _base(facts: Facts) -> Words:
    how = "could not be decided" if facts.get("undecided") else "is not proven"
    names = facts.get("names")
    from_what = f" from {ticked(names)}" if names else ""
    at = facts.get("at")
    return f"the base of the induction {how}{from_what}, at {facts.get('variable')} = {at}", (
        f"cite, behind `base`, what makes the property true at {at}"
    )


def _step(facts: Facts) -> Words:
    how = "could not be decided" if facts.get("undecided") else "is not proven"
    names = facts.get("names")
    from_what = f" from {ticked(names)}" if names else ""
    if facts.get("weak"):
        return f"the step of the induction {how}{from_what}", "strengthen the property: `strengthen …`"
    return f"the step of the induction {how}{from_what}", (
        "cite, behind `step`, what carries the property from each number to the next"
    )


WORDS: Table = {
    "base-not-proven": _base,
    "step-not-proven": _step,
    "guard-uncovered": lambda f: (
        "the step holds only under a condition that nothing here guarantees",
        "add that condition as a premise or an assumption, for every number",
    ),
    "induction-gap": lambda f: (
        f"the induction has a gap: nothing reaches {f.get('variable')} = {f.get('gap')}",
        f"show it at {f.get('gap')} apart, or let the step begin earlier",
    ),
}
