"""Whether a name has something in it that nobody would see, or that a terminal would obey."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def unseen(name: str) -> bool:
    """Whether a control or format character, a mark between lines or paragraphs (general categories of Unicode), or
    what is no character, is in a name. A tab is a blank."""
    return not name.isprintable() and any(map(_unseen, name))


def _unseen(character: str) -> bool:
    if character == "\t":
        return False
    return unicodedata.category(character) in _UNSEEN or ord(character) & 0xFFFE == 0xFFFE
