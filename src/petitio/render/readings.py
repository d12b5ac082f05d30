"""Words for symbols: the author's readings with their holes filled, and what to say where there is none."""

from __future__ import annotations

import re

from petitio.core import Symbol

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|will|does|has|have|had)\b(?! not\b)")
_CONTRACTED = {"can": "cannot"}
# Where one of these stands, a "not" behind the verb would deny something else than the sentence.
_LARGER = re.compile(
    r"\b(that|what|who|which|where|if|when|unless|because|and|or|but|every|everything|everybody|everyone|all|each|some"
    r"|something|somebody|someone|sometimes|no|not|nothing|nobody|none|any|anything|never|always|often|only|few|many|most"
    r"|at most|at least|must|may|might|should|says|said|cannot)\b|[,;?]",
    re.IGNORECASE,
)
# After these the verb that follows is in its plain form, so that "has it" would become "has not it".
_POSSESSIVE = {"has": "does not have", "have": "do not have", "had": "did not have"}


def fill(symbol: Symbol, arguments: list[str]) -> str:
    """A symbol's reading at some arguments, each already in words."""
    if symbol.reading is None:
        return _from_name(symbol, arguments)
    by_name = dict(zip([parameter.name for parameter in symbol.parameters], arguments, strict=True))

    def replace(match: re.Match[str]) -> str:
        if match.group() in ("{{", "}}"):
            return match.group()[0]
        return by_name.get(match.group(1), match.group())

    return _PIECE.sub(replace, symbol.reading)


def words_of(name: str) -> str:
    """A name as words: `iterative_alignment` as "iterative alignment"."""
    return name.replace("_", " ").strip() or name


def _from_name(symbol: Symbol, arguments: list[str]) -> str:
    words = words_of(symbol.name) + (f" ({symbol.sense})" if symbol.sense else "")
    sentence = symbol.result.kind == "bool"
    if not arguments:
        return f"“{words}” is true" if sentence else words
    if not sentence:
        return f"the {words} of {' and '.join(arguments)}"
    if len(arguments) == 1:
        return f"{arguments[0]} is {words}"
    if len(arguments) == 2:
        return f"{arguments[0]} {words} {arguments[1]}"
    return f"{symbol.name}({', '.join(arguments)})"


def deny(sentence: str) -> str:
    """The denial of a sentence: at its first auxiliary verb if it has a single clause, else as a whole."""
    match = _AUXILIARY.search(sentence)
    subordinate = _LARGER.search(sentence)
    if match is None or (subordinate is not None and subordinate.start() < match.start()):
        return f"it is not true that {sentence}"
    if _LARGER.search(sentence[match.end() :]):
        return f"it is not true that {sentence}"
    verb = match.group()
    if verb in _POSSESSIVE:
        after = sentence[match.end() :].split()
        if after and (after[0].endswith(("ed", "en")) or after[0] in ("been", "had", "made", "done", "gone")):
            return f"{sentence[: match.end()]} not{sentence[match.end() :]}"
        return f"{sentence[: match.start()]}{_POSSESSIVE[verb]}{sentence[match.end() :]}"
    denied = _CONTRACTED.get(verb, f"{verb} not")
    return f"{sentence[: match.start()]}{denied}{sentence[match.end() :]}"


def capitalised(sentence: str) -> str:
    """With a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def listed(items: list[str]) -> str:
    """Some words as a list: "a, b and c"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
