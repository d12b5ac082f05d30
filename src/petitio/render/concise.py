"""The report with a line for each finding, as compilers print theirs."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.render.layout import Style, plain
from petitio.render.visible import visible
from petitio.render.whole_page import summary_line
from petitio.report import Report

_COLOURS = {"error": "bad", "warning": "doubtful", "note": "dim"}


def concise(report: Report, style: Style = plain, *, quiet: bool = False) -> str:
    """A line for each finding that no expectation settles: where, how grave, which rule, and what is wrong. Unless
    `quiet`, a last line sums up, and says how much of that can be mended for the asking."""
    lines = [
        f"{style(f'{visible(file.path)}:{finding.span.start.line}:{finding.span.start.column}:', 'strong')} "
        f"{style(f'{finding.severity}[{finding.code}]', _COLOURS[finding.severity])} "
        f"{finding.rule}: {' '.join(finding.message.split())}"
        for file in report.files
        for finding in file.findings
        if not finding.expected
    ]
    if not quiet and report.files:
        counts = report.summary
        arguments = sum(len(file.arguments) for file in report.files)
        summary = summary_line(
            arguments, counts.files, counts.errors, counts.warnings, sum(file.left_out for file in report.files), style
        )
        lines.append("; ".join([summary, *_mendable(report)]))
    return "".join(f"{line}\n" for line in lines)


def _mendable(report: Report) -> Iterator[str]:
    fixes = [one.fix for file in report.files for one in file.findings if one.fix is not None and not one.expected]
    safe = sum(fix.safe for fix in fixes)
    if safe:
        yield f"--fix mends {safe}"
    if len(fixes) > safe:
        yield f"--fix --unsafe-fixes mends {len(fixes) - safe}{' more' if safe else ''}"
