"""What is said of objections and disputes."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, cannot, grade_words, reason_words, ticked

_CHARGES = {
    "begs_question": "the question is begged",
    "does_not_follow": "the conclusion does not follow",
    "inconsistent": "the premises cannot all be true",
    "vacuous": "the conclusion follows only because the premises cannot all be true",
    "idle": "nothing that follows needs it",
    "circular": "the support runs in a circle",
    "equivocates": "the conclusion would follow only if the senses of a word were one",
    "false": "what it cites contradicts it",
    "exception": "given what it cites, the conclusion is left open",
}
# The same where the target is an objection, which has a charge and cites claims, and concludes nothing.
_CHARGES_OF_OBJECTIONS = {
    "does_not_follow": "the charge made there is wrong",
    "inconsistent": "the premises of what it cites cannot all be true",
    "vacuous": "what it cites follows only because the premises of that cannot all be true",
    "idle": "what it cites is not needed for anything that follows",
    "equivocates": "it would do something only if the senses of a word were one",
    "exception": "given what tells against it, what it cites is left open",
}
_OPEN = {
    "faulty": "part of what it is about could not be read; mend the errors first",
    "no common vocabulary": "the arguments that it brings together have no common vocabulary; mend the errors first",
    "cited claim undecided": "whether what it cites holds is undecided itself",
    "circle of objections": "the objections answer one another in a circle",
    "the objection is open": "the objection that it answers is undecided itself",
    "undecided": "the solver's budget ran out",
    "nothing follows": "nothing follows, so there is nothing that could spare it",
}
_WITHOUT_BITE = {
    "nothing cited": ("it cites nothing that speaks against it", "say with `because` which claim does"),
    "compatible": (
        "what it cites and what it attacks can both be true",
        "cite a claim that excludes it, or charge something else",
    ),
    "cannot be": (
        "what it cites cannot be true itself, given the common ground",
        "from what cannot be true anything follows; cite something else",
    ),
    "no common ground": ("what the two sides take as given cannot all be true", "mend the `given` claims first"),
    "cited claim does not hold": ("what it cites does not hold where it stands", "mend that argument first"),
    "follows all the same": (
        "what it cites takes away nothing that the conclusion rests on: it follows all the same",
        "cite what excludes one of its assumptions",
    ),
    "contradicts the premises": (
        "what it cites contradicts the premises themselves, and so it is no exception to them",
        "charge the premise with being `false`",
    ),
    "concludes nothing": ("its target concludes nothing that could be left open", None),
    "asserts nothing": ("the objection that it answers cites no claim that could be at fault", None),
}


def charge_words(charge: str, *, objection: bool) -> str:
    """What a sustained charge says of its target, which is an `objection` or not."""
    return (_CHARGES_OF_OBJECTIONS.get(charge) if objection else None) or _CHARGES.get(charge, charge)


def _charge(facts: Facts) -> Words:
    charge = charge_words(str(facts.get("charge")), objection=facts.get("kind") == "objection")
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
    return f"the charge of `{name}` could not be decided: {_OPEN.get(reason) or reason_words(reason)}", None


def without_bite(reason: str) -> str:
    """Why an objection does nothing to its target."""
    return _WITHOUT_BITE[reason][0] if reason in _WITHOUT_BITE else "its charge is wrong"


def _toothless(facts: Facts) -> Words:
    name, target, reason = facts.get("objection"), facts.get("target"), str(facts.get("reason"))
    words = facts.get("words")
    right = facts.get("kind") == "objection" and facts.get("charge") == "does_not_follow"
    charge = "the charge made there is right" if right else "its charge is wrong"
    why, advice = _WITHOUT_BITE.get(reason, (charge, None))
    if words:
        why += f", unless the senses of {ticked(words)} were one"
        advice = "then the two do not disagree; say in which sense each of them means it"
    return f"the objection `{name}` does nothing to `{target}`: {why}", advice


def _overruled(facts: Facts) -> Words:
    name, charge = facts.get("objection"), str(facts.get("charge")).replace("_", " ")
    return f"the objection `{name}` against `{facts.get('target')}` is overruled: the charge, {charge}, is wrong", None


def _to_nothing(facts: Facts) -> Words:
    name, target = facts.get("reply"), facts.get("target")
    if facts.get("kind") != "objection":
        return (
            f"`{name}` replies to `{target}`, which is no objection",
            f"to attack it, write `objection {name} against {target}:`",
        )
    return (
        f"`{name}` replies to `{target}`, which is overruled, so that nothing is left to be answered",
        "leave the reply out, or mend the objection",
    )


def _party(facts: Facts) -> Words:
    names = facts.get("names")
    rows = names if isinstance(names, tuple) else ()
    return (
        f"`{facts.get('party')}` is committed to a contradiction: {ticked(names)} {cannot(rows)}",
        "give one of them up, or say by `speaker` whose claim it is",
    )


_VERDICTS = {
    "fails": "its conclusion does not follow",
    "begs": "it begs the question",
    "vacuous": "its premises cannot all be true, and so anything follows",
    "inconsistent": "what it asserts cannot all be true",
    "undecided": "the checker cannot decide it",
    "overruled": "it is overruled",
}
_WAYS = {
    "contradicts": ("contradicts what it rests on", "together contradict what it rests on"),
    "premises conflict": ("rests on premises that exclude its own", "together rest on premises that exclude its own"),
    "ground": ("attacks what it cites", "together attack what it cites"),
}


def verdict_words(verdict: str, about: tuple[str, ...]) -> str:
    """What the checker itself has against something."""
    claim = f" ({', '.join(about)})" if about else ""
    return f"{_VERDICTS[verdict]}{claim}"


def way_words(way: str, attackers: int) -> str:
    """What one or more attackers do."""
    return _WAYS[way][attackers > 1]


WORDS: Table = {
    "charge-sustained": _charge,
    "charge-undecided": _charge_open,
    "charge-overruled": _overruled,
    "attack-does-not-bite": _toothless,
    "reply-to-nothing": _to_nothing,
    "party-contradicts-itself": _party,
}
