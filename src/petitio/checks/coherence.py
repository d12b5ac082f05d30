"""Whether some probability satisfies all credences of an argument at once, and if not, which of them clash."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from petitio import terms
from petitio.checks.missing import missing
from petitio.checks.refuted import refuted
from petitio.confidence.bounds import Demand, Incoherent, Worlds, bounds
from petitio.core import FALSE, Argument
from petitio.verdicts import ClaimVerdict


def coherence(argument: Argument, found: Mapping[str, ClaimVerdict], *, consistent: bool | None) -> tuple[str, ...]:
    """The claims of a minimal conflict of credences; nothing if there is none, or none is known of.

    A conclusion's credence counts as well: it may be lower than its premises allow. Claims without one are certain;
    `consistent` says whether all that is asserted can be true together.
    """
    demands: dict[Demand, Fraction] = {}
    certain = []
    to_refute = refuted(argument)
    for claim in argument.claims:
        credence = claim.credence
        if claim.name in to_refute or (credence is None and not claim.asserted):
            continue
        if credence is None:
            certain.append(claim)
        elif not credence.each_step:
            if credence.low > 0:
                demands[claim.name, True] = credence.low
            if credence.high < 1:
                demands[claim.name, False] = 1 - credence.high
    if consistent and all(positive and (argument.claim(n).asserted or found[n].follows) for n, positive in demands):
        # There is a world in which all of it is true.
        return ()
    literals = {
        (name, positive): argument.claim(name).formula if positive else terms.negation(argument.claim(name).formula)
        for name, positive in demands
    }
    sure = {claim.name for claim in certain}
    cuts = [
        frozenset({(shown.name, False), *((name, True) for name in core if name not in sure)})
        for shown in found.values()
        for core in shown.cores
        if (shown.name, False) in demands and all(name in sure or (name, True) in demands for name in core)
    ]
    background = tuple(claim.formula for claim in certain)
    worlds = missing(argument.definitions, background, literals, FALSE, cuts)
    if worlds is None:
        return ()
    clash = bounds(Worlds(worlds.worlds, ()), demands)
    return tuple(dict.fromkeys(name for name, _ in clash.demands)) if isinstance(clash, Incoherent) else ()
