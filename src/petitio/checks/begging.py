"""Begging the question: premises that are the conclusion, lead back to it, or carry it alone.

D is the definitions, with those premises that are explicit definitions of a symbol used in one other premise only.
The grades and their conditions are those of `docs/verdicts.md`.
"""

from __future__ import annotations

from petitio.checks.definitional import Formulas, definitional
from petitio.checks.presupposed import ByDefinition, fewest, presupposed
from petitio.core import BOOL, Argument, Claim, Entailment, Inductive, Operation, Operator
from petitio.normal import parts
from petitio.obligations import Question
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment as Screening
from petitio.verdicts import Begging


def begging(
    argument: Argument,
    claim: Claim,
    cores: tuple[tuple[str, ...], ...],
    offered: tuple[str, ...],
    charged: frozenset[str],
    formula: Formulas,
) -> tuple[Begging, ...]:
    """Each offered premise that begs, with its worst grade first. `cores` are those of the claim, `charged` the
    premises that an objection charges with begging."""
    return _Begging(argument, claim, cores, offered, charged, formula).run()


class _Begging:
    def __init__(
        self,
        argument: Argument,
        claim: Claim,
        cores: tuple[tuple[str, ...], ...],
        offered: tuple[str, ...],
        charged: frozenset[str],
        formula: Formulas,
    ) -> None:
        self.argument = argument
        self.claim = claim
        self.cores = cores
        self.offered = offered
        self.charged = charged
        self.formula = formula
        self.definitional = definitional(argument, claim, offered, cores, formula)
        self.ask = ByDefinition(argument.definitions, tuple(map(formula, self.definitional)))
        self.givens = tuple(c.name for c in argument.claims if c.kind == "given")

    def run(self) -> tuple[Begging, ...]:
        found: list[Begging] = []
        for premise in self.offered:
            circle = self._circle(premise)
            if circle is not None:
                found.append(Begging(premise, "circular", circle=circle))
        carrying = self._carrying()
        if not carrying or self.ask.follows((), self.claim.formula):
            return tuple(found)
        for premise in carrying:
            grade = self._restates(premise) or self._presupposes(premise) or self._carries_alone(premise)
            if grade is not None:
                found.append(grade)
        return tuple(found)

    def _carrying(self) -> tuple[str, ...]:
        """The premises that may give the claim with D and common ground alone; all other tests are for these."""
        candidates = [premise for premise in self.offered if premise not in self.definitional]
        if isinstance(self.claim.method, Entailment):
            near = [{premise, *self.definitional} for premise in candidates]
            return tuple(p for p, n in zip(candidates, near, strict=True) if any(set(c) <= n for c in self.cores))
        background = tuple(map(self.formula, (*self.definitional, *self.givens)))
        formulas = {premise: self.formula(premise) for premise in candidates}
        with Screening(self.argument.definitions, background, formulas, self.claim.formula, effort=None) as screening:
            return tuple(p for p in candidates if screening.follows(frozenset([p]))[0] is not False)

    # ---- The grades

    def _restates(self, premise: str) -> Begging | None:
        """Some parts of the premise together are equivalent to the claim, by definitions alone."""
        claim = self.claim.formula
        formula = self.formula(premise)
        if not self.ask.follows((formula,), claim, arithmetic=False):
            return None
        own = parts(formula, self.argument.definitions)
        consequences = [part for part in own if self.ask.follows((claim,), part, arithmetic=False)]
        if not consequences or not self.ask.follows(tuple(consequences), claim, arithmetic=False):
            return None
        guilty = fewest(consequences, lambda rest: self.ask.follows(rest, claim, arithmetic=False))
        definitional = self.definitional
        if definitional and self.ask.follows((formula,), claim, arithmetic=False, without=True):
            definitional = ()
        partly = len(consequences) < len(own)
        return Begging(premise, "restates", parts=guilty, partly=partly, definitional=definitional)

    def _presupposes(self, premise: str) -> Begging | None:
        """As `restates`, but it takes claims that are common ground to see it."""
        if not self.givens or isinstance(self.claim.method, Inductive):
            return None
        known = {name: self.formula(name) for name in self.givens}
        found = presupposed(self.ask, self.argument.definitions, self.claim.formula, self.formula(premise), known)
        if found is None:
            return None
        return Begging(premise, "presupposes", given=found.given, fault=premise in self.charged, parts=found.parts)

    def _carries_alone(self, premise: str) -> Begging | None:
        """The premise alone gives the claim, and the others that are asserted do nothing."""
        others = [
            name for name in self.offered if name != premise and self.argument.claim(name).kind in ("premise", "assume")
        ]
        used = {name for core in self.cores for name in core}
        if not others or used & set(others):
            return None
        claim = self.claim.formula
        formula = self.formula(premise)
        if not self.ask.follows((formula,), claim):
            return None
        guilty = fewest(list(parts(formula, self.argument.definitions)), lambda rest: self.ask.follows(rest, claim))
        return Begging(premise, "carries_alone", fault=premise in self.charged, parts=guilty)

    # ---- Circles of support

    def _circle(self, premise: str) -> tuple[str, ...] | None:
        """The way from a premise, by the reasons given for it, back to the claim; None if there is none.

        Claims that are equivalent by definition count as one.
        """
        if not self.argument.claim(premise).because:
            return None
        seen = {premise}
        frontier: list[tuple[str, ...]] = [(self.claim.name, premise)]
        while frontier:
            path = frontier.pop(0)
            for reason in self._reasons(path[-1]):
                if reason == self.claim.name or self._equivalent(reason, self.claim.name):
                    end = (reason,) if reason == self.claim.name else (reason, self.claim.name)
                    return (*path, *end)
                if reason not in seen:
                    seen.add(reason)
                    frontier.append((*path, reason))
        return None

    def _reasons(self, name: str) -> tuple[str, ...]:
        """What a claim is believed or shown because of, and so for the claims that are equivalent to it."""
        found: dict[str, None] = {}
        for claim in self.argument.claims:
            reasons = claim.because or (claim.cites or () if not claim.asserted else ())
            if reasons and (claim.name == name or self._equivalent(claim.name, name)):
                found.update(dict.fromkeys(reasons))
        return tuple(found)

    def _equivalent(self, left: str, right: str) -> bool:
        if left == right:
            return True
        try:
            formulas = (self.argument.claim(left).formula, self.argument.claim(right).formula)
        except KeyError:
            return False
        different = Operation(Operator.XOR, formulas, BOOL)
        question = Question(self.argument.definitions, (different,), arithmetic=False)
        return decide(question, effort="quick").status == "no"
