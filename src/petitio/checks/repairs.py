"""What would make a claim follow: the weakest further premises that are found in the argument's own words."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import Literal as Word

from petitio import terms
from petitio.checks.at_hand import AtHand
from petitio.checks.candidates import bridges, candidates
from petitio.checks.obligation import Obligation
from petitio.core import BOOL, NAT, Application, Claim, Literal, Operation, Operator, Quantification, Term, Variable
from petitio.obligations import Question, follows
from petitio.record import replace
from petitio.semantics import Unevaluable, evaluate
from petitio.smt.decide import decide
from petitio.smt.screen import screen
from petitio.verdicts import Countermodel, Repair

Answers = Word["yes", "no", "unknown"]
_MOST_LOOKED_AT, _MOST_CANDIDATES = 1_500, 300
_MOST_SUFFICIENT = 24
_MOST_OPEN = 8
_MOST_REPAIRS = 3


def repairs(
    at_hand: AtHand,
    claim: Claim,
    obligations: tuple[Obligation, ...],
    countermodel: Countermodel,
    guard: Term | None,
    senses: bool,
) -> tuple[Repair, ...]:
    """As many as three premises with any one of which a claim that fails would follow, the weakest first.

    `obligations` are those that are not proven, `guard` is what the step of an induction lacks; `senses` says that the
    claim would follow if the senses of a word were one. Each repair can be true together with what is offered, is not
    the claim, and does not give it alone. One that only says that the claim follows from what is offered is the
    weakest of all and says the least, so it is given only where there is no other.
    """
    argument = at_hand.argument
    taken = {claim.name for claim in argument.claims} | {symbol.name for symbol in argument.vocabulary}
    taken |= {element for sort in argument.sorts for element in sort.elements}
    search = _Search(at_hand, claim, obligations, countermodel)
    return tuple(
        replace(repair, formula=terms.renamed_apart(repair.formula, taken)) for repair in search.run(guard, senses)
    )


class _Search:
    def __init__(
        self, at_hand: AtHand, claim: Claim, obligations: tuple[Obligation, ...], countermodel: Countermodel
    ) -> None:
        self.at_hand = at_hand
        self.definitions = at_hand.argument.definitions
        self.claim = claim
        self.obligations = obligations
        self.countermodel = countermodel
        self.premises = (*at_hand.background, *map(at_hand.formula, countermodel.offered))

    def run(self, guard: Term | None, senses: bool) -> tuple[Repair, ...]:
        """The repairs. With `senses`, it is known that a bridge between senses would do."""
        if senses:
            used = terms.symbols_of((self.claim.formula, *self.premises), self.definitions)
            found = self._sufficient(
                list(bridges(self.at_hand.argument, [symbol for symbol in used if symbol.result is BOOL]))
            )
            if kept := self._possible(self._not_begging(found)):
                return self._best(kept)
        formulas = candidates(self.at_hand.argument, self.premises, self.claim.formula, guard)
        excluding = (formula for formula in islice(formulas, _MOST_LOOKED_AT) if self._excludes(formula))
        enough = self._sufficient(list(islice(excluding, _MOST_CANDIDATES)))
        possible = self._possible(self._not_begging(enough))
        says_no_more = self._says_no_more(possible)
        best = self._best([repair for repair in possible if repair not in says_no_more])
        return best or self._best(says_no_more)[:1]

    def _not_begging(self, found: list[Repair]) -> list[Repair]:
        """Those that do not give the claim alone: that are not the claim, or more; and are no other claim that is to
        be shown."""
        kept = self._not_giving(self.claim.formula, found)
        for other in self.at_hand.argument.claims:
            if not other.asserted and other.name != self.claim.name and kept:
                weaker = self._not_giving(other.formula, kept)
                denied = screen(self.definitions, (other.formula,), [_denied(repair) for repair in kept])
                kept = [r for r, answer in zip(kept, denied, strict=True) if answer != "no" or r in weaker]
        return kept

    def _not_giving(self, claim: Term, found: list[Repair]) -> list[Repair]:
        answers = screen(self.definitions, (terms.negation(claim),), [repair.formula for repair in found])
        return [repair for repair, answer in zip(found, answers, strict=True) if answer != "no"]

    def _possible(self, found: list[Repair]) -> list[Repair]:
        """Those that can be true with the premises, and empty no word of its meaning."""
        common = (*self.premises, *(self._inhabited() if found else ()))
        answers = screen(self.definitions, common, [repair.formula for repair in found])
        # What a glance does not tell takes long, so only the plainest of these are asked about at length.
        open_ = [repair for repair, answer in zip(found, answers, strict=True) if answer == "unknown"][:_MOST_OPEN]
        return [
            repair
            for repair, answer in zip(found, answers, strict=True)
            if answer == "yes" or (repair in open_ and self._consistent((*common, repair.formula)))
        ][:_MOST_SUFFICIENT]

    def _says_no_more(self, found: list[Repair]) -> list[Repair]:
        """Those that say no more than that the claim follows from what is offered. That there is something of a kind
        is worth saying all the same."""
        common = (*self.premises, self.claim.formula)
        answers = screen(self.definitions, common, [terms.negation(repair.formula) for repair in found])
        return [
            repair
            for repair, answer in zip(found, answers, strict=True)
            if answer == "no" and not (isinstance(repair.formula, Quantification) and not repair.formula.universal)
        ]

    def _best(self, found: list[Repair]) -> tuple[Repair, ...]:
        """The weakest, each asked about by itself."""
        weakest = (repair for repair in self._weakest(found) if repair.lemma is not None or self._repairs(repair))
        return tuple(islice(weakest, _MOST_REPAIRS))

    def _repairs(self, repair: Repair) -> bool:
        return all(
            self._follows((*self._offered(obligation), repair.formula), obligation.goal)
            for obligation in self.obligations
        )

    def _offered(self, obligation: Obligation) -> tuple[Term, ...]:
        return (
            *self.at_hand.background,
            *map(self.at_hand.formula, obligation.names),
            *obligation.hypotheses,
        )

    def _excludes(self, formula: Term) -> bool:
        """Whether a formula rules out the countermodel that was found."""
        try:
            return evaluate(formula, self.countermodel.interpretation, self.definitions) is False
        except Unevaluable:
            return True

    def _sufficient(self, formulas: list[Term]) -> list[Repair]:
        """The formulas that meet every obligation; by induction where the claim is about a number."""
        seen: dict[Term, Answers] = dict.fromkeys(formulas, "no")
        for obligation in self.obligations:
            common = (*self._offered(obligation), terms.negation(obligation.goal))
            left = [formula for formula, answer in seen.items() if answer != "yes"]
            for formula, answer in zip(left, screen(self.definitions, common, left), strict=True):
                seen[formula] = answer if answer != "no" else seen[formula]
        whole = len(self.obligations) == 1 and self.obligations[0].role == "whole"
        found: list[Repair] = []
        for formula, answer in seen.items():
            if answer == "no":
                found.append(Repair(formula))
            elif answer == "unknown" and whole and (lemma := self._by_induction(formula)) is not None:
                found.append(Repair(formula, lemma))
        return found

    def _by_induction(self, formula: Term) -> Quantification | None:
        """What has to be shown by induction, with the formula granted, for the claim to follow; None if that is not
        found. A number that the premises say nothing of stands for any."""
        lemma = self._general()
        if lemma is None:
            return None
        (variable,) = lemma.variables
        zero, one = Literal(Fraction(0), NAT), Literal(Fraction(1), NAT)
        base = terms.substitute(terms.refresh(lemma.body), {variable: zero})
        after = Operation(Operator.ADD, (variable, one), NAT)
        goal = terms.substitute(terms.refresh(lemma.body), {variable: after})
        known = (*self.premises, formula)
        if self._follows(known, base) and self._follows((*known, lemma.body), goal):
            return lemma
        return None

    def _general(self) -> Quantification | None:
        """The claim about every number, if it is about every number or about one that the premises do not name."""
        claim = self.claim.formula
        if isinstance(claim, Quantification) and claim.universal and [v.sort for v in claim.variables] == [NAT]:
            return claim
        named = set(terms.symbols_of(self.premises, self.definitions))
        for part in terms.subterms(claim):
            if isinstance(part, Application) and not part.arguments and part.sort is NAT and part.symbol not in named:
                variable = Variable("n", NAT)
                return Quantification(True, (variable,), terms.replaced(claim, part, variable))
        return None

    def _inhabited(self) -> tuple[Term, ...]:
        """That there is something of each kind that the premises speak of, as far as they and the claim leave room for
        that."""
        room = (*self.premises, self.claim.formula)
        kinds = [
            Quantification(False, own, Application(symbol, own))
            for symbol in terms.symbols_of(self.premises, self.definitions)
            if symbol.result is BOOL and symbol.kind not in ("claim", "frame")
            if (own := tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters))
        ]
        answers = screen(self.definitions, room, kinds)
        found = tuple(kind for kind, answer in zip(kinds, answers, strict=True) if answer != "no")
        return found if self._consistent((*room, *found)) else ()

    def _consistent(self, formulas: tuple[Term, ...]) -> bool:
        return decide(Question(self.definitions, formulas), effort="quick", likely="yes").status == "yes"

    def _follows(self, premises: tuple[Term, ...], goal: Term) -> bool:
        return decide(follows(self.definitions, premises, goal), effort="quick").status == "no"

    def _weakest(self, found: list[Repair]) -> list[Repair]:
        """Those that are not stronger than another one, given the premises; of equals the first."""
        kept: list[Repair] = []
        for repair in found:
            stronger = screen(self.definitions, (*self.premises, repair.formula), [_denied(k) for k in kept])
            if "no" in stronger:
                continue
            weaker = screen(self.definitions, (*self.premises, _denied(repair)), [k.formula for k in kept])
            kept = [k for k, answer in zip(kept, weaker, strict=True) if answer != "no"]
            kept.append(repair)
        return kept


def _denied(repair: Repair) -> Term:
    return terms.negation(repair.formula)
