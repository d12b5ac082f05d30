"""What is said of expectations and suppressions."""

from __future__ import annotations

from petitio.render.chances import chance
from petitio.render.words.phrases import Facts, Table, Words, did_you_mean, ticked
from petitio.render.words.quantity import no_bound_words


def _expectation(facts: Facts) -> Words:
    target, expected, found = facts.get("target"), facts.get("expected"), facts.get("found")
    names = facts.get("names")
    scope = ""
    if facts.get("scenario"):
        scope += f" in `{facts['scenario']}`"
    if facts.get("under") is not None:
        scope += f" under {ticked(facts['under'])}"
    if facts.get("without"):
        scope += f" without {ticked(facts['without'])}"
    if expected == "confidence":
        wanted = chance(str(facts.get("bound")))
        return (
            f"`{target}` was expected to have a confidence of at least {wanted}{scope}; there is none: "
            f"{no_bound_words(str(found))}",
            "a confidence is worked out for what holds",
        )
    if expected == "begs" and found == "begs":
        return (
            f"`{target}` was expected to beg by {ticked(names)}{scope}, and begs by {ticked(facts.get('begging'))}",
            None,
        )
    verb = {"idle": "be idle", "begs": "beg", "holds": "hold", "fails": "fail"}.get(str(expected), f"be {expected}")
    if expected == "equivocates":
        verb = f"equivocate on {ticked(names)}"
    return (
        f"`{target}` was expected to {verb}{scope}; the verdict is: {found}",
        "mend the argument, or the expectation if the verdict is right",
    )


def _suppression(facts: Facts) -> Words:
    if facts.get("missing") == "rule":
        return (
            "this comment does not say which rule it ignores",
            "write `# petitio: ignore[rule-name] reason`",
        )
    if facts.get("missing") == "bracket":
        return "the bracket in this comment is not closed", "write `]` behind the last rule, and then the reason"
    if facts.get("missing") == "ignore":
        return (
            "this comment looks as if it suppressed a finding, and it does not",
            "write `# petitio: ignore[rule-name] reason`",
        )
    return "a finding is suppressed without a reason", "say why, behind the bracket"


def _unused(facts: Facts) -> Words:
    names = facts.get("names")
    several = isinstance(names, tuple) and len(names) > 1
    return (
        f"this comment ignores {ticked(names)}, which {'are' if several else 'is'} not found here",
        (f"leave {ticked(facts['rest'])} alone in the bracket" if facts.get("rest") else "remove the comment")
        + " (`petitio check --fix` does)",
    )


def _unknown(facts: Facts) -> Words:
    name, known = facts.get("name"), facts.get("known")
    if facts.get("kind") == "family":
        return (
            f"`{name}` stands for several rules, and a comment names each one that it ignores",
            f"name what is found here: {ticked(known)}" if known else f"`petitio rules {name}` lists them",
        )
    return f"there is no rule `{name}`", did_you_mean(facts) or "`petitio rules` lists all rules"


WORDS: Table = {
    "expectation-not-met": _expectation,
    "unused-suppression": _unused,
    "suppression-without-reason": _suppression,
    "unknown-rule": _unknown,
}
