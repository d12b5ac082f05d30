"""Which worlds there are in which something is false, by what they lack of some literals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from petitio.confidence.bounds import Demand
from petitio.confidence.bounds import Missing as World
from petitio.core import Definitions, Term
from petitio.cores import enumerate_cores
from petitio.record import Record
from petitio.smt.entailment import Entailment


class Missing(Record):
    """What each world lacks, no world less than another. `certain` if each was found to be a world."""

    worlds: tuple[World, ...]
    certain: bool


def missing(
    definitions: Definitions,
    certain: tuple[Term, ...],
    literals: Mapping[Demand, Term],
    goal: Term,
    cuts: Iterable[World],
) -> Missing | None:
    """What is missing from the worlds in which a goal is false, what is certain is true, and of the literals as many
    as can be; None if there are too many. `cuts` are literals that are known to give the goal.

    A world that is not found to be none counts as one: bounds over too many worlds are no closer than they should be.
    """
    # No claim has such a name as a denial gets here.
    keys = {demand: demand[0] if demand[1] else f"not {demand[0]}" for demand in literals}
    demands = {key: demand for demand, key in keys.items()}
    known = [frozenset(keys[demand] for demand in cut) for cut in cuts]
    named = {keys[demand]: formula for demand, formula in literals.items()}
    with Entailment(definitions, certain, named, goal, effort="usual") as entailment:

        def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
            inside = next((cut for cut in known if cut <= chosen), None)
            return (True, inside) if inside is not None else entailment.follows(chosen)

        found = enumerate_cores(tuple(named), oracle)
    if not found.complete:
        return None
    return Missing(tuple(frozenset(demands[key] for key in row) for row in found.corrections), found.certain)
