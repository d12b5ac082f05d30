"""The condition under which the step would go through, and which nothing guarantees."""

from __future__ import annotations

from petitio import terms
from petitio.checks.clauses import clauses, same
from petitio.checks.induction_schema import InductionSchema
from petitio.core import Term
from petitio.semantics import Unevaluable, evaluate
from petitio.verdicts import Countermodel


def uncovered_guard(schema: InductionSchema, countermodel: Countermodel) -> Term | None:
    """The condition, besides the hypothesis, under which a step premise would give the goal, where the counterexample
    does not meet it; None if there is none."""
    definitions = schema.at_hand.argument.definitions
    for name in schema.step.names:
        for _, row in clauses(schema.at_hand.formula(name), definitions, (schema.method.variable,)):
            guard = _rest(schema, row, countermodel) if len(row) > 1 else None
            if guard is not None and _truth(schema, guard, countermodel) is False:
                return guard
    return None


def _rest(schema: InductionSchema, row: tuple[Term, ...], countermodel: Countermodel) -> Term | None:
    """Of disjuncts that have the goal among them: the others, denied, but for the hypothesis."""
    definitions = schema.at_hand.argument.definitions
    rest: list[Term] = []
    reaches = False
    for literal in row:
        denied = terms.negation(literal)
        # In the counterexample the goal is false and the hypothesis true; what is true there is neither the goal
        # nor the hypothesis denied.
        if _truth(schema, literal, countermodel) is True:
            rest.append(denied)
        elif any(same(definitions, denied, hypothesis) for hypothesis in schema.step.hypotheses[1:]):
            continue
        elif same(definitions, literal, schema.step.goal):
            reaches = True
        else:
            rest.append(denied)
    return terms.conjunction(rest) if reaches and rest else None


def _truth(schema: InductionSchema, formula: Term, countermodel: Countermodel) -> bool | None:
    try:
        return evaluate(formula, countermodel.interpretation, schema.at_hand.argument.definitions) is True
    except Unevaluable:
        return None
