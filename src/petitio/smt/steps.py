"""How many steps are left to a search, or to several together."""

from __future__ import annotations

from petitio.record import Mutable


class Steps(Mutable):
    """What is `left`; it goes down, and may go below 0."""

    left: int
