"""What an argument sets out to refute."""

from __future__ import annotations

from petitio.core import Argument, Contradiction


def refuted(argument: Argument) -> frozenset[str]:
    """The assumptions that some claim refutes by contradiction: granted to that claim, and to those that cite them."""
    return frozenset(
        name
        for claim in argument.claims
        if isinstance(claim.method, Contradiction)
        for name in claim.method.assumptions
    )
