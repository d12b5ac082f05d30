"""What became of an induction: base and step apart, and what the tests of inductions say of them."""

from __future__ import annotations

from fractions import Fraction

from petitio import terms
from petitio.checks.assumed_step import assumed_step
from petitio.checks.idle_induction import idle_induction
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.missing_citations import missing_citations
from petitio.checks.obligation import Obligation
from petitio.checks.reachable import Reached
from petitio.checks.uncovered_guard import uncovered_guard
from petitio.checks.wrong_direction import wrong_direction
from petitio.core import BOOL, FALSE, Descent, Induction, Inductive, Literal, Operation, Operator, Term
from petitio.record import replace
from petitio.smt.answer import Answer
from petitio.verdicts import Countermodel, InductionFindings, Part


def induction_findings(
    schema: InductionSchema, answers: list[Answer], reached: Reached | None = None
) -> InductionFindings:
    """The findings of an induction. `answers` go with the obligations, and are empty if all of them are proven;
    `reached` says of a refuted step whether its counterexample can come about."""
    return _Findings(schema, answers).run(reached or Reached(None))


class _Findings:
    def __init__(self, schema: InductionSchema, answers: list[Answer]) -> None:
        self.schema = schema
        self.method = schema.method
        self.answers = answers or [Answer("no")] * len(schema.obligations)

    def run(self, reached: Reached) -> InductionFindings:
        method, schema = self.method, self.schema
        counted = method if isinstance(method, Induction) else None
        found = InductionFindings(
            method.variable.name,
            None if counted is None else counted.start,
            1 if counted is None else counted.depth,
            self._part("base"),
            self._part("step"),
            None,
            base_names=schema.bases[0].names,
            step_names=schema.step.names,
            reachable=reached.reachable,
            along=method.along.title if isinstance(method, Descent) else None,
            descent=self._part("descent"),
        )
        if found.base != "holds":
            found = self._of_base(found)
        if found.step == "holds":
            return self._of_sound_step(found)
        return self._of_open_step(found, reached)

    def _part(self, role: str) -> Part:
        """What became of all obligations of a role."""
        statuses = {a.status for o, a in zip(self.schema.obligations, self.answers, strict=True) if o.role == role}
        return "fails" if "yes" in statuses else "undecided" if "unknown" in statuses else "holds"

    def _first_open(self, role: str) -> tuple[Obligation, Answer] | None:
        rows = zip(self.schema.obligations, self.answers, strict=True)
        return next(((o, a) for o, a in rows if o.role == role and a.status != "no"), None)

    # ---- The base

    def _of_base(self, found: InductionFindings) -> InductionFindings:
        opened = self._first_open("base")
        assert opened is not None
        base, answer = opened
        at = base.index if isinstance(self.method, Induction) else None
        excluded = at is not None and self._excluded(base.goal)
        return replace(
            found,
            base_countermodel=_countermodel(answer, base, self.method),
            base_at=at,
            false_at=at if excluded else None,
            base_missing=() if excluded else self._missing(base),
        )

    def _excluded(self, formula: Term) -> bool:
        """Whether what is offered rules a formula out, and not just everything."""
        schema = self.schema
        denied = terms.negation(formula)
        return schema.shows(schema.offered, (), denied) and not schema.shows(schema.offered, (), FALSE)

    def _missing(self, obligation: Obligation) -> tuple[str, ...]:
        """What an obligation would have to cite, if that does not contradict what it does cite."""
        at_hand = self.schema.at_hand
        missing = missing_citations(at_hand, self.schema.claim, obligation)
        return missing if missing and at_hand.consistent(at_hand.beneath((*obligation.names, *missing))) else ()

    # ---- The step

    def _of_sound_step(self, found: InductionFindings) -> InductionFindings:
        idleness = idle_induction(self.schema)
        return replace(
            found,
            hypothesis_used=idleness.hypothesis_used,
            already=idleness.already,
            vacuous=self._vacuous(found),
            assumed=None if idleness.hypothesis_used is False else assumed_step(self.schema),
            gap=self._unreached(),
        )

    def _vacuous(self, found: InductionFindings) -> bool:
        """Whether no number satisfies the hypothesis of a step, though the premises of the step can all be true."""
        schema, at_hand = self.schema, self.schema.at_hand
        below = at_hand.beneath(schema.offered)
        if isinstance(self.method, Descent) or (found.base == "holds" and at_hand.consistent(below)):
            return False
        impossible = schema.answer(schema.step.names, schema.step.hypotheses, FALSE, likely="yes").status == "no"
        return impossible and schema.answer(schema.step.names, (), FALSE, likely="yes").status == "yes"

    def _unreached(self) -> int | None:
        """A number before the start at which the property is claimed and not shown."""
        opened = self._first_open("gap")
        return None if opened is None else self._number(opened[1], opened[0].index)

    def _of_open_step(self, found: InductionFindings, reached: Reached) -> InductionFindings:
        schema, step = self.schema, self.schema.step
        opened = self._first_open("step")
        assert opened is not None
        _, answer = opened
        gap = self._unreached()
        found = replace(found, gap=gap, step_missing=self._missing(step))
        if answer.status != "yes":
            return found
        countermodel = _countermodel(reached.state or answer, step, self.method)
        if gap is None:
            found = self._of_gap(found, answer)
        if found.gap is None and countermodel is not None:
            found = replace(found, guard=uncovered_guard(schema, countermodel))
        return replace(found, step_countermodel=countermodel, backwards=wrong_direction(schema))

    def _of_gap(self, found: InductionFindings, answer: Answer) -> InductionFindings:
        """The one number that the step does not reach, if it reaches all beyond it: a gap, or where the property is
        false."""
        method, schema, step = self.method, self.schema, self.schema.step
        if not isinstance(method, Induction) or answer.model is None:
            return found
        number = self._number(answer, method.start)
        here = Literal(Fraction(number), method.variable.sort)
        beyond = Operation(Operator.LESS, (here, method.variable), BOOL)
        if not schema.shows(step.names, (*step.hypotheses, beyond), step.goal, effort="usual"):
            return found
        at = terms.substitute(terms.refresh(step.goal), {method.variable: here})
        if self._excluded(at):
            return replace(found, false_at=number + method.depth)
        if schema.shows(schema.offered, (), at):
            return found
        return replace(found, gap=number + method.depth)

    def _number(self, answer: Answer, otherwise: int) -> int:
        """The value that a countermodel gives to the variable of an induction."""
        value = answer.model.unknowns.get(self.method.variable) if answer.model is not None else None
        return int(value.value) if isinstance(value, Literal) and isinstance(value.value, Fraction) else otherwise


def _countermodel(answer: Answer, obligation: Obligation, method: Inductive) -> Countermodel | None:
    if answer.model is None:
        return None
    if isinstance(method, Descent):
        # There is no number to tell it by, so it is told of the thing itself.
        values = {v: t for v in obligation.unknowns if isinstance(t := answer.model.unknowns.get(v), Literal)}
        false = terms.substitute(terms.refresh(obligation.goal), values)
        return Countermodel(answer.model, obligation.names, false, smallest=answer.smallest)
    return Countermodel(
        answer.model, obligation.names, obligation.goal, obligation.unknowns, answer.smallest, method.depth
    )
