"""What is said of objections."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, grade_words, reason_words

_CHARGES = {
    "begs_question": "the question is begged",
    "does_not_follow": "the conclusion does not follow",
    "inconsistent": "the premises cannot all be true",
    "vacuous": "the conclusion follows only because the premises cannot all be true",
    "idle": "nothing that follows needs it",
    "circular": "the support runs in a circle",
    "equivocates": "the conclusion would follow only if the senses of a word were one",
}


def _charge(facts: Facts) -> Words:
    charge = _CHARGES.get(str(facts.get("charge")), str(facts.get("charge")))
    grade = facts.get("grade")
    why = f", for {grade_words(str(grade))}" if grade else ""
    return (
        f"the objection `{facts.get('objection')}` against `{facts.get('target')}` is sustained: {charge}{why}",
        f"meet it, or expect it: `expect {facts.get('objection')} sustained`",
    )


def _charge_open(facts: Facts) -> Words:
    name, reason = facts.get("objection"), str(facts.get("reason"))
    if reason == "no charge":
        return f"the objection `{name}` makes no charge that could be decided", "add `charge …`"
    if reason == "unsupported":
        return (
            f"`{name}` charges a claim with being unsupported: that is counted, and not for logic to decide",
            None,
        )
    if reason in ("false", "exception"):
        return f"the charge of `{name}`, `{reason}`, is read but not yet decided", None
    if reason == "an objection":
        return (
            f"`{name}` is against the objection `{facts.get('target')}`: what answers an objection is kept, and not "
            "yet decided",
            None,
        )
    if reason == "target elsewhere":
        return f"`{name}` is against another argument, `{facts.get('target')}`, which is not yet decided", None
    return f"the charge of `{name}` could not be decided: {reason_words(reason)}", None


WORDS: Table = {
    "charge-sustained": _charge,
    "charge-undecided": _charge_open,
}
