"""Whether terms mean what they say: a Nat is at least 0, a divisor is not 0, a recursion goes down."""

from __future__ import annotations

from collections.abc import Iterable

from petitio import terms
from petitio.core import Argument, Condition, Term
from petitio.diagnostics import Diagnostic, Fact
from petitio.obligations import follows
from petitio.rules import sorts as rules
from petitio.smt.decide import decide

_RULES = {
    "narrowing": rules.NARROWING,
    "division": rules.POSSIBLE_DIVISION_BY_ZERO,
    "descent": rules.RECURSION_DOES_NOT_DESCEND,
}


def conditions(argument: Argument) -> tuple[Diagnostic, ...]:
    """A finding for each condition that does not follow.

    A Nat and a recursion are judged by what stands around them alone. A divisor may also be kept from 0 by what the
    argument asserts elsewhere: since nothing can be inferred from a division by zero, that runs in no circle. Of a
    divisor that is shown to be 0 the finding says so.
    """
    found: list[Diagnostic] = []
    for condition in argument.conditions:
        if not _shown(argument, condition, condition.goals):
            facts: dict[str, Fact] = {"owner": condition.owner, "kind": condition.kind, "written": condition.written}
            if condition.kind == "division" and _shown(argument, condition, map(terms.negation, condition.goals)):
                facts["zero"] = "yes"
            if condition.kind == "descent":
                facts = {"name": condition.owner, "reason": "not smaller"}
            found.append(Diagnostic(_RULES[condition.kind], condition.span, facts, subject=condition.owner))
    return tuple(found)


def _shown(argument: Argument, condition: Condition, goals: Iterable[Term]) -> bool:
    """Whether one of the goals follows where the condition stands."""
    # In a recursion its own equation must not be used to show that it is sound.
    definitions = {
        symbol: definition
        for symbol, definition in argument.definitions.items()
        if not (definition.recursive and condition.kind == "descent" and symbol.name == condition.owner)
    }
    around = list(condition.hypotheses)
    if condition.kind == "division":
        around += [claim.formula for claim in argument.claims if claim.asserted and claim.name != condition.owner]
    for goal in goals:
        for premises in (list(condition.hypotheses), around):
            if decide(follows(definitions, premises, goal), effort="quick").status == "no":
                return True
    return False


def undefined_claims(argument: Argument, found: tuple[Diagnostic, ...]) -> frozenset[str]:
    """The claims that a faulty recursion or a number below 0 leaves without a meaning to rely on."""
    owners = {
        finding.subject for finding in found if finding.rule in (rules.NARROWING, rules.RECURSION_DOES_NOT_DESCEND)
    }
    hit: set[str] = set()
    for claim in argument.claims:
        names = {symbol.name for symbol in terms.symbols_of([claim.formula], argument.definitions)}
        if claim.name in owners or names & owners:
            hit.add(claim.name)
    return frozenset(hit)
