"""What is said of sorts."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, ticked


def _mismatch(facts: Facts) -> Words:
    wanted, found, term = facts.get("wanted"), facts.get("found"), facts.get("term")
    if wanted == "chain":
        return (
            f"a chain of comparisons goes one way, and this one has `{found}`",
            "split it with `and`",
        )
    if wanted == "number":
        return f"`{term}` is of sort {found}, and a number is needed here", None
    if wanted == "knower":
        return (
            f"`{term}` is of sort {found}, and the first argument of `knows` is somebody",
            "knowers are of a sort that you declare: `sort Person`, `const ann: Person`, `knows(ann, φ)`",
        )
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
            f"`{facts.get('written')}` may be below 0, and a Nat is needed here",
            "state the condition around it: `if n > 0 then … else …`, or `n > 0 -> …`",
        )
    return (
        f"`{term}` is of sort {found}, and sort {wanted} is needed here; numbers widen (Nat to Int to Real) "
        "but do not narrow",
        f"declare it as {wanted} if that is what it is",
    )


def _missing(facts: Facts) -> Words:
    if facts.get("call"):
        return (
            f"`{facts.get('name')}` calls itself, so the sort of its result cannot be read off its definition",
            f"declare the result: `define {facts.get('call')}: {facts.get('result')} := …`",
        )
    names, known = facts.get("names"), facts.get("sorts")
    assert isinstance(names, tuple)
    assert isinstance(known, tuple)
    written = tuple(f"{names[0]}: {sort}" for sort in known[:2])
    if not written:
        own = f"`sort Thing` and `{names[0]}: Thing`"
        return f"the sort of {ticked(names)} is missing", f"write it behind a colon: `{names[0]}: Nat`, or {own}"
    others = ", or another sort" if len(known) > len(written) else ""
    return f"the sort of {ticked(names)} is missing", f"write it behind a colon: {ticked(written, 'or')}{others}"


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
        case "no measure":
            return (
                "an induction along something needs a measure, which goes down along it",
                f"add `measure …` with a Nat that tells how far up `{variable}` is",
            )
        case "no along":
            return (
                "a measure belongs to an induction along a function or a relation",
                "add `along …`, or leave the measure out",
            )
        case "along":
            found, sort = facts.get("found"), facts.get("sort")
            return (
                f"an induction on `{variable}` cannot go along `{found}`",
                f"name a function from {sort} to {sort}, or a predicate of two of {sort} whose first is the smaller",
            )
        case "counted":
            return (
                "`from` a number, `strong` and `depth` count steps, and an induction along something does not",
                "leave it out: an induction along something may always use all that is below",
            )
        case "variable along":
            bound = facts.get("bound")
            return (
                f"an induction on `{variable}` shows a claim of the form `forall {variable}: …`, and this one is not",
                f"its outermost variables are {ticked(bound)}"
                if bound
                else f"begin the claim with `forall {variable}:`",
            )
        case _:
            bound = facts.get("bound")
            advice = f"its outermost variables are {ticked(bound)}" if bound else None
            return (
                f"an induction on `{variable}` shows a claim of the form `forall {variable}: Nat. …`, "
                "and this one is not",
                advice or f"begin the claim with `forall {variable}: Nat.`",
            )


def _exponent(facts: Facts) -> Words:
    if facts.get("degree"):
        return (
            f"multiplied out, this has unknowns to the power of {facts.get('degree')}, and at most "
            f"{facts.get('most')} are taken",
            "say in a premise only as much of it as the conclusion needs",
        )
    return (
        f"the exponent {facts.get('found')} is larger than the {facts.get('most')} that are multiplied out",
        "define the power by recursion",
    )


def _division(facts: Facts) -> Words:
    written, zero = facts.get("written"), facts.get("zero")
    what = f"the divisor `{written}` {'is' if zero else 'can be'} 0, and a division by 0 has no value to rely on"
    if zero:
        return what, "leave the division out: no condition gives it a value"
    return what, f"say in a premise that it is not 0, or test it first: `{written} != 0 -> …`"


WORDS: Table = {
    "sort-mismatch": _mismatch,
    "narrowing": _narrowing,
    "possible-division-by-zero": _division,
    "recursion-does-not-descend": _recursion,
    "wrong-number-of-arguments": _arguments,
    "missing-sort": _missing,
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
    "exponent": _exponent,
}
