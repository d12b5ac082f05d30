"""How a connective is spelled: in house words, in the signs of logic, or as its author spelled it."""

from __future__ import annotations

from petitio.formatting.style import Spelling

# What the grammar calls it, the house spelling, the sign.
_SPELLINGS = (
    ("FORALL", "forall", "∀"),
    ("EXISTS", "exists", "∃"),
    ("EXISTS1", "exists!", "∃!"),
    ("NOT", "not", "¬"),
    ("AND", "and", "∧"),
    ("OR", "or", "∨"),
    ("XOR", "xor", "⊕"),
    ("IMPLIES", "->", "→"),
    ("IFF", "<->", "↔"),
    ("EQ", "=", "="),
    ("NE", "!=", "≠"),
    ("LE", "<=", "≤"),
    ("GE", ">=", "≥"),
    ("TRUE", "true", "⊤"),
    ("FALSE", "false", "⊥"),
    ("NECESSARILY", "necessarily", "□"),
    ("POSSIBLY", "possibly", "◇"),
)
_ASCII = {kind: ascii_ for kind, ascii_, _ in _SPELLINGS}
_UNICODE = {kind: sign for kind, _, sign in _SPELLINGS}


def spelled(kind: str, text: str, spelling: Spelling) -> str:
    """A token of some kind in a spelling. What has one spelling only is left as it is."""
    if spelling == "preserve":
        return text
    return (_ASCII if spelling == "ascii" else _UNICODE).get(kind, text)
