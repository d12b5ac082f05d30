"""That the two solvers contradict each other: one of them is wrong, and so is petitio if it relies on it."""

from __future__ import annotations

from petitio.record import Record


class Contradicted(Record):
    """A question that z3 answers "no" and cvc5 answers "yes": a name for it, and its text as a script of its own."""

    name: str
    text: str


class Disagreement(Exception):
    """No verdict of the file is to be believed. `found` are the questions."""

    def __init__(self, solver: str, found: tuple[Contradicted, ...]) -> None:
        names = ", ".join(one.name for one in found)
        super().__init__(f"z3 and {solver} contradict each other: {names}")
        self.found = found
