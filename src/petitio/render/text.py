"""The report as a person at a terminal reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap

from petitio.render.excerpt import excerpt
from petitio.render.words.phrases import grade_words
from petitio.report import (
    ArgumentReport,
    BeggingReport,
    ClaimReport,
    CountermodelReport,
    FileReport,
    Finding,
    InductionReport,
    Report,
    Variant,
)
from petitio.source import Source

Style = Callable[[str, str], str]

_COLOURS = {
    "holds": "good",
    "consistent": "good",
    "overruled": "good",
    "fails": "bad",
    "begs": "bad",
    "vacuous": "bad",
    "inconsistent": "bad",
    "sustained": "bad",
}
_WIDTH = 110


def plain(text: str, style: str) -> str:
    """No colours."""
    return text


def render_text(report: Report, sources: Mapping[str, Source], style: Style = plain) -> str:
    """The report as text. `sources` has the text of each file by its path; `style` colours a piece of text by
    `good`, `bad`, `doubtful`, `strong`, `dim`."""
    blocks: list[str] = []
    for file in report.files:
        blocks.extend(_file(file, sources.get(file.path), style))
    blocks.append(_summary(report, style))
    return "\n\n".join(blocks) + "\n"


def _file(file: FileReport, source: Source | None, style: Style) -> Iterator[str]:
    several = len(file.arguments) > 1
    for argument in file.arguments:
        lines = list(_argument(argument, style))
        if lines:
            where = f"{file.path}: {argument.name}" if several else file.path
            yield "\n".join([style(where, "strong"), *lines])
    for finding in file.findings:
        if not finding.expected:
            yield "\n".join(_finding(file.path, finding, source, style))


# ---- Verdicts


def _argument(argument: ArgumentReport, style: Style) -> Iterator[str]:
    if argument.position is not None:
        yield f"  {argument.name} is {_word(argument.position, style)}"
        if argument.model is not None:
            yield "    it can be like this:"
            yield from _story(argument.model, "      ")
    for conflict in argument.conflicts:
        yield _wrapped(f"minimal conflict: {_names(conflict)} cannot all be true", "    ")
    for conflict in argument.excluding:
        yield _wrapped(f"alternatives: {_names(conflict)} exclude one another, and each is judged apart", "    ")
    for claim in argument.claims:
        if claim.verdict is not None:
            yield from _claim(claim, style)
    for objection in argument.objections:
        charge = f" ({objection.charge.replace('_', ' ')})" if objection.charge else ""
        grade = f": {grade_words(objection.grade)} ({objection.grade})" if objection.grade else ""
        status = _word(objection.status, style)
        yield _wrapped(f"objection {objection.name} against {objection.target}{charge}: {status}{grade}", "  ")


def _claim(claim: ClaimReport, style: Style) -> Iterator[str]:
    verdict = claim.verdict or ""
    lead = "lemma " if claim.kind == "lemma" else ""
    under = ""
    if claim.under and all(claim.under):
        under = " under " + " or ".join("{" + ", ".join(row) + "}" for row in claim.under)
    yield f"  {lead}{claim.name} {_word(verdict, style)}{under}"
    if claim.induction is not None:
        yield from _induction(claim.induction, "    ")
    if claim.core is not None and verdict in ("holds", "begs"):
        yield from _support(claim)
    if claim.begging is not None and verdict in ("holds", "begs"):
        if verdict == "begs" and not claim.begging:
            yield "    begging the question: by a lemma that it needs"
        else:
            yield from _begging(claim.begging)
    if claim.unknown is not None:
        yield _wrapped(f"undecided: {claim.unknown.reason}", "    ")
        if claim.unknown.tried:
            yield _wrapped(f"tried: {', '.join(claim.unknown.tried)}", "    ")
    if claim.countermodel is not None:
        yield "    it can be false, like this:"
        yield from _story(claim.countermodel, "      ")
    for index, repair in enumerate(claim.repairs or ()):
        by = f", and, by induction, {repair.lemma}" if repair.lemma else ""
        yield _wrapped(f"{'it would follow if' if index == 0 else 'or if'} {repair.formula}{by}", "    ")
    for scenario, result in (claim.scenarios or {}).items():
        yield f"    in scenario {scenario}: {_word(result, style)}"
    for variant in claim.variants:
        yield from _variant(variant, style)


def _induction(found: InductionReport, margin: str) -> Iterator[str]:
    hypothesis = ""
    if found.step == "holds":
        hypothesis = {
            True: ", by its hypothesis",
            False: ", without its hypothesis",
            None: "; no evidence that the hypothesis is idle",
        }[found.hypothesis_used]
    start = f"{found.variable} = {found.start}"
    yield f"{margin}by induction on {found.variable}: base ({start}) {found.base}, step {found.step}{hypothesis}"
    if found.gap is not None:
        yield f"{margin}gap: nothing reaches {found.variable} = {found.gap}"
    if found.guard is not None:
        yield f"{margin}the step needs, for every {found.variable}: {found.guard}"
    if found.counterexample is not None:
        which = "the step breaks" if found.step != "holds" else "the base is open"
        yield f"{margin}{which}, like this:"
        yield from _story(found.counterexample, margin + "  ")


def _support(claim: ClaimReport) -> Iterator[str]:
    cores = claim.cores or ()
    core = claim.core or ()
    if not core:
        yield "    needs no premise"
    elif len(cores) == 1:
        every = "; without any one of them it does not follow" if len(core) > 1 else ""
        yield _wrapped(f"needs {_names(core)}{every}", "    ")
    else:
        for index, row in enumerate(cores):
            yield _wrapped(f"{'follows from' if index == 0 else 'or from'} {_names(row)}", "    ")
    if claim.idle:
        yield _wrapped(f"idle: {_names(claim.idle)}", "    ")
    if claim.complete is False:
        yield "    (there may be more minimal sets; within the budget these were found)"


def _begging(begging: tuple[BeggingReport, ...]) -> Iterator[str]:
    if not begging:
        yield "    begging the question: none of these tests fired"
    for fault in begging:
        given = f", given {_names(fault.given)}" if fault.given else ""
        circle = f": {' <- '.join(fault.circle)}" if fault.circle else ""
        weight = "" if fault.fault else " (a remark; nobody charges it)"
        text = f"begging the question: {fault.premise} {fault.grade.replace('_', ' ')}{given}{circle}{weight}"
        yield _wrapped(text, "    ")


def _variant(variant: Variant, style: Style) -> Iterator[str]:
    scope = []
    if variant.scenario:
        scope.append(f"in scenario {variant.scenario}")
    if variant.under is not None:
        scope.append(f"under {_names(variant.under)}")
    if variant.without:
        scope.append(f"without {_names(variant.without)}")
    yield f"    {', '.join(scope)}: {_word(variant.verdict, style)}"
    if variant.verdict == "holds":
        return
    if variant.induction is not None and variant.induction.counterexample is not None:
        yield from _induction(variant.induction, "      ")
    elif variant.countermodel is not None:
        yield from _story(variant.countermodel, "      ")


def _story(model: CountermodelReport, margin: str) -> Iterator[str]:
    for sentence in model.story:
        yield _wrapped(sentence, margin + "- ")


def _names(names: tuple[str, ...]) -> str:
    if len(names) <= 1:
        return "".join(names) or "nothing"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _word(word: str, style: Style) -> str:
    return style(word, _COLOURS.get(word, "doubtful"))


def _wrapped(text: str, margin: str) -> str:
    rest = " " * len(margin)
    lines = wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=rest, break_long_words=False)
    return "\n".join(lines)


# ---- Findings


def _finding(path: str, finding: Finding, source: Source | None, style: Style) -> Iterator[str]:
    colour = {"error": "bad", "warning": "doubtful", "note": "dim"}[finding.severity]
    head = style(f"{finding.severity}[{finding.code}]", colour)
    yield f"{head} {style(finding.rule, 'strong')}: {finding.message}"
    start = finding.span.start
    number = str(start.line)
    margin = " " * len(number)
    yield f"{margin} {style('-->', 'dim')} {path}:{start.line}:{start.column}"
    if source is not None:
        line, carets = excerpt(source, finding.span)
        yield f"{margin} {style('|', 'dim')}"
        yield f"{style(number + ' |', 'dim')} {line}"
        yield f"{margin} {style('|', 'dim')} {style(carets, colour)}"
    for related in finding.related:
        place = related.span.start
        yield f"{margin} {style('=', 'dim')} line {place.line}: {related.message}"
    if finding.hint:
        yield f"{margin} {style('=', 'dim')} help: {finding.hint}"


def _summary(report: Report, style: Style) -> str:
    counts = report.summary
    arguments = sum(len(file.arguments) for file in report.files)
    checked = f"checked {_count(arguments, 'argument')} in {_count(counts.files, 'file')}"
    if not counts.errors and not counts.warnings:
        return f"{checked}: {style('every verdict is as it should be', 'good')}"
    found = [_count(counts.errors, "error"), _count(counts.warnings, "warning")]
    return f"{checked}: {style(', '.join(found), 'bad' if counts.errors else 'doubtful')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
