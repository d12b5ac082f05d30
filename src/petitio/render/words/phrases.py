"""What the words for all rules have in common: lists of names, "did you mean", and the terms of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from petitio.diagnostics import Fact

Facts = Mapping[str, Fact]
Words = tuple[str, str | None]
Table = Mapping[str, Callable[[Facts], Words]]

_REASONS = {
    "budget": "the solver's budget ran out",
    "memory": "the solver ran out of memory",
    "incomplete": "the solver gave up",
    "interrupted": "the solver was interrupted",
    "given up": "the solver was stopped, for it went on for too long or took too much memory",
    "consistency": "the claim follows, but whether the premises can all be true could not be decided",
    "conflict": "the claim follows from what cannot all be true, and whether it follows from a part that can could not "
    "be decided",
    "property too weak": "the step breaks, but only in a state that the base does not lead to: "
    "the property is too weak to carry itself",
    "step open": "the step does not go through, and whether its counterexample can come about was not found out",
    "cited elsewhere": "base or step do not cite what they need, though it is at hand",
    "method not proven": "its stated method does not go through, although the claim follows without it",
    "method vacuous": "its stated method goes through only because what is offered cannot all be true, although the "
    "claim follows without it",
    "faulty": "part of this argument could not be read; mend the errors first",
    "undefined": "part of what it says has no meaning; mend the errors first",
    "lemma not proven": "it rests on a lemma that is not proven",
    "circular citations": "its citations lead back to it, and not each step of that way goes through",
    "divisor": "a division by 0 has no value to rely on, and a divisor can be 0",
    "divisor 0": "a division by 0 has no value to rely on, and a divisor is 0",
    "the solver's model could not be replayed": "the solver claims a countermodel that could not be replayed",
}
_GRADES = {
    "restates": "it is the conclusion in other words",
    "circular": "it is supported by the conclusion",
    "contains_the_goal": "what it says of the start contains every later number",
    "guarded_by_the_goal": "it asks for the very thing that it leads to",
    "presupposes": "granted the common ground, it is the conclusion",
    "carries_alone": "it gives the conclusion alone, and every other premise is idle",
}


def ticked(names: Fact, joiner: str = "and") -> str:
    """Names in ticks as a list."""
    row = [f"`{name}`" for name in names] if isinstance(names, tuple) else [f"`{names}`"]
    if len(row) <= 1:
        return "".join(row)
    return f"{', '.join(row[:-1])} {joiner} {row[-1]}"


def are(names: Fact) -> str:
    """The verb that goes with some names."""
    return "is" if isinstance(names, tuple) and len(names) == 1 else "are"


def cannot(names: tuple[object, ...]) -> str:
    """What is said of claims in conflict, be it one, two or more."""
    return f"cannot {('' if len(names) == 1 else 'both ' if len(names) == 2 else 'all ')}be true"


def did_you_mean(facts: Facts) -> str | None:
    """The hint that a near miss gets."""
    suggestion = facts.get("suggestion")
    return f"did you mean `{suggestion}`?" if suggestion else None


def reason_words(reason: str, names: Fact = ()) -> str:
    """Why something is undecided; `names` are those of what is to blame, where the reason has some."""
    words = _REASONS.get(reason, reason)
    return f"{words}: {ticked(names)}" if reason in ("divisor", "divisor 0") and names else words


def grade_words(grade: str) -> str:
    """What a grade of begging says of the premise."""
    return _GRADES[grade]
