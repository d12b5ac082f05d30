"""How confidence goes down with each step: with a credence for each step, what does a claim keep after n of them?

What is shown: if the premises without such a credence are true, and so is each step up to the n-th, one by one, then
the claim is true at n. So the chance of that is the chance that they survive. That a step takes only what its premise
says of one number is asked of the solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.checks.grounds import Grounds
from petitio.checks.obligations_of import obligations_of
from petitio.confidence.short import short
from petitio.confidence.survival import Survival
from petitio.core import (
    BOOL,
    INT,
    NAT,
    Claim,
    Credence,
    Induction,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.elaborate.shape import outermost, without
from petitio.obligations import follows
from petitio.record import Record
from petitio.smt.decide import decide
from petitio.verdicts import ClaimVerdict, Decay

_ONE = Fraction(1)
_OFFSETS = (0, 1, -1)
_MOST_INSTANCES = 64
_MOST_CANDIDATES = 15


def decay(grounds: Grounds, found: Mapping[str, ClaimVerdict]) -> Decay | None:
    """What a claim with a verdict in `found` keeps of its confidence after how many steps, by the core that keeps most;
    None if no core has steps, or it is not known how many of them the claim takes."""
    decays = [
        one
        for core in grounds.cores
        if any(name in grounds.steps for name in core)
        for one in [_Core(grounds, core, found).decay()]
        if one is not None
    ]
    return max(decays, key=_left, default=None)


def _left(found: Decay) -> tuple[Fraction, Fraction, Fraction]:
    stated = found.stated
    return stated.limit if found.taken is None else stated.least(found.taken), stated.kept - stated.lost, stated.first


class _Core(Record):
    grounds: Grounds
    core: frozenset[str]
    found: Mapping[str, ClaimVerdict]

    @property
    def steps(self) -> dict[str, Credence]:
        return {name: credence for name, credence in self.grounds.steps.items() if name in self.core}

    @property
    def rest(self) -> tuple[str, ...]:
        return tuple(name for name in self.grounds.offered if name in self.core and name not in self.grounds.steps)

    @property
    def known(self) -> tuple[Term, ...]:
        """What can be used in any step: all that does not decay and is certain or in the core, and what follows."""
        usable = {*self.rest, *self.grounds.certain}
        at_hand = self.grounds.at_hand
        lemmas = [
            name
            for name in self.grounds.lemmas
            if any(set(core) <= usable for core in self.found[name].cores) and self.found[name].follows
        ]
        names = [name for name in self.grounds.offered if name in usable]
        return tuple(at_hand.formula(name) for name in (*names, *lemmas))

    def decay(self) -> Decay | None:
        claim = self.grounds.claim
        if isinstance(claim.method, Induction):
            return self._of_induction(claim, None) if self._steps_alone(claim, claim.method) else None
        for name in self.grounds.lemmas:
            lemma = self.grounds.at_hand.argument.claim(name)
            verdict = self.found[name]
            within = verdict.follows and any(set(core) <= self.core for core in verdict.cores)
            if isinstance(lemma.method, Induction) and within:
                last = self._last(lemma.method)
                if last is not None and self._steps_alone(lemma, lemma.method):
                    return self._of_induction(lemma, last)
        return self._of_instances()

    def _of_induction(self, claim: Claim, last: int | None) -> Decay:
        assert isinstance(claim.method, Induction)
        start = claim.method.start + claim.method.depth - 1
        return self._decay(claim.method.variable.name, start, None if last is None else max(0, last - start))

    def _decay(self, variable: str, start: int, taken: int | None) -> Decay:
        first = short(max(Fraction(0), 1 - sum((1 - self.grounds.low(name) for name in self.rest), Fraction(0))))
        steps = self.steps
        lost = sum((1 - credence.low for credence in steps.values()), Fraction(0))
        given = sum((1 - credence.low for credence in steps.values() if credence.conditional), Fraction(0))
        return Decay(
            variable,
            start,
            self.rest,
            steps,
            Survival(first, max(Fraction(0), 1 - given), lost - given),
            Survival(first, _ONE, lost),
            Survival(first, max(Fraction(0), 1 - lost), Fraction(0)),
            taken,
        )

    # ---- By induction

    def _steps_alone(self, claim: Claim, method: Induction) -> bool:
        """Whether all of an induction but its step goes through without the premises that decay, and its step with
        what each of them says of one number."""
        obligations = obligations_of(claim, (), (), ())
        others = [obligation for obligation in obligations if obligation.role != "step"]
        if not all(self._follows(obligation.hypotheses, obligation.goal) for obligation in others):
            return False
        (step,) = [obligation for obligation in obligations if obligation.role == "step"]
        for offsets in product(_OFFSETS, repeat=len(self.steps)):
            if min(offsets) < 0 and method.start < 1:
                continue
            instances = [
                self._instance(name, _moved(method.variable, offset))
                for name, offset in zip(self.steps, offsets, strict=True)
            ]
            if self._follows((*step.hypotheses, *instances), step.goal):
                return True
        return False

    def _last(self, method: Induction) -> int | None:
        """The number up to which an induction has to go for the claim to follow."""
        index = Variable("i", method.variable.sort)
        for last in self._numerals((self._goal,)):
            if last < method.start:
                continue
            within = terms.conjunction(
                [
                    Operation(Operator.AT_MOST, (_number(method.start, index), index), BOOL),
                    Operation(Operator.AT_MOST, (index, _number(last, index)), BOOL),
                ]
            )
            body = terms.substitute(terms.refresh(method.carried), {method.variable: index})
            if self._follows((Quantification(True, (index,), terms.implication(within, body)),), self._goal):
                return last
        return None

    # ---- By instances

    def _of_instances(self) -> Decay | None:
        """Without an induction: by the steps from one number to another."""
        names = list(self.steps)
        variable = _stepping(self.grounds.at_hand.formula(names[0]))

        def enough(first: int, last: int) -> bool:
            numbers = [Literal(Fraction(number), INT) for number in range(first, last)]
            return self._follows([self._instance(name, number) for name in names for number in numbers], self._goal)

        numerals = (*self._numerals((self._goal,)), *self._numerals(self.known))
        last = next((n for n in numerals if 0 <= n <= _MOST_INSTANCES and enough(0, n)), None)
        if last is None:
            return None
        low, high = -1, last
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if enough(0, middle) else (middle, high)
        last, low, up = high, 0, high + 1
        while up - low > 1:
            middle = (low + up) // 2
            low, up = (middle, up) if enough(middle, last) else (low, middle)
        begun = self._begun(low)
        return None if begun is None else self._decay(variable.name, begun, last - begun)

    def _begun(self, low: int) -> int | None:
        """The number up to which nothing has to be survived before a step at `low`. None if there is none.

        One that is conditional is so sure only given that all before have held; so these count as well, as far as
        they are not true anyway.
        """
        names = [name for name, credence in self.steps.items() if credence.conditional]
        below = Variable("i", INT)
        negative = Operation(Operator.LESS, (below, Literal(Fraction(0), INT)), BOOL)
        if not all(self._follows([negative], self._instance(name, below)) for name in names):
            return None
        numbers = ((number, Literal(Fraction(number), INT)) for number in range(low))
        return next(
            (n for n, number in numbers if not all(self._follows([], self._instance(name, number)) for name in names)),
            low,
        )

    # ---- Questions

    @property
    def _goal(self) -> Term:
        return self.grounds.claim.formula

    def _numerals(self, formulas: tuple[Term, ...]) -> list[int]:
        """The numbers that formulas may be about: 0, those they name, and their neighbours, in order."""
        named = {
            int(term.value)
            for formula in formulas
            for term in terms.subterms(formula)
            if isinstance(term, Literal) and isinstance(term.value, Fraction) and term.value.denominator == 1
        }
        return sorted({number + offset for number in (0, *named) for offset in _OFFSETS})[:_MOST_CANDIDATES]

    def _instance(self, name: str, number: Term) -> Term:
        formula = self.grounds.at_hand.formula(name)
        variable = _stepping(formula)
        instance = terms.substitute(terms.refresh(without(formula, variable)), {variable: number})
        if variable.sort is NAT and not (isinstance(number, Variable) and number.sort is NAT):
            # Of what is below 0 the premise says nothing.
            zero = Literal(Fraction(0), INT)
            instance = terms.implication(Operation(Operator.AT_MOST, (zero, number), BOOL), instance)
        return instance

    def _follows(self, premises: tuple[Term, ...] | list[Term], goal: Term) -> bool:
        question = follows(self.grounds.at_hand.argument.definitions, (*self.known, *premises), goal)
        return decide(question, effort="quick").status == "no"


def _stepping(formula: Term) -> Variable:
    """The number that a premise speaks of step by step."""
    return next(variable for variable in outermost(formula) if variable.sort in (NAT, INT))


def _moved(variable: Variable, offset: int) -> Term:
    return variable if offset == 0 else Operation(Operator.ADD, (variable, _number(offset, variable)), INT)


def _number(value: int, variable: Variable) -> Literal:
    return Literal(Fraction(value), variable.sort if value >= 0 else INT)
