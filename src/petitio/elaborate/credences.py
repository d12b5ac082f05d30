"""How sure a speaker is of a claim, as its clauses say it."""

from __future__ import annotations

from fractions import Fraction

from petitio import syntax
from petitio.core import INT, NAT, Credence, Term
from petitio.diagnostics import Diagnostic, Severity
from petitio.elaborate.shape import outermost
from petitio.record import Record
from petitio.rules import syntax as syntax_rules
from petitio.rules.quantity import IMPOSSIBLE_CREDENCE


class Sure(Record):
    """What the clauses of a claim say of its credence, and what is wrong with them."""

    credence: Credence | None
    independent: bool
    diagnostics: tuple[Diagnostic, ...]
    faulty: bool


def credences(written: syntax.Claim, formula: Term) -> Sure:
    """The credence of a claim, and whether it is marked as independent. What makes no sense leaves the argument
    faulty: a number that was meant to count would not."""
    found: list[Diagnostic] = []
    credence: Credence | None = None
    clause = next((clause for clause in written.clauses if isinstance(clause, syntax.Credence)), None)
    if clause is not None:
        low, high = clause.low, Fraction(1) if clause.high is None else clause.high
        if max(low, high) > 1 or low > high:
            fault = "beyond" if max(low, high) > 1 else "empty"
            facts = {"reason": fault, "low": str(low), "high": str(high)}
            found.append(Diagnostic(IMPOSSIBLE_CREDENCE, clause.span, facts))
        elif clause.each_step and (reason := _no_steps(written, formula)) is not None:
            facts = {"clause": "each step", "reason": reason, "kind": written.kind}
            found.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, clause.span, facts))
        else:
            credence = Credence(low, high, clause.each_step, clause.conditional)
    mark = next((clause for clause in written.clauses if isinstance(clause, syntax.Independent)), None)
    if mark is not None and (clause is None or written.kind in ("lemma", "conclude")):
        reason = "no credence" if clause is None else "shown independent"
        facts = {"clause": "independent", "reason": reason, "kind": written.kind}
        # Of what counts as certain everything else is independent, so nothing is lost.
        severity = Severity.WARNING if clause is None and written.kind not in ("lemma", "conclude") else None
        found.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, mark.span, facts, severity=severity))
    faulty = any(finding.weight is Severity.ERROR for finding in found)
    return Sure(credence, mark is not None and clause is not None, tuple(found), faulty)


def _no_steps(written: syntax.Claim, formula: Term) -> str | None:
    """Why a claim has no steps for a credence to be of, if it has none."""
    if written.kind in ("lemma", "conclude"):
        return "shown each step"
    return None if any(variable.sort in (NAT, INT) for variable in outermost(formula)) else "no steps"
