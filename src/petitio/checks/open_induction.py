"""An induction some of whose obligations are not proven: what is wrong, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from petitio.checks.induction import induction_findings
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.reachable import Reached, reachable
from petitio.core import Descent, Induction
from petitio.record import Record
from petitio.smt.answer import Answer
from petitio.verdicts import InductionFindings

if TYPE_CHECKING:
    from petitio.checks.remedy import Remedied


class OpenInduction(Record):
    """The findings, whether the claim itself has a countermodel as far as is known by now, and a promising way to
    mend the induction, if nothing but its step is open."""

    findings: InductionFindings
    whole: Answer
    remedied: Remedied | None


def open_induction(schema: InductionSchema, answers: list[Answer], whole: Answer) -> OpenInduction:
    """`answers` go with the obligations, `whole` with the claim itself, asked with little effort."""
    by_role = [(o.role, a) for o, a in zip(schema.obligations, answers, strict=True) if a.status != "no"]
    step = next((answer for role, answer in by_role if role == "step"), None)
    based = all(role != "base" for role, _ in by_role)
    reached = Reached(None)
    if step is not None and step.status == "yes" and based:
        reached = Reached(False) if whole.status == "no" else reachable(schema, step)
    if whole.status == "unknown":
        whole = _instance(schema, answers, reached) or whole
    findings = induction_findings(schema, answers, reached)
    only_the_step = all(role == "step" for role, _ in by_role)
    mended = None
    if only_the_step and whole.status != "yes":
        from petitio.checks.remedy import remedy

        mended = remedy(schema)
    return OpenInduction(findings, whole, mended)


def _instance(schema: InductionSchema, answers: list[Answer], reached: Reached) -> Answer | None:
    """A replayed model of all that is offered in which one instance of the claim is false, and so the claim."""
    method = schema.method
    if method.carried is not method.goal:
        return None
    if reached.state is not None and (
        isinstance(method, Descent) or method.start + method.depth >= method.claimed_from
    ):
        return reached.state
    for obligation, answer in zip(schema.obligations, answers, strict=True):
        if answer.status != "yes" or obligation.role != "base":
            continue
        if isinstance(method, Induction) and obligation.index < method.claimed_from:
            continue
        if set(obligation.names) == set(schema.offered):
            return answer
        hypotheses = obligation.hypotheses
        found = schema.answer(schema.offered, hypotheses, obligation.goal, effort="usual", likely="yes", model=True)
        if found.status == "yes":
            return found
    return None
