"""From a text to everything found in it. Reads like a table of contents."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.charged_premises import charged_premises
from petitio.checks.conditions import conditions
from petitio.checks.examine import examine
from petitio.checks.expectations import LABELS, expectations
from petitio.checks.findings import GRADES, findings
from petitio.checks.suppressions import suppress
from petitio.core import Argument, Dispute, Expectation, File, Taken
from petitio.deep_calls import deep_calls
from petitio.diagnostics import Diagnostic, Label, Severity
from petitio.elaborate.elaborate import elaborate_all
from petitio.fixing import in_margin
from petitio.parsing.load import load
from petitio.parsing.parse import DEEPEST_NESTING
from petitio.parsing.reader import Nowhere, Reader
from petitio.record import Record, replace
from petitio.rules.expectations import EXPECTATION_NOT_MET
from petitio.rules.quantity import CONFIDENCE_TOO_LOW, INDEPENDENCE_NOT_STATED
from petitio.rules.syntax import EMPTY_FILE, NESTED_TOO_DEEPLY
from petitio.selection import Selection
from petitio.source import Source, Span
from petitio.verdicts import ArgumentVerdict, DisputeVerdict, Grade

# What is found where an expectation did not come true.
_UNMET = (EXPECTATION_NOT_MET, CONFIDENCE_TOO_LOW, INDEPENDENCE_NOT_STATED)


class Examined(Record):
    """One file: its arguments with what was found of each, and all findings in the order of the text.

    `imported` are the sources that findings may point into besides. `met` says of each expectation whether it came
    true; None where its argument has errors. `left_out` counts the errors that the choice of rules left out.
    """

    source: Source
    arguments: tuple[tuple[Argument, ArgumentVerdict], ...]
    expectations: tuple[Expectation, ...]
    findings: tuple[Diagnostic, ...]
    imported: tuple[Source, ...] = ()
    disputes: tuple[tuple[Dispute, DisputeVerdict], ...] = ()
    met: tuple[bool | None, ...] = ()
    left_out: int = 0


def check(source: Source, selection: Selection | None = None, read: Reader | None = None) -> Examined:
    """Parse, elaborate, examine each argument, hold it against what is expected. Never raises on any text.

    `selection` says which rules are wanted; what no verdict turns on is looked for only if its rule is. `read` finds
    what the text imports; without it no import is found.
    """
    with deep_calls():
        try:
            return _check(source, selection or Selection(), read or Nowhere())
        except RecursionError:
            return Examined(source, (), (), (too_deep(),))


def too_deep() -> Diagnostic:
    """The finding for a text that even that is too little for: formulas are not nested that deeply, but definitions
    may lead to one another in a long row."""
    return Diagnostic(NESTED_TOO_DEEPLY, Span(0, 0), {"most": DEEPEST_NESTING})


def _check(source: Source, selection: Selection, read: Reader) -> Examined:
    loaded = load(source, read)
    parsed = loaded[-1].parsed
    file, meaning = elaborate_all(loaded)
    found = [*parsed.diagnostics, *meaning]
    if file.vocabulary is not None:
        found += [_at_home(finding, file.vocabulary) for finding in conditions(file.vocabulary)]
    notes = frozenset(grade for grade, rule in GRADES.items() if not rule.shown and selection.wants(rule))
    judged, unmet = _judged(file, notes)
    found = [_withholding(finding) for finding in (*found, *unmet)]
    examined = {argument.name: judged[argument.name] for argument in file.arguments}
    for argument, verdict in examined.values():
        found += [_at_home(finding, argument) for finding in findings(argument, verdict)]
    disputes = _disputes(file, judged)
    if disputes or any(argument.objections for argument in file.arguments):
        from petitio.checks.dispute_findings import dispute_findings

        found += dispute_findings(examined, disputes)
    held = expectations(file.expectations, examined, tuple(found), disputes)
    withheld = any(verdict.faulty for _, verdict in examined.values()) or any(row.faulty for _, row in disputes)
    kept = suppress(source, parsed.comments, held, judged=lambda rule: not withheld and selection.wants(rule))
    wanted = tuple(_weighed(finding, selection) for finding in kept if _reported(finding, selection))
    left_out = sum(_is_error(_weighed(f, selection)) for f in kept if not _reported(f, selection))
    if source.pieces:
        wanted = tuple(replace(f, fix=in_margin(f.fix, source)) if f.fix is not None else f for f in wanted)
    imported = tuple(other.source for other in loaded[:-1])
    met = tuple(_met(expectation, examined, disputes, held) for expectation in file.expectations)
    return Examined(
        source, tuple(examined.values()), file.expectations, _sorted(wanted), imported, disputes, met, left_out
    )


def _withholding(finding: Diagnostic) -> Diagnostic:
    """A finding of reading a text, with a mark if part of the text is not taken into account for it. In an empty file
    there is no such part."""
    withholds = finding.weight is Severity.ERROR and finding.rule is not EMPTY_FILE
    return replace(finding, withholds=True) if withholds else finding


def _reported(finding: Diagnostic, selection: Selection) -> bool:
    return finding.withholds or selection.wants(finding.rule)


def _is_error(finding: Diagnostic) -> bool:
    return finding.weight is Severity.ERROR and not finding.expected


def _met(
    expectation: Expectation,
    examined: Mapping[str, tuple[Argument, ArgumentVerdict]],
    disputes: tuple[tuple[Dispute, DisputeVerdict], ...],
    held: tuple[Diagnostic, ...],
) -> bool | None:
    """Whether an expectation came true, going by the findings before any of them is suppressed."""
    rows = [row for _, row in disputes if expectation.dispute in (None, row.name)]
    labelled = expectation.dispute is not None or expectation.outcome in LABELS
    if any(row.faulty for row in rows) if labelled else examined[expectation.argument][1].faulty:
        return None
    return not any(found.rule in _UNMET and found.span == expectation.span for found in held)


def _judged(
    file: File, notes: frozenset[Grade]
) -> tuple[dict[str, tuple[Argument, ArgumentVerdict]], list[Diagnostic]]:
    """The verdicts on the arguments of a file, and on those that its objections and disputes are about besides; and
    what its own arguments need in order to mean what they say."""
    every = {argument.name: argument for argument in (*file.arguments, *file.elsewhere)}
    judged: dict[str, tuple[Argument, ArgumentVerdict]] = {}
    found: list[Diagnostic] = []
    for argument in every.values():
        own = argument in file.arguments
        expected = tuple(e for e in file.expectations if e.argument == argument.name) if own else ()
        charged = charged_premises(argument, every)
        verdict, unmet = examine(argument, expected, notes if own else frozenset(), charged)
        judged[argument.name] = (argument, verdict)
        found += [_at_home(finding, argument) for finding in unmet] if own else []
    if not any(argument.objections for argument in every.values()):
        return judged, found
    from petitio.checks.objections import objections

    statuses = objections(judged)
    return {
        name: (argument, verdict if verdict.faulty else replace(verdict, objections=statuses[name]))
        for name, (argument, verdict) in judged.items()
    }, found


def _disputes(
    file: File, judged: dict[str, tuple[Argument, ArgumentVerdict]]
) -> tuple[tuple[Dispute, DisputeVerdict], ...]:
    if not file.disputes:
        return ()
    from petitio.checks.dispute import dispute

    return tuple((row, dispute(row, judged)) for row in file.disputes)


def _weighed(finding: Diagnostic, selection: Selection) -> Diagnostic:
    """A finding as heavy as it is wanted; one that withholds a verdict is as heavy as it is."""
    weight = None if finding.withholds else selection.weight(finding.rule)
    return finding if weight is None else replace(finding, severity=weight)


def _at_home(finding: Diagnostic, argument: Argument) -> Diagnostic:
    """A finding about something that an argument takes from elsewhere, where the argument takes it."""
    finding = replace(finding, argument=argument.name)
    if finding.fix is not None and any(_taken(span, argument) for span, _ in finding.fix.edits):
        # An argument mends its own text, and no other's.
        finding = replace(finding, fix=None)
    taken = _taken(finding.span, argument)
    if taken is None:
        return finding
    return replace(finding, span=taken.at, related=(Label(finding.span, "there"), *finding.related), fix=None)


def _taken(span: Span, argument: Argument) -> Taken | None:
    return next((taken for taken in argument.taken if span.within(taken.text)), None)


def _sorted(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """In the order of the text, each finding once: shared declarations are seen by every argument. What one of them
    expects is news as long as another does not."""
    once: dict[tuple[object, ...], Diagnostic] = {}
    for finding in found:
        key = (
            finding.span.start,
            finding.span.end,
            finding.rule.code,
            finding.subject,
            tuple(sorted((name, str(fact)) for name, fact in finding.facts.items())),
        )
        other = once.get(key)
        better = finding.expected if other is None or finding.argument == other.argument else not finding.expected
        if other is None or (better and finding.expected != other.expected):
            once[key] = finding
    weights = list(Severity)
    order = sorted(once, key=lambda k: (k[0], weights.index(once[k].weight), k[2], k[1], str(k[3]), k[4]))
    return tuple(once[key] for key in order)
