"""What to say of a symbol that has no reading: a template made of its name.

Nothing but the form of the words is known, so a template is a sentence where the form makes it one (`is_red`,
`depends_on`, `taller_than`, `causes`, `aligned`), and otherwise says plainly that the word applies.
"""

from __future__ import annotations

import re

from petitio.core import Symbol
from petitio.render.english_words import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    NO_ADJECTIVES,
    NO_VERB_ENDINGS,
    PARTICIPLES,
    PREPOSITIONS,
    VERBS,
)


def words_of(name: str) -> str:
    """A name as words: `iterative_alignment` as "iterative alignment", `SafetyCase` as "Safety Case"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return apart.replace("_", " ").strip() or name


def noun_of(name: str) -> str:
    """The name of a sort as a noun in a sentence: in small letters, unless it is an abbreviation."""
    return " ".join(word if word.isupper() else word.lower() for word in words_of(name).split())


def template_from_name(symbol: Symbol) -> str:
    """A reading for a symbol without one, with a hole for each of its parameters."""
    holes = [f"{{{parameter.name}}}" for parameter in symbol.declared]
    if symbol.result.kind != "bool" or symbol.kind == "const":
        return _term(symbol, holes)
    if symbol.kind == "claim":
        return f"`{symbol.name}` is true"
    words = words_of(symbol.name).split()
    sense = f" (in the sense “{words_of(symbol.sense)}”)" if symbol.sense else ""
    if not holes:
        return f"“{' '.join(words)}” is true{sense}"
    said = _unary(words) if len(holes) == 1 else _binary(words) if len(holes) == 2 else None
    if said is None:
        named = holes[0] if len(holes) == 1 else f"{', '.join(holes[:-1])} and {holes[-1]}"
        return f"`{symbol.name}` is so of {named}{sense}"
    return f"{holes[0]} {said}{f' {holes[1]}' if len(holes) == 2 else ''}{sense}"


def _term(symbol: Symbol, holes: list[str]) -> str:
    words = words_of(symbol.name)
    sense = f" ({words_of(symbol.sense)})" if symbol.sense else ""
    if not holes:
        return words + sense
    if len(holes) == 1 and words.endswith(" of"):
        return f"the {words}{sense} {holes[0]}"
    if len(words) < 3 or words.split()[-1] in PREPOSITIONS:
        return f"{symbol.name}{sense}({', '.join(holes)})"
    return f"the {words}{sense} of {holes[0] if len(holes) == 1 else ', '.join(holes[:-1]) + ' and ' + holes[-1]}"


def _unary(words: list[str]) -> str | None:
    """What a name says of one thing, if its form shows that."""
    if words[0] in VERBS and len(words) > 1:
        return " ".join(words)
    if _verb(words[0]):
        return " ".join(words)
    return f"is {words[0]}" if len(words) == 1 and _adjective(words[0]) else None


def _binary(words: list[str]) -> str | None:
    """What a name says of a first thing and a second, if its form shows that; it ends where the second stands."""
    if words[0] in VERBS and len(words) > 1:
        return " ".join(words) if words[-1] in PREPOSITIONS else None
    if _verb(words[0]) and (len(words) == 1 or words[-1] in PREPOSITIONS):
        return " ".join(words)
    if len(words) == 1:
        return None
    ready = (
        words[-1] in ("than", "of") or _adjective(words[-2]) or words[-2] in ("next", "close", "similar", *PARTICIPLES)
    )
    return f"is {' '.join(words)}" if words[-1] in PREPOSITIONS and ready else None


def _verb(word: str) -> bool:
    """Whether a word has the form of a verb in the third person."""
    return len(word) > 3 and word.islower() and word.endswith("s") and not word.endswith(NO_VERB_ENDINGS)


def _adjective(word: str) -> bool:
    if word in ADJECTIVES:
        return True
    return len(word) > 4 and word.endswith(ADJECTIVE_ENDINGS) and not word.endswith(NO_ADJECTIVES)
