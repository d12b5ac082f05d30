"""What was found of a file, put into the public types, with words for all of it."""

from __future__ import annotations

from petitio import __version__
from petitio.checks.remedy_text import remedy_text
from petitio.core import Argument, Claim, Descent, Expectation, Induction, Inductive, Term
from petitio.diagnostics import Diagnostic, Fix
from petitio.formula_text import formula_text
from petitio.pipeline import Examined
from petitio.render.expectation_words import expectation_words
from petitio.render.failed_step import guard_in_words
from petitio.render.sentences import sentence
from petitio.render.story import tell, tell_model, tell_step, tell_witness
from petitio.render.words.phrases import reason_words
from petitio.report import (
    SCHEMA,
    ArgumentReport,
    BeggingReport,
    CertificateReport,
    ClaimReport,
    ConfidenceReport,
    CountermodelReport,
    DisputeReport,
    Edit,
    ExpectationReport,
    Extent,
    FileReport,
    Finding,
    FixReport,
    InductionReport,
    ObjectionReport,
    Place,
    Related,
    RepairReport,
    Report,
    UnknownReport,
    Variant,
    summary,
)
from petitio.smt.library import solver_version
from petitio.source import Source, Span
from petitio.verdicts import (
    ArgumentVerdict,
    Certificate,
    ClaimVerdict,
    Confidence,
    Countermodel,
    InductionFindings,
    Repair,
    Unknown,
)


def assemble(examined: tuple[Examined, ...]) -> Report:
    """The report on some files, in their order."""
    files = tuple(_file(one) for one in examined)
    return Report(SCHEMA, __version__, solver_version(), files, summary(files))


def _file(examined: Examined) -> FileReport:
    arguments = tuple(_argument(argument, verdict, examined) for argument, verdict in examined.arguments)
    findings = tuple(finding_report(examined.source, finding, examined.imported) for finding in examined.findings)
    disputes: tuple[DisputeReport, ...] = ()
    if examined.disputes:
        from petitio.render.assemble_dispute import assemble_dispute

        disputes = tuple(assemble_dispute(verdict) for _, verdict in examined.disputes)
    expected = zip(examined.expectations, examined.met, strict=True)
    expectations = tuple(_expectation(examined.source, expectation, met) for expectation, met in expected)
    return FileReport(examined.source.name, arguments, disputes, findings, expectations, examined.left_out)


def _expectation(source: Source, expectation: Expectation, met: bool | None) -> ExpectationReport:
    text, extent = " ".join(expectation_words(expectation)), _extent(source, expectation.span)
    return ExpectationReport(expectation.argument or None, expectation.target, expectation.outcome, text, met, extent)


def finding_report(source: Source, finding: Diagnostic, imported: tuple[Source, ...] = ()) -> Finding:
    """A finding in words. `imported` are the sources that it may point into besides."""
    # What all the rules say is a dozen modules, and most texts have nothing said of them.
    from petitio.render.messages import role_words, words

    message, hint = words(finding)
    others = {other.name: other for other in imported}
    related = tuple(
        Related(
            role_words(label.role, label.name),
            _extent(others.get(label.span.file, source), label.span),
            label.span.file or None,
        )
        for label in finding.related
    )
    return Finding(
        finding.rule.code,
        finding.rule.name,
        finding.weight.value,
        message,
        hint,
        finding.expected,
        _extent(source, finding.span),
        related,
        _fix(source, finding.fix),
        finding.argument or None,
        finding.subject or None,
    )


def _fix(source: Source, fix: Fix | None) -> FixReport | None:
    if fix is None:
        return None
    return FixReport(fix.safe, tuple(Edit(_extent(source, span), text) for span, text in fix.edits))


def _extent(source: Source, span: Span) -> Extent:
    start, end = source.position(span.start), source.position(span.end)
    return Extent(Place(start.line, start.column), Place(end.line, end.column))


def _argument(argument: Argument, verdict: ArgumentVerdict, examined: Examined) -> ArgumentReport:
    by_name = {claim.name: claim for claim in verdict.claims}
    claims = tuple(_claim(argument, claim, by_name.get(claim.name), verdict, examined) for claim in argument.claims)
    objections = tuple(
        ObjectionReport(row.name, row.charge, row.target, row.status, row.grade, row.reason or None)
        for row in verdict.objections
    )
    model = None if verdict.model is None else tell_model(argument, verdict.model)
    return ArgumentReport(
        argument.name,
        verdict.standing.value if verdict.standing else None,
        tuple(conflict.names for conflict in verdict.conflicts),
        tuple(conflict.names for conflict in verdict.excluding),
        claims,
        objections,
        model,
        verdict.impossible,
        _certificate(verdict.certificate),
    )


def _claim(
    argument: Argument,
    claim: Claim,
    found: ClaimVerdict | None,
    verdict: ArgumentVerdict,
    examined: Examined,
) -> ClaimReport:
    if found is None:
        return ClaimReport(claim.name, claim.kind)
    scenarios = {
        name: row.verdict.value for name, rows in verdict.scenarios.items() for row in rows if row.name == claim.name
    }
    certificates = {
        name: certificate
        for name, rows in verdict.scenarios.items()
        for row in rows
        if row.name == claim.name and (certificate := _certificate(row.certificate)) is not None
    }
    begging = tuple(
        BeggingReport(fault.premise, fault.grade, fault.given, fault.circle, fault.fault) for fault in found.begging
    )
    follows = found.follows
    return ClaimReport(
        name=claim.name,
        kind=claim.kind,
        verdict=found.verdict.value,
        core=found.core,
        cores=found.cores if follows else None,
        corrections=found.corrections if follows else None,
        under=found.under if follows else None,
        idle=found.idle if follows else None,
        begging=begging,
        induction=_induction(argument, claim, found.induction),
        countermodel=_countermodel(argument, found.countermodel, claim.name),
        repairs=None if found.repairs is None else tuple(map(_repair, found.repairs)),
        witness=None if found.witness is None else tell_witness(argument, found.witness, f"`{claim.name}`"),
        scenarios=scenarios or None,
        confidence=_confidence(argument, claim, verdict.confidence.get(claim.name), examined),
        unknown=_unknown(found.unknown),
        complete=found.complete if follows else None,
        variants=tuple(_variants(argument, claim, verdict, examined)),
        lemmas=found.lemmas if follows else None,
        circle=found.circle if follows else None,
        certificate=_certificate(found.certificate),
        certificates=certificates or None,
    )


def _certificate(found: Certificate | None) -> CertificateReport | None:
    if found is None:
        return None
    reason = None
    if found.reason:
        # Most checks ask one solver alone.
        from petitio.render.words.certificates import reasons

        reason = reasons[found.reason]
    return CertificateReport(found.solver, found.status, found.asked, found.agreed, reason)


def _repair(repair: Repair) -> RepairReport:
    lemma = None if repair.lemma is None else formula_text(repair.lemma)
    return RepairReport(
        formula_text(repair.formula),
        _in_words(repair.formula),
        lemma,
        None if repair.lemma is None else _in_words(repair.lemma),
    )


def _in_words(formula: Term) -> str:
    """A formula as a sentence, or as it would be written where that is too involved."""
    return sentence(formula) or f"`{formula_text(formula)}`"


def _variants(argument: Argument, claim: Claim, verdict: ArgumentVerdict, examined: Examined) -> list[Variant]:
    expected = [e for e in examined.expectations if e.argument == argument.name]
    rows: list[Variant] = []
    for index, expectation in enumerate(expected):
        found = verdict.expected.get(index)
        if found is None or expectation.target != claim.name:
            continue
        row = Variant(
            expectation.under,
            expectation.without,
            expectation.scenario,
            found.verdict.value,
            _induction(argument, claim, found.induction),
            _countermodel(argument, found.countermodel, claim.name),
            _confidence(argument, claim, verdict.expected_confidence.get(index), examined),
            _certificate(found.certificate),
        )
        if row not in rows:
            rows.append(row)
    return rows


def _confidence(
    argument: Argument, claim: Claim, found: Confidence | None, examined: Examined
) -> ConfidenceReport | None:
    """How sure one can be of a claim, and how far that reaches what is expected of it."""
    if found is None:
        return None
    # Most arguments have no credences.
    from petitio.render.confidence_report import confidence_report

    thresholds = tuple(
        expectation.confidence
        for expectation in examined.expectations
        if (expectation.argument, expectation.target) == (argument.name, claim.name) and expectation.confidence
    )
    return confidence_report(found, thresholds)


def _induction(argument: Argument, claim: Claim, found: InductionFindings | None) -> InductionReport | None:
    method = claim.method
    if found is None or not isinstance(method, Inductive):
        return None
    counterexample = _counterexample(argument, method, found)
    return InductionReport(
        found.variable,
        found.start,
        found.base,
        found.step,
        found.hypothesis_used,
        found.gap,
        None if found.guard is None else formula_text(found.guard),
        counterexample,
        guard_in_words(argument, found.guard, method)
        if found.guard is not None and isinstance(method, Induction)
        else None,
        found.reachable,
        found.already,
        found.false_at,
        None if found.strengthening is None else formula_text(found.strengthening),
        remedy_text(found.remedy, found.strengthening),
        found.along,
        found.descent if found.along is not None else None,
        found.vacuous,
    )


def _counterexample(argument: Argument, method: Inductive, found: InductionFindings) -> CountermodelReport | None:
    """The state in which the base breaks; where it does not, that in which the step does."""
    if found.base_countermodel is not None:
        where = f"at {found.variable} = {found.base_at}"
        if found.along is not None:
            where = f"where {found.along} leads no further"
        return tell(argument, found.base_countermodel, f"the base, {where},")
    if found.step_countermodel is None:
        return None
    if isinstance(method, Descent):
        return tell(argument, found.step_countermodel, "what the induction carries from below")
    return tell_step(argument, found.step_countermodel, method, found.guard)


def _countermodel(argument: Argument, countermodel: Countermodel | None, claim: str) -> CountermodelReport | None:
    return None if countermodel is None else tell(argument, countermodel, f"`{claim}`")


def _unknown(unknown: Unknown | None) -> UnknownReport | None:
    return None if unknown is None else UnknownReport(reason_words(unknown.reason, unknown.names), unknown.tried)
