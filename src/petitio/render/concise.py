"""The report with a line for each finding, as compilers print theirs."""

from __future__ import annotations

from petitio.render.layout import Style, plain
from petitio.render.visible import visible
from petitio.render.whole_page import summary_line
from petitio.report import Report

_COLOURS = {"error": "bad", "warning": "doubtful", "note": "dim"}


def concise(report: Report, style: Style = plain, *, quiet: bool = False) -> str:
    """A line for each finding that no expectation settles: where, how grave, which rule, and what is wrong. Unless
    `quiet`, a last line sums up."""
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
        lines.append(summary_line(arguments, counts.files, counts.errors, counts.warnings, style))
    return "".join(f"{line}\n" for line in lines)
