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
    if facts.get("missing") == "bracket":
        return "this comment does not say where the rules that it ignores end", "write `]` behind the last of them"
    if facts.get("missing") == "rule":
        return (
            "this comment does not say which rule it ignores",
            "write `# petitio: ignore[rule-name] reason`",
        )
    return "a finding is suppressed without a reason", "say why, behind the bracket"


WORDS: Table = {
    "expectation-not-met": _expectation,
    "unused-suppression": lambda f: (
        f"this comment ignores {ticked(f.get('names'))}, which is not found here",
        "remove the comment (`petitio check --fix` does)",
    ),
    "suppression-without-reason": _suppression,
    "unknown-rule": lambda f: (f"there is no rule `{f.get('name')}`", did_you_mean(f)),
}
