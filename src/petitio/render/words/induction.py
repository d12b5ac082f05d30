"""What is said of inductions."""

from __future__ import annotations

from typing import cast

from petitio.core import Term
from petitio.formula_text import formula_text
from petitio.render.sentences import sentence
from petitio.render.words.phrases import Facts, Table, Words, are, ticked


def _base(facts: Facts) -> Words:
    variable, at, along = facts.get("variable"), facts.get("at"), facts.get("along")
    if facts.get("false"):
        return (
            f"the base of the induction is false: the property cannot be true at {variable} = {at}",
            "claim it from a later number on, or mend the premises",
        )
    how = "could not be decided" if facts.get("undecided") else "is not proven"
    names = facts.get("names")
    from_what = f" from {ticked(names)}" if names else ""
    where = f"for a `{variable}` from which `{along}` does not lead down" if along else f"at {variable} = {at}"
    return (
        f"the base of the induction {how}{from_what}, {where}",
        _cite(facts, "base", "step")
        or (
            f"cite, behind `base`, what makes the property true there, or what says that `{along}` leads down"
            if along
            else f"cite, behind `base`, what makes the property true at {at}"
        ),
    )


def _step(facts: Facts) -> Words:
    variable = facts.get("variable")
    if facts.get("false_at") is not None:
        return (
            "the step of the induction cannot be proven: the property cannot be true at "
            f"{variable} = {facts.get('false_at')}",
            "claim it from a later number on, or mend the premises",
        )
    how = "could not be decided" if facts.get("undecided") else "is not proven"
    names = facts.get("names")
    from_what = f" from {ticked(names)}" if names else ""
    what = f"the step of the induction {how}{from_what}"
    advice = _cite(facts, "step", "base")
    if advice is None and facts.get("reached") == "no":
        what += ": it breaks in a state that the base does not lead to"
        advice = "strengthen the property, so that such a state is left out: `strengthen …`"
    elif advice is None and facts.get("along"):
        advice = f"cite, behind `step`, what carries the property from below `{variable}` to `{variable}`"
    elif advice is None:
        advice = "cite, behind `step`, what carries the property from each number to the next"
    return what, advice


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


def _guard(facts: Facts) -> Words:
    variable, guard = facts.get("variable"), facts.get("guard")
    text = sentence(cast(Term, guard)) or f"`{formula_text(cast(Term, guard))}`"
    return (
        f"the step holds only under a condition that nothing here guarantees: {text}",
        f"add that condition as a premise or an assumption, for every {variable}",
    )


def _idle_induction(facts: Facts) -> Words:
    names, claim = facts.get("names"), facts.get("claim")
    if not names:
        return f"`{claim}` needs no induction: it follows from the definitions and givens alone", "leave the method out"
    alone = "says" if isinstance(names, tuple) and len(names) == 1 else "say"
    every = "of everything" if facts.get("along") else f"for every {facts.get('variable')}"
    return (
        f"the induction is idle: {ticked(names)} already {alone} it {every}",
        "leave the method out; whether these premises beg the question is tested apart",
    )


def _contains(facts: Facts) -> Words:
    return (
        f"what the induction carries at one number contains it at every later one, so that `{facts.get('premise')}`, "
        "from which its base follows, says everything",
        "carry a property of one number, and let the step do its work",
    )


def _guarded(facts: Facts) -> Words:
    given = facts.get("given")
    granted = f", granted {ticked(given)}" if given else ""
    return (
        f"the step begs: `{facts.get('premise')}` asks for the very thing that it leads to{granted}",
        "say under what other condition the property is passed on",
    )


def _strengthened(facts: Facts) -> Words:
    option = str(facts.get("remedy"))
    if facts.get("stronger"):
        what = "the property claimed is too weak to carry itself; it holds with a stronger one, which was found"
    elif option == "strong":
        what = "the step needs the property at all earlier numbers, not only at the last one; so it holds"
    else:
        what = f"the step needs the property at the last {option.removeprefix('depth ')} numbers; so it holds"
    return what, f"add to the induction: `{option}`"


def _no_descent(facts: Facts) -> Words:
    how = "it could not be decided whether" if facts.get("undecided") else "nothing here says that"
    along, variable = facts.get("along"), facts.get("variable")
    return (
        f"{how} the measure goes down along `{along}`",
        f"cite what says that whatever stands first in `{along}` has a smaller measure than `{variable}`",
    )


WORDS: Table = {
    "base-not-proven": _base,
    "step-not-proven": _step,
    "guard-uncovered": _guard,
    "induction-gap": lambda f: (
        f"the induction has a gap: nothing reaches {f.get('variable')} = {f.get('gap')}",
        f"show it at {f.get('gap')} apart, or let the step begin earlier",
    ),
    "idle-hypothesis": lambda f: (
        "the step does not need its hypothesis: it is a case split, and no induction",
        "cite, behind `step`, what hands the property on, or leave the method out",
    ),
    "idle-induction": _idle_induction,
    "hypothesis-too-big": _contains,
    "guard-begs": _guarded,
    "vacuous-step": lambda f: (
        f"the step is empty: no {f.get('variable')} satisfies its hypothesis"
        + (f" with {ticked(f.get('names'))} true" if f.get("names") else ""),
        "it goes through for lack of cases; look for what contradicts the property",
    ),
    "wrong-direction": lambda f: (
        f"what is cited leads backwards, from {f.get('variable')} + 1 to {f.get('variable')}"
        + (f": {ticked(f.get('names'))}" if f.get("names") else ""),
        f"turn the premise around, so that it leads from {f.get('variable')} to {f.get('variable')} + 1",
    ),
    "assumed-step": lambda f: (
        f"the step is the bare premise `{f.get('premise')}`: all the weight rests on it",
        "nothing is wrong with that; give the reasons for it if you are asked",
    ),
    "strengthened": _strengthened,
    "no-descent": _no_descent,
    "endless-descent": lambda f: (
        f"the measure would go down along `{f.get('along')}` for ever, which no Nat does: what is offered cannot "
        "all be true",
        f"let some `{f.get('variable')}` be one from which `{f.get('along')}` does not lead down",
    ),
}
