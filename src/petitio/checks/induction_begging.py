"""The ways of begging the question that only an induction has."""

from __future__ import annotations

from petitio.checks.contained_goal import contained_goal
from petitio.checks.guarded_by_goal import guarded_by_goal
from petitio.checks.idle_induction import idle_induction
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.presupposed import ByDefinition, presupposed
from petitio.verdicts import Begging, InductionFindings


def induction_begging(
    schema: InductionSchema,
    known: tuple[Begging, ...],
    charged: frozenset[str],
    findings: InductionFindings | None,
) -> tuple[Begging, ...]:
    """What begs in an induction that holds, besides what is `known` to. `charged` are the premises that an objection
    charges with it, `findings` those of the induction if they were worked out."""
    found = [*guarded_by_goal(schema), *contained_goal(schema)]
    seen = {fault.premise for fault in (*known, *found)}
    return (*found, *(fault for fault in _presupposed(schema, charged, findings) if fault.premise not in seen))


def _presupposed(
    schema: InductionSchema, charged: frozenset[str], findings: InductionFindings | None
) -> tuple[Begging, ...]:
    """Base and step are exempt from `presupposes`, since a universal conclusion entails them; but not where the
    hypothesis is idle."""
    at_hand = schema.at_hand
    givens = {c.name: c.formula for c in at_hand.argument.claims if c.kind == "given"}
    if not givens:
        return ()
    used = idle_induction(schema).hypothesis_used if findings is None else findings.hypothesis_used
    if used is not False:
        return ()
    definitions = at_hand.argument.definitions
    ask = ByDefinition(definitions, ())
    found: list[Begging] = []
    for name in at_hand.beneath(schema.offered):
        said = presupposed(ask, definitions, schema.claim.formula, at_hand.formula(name), givens)
        if said is not None:
            fault = name in charged
            found.append(Begging(name, "presupposes", given=said.given, fault=fault, parts=said.parts))
    return tuple(found)
