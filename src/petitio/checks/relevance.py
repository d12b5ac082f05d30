"""Premises that say nothing: those that are true whatever else is, and those that follow from the others."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.checks.refuted import refuted
from petitio.core import Argument, Term
from petitio.cores import enumerate_cores
from petitio.obligations import follows
from petitio.record import Record
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import ClaimVerdict

_MOST_SETS = 8


class Relevance(Record):
    """By name: the claims that are true by the definitions alone, and the premises that follow from the others.

    `roundabout` are those of them that the others give only by giving a conclusion first: of two ways to show the
    same, each makes `... -> conclusion` in the other follow, and none of them is to blame for that.
    """

    tautologous: tuple[str, ...] = ()
    redundant: tuple[str, ...] = ()
    roundabout: tuple[str, ...] = ()


def relevance(argument: Argument, verdicts: Mapping[str, ClaimVerdict], *, consistent: bool) -> Relevance:
    """What the premises, assumptions and conclusions of an argument have to say, beside the verdicts on its claims.
    From premises in conflict anything follows, so that there none counts as redundant."""
    to_refute = refuted(argument)
    offered = {
        claim.name: claim.formula
        for claim in argument.claims
        if claim.kind in ("premise", "assume") and claim.name not in to_refute
    }
    background = tuple(claim.formula for claim in argument.claims if claim.kind == "given")
    redundant: list[str] = []
    # What a conclusion cannot do without does not follow from the rest.
    suspects = tuple(name for name in offered if not any(_needed(name, verdict) for verdict in verdicts.values()))
    if consistent and suspects:
        from petitio.smt.implied import implied

        for name in implied(argument.definitions, background, offered, suspects):
            rest = tuple(formula for other, formula in offered.items() if other != name)
            if _follows(argument, (*background, *rest), offered[name]):
                redundant.append(name)
    trivial = [name for name, verdict in verdicts.items() if offered and verdict.common_ground]
    tautologous = [
        claim.name
        for claim in argument.claims
        if claim.name in (*redundant, *trivial) and _follows(argument, (), claim.formula)
    ]
    redundant = [name for name in redundant if name not in tautologous]
    conclusions = [argument.claim(name).formula for name in verdicts]
    roundabout = [name for name in redundant if _roundabout(argument, background, offered, name, conclusions)]
    return Relevance(tuple(tautologous), tuple(redundant), tuple(roundabout))


def _roundabout(
    argument: Argument, background: tuple[Term, ...], offered: Mapping[str, Term], name: str, conclusions: list[Term]
) -> bool:
    """Whether every minimal set of other premises that gives this one gives a conclusion too."""
    others = {other: formula for other, formula in offered.items() if other != name}
    with Entailment(argument.definitions, background, others, offered[name], effort=None) as entailment:
        found = enumerate_cores(tuple(others), entailment.follows, most=_MOST_SETS)
    for core in found.cores:
        premises = (*background, *(others[other] for other in core))
        if not any(_follows(argument, premises, conclusion) for conclusion in conclusions):
            return False
    return True


def _needed(name: str, verdict: ClaimVerdict) -> bool:
    """Whether a claim is known not to follow without some premise."""
    return verdict.follows and verdict.complete and bool(verdict.cores) and all(name in core for core in verdict.cores)


def _follows(argument: Argument, premises: tuple[Term, ...], goal: Term) -> bool:
    """Asked by itself; an unknown is no."""
    return decide(follows(argument.definitions, premises, goal), effort="quick").status == "no"
