"""What a beginner most likely meant, where a text is not as it should be."""

from __future__ import annotations

import re

_WORD = r"(?<![\w'.])"
_NAME = r"[^\W\d][\w']*"
# Where a name stands, no word is meant as one of another language.
_DECLARED = re.compile(rf"{_WORD}(?:premise|assume|conclude|lemma|const|pred|func|sort|define|argument)\s+{_NAME}$")
# What is found, what stands before it, and what is advised, by the name that the renderer knows it under.
_ROWS = tuple(
    (re.compile(found, re.S | re.I), re.compile(before, re.S | re.I), advice)
    for found, before, advice in (
        (r"%.*", r"", "mod"),
        (r"[0-9]+[^\W\d].*", r"", "digit"),
        (r"=", r":$", "assign"),
        (r",", rf"{_WORD}sort\s+{_NAME}\s*=[^=]*$", "bar"),
        (r",", rf"{_WORD}(?:const|sort|pred|func)\s+{_NAME}$", "one each"),
        (r"\)", rf"{_WORD}func\s+{_NAME}\s*\($", "const"),
        (r"\)", rf"{_WORD}(?:pred|define)\s+{_NAME}\s*\($", "no brackets"),
        (r"∈", r"", "sort of a variable"),
        (r":", rf"(?:{_WORD}(?:forall|exists)\b|[∀∃])[^.]*:\s*{_NAME}$", "end of a binder"),
        (r"\.", rf"(?:{_WORD}(?:forall|exists)\b|[∀∃])[^.]*\bin\s+{_NAME}$", "sort of a variable"),
        (r"<", r"=$", "at most"),
        (r"<>", r"", "not equal"),
        (r"\*", r"\*$", "power"),
        (r"\|", r"(?:[:(=<>+*-]|\b(?:and|or|not))$", "size"),
        (r"therefore|hence|thus|so|ergo", r"", "conclude"),
        (r".*", rf"{_WORD}(?:box|always|must)$", "necessarily"),
        (r".*", rf"{_WORD}(?:diamond|maybe|might)$", "possibly"),
        (r".*", rf"{_WORD}(?:for\s+all|for\s+every|for\s+each|all|every|each|any)$", "forall"),
        (r"all|every|each", rf"{_WORD}for$", "forall"),
        (r".*", rf"{_WORD}(?:there\s+is|there\s+exists|for\s+some|some)$", "exists"),
        (r"exists|is", rf"{_WORD}there$", "exists"),
        (r"some", rf"{_WORD}for$", "exists"),
        (r".*", rf"{_WORD}(?-i:Not|NOT)$", "not"),
        (r".*", rf"{_WORD}neither$", "neither"),
        (r"if", r"[\w')]$", "if behind"),
        (r"only", r"[\w')]$", "only if"),
        (r"unless", r"[\w')]$", "unless"),
        (r"but|while|though|although|whereas", r"[\w')]$", "and"),
        (r";", r"", "no end"),
        (r"\.", r"[\w')]$", "no end"),
        (r"valid|sound|true|proven|follows", rf"{_WORD}expect\s+[\w'.]+$", "holds"),
        (r"invalid|unsound|false|refuted|open", rf"{_WORD}expect\s+[\w'.]+$", "fails"),
    )
)


def hint(text: str, start: int, found: str, expected: tuple[str, ...]) -> str | None:
    """The name of an advice for whoever wrote `found` at a place where something else was `expected`; None if nothing
    is known that fits."""
    if found[:1] == "." and text[start + 1 : start + 2].strip():
        return "dot"
    before = text[:start].rstrip()[-400:]
    if re.search(r"(?:forall|exists!?|∀|∃)[^.]*$", before[-200:]) and "." in before[-80:].rsplit(":", 1)[-1]:
        return "dot"
    if expected == ("`else`",):
        return "arrow"
    named = _DECLARED.search(before) is not None
    for of_found, of_before, advice in _ROWS:
        if named and of_found.pattern == ".*":
            continue
        if advice == "no end" and "a name" in expected:
            # There is more to come, so this is not where something ends.
            continue
        if of_found.fullmatch(found) and of_before.search(before):
            return advice
    return None
