"""Text from a file, fit to be shown: what nobody would see, or a terminal would obey, is spelled out."""

from __future__ import annotations

import unicodedata

# Letters by category, and blanks to the eye.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def visible(text: str) -> str:
    """The text with each control, format and invisible character as its number, `\\u200b`; a space of any kind is a
    space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(visible_character, text))


def visible_character(character: str) -> str:
    """A character as itself, or as its number if it could not be seen."""
    if character == " " or (character.isprintable() and character not in _BLANKS):
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
