"""Comments that answer a finding: their form, and the line that they speak of."""

from __future__ import annotations

import re

from petitio.parsing.parse import Comment
from petitio.record import Record
from petitio.source import Source

_FORM = r"(?s)petitio:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)"


class Suppression(Record):
    """`# petitio: ignore[words] reason`, and the line that it speaks of: its own, or, if it stands alone, the next
    that is not a comment. `closed` unless the bracket is left open."""

    words: tuple[str, ...]
    reason: str
    line: int
    closed: bool = True


def suppression(source: Source, comment: Comment) -> Suppression | None:
    """What a comment suppresses, and where; None if it is a comment like any other."""
    match = re.fullmatch(_FORM, comment.text)
    if match is None:
        return None
    words = tuple(word.strip() for word in (match.group(1) or "").split(",") if word.strip())
    reason = match.group(2).strip()
    return Suppression(words, reason, _line(source, comment), match.group(1) is not None or not reason.startswith("["))


def _line(source: Source, comment: Comment) -> int:
    line = source.position(comment.span.start).line
    if source.line(line).strip().startswith("#"):
        line += 1
        while source.line(line).strip().startswith("#"):
            line += 1
    return line
