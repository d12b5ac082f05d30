"""The white space between two words or marks of a line, the same for whatever is printed."""

from __future__ import annotations

from collections.abc import Sequence

_NONE_BEFORE = frozenset({"COMMA", "COLON", "RPAR", "RSQB", "DOT", "DOTDOT", "LSQB"})
_NONE_BEHIND = frozenset({"LPAR", "LSQB", "DOTDOT", "NEGATIVE"})
_CALLED = frozenset({"NAME", "QUALIFIED", "RSQB"})
_PREFIXES = frozenset({"NOT", "NECESSARILY", "POSSIBLY", "FORALL", "EXISTS", "EXISTS1"})
_OPERANDS = frozenset({"NAME", "QUALIFIED", "RSQB", "RPAR", "INT", "DECIMAL", "PERCENT", "TRUE", "FALSE"})


# Next to one of these, the numbers of `3 / 4` are no fraction of their own.
_TIGHTER_LEFT = frozenset({"SLASH", "STAR", "DIV", "MOD", "CARET", "NEGATIVE"})


def joined(tokens: Sequence[tuple[str, str]]) -> str:
    """Tokens, each a kind and a text, as one line.

    Kinds are terminals of the grammar, and `NEGATIVE` for a minus with one operand.
    """
    text = ""
    kinds = ["", *(kind for kind, _ in tokens), "", ""]
    for place, (kind, word) in enumerate(tokens):
        fraction = is_fraction(kinds, place + 1) or is_fraction(kinds, place)
        if place and not fraction and spaced(kinds[place], tokens[place - 1][1], kind):
            text += " "
        text += word
    return text


def spaced(before: str, text: str, kind: str) -> bool:
    """Whether a space stands between a token of kind `before`, written `text`, and one of kind `kind` behind it."""
    if kind in _NONE_BEFORE or before in _NONE_BEHIND:
        return False
    if kind == "LPAR" and before in _CALLED:
        return False
    # A sign stands close to what it speaks of, a word does not: `¬p` and `not p`, `∀x` and `forall x`.
    return not (before in _PREFIXES and not text[0].isalpha())


def is_fraction(kinds: Sequence[str], place: int) -> bool:
    """Whether there is the slash of a fraction, `3/4`, at a place among kinds."""
    return (
        0 < place < len(kinds) - 1
        and kinds[place - 1 : place + 2] == ["INT", "SLASH", "INT"]
        and not (place > 1 and kinds[place - 2] in _TIGHTER_LEFT)
        and kinds[place + 2 : place + 3] != ["CARET"]
    )


def is_negative(kind: str, before: str | None) -> bool:
    """Whether a token of kind `kind` is a minus with one operand, from the kind of the token before it."""
    return kind == "MINUS" and before not in _OPERANDS
