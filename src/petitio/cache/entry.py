"""What is kept of a file."""

from __future__ import annotations

from petitio.record import Record


class Tally(Record):
    """How many arguments a file has, how many findings of each weight that no expectation settles, and how many errors
    the choice of rules left out."""

    arguments: int
    errors: int
    warnings: int
    notes: int
    left_out: int = 0


class Entry(Record):
    """The result for a file: what was `read` besides, as JSON; the solver; how much there is; the report as JSON; and
    the page that was shown of it last, with the `look` that it had."""

    reads: str
    solver: str
    tally: Tally
    report: str
    look: str = ""
    page: str = ""
