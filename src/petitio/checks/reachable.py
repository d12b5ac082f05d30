"""Whether the state in which a step breaks can come about, given the base."""

from __future__ import annotations

from fractions import Fraction

from petitio.checks.induction_schema import InductionSchema
from petitio.core import BOOL, Induction, Literal, Operation, Operator
from petitio.record import Record
from petitio.smt.answer import Answer


class Reached(Record):
    """`reachable` None where that is not known; `state` a model in which the step breaks and all that is offered is
    true, if one was found."""

    reachable: bool | None
    state: Answer | None = None


def reachable(schema: InductionSchema, broken: Answer) -> Reached:
    """To be asked of a step that is refuted, with the answer that refutes it, where the base holds.

    With everything offered to base and step true, a step that breaks is reached; where that cannot be at the number
    of the counterexample, its state is not.
    """
    step, offered = schema.step, schema.offered
    if set(step.names) == set(offered):
        return Reached(True, broken) if broken.model is not None else Reached(None)
    everything = schema.answer(offered, step.hypotheses, step.goal, effort="usual", likely="yes", model=True)
    if everything.status == "yes":
        return Reached(True, everything)
    if everything.status == "no":
        return Reached(False)
    value = None if broken.model is None else broken.model.unknowns.get(schema.method.variable)
    if not isinstance(schema.method, Induction) or not isinstance(value, Literal):
        return Reached(None)
    assert isinstance(value.value, Fraction)
    here = Operation(Operator.EQUAL, (schema.method.variable, value), BOOL)
    there = schema.answer(offered, (*step.hypotheses, here), step.goal, effort="usual")
    return Reached(False if there.status == "no" else None)
