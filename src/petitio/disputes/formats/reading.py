"""What reading a framework gives, and what the formats of the field have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal as Word

from petitio.diagnostics import Diagnostic, Fact, Rule
from petitio.disputes.framework import Framework
from petitio.record import Mutable, Record, field
from petitio.source import Span

Format = Word["af", "apx", "tgf"]
FORMATS: tuple[Format, ...] = ("af", "apx", "tgf")

MOST_ARGUMENTS = 1_000_000
_MOST_FINDINGS = 20
_LINE = re.compile(r"[^\r\n]+")


class Reading(Record):
    """A framework, or what keeps the text from being one."""

    framework: Framework | None
    findings: tuple[Diagnostic, ...] = ()


class Line(Record):
    """A line with something on it: its words, and where they stand."""

    words: tuple[str, ...]
    text: str
    span: Span


class Faults(Mutable):
    """The findings of a text as they are found; `full` if more would tell nobody anything."""

    found: list[Diagnostic] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether to leave it at these."""
        return len(self.found) >= _MOST_FINDINGS

    def add(self, rule: Rule, span: Span, **facts: Fact) -> None:
        """One more finding, unless there are enough."""
        if not self.full:
            self.found.append(Diagnostic(rule, span, facts))


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank, whatever ends them."""
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield Line(tuple(stripped.split()), stripped, Span(start, start + len(stripped)))
