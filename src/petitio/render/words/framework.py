"""What is said of files that hold an abstract framework."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, did_you_mean

_UNSEEN: Words = (
    "the name `{text}` holds a character that nobody would see, or that a terminal would obey",
    "take out what is shown here as its number",
)
_SYNTAX: dict[tuple[str, str], Words] = {
    ("af", "header"): (
        "a framework in this format begins with how many arguments it has",
        "write `p af 3` in the first line, with their number for the 3",
    ),
    ("af", "second header"): (
        "this format says only once how many arguments there are",
        "take this line out; what it counts belongs into the first one",
    ),
    ("af", "attack"): (
        "`{text}` is no attack: that is two numbers with a space between them",
        "write `1 2` for an attack of argument 1 on argument 2; a comment begins with `#`",
    ),
    ("apx", "statement"): (
        "`{text}` is neither an argument nor an attack",
        "write `arg(a).` for an argument and `att(a,b).` for an attack of a on b; a comment begins with `%`, and a "
        'name with blanks, commas or brackets stands in quotes: `arg("a b").`',
    ),
    ("apx", "undotted"): ("`{text}` has no full stop at its end", "write `{text}.`"),
    ("apx", "name"): _UNSEEN,
    ("tgf", "name"): _UNSEEN,
    ("tgf", "attack"): (
        "`{text}` is no attack: that is two arguments with a space between them",
        "write `a b` for an attack of a on b",
    ),
    ("tgf", "mark"): (
        "nothing shows where the arguments end and the attacks begin",
        "write a line with `#` alone between them",
    ),
    ("tgf", "second mark"): (
        "`#` stands between the arguments and the attacks, and only once",
        "take this line out",
    ),
}
_DECLARE = {
    "apx": "write `arg({name}).`",
    "tgf": "write `{name}` in a line above the one with `#`",
}


def _syntax(facts: Facts) -> Words:
    message, hint = _SYNTAX[str(facts.get("format")), str(facts.get("reason"))]
    text = str(facts.get("text"))
    return message.replace("{text}", text), None if hint is None else hint.replace("{text}", text)


def _unknown(facts: Facts) -> Words:
    name = str(facts.get("name"))
    if facts.get("format") == "af":
        count = facts.get("count")
        return (
            f"there is no argument {name}: by the first line, they are numbered 1 to {count}"
            if count
            else f"there is no argument {name}: by the first line, there are none",
            "write another number, or a larger one in the first line",
        )
    declare = _DECLARE[str(facts.get("format"))].replace("{name}", name)
    near = did_you_mean(facts)
    return f"there is no argument `{name}` to attack or be attacked", f"{near} If not, {declare}" if near else declare


WORDS: Table = {
    "framework-syntax": _syntax,
    "unknown-argument": _unknown,
    "framework-too-large": lambda f: (
        f"the framework has more than {f.get('most')} arguments, and no more are read",
        "leave out what the arguments in question do not depend on",
    ),
}
