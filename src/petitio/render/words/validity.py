"""What is said of whether a claim follows."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, are, reason_words, ticked


def _undecided(facts: Facts) -> Words:
    reason = str(facts.get("reason"))
    tried = facts.get("tried")
    what = f"`{facts.get('claim')}` could not be decided: {reason_words(reason, facts.get('names'))}"
    advice = _ways(facts, reason)
    if reason == "property too weak":
        advice = "carry more through the step: `strengthen …` with what the step needs of its hypothesis"
    if reason == "cited elsewhere":
        return what, "cite behind `base` and `step` what each of them needs"
    if reason == "step open":
        return what, "carry more through the step with `strengthen …`, or add what rules the counterexample out"
    if reason in ("method not proven", "method vacuous"):
        return what, "leave the method out, or cite what each part of it needs"
    if reason == "divisor":
        return what, "say of each divisor that it is not 0: in a premise, or in front of it with `… != 0 -> …`"
    if reason == "divisor 0":
        return what, "leave out each division by what is 0; no premise gives it a value"
    if reason == "circular citations":
        return what, "cite what it rests on, not what rests on it"
    if isinstance(tried, tuple) and tried and facts.get("position"):
        what += f" (tried: {', '.join(map(str, tried))})"
    return what, advice


def _ways(facts: Facts, reason: str) -> str | None:
    """What may help a claim that nothing was found out about, of what can be done for it."""
    if reason == "conflict":
        ways = ["mend the conflict", "cite with `from` what can be true together"]
    else:
        # Whether premises can be true does not turn on how the claim is shown; and a position has no claim to show.
        shown = reason != "consistency" and not facts.get("position")
        ways = ["add a lemma that goes part of the way"] if shown else []
        ways += ["cite fewer claims with `from`"] if facts.get("several") else []
        numbers = facts.get("numbers") if shown else None
        which = "all numbers" if numbers == "Nat" else "all numbers from some number on, `n >= 0 -> …`,"
        ways += [f"show what is claimed of {which} `by induction`"] if numbers else []
    advice = ", ".join([*ways[:-2], ", or ".join(ways[-2:])])
    if reason in ("budget", "incomplete", "consistency", "conflict"):
        advice += f"{'; or ' if advice else ''}let the solver take ten times the steps: `--budget 10`"
    return advice or None


def _anything(facts: Facts) -> Words:
    mend = "resolve the conflict first"
    if supposed := facts.get("supposed"):
        # What conflicts with an assumption that is there to be refuted is no conflict of the argument.
        mend = f"leave out {ticked(supposed)}, supposed here only to be refuted, or resolve the conflict"
    return (
        f"`{facts.get('claim')}` follows, but only because what is offered cannot all be true: anything follows from "
        "it",
        f"{mend}; the verdict says nothing about the claim",
    )


def _fails(facts: Facts) -> Words:
    offered = facts.get("offered")
    ruled_out = facts.get("ruled_out")
    if isinstance(offered, tuple) and offered:
        what = f"`{facts.get('claim')}` does not follow from {ticked(offered)}"
        if ruled_out:
            what += f": what {'it says' if len(offered) == 1 else 'they say'} rules it out"
    elif ruled_out:
        what = f"`{facts.get('claim')}` cannot be true: it is ruled out without any premise"
    else:
        what = f"`{facts.get('claim')}` does not follow: nothing is offered for it"
    if ruled_out:
        return what, "no further premise can help: claim something else, or mend what rules it out"
    return what, "the countermodel shows how it can be false; a further premise has to rule that out"


WORDS: Table = {
    "does-not-follow": _fails,
    "lemma-does-not-follow": _fails,
    "cites-too-little": lambda f: (
        f"`{f.get('claim')}` does not follow from what it cites, but would with {ticked(f.get('names'))}",
        f"add {ticked(f.get('names'))} behind `from`",
    ),
    "undecided": _undecided,
    "follows-from-anything": _anything,
    "cases-not-exhaustive": lambda f: (
        f"it {'could not be decided whether' if f.get('undecided') else 'is not shown that'} the cases "
        f"{ticked(f.get('cases'))} are all there are",
        "add the missing case, or a premise that rules it out",
    ),
    "case-not-proven": lambda f: (
        f"`{f.get('claim')}` is not shown in the case `{f.get('case')}`",
        "add a premise that gives it in this case, or cite it behind `from`",
    ),
    "rests-on-a-failed-lemma": lambda f: (
        f"`{f.get('claim')}` rests on {ticked(f.get('names'))}, which {are(f.get('names'))} not proven",
        "mend the lemma first",
    ),
    "assumption-not-refuted": lambda f: (
        "the named assumption is not refuted: it can be true together with the rest",
        "add what contradicts it, or show the claim without `by contradiction`",
    ),
}
