"""What is kept of a file."""

from __future__ import annotations

from petitio.record import Record


class Tally(Record):
    """How many arguments a file has, and how many findings of each weight that no expectation settles."""

    arguments: int
    errors: int
    warnings: int
    notes: int


class Entry(Record):
    """The result for a file: what was `read` besides, as JSON; the solver; how much there is; the report as JSON; and
    the page that was shown of it last, with the `look` that it had."""

    reads: str
    solver: str
    tally: Tally
    report: str
    look: str = ""
    page: str = ""
