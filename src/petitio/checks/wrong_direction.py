"""Whether what is shown leads from each number to the one before it, and not to the next."""

from __future__ import annotations

from petitio.checks.induction_schema import InductionSchema
from petitio.core import Induction


def wrong_direction(schema: InductionSchema) -> bool:
    """Whether what the step cites gives P(n) from P(n + 1), though not by the definitions and givens alone. To be
    asked of a step that is refuted."""
    method, step = schema.method, schema.step
    if not isinstance(method, Induction) or method.depth != 1 or method.strong:
        return False
    where = step.hypotheses[:1]
    backwards = (*where, step.goal)
    return schema.shows(step.names, backwards, method.carried) and not schema.shows((), backwards, method.carried)
