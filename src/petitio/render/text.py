"""The report as a person at a terminal reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio.record import replace
from petitio.render.layout import WIDTH, Flow, Piece, Style, laid_out, plain
from petitio.render.scenario_table import CONFLICT, scenario_table
from petitio.render.visible import visible
from petitio.render.whole_page import summary_line, whole_page
from petitio.render.words.phrases import are, cannot, grade_words
from petitio.report import (
    ArgumentReport,
    BeggingReport,
    CertificateReport,
    ClaimReport,
    ConfidenceReport,
    CountermodelReport,
    FileReport,
    InductionReport,
    Report,
    Variant,
)
from petitio.source import Source

_COLOURS = {
    "holds": "good",
    "consistent": "good",
    "overruled": "good",
    "fails": "bad",
    "begs": "bad",
    "vacuous": "bad",
    "inconsistent": "bad",
    "sustained": "bad",
    CONFLICT: "bad",
}


def render_text(
    report: Report,
    sources: Mapping[str, Source],
    style: Style = plain,
    width: int = WIDTH,
    *,
    quiet: bool = False,
) -> str:
    """The report as text, or, `quiet`, the findings in it alone. `sources` has the text of each file by its path;
    `style` colours a piece of text by `good`, `bad`, `doubtful`, `strong`, `dim`; lines are broken at `width`, but
    those that show a source."""
    pages = [file_text(file, sources.get(file.path), style, width, quiet=quiet) for file in report.files]
    return whole_page(pages, "" if quiet else _summary(report, style))


def file_text(
    file: FileReport, source: Source | None, style: Style = plain, width: int = WIDTH, *, quiet: bool = False
) -> str:
    """The part of `render_text` that is about one file, without the line that sums up; `source` has its text."""
    blocks = _file(replace(file, arguments=()) if quiet else file, source, style, width)
    return "\n\n".join(laid_out(block, width) for block in blocks)


def _file(file: FileReport, source: Source | None, style: Style, width: int) -> Iterator[list[Piece]]:
    several = len(file.arguments) > 1
    path = visible(file.path)
    for argument in file.arguments:
        lines = list(_argument(argument, style, width))
        if lines:
            where = f"{path}: {argument.name}" if several else path
            yield [style(where, "strong"), *lines]
    for dispute in file.disputes:
        from petitio.render.dispute_text import label_lines

        yield [style(f"{path}: dispute {dispute.name}", "strong"), *label_lines(dispute, style)]
    told = [finding for finding in file.findings if not finding.expected]
    if told:
        from petitio.render.finding_text import finding_text

        for finding in told:
            yield list(finding_text(file.path, finding, source, style))


# ---- Verdicts


def _argument(argument: ArgumentReport, style: Style, width: int) -> Iterator[Piece]:
    if argument.position is not None:
        yield f"  {argument.name} is {_word(argument.position, style)}"
        yield from _certificate(argument.certificate, "    ")
        if argument.model is not None:
            yield "    it can be like this:"
            yield from _story(argument.model, "      ")
    for conflict in argument.conflicts:
        yield Flow(f"minimal conflict: {_names(conflict)} {cannot(conflict)}", "    ")
    for conflict in argument.excluding:
        assumed = tuple(claim.name for claim in argument.claims if claim.name in conflict and claim.kind == "assume")
        rest = tuple(name for name in conflict if name not in assumed)
        where = f" as long as {_names(rest)} {are(rest)} true" if rest else ""
        yield Flow(f"alternatives: {_names(assumed)} exclude one another{where}, and each is judged apart", "    ")
    assumes = any(claim.kind == "assume" for claim in argument.claims)
    for claim in argument.claims:
        if claim.verdict is not None:
            yield from _claim(claim, style, assumes)
    yield from scenario_table(argument, "  ", width, lambda word: _word(word, style))
    if any(claim.certificates for claim in argument.claims):
        from petitio.render.words.certificates import scenario_certificates

        for line in scenario_certificates(argument):
            yield Flow(line, "  ")
    for objection in argument.objections:
        charge = f" ({objection.charge.replace('_', ' ')})" if objection.charge else ""
        grade = f": {grade_words(objection.grade)} ({objection.grade})" if objection.grade else ""
        status = _word(objection.status, style)
        yield Flow(f"objection {objection.name} against {objection.target}{charge}: {status}{grade}", "  ")


def _claim(claim: ClaimReport, style: Style, assumed: bool) -> Iterator[Piece]:
    verdict = claim.verdict or ""
    lead = "lemma " if claim.kind == "lemma" else ""
    under = ""
    if claim.under and assumed:
        under = " under " + " or ".join("{" + ", ".join(row) + "}" for row in claim.under)
        under += "" if all(claim.under) else ": it needs no assumption"
    yield Flow(f"{lead}{claim.name} {_word(verdict, style)}{under}", "  ")
    if claim.induction is not None:
        yield from _induction(claim.induction, "    ", claim.countermodel)
    if claim.circle:
        whose = "itself" if claim.circle[0] == claim.name else f"the lemma {claim.circle[0]}, and that on itself"
        yield Flow(f"rests on {whose}: {' <- '.join(claim.circle)}", "    ")
    elif claim.core is not None and verdict in ("holds", "begs"):
        yield from _support(claim)
    yield from _certificate(claim.certificate, "    ")
    if claim.confidence is not None and (claim.confidence.lower is not None or verdict in ("holds", "begs", "vacuous")):
        yield from _confidence(claim.confidence, "    ")
    if claim.begging is not None and verdict in ("holds", "begs") and not claim.circle:
        if verdict == "begs" and not any(fault.fault for fault in claim.begging):
            yield Flow(f"begging the question: by a lemma that it needs{_of(claim.lemmas)}", "    ")
        else:
            yield from _begging(claim.begging)
    if claim.unknown is not None:
        yield Flow(f"undecided: {claim.unknown.reason}", "    ")
        if claim.unknown.tried:
            yield Flow(f"tried: {', '.join(claim.unknown.tried)}", "    ")
    if claim.countermodel is not None:
        if claim.witness is None:
            yield "    it can be false, like this:"
        else:
            yield "    it could go either way. It can be false, like this:"
        yield from _story(claim.countermodel, "      ")
    if claim.countermodel is not None and claim.witness is not None:
        yield "    and it can be true, with the same premises, like this:"
        yield from _differences(claim.witness, claim.countermodel, "      ")
    for index, repair in enumerate(claim.repairs or ()):
        by = f"; from this comes, by induction, that {repair.lemma_reading}" if repair.lemma else ""
        lead = "it would follow, granted that" if index == 0 else "or, granted that"
        yield Flow(f"{lead} {repair.reading}{by}", "    ")
    for variant in claim.variants:
        if not _known(variant, claim):
            yield from _variant(variant, style)


def _known(variant: Variant, claim: ClaimReport) -> bool:
    """Whether a variant says what the line of the claim, or the table of scenarios, says already."""
    if variant.verdict != "holds" or variant.without or variant.confidence is not None:
        return False
    if variant.certificate is not None and variant.certificate.status != "confirmed":
        return False
    return variant.under is None or (variant.scenario is None and variant.under in (claim.under or ()))


def _induction(found: InductionReport, margin: str, countermodel: CountermodelReport | None = None) -> Iterator[Piece]:
    """What became of an induction; a world that is told as the claim's `countermodel` is not told here."""
    hypothesis = ""
    if found.step == "holds" and found.vacuous:
        hypothesis = ", for lack of cases"
    elif found.step == "holds":
        hypothesis = {
            True: ", by its hypothesis",
            False: ", without its hypothesis",
            None: "; no evidence that the hypothesis is idle",
        }[found.hypothesis_used]
    along = f" along {found.along}" if found.along else ""
    start = f" ({found.variable} = {found.start})" if found.start is not None else ""
    parts = f"base{start} {found.base}, step {found.step}"
    if found.remedy is not None:
        how = "the strengthening" if found.strengthening else "the option"
        parts += f" with {how} `{found.strengthening or found.remedy}`"
    if found.descent is not None and found.descent != "holds":
        parts = f"descent {found.descent}, {parts}"
    yield Flow(f"by induction on {found.variable}{along}: {parts}{hypothesis}", margin)
    if found.false_at is not None:
        yield f"{margin}false at {found.variable} = {found.false_at}: it cannot be true there"
    if found.gap is not None:
        yield f"{margin}gap: nothing reaches {found.variable} = {found.gap}"
    if found.guard is not None:
        yield Flow(f"the step needs, {found.needs or f'for every {found.variable}: {found.guard}'}", margin)
    told = countermodel.story[:-1] if countermodel is not None else None
    if found.counterexample is not None and found.counterexample.story[:-1] != told:
        which = "the step breaks" if found.base == "holds" else "the base breaks"
        if found.remedy is not None:
            which = "with no more than the property claimed the step breaks"
        elif found.base == "holds" and found.reachable is False:
            which = "the step breaks in a state that the base does not lead to"
        yield f"{margin}{which}, like this:"
        yield from _story(found.counterexample, margin + "  ")


def _support(claim: ClaimReport) -> Iterator[Piece]:
    cores = claim.cores or ()
    core = claim.core or ()
    if not core:
        yield "    needs no premise"
    elif len(cores) == 1:
        # Where not all subsets could be decided, one of them may do as well.
        needed = len(core) > 1 and claim.complete is not False
        every = "; without any one of them it does not follow" if needed else ""
        yield Flow(f"needs {_names(core)}{every}", "    ")
    else:
        for index, row in enumerate(cores):
            yield Flow(f"{'follows from' if index == 0 else 'or from'} {_names(row)}", "    ")
    if claim.idle and core:
        yield Flow(f"idle: {_names(claim.idle)}", "    ")
    if claim.complete is False:
        yield "    (there may be more minimal sets; within the budget these were found)"


def _confidence(found: ConfidenceReport, margin: str) -> Iterator[Piece]:
    # Most arguments have no credences.
    from petitio.render.confidence_text import confidence_text

    return confidence_text(found, margin)


def _certificate(found: CertificateReport | None, margin: str) -> Iterator[Piece]:
    if found is not None:
        # Most checks ask one solver alone.
        from petitio.render.words.certificates import certificate_words

        yield Flow(certificate_words(found), margin)


def _begging(begging: tuple[BeggingReport, ...]) -> Iterator[Piece]:
    if not begging:
        yield "    begging the question: none of these tests fired"
    for fault in begging:
        given = f", given {_names(fault.given)}" if fault.given else ""
        circle = f": {' <- '.join(fault.circle)}" if fault.circle else ""
        weight = "" if fault.fault else " (a remark; nobody charges it)"
        text = f"begging the question: {fault.premise} {fault.grade.replace('_', ' ')}{given}{circle}{weight}"
        yield Flow(text, "    ")


def _variant(variant: Variant, style: Style) -> Iterator[Piece]:
    scope = []
    if variant.scenario:
        scope.append(f"in scenario {variant.scenario}")
    if variant.under is not None:
        scope.append(f"under {_names(variant.under)}")
    if variant.without:
        scope.append(f"without {_names(variant.without)}")
    yield f"    {', '.join(scope)}: {_word(variant.verdict, style)}"
    yield from _certificate(variant.certificate, "      ")
    if variant.confidence is not None and variant.verdict == "holds":
        yield from _confidence(variant.confidence, "      ")
    if variant.verdict == "holds":
        return
    if variant.induction is not None and variant.induction.counterexample is not None:
        yield from _induction(variant.induction, "      ")
    elif variant.countermodel is not None:
        yield from _story(variant.countermodel, "      ")


def _story(model: CountermodelReport, margin: str) -> Iterator[Piece]:
    for sentence in model.story:
        yield Flow(sentence, margin + "- ")


def _differences(model: CountermodelReport, other: CountermodelReport, margin: str) -> Iterator[Piece]:
    """What a story has that another does not have, and its end."""
    *told, _, end = model.story
    for sentence in [*(sentence for sentence in told if sentence not in other.story), end]:
        yield Flow(sentence, margin + "- ")


def _of(lemmas: tuple[str, ...] | None) -> str:
    return f" ({_names(lemmas)})" if lemmas else ""


def _names(names: tuple[str, ...]) -> str:
    if len(names) <= 1:
        return "".join(names) or "nothing"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _word(word: str, style: Style) -> str:
    return style(word, _COLOURS.get(word, "doubtful"))


def _summary(report: Report, style: Style) -> str:
    counts = report.summary
    arguments = sum(len(file.arguments) for file in report.files)
    left_out = sum(file.left_out for file in report.files)
    return summary_line(arguments, counts.files, counts.errors, counts.warnings, left_out, style)
