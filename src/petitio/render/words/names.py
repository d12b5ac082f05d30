"""What is said of names and what they stand for."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, did_you_mean, ticked


def _unknown_name(facts: Facts) -> Words:
    kind, name = facts.get("kind"), facts.get("name")
    known = facts.get("known")
    what = {
        "sort": f"there is no sort `{name}`",
        "claim": f"there is no claim `{name}` in this argument",
        "sense": f"there is no sense `{name}`",
        "charge": f"`{name}` is not a charge",
        "logic": f"there is no logic `{name}`",
        "scenario": f"there is no scenario `{name}` in this argument",
        "target": f"there is no claim, objection or argument `{name}`",
        "argument": f"there is no argument `{name}`",
        "dispute": f"there is no dispute `{name}`",
        "claim elsewhere": f"there is no claim `{name}`",
        "shared claim": f"`{name}` is a claim that the arguments of `{facts.get('file')}` share",
    }.get(str(kind), f"unknown name `{name}`")
    advice = did_you_mean(facts)
    if kind == "shared claim":
        advice = "an import brings words and arguments; state the claim here, or begin with `argument NAME extends …:`"
    if advice is None and known:
        advice = f"there are {ticked(known)}"
    if advice is None and name == "knows":
        return what, "declare it, or say `logic epistemic` in the header: then `knows(a, φ)` is what a knows"
    if advice is None and kind == "name":
        advice = "declare it with `pred`, `func`, `const` or `define`"
    if advice is None and kind == "sort":
        advice = f"declare it: `sort {name}`"
    return what, advice


def _unused(facts: Facts) -> Words:
    kind = {"sort": "the sort", "define": "the definition"}.get(str(facts.get("kind")), "the word")
    return f"{kind} `{facts.get('name')}` is never used", "leave it out, or use it"


def _names_of_kind(facts: Facts) -> Words:
    name, wanted, role = facts.get("name"), facts.get("wanted"), facts.get("role")
    if role == "expect":
        found = str(facts.get("found"))
        article = "an" if found[0] in "ao" else "a"
        return f"`{name}` is {article} {found}, which cannot be expected to be `{wanted}`", None
    if wanted == "own claim":
        argument = facts.get("argument")
        return (
            f"`{name}` is a claim of the argument `{argument}`: what it rests on there is not at hand here",
            f"state it here, `premise NAME: {name}`, and cite that; or begin with `argument NAME extends {argument}:`",
        )
    if wanted == "assumption":
        return (
            f"`{name}` is not an assumption",
            f"declare it with `assume {name}:` if it is to be granted or not",
        )
    return (
        f"`{name}` is a word of the vocabulary, and a claim is needed here",
        "cite the claims that speak of it; definitions always count and are not cited",
    )


def _not_found(facts: Facts) -> Words:
    path = facts.get("path")
    match facts.get("reason"):
        case "no folder":
            return (
                f"`{path}` cannot be looked for: this text stands in no folder",
                "check it as a file, or say in which folder it belongs",
            )
        case "no file":
            return f"`{path}` is not a file", 'name the argument file itself: `import "folder/words.arg"`'
        case "other file":
            return (
                f"`{path}` is no argument file, by its name",
                "what is imported ends in `.arg`, `.md` or `.markdown`: rename that file",
            )
        case "too large":
            return f"`{path}` is larger than 10 MB", "take the argument apart into several files"
        case "unreadable":
            return f"`{path}` is there and cannot be read", "see to it that you may read the file"
        case _:
            return f"there is no file `{path}`", "the path goes from the folder of this file, not from the current one"


def _outside(facts: Facts) -> Words:
    path = facts.get("path")
    if facts.get("reason") == "absolute":
        return f"`{path}` is an absolute path", "write the path from the folder of this file"
    return (
        f"`{path}` leads out of this project",
        "copy the file into the project; the project's root is the nearest folder with a `petitio.toml` or a `.git`",
    )


def _faulty_import(facts: Facts) -> Words:
    path, cause = facts.get("path"), facts.get("cause")
    if cause is None:
        return f"`{path}` is not text in UTF-8, from line {facts.get('line')} on", "save that file as UTF-8"
    return (
        f"`{path}` has errors, and nothing is taken from it; the first is in line {facts.get('line')}: {cause}",
        f"mend that file first: `petitio check {facts.get('file')}`",
    )


def _differs(facts: Facts) -> Words:
    name, claim = facts.get("name"), facts.get("claim")
    if facts.get("arguments"):
        return _no_common(facts)
    what = {
        "sort": f"the sort `{name}` has other elements there than here",
        "kind": f"`{name}` is a word there and something else here",
        "signature": f"`{name}` is declared with another signature there than here",
        "meaning": f"`{name}` is defined in another way there than here",
        "both": f"`{name}` would be one word with another `{name}` that is spoken of here as well",
    }[str(facts.get("how"))]
    return (
        f"`{claim}` does not mean the same here: {what}",
        f"give one `{name}` another name or a sense (`{name}[sense]`), or share the declaration by an `import`",
    )


def _no_common(facts: Facts) -> Words:
    name, arguments = facts.get("name"), facts.get("arguments")
    one, other = arguments if isinstance(arguments, tuple) else ("", "")
    if facts.get("how") == "logic":
        return (
            f"`{one}` and `{other}` are in different logics, and cannot be held against each other",
            "give both the same `logic`",
        )
    what = {
        "sort": f"the sort `{name}` has other elements in the one than in the other",
        "meaning": f"`{name}` is defined in different ways",
    }.get(str(facts.get("how")), f"`{name}` is declared with different signatures")
    return (
        f"`{one}` and `{other}` cannot be held against each other: {what}",
        f"give one `{name}` another name or a sense (`{name}[sense]`), or share the declaration by an `import`",
    )


def circle(facts: Facts) -> str:
    """The names of a circle, in their order."""
    names = facts.get("circle")
    return " → ".join(map(str, names)) if isinstance(names, tuple) else ""


WORDS: Table = {
    "unknown-name": _unknown_name,
    "duplicate-name": lambda f: (f"`{f.get('name')}` is declared already", "give one of them another name"),
    "unused-vocabulary": _unused,
    "shadowed-name": lambda f: (
        f"this `{f.get('name')}` hides another of the same name",
        "call the bound variable something else",
    ),
    "circular-names": lambda f: (
        f"these names lead in a circle: {circle(f)}",
        "write one of them out without the others",
    ),
    "sense-needed": lambda f: (
        f"`{f.get('name')}` has several senses: {ticked(f.get('senses'))}",
        "say which is meant",
    ),
    "wrong-kind-of-name": _names_of_kind,
    "import-not-found": _not_found,
    "import-outside-project": _outside,
    "import-circle": lambda f: (
        f"these files import one another in a circle: {circle(f)}",
        "put what they share into a file of its own, which each of them imports",
    ),
    "import-faulty": _faulty_import,
    "extends-circle": lambda f: (
        f"these arguments extend one another in a circle: {circle(f)}",
        "let one of them stand by itself",
    ),
    "vocabulary-differs": _differs,
    "judged-elsewhere": lambda f: (
        f"`{f.get('name')}` is judged where it stands, in `{f.get('file')}`, and gets no verdict here",
        "put the expectation there",
    ),
}
