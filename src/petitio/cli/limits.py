"""How much a check may take, whatever a file asks."""

from __future__ import annotations

from petitio.record import Record


class Limits(Record):
    """How long a question may take, times the file's budget, and a file, in seconds, and how much memory a process, in
    bytes."""

    question: float = 20.0
    file: float = 300.0
    memory: int = 1 << 30
