"""A refutation of clauses by superposition, as what was put for the variables of which clause.

The calculus is that of Bachmair and Ganzinger (*Rewrite-based equational theorem proving with selection and
simplification*, 1994): superposition, equality resolution and factoring, with rewriting by unit equations. Where it
errs nothing is lost but a refutation, for what it finds is only a hint: instances, that a solver has to refute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from petitio.record import Mutable, Record, field
from petitio.smt.compact import (
    SORTS,
    TRUE,
    Compact,
    Compound,
    Path,
    Signature,
    Substitution,
    match,
    places,
    put,
    put_once,
    replaced,
    shifted,
    unify,
    variables,
)

_APART = SORTS * 10_000
_EVERY = 5
_PER_CLAUSE, _PER_PAIR = 20, 4
_LONGEST, _HEAVIEST = 6, 60

Equation = tuple[bool, Compact, Compact]
Clause = tuple[Equation, ...]


class _Parent(Record):
    """A clause used in a step, and what was put for its variables there, once they were moved `by` so much.

    Where it was `matched`, its variables and those of what was put for them are not the same ones.
    """

    clause: int
    values: Substitution
    by: int = 0
    matched: bool = False


class _Derived(Record):
    """A clause with where it comes from; none for one that was given. `names` are what its variables were called."""

    equations: Clause
    parents: tuple[_Parent, ...] = ()
    names: Substitution = field(default_factory=dict)


def saturation(clauses: Sequence[Clause], signature: Signature, steps: int) -> list[tuple[int, Substitution]] | None:
    """The instances of clauses that a refutation is made of, each with what is put for its variables.

    None where there is no refutation within so many steps, or there is none.
    """
    search = _Search(signature, steps)
    found = search.run(clauses)
    return None if found is None else search.instances(found)


class _Rule(Record):
    """An equation to rewrite by, from left to right: `down` if that makes every instance smaller."""

    left: Compound
    right: Compact
    down: bool
    clause: int


class _Search(Mutable):
    """Clauses that wait, and those whose every inference with one another has been made."""

    signature: Signature
    steps: int
    derived: list[_Derived] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    seen: set[Clause] = field(default_factory=set)
    active: dict[int, Clause] = field(default_factory=dict)
    rules: dict[Compact, list[_Rule]] = field(default_factory=dict)
    normal: set[Compound] = field(default_factory=set)
    eligible: dict[Clause, list[int]] = field(default_factory=dict)
    parts: dict[Compact, dict[Compact, list[tuple[Path, Compound]]]] = field(default_factory=dict)

    # ---- The loop

    def run(self, clauses: Sequence[Clause]) -> int | None:
        """The number of the empty clause."""
        for clause in clauses:
            self.derived.append(_Derived(clause))
        given = [self._keep(_Derived(clause, (_Parent(number, {}),))) for number, clause in enumerate(clauses)]
        for number in given:
            if number is not None and not self.derived[number].equations:
                return number
        turn = 0
        oldest = 0
        done: set[int] = set()
        first = len(clauses)
        while self.waiting and self.steps > 0:
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
            simpler = self._simplified(_Derived(self.derived[number].equations, (_Parent(number, {}),)))
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
            for made in self._inferences(number, clause):
                self.steps -= _PER_CLAUSE
                new = self._keep(made)
                if new is not None and not self.derived[new].equations:
                    return new
                if self.steps <= 0:
                    break
        return None

    def _keep(self, made: _Derived) -> int | None:
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
        self.derived.append(_Derived(equations, simpler.parents, names))
        number = len(self.derived) - 1
        heappush(self.waiting, (weight, number))
        return number

    def _activate(self, number: int, clause: Clause) -> None:
        if len(clause) == 1 and clause[0][0]:
            _, left, right = clause[0]
            greater = self.signature.greater
            down = greater(left, right) or greater(right, left)
            sides = ((left, right), (right, left))
            new = [_Rule(one, other, down, number) for one, other in sides if not isinstance(one, int)]
            if down:
                new = [rule for rule in new if greater(rule.left, rule.right)]
            self.normal.clear()
            for rule in new:
                self.rules.setdefault(rule.left[0], []).append(rule)
            # What the new rule makes simpler waits again.
            for other, equations in list(self.active.items()):
                if any(self._rewrites(rule, side) for rule in new for _, *both in equations for side in both):
                    del self.active[other]
                    for rules in self.rules.values():
                        rules[:] = [rule for rule in rules if rule.clause != other]
                    self._keep(_Derived(equations, (_Parent(other, {}),)))
        self.active[number] = clause

    def _rewrites(self, rule: _Rule, term: Compact) -> bool:
        self.steps -= 1
        return any(self._applies(rule, part, {}) for _, part in places(term))

    def _applies(self, rule: _Rule, term: Compact, values: Substitution) -> bool:
        """Whether a rule makes a term smaller, with something put for its variables that is added to `values`."""
        if not match(rule.left, term, self.signature, values):
            return False
        if rule.down:
            return True
        known = all(variable in values for variable in variables(rule.right))
        return known and self.signature.greater(term, put_once(rule.right, values))

    # ---- Simplifying

    def _simplified(self, made: _Derived) -> _Derived | None:
        """Rewritten, without what is false in it; None where it is true."""
        parents = list(made.parents)
        found: dict[Equation, None] = {}
        for positive, left, right in made.equations:
            one, other = self._normal(left, parents), self._normal(right, parents)
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
        return _Derived(tuple(found), tuple(parents))

    def _normal(self, term: Compact, parents: list[_Parent]) -> Compact:
        if isinstance(term, int) or term in self.normal:
            return term
        if len(term) > 1:
            term = (term[0], *[self._normal(argument, parents) for argument in term[1:]])
        for rule in self.rules.get(term[0], ()):
            self.steps -= 1
            values: Substitution = {}
            if self._applies(rule, term, values):
                parents.append(_Parent(rule.clause, values, matched=True))
                return self._normal(put_once(rule.right, values), parents)
        self.normal.add(term)
        return term

    def _subsumed(self, clause: Clause) -> bool:
        self.steps -= len(self.active)
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
                self.steps -= 1
                tried = dict(values)
                if (
                    match(left, a, self.signature, tried)
                    and match(right, b, self.signature, tried)
                    and self._subsumes(one[1:], other, tried)
                ):
                    return True
        return False

    # ---- Inferences

    def _inferences(self, number: int, clause: Clause) -> Iterator[_Derived]:
        yield from self._within(number, clause)
        other_clause = _moved(clause)
        yield from self._superpose(number, clause, number, other_clause)
        for other, equations in list(self.active.items()):
            if other != number:
                self.steps -= _PER_PAIR * len(clause) * len(equations)
                moved = _moved(equations)
                yield from self._superpose(number, clause, other, moved, from_second=False)
                yield from self._superpose(number, clause, other, moved, from_second=True)

    def _within(self, number: int, clause: Clause) -> Iterator[_Derived]:
        """Equality resolution and factoring."""
        eligible = self._eligible(clause)
        for index in eligible:
            positive, left, right = clause[index]
            if not positive:
                values: Substitution = {}
                if unify(left, right, self.signature, values):
                    rest = clause[:index] + clause[index + 1 :]
                    yield _Derived(_put(rest, values), (_Parent(number, values),))
                continue
            for other in range(len(clause)):
                if other == index or not clause[other][0]:
                    continue
                for one, two in ((left, right), (right, left)):
                    if one == TRUE:
                        continue
                    for three, four in (clause[other][1:], clause[other][:0:-1]):
                        values = {}
                        if unify(one, three, self.signature, values):
                            rest = tuple(e for i, e in enumerate(clause) if i != index)
                            yield _Derived(_put(((False, two, four), *rest), values), (_Parent(number, values),))

    def _superpose(
        self, first: int, one: Clause, second: int, two: Clause, *, from_second: bool = False
    ) -> Iterator[_Derived]:
        """Rewriting a part of one clause by an equation of the other."""
        source, target = (two, one) if from_second else (one, two)
        if any(not positive for positive, _, _ in source):
            return
        for i in self._eligible(source):
            _, first_side, second_side = source[i]
            for left, right in ((first_side, second_side), (second_side, first_side)):
                if isinstance(left, int) or self.signature.greater(right, left):
                    continue
                for j in self._eligible(target):
                    positive, *sides = target[j]
                    for side, kept in ((sides[0], sides[1]), (sides[1], sides[0])):
                        if side == TRUE or self.signature.greater(kept, side):
                            continue
                        for path, part in self._parts(side).get(left[0], ()):
                            self.steps -= 1
                            values: Substitution = {}
                            if not unify(left, part, self.signature, values):
                                continue
                            from_right = put(right, values)
                            if self.signature.greater(from_right, put(left, values)):
                                continue
                            rest = source[:i] + source[i + 1 :] + target[:j] + target[j + 1 :]
                            made = (positive, replaced(side, path, right), kept)
                            yield _Derived(
                                _put((made, *rest), values),
                                (_Parent(first, values), _Parent(second, values, _APART)),
                            )

    def _parts(self, term: Compact) -> dict[Compact, list[tuple[Path, Compound]]]:
        """Every part of a term that is no variable, with the way to it, by its head."""
        if term not in self.parts:
            found = self.parts[term] = {}
            for path, part in places(term):
                self.steps -= 1
                found.setdefault(part[0], []).append((path, part))
        return self.parts[term]

    def _eligible(self, clause: Clause) -> list[int]:
        """The heaviest denial, if there is one, and otherwise those equations that no other is greater than."""
        if clause not in self.eligible:
            self.steps -= len(clause) * len(clause)
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


def _put(clause: Clause, values: Substitution) -> Clause:
    return tuple([(positive, put(left, values), put(right, values)) for positive, left, right in clause])


def _moved(clause: Clause) -> Clause:
    return tuple([(positive, shifted(left, _APART), shifted(right, _APART)) for positive, left, right in clause])


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
    return tuple([n for _, part in places(term) for n in (part[0],) if isinstance(n, int)])
