"""Whether an induction is idle: its step does without the hypothesis, or a claim says it for every number already.

What only the base needs is left out: with it, the numbers as they are give every instance without any step.
"""

from __future__ import annotations

from fractions import Fraction

from petitio import terms
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.obligation import Obligation
from petitio.checks.without_recursions import number_of, split_recursions
from petitio.core import (
    BOOL,
    NAT,
    Application,
    Definition,
    Induction,
    Literal,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import follows
from petitio.record import Record
from petitio.smt.decide import decide

_FURTHEST = 8


class Idleness(Record):
    """`hypothesis_used` None where that is not known; `already` are claims that give the property everywhere, None
    if none are known to."""

    hypothesis_used: bool | None
    already: tuple[str, ...] | None = None


def idle_induction(schema: InductionSchema) -> Idleness:
    """What can be said of a step that goes through."""
    names, step = schema.without_base(), schema.step
    where = step.hypotheses[:1]
    status = schema.answer(names, where, step.goal, likely="yes").status
    if status == "unknown" and (_needed_by_equations(schema, names) or _needed_by_recursions(schema, names)):
        status = "yes"
    if status == "yes":
        return Idleness(True)
    if status == "unknown":
        return Idleness(None)
    anywhere = where if isinstance(schema.method, Induction) else ()
    everywhere = Obligation("whole", names, anywhere, schema.method.carried)
    if schema.shows(names, anywhere, everywhere.goal):
        return Idleness(False, schema.core(everywhere))
    return Idleness(False)


def _needed_by_equations(schema: InductionSchema, names: tuple[str, ...]) -> bool:
    """Whether a model shows the hypothesis needed where recursions count by their one-step equations.

    The model is of a step at the very start. The equations beyond the start hold in it, as far as the goal reaches;
    those up to the start, which are the base's, are left out.
    """
    method, definitions = schema.method, schema.at_hand.argument.definitions
    if not isinstance(method, Induction):
        return False
    formulas = [schema.step.goal, *schema.at_hand.background, *map(schema.at_hand.formula, names)]
    recursive = {s for s in terms.symbols_of(formulas, definitions) if s in definitions and definitions[s].recursive}
    if not recursive:
        return False
    start = Literal(Fraction(method.start), method.variable.sort)
    equations: list[Term] = []
    reached = _unfolded(schema.step.goal, schema)
    for _ in range(method.depth):
        found = [_equation(definitions[a.symbol], a, start) for a in _calls(reached, recursive)]
        if None in found or not found:
            break
        equations += [equation for equation in found if equation is not None]
        reached = terms.conjunction([equation for equation in found if equation is not None])
    if not equations:
        return False
    plain = {symbol: definition for symbol, definition in definitions.items() if symbol not in recursive}
    at_start = Operation(Operator.EQUAL, (method.variable, start), BOOL)
    premises = [*schema.at_hand.background, *map(schema.at_hand.formula, names), at_start, *equations]
    question = follows(plain, premises, schema.step.goal)
    return decide(question, effort="quick", likely="yes", model=True).status == "yes"


def _needed_by_recursions(schema: InductionSchema, names: tuple[str, ...]) -> bool:
    """The same where it is the premises that say how something goes on from number to number: what a model of the
    first step leaves open, the recursion fills in."""
    method, at_hand = schema.method, schema.at_hand
    if not isinstance(method, Induction) or method.start != 0:
        return False
    definitions = at_hand.argument.definitions
    formulas = (*at_hand.background, *map(at_hand.formula, names))
    rest, equations = split_recursions(formulas, definitions)
    places = {equation.symbol: equation.place for equation in equations}
    goal = _unfolded(schema.step.goal, schema)
    numbers = [
        number_of(part.arguments[places[part.symbol]])
        for part in terms.subterms(goal)
        if isinstance(part, Application) and part.symbol in places
    ]
    if any(number is None or number[0] not in (None, method.variable) for number in numbers):
        return False
    # As far as the goal reaches; from there on the recursion goes its own way.
    reached = max([method.depth, *(number[1] for number in numbers if number is not None)])
    if reached > _FURTHEST:
        return False
    steps: list[Term] = []
    for equation in equations:
        if equation.variable is None:
            steps.append(equation.formula)
            continue
        body, bound = equation.formula, list[Variable]()
        while isinstance(body, Quantification):
            bound += [variable for variable in body.variables if variable is not equation.variable]
            body = body.body
        for offset in range(reached):
            place = Literal(Fraction(offset), equation.variable.sort)
            steps.append(terms.universal(tuple(bound), terms.substitute(body, {equation.variable: place})))
    at_start = Operation(Operator.EQUAL, (method.variable, Literal(Fraction(0), method.variable.sort)), BOOL)
    question = follows(definitions, [*rest, at_start, *steps], schema.step.goal)
    return bool(equations) and decide(question, effort="quick", likely="yes", model=True).status == "yes"


def _unfolded(formula: Term, schema: InductionSchema) -> Term:
    try:
        return terms.unfold(formula, schema.at_hand.argument.definitions)
    except terms.TooLong:
        return formula


def _calls(formula: Term, recursive: set[Symbol]) -> list[Application]:
    """The applications of recursions outside all quantifiers, each once."""
    found = [part for part in terms.subterms(formula) if isinstance(part, Application) and part.symbol in recursive]
    return list(dict.fromkeys(found))


def _equation(definition: Definition, call: Application, start: Term) -> Term | None:
    """The one-step equation of a recursion at a call, if its number is beyond the start."""
    numbers = [
        argument
        for argument, variable in zip(call.arguments, definition.variables, strict=True)
        if variable.sort is NAT
    ]
    if len(numbers) != 1:
        return None
    body = terms.instantiate(definition.body, definition.variables, call.arguments)
    same = Operation(Operator.IFF if call.sort is BOOL else Operator.EQUAL, (call, body), BOOL)
    return terms.implication(Operation(Operator.LESS, (start, numbers[0]), BOOL), same)
