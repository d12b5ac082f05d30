"""What was found, as the public types: frozen, plain, and named as in the JSON report.

Numbers that are not integers are exact fractions in strings. A key whose answer was not asked for is None.
"""

from __future__ import annotations

from collections.abc import Mapping

from petitio.json_text import json_text
from petitio.record import Record, plain

SCHEMA = "petitio-report/1"


class Place(Record):
    """A line and a column, both from 1."""

    line: int
    column: int


class Extent(Record):
    """From a place up to, but without, another."""

    start: Place
    end: Place


class Related(Record):
    """Another place that a finding speaks of; `path` is its file, where that is another one."""

    message: str
    span: Extent
    path: str | None = None


class Edit(Record):
    """What to put in the place of a stretch of text, which may be empty."""

    span: Extent
    text: str


class FixReport(Record):
    """Edits that answer a finding. `safe` if no verdict and no meaning can change by them."""

    safe: bool
    edits: tuple[Edit, ...]


class Finding(Record):
    """One finding. `expected` if an expectation settles it; `hint` says what to do next, and `fix` how. `subject` is
    the claim, objection or argument that it is about, and `argument` the argument whose finding it is."""

    code: str
    rule: str
    severity: str
    message: str
    hint: str | None
    expected: bool
    span: Extent
    related: tuple[Related, ...]
    fix: FixReport | None = None
    argument: str | None = None
    subject: str | None = None


class ExpectationReport(Record):
    """What the author expects, as it is written: `met` if it came true, None if that could not be judged. `argument` is
    None where it is expected of a dispute."""

    argument: str | None
    target: str
    outcome: str
    text: str
    met: bool | None
    span: Extent


class ModelValue(Record):
    """The value of a symbol at some arguments."""

    symbol: str
    arguments: tuple[int | str | bool, ...]
    value: int | str | bool


class ModelTail(Record):
    """What a symbol is from an index on: a formula over its parameters."""

    symbol: str
    parameters: tuple[str, ...]
    value: str


class CountermodelReport(Record):
    """A replayed world in which what was offered is true and the claim is false."""

    domains: Mapping[str, tuple[str, ...]]
    values: tuple[ModelValue, ...]
    tails: tuple[ModelTail, ...]
    story: tuple[str, ...]
    replayed: bool


class BeggingReport(Record):
    """A premise that begs the question, and its grade."""

    premise: str
    grade: str
    given: tuple[str, ...]
    circle: tuple[str, ...]
    fault: bool


class InductionReport(Record):
    """What became of an induction; `needs` says in words what the step would need, the `guard`. `remedy` is the option
    to add where it goes through only with that; `strengthening` the property that is carried then."""

    variable: str
    start: int | None
    base: str
    step: str
    hypothesis_used: bool | None
    gap: int | None
    guard: str | None
    counterexample: CountermodelReport | None
    needs: str | None = None
    reachable: bool | None = None
    already: tuple[str, ...] | None = None
    false_at: int | None = None
    strengthening: str | None = None
    remedy: str | None = None
    along: str | None = None
    descent: str | None = None
    vacuous: bool = False


class RepairReport(Record):
    """A premise with which the claim would follow, as a formula and in words. `lemma` is what would have to be shown
    first, by induction, and `lemma_reading` the same in words."""

    formula: str
    reading: str
    lemma: str | None
    lemma_reading: str | None = None


class UnknownReport(Record):
    """Why something is undecided, and what was tried."""

    reason: str
    tried: tuple[str, ...]


class ThresholdReport(Record):
    """The last number at which a confidence reaches a threshold, `always` or `never`: by what is `stated`, if it is a
    matter of `each_step`'s conditional, and if of the chance given survival so far (`conditional`)."""

    threshold: str
    stated: int | str
    each_step: int | str
    conditional: int | str


class StepReport(Record):
    """The credence of a premise for each step; `conditional` on survival so far."""

    credence: str
    conditional: bool


class DecayReport(Record):
    """How confidence goes down with each step: from `first`, at `start`, to `limit`. `taken` is the number of steps
    that the claim takes; None if it speaks of all."""

    variable: str
    start: int
    first: str
    limit: str
    steps: Mapping[str, StepReport]
    thresholds: tuple[ThresholdReport, ...]
    taken: int | None


class ConfidenceReport(Record):
    """How sure one can be of a claim: between `lower` and `upper`, whatever depends on what; `exact` if no narrower
    bounds hold. `independent` and `independent_upper` are the bounds under the independence of what is `marked`.
    `prices` say what being certain of each would add to the lower bound, the most first. `certain` are those without a
    credence, which count as certain. Without bounds, `reason` says why.
    """

    lower: str | None
    upper: str | None
    independent: str | None
    independent_upper: str | None
    prices: Mapping[str, str] | None
    exact: bool | None
    certain: tuple[str, ...]
    doubted: tuple[str, ...]
    marked: tuple[str, ...]
    decay: DecayReport | None
    reason: str | None


class CertificateReport(Record):
    """What a second solver says of a verdict that rests on the first one's "no": `confirmed` if it says the same to all
    `asked` questions, else `unconfirmed`, with the number of those on which it `agreed`, and a reason in words."""

    solver: str
    status: str
    asked: int
    agreed: int
    reason: str | None = None


class Variant(Record):
    """The verdict that a claim has under other assumptions, because an expectation asks for it."""

    under: tuple[str, ...] | None
    without: tuple[str, ...]
    scenario: str | None
    verdict: str
    induction: InductionReport | None
    countermodel: CountermodelReport | None
    confidence: ConfidenceReport | None = None
    certificate: CertificateReport | None = None


class ClaimReport(Record):
    """A claim; for a conclusion or lemma with its verdict and all that goes with it, and the `lemmas` that it needs.

    `circle` is the way by which it rests on itself, or on a lemma that does.

    `witness` is a world in which the same is offered and the claim is true, though it fails in the `countermodel`.
    `certificate` is there where a second solver was to confirm the verdict, `certificates` for the verdicts in
    `scenarios`.
    """

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
    repairs: tuple[RepairReport, ...] | None = None
    scenarios: Mapping[str, str] | None = None
    confidence: ConfidenceReport | None = None
    unknown: UnknownReport | None = None
    complete: bool | None = None
    variants: tuple[Variant, ...] = ()
    witness: CountermodelReport | None = None
    lemmas: tuple[str, ...] | None = None
    circle: tuple[str, ...] | None = None
    certificate: CertificateReport | None = None
    certificates: Mapping[str, CertificateReport] | None = None


class ObjectionReport(Record):
    """What became of an objection; `reason` says by name why it is not sustained, where there is more to say."""

    name: str
    charge: str | None
    target: str
    status: str
    grade: str | None
    reason: str | None = None


class ArgumentReport(Record):
    """An argument; `position` is its standing if it concludes nothing, with the `model` that shows it consistent.

    `impossible` are the scenarios that cannot be, so that nothing is worth saying of a claim in them. `certificate` is
    that of an inconsistent position.
    """

    name: str
    position: str | None
    conflicts: tuple[tuple[str, ...], ...]
    excluding: tuple[tuple[str, ...], ...]
    claims: tuple[ClaimReport, ...]
    objections: tuple[ObjectionReport, ...]
    model: CountermodelReport | None
    impossible: tuple[str, ...] = ()
    certificate: CertificateReport | None = None


class AttackReport(Record):
    """What tells against `target`: all the `attackers` together, or the checker itself if there are none.

    `way` is `charge`, `contradicts`, `premises conflict`, `ground` (an attack on what the target cites) or `verdict`;
    `reason` the charge or the verdict, `about` the claims that it turns on. `decided` is false where it could not be
    found out whether it is one.
    """

    attackers: tuple[str, ...]
    target: str
    way: str
    reason: str
    about: tuple[str, ...]
    decided: bool


class SupportReport(Record):
    """A claim of one argument that supports a premise of another: `because` its author says so, or it `gives` it."""

    supporter: str
    supported: str
    way: str


class PartyReport(Record):
    """A side of a dispute; `consistent` null if that is undecided, `conflicts` the minimal contradictions."""

    name: str
    arguments: tuple[str, ...]
    commitments: tuple[str, ...]
    consistent: bool | None
    conflicts: tuple[tuple[str, ...], ...]


class CruxReport(Record):
    """Claims that `party` asserts and others do not grant; `flips` are the labels that change without them, each with
    the label before and after."""

    claims: tuple[str, ...]
    party: str
    against: tuple[tuple[str, str, str], ...]
    flips: tuple[tuple[str, str, str], ...]


class VerbalReport(Record):
    """Two sides that contradict each other only if the senses of a word are taken for one."""

    parties: tuple[str, str]
    word: str
    senses: tuple[str, ...]


class TieReport(Record):
    """In how many `preferred` and `stable` labellings a contested name is in: `every`, `some`, `no` or `undecided`."""

    name: str
    preferred: str
    stable: str


class DisputeReport(Record):
    """A dispute. `labels` has each argument, each conclusion of one that has several (`several`), and each objection;
    it is null where the dispute could not be read. `cruxes` are those of `turns_on`, without the rest."""

    name: str
    labels: Mapping[str, str] | None
    attacks: tuple[AttackReport, ...]
    supports: tuple[SupportReport, ...]
    parties: tuple[PartyReport, ...]
    cruxes: tuple[tuple[str, ...], ...]
    turns_on: tuple[CruxReport, ...]
    verbal: tuple[VerbalReport, ...]
    counted: tuple[str, ...]
    several: Mapping[str, tuple[str, ...]]
    objections: tuple[str, ...]
    ties: tuple[TieReport, ...]
    complete: bool


class FileReport(Record):
    """A file with its arguments and its findings in the order of the text. `left_out` is the number of errors that the
    choice of rules left out."""

    path: str
    arguments: tuple[ArgumentReport, ...]
    disputes: tuple[DisputeReport, ...]
    findings: tuple[Finding, ...]
    expectations: tuple[ExpectationReport, ...] = ()
    left_out: int = 0


class Unjudged(Record):
    """A file that got no verdict, and in a sentence why: a check was stopped, or failed."""

    path: str
    reason: str


class Summary(Record):
    """How many files, and how many findings of each weight that no expectation settles."""

    files: int
    errors: int
    warnings: int
    notes: int


class Report(Record):
    """All of it. `unjudged` are the files of which nothing is known but that they should have been checked."""

    schema: str
    petitio: str
    solver: str
    files: tuple[FileReport, ...]
    summary: Summary
    unjudged: tuple[Unjudged, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every file was judged, and no finding of the weight of an error is left."""
        return self.summary.errors == 0 and not self.unjudged

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON text, by the schema that ships as `petitio/report.schema.json`."""
        return json_text(plain(self), indent)


def summary(files: tuple[FileReport, ...]) -> Summary:
    """Count what is left to mend."""
    left = [finding for file in files for finding in file.findings if not finding.expected]
    counts = {weight: sum(f.severity == weight for f in left) for weight in ("error", "warning", "note")}
    return Summary(len(files), counts["error"], counts["warning"], counts["note"])
