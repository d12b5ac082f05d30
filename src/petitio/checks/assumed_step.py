"""Whether the step is a bare premise, so that nothing is derived in it."""

from __future__ import annotations

from petitio import terms
from petitio.checks.clauses import clauses, same
from petitio.checks.induction_schema import InductionSchema
from petitio.core import Induction


def assumed_step(schema: InductionSchema) -> str | None:
    """The premise that says, by the definitions alone, just what the step has to show; None if there is none. To be
    asked of a step that goes through."""
    at_hand, step, method = schema.at_hand, schema.step, schema.method
    if not isinstance(method, Induction):
        return None
    where, said = step.hypotheses[:1], terms.implication(terms.conjunction(step.hypotheses[1:]), step.goal)
    definitions = at_hand.argument.definitions
    for name in step.names:
        if not at_hand.argument.claim(name).asserted:
            continue
        for _, row in clauses(at_hand.formula(name), definitions, (method.variable,)):
            if len(row) > 1 and same(definitions, terms.disjunction(row), said, where):
                return name
    return None
