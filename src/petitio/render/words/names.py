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
        "scenario": f"there is no scenario `{name}` in this argument",
        "target": f"there is no claim, objection or argument `{name}`",
    }.get(str(kind), f"unknown name `{name}`")
    advice = did_you_mean(facts)
    if advice is None and known:
        advice = f"there are {ticked(known)}"
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
    if wanted == "assumption":
        return (
            f"`{name}` is not an assumption",
            f"declare it with `assume {name}:` if it is to be granted or not",
        )
    return (
        f"`{name}` is a word of the vocabulary, and a claim is needed here",
        "cite the claims that speak of it; definitions always count and are not cited",
    )


WORDS: Table = {
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
}
