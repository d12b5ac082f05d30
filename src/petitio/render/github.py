"""The report as workflow commands, which GitHub Actions show as annotations beside the source.

GitHub Docs, "Workflow commands for GitHub Actions": a command is one line, `::error file=…,line=…::message`.
"""

from __future__ import annotations

from collections.abc import Iterator

from petitio.render.visible import visible
from petitio.render.words.certificates import certificate_words, certificates_of
from petitio.report import FileReport, Finding, Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(report: Report) -> str:
    """A command for each finding that no expectation settles, and for each file one that says what a second solver
    confirms, if one was asked; and one for each file that got no verdict."""
    lines: list[str] = []
    for file in report.files:
        lines += [_command(file.path, finding) for finding in file.findings if not finding.expected]
        lines += _certificates(file)
    lines += [f"::error title=petitio,file={_property(one.path)}::{_data(one.reason)}" for one in report.unjudged]
    return "".join(f"{line}\n" for line in lines)


def _command(path: str, finding: Finding) -> str:
    start, end = finding.span.start, finding.span.end
    properties = {"title": f"{finding.code} {finding.rule}", "file": path, "line": start.line, "col": start.column}
    if end.line == start.line:
        # The last column that is meant, not the one behind it.
        properties |= {"endLine": end.line, "endColumn": max(start.column, end.column - 1)}
    else:
        properties["endLine"] = end.line
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = _data("\n".join(_lines(finding)))
    return f"::{_COMMANDS[finding.severity]} {written}::{message}"


def _certificates(file: FileReport) -> Iterator[str]:
    rows = [
        f"{argument.name}, {name} {verdict}: {certificate_words(found)}"
        for argument in file.arguments
        for name, verdict, found in certificates_of(argument)
    ]
    if rows:
        yield f"::notice title=petitio --certify,file={_property(file.path)}::{_data(chr(10).join(rows))}"


def _lines(finding: Finding) -> Iterator[str]:
    yield finding.message
    for related in finding.related:
        where = f"{related.path}:{related.span.start.line}" if related.path else f"line {related.span.start.line}"
        yield f"{where}: {related.message}"
    if finding.hint:
        yield f"help: {finding.hint}"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
