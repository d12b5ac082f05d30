"""The text of a file with the fixes of its findings applied."""

from __future__ import annotations

from collections.abc import Iterable

from petitio.diagnostics import Diagnostic
from petitio.record import Record
from petitio.source import Span


class Fixed(Record):
    """A text, and how many findings were answered in it."""

    text: str
    count: int


def fixed(text: str, findings: Iterable[Diagnostic], *, unsafe: bool) -> Fixed:
    """Apply the fixes of findings that no expectation settles, in the order of the findings; of fixes that touch the
    same place the first. Without `unsafe`, only those that can change no verdict and no meaning."""
    edits: list[tuple[Span, str]] = []
    count = 0
    for finding in findings:
        fix = finding.fix
        if fix is None or finding.expected or not (fix.safe or unsafe):
            continue
        if any(_touch(span, other) for span, _ in fix.edits for other, _ in edits):
            continue
        edits += fix.edits
        count += 1
    if "\r\n" in text:
        edits = [(span, new.replace("\n", "\r\n")) for span, new in edits]
    for span, new in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return Fixed(text, count)


def _touch(left: Span, right: Span) -> bool:
    return left.start <= right.end and right.start <= left.end
