"""A finding as a person at a terminal reads it: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.render.excerpt import excerpt
from petitio.render.layout import Flow, Piece, Style
from petitio.render.visible import visible
from petitio.report import Finding
from petitio.source import Source


def finding_text(path: str, finding: Finding, source: Source | None, style: Style) -> Iterator[Piece]:
    """The lines of a finding; without a `source` the place is not shown."""
    colour = {"error": "bad", "warning": "doubtful", "note": "dim"}[finding.severity]
    head = style(f"{finding.severity}[{finding.code}]", colour)
    yield Flow(f"{head} {style(finding.rule, 'strong')}: {finding.message}", "")
    start = finding.span.start
    number = str(start.line)
    margin = " " * len(number)
    yield f"{margin} {style('-->', 'dim')} {visible(path)}:{start.line}:{start.column}"
    if source is not None:
        line, carets = excerpt(source, finding.span)
        yield f"{margin} {style('|', 'dim')}"
        yield f"{style(number + ' |', 'dim')} {line}"
        yield f"{margin} {style('|', 'dim')} {style(carets, colour)}"
    for related in finding.related:
        place = related.span.start
        where = f"{visible(related.path)}:{place.line}" if related.path else f"line {place.line}"
        yield f"{margin} {style('=', 'dim')} {where}: {related.message}"
    if finding.hint:
        yield Flow(f"help: {finding.hint}", f"{margin} = ")
