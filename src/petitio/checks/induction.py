"""What became of an induction: base and step apart, the counterexample to induction, a gap, an uncovered guard."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from petitio import terms
from petitio.checks.obligations_of import Obligation
from petitio.core import (
    BOOL,
    NAT,
    Argument,
    Induction,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.cores import enumerate_cores
from petitio.normal import parts
from petitio.obligations import Question, follows
from petitio.semantics import Unevaluable, evaluate
from petitio.smt.answer import Answer
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import Countermodel, InductionFindings, Part

Formulas = Callable[[str], Term]


def induction_findings(
    argument: Argument,
    method: Induction,
    background: tuple[Term, ...],
    formula: Formulas,
    obligations: tuple[Obligation, ...],
    answers: list[Answer],
) -> InductionFindings:
    """The findings of an induction. `answers` go with the obligations; empty if all of them are proven."""
    step = next(o for o in obligations if o.role == "step")
    bases = [o for o in obligations if o.role == "base"]
    by_role = dict(zip(map(id, obligations), answers, strict=True)) if answers else {}
    base_part: Part = "holds"
    base_countermodel: Countermodel | None = None
    base_at: int | None = None
    for obligation in bases:
        answer = by_role.get(id(obligation))
        if answer is not None and answer.status != "no":
            base_part = "fails" if answer.status == "yes" else "undecided"
            base_at = obligation.index
            base_countermodel = _countermodel(answer, obligation)
            break
    step_answer = by_role.get(id(step))
    step_part: Part = "holds"
    if step_answer is not None and step_answer.status != "no":
        step_part = "fails" if step_answer.status == "yes" else "undecided"
    gap: int | None = None
    for obligation in obligations:
        answer = by_role.get(id(obligation))
        if obligation.role == "gap" and answer is not None and answer.status != "no":
            gap = _number(answer, method, obligation.index)
            break
    guard: Term | None = None
    step_countermodel: Countermodel | None = None
    if step_answer is not None and step_answer.status == "yes":
        step_countermodel = _countermodel(step_answer, step)
        if gap is None:
            gap = _gap(argument, method, background, formula, step, step_answer)
        if gap is None and step_countermodel is not None:
            guard = _guard(argument, method, formula, step, step_countermodel)
    return InductionFindings(
        method.variable.name,
        method.start,
        method.depth,
        base_part,
        step_part,
        _hypothesis_used(argument, background, formula, bases, step, step_part),
        base_countermodel,
        step_countermodel,
        base_at,
        gap,
        guard,
        method.variable,
        bases[0].names,
        step.names,
    )


def _countermodel(answer: Answer, obligation: Obligation) -> Countermodel | None:
    if answer.model is None:
        return None
    return Countermodel(answer.model, obligation.names, obligation.goal, obligation.unknowns, answer.smallest)


def _hypothesis_used(
    argument: Argument,
    background: tuple[Term, ...],
    formula: Formulas,
    bases: list[Obligation],
    step: Obligation,
    part: Part,
) -> bool | None:
    """Whether the step needs its hypothesis; None where that is not known, or there is no step.

    What only the base needs is left out: with it, the numbers as they are give every instance without any step.
    """
    if part != "holds":
        return None
    needed = set(_core(argument, background, formula, step)) if bases[0].names == step.names else set(step.names)
    for base in bases if bases[0].names == step.names else ():
        needed |= set(step.names) - set(_core(argument, background, formula, base))
    names = [name for name in step.names if name in needed]
    premises = [*background, *map(formula, names), step.hypotheses[0]]
    question = follows(argument.definitions, premises, step.goal)
    answer = decide(question, effort="quick", likely="yes")
    return {"no": False, "yes": True, "unknown": None}[answer.status]


def _core(
    argument: Argument, background: tuple[Term, ...], formula: Formulas, obligation: Obligation
) -> tuple[str, ...]:
    """One minimal set of the claims offered that an obligation follows from; all of them if none is found."""
    formulas = {name: formula(name) for name in obligation.names}
    with Entailment(
        argument.definitions, (*background, *obligation.hypotheses), formulas, obligation.goal, effort="quick"
    ) as entailment:
        found = enumerate_cores(obligation.names, entailment.follows, most=1)
    return found.cores[0] if found.cores else obligation.names


def _number(answer: Answer, method: Induction, otherwise: int) -> int:
    """The value that a countermodel gives to the variable of an induction."""
    value = answer.model.unknowns.get(method.variable) if answer.model is not None else None
    return int(value.value) if isinstance(value, Literal) and isinstance(value.value, Fraction) else otherwise


def _gap(
    argument: Argument,
    method: Induction,
    background: tuple[Term, ...],
    formula: Formulas,
    step: Obligation,
    answer: Answer,
) -> int | None:
    """The one number that the step does not reach, if it reaches all beyond it."""
    if answer.model is None:
        return None
    number = _number(answer, method, method.start)
    here = Literal(Fraction(number), method.variable.sort)
    beyond = Operation(Operator.LESS, (here, method.variable), BOOL)
    premises = [*background, *map(formula, step.names), *step.hypotheses, beyond]
    if decide(follows(argument.definitions, premises, step.goal), effort="usual").status == "no":
        return number + method.depth
    return None


def _guard(
    argument: Argument,
    method: Induction,
    formula: Formulas,
    step: Obligation,
    countermodel: Countermodel,
) -> Term | None:
    """The condition, besides the hypothesis, under which a step premise would give the goal, where the counterexample
    does not meet it."""
    hypotheses = step.hypotheses[1:]
    for name in step.names:
        for part in parts(formula(name), argument.definitions):
            for clause in _at(part, method.variable):
                guard = _rest(argument, clause, step.goal, hypotheses, countermodel)
                if guard is None:
                    continue
                if _truth(argument, guard, countermodel) is False:
                    return guard
    return None


def _at(part: Term, place: Variable) -> list[Term]:
    """The matrix of a universal part with one of its numbers at the place of the step, if it has no other variable."""
    if not (isinstance(part, Quantification) and part.universal):
        return []
    indexed = [variable for variable in part.variables if variable.sort is NAT or variable.sort is place.sort]
    if len(part.variables) != 1 or not indexed:
        return []
    return [terms.instantiate(part.body, part.variables, (place,))]


def _rest(
    argument: Argument,
    clause: Term,
    goal: Term,
    hypotheses: tuple[Term, ...],
    countermodel: Countermodel,
) -> Term | None:
    """A clause (a or b or …) that has the goal among its disjuncts: the others, denied, but for the hypothesis."""
    if not (isinstance(clause, Operation) and clause.operator is Operator.OR):
        return None
    rest: list[Term] = []
    reaches = False
    for literal in clause.arguments:
        denied = terms.negation(literal)
        # In the counterexample the goal is false and the hypothesis true; what is true there is neither the goal
        # nor the hypothesis denied.
        if _truth(argument, literal, countermodel) is True:
            rest.append(denied)
        elif any(_same(argument, denied, hypothesis) for hypothesis in hypotheses):
            continue
        elif _same(argument, literal, goal):
            reaches = True
        else:
            rest.append(denied)
    return terms.conjunction(rest) if reaches and rest else None


def _truth(argument: Argument, formula: Term, countermodel: Countermodel) -> bool | None:
    try:
        return evaluate(formula, countermodel.interpretation, argument.definitions) is True
    except Unevaluable:
        return None


def _same(argument: Argument, left: Term, right: Term) -> bool:
    """Whether two formulas are equivalent by the definitions."""
    if left == right:
        return True
    different = Operation(Operator.XOR, (left, right), BOOL)
    return decide(Question(argument.definitions, (different,)), effort="quick").status == "no"
