"""Whether a premise says no more than a claim, once some claims are granted; what follows by definitions alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from petitio import terms
from petitio.core import Definitions, Term
from petitio.normal import parts
from petitio.obligations import follows
from petitio.record import Record
from petitio.smt.decide import decide


class ByDefinition(Record):
    """D of `docs/verdicts.md`: the definitions, with the premises that are explicit definitions."""

    definitions: Definitions
    definitional: tuple[Term, ...]

    def follows(
        self, premises: tuple[Term, ...], goal: Term, *, arithmetic: bool = True, without: bool = False
    ) -> bool:
        """Whether `goal` follows from D and some premises; an unknown is no. `without` leaves out the premises of D."""
        background = () if without else self.definitional
        question = follows(self.definitions, (*background, *premises), goal, arithmetic=arithmetic)
        return decide(question, effort="usual").status == "no"


class Presupposed(Record):
    """The claims that have to be granted, and the parts of the premise that are then the claim."""

    given: tuple[str, ...]
    parts: tuple[Term, ...]


def presupposed(
    ask: ByDefinition, definitions: Definitions, claim: Term, premise: Term, known: Mapping[str, Term]
) -> Presupposed | None:
    """Whether a part of the premise is equivalent to the claim, granted some of what is `known`, which does not give
    the claim by itself."""
    granted = tuple(known.values())
    if ask.follows(granted, claim) or not ask.follows((*granted, premise), claim):
        return None
    consequences = [part for part in parts(premise, definitions) if ask.follows((*granted, claim), part)]
    if not consequences or not ask.follows((*granted, *consequences), claim):
        return None
    guilty = fewest(consequences, lambda rest: ask.follows((*granted, *rest), claim))
    whole = terms.conjunction(guilty)

    def enough(names: list[str]) -> bool:
        some = tuple(known[name] for name in names)
        return ask.follows((*some, claim), whole) and ask.follows((*some, whole), claim)

    needed = list(known)
    for name in known:
        rest = [other for other in needed if other != name]
        if enough(rest):
            needed = rest
    return Presupposed(tuple(needed), guilty) if needed else None


def fewest(candidates: list[Term], enough: Callable[[tuple[Term, ...]], bool]) -> tuple[Term, ...]:
    """A smallest choice of parts that is still enough, by leaving out one after the other."""
    kept = list(candidates)
    for part in candidates:
        rest = [other for other in kept if other is not part]
        if rest and enough(tuple(rest)):
            kept = rest
    return tuple(kept)
