"""The possible worlds that a claim's confidence is about, as far as they matter: by what is missing from each."""

from __future__ import annotations

from petitio import terms
from petitio.checks.grounds import Grounds
from petitio.checks.missing import missing
from petitio.confidence.bounds import Worlds
from petitio.core import Entailment
from petitio.cores import enumerate_cores, minimal
from petitio.record import Record

# Beyond so many demands the solver is not asked about worlds where the minimal sets of premises do.
_MOST_DEMANDS = 12


class CredenceWorlds(Record):
    """`exact` if no world is counted that may be none. `worlds` None if there are too many."""

    worlds: Worlds | None
    exact: bool


def credence_worlds(grounds: Grounds, *, consistent: bool, complete: bool) -> CredenceWorlds:
    """The worlds with and without a claim. `consistent` if all that is offered can be true together, `complete` if no
    other set of premises gives the claim."""
    lower_only = all(positive for _, positive in grounds.demands)
    plain = isinstance(grounds.claim.method, Entailment) and not grounds.lemmas and complete
    simple = consistent and lower_only and not grounds.doubted_givens
    if simple and (plain or len(grounds.demands) > _MOST_DEMANDS):
        return _by_cores(grounds, exact=plain)
    found = _by_solver(grounds)
    return _by_cores(grounds, exact=False) if found.worlds is None and simple else found


def _by_cores(grounds: Grounds, *, exact: bool) -> CredenceWorlds:
    """Where all can be true together, the claim can be, and it is false only where each core misses something."""
    usable = minimal(
        [
            tuple(sorted(name for name in core if (name, True) in grounds.demands))
            for core in grounds.cores
            if all(name in grounds.certain or (name, True) in grounds.demands for name in core)
        ]
    )
    rows = [frozenset(core) for core in usable]
    names = tuple(sorted({name for row in rows for name in row}))

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        inside = next((row for row in rows if row <= chosen), None)
        return inside is not None, inside or frozenset()

    found = enumerate_cores(names, oracle)
    if not found.complete:
        # One of the cores alone gives a bound as well.
        rows = [max(rows, key=lambda row: sum(grounds.low(name) - 1 for name in row))]
        names, exact = tuple(sorted(rows[0])), False
        found = enumerate_cores(names, oracle)
    false = tuple(frozenset((name, True) for name in row) for row in found.corrections)
    return CredenceWorlds(Worlds((frozenset(),), false), exact)


def _by_solver(grounds: Grounds) -> CredenceWorlds:
    """The worlds that the solver finds, or does not find to be none. What is known to give the claim is known."""
    certain = tuple(map(grounds.at_hand.formula, grounds.certain))
    literals = {demand: grounds.literal(demand) for demand in grounds.demands}
    cuts = [
        frozenset((name, True) for name in core if name not in grounds.certain)
        for core in grounds.cores
        if all(name in grounds.certain or (name, True) in grounds.demands for name in core)
    ]
    definitions, claim = grounds.at_hand.argument.definitions, grounds.claim.formula
    false = missing(definitions, certain, literals, claim, cuts)
    true = missing(definitions, certain, literals, terms.negation(claim), ())
    if false is None or true is None:
        return CredenceWorlds(None, False)
    return CredenceWorlds(Worlds(true.worlds, false.worlds), true.certain and false.certain)
