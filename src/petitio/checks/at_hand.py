"""What is at hand to a claim, under one choice of assumptions: the premises granted, and the lemmas shown so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import Literal as Word

from petitio import terms
from petitio.checks.obligation import Obligation
from petitio.checks.obligations_of import obligations_of
from petitio.checks.refuted import refuted
from petitio.checks.without_recursions import without_recursions
from petitio.core import FALSE, Argument, Claim, Contradiction, Inductive, Term
from petitio.cores import minimal
from petitio.obligations import Question, follows
from petitio.record import Mutable, Record, field
from petitio.smt.answer import Answer, Effort
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.smt.established import Established
from petitio.smt.patience import refused as refusals
from petitio.smt.replay import replays
from petitio.verdicts import ClaimVerdict, Granted

_MOST_WAYS = 64


class Offer(Record):
    """The names of what is offered to a claim, and to the base and the step of its induction."""

    names: tuple[str, ...]
    base: tuple[str, ...]
    step: tuple[str, ...]


class AtHand(Mutable):
    """An argument under a choice of assumptions. `available` are the claims shown so far, with their verdicts.

    `together` says that all the argument asserts is known to be consistent, `established` what else is known of it.
    `refuted` are the assumptions that are granted to those claims alone that refute or cite them.
    """

    argument: Argument
    granted: Granted
    together: bool = False
    established: Established = field(default_factory=Established)
    available: dict[str, ClaimVerdict] = field(default_factory=dict)
    _refused: int = field(default_factory=refusals)
    _answers: dict[tuple[object, ...], Answer] = field(default_factory=dict)
    _consistent: dict[frozenset[str], bool | None] = field(default_factory=dict)
    refuted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.refuted = refuted(self.argument)

    @property
    def gave_up(self) -> bool:
        """Whether a question has not been asked since: an answer at hand may be unknown for that alone."""
        return refusals() != self._refused

    # ---- Claims as they count here

    def formula(self, name: str) -> Term:
        """What a claim says here: denied, if it is an assumption that is denied."""
        formula = self.argument.claim(name).formula
        return terms.negation(formula) if name in self.granted.denied else formula

    @property
    def background(self) -> tuple[Term, ...]:
        """The formulas of what is given."""
        return tuple(
            claim.formula
            for claim in self.argument.claims
            if claim.kind == "given" and claim.name not in self.granted.without
        )

    # ---- Citations

    def cited(self, claim: Claim) -> tuple[str, ...]:
        """The claims that a claim names as what it rests on."""
        names = list(claim.cites or ())
        if isinstance(claim.method, Inductive):
            names += [*(claim.method.base or ()), *(claim.method.step or ())]
        known = {other.name for other in self.argument.claims}
        return tuple(name for name in dict.fromkeys(names) if name in known)

    def missing(self, claim: Claim) -> tuple[str, ...]:
        """The lemmas that a claim cites and that are not shown."""
        return tuple(
            name for name in self.cited(claim) if not self.argument.claim(name).asserted and name not in self.available
        )

    def own_citations(self, claim: Claim) -> bool:
        """Whether a claim says all that it rests on, so that no further lemma can help it."""
        if claim.cites is not None:
            return True
        method = claim.method
        return isinstance(method, Inductive) and method.base is not None and method.step is not None

    def circle(self, claim: Claim) -> tuple[str, ...] | None:
        """The way by which a claim's own citations lead back to it; None if they do not."""
        return self._way(claim.name, claim.name, ())

    def _way(self, start: str, goal: str, seen: tuple[str, ...]) -> tuple[str, ...] | None:
        for name in self.cited(self.argument.claim(start)):
            if name == goal:
                return (*seen, start, goal)
            if name not in (*seen, start) and not self.argument.claim(name).asserted:
                path = self._way(name, goal, (*seen, start))
                if path is not None:
                    return path
        return None

    def goes_through(self, name: str) -> bool:
        """Whether a claim of a circle follows from what it cites, if that is granted."""
        claim = self.argument.claim(name)
        offer = self.offer(claim, self.circle(claim) or ())
        obligations = self.required(claim, offer.names, offer.base, offer.step)
        return all(self.answer(obligation, model=False).status == "no" for obligation in obligations)

    # ---- What is offered

    def offer(self, claim: Claim, circular: tuple[str, ...] = ()) -> Offer:
        """What is offered to a claim; `circular` are claims that count although they are not shown."""
        names = self._offered(claim.cites, claim, circular)
        base = step = names
        if isinstance(claim.method, Inductive):
            method = claim.method
            base = self._offered(method.base, claim, circular) if method.base is not None else names
            step = self._offered(method.step, claim, circular) if method.step is not None else names
            names = tuple(dict.fromkeys((*base, *step)))
        return Offer(names, base, step)

    def required(
        self, claim: Claim, names: tuple[str, ...], base: tuple[str, ...], step: tuple[str, ...]
    ) -> tuple[Obligation, ...]:
        """The obligations of a claim from what is offered. What a contradiction refutes is supposed for it alone, be it
        granted or denied to others."""
        supposed = claim.method.assumptions if isinstance(claim.method, Contradiction) else ()
        formulas = tuple(self.argument.claim(name).formula for name in supposed)
        return obligations_of(claim, names, base, step, formulas)

    def everything(self, claim: Claim) -> tuple[str, ...]:
        """All that a claim could cite."""
        return self._offered(None, claim, ())

    def beneath(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The premises that names stand for: a lemma for the premises of its core."""
        found: dict[str, None] = {}
        for name in names:
            verdict = self.available.get(name)
            for premise in (verdict.core or ()) if verdict is not None else (name,):
                found.setdefault(premise)
        return self._in_order(found)

    def assumed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The assumptions among what names stand for."""
        return tuple(name for name in self.beneath(names) if self.argument.claim(name).kind == "assume")

    def ways_beneath(self, sets: Sequence[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], ...], bool]:
        """The minimal sets of premises that some sets of names stand for, a lemma for each of its cores in turn; and
        whether these are all there are."""
        found: dict[tuple[str, ...], None] = {}
        complete = True
        for names in sets:
            verdicts = [(name, self.available.get(name)) for name in names]
            rows = [((name,),) if known is None else known.cores or ((),) for name, known in verdicts]
            complete = complete and all(known is None or known.complete for _, known in verdicts)
            if prod(map(len, rows)) > _MOST_WAYS:
                rows, complete = [(self.beneath(names),)], False
            for choice in product(*rows):
                found[self._in_order({name: None for part in choice for name in part})] = None
        return minimal(list(found)), complete

    def ways_to(self, cores: Sequence[tuple[str, ...]], sets: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """For each of some sets of premises, the one of `sets` that stands for it with the most in lemmas. A set that
        none of them stands for is its own."""
        if not any(name in self.available for names in sets for name in names):
            return tuple(cores)
        stood_for = [(names, frozenset(self.ways_beneath((names,))[0])) for names in sets]

        def way(core: tuple[str, ...]) -> tuple[str, ...]:
            ways = [names for names, beneath in stood_for if core in beneath]
            return min(ways, key=lambda names: (sum(name not in self.available for name in names), names), default=core)

        return tuple(map(way, cores))

    def among(self, sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """All that some sets of claims are made of, in the order of the text."""
        return self._in_order({name: None for row in sets for name in row})

    def beneath_unproven(self, claim: Claim) -> tuple[str, ...]:
        """The premises that a claim rests on in the end, by way of lemmas whether they are shown or not."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        frontier = [claim]
        while frontier:
            current = frontier.pop()
            own = self.cited(current) if self.own_citations(current) else (*self.everything(current),)
            for name in own:
                other = self.argument.claim(name)
                if name in seen:
                    continue
                seen.add(name)
                if other.asserted:
                    if self._counts(name, ()):
                        found.setdefault(name)
                else:
                    frontier.append(other)
        return self._in_order(found)

    def _in_order(self, names: dict[str, None]) -> tuple[str, ...]:
        place = {claim.name: index for index, claim in enumerate(self.argument.claims)}
        return tuple(sorted(names, key=place.__getitem__))

    def _offered(self, cited: tuple[str, ...] | None, claim: Claim, circular: tuple[str, ...]) -> tuple[str, ...]:
        if cited is None:
            names = [
                other.name
                for other in self.argument.claims
                if other.kind in ("premise", "assume", "lemma") and other.name != claim.name
            ]
        else:
            names = list(cited)
        supposed = claim.method.assumptions if isinstance(claim.method, Contradiction) else ()
        return tuple(
            name
            for name in names
            if self._counts(name, circular) and name not in supposed and (name not in self.refuted or cited is not None)
        )

    def _counts(self, name: str, circular: tuple[str, ...]) -> bool:
        claim = self.argument.claim(name)
        if name in self.granted.without or claim.kind == "given":
            return False
        if claim.kind == "assume":
            return name in self.granted.granted or name in self.granted.denied
        return claim.kind == "premise" or name in self.available or name in circular

    # ---- Questions

    def answer(
        self,
        obligation: Obligation,
        *,
        model: bool,
        open_: bool = False,
        effort: Effort = "full",
        left: Answer | None = None,
    ) -> Answer:
        """Whether an obligation has a countermodel; `open_` if it is likely to have one. `left` is the answer that it
        had without a model."""
        likely: Word["yes", "no"] = "yes" if open_ else "no"
        hypotheses, goal = obligation.hypotheses, obligation.goal
        return self.ask(obligation.names, hypotheses, goal, effort=effort, likely=likely, model=model, left=left)

    def ask(
        self,
        names: Iterable[str],
        hypotheses: Iterable[Term],
        goal: Term,
        *,
        effort: Effort,
        likely: Word["yes", "no"] = "no",
        model: bool = False,
        left: Answer | None = None,
    ) -> Answer:
        """Whether a goal can be false with some claims and hypotheses true."""
        premises = (*self.background, *map(self.formula, names), *hypotheses)
        at_hand, wanted = self.established.numbers(premises), self.established.number(goal)
        # That it follows is asked again of a context that has seen nothing else.
        if not model and self.established.open(at_hand, wanted):
            return Answer("yes")
        asked = (at_hand, wanted, effort, likely, model)
        if asked in self._answers:
            return self._answers[asked]
        question = follows(self.argument.definitions, premises, goal)
        found = self._answers[asked] = decide(question, model=model, effort=effort, likely=likely, left=left)
        if found.status != "unknown":
            self.established.note(at_hand, wanted, follows=found.status == "no")
        return found

    def refutes(self, answer: Answer, obligation: Obligation) -> bool:
        """Whether the model of an answer to another question is a countermodel to an obligation."""
        premises = [*self.background, *map(self.formula, obligation.names), *obligation.hypotheses]
        question = follows(self.argument.definitions, premises, obligation.goal)
        return answer.model is not None and replays(answer.model, question)

    def entailment(self, obligation: Obligation) -> Entailment:
        """The same as `answer`, to be asked of many sets of premises."""
        return Entailment(
            self.argument.definitions,
            (*self.background, *obligation.hypotheses),
            {name: self.formula(name) for name in obligation.names},
            obligation.goal,
            established=self.established,
        )

    def consistent(self, names: tuple[str, ...]) -> bool | None:
        """Whether claims can be true together, with what is given; None if that is undecided."""
        if self.together and not self.granted.denied and self.refuted.isdisjoint(names):
            return True
        key = frozenset(names)
        if key not in self._consistent:
            self._consistent[key] = self._possible(names)
        return self._consistent[key]

    def _possible(self, names: tuple[str, ...]) -> bool | None:
        known = self.established
        formulas, never = known.numbers((*self.background, *map(self.formula, names))), known.number(FALSE)
        if known.open(formulas, never):
            return True
        answer = decide(self.all_true(names), likely="yes")
        if answer.status == "unknown":
            if answer.reason != "given up":
                known.doubt(formulas)
            return None
        known.note(formulas, never, follows=answer.status == "no")
        return answer.status == "yes"

    def all_true(self, names: tuple[str, ...]) -> Question:
        """The question whether claims can be true together, with what is given."""
        formulas = (*self.background, *map(self.formula, names))
        return Question(self.argument.definitions, without_recursions(formulas, self.argument.definitions))

    def obligations(self, claim: Claim) -> tuple[Obligation, ...]:
        """What has to be proven for a claim, from what is offered to it now."""
        offer = self.offer(claim)
        return self.required(claim, offer.names, offer.base, offer.step)
