"""Lists, tables and words as JSON text."""

from __future__ import annotations

import json
import re

# What a terminal would obey or nobody would see: controls, format characters and tags (general categories Cc, Cf and Zl
# of Unicode, and what is no character), which JSON lets stand in a string as they are; and what UTF-8 has no bytes for.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def json_text(part: object, indent: int | None = 2) -> str:
    """What is made of lists, tables and words as JSON text that is UTF-8, with an escape for each character that would
    not be seen. A byte of a file name that is no text is written as what Python has for it (PEP 383), so that
    `os.fsencode` gives the name again."""
    # None of them stands outside of a string, where an escape means the character.
    return _UNSEEN.sub(_escape, json.dumps(part, indent=indent, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
