"""Any text as a label of Mermaid, without the quotes around it."""

from __future__ import annotations

import re

from petitio.render.visible import visible

# What Mermaid, Markdown or HTML would read as something else, wherever it stands.
_SPECIAL = frozenset("#\"'&<>`\\[](){}|*_~;:$%@")
# At the start of a line: the mark of a list, a line under a heading. Elsewhere: a dot in what would become a link.
# Spaces at the start would be dropped.
_PLACED = re.compile(r"^ +|^[-+=]|(?<=\d)\.(?= |$)|\.(?=\S)")
# Mermaid puts icons in the place of such words when it has read everything else.
_ICON = re.compile(r"(?<=:)(?=fa-)")


def mermaid_text(text: str) -> str:
    """The text with its line breaks, and with nothing in it that is markup."""
    return "<br/>".join(_line(visible(line)) for line in text.split("\n"))


def _line(line: str) -> str:
    placed = {
        place: character
        for found in _PLACED.finditer(line)
        for place, character in enumerate(found.group(), found.start())
    }
    icons = {found.start() for found in _ICON.finditer(line)}
    return "".join(
        ("#8203;" if place in icons else "")
        + (_entity("\u00a0") if place in placed and c == " " else _entity(c) if place in placed or c in _SPECIAL else c)
        for place, c in enumerate(line)
    )


def _entity(character: str) -> str:
    return f"#{ord(character)};"
