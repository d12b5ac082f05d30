"""What has to be proven for a well-founded induction along a function or a relation.

A Nat cannot go down for ever. So if P is true of x whenever it is true of everything below x that has a smaller
measure, it is true of everything (Noether's induction; Winskel, The Formal Semantics of Programming Languages,
1993, section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.checks.obligation import Obligation
from petitio.core import BOOL, Descent, Operation, Operator, Quantification, Term


def descent(method: Descent, base: tuple[str, ...], step: tuple[str, ...]) -> Iterator[Obligation]:
    """The obligations: what has nothing below it is the base's, the rest the step's.

    A function has a value everywhere, so there what it does not lead down from is what has nothing below it. A
    relation has to lead down wherever it leads, and that is an obligation of its own.
    """
    variable, other = method.variable, method.other
    both = tuple(dict.fromkeys((*base, *step)))
    smaller = Operation(Operator.LESS, (method.measure_below, method.measure), BOOL)
    carried_below = terms.substitute(terms.refresh(method.carried), {variable: other})
    unknowns = (variable,)
    if method.function:
        value = method.below
        goes_down = terms.substitute(smaller, {other: value})
        yield Obligation("base", base, (terms.negation(goes_down),), method.carried, unknowns=unknowns)
        hypothesis = terms.substitute(carried_below, {other: value})
        yield Obligation("step", step, (goes_down, hypothesis), method.carried, unknowns=unknowns)
    else:
        something: Term = Quantification(False, (other,), method.below)
        nothing = terms.negation(terms.refresh(something))
        yield Obligation("base", base, (nothing,), method.carried, unknowns=unknowns)
        hypothesis = Quantification(True, (other,), terms.implication(method.below, carried_below))
        yield Obligation(
            "step", step, (terms.refresh(something), terms.refresh(hypothesis)), method.carried, unknowns=unknowns
        )
        yield Obligation("descent", both, (method.below,), smaller, unknowns=(variable, other))
    if method.carried is not method.goal:
        yield Obligation("strengthening", both, (method.carried,), method.goal, unknowns=unknowns)
