"""How an induction goes through that does not as it stands: with another depth, strongly, or with more carried."""

from __future__ import annotations

from petitio.checks.induction_schema import InductionSchema
from petitio.checks.obligations_of import obligations_of
from petitio.checks.strengthening import strengthening
from petitio.core import Induction
from petitio.record import Record, replace
from petitio.verdicts import Remedy


class Remedied(Record):
    """The option to add, and the method with it. Nothing is proven of it yet but that it is promising."""

    option: Remedy
    method: Induction


def remedy(schema: InductionSchema) -> Remedied | None:
    """The first way found, the simplest first; None if none is. To be asked where nothing but the step is open."""
    method = schema.method
    if not isinstance(method, Induction):
        return None
    if method.depth == 1 and not method.strong:
        others: tuple[tuple[Remedy, Induction], ...] = (
            ("depth 2", replace(method, depth=2)),
            ("strong", replace(method, strong=True)),
            ("depth 3", replace(method, depth=3)),
        )
        for option, changed in others:
            if _proven(schema, changed):
                return Remedied(option, changed)
    carried = strengthening(schema)
    return None if carried is None else Remedied("strengthen", replace(method, carried=carried))


def _proven(schema: InductionSchema, method: Induction) -> bool:
    claim = replace(schema.claim, method=method)
    obligations = obligations_of(claim, schema.offered, schema.bases[0].names, schema.step.names)
    return all(schema.shows(o.names, o.hypotheses, o.goal) for o in obligations)
