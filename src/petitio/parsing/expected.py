"""What the grammar would have taken at a place, in words that a person types."""

from __future__ import annotations

import re

from petitio.parsing.parser import END, Parser

_PHRASES = {
    "NAME": "a name",
    "STRING": "a string in double quotes",
    "INT": "a whole number",
    "DECIMAL": "a number",
    "PERCENT": "a percentage",
    "QUALIFIED": "a qualified name",
    END: "the next declaration",
    "OUTCOME": "an outcome (holds, fails, begs, vacuous, consistent, idle, sustained …)",
    "_DOT": "`.` and a space",
    "_ON_CASES": "`on`",
    "KIND": "a claim",
}
_OPENERS = frozenset(
    {"FORALL", "EXISTS", "EXISTS1", "IF", "LET", "NOT", "NECESSARILY", "POSSIBLY", "MINUS", "NAME"}
    | {"QUALIFIED", "INT", "DECIMAL", "PERCENT", "TRUE", "FALSE", "LPAR"}
)
_OPERATORS = frozenset(
    {"_AND", "_OR", "_XOR", "_IMPLIES", "_IFF", "EQ", "NE", "LT", "LE", "GT", "GE", "PLUS", "MINUS"}
    | {"STAR", "SLASH", "DIV", "MOD", "CARET"}
)
_CLAUSES = frozenset({"FROM", "BY", "BECAUSE", "CREDENCE", "INDEPENDENT", "SPEAKER", "SOURCE", "TAG"})
_OPTIONS = frozenset({"BASE", "STEP", "STRONG", "DEPTH", "STRENGTHEN", "ALONG", "MEASURE"})


def expected_words(parser: Parser, accepts: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terminals in `accepts` as phrases for a message, and those that are words as candidates to suggest."""
    words: list[str] = []
    rest = set(accepts)
    if {"FORALL", "LPAR", "NAME"} <= rest:
        words.append("a formula")
        rest -= _OPENERS
    elif {"LPAR", "INT"} <= rest:
        words.append("a term")
        rest -= _OPENERS
    if rest >= {"PLUS", "CARET"}:
        words.append("an operator")
        rest -= _OPERATORS
    if rest >= _CLAUSES:
        words.append("a clause (from, by, because, source …)")
        rest -= _CLAUSES | _OPTIONS
    spelt = {name: _spelling(parser, name) for name in accepts}
    for name in sorted(rest - {END}):
        phrase = _PHRASES.get(name) or f"`{spelt[name]}`"
        if phrase not in words:
            words.append(phrase)
    if END in rest:
        words.append(_PHRASES[END])
    candidates = tuple(
        word for name in sorted(accepts) for word in _alternatives(parser, name, spelt[name]) if word[:1].isalpha()
    )
    return tuple(words), candidates


def first_word(text: str, start: int) -> str:
    """The word, number or mark that stands at an offset; empty at the end of the text."""
    match = re.compile(r"[\w']+|\S").match(text, start)
    return match.group() if match else ""


def _spelling(parser: Parser, name: str) -> str:
    """The first spelling that a terminal has."""
    if name in _PHRASES:
        return _PHRASES[name]
    terminal = parser.terminal(name)
    if terminal.spelling is not None:
        return terminal.spelling
    bare = re.sub(r"\(\?[!=](?:[^()]|\([^()]*\))*\)", "", terminal.pattern)
    first = re.split(r"(?<!\\)\|", bare)[0]
    return re.sub(r"\\(.)", r"\1", first).replace("?", "")


def _alternatives(parser: Parser, name: str, spelling: str) -> tuple[str, ...]:
    if name == "OUTCOME":
        inner = re.search(r"\(\?:([a-z|]+)\)", parser.terminal(name).pattern)
        return tuple(inner.group(1).split("|")) if inner else ()
    return () if name in _PHRASES else (spelling,)
