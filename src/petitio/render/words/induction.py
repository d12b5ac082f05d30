"""What is said of inductions."""

from __future__ import annotations

from typing import cast

from petitio.core import Term
from petitio.formula_text import formula_text
from petitio.render.sentences import sentence
from petitio.render.words.phrases import Facts, Table, Words, are, ticked


def _base(facts: Facts) -> Words:
    at = facts.get("at")
    what = f"the base of the induction {_how(facts)}, at {facts.get('variable')} = {at}"
    return what, _cite(facts, "base", "step") or f"cite, behind `base`, what makes the property true at {at}"


def _step(facts: Facts) -> Words:
    what = f"the step of the induction {_how(facts)}"
    if facts.get("weak"):
        return what, "strengthen the property: `strengthen …`"
    usual = "cite, behind `step`, what carries the property from each number to the next"
    return what, _cite(facts, "step", "base") or usual


def _how(facts: Facts) -> str:
    how = "could not be decided" if facts.get("undecided") else "is not proven"
    names = facts.get("names")
    return how + (f" from {ticked(names)}" if names else "")


def _cite(facts: Facts, clause: str, other: str) -> str | None:
    """Which claims would do behind a clause; those cited behind the other may have been swapped."""
    missing, elsewhere = facts.get("missing"), facts.get("elsewhere")
    if not missing:
        return None
    if missing == elsewhere:
        return (
            f"cite {ticked(missing)} behind `{clause}`, for with that it goes through; as it is, "
            f"{ticked(missing)} {are(missing)} cited behind `{other}`"
        )
    return f"cite {ticked(missing)} as well, behind `{clause}`: with that it goes through"


def _condition(facts: Facts) -> str:
    guard = facts.get("guard")
    return "" if guard is None else f": {sentence(cast(Term, guard)) or f'`{formula_text(cast(Term, guard))}`'}"


WORDS: Table = {
    "base-not-proven": _base,
    "step-not-proven": _step,
    "guard-uncovered": lambda f: (
        f"the step holds only under a condition that nothing here guarantees{_condition(f)}",
        "add that condition as a premise or an assumption, for every number",
    ),
    "induction-gap": lambda f: (
        f"the induction has a gap: nothing reaches {f.get('variable')} = {f.get('gap')}",
        f"show it at {f.get('gap')} apart, or let the step begin earlier",
    ),
}
