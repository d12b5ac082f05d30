"""Whether the step holds only where the goal already does."""

from __future__ import annotations

from petitio import terms
from petitio.checks.clauses import clauses, same
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.presupposed import ByDefinition, presupposed
from petitio.core import Induction, Operation, Term
from petitio.verdicts import Begging


def guarded_by_goal(schema: InductionSchema) -> tuple[Begging, ...]:
    """The step premises that ask for the goal itself, by the definitions and what is given, before they grant it; and
    with them the premises that answer by saying just that."""
    at_hand, method = schema.at_hand, schema.method
    if not isinstance(method, Induction):
        return ()
    givens = {c.name: c.formula for c in at_hand.argument.claims if c.kind == "given"}
    found: dict[str, Begging] = {}
    for name in schema.step.names:
        if not at_hand.argument.claim(name).asserted:
            continue
        part = _asks(schema, name, tuple(givens.values()))
        if part is not None:
            found[name] = Begging(name, "guarded_by_the_goal", given=tuple(givens), parts=(part,))
    if not found:
        return ()
    ask = ByDefinition(at_hand.argument.definitions, ())
    where, goal = schema.step.hypotheses[0], schema.step.goal
    everywhere = terms.refresh(terms.universal((method.variable,), terms.implication(where, goal)))
    for name in at_hand.beneath(schema.offered):
        if name in found:
            continue
        for said in (schema.claim.formula, everywhere):
            supplied = presupposed(ask, at_hand.argument.definitions, said, at_hand.formula(name), givens)
            if supplied is not None:
                found[name] = Begging(name, "presupposes", given=supplied.given, parts=supplied.parts, label="guard")
                break
    return tuple(found.values())


def _asks(schema: InductionSchema, name: str, givens: tuple[Term, ...]) -> Term | None:
    """The part of a premise that leads to the goal under a condition equivalent to the goal."""
    definitions, goal = schema.at_hand.argument.definitions, schema.step.goal
    where = schema.step.hypotheses[:1]
    places: tuple[Term, ...] = (schema.method.variable, *_places(goal, schema))
    for part, row in clauses(schema.at_hand.formula(name), definitions, places):
        reached = [literal for literal in row if same(definitions, literal, goal)]
        if not reached:
            continue
        for literal in row:
            guard = terms.negation(literal)
            if (
                literal not in reached
                and same(definitions, guard, goal, (*givens, *where))
                and not schema.shows((), where, goal)
            ):
                return part
    return None


def _places(goal: Term, schema: InductionSchema) -> tuple[Term, ...]:
    """The number after, as it stands in the goal."""
    variable = schema.method.variable
    found = [
        part
        for part in terms.subterms(goal)
        if isinstance(part, Operation) and part.sort is variable.sort and variable in part.arguments
    ]
    return tuple(dict.fromkeys(found))
