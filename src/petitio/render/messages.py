"""What each rule says of its facts: a sentence, and a hint that says what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from petitio.diagnostics import Diagnostic, Fact

Facts = Mapping[str, Fact]
Words = tuple[str, str | None]

_LONGEST = 200

_HINTS = {
    "mod": "for the remainder of a division write `mod`: `n mod 2 = 0`",
    "dot": "put a space behind the dot: `forall n: Nat. p(n)`; without one it would be part of a name",
    "digit": "a name cannot begin with a digit",
    "assign": "a definition is written with `:=`",
}
_NOT_YET = {
    "credence": "credences are read but not yet acted on: no confidence is worked out from this",
    "independent": "independence is read but not yet acted on: no confidence is worked out from it",
    "rigid": "`rigid` is read but not yet acted on: it means something under a `logic` only",
    "because": "what an objection rests on is read but not yet acted on",
    "dispute": "disputes are read but not yet acted on: this one gets no labelling",
    "logic": "modal logic is read but not yet acted on, so this argument gets no verdict",
    "import": "imports are read but not yet acted on: the names of the other file are not known here",
    "extends": "`extends` is read but not yet acted on, so this argument gets no verdict",
    "along": "induction along a relation is read but not yet acted on, so this claim gets no verdict",
    "a claim of another argument": "claims of other arguments cannot be cited yet",
    "necessarily": "`necessarily` is read but not yet acted on; it will need a `logic` in the header",
    "possibly": "`possibly` is read but not yet acted on; it will need a `logic` in the header",
}
_REASONS = {
    "budget": "the solver's budget ran out",
    "memory": "the solver ran out of memory",
    "incomplete": "the solver gave up",
    "interrupted": "the solver was interrupted",
    "consistency": "the claim follows, but whether the premises can all be true could not be decided",
    "property too weak": "the step does not go through, but no world was found in which the claim fails: "
    "the property is too weak to carry itself",
    "method not proven": "its stated method does not go through, although the claim follows without it",
    "faulty": "part of this argument could not be read; mend the errors first",
    "undefined": "part of what it says has no meaning; mend the errors first",
    "lemma not proven": "it rests on a lemma that is not proven",
    "circular citations": "its citations lead back to it, and it does not follow even so",
    "the solver's model could not be replayed": "the solver claims a countermodel that could not be replayed",
}
_GRADES = {
    "restates": "it is the conclusion in other words",
    "circular": "it is supported by the conclusion",
    "presupposes": "granted the common ground, it is the conclusion",
    "carries_alone": "it gives the conclusion alone, and every other premise is idle",
}
_CHARGES = {
    "begs_question": "begging the question",
    "does_not_follow": "that it does not follow",
    "inconsistent": "inconsistency",
    "vacuous": "vacuity",
    "idle": "idleness",
    "circular": "circularity",
    "equivocates": "equivocation",
}


def words(finding: Diagnostic) -> Words:
    """The message of a finding and its hint."""
    facts = {key: _short(fact) if isinstance(fact, str) else fact for key, fact in finding.facts.items()}
    return _WORDS[finding.rule.name](facts)


def _short(fact: str) -> str:
    """What a file holds, fit to stand in a sentence: not too long, and nothing that a terminal would obey."""
    shown = "".join(character if character.isprintable() else "?" for character in fact)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def role_words(role: str, name: str) -> str:
    """What a second place is to a finding."""
    return {
        "first": "first declared here",
        "declared": f"`{name}` is declared here",
        "conflicts": f"`{name}`: cannot be true together with it",
        "claim": f"the conclusion `{name}`",
        "sense": f"one sense of the word: `{name}`",
        "needed": f"`{name}` is needed as well",
    }[role]


def ticked(names: Fact, joiner: str = "and") -> str:
    """Names in ticks as a list."""
    row = [f"`{name}`" for name in names] if isinstance(names, tuple) else [f"`{names}`"]
    if len(row) <= 1:
        return "".join(row)
    return f"{', '.join(row[:-1])} {joiner} {row[-1]}"


def reason_words(reason: str) -> str:
    """Why something is undecided."""
    return _REASONS.get(reason, reason)


def grade_words(grade: str) -> str:
    """What a grade of begging says of the premise."""
    return _GRADES[grade]


def _did_you_mean(facts: Facts) -> str | None:
    suggestion = facts.get("suggestion")
    return f"did you mean `{suggestion}`?" if suggestion else None


def _syntax_error(facts: Facts) -> Words:
    found = facts.get("found")
    expected = facts.get("expected")
    words_expected = list(expected) if isinstance(expected, tuple) else []
    hint = facts.get("hint")
    advice = _HINTS[str(hint)] if hint else _did_you_mean(facts)
    what = f"unexpected `{found}`" if found else "something is missing here"
    if hint in ("mod", "digit"):
        return what, advice
    shown = [str(word) for word in words_expected[:4]]
    if shown:
        listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
        what += f": expected {listed}"
    return what, advice


def _unknown_name(facts: Facts) -> Words:
    kind, name = facts.get("kind"), facts.get("name")
    known = facts.get("known")
    what = {
        "sort": f"there is no sort `{name}`",
        "claim": f"there is no claim `{name}` in this argument",
        "sense": f"there is no sense `{name}`",
        "charge": f"`{name}` is not a charge",
        "scenario": f"there is no scenario `{name}` in this argument",
        "target": f"there is no claim, objection or argument `{name}`",
    }.get(str(kind), f"unknown name `{name}`")
    advice = _did_you_mean(facts)
    if advice is None and known:
        advice = f"there are {ticked(known)}"
    if advice is None and kind == "name":
        advice = "declare it with `pred`, `func`, `const` or `define`"
    if advice is None and kind == "sort":
        advice = f"declare it: `sort {name}`"
    return what, advice


def _mismatch(facts: Facts) -> Words:
    wanted, found, term = facts.get("wanted"), facts.get("found"), facts.get("term")
    if wanted == "chain":
        return (
            f"a chain of comparisons goes one way, and this one has `{found}`",
            "split it with `and`",
        )
    if wanted == "number":
        return f"`{term}` is of sort {found}, and a number is needed here", None
    other = facts.get("other")
    if wanted == "Bool" and found != "Bool":
        return (
            f"`{term}` is of sort {found}, and a formula is needed here: something that is true or false",
            "compare it with something, or put a predicate around it",
        )
    if found == "Bool":
        return f"`{term}` is a formula, and a term of sort {wanted} is needed here", None
    if other:
        return (
            f"`{other}` is of sort {wanted} and `{term}` is of sort {found}: these cannot be compared",
            None,
        )
    return f"`{term}` is of sort {found}, and sort {wanted} is needed here", None


def _narrowing(facts: Facts) -> Words:
    wanted, found, term = facts.get("wanted"), facts.get("found"), facts.get("term")
    if term is None:
        return (
            "this Int may be below 0, and a Nat is needed here",
            "state the condition around it: `if n > 0 then … else …`, or `n > 0 -> …`",
        )
    return (
        f"`{term}` is of sort {found}, and sort {wanted} is needed here; numbers widen (Nat to Int to Real) "
        "but do not narrow",
        f"declare it as {wanted} if that is what it is",
    )


def _arguments(facts: Facts) -> Words:
    name, wanted, found = facts.get("name"), facts.get("wanted"), facts.get("found")
    parameters = facts.get("parameters")
    if facts.get("variable"):
        return f"`{name}` is a variable and takes no arguments", None
    count = "no arguments" if wanted == 0 else "1 argument" if wanted == 1 else f"{wanted} arguments"
    advice = None
    if isinstance(parameters, tuple) and parameters:
        advice = f"it is declared as `{name}({', '.join(map(str, parameters))})`"
    return f"`{name}` takes {count}, and {found or 'none'} {'is' if found == 1 else 'are'} given", advice


def _induction_shape(facts: Facts) -> Words:
    variable, problem = facts.get("variable"), facts.get("problem")
    match problem:
        case "depth":
            return f"the depth of an induction is at least 1 and at most {facts.get('most')}", None
        case "start":
            return f"`{variable}` is a Nat, and cannot start at {facts.get('found')}", "start at 0 or above"
        case "guard":
            return (
                f"an Int has no first value, so the claim must say where `{variable}` starts",
                f"write `forall {variable}: Int. {variable} >= 0 -> …`",
            )
        case _:
            bound = facts.get("bound")
            advice = f"its outermost variables are {ticked(bound)}" if bound else None
            return (
                f"an induction on `{variable}` shows a claim of the form `forall {variable}: Nat. …`, "
                "and this one is not",
                advice or f"begin the claim with `forall {variable}: Nat.`",
            )


def _clause(facts: Facts) -> Words:
    clause, kind = facts.get("clause"), facts.get("kind")
    match facts.get("reason"):
        case "asserted":
            return (
                f"`{clause}` says how a claim is shown, and a `{kind}` is not shown but asserted",
                "make it a `lemma` if it is to be shown; say why one believes it with `because`",
            )
        case "shown":
            return (
                f"`{clause}` says why one believes a premise, and a `{kind}` is shown",
                "say what it rests on with `from`",
            )
        case "no induction":
            return (
                f"`{clause}` is an option of an induction, and there is none here",
                "add `by induction on n`",
            )
        case "scope":
            return (
                f"`{clause}` belong to the verdict of a conclusion or a lemma",
                "leave them out here",
            )
        case "twice":
            return f"`{clause}` stands here twice", "keep one of them"
        case _:
            return f"`{clause}` does not belong here", None


def _undecided(facts: Facts) -> Words:
    reason = str(facts.get("reason"))
    tried = facts.get("tried")
    what = f"`{facts.get('claim')}` could not be decided: {reason_words(reason)}"
    advice = "add a lemma that goes part of the way, or cite fewer claims with `from`"
    if reason == "property too weak":
        advice = "carry more through the step: `strengthen …` with what the step needs of its hypothesis"
    if reason == "method not proven":
        return what, "leave the method out, or cite what each part of it needs"
    if reason == "circular citations":
        return what, "cite what it rests on, not what rests on it"
    if isinstance(tried, tuple) and tried:
        what += f" (tried: {', '.join(map(str, tried))})"
    return what, advice


def _restates(facts: Facts) -> Words:
    premise, claim = facts.get("premise"), facts.get("claim")
    by = facts.get("definitional")
    reading = f", read with the definition {ticked(by)}," if by else ""
    if facts.get("part"):
        return (
            f"a part of `{premise}`{reading} is the conclusion `{claim}` in other words, though the rest does "
            "without it",
            "leave that part out",
        )
    return (
        f"`{premise}`{reading} is the conclusion `{claim}` in other words: by the definitions alone each follows "
        "from the other",
        f"give reasons for it that do not already say it, or expect it: `expect {claim} begs {premise}`",
    )


def _circular(facts: Facts) -> Words:
    circle = facts.get("circle")
    way = " ← ".join(f"`{name}`" for name in circle) if isinstance(circle, tuple) else ""
    return (
        f"the support for `{facts.get('claim')}` runs in a circle: {way}",
        "support one of these by something that does not rest on the others",
    )


def _presupposes(facts: Facts) -> Words:
    premise, claim, given = facts.get("premise"), facts.get("claim"), facts.get("given")
    charged = "; an objection charges it, so it counts" if facts.get("charged") else ""
    return (
        f"granted the common ground {ticked(given)}, `{premise}` is the conclusion `{claim}`{charged}",
        None
        if charged
        else "nothing is wrong as long as nobody disputes it; an objection with "
        "`charge begs_question` would make it a fault",
    )


def _carries_alone(facts: Facts) -> Words:
    premise, claim, idle = facts.get("premise"), facts.get("claim"), facts.get("idle")
    charged = "; an objection charges it, so it counts" if facts.get("charged") else ""
    return (
        f"`{premise}` gives `{claim}` alone, and {ticked(idle)} {_are(idle)} idle{charged}",
        "leave the idle premises out, or draw a conclusion that needs them",
    )


def _are(names: Fact) -> str:
    return "is" if isinstance(names, tuple) and len(names) == 1 else "are"


def _fails(facts: Facts) -> Words:
    offered = facts.get("offered")
    if isinstance(offered, tuple) and offered:
        what = f"`{facts.get('claim')}` does not follow from {ticked(offered)}"
    else:
        what = f"`{facts.get('claim')}` does not follow: nothing is offered for it"
    return what, "the countermodel shows how it can be false; a further premise has to rule that out"


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


def _conflict(facts: Facts) -> Words:
    names = facts.get("names")
    return (
        f"{ticked(names)} cannot all be true",
        "one of them has to go, or to say less; whatever follows from all of them follows from nothing",
    )


def _charge(facts: Facts) -> Words:
    charge = _CHARGES.get(str(facts.get("charge")), str(facts.get("charge")))
    grade = facts.get("grade")
    why = f": {_GRADES[str(grade)]}" if grade else ""
    return (
        f"the objection `{facts.get('objection')}` against `{facts.get('target')}` is sustained: the charge of "
        f"{charge} is true{why}",
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
    if reason == "target elsewhere":
        return f"`{name}` is against something outside this argument, which is not yet decided", None
    return f"the charge of `{name}` could not be decided: {reason_words(reason)}", None


def _recursion(facts: Facts) -> Words:
    if facts.get("reason") == "no Nat":
        return (
            f"`{facts.get('name')}` calls itself, and none of its parameters is a Nat that could go down",
            "give it a Nat parameter that gets smaller with every call",
        )
    return (
        f"`{facts.get('name')}` calls itself at an argument that is not shown to be smaller, and at least 0",
        "test first: `if n = 0 then … else … f(n - 1)`",
    )


def _names_of_kind(facts: Facts) -> Words:
    name, wanted, role = facts.get("name"), facts.get("wanted"), facts.get("role")
    if role == "expect":
        found = str(facts.get("found"))
        article = "an" if found[0] in "ao" else "a"
        return f"`{name}` is {article} {found}, which cannot be expected to be `{wanted}`", None
    if wanted == "assumption":
        return (
            f"`{name}` is not an assumption",
            f"declare it with `assume {name}:` if it is to be granted or not",
        )
    return (
        f"`{name}` is a word of the vocabulary, and a claim is needed here",
        "cite the claims that speak of it; definitions always count and are not cited",
    )


def _suppression(facts: Facts) -> Words:
    if facts.get("missing") == "rule":
        return (
            "this comment does not say which rule it ignores",
            "write `# petitio: ignore[rule-name] reason`",
        )
    return "a finding is suppressed without a reason", "say why, behind the bracket"


def _unused(facts: Facts) -> Words:
    kind = {"sort": "the sort", "define": "the definition"}.get(str(facts.get("kind")), "the word")
    return f"{kind} `{facts.get('name')}` is never used", "leave it out, or use it"


_WORDS: dict[str, Callable[[Facts], Words]] = {
    "syntax-error": _syntax_error,
    "unclosed-string": lambda f: ("this string is never closed", 'put a `"` at its end'),
    "unclosed-bracket": lambda f: (f"this `{f.get('bracket')}` is never closed", "close it"),
    "reserved-word": lambda f: (
        f"`{f.get('word')}` is a reserved word and cannot stand here",
        f"for a name, write it differently: `{f.get('word')}_`",
    ),
    "nested-too-deeply": lambda f: (
        f"this is nested more than {f.get('most')} levels deep",
        "give an inner part a name with `define`",
    ),
    "not-text": lambda f: ("this is not text in UTF-8", "save the file as UTF-8"),
    "empty-file": lambda f: ("there is nothing in this file", "begin with `argument NAME:`"),
    "mixed-connectives": lambda f: (
        f"`{f.get('inner')}` and `{f.get('outer')}` stand together without brackets",
        f"put brackets around the `{f.get('inner')}` part, so that no reader has to know which binds tighter",
    ),
    "prose-out-of-place": lambda f: (
        "prose stands before a formula, readings stand behind a declaration",
        'move the string: `premise NAME: "prose" formula`, `pred p(x: S) "reading"`',
    ),
    "not-yet-acted-on": lambda f: (
        _NOT_YET.get(str(f.get("what")), f"`{f.get('what')}` is read but not yet acted on"),
        None,
    ),
    "clause-out-of-place": _clause,
    "file-too-large": lambda f: (
        f"this file has {f.get('characters')} characters, more than the {f.get('most')} that are read",
        "split it",
    ),
    "no-argument": lambda f: ("this belongs to an argument, and none has begun", "begin with `argument NAME:`"),
    "number-too-long": lambda f: (
        f"this number has {f.get('digits')} digits, more than the {f.get('most')} that are read",
        "write it as a product or a power, or give it a name with `define`",
    ),
    "unknown-name": _unknown_name,
    "duplicate-name": lambda f: (f"`{f.get('name')}` is declared already", "give one of them another name"),
    "unused-vocabulary": _unused,
    "shadowed-name": lambda f: (
        f"this `{f.get('name')}` hides another of the same name",
        "call the bound variable something else",
    ),
    "circular-names": lambda f: (
        f"these names lead in a circle: {' → '.join(map(str, f.get('circle') or ()))}",  # type: ignore[arg-type]
        "write one of them out without the others",
    ),
    "sense-needed": lambda f: (
        f"`{f.get('name')}` has several senses: {ticked(f.get('senses'))}",
        "say which is meant",
    ),
    "wrong-kind-of-name": _names_of_kind,
    "sort-mismatch": _mismatch,
    "narrowing": _narrowing,
    "possible-division-by-zero": lambda f: (
        "this divisor can be 0, and a division by 0 has no value to rely on",
        "say in a premise that it is not 0, or test it first",
    ),
    "recursion-does-not-descend": _recursion,
    "wrong-number-of-arguments": _arguments,
    "missing-sort": lambda f: (
        f"the sort of {ticked(f.get('names') or f.get('name'))} is missing",
        "write it behind a colon: `x: System`",
    ),
    "induction-shape": _induction_shape,
    "induction-sort": lambda f: (
        f"`{f.get('variable')}` is of sort {f.get('found')}, and induction goes along Nat or Int",
        "bind it as a Nat, or use a Nat that counts what you mean",
    ),
    "case-subject": lambda f: (
        f"`{f.get('name')}` is of sort {f.get('found')}, which is not a sort with listed elements",
        "list the cases: `by cases φ, ψ`",
    ),
    "unknown-hole": lambda f: (
        f"the reading has `{f.get('hole')}`, which is not a parameter",
        f"the parameters are {ticked(f.get('parameters'))}; for a brace itself write it twice"
        if f.get("parameters")
        else "there are no parameters here; for a brace itself write it twice",
    ),
    "exponent": lambda f: (
        f"the exponent {f.get('found')} is larger than the {f.get('most')} that are multiplied out",
        "define the power by recursion",
    ),
    "premises-conflict": _conflict,
    "premise-contradicts-itself": lambda f: (
        f"{ticked(f.get('names'))} cannot be true, whatever else is",
        "it says two things that exclude each other",
    ),
    "assumption-conflicts": lambda f: (
        f"the assumption `{f.get('first')}` cannot be granted: {ticked(f.get('names'))} cannot all be true",
        "if it is there to be refuted, say so: `by contradiction from …`",
    ),
    "scenario-conflicts": lambda f: (f"the scenario `{f.get('scenario')}` conflicts with itself", None),
    "does-not-follow": _fails,
    "lemma-does-not-follow": _fails,
    "cites-too-little": lambda f: (
        f"`{f.get('claim')}` does not follow from what it cites, but would with {ticked(f.get('names'))}",
        f"add {ticked(f.get('names'))} behind `from`",
    ),
    "undecided": _undecided,
    "follows-from-anything": lambda f: (
        f"`{f.get('claim')}` follows, but only because what is offered cannot all be true: anything follows from it",
        "resolve the conflict first; the verdict says nothing about the claim",
    ),
    "cases-not-exhaustive": lambda f: (
        f"it {'could not be decided whether' if f.get('undecided') else 'is not shown that'} the cases "
        f"{ticked(f.get('cases'))} are all there are",
        "add the missing case, or a premise that rules it out",
    ),
    "case-not-proven": lambda f: (f"the claim is not proven in the case `{f.get('case')}`", None),
    "rests-on-a-failed-lemma": lambda f: (
        f"`{f.get('claim')}` rests on {ticked(f.get('names'))}, which {_are(f.get('names'))} not proven",
        "mend the lemma first",
    ),
    "assumption-not-refuted": lambda f: (
        "the named assumption is not refuted: it can be true together with the rest",
        None,
    ),
    "idle-premise": lambda f: (
        f"`{f.get('premise')}` is idle: {ticked(f.get('conclusions'))} "
        f"{'follows' if _are(f.get('conclusions')) == 'is' else 'follow'} without it",
        f"leave it out, or expect it: `expect {f.get('premise')} idle`",
    ),
    "idle-assumption": lambda f: (
        f"the assumption `{f.get('premise')}` is idle: nothing here needs it",
        f"leave it out, or expect it: `expect {f.get('premise')} idle`",
    ),
    "cited-but-not-needed": lambda f: (
        f"`{f.get('claim')}` cites `{f.get('premise')}` and does not need it",
        "leave it out of `from`",
    ),
    "common-ground": lambda f: (
        f"`{f.get('claim')}` follows from the definitions and the common ground alone: no premise is needed",
        None,
    ),
    "restates": _restates,
    "circular": _circular,
    "presupposes": _presupposes,
    "carries-alone": _carries_alone,
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
    "equivocation": lambda f: (
        f"`{f.get('claim')}` would follow if {ticked(f.get('words'))} had one sense; it has {ticked(f.get('senses'))}",
        "say how the senses are connected, in a premise, or use one of them throughout",
    ),
    "charge-sustained": _charge,
    "charge-undecided": _charge_open,
    "expectation-not-met": _expectation,
    "unused-suppression": lambda f: (
        f"this comment ignores {ticked(f.get('names'))}, which is not found here",
        "remove the comment",
    ),
    "suppression-without-reason": _suppression,
    "unknown-rule": lambda f: (f"there is no rule `{f.get('name')}`", _did_you_mean(f)),
}
