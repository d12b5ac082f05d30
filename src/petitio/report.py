"""What was found, as the public types: frozen, plain, and named as in the JSON report.

Numbers that are not integers are exact fractions in strings. A key whose answer was not asked for is None.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = "petitio-report/1"


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Extent:
    """From a place up to, but without, another."""

    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    message: str
    span: Extent


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `expected` if an expectation settles it; `hint` says what to do next."""

    code: str
    rule: str
    severity: str
    message: str
    hint: str | None
    expected: bool
    span: Extent
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class ModelValue:
    """The value of a symbol at some arguments."""

    symbol: str
    arguments: tuple[int | str | bool, ...]
    value: int | str | bool


@dataclass(frozen=True, slots=True)
class ModelTail:
    """What a symbol is from an index on: a formula over its parameters."""

    symbol: str
    parameters: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class CountermodelReport:
    """A replayed world in which what was offered is true and the claim is false."""

    domains: Mapping[str, tuple[str, ...]]
    values: tuple[ModelValue, ...]
    tails: tuple[ModelTail, ...]
    story: tuple[str, ...]
    replayed: bool


@dataclass(frozen=True, slots=True)
class BeggingReport:
    """A premise that begs the question, and its grade."""

    premise: str
    grade: str
    given: tuple[str, ...]
    circle: tuple[str, ...]
    fault: bool


@dataclass(frozen=True, slots=True)
class InductionReport:
    """What became of an induction."""

    variable: str
    start: int
    base: str
    step: str
    hypothesis_used: bool | None
    gap: int | None
    guard: str | None
    counterexample: CountermodelReport | None


@dataclass(frozen=True, slots=True)
class UnknownReport:
    """Why something is undecided, and what was tried."""

    reason: str
    tried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The verdict that a claim has under other assumptions, because an expectation asks for it."""

    under: tuple[str, ...] | None
    without: tuple[str, ...]
    scenario: str | None
    verdict: str
    induction: InductionReport | None
    countermodel: CountermodelReport | None


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """A claim; for a conclusion or lemma with its verdict and all that goes with it."""

    name: str
    kind: str
    verdict: str | None = None
    core: tuple[str, ...] | None = None
    cores: tuple[tuple[str, ...], ...] | None = None
    corrections: tuple[tuple[str, ...], ...] | None = None
    under: tuple[tuple[str, ...], ...] | None = None
    idle: tuple[str, ...] | None = None
    begging: tuple[BeggingReport, ...] | None = None
    induction: InductionReport | None = None
    countermodel: CountermodelReport | None = None
    repairs: None = None
    scenarios: Mapping[str, str] | None = None
    confidence: None = None
    unknown: UnknownReport | None = None
    complete: bool | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectionReport:
    """What became of an objection."""

    name: str
    charge: str | None
    target: str
    status: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class ArgumentReport:
    """An argument; `position` is its standing if it concludes nothing, with the `model` that shows it consistent."""

    name: str
    position: str | None
    conflicts: tuple[tuple[str, ...], ...]
    excluding: tuple[tuple[str, ...], ...]
    claims: tuple[ClaimReport, ...]
    objections: tuple[ObjectionReport, ...]
    model: CountermodelReport | None


@dataclass(frozen=True, slots=True)
class FileReport:
    """A file with its arguments and its findings in the order of the text."""

    path: str
    arguments: tuple[ArgumentReport, ...]
    disputes: tuple[object, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files, and how many findings of each weight that no expectation settles."""

    files: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    schema: str
    petitio: str
    solver: str
    files: tuple[FileReport, ...]
    summary: Summary

    @property
    def ok(self) -> bool:
        """Whether no finding of the weight of an error is left."""
        return self.summary.errors == 0

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON text, by the schema that ships as `petitio/report.schema.json`."""
        return json.dumps(asdict(self), indent=indent, ensure_ascii=False)


def summary(files: tuple[FileReport, ...]) -> Summary:
    """Count what is left to mend."""
    left = [finding for file in files for finding in file.findings if not finding.expected]
    counts = {weight: sum(f.severity == weight for f in left) for weight in ("error", "warning", "note")}
    return Summary(len(files), counts["error"], counts["warning"], counts["note"])


def to_plain(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return asdict(report)
