"""A refutation of clauses by superposition, as what was put for the variables of which clause.

The calculus is that of Bachmair and Ganzinger (*Rewrite-based equational theorem proving with selection and
simplification*, 1994): superposition, equality resolution and factoring, with rewriting by unit equations. Where it
errs nothing is lost but a refutation, for what it finds is only a hint: instances, that a solver has to refute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from petitio.record import Mutable, field
from petitio.smt.compact import (
    SORTS,
    Compact,
    Signature,
    Substitution,
    match,
    parts,
    put,
    put_once,
    shifted,
    variables,
)
from petitio.smt.derived import Clause, Derived, Equation, Parent
from petitio.smt.inferences import Inferences
from petitio.smt.rewriting import Rewriting
from petitio.smt.steps import Steps

_APART = SORTS * 10_000
_EVERY = 5
_PER_CLAUSE, _PER_PAIR = 20, 4
_LONGEST, _HEAVIEST = 6, 60


def saturation(clauses: Sequence[Clause], signature: Signature, steps: int) -> list[tuple[int, Substitution]] | None:
    """The instances of clauses that a refutation is made of, each with what is put for its variables.

    None where there is no refutation within so many steps, or there is none.
    """
    shared = Steps(steps)
    search = _Search(signature, shared, Rewriting(signature, shared), Inferences(signature, shared))
    found = search.run(clauses)
    return None if found is None else search.instances(found)


class _Search(Mutable):
    """Clauses that wait, and those whose every inference with one another has been made."""

    signature: Signature
    steps: Steps
    rewriting: Rewriting
    inferences: Inferences
    derived: list[Derived] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    seen: set[Clause] = field(default_factory=set)
    active: dict[int, Clause] = field(default_factory=dict)
    moved: dict[int, Clause] = field(default_factory=dict)  # with variables that none has which is not moved

    # ---- The loop

    def run(self, clauses: Sequence[Clause]) -> int | None:
        """The number of the empty clause."""
        for clause in clauses:
            self.derived.append(Derived(clause))
        given = [self._keep(Derived(clause, (Parent(number, {}),))) for number, clause in enumerate(clauses)]
        for number in given:
            if number is not None and not self.derived[number].equations:
                return number
        turn = 0
        oldest = 0
        done: set[int] = set()
        first = len(clauses)
        while self.waiting and self.steps.left > 0:
            turn += 1
            if turn % _EVERY == 0:
                while first + oldest in done:
                    oldest += 1
                number = first + oldest
                if number >= len(self.derived):
                    continue
            else:
                number = heappop(self.waiting)[1]
            if number in done:
                continue
            done.add(number)
            simpler = self._simplified(Derived(self.derived[number].equations, (Parent(number, {}),)))
            if simpler is None:
                continue
            if simpler.equations != self.derived[number].equations:
                kept = self._keep(simpler)
                if kept is None:
                    continue
                done.add(kept)
                number = kept
            clause = self.derived[number].equations
            if not clause:
                return number
            if self._subsumed(clause):
                continue
            self._activate(number, clause)
            for made in self._inferred(number, clause):
                self.steps.left -= _PER_CLAUSE
                new = self._keep(made)
                if new is not None and not self.derived[new].equations:
                    return new
                if self.steps.left <= 0:
                    break
        return None

    def _keep(self, made: Derived) -> int | None:
        """Simplified, named anew and put in the queue, unless it says nothing new."""
        simpler = self._simplified(made)
        if simpler is None:
            return None
        equations, names = _named(simpler.equations, self.signature)
        if equations in self.seen or len(equations) > _LONGEST:
            return None
        weight = sum(self.signature.weight(left) + self.signature.weight(right) for _, left, right in equations)
        if weight > _HEAVIEST:
            return None
        self.seen.add(equations)
        self.derived.append(Derived(equations, simpler.parents, names))
        number = len(self.derived) - 1
        heappush(self.waiting, (weight, number))
        return number

    def _activate(self, number: int, clause: Clause) -> None:
        if len(clause) == 1 and clause[0][0]:
            new = self.rewriting.add(clause[0], number)
            # What the new rules make simpler waits again.
            for other, equations in list(self.active.items()):
                if any(self.rewriting.concerns(rule, equations) for rule in new):
                    del self.active[other]
                    self.rewriting.take_away(other)
                    self._keep(Derived(equations, (Parent(other, {}),)))
        self.active[number] = clause
        self.moved[number] = tuple([(sign, shifted(one, _APART), shifted(two, _APART)) for sign, one, two in clause])

    # ---- Simplifying

    def _simplified(self, made: Derived) -> Derived | None:
        """Rewritten, without what is false in it; None where it is true."""
        parents = list(made.parents)
        normal_form = self.rewriting.normal_form
        found: dict[Equation, None] = {}
        for positive, left, right in made.equations:
            one, other = normal_form(left, parents), normal_form(right, parents)
            if one == other:
                if positive:
                    return None
                continue
            if self.signature.greater(other, one):
                one, other = other, one
            if (not positive, one, other) in found or (not positive, other, one) in found:
                return None
            if (positive, other, one) not in found:
                found[positive, one, other] = None
        return Derived(tuple(found), tuple(parents))

    def _subsumed(self, clause: Clause) -> bool:
        self.steps.left -= len(self.active)
        return any(
            len(other) <= min(len(clause), 3) and other is not clause and self._subsumes(other, clause, {})
            for other in self.active.values()
        )

    def _subsumes(self, one: Clause, other: Clause, values: Substitution) -> bool:
        """Whether a clause says what another says and more."""
        if not one:
            return True
        positive, left, right = one[0]
        for sign, first, second in other:
            if sign is not positive:
                continue
            for a, b in ((first, second), (second, first)):
                self.steps.left -= 1
                tried = dict(values)
                if (
                    match(left, a, self.signature, tried)
                    and match(right, b, self.signature, tried)
                    and self._subsumes(one[1:], other, tried)
                ):
                    return True
        return False

    # ---- Inferences

    def _inferred(self, number: int, clause: Clause) -> Iterator[Derived]:
        """What follows from a clause alone, and together with each that is active."""
        for made, values in self.inferences.within(clause):
            yield Derived(made, (Parent(number, values),))
        for made, values in self.inferences.superposed(clause, self.moved[number]):
            yield _of_two(made, values, number, number)
        for other, equations in list(self.active.items()):
            if other != number:
                self.steps.left -= _PER_PAIR * len(clause) * len(equations)
                moved = self.moved[other]
                for source, target in ((clause, moved), (moved, clause)):
                    for made, values in self.inferences.superposed(source, target):
                        yield _of_two(made, values, number, other)

    # ---- The refutation

    def instances(self, empty: int) -> list[tuple[int, Substitution]] | None:
        """What was put for the variables of the clauses that were given, all the way down from the empty one."""
        found: dict[tuple[int, tuple[tuple[int, Compact], ...]], Substitution] = {}
        stack: list[tuple[int, Substitution]] = [(empty, {})]
        seen: set[tuple[int, tuple[tuple[int, Compact], ...]]] = set()
        while stack:
            number, values = stack.pop()
            key = (number, tuple(sorted(values.items())))
            if key in seen:
                continue
            seen.add(key)
            if len(seen) > 20_000:
                return None
            clause = self.derived[number]
            if not clause.parents:
                found[key] = values
            for parent in clause.parents:
                below: Substitution = {}
                for name in _variables(self.derived[parent.clause].equations):
                    term = parent.values.get(name, name) if parent.matched else put(name + parent.by, parent.values)
                    names = {v: clause.names.get(v, v % SORTS - SORTS) for v in variables(term)}
                    below[name] = put_once(put_once(term, names), values)
                stack.append((parent.clause, below))
        return [(number, values) for (number, _), values in found.items()]


def _variables(clause: Clause) -> list[int]:
    return list(dict.fromkeys(v for _, *sides in clause for side in sides for v in variables(side)))


def _of_two(made: Clause, values: Substitution, number: int, moved: int) -> Derived:
    return Derived(made, (Parent(number, values), Parent(moved, values, _APART)))


def _named(clause: Clause, signature: Signature) -> tuple[Clause, Substitution]:
    """The clause with its variables counted from the first on, and what each was called."""
    weigh = signature.weight
    ordered = sorted(clause, key=lambda e: (e[0], weigh(e[1]) + weigh(e[2]), _shape(e[1]), _shape(e[2])))
    names: Substitution = {}
    for _, *sides in ordered:
        for side in sides:
            for variable in variables(side):
                if variable not in names:
                    names[variable] = len(names) * SORTS + variable % SORTS
    return tuple([(p, put_once(left, names), put_once(right, names)) for p, left, right in ordered]), names


def _shape(term: Compact) -> tuple[int, ...]:
    if isinstance(term, int):
        return (-1,)
    return tuple([n for part in parts(term) for n in (part[0],) if isinstance(n, int)])
