"""The grades of begging that no verdict turns on, looked for when they are asked for.

Their conditions are those of `docs/verdicts.md`. None is a fault: modus ponens has the form of `given_the_rest`.
"""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.checks.at_hand import AtHand
from petitio.checks.definitional import definitional
from petitio.checks.obligation import Obligation
from petitio.checks.plausible import plausible
from petitio.checks.presupposed import ByDefinition, presupposed
from petitio.core import BOOL, Claim, Inductive, Operation, Operator, Term
from petitio.cores import enumerate_cores
from petitio.normal import parts
from petitio.obligations import follows
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import Begging, ClaimVerdict, Grade

_MOST_SETS = 8


def begging_notes(
    at_hand: AtHand,
    claim: Claim,
    verdict: ClaimVerdict,
    obligations: tuple[Obligation, ...],
    wanted: frozenset[Grade],
) -> tuple[Begging, ...]:
    """The notes of the wanted grades on a claim that follows; `obligations` are those that were proven."""
    notes = _Notes(at_hand, claim, verdict)
    found: list[Begging] = []
    if "given_the_rest" in wanted:
        found += notes.given_the_rest()
    if "jointly" in wanted:
        found += notes.jointly()
    if "augmented" in wanted:
        found += notes.augmented()
    if "empty_term" in wanted:
        found += notes.empty_term(obligations)
    return tuple(found)


class _Notes:
    def __init__(self, at_hand: AtHand, claim: Claim, verdict: ClaimVerdict) -> None:
        self.at_hand = at_hand
        self.definitions = at_hand.argument.definitions
        self.claim = claim
        self.verdict = verdict
        self.offered = at_hand.beneath(verdict.offered)
        as_definitions = definitional(at_hand.argument, claim, self.offered, verdict.cores, at_hand.formula)
        self.contested = tuple(name for name in self.offered if name not in as_definitions)
        self.used = tuple(name for name in self.contested if any(name in core for core in verdict.cores))
        self.ask = ByDefinition(self.definitions, tuple(map(at_hand.formula, as_definitions)))
        self.givens = {c.name: c.formula for c in at_hand.argument.claims if c.kind == "given"}
        # What a worse grade has been found of already.
        self.settled = {fault.premise for fault in verdict.begging}

    def given_the_rest(self) -> Iterator[Begging]:
        """A premise that the other premises, some of them contested, make equivalent to the claim."""
        if isinstance(self.claim.method, Inductive):
            return
        for premise in self.used:
            if premise in self.settled:
                continue
            for part in parts(self.at_hand.formula(premise), self.definitions):
                rest = self._rest(premise, part)
                if rest is not None:
                    label = self._label(part, rest)
                    yield Begging(premise, "given_the_rest", given=rest, fault=False, parts=(part,), label=label)
                    break

    def _rest(self, premise: str, part: Term) -> tuple[str, ...] | None:
        """A minimal set of other claims under which the part is the claim, and that does not give the claim."""
        others = {**self.givens, **{name: self.at_hand.formula(name) for name in self.used if name != premise}}
        same = Operation(Operator.IFF, (part, self.claim.formula), BOOL)
        with Entailment(self.definitions, self.ask.definitional, others, same, effort=None) as entailment:
            found = enumerate_cores(tuple(others), entailment.follows, most=_MOST_SETS)
        for rest in found.cores:
            contested = any(name not in self.givens for name in rest)
            if contested and not self.ask.follows(tuple(others[name] for name in rest), self.claim.formula):
                return rest
        return None

    def _label(self, part: Term, rest: tuple[str, ...]) -> str:
        """How the part is related to the claim: a *bridge* from the rest to it, a *consequence* of it, or *other*."""
        known = terms.conjunction(map(self.at_hand.formula, rest))
        bridge = terms.implication(known, self.claim.formula)
        if self.ask.follows((part,), bridge) and self.ask.follows((bridge,), part):
            return "bridge"
        return "consequence" if self.ask.follows((self.claim.formula,), part) else "other"

    def jointly(self) -> Iterator[Begging]:
        """A minimal core that is, taken together, the claim."""
        for core in self.verdict.cores:
            core = tuple(name for name in core if name in self.contested)
            if len(core) < 2 or self.settled & set(core):
                continue
            together = terms.conjunction(map(self.at_hand.formula, core))
            claim = self.claim.formula
            if self.ask.follows((together,), claim) and self.ask.follows((claim,), together):
                yield Begging(core[0], "jointly", given=core[1:], fault=False)

    def augmented(self) -> Iterator[Begging]:
        """A premise that is the claim once something plausible is granted besides the common ground."""
        if isinstance(self.claim.method, Inductive):
            return
        for premise in self.used:
            if premise in self.settled:
                continue
            formula = self.at_hand.formula(premise)
            for added in plausible(self.at_hand.argument, (formula, self.claim.formula)):
                known = {**self.givens, "": added}
                found = presupposed(self.ask, self.definitions, self.claim.formula, formula, known)
                if found is not None and "" in found.given:
                    given = tuple(name for name in found.given if name)
                    yield Begging(premise, "augmented", given=given, fault=False, parts=found.parts, added=added)
                    break

    def empty_term(self, obligations: tuple[Obligation, ...]) -> Iterator[Begging]:
        """A defined term whose definition the argument does without."""
        formulas = [*map(self.at_hand.formula, self.used), self.claim.formula, *self.givens.values()]
        for symbol in terms.symbols_of(formulas, self.definitions):
            if symbol.kind != "define" or self.definitions[symbol].recursive:
                continue
            without = {other: meaning for other, meaning in self.definitions.items() if other is not symbol}
            questions = [
                follows(
                    without,
                    [*self.at_hand.background, *map(self.at_hand.formula, o.names), *o.hypotheses],
                    o.goal,
                )
                for o in obligations
                if o.role != "refuted"
            ]
            if all(decide(question, effort="quick").status == "no" for question in questions):
                yield Begging(symbol.title, "empty_term", fault=False)
