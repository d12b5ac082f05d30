"""Clauses over propositions, asked many times in one context: for what is finite and has no quantifiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from petitio.smt.closing import Closing
from petitio.smt.emit import preamble
from petitio.smt.library import Session
from petitio.smt.solve import SECOND, Status, check

# A proposition is a number from 1; a literal that, or its negative for "not".
Clause = Sequence[int]


class Propositional(Closing):
    """Propositions 1 to `count` under clauses, each of which has a true literal. A context manager.

    Every question has the same budget. Where it runs out, nothing more is asked of the context, and every later answer
    is "unknown" as well.
    """

    def __init__(self, count: int, clauses: Iterable[Clause], *, budget: int = SECOND) -> None:
        # Under this logic the solver is one for propositions, and keeps what it has learned. Where it has a choice, it
        # makes true: who looks for much that is true, as for a preferred labelling, then has the most of it at once.
        self._waiting = [preamble(budget, options={"sat.phase": "always_true"}), "(set-logic QF_FD)"]
        self._count = 0
        self._asked_about = count
        for _ in range(count):
            self.fresh()
        for clause in clauses:
            self.require(clause)
        self._session: Session | None = Session()

    def close(self) -> None:
        """Give the context back."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def fresh(self) -> int:
        """One more proposition, of which nothing is known."""
        self._count += 1
        self._waiting.append(f"(declare-const p{self._count} Bool)")
        return self._count

    def require(self, clause: Clause) -> None:
        """From now on, one of these literals is true."""
        self._waiting.append(f"(assert (or {' '.join(map(_literal, clause))}))" if clause else "(assert false)")

    def solve(self, assumed: Iterable[int] = ()) -> tuple[Status, frozenset[int]]:
        """Whether all clauses can be true together with the literals assumed; and which of the first `count`
        propositions are true then."""
        if self._session is None:
            return "unknown", frozenset()
        command = f"(check-sat-assuming ({' '.join(map(_literal, assumed))}))"
        text, self._waiting = "\n".join(self._waiting), []
        status, _ = check(self._session, text, command)
        if status == "unknown":
            self.close()
        if status != "yes" or not self._asked_about:
            return status, frozenset()
        names = " ".join(f"p{number}" for number in range(1, self._asked_about + 1))
        words = self._session.run(f"(get-value ({names}))").replace("(", " ").replace(")", " ").split()
        if len(words) != 2 * self._asked_about:
            self.close()
            return "unknown", frozenset()
        return "yes", frozenset(
            int(name[1:]) for name, value in zip(words[::2], words[1::2], strict=True) if value == "true"
        )


def _literal(literal: int) -> str:
    return f"p{literal}" if literal > 0 else f"(not p{-literal})"
