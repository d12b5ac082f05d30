"""What a finding is: a rule, a place and facts. No sentence is made here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from petitio.record import Record, field
from petitio.source import Span

# A record among the facts is a term, of a room that comes after this one.
Fact = str | int | tuple[str, ...] | tuple[tuple[str, ...], ...] | Record | None


class Severity(Enum):
    """How much a finding weighs: a fault, a remark, or a note."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(Record):
    """One kind of finding: its code, its name in kebab-case, its usual severity, and whether it shows unasked."""

    code: str
    name: str
    severity: Severity
    shown: bool = True


class Label(Record):
    """A second place that a finding points at, with the role that place plays."""

    span: Span
    role: str
    name: str = ""


class Fix(Record):
    """Edits of the text that answer a finding: what to put in the place of each span. `safe` if no verdict and no
    meaning can change by it."""

    edits: tuple[tuple[Span, str], ...]
    safe: bool


class Diagnostic(Record):
    """A finding as data.

    `rule` says what kind, `span` where, `facts` what the sentence needs; `subject` is the claim, argument or
    objection that it is about, and `argument` the argument whose it is, which is how an expectation finds what it
    settles. `cause` is a finding in another file that this one passes on. One that `withholds` keeps part of the text
    from meaning anything, so that no verdict, or no expectation, takes that part into account: it is always reported.
    """

    rule: Rule
    span: Span
    facts: Mapping[str, Fact] = field(default_factory=dict)
    related: tuple[Label, ...] = ()
    subject: str | None = None
    severity: Severity | None = None
    expected: bool = False
    fix: Fix | None = None
    argument: str | None = None
    cause: Diagnostic | None = None
    withholds: bool = False

    @property
    def weight(self) -> Severity:
        """The severity this finding has: its own, or its rule's."""
        return self.severity or self.rule.severity
