"""A property that an induction can carry where its own is too weak to carry itself.

Houdini (Flanagan and Leino, 2001): of many candidates, those that are not passed on by all together are dropped, until
the rest is. What is found is only a proposal: whoever takes it proves base, step, and that it implies the property.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from petitio import terms
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.strengthening_candidates import strengthening_candidates
from petitio.core import FALSE, Induction, Literal, Operation, Operator, Quantification, Term, Variable
from petitio.smt.entailment import Entailment

_GOAL, _NOT = "goal", "not "


def strengthening(schema: InductionSchema) -> Term | None:
    """The property with a minimal choice of candidates beside it that base and step bear out, or these alone if they
    imply it; None if there is none among the candidates. To be asked of a step from n to n + 1 that does not go
    through."""
    method, at_hand = schema.method, schema.at_hand
    if not isinstance(method, Induction) or method.strong or method.depth != 1:
        return None
    formulas = (*at_hand.background, *map(at_hand.formula, schema.offered))
    candidates = strengthening_candidates(at_hand.argument, method, formulas)
    at_start = _true_at_start(schema, method, candidates)
    if not at_start:
        return None
    chosen = _inductive(schema, method, at_start)
    if not chosen:
        return None
    # What implies the property need not be carried beside it.
    enough = schema.shows((), (schema.step.hypotheses[0], *chosen), method.carried)
    return terms.conjunction(chosen if enough else [method.carried, *chosen])


def _true_at_start(schema: InductionSchema, method: Induction, candidates: tuple[Term, ...]) -> tuple[Term, ...]:
    """The candidates that the base bears out."""
    start = Literal(Fraction(method.start), method.variable.sort)
    named = {str(index): candidate for index, candidate in enumerate(candidates)}
    denied = {
        name: terms.negation(terms.substitute(terms.refresh(candidate), {method.variable: start}))
        for name, candidate in named.items()
    }
    background = (*schema.at_hand.background, *map(schema.at_hand.formula, schema.bases[0].names))
    with Entailment(schema.at_hand.argument.definitions, background, denied, FALSE, effort=None) as asked:
        return tuple(named[name] for name in named if asked.follows(frozenset([name]))[0])


def _inductive(schema: InductionSchema, method: Induction, candidates: tuple[Term, ...]) -> tuple[Term, ...]:
    """A minimal choice of candidates that, with the property, is passed on from n to n + 1; empty if the property is
    not passed on even with all of them that are."""
    one = Literal(Fraction(1), method.variable.sort)
    after = Operation(Operator.ADD, (method.variable, one), method.variable.sort)
    named = {_GOAL: method.carried, **{str(index): candidate for index, candidate in enumerate(candidates)}}
    switches = {}
    for name, candidate in named.items():
        switches[name] = terms.refresh(candidate)
        later = terms.substitute(terms.refresh(candidate), {method.variable: after})
        switches[_NOT + name] = terms.negation(later)
    background = (*schema.at_hand.background, *map(schema.at_hand.formula, schema.step.names))
    applies = schema.step.hypotheses[0]
    instances = tuple(part for formula in background for part in _at(method.variable, formula))
    # What laws say of n alone is most often enough, and quickly decided; only then all that they say is granted.
    for granted in dict.fromkeys((instances, background)):
        chosen = _houdini(schema, (*granted, applies), switches)
        if chosen:
            return tuple(named[name] for name in sorted(chosen - {_GOAL}, key=int))
    return ()


def _at(variable: Variable, formula: Term) -> tuple[Term, ...]:
    """A formula with what it says of all numbers said of this one alone."""
    match formula:
        case Operation(Operator.AND, parts):
            return tuple(one for part in parts for one in _at(variable, part))
        case Quantification(True, (bound,), body) if bound.sort == variable.sort:
            return (terms.instantiate(body, (bound,), (variable,)),)
        case _:
            return (formula,)


def _houdini(schema: InductionSchema, background: tuple[Term, ...], switches: Mapping[str, Term]) -> frozenset[str]:
    """The names of a minimal choice that, with what is granted, is passed on; the property is among them. Empty if
    there is none. `switches` are the candidates, and the denials of what they say of the next number."""
    with Entailment(schema.at_hand.argument.definitions, background, switches, FALSE, effort=None) as asked:

        def passed_on(name: str, by: frozenset[str]) -> frozenset[str] | None:
            """What of `by` passes a candidate on; None if all of it does not."""
            follows, used = asked.follows(by | {_NOT + name})
            return used - {_NOT + name} if follows else None

        kept = frozenset(name for name in switches if not name.startswith(_NOT))
        while _GOAL in kept:
            lost = {name for name in kept if passed_on(name, kept) is None}
            if not lost:
                break
            kept -= lost
        if _GOAL not in kept:
            return frozenset()
        # One candidate that does alone says it best.
        for name in sorted(kept - {_GOAL}, key=int):
            pair = frozenset({_GOAL, name})
            if all(passed_on(other, pair) is not None for other in pair):
                return pair
        chosen = _closed({_GOAL}, kept, passed_on)
        for name in sorted(chosen - {_GOAL}, key=int, reverse=True):
            rest = frozenset(chosen - {name})
            if name in chosen and all(passed_on(other, rest) is not None for other in rest):
                chosen = set(rest)
    return frozenset(chosen)


def _closed(
    first: set[str], kept: frozenset[str], passed_on: Callable[[str, frozenset[str]], frozenset[str] | None]
) -> set[str]:
    """The candidates that pass the first ones on, those that pass these on, and so forth."""
    chosen, frontier = set(first), list(first)
    while frontier:
        used = passed_on(frontier.pop(), kept) or frozenset()
        frontier += sorted(used - chosen)
        chosen |= used
    return chosen
