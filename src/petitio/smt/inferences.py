"""Superposition, equality resolution and equality factoring (Bachmair and Ganzinger, as in saturation)."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.record import Mutable, field
from petitio.smt.compact import (
    TRUE,
    Compact,
    Compound,
    Path,
    Signature,
    Substitution,
    places,
    put,
    replaced,
    unify,
)
from petitio.smt.derived import Clause, put_in
from petitio.smt.steps import Steps

# The clause, and what was put for the variables of those it follows from.
Inferred = tuple[Clause, Substitution]


class Inferences(Mutable):
    """What follows from one clause, or from two, in one step, where the greatest equations of each take part."""

    signature: Signature
    steps: Steps
    eligible: dict[Clause, list[int]] = field(default_factory=dict)
    greater_sides: dict[Clause, list[tuple[int, Compact, Compact]]] = field(default_factory=dict)
    parts: dict[Compact, dict[Compact, list[tuple[Path, Compound]]]] = field(default_factory=dict)

    def within(self, clause: Clause) -> Iterator[Inferred]:
        """What follows from a clause alone, by equality resolution and factoring."""
        for index in self._eligible(clause):
            positive, left, right = clause[index]
            rest = clause[:index] + clause[index + 1 :]
            if not positive:
                yield from self._where_one(left, right, rest)
                continue
            for other, (is_positive, *sides) in enumerate(clause):
                if other == index or not is_positive:
                    continue
                for one, two in ((left, right), (right, left)):
                    if one == TRUE:
                        continue
                    for three, four in (sides, sides[::-1]):
                        yield from self._where_one(one, three, ((False, two, four), *rest))

    def _where_one(self, one: Compact, other: Compact, clause: Clause) -> Iterator[Inferred]:
        """The clause where two terms are one, if they can be."""
        values: Substitution = {}
        if unify(one, other, self.signature, values):
            yield put_in(clause, values), values

    def superposed(self, source: Clause, target: Clause) -> Iterator[Inferred]:
        """What follows by rewriting a part of the target by an equation of the source; they share no variables."""
        if any(not positive for positive, _, _ in source):
            return
        for i, left, right in self._greater_sides(source):
            if isinstance(left, int):
                continue
            for j, side, kept in self._greater_sides(target):
                if side == TRUE:
                    continue
                for path, part in self._parts(side).get(left[0], ()):
                    self.steps.left -= 1
                    values: Substitution = {}
                    if not unify(left, part, self.signature, values):
                        continue
                    if self.signature.greater(put(right, values), put(left, values)):
                        continue
                    rest = source[:i] + source[i + 1 :] + target[:j] + target[j + 1 :]
                    yield put_in(((target[j][0], replaced(side, path, right), kept), *rest), values), values

    def _greater_sides(self, clause: Clause) -> list[tuple[int, Compact, Compact]]:
        """Each eligible equation by its number, from one side to the other, unless the other is known to be greater."""
        if clause not in self.greater_sides:
            self.greater_sides[clause] = [
                (index, one, other)
                for index in self._eligible(clause)
                for one, other in (clause[index][1:], clause[index][:0:-1])
                if not self.signature.greater(other, one)
            ]
        return self.greater_sides[clause]

    def _parts(self, term: Compact) -> dict[Compact, list[tuple[Path, Compound]]]:
        """Every part of a term that is no variable, with the way to it, by its head."""
        if term not in self.parts:
            found = self.parts[term] = {}
            for path, part in places(term):
                self.steps.left -= 1
                found.setdefault(part[0], []).append((path, part))
        return self.parts[term]

    def _eligible(self, clause: Clause) -> list[int]:
        """The heaviest denial, if there is one, and otherwise those equations that no other is greater than."""
        if clause not in self.eligible:
            self.steps.left -= len(clause) * len(clause)
            self.eligible[clause] = self._greatest(clause)
        return self.eligible[clause]

    def _greatest(self, clause: Clause) -> list[int]:
        denials = [i for i, (positive, _, _) in enumerate(clause) if not positive]
        if denials:
            weigh = self.signature.weight
            return [max(denials, key=lambda i: (weigh(clause[i][1]) + weigh(clause[i][2]), -i))]
        if len(clause) == 1:
            return [0]
        return [
            i
            for i, (_, one, two) in enumerate(clause)
            if not any(
                any(self.signature.greater(side, one) and self.signature.greater(side, two) for side in other[1:])
                for j, other in enumerate(clause)
                if j != i
            )
        ]
