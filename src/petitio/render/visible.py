"""Text from a file, fit to be shown: what nobody would see, or a terminal would obey, is spelled out."""

from __future__ import annotations

import unicodedata

# Letters by category, and blanks to the eye.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# What Python has for the bytes of a file name that are no text (PEP 383).
_NO_TEXT = range(0xDC80, 0xDD00)


def visible(text: str) -> str:
    """The text with each control, format and invisible character as its number, `\\u200b`, and each byte of a file name
    that is no text as `\\xff`; a space of any kind is a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(visible_character, text))


def visible_lines(text: str) -> str:
    """The same of each line."""
    return "\n".join(map(visible, text.split("\n")))


def visible_character(character: str) -> str:
    """A character as itself, or as its number if it could not be seen."""
    if character == " " or (character.isprintable() and character not in _BLANKS):
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    number = ord(character)
    if number in _NO_TEXT:
        return f"\\x{number - _NO_TEXT.start + 0x80:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
