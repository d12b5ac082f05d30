"""What has to be proven for a claim to hold by its stated method."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from petitio import terms
from petitio.checks.descent import descent
from petitio.checks.obligation import Obligation
from petitio.core import (
    BOOL,
    FALSE,
    TRUE,
    Cases,
    Claim,
    Contradiction,
    Descent,
    Entailment,
    Induction,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)

_MOST_APART = 50


def obligations_of(
    claim: Claim,
    offered: tuple[str, ...],
    base: tuple[str, ...],
    step: tuple[str, ...],
    suppositions: tuple[Term, ...] = (),
) -> tuple[Obligation, ...]:
    """The obligations of a claim for which `offered` is offered; `base` and `step` are what an induction offers
    to each, `suppositions` what the assumptions say that a contradiction refutes."""
    match claim.method:
        case Entailment():
            return (Obligation("whole", offered, (), claim.formula),)
        case Induction() as method:
            return tuple(_induction(method, base, step))
        case Descent() as method:
            return tuple(descent(method, base, step))
        case Cases(cases, exhaustive, _):
            rows = [
                Obligation("case", offered, () if case.hypothesis == TRUE else (case.hypothesis,), case.goal, index)
                for index, case in enumerate(cases)
            ]
            if exhaustive != TRUE:
                rows.append(Obligation("exhaustive", offered, (), exhaustive))
            return tuple(rows)
        case Contradiction(assumptions, _):
            rest = tuple(name for name in offered if name not in assumptions)
            return (
                Obligation("whole", rest, (), claim.formula),
                Obligation("refuted", rest, suppositions, FALSE),
            )
        case _:
            assert_never(claim.method)


def _induction(method: Induction, base: tuple[str, ...], step: tuple[str, ...]) -> Iterator[Obligation]:
    variable, sort = method.variable, method.variable.sort

    def number(value: int) -> Term:
        return Literal(Fraction(value), sort)

    def at(formula: Term, place: Term) -> Term:
        return terms.substitute(terms.refresh(formula), {variable: place})

    def after(offset: int) -> Term:
        if offset == 0:
            return variable
        return Operation(Operator.ADD, (variable, number(offset)), sort)

    for offset in range(method.depth):
        place = method.start + offset
        yield Obligation("base", base, (), at(method.carried, number(place)), place)
    from_start = Operation(Operator.AT_MOST, (number(method.start), variable), BOOL)
    last = after(method.depth - 1)
    if method.strong:
        earlier = Variable("k", sort)
        within = terms.conjunction(
            [
                Operation(Operator.AT_MOST, (number(method.start), earlier), BOOL),
                Operation(Operator.AT_MOST, (earlier, last), BOOL),
            ]
        )
        body = terms.implication(within, at(method.carried, earlier))
        hypotheses: tuple[Term, ...] = (Quantification(True, (earlier,), body),)
    else:
        hypotheses = tuple(at(method.carried, after(offset)) for offset in range(method.depth))
    yield Obligation(
        "step",
        step,
        (from_start, *hypotheses),
        at(method.carried, after(method.depth)),
        unknowns=(variable,),
    )
    if method.carried is not method.goal:
        both = tuple(dict.fromkeys((*base, *step)))
        carried = (from_start, method.carried)
        yield Obligation("strengthening", both, carried, method.goal, unknowns=(variable,))
    if method.start - method.claimed_from <= _MOST_APART:
        for place in range(method.claimed_from, method.start):
            yield Obligation("gap", base, (), at(method.goal, number(place)), place)
    else:
        within = terms.conjunction(
            [
                Operation(Operator.AT_MOST, (number(method.claimed_from), variable), BOOL),
                Operation(Operator.LESS, (variable, number(method.start)), BOOL),
            ]
        )
        yield Obligation("gap", base, (within,), method.goal, method.claimed_from, (variable,))
