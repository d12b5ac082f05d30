"""What is established of an argument already: from which formulas a goal follows, and from which it does not, and of
which nothing tells whether they can be true together.

An argument is asked about with and without each of its assumptions, by its claims and by the steps of its inductions;
much of that is the same again.
"""

from __future__ import annotations

from collections.abc import Iterable

from petitio.core import Term
from petitio.record import Mutable, field

_MOST = 200


class Established(Mutable):
    """Answers under one set of definitions. What follows from some formulas follows from more; what can be false with
    some formulas true can be false with fewer. Formulas are known by numbers, for comparing them takes long."""

    _numbers: dict[Term, int] = field(default_factory=dict)
    _sufficient: dict[int, list[frozenset[int]]] = field(default_factory=dict)
    _open: dict[int, list[frozenset[int]]] = field(default_factory=dict)
    _doubtful: set[frozenset[int]] = field(default_factory=set)

    def number(self, formula: Term) -> int:
        """The number of a formula: the same for equal ones."""
        return self._numbers.setdefault(formula, len(self._numbers))

    def numbers(self, formulas: Iterable[Term]) -> frozenset[int]:
        """The numbers of formulas."""
        return frozenset(map(self.number, formulas))

    def sufficient(self, premises: frozenset[int], goal: int) -> frozenset[int] | None:
        """Some of the premises, from which the goal is known to follow; None if it isn't known to."""
        return next((enough for enough in self._sufficient.get(goal, ()) if enough <= premises), None)

    def open(self, premises: frozenset[int], goal: int) -> bool:
        """Whether the goal is known to be false somewhere where the premises are true."""
        return any(premises <= wide for wide in self._open.get(goal, ()))

    def note(self, premises: frozenset[int], goal: int, *, follows: bool) -> None:
        """Keep that the goal follows from the premises, or that it can be false where all of them are true."""
        rows = (self._sufficient if follows else self._open).setdefault(goal, [])
        if len(rows) < _MOST:
            rows.append(premises)

    def doubt(self, formulas: frozenset[int]) -> None:
        """Keep that nothing tells whether formulas can be true together, whatever was tried."""
        self._doubtful.add(formulas)

    def doubtful(self, formulas: frozenset[int]) -> bool:
        """Whether that was kept of these formulas."""
        return formulas in self._doubtful
