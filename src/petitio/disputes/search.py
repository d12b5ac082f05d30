"""The complete and the stable labellings of a framework as clauses, for the solver.

After P. Besnard, S. Doutre: Checking the acceptability of a set of arguments. NMR 2004. Each argument has two
propositions, that it is in and that it is out. What the solver proposes is gone through before it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petitio.disputes.framework import Framework
from petitio.disputes.labelling import is_complete, labelling
from petitio.smt.closing import Closing
from petitio.smt.propositional import Propositional
from petitio.smt.solve import Status

# For each question, in the solver's own steps.
_BUDGET = 3_000_000


class Search(Closing):
    """Looks for complete labellings of a framework, or for stable ones; each given as the places of those that are
    in. A context manager."""

    def __init__(self, framework: Framework, *, stable: bool = False) -> None:
        self.framework = framework
        self._everything = frozenset(range(len(framework.names)))
        self._stable = stable
        self._propositions = Propositional(2 * len(framework.names), self._clauses(), budget=_BUDGET)

    def close(self) -> None:
        """Give the solver's context back."""
        self._propositions.close()

    def inside(self, place: int) -> int:
        """The literal that says that an argument is in."""
        return place + 1

    def outside(self, place: int) -> int:
        """The literal that says that it is out."""
        return len(self._everything) + place + 1

    def _clauses(self) -> Iterator[tuple[int, ...]]:
        inside, outside = self.inside, self.outside
        for place, attackers in enumerate(self.framework.attackers):
            yield -inside(place), -outside(place)
            for attacker in attackers:
                yield -inside(place), outside(attacker)
                yield -inside(attacker), outside(place)
            yield -outside(place), *map(inside, attackers)
            yield inside(place), *(-outside(attacker) for attacker in attackers)
            if self._stable:
                yield inside(place), outside(place)

    def find(self, assumed: Iterable[int] = ()) -> tuple[Status, frozenset[int]]:
        """A labelling in which the literals assumed are true, and which nothing below has excluded."""
        status, true = self._propositions.solve(assumed)
        if status != "yes":
            return status, frozenset()
        accepted = frozenset(number - 1 for number in true if number <= len(self._everything))
        found = labelling(self.framework, accepted)
        if not is_complete(self.framework, found) or (self._stable and "undecided" in found.labels):
            return "unknown", frozenset()
        return "yes", accepted

    def largest(self, accepted: frozenset[int], assumed: tuple[int, ...] = ()) -> frozenset[int] | None:
        """A labelling with more in than in this one, as long as there is one: at last, one with a largest set of
        arguments in. None if the budget does not tell."""
        while True:
            more = self._propositions.fresh()
            self._propositions.require((-more, *map(self.inside, sorted(self._everything - accepted))))
            status, found = self.find((more, *map(self.inside, sorted(accepted)), *assumed))
            if status != "yes":
                return accepted if status == "no" else None
            accepted = found

    def exclude(self, accepted: frozenset[int]) -> None:
        """Never again this very labelling."""
        others = map(self.inside, sorted(self._everything - accepted))
        self._propositions.require((*others, *(-self.inside(place) for place in sorted(accepted))))

    def exclude_within(self, accepted: frozenset[int]) -> None:
        """Never again a labelling in which only some of these are in."""
        self._propositions.require(tuple(map(self.inside, sorted(self._everything - accepted))))
