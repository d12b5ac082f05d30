"""Words for symbols: the author's readings with their holes filled, and denied."""

from __future__ import annotations

import re

from petitio.core import Symbol
from petitio.render.english_words import BEFORE_A_PARTICIPLE, NO_PARTICIPLES, PARTICIPLES
from petitio.render.plain_words import template_from_name
from petitio.render.visible import visible

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|will|would|does|did|has|have|had)\b(?! not\b)")
_CONTRACTED = {"can": "cannot"}
# Where one of these stands, a "not" behind the verb would deny something else than the sentence.
_LARGER = re.compile(
    r"\b(that|what|who|which|where|if|when|unless|because|and|or|but|every|everything|everybody|everyone|all|each|some"
    r"|something|somebody|someone|sometimes|no|not|nothing|nobody|none|any|anything|never|always|often|only|few|many|most"
    r"|at most|at least|must|may|might|should|says|said|cannot)\b|[,;?]",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"(every|each|all|some|no|any|none|few|many|most|both|neither|either|nobody|nothing|somebody|something|someone"
    r"|everybody|everything|everyone|anybody|anything|anyone|at least|at most|not)\b",
    re.IGNORECASE,
)
# What there is, in a word, or in a few behind an article, and where: not how much of it, nor when, nor which.
_AMOUNT = (
    r"(?!(?:the|exactly|enough|much|more|less|little|several|half|plenty|dozens?|hundreds?|thousands?|millions?|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|lot|number|couple|pair|his|her|its|their|my|our|your"
    r"|such|this|these|those|still|already|now|also|again|yet|usually|probably|perhaps|currently|hardly|just|in|at|on"
    r"|over|under|about|nearly|almost)\b)"
)
_THERE_IS = re.compile(
    rf"(there (?:is|are|was|were)) (?:(?:a|an) {_AMOUNT}([a-z]+(?: [a-z]+){{0,2}}(?: {{\w+}})?)|{_AMOUNT}([a-z]+))"
    r"((?: (?:above|after|at|before|behind|below|beside|between|by|for|from|in|inside|near|on|over|through|under|with"
    r"|within)\b.*)?)",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"\b(both|either|except|everywhere|elsewhere|of|than|to)\b", re.IGNORECASE)
# After these the verb that follows is in its plain form, so that "has it" would become "has not it".
_POSSESSIVE = {"has": "does not have", "have": "do not have", "had": "did not have"}
_WHOLE = "it is not true that "
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def fill(symbol: Symbol, arguments: list[str]) -> str:
    """A symbol's reading at some arguments, each already in words."""
    return _filled(_template(symbol), symbol, arguments)


def denied(symbol: Symbol, arguments: list[str]) -> str:
    """The denial of a predicate at some arguments: at its first auxiliary verb if that denies it, else as a whole."""
    split = denial(symbol, arguments)
    if split is not None:
        return "".join(split)
    words = fill(symbol, arguments)
    return _WHOLE + (f"“{words}”" if symbol.kind == "opaque" else words)


def denial(symbol: Symbol, arguments: list[str]) -> tuple[str, str] | None:
    """A denial in place, up to its "not" and behind it, or None if there is none: `("x is not", " red")`. A "no" makes
    one whole with what it denies: `("there is no rain", "")`.

    It is looked for in the reading alone, so that what stands in the holes does not matter, unless it quantifies.
    """
    if any(_QUANTIFIER.match(argument) for argument in arguments):
        return None
    template = _template(symbol)
    match = _AUXILIARY.search(template)
    if match is None:
        return None
    before, verb, after = template[: match.start()], match.group(), template[match.end() :]
    if symbol.reading is not None and (_LARGER.search(before) or _LARGER.search(after)):
        return None
    if (there := _THERE_IS.fullmatch(template)) is not None and not _BEYOND.search(template):
        head, few, one, where = there.groups()
        return _filled(f"{head} no {few or one}{where}", symbol, arguments), ""
    if verb in _POSSESSIVE and not _perfect(after.split()):
        verb = _POSSESSIVE[verb]
    else:
        verb = _CONTRACTED.get(verb, f"{verb} not")
    return _filled(before + verb, symbol, arguments), _filled(after, symbol, arguments)


def denied_as_a_whole(sentence: str) -> bool:
    """Whether a denial stands in front of the sentence that it denies."""
    return sentence.startswith(_WHOLE)


def _perfect(after: list[str]) -> bool:
    """Whether what stands behind a "has" makes it an auxiliary: "has come", "has already rained"."""
    while after and (after[0] in BEFORE_A_PARTICIPLE or after[0].endswith("ly")):
        after = after[1:]
    if not after or after[0] in NO_PARTICIPLES:
        return False
    return after[0] in PARTICIPLES or after[0].endswith(("ed", "en"))


def _template(symbol: Symbol) -> str:
    if symbol.reading is None:
        return visible(template_from_name(symbol))
    reading = visible(symbol.reading)
    return reading.rstrip().removesuffix(".") if symbol.result.kind == "bool" else reading


def _filled(template: str, symbol: Symbol, arguments: list[str]) -> str:
    by_name = dict(zip([parameter.name for parameter in symbol.declared], arguments, strict=True))

    def replace(match: re.Match[str]) -> str:
        if match.group() in ("{{", "}}"):
            return match.group()[0]
        return by_name.get(match.group(1), match.group())

    return _PIECE.sub(replace, template)


def hole_ends(symbol: Symbol, parameter: str) -> bool:
    """Whether a reading ends in the hole of a parameter, so that nothing of it follows what is put in."""
    return _template(symbol).endswith(f"{{{parameter}}}")


def hole_begins(symbol: Symbol, parameter: str) -> bool:
    """Whether a reading begins with the hole of a parameter, and has no other hole of it."""
    template = _template(symbol)
    return template.startswith(f"{{{parameter}}}") and template.count(f"{{{parameter}}}") == 1


def word_before(symbol: Symbol, parameter: str) -> str | None:
    """The word in front of every hole of a parameter, `generation` in "generation {n} is safe", if it is one."""
    found = re.findall(r"(\S+) \{" + re.escape(parameter) + r"\}", _template(symbol))
    holes = _template(symbol).count(f"{{{parameter}}}")
    return found[0] if found and len(found) == holes and len(set(found)) == 1 and found[0].isalpha() else None


def capitalised(sentence: str) -> str:
    """With a capital first letter, unless that is a name of its own: a single letter, or no plain word."""
    first = sentence.split(" ", 1)[0]
    if (len(first) == 1 and first != "a") or "_" in first or "(" in first:
        return sentence
    return sentence[:1].upper() + sentence[1:]


def set_off(words: str) -> str:
    """The words of a term in front of a verb: with a comma behind them if there is one in them, brackets apart."""
    plain, before = words, ""
    while plain != before:
        before, plain = plain, re.sub(r"\([^()]*\)", "", plain)
    return f"{words}," if ", " in plain else words


def listed(items: list[str], joiner: str = "and") -> str:
    """Some words as a list: "a, b and c"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def number_word(number: int) -> str:
    """A small number in words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
