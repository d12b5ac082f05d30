"""What it would be worth to be sure of a claim: which one carries the load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from petitio.confidence.bounds import Demand, Demands


def prices(
    names: Iterable[str], demands: Demands, lower: Fraction, bound: Callable[[Demands], Fraction | None]
) -> Mapping[str, Fraction]:
    """The price of each claim, the highest first: the lower bound with its credence set to 1, less the bound.

    `bound` gives the lower bound for some demands, None if they cannot be met; such a claim has no price.
    """
    found: dict[str, Fraction] = {}
    for name in names:
        sure: dict[Demand, Fraction] = {demand: least for demand, least in demands.items() if demand[0] != name}
        higher = bound({**sure, (name, True): Fraction(1)})
        if higher is not None:
            found[name] = higher - lower
    return dict(sorted(found.items(), key=lambda row: -row[1]))
