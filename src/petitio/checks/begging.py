"""Begging the question: premises that are the conclusion, lead back to it, or carry it alone.

D is the definitions, with those premises that are explicit definitions of a symbol used in one other premise only.
The grades and their conditions are those of `docs/verdicts.md`.
"""

from __future__ import annotations

from collections.abc import Callable

from petitio import terms
from petitio.core import (
    BOOL,
    Application,
    Argument,
    Claim,
    Entailment,
    Induction,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)
from petitio.normal import parts
from petitio.obligations import Question, follows
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment as Screening
from petitio.verdicts import Begging

Formulas = Callable[[str], Term]


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
        self.definitional = _definitional(argument, claim, offered, cores, formula)
        self.givens = tuple(c.name for c in argument.claims if c.kind == "given")

    def run(self) -> tuple[Begging, ...]:
        found: list[Begging] = []
        for premise in self.offered:
            circle = self._circle(premise)
            if circle is not None:
                found.append(Begging(premise, "circular", circle=circle))
        carrying = self._carrying()
        if not carrying or self._follows((), self.claim.formula):
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

    # ---- What is asked of the solver

    def _follows(
        self, premises: tuple[Term, ...], goal: Term, *, arithmetic: bool = True, without: bool = False
    ) -> bool:
        """Whether `goal` follows from D and some premises; an unknown is no."""
        background = () if without else tuple(map(self.formula, self.definitional))
        question = follows(self.argument.definitions, (*background, *premises), goal, arithmetic=arithmetic)
        return decide(question, effort="quick").status == "no"

    # ---- The grades

    def _restates(self, premise: str) -> Begging | None:
        """Some parts of the premise together are equivalent to the claim, by definitions alone."""
        claim = self.claim.formula
        formula = self.formula(premise)
        if not self._follows((formula,), claim, arithmetic=False):
            return None
        consequences = [
            part
            for part in parts(formula, self.argument.definitions)
            if self._follows((claim,), part, arithmetic=False)
        ]
        if not consequences or not self._follows(tuple(consequences), claim, arithmetic=False):
            return None
        guilty = self._fewest(consequences, lambda rest: self._follows(rest, claim, arithmetic=False))
        definitional = self.definitional
        if definitional and self._follows((formula,), claim, arithmetic=False, without=True):
            definitional = ()
        return Begging(premise, "restates", parts=guilty, definitional=definitional)

    def _presupposes(self, premise: str) -> Begging | None:
        """As `restates`, but it takes claims that are common ground to see it."""
        if not self.givens or isinstance(self.claim.method, Induction):
            return None
        claim = self.claim.formula
        known = tuple(map(self.formula, self.givens))
        if self._follows(known, claim):
            return None
        formula = self.formula(premise)
        if not self._follows((*known, formula), claim):
            return None
        consequences = [
            part for part in parts(formula, self.argument.definitions) if self._follows((*known, claim), part)
        ]
        if not consequences or not self._follows((*known, *consequences), claim):
            return None
        guilty = self._fewest(consequences, lambda rest: self._follows((*known, *rest), claim))
        whole = terms.conjunction(guilty)

        def enough(given: tuple[Term, ...]) -> bool:
            return self._follows((*given, claim), whole) and self._follows((*given, whole), claim)

        needed = list(self.givens)
        for name in self.givens:
            rest = [other for other in needed if other != name]
            if enough(tuple(map(self.formula, rest))):
                needed = rest
        if not needed:
            return None
        return Begging(premise, "presupposes", given=tuple(needed), fault=premise in self.charged, parts=guilty)

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
        if not self._follows((formula,), claim):
            return None
        guilty = self._fewest(list(parts(formula, self.argument.definitions)), lambda rest: self._follows(rest, claim))
        return Begging(premise, "carries_alone", fault=premise in self.charged, parts=guilty)

    def _fewest(self, candidates: list[Term], enough: Callable[[tuple[Term, ...]], bool]) -> tuple[Term, ...]:
        """A smallest choice of parts that is still enough, by leaving out one after the other."""
        kept = list(candidates)
        for part in candidates:
            rest = [other for other in kept if other is not part]
            if rest and enough(tuple(rest)):
                kept = rest
        return tuple(kept)

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


def _definitional(
    argument: Argument,
    claim: Claim,
    offered: tuple[str, ...],
    cores: tuple[tuple[str, ...], ...],
    formula: Formulas,
) -> tuple[str, ...]:
    """The premises that are explicit definitions of a symbol that serves to fold up one other premise.

    `forall x. f(x) <-> φ(x)` is one where φ is more than an atom or its denial, f is not in φ nor in the claim, and
    one other premise that is not idle speaks of f. Without the last two, a biconditional that is argued from would be
    taken for an agreement about words.
    """
    found: list[str] = []
    used = {name for core in cores for name in core} | {c.name for c in argument.claims if c.kind == "given"}
    spoken = {name: set(terms.symbols_of([formula(name)], argument.definitions)) for name in used}
    in_claim = set(terms.symbols_of([claim.formula], argument.definitions))
    for name in offered:
        symbol = _defined(formula(name))
        if symbol is None or symbol in in_claim or symbol in argument.definitions:
            continue
        if sum(symbol in symbols for other, symbols in spoken.items() if other != name) == 1:
            found.append(name)
    return tuple(found)


def _defined(formula: Term) -> Symbol | None:
    """The symbol that a formula has the form of an explicit definition of."""
    bound: list[Variable] = []
    while isinstance(formula, Quantification) and formula.universal:
        bound.extend(formula.variables)
        formula = formula.body
    if not (isinstance(formula, Operation) and formula.operator is Operator.IFF):
        return None
    left, right = formula.arguments
    for head, body in ((left, right), (right, left)):
        if not isinstance(head, Application) or _plain(body):
            continue
        arguments = head.arguments
        if len(set(map(id, arguments))) < len(arguments) or not all(a in bound for a in arguments):
            continue
        if len(arguments) < len(bound):
            continue
        if all(not (isinstance(part, Application) and part.symbol is head.symbol) for part in terms.subterms(body)):
            return head.symbol
    return None


def _plain(formula: Term) -> bool:
    """Whether a formula is an atom or the denial of one."""
    if isinstance(formula, Operation) and formula.operator is Operator.NOT:
        formula = formula.arguments[0]
    if isinstance(formula, Operation):
        return formula.operator in (Operator.EQUAL, Operator.LESS, Operator.AT_MOST)
    return not isinstance(formula, Quantification)
