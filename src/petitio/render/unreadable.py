"""What keeps a text from being read, for a person at a terminal."""

from __future__ import annotations

from petitio.diagnostics import Diagnostic, Severity
from petitio.parsing.parse import parse
from petitio.render.assemble import finding_report
from petitio.render.finding_text import finding_text
from petitio.render.layout import WIDTH, Style, laid_out, plain
from petitio.rules.syntax import EMPTY_FILE, NOT_TEXT
from petitio.source import Source, Span


def unreadable(contents: bytes, name: str, style: Style = plain, width: int = WIDTH) -> str:
    """The errors of a file's contents that were found before anything was known of its meaning."""
    try:
        source = Source(name, contents.decode("utf-8-sig"))
        found = parse(source).diagnostics
    except UnicodeDecodeError as error:
        source = Source(name, contents[: error.start].decode("utf-8-sig", errors="replace"))
        found = (Diagnostic(NOT_TEXT, Span(len(source.text), len(source.text))),)
    errors = [d for d in found if d.weight is Severity.ERROR and d.rule is not EMPTY_FILE]
    pages = [laid_out(finding_text(name, finding_report(source, d), source, style), width) for d in errors]
    return "\n\n".join(pages) + "\n"
