"""How much a check may take, whatever a file asks."""

from __future__ import annotations

from petitio.record import Record


class Limits(Record):
    """How long a question and a file may take, in seconds, and how much memory a process, in bytes."""

    question: float = 20.0
    file: float = 300.0
    memory: int = 1 << 30
