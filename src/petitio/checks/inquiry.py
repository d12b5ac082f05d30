"""How far a claim is looked into."""

from __future__ import annotations

from petitio.record import Record
from petitio.verdicts import Grade


class Inquiry(Record):
    """`charged` are the premises that an objection charges with begging, `notes` the grades to look for that no
    verdict turns on. Without `full`, all that the verdict does not turn on is left out."""

    charged: frozenset[str] = frozenset()
    full: bool = True
    notes: frozenset[Grade] = frozenset()
