"""What became of a proof by cases: which cases are not proven, and whether they leave something out."""

from __future__ import annotations

from petitio.checks.obligation import Obligation
from petitio.core import Cases
from petitio.smt.answer import Answer
from petitio.verdicts import CaseFindings, Countermodel, Part


def case_findings(method: Cases, obligations: tuple[Obligation, ...], answers: list[Answer]) -> CaseFindings:
    """The findings of a proof by cases, from the answers to its obligations."""
    unproven: list[int] = []
    exhaustive: Part = "holds"
    countermodel: Countermodel | None = None
    for obligation, answer in zip(obligations, answers, strict=True):
        if answer.status == "no":
            continue
        if obligation.role == "case":
            unproven.append(obligation.index)
        else:
            exhaustive = "fails" if answer.status == "yes" else "undecided"
        if answer.model is not None and countermodel is None:
            countermodel = Countermodel(answer.model, obligation.names, obligation.goal)
    labels = tuple(case.label for case in method.cases)
    return CaseFindings(labels, tuple(unproven), exhaustive, countermodel)
