"""The text of a file with the fixes of its findings applied."""

from __future__ import annotations

from collections.abc import Iterable

from petitio.diagnostics import Diagnostic, Fix
from petitio.record import Record, replace
from petitio.source import Source, Span


class Fixed(Record):
    """A text, and how many findings were answered in it."""

    text: str
    count: int


def attempts(text: str, findings: Iterable[Diagnostic], *, unsafe: bool) -> tuple[Fixed, ...]:
    """The texts that fixes lead to. The first that proves good when it is checked is to be taken, and mended further.

    What can change no verdict and no meaning comes first, all at once. Other fixes know nothing of one another: two may
    declare the same name. So of those, one is made in each argument. Where that is no good, each stands alone.
    """
    found = [finding for finding in findings if finding.fix is not None and not finding.expected]
    safe = [finding for finding in found if finding.fix is not None and finding.fix.safe]
    rest = [finding for finding in found if finding not in safe] if unsafe else []
    first = {finding.argument: finding for finding in reversed(rest)}
    rows = [safe, *([finding] for finding in safe), [*first.values()], *([finding] for finding in rest)]
    distinct = {tuple(map(id, row)): row for row in rows if row}
    return tuple(fixed(text, row, unsafe=True) for row in distinct.values())


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


def in_margin(fix: Fix, source: Source) -> Fix:
    """The fix with its further lines as far in as the line that it is made in: a fence may stand in a list item."""
    return replace(fix, edits=tuple((span, _indented(new, span, source)) for span, new in fix.edits))


def _indented(new: str, span: Span, source: Source) -> str:
    line = source.text[source.text.rfind("\n", 0, span.start) + 1 : span.start]
    margin = line[: len(line) - len(line.lstrip())]
    first, *rest = new.split("\n")
    # Behind the last line break goes on what stood in the line.
    return "\n".join(
        [first, *(f"{margin}{row}" if row or index == len(rest) - 1 else "" for index, row in enumerate(rest))]
    )


def _touch(left: Span, right: Span) -> bool:
    return left.start <= right.end and right.start <= left.end
