"""How a page of text looks."""

from __future__ import annotations

from petitio.record import Record


class Look(Record):
    """How a page looks: in colour or not, how wide, with the findings alone or with all of it."""

    coloured: bool
    width: int
    quiet: bool
