"""The option that mends an induction, as it is written in a file."""

from __future__ import annotations

from petitio.core import Term
from petitio.formula_text import formula_text


def remedy_text(option: str | None, carried: Term | None) -> str | None:
    """`depth 2`, `strong`, or `strengthen` with the property to carry; None if there is no remedy."""
    return f"{option} {formula_text(carried)}" if option is not None and carried is not None else option
