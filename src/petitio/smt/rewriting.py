"""Rewriting by unit equations, from the greater side to the smaller."""

from __future__ import annotations

from petitio.record import Mutable, Record, field
from petitio.smt.compact import (
    Compact,
    Compound,
    Signature,
    Substitution,
    match,
    parts,
    put_once,
    variables,
)
from petitio.smt.derived import Clause, Equation, Parent
from petitio.smt.steps import Steps


class Rule(Record):
    """An equation to rewrite by, from left to right: `down` if that makes every instance smaller."""

    left: Compound
    right: Compact
    down: bool
    clause: int


class Rewriting(Mutable):
    """The rules by which terms are rewritten, by the head of what each rewrites."""

    signature: Signature
    steps: Steps
    rules: dict[Compact, list[Rule]] = field(default_factory=dict)
    normal: set[Compound] = field(default_factory=set)

    def add(self, equation: Equation, clause: int) -> list[Rule]:
        """The rules that an equation makes, which are rewritten by from now on."""
        _, left, right = equation
        greater = self.signature.greater
        down = greater(left, right) or greater(right, left)
        sides = ((left, right), (right, left))
        new = [Rule(one, other, down, clause) for one, other in sides if not isinstance(one, int)]
        if down:
            new = [rule for rule in new if greater(rule.left, rule.right)]
        self.normal.clear()
        for rule in new:
            self.rules.setdefault(rule.left[0], []).append(rule)
        return new

    def take_away(self, clause: int) -> None:
        """Rewrite no more by what a clause says."""
        for rules in self.rules.values():
            rules[:] = [rule for rule in rules if rule.clause != clause]

    def concerns(self, rule: Rule, clause: Clause) -> bool:
        """Whether a rule makes a term of a clause simpler."""
        return any(self._rewrites(rule, side) for _, *both in clause for side in both)

    def _rewrites(self, rule: Rule, term: Compact) -> bool:
        self.steps.left -= 1
        head = rule.left[0]
        return any(part[0] == head and self._applies(rule, part, {}) for part in parts(term))

    def _applies(self, rule: Rule, term: Compact, values: Substitution) -> bool:
        """Whether a rule makes a term smaller, with something put for its variables that is added to `values`."""
        if not match(rule.left, term, self.signature, values):
            return False
        if rule.down:
            return True
        known = all(variable in values for variable in variables(rule.right))
        return known and self.signature.greater(term, put_once(rule.right, values))

    def normal_form(self, term: Compact, parents: list[Parent]) -> Compact:
        """A term that no rule makes simpler; the clauses that it was rewritten by are added to `parents`."""
        if isinstance(term, int) or term in self.normal:
            return term
        if len(term) > 1:
            term = (term[0], *[self.normal_form(argument, parents) for argument in term[1:]])
        for rule in self.rules.get(term[0], ()):
            self.steps.left -= 1
            values: Substitution = {}
            if self._applies(rule, term, values):
                parents.append(Parent(rule.clause, values, matched=True))
                return self.normal_form(put_once(rule.right, values), parents)
        self.normal.add(term)
        return term
