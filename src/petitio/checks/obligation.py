"""What has to follow from what, as one part of a method."""

from __future__ import annotations

from typing import Literal as Word

from petitio.core import Claim, Term, Variable
from petitio.record import Record

Role = Word["whole", "base", "step", "strengthening", "gap", "descent", "case", "exhaustive", "refuted"]


class Obligation(Record):
    """`goal` has to follow from the claims named and the hypotheses. `index` counts cases, or says at which number
    a base or a gap stands; `unknowns` are the variables left free."""

    role: Role
    names: tuple[str, ...]
    hypotheses: tuple[Term, ...]
    goal: Term
    index: int = 0
    unknowns: tuple[Variable, ...] = ()


def as_whole(claim: Claim, names: tuple[str, ...]) -> Obligation:
    """That a claim itself follows from the claims named, whatever its method."""
    return Obligation("whole", names, (), claim.formula)
