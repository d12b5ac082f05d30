"""The questions that a verdict rests on: whose answer "no" makes it what it is."""

from __future__ import annotations

from petitio.checks.at_hand import AtHand
from petitio.checks.obligation import Obligation
from petitio.obligations import Question, follows
from petitio.record import Record
from petitio.verdicts import ClaimVerdict, Grounds


class Ground(Record):
    """A question whose answer is "no", and what it is asked for: an obligation of a claim, or, without one, that some
    premises cannot be true together."""

    claim: str
    obligation: Obligation | None
    question: Question


def rests_on(verdict: ClaimVerdict) -> tuple[Ground, ...] | None:
    """The questions that a verdict rests on, from the premises of its core alone, with those of the lemmas that it
    needs. None if they cannot be told, as where a lemma rests on itself."""
    if verdict.grounds is None:
        return None
    return grounds_within(verdict.grounds, None if verdict.core is None else frozenset(verdict.core))


def grounds_within(grounds: Grounds, core: frozenset[str] | None) -> tuple[Ground, ...] | None:
    """The questions of some grounds, by the first way that needs no premise outside of a core."""
    besides = tuple(Ground(grounds.claim, None, question) for question in grounds.besides)
    if not grounds.ways:
        return besides
    for way in grounds.ways:
        if core is not None and not all(name in core or name in grounds.lemmas for name in way):
            continue
        rows = [_lemma(grounds.lemmas[name], core) for name in way if name in grounds.lemmas]
        beneath = [row for row in rows if row is not None]
        if len(beneath) == len(rows):
            return (*(ground for row in beneath for ground in row), *_own(grounds, way), *besides)
    return None


def _lemma(grounds: Grounds | None, core: frozenset[str] | None) -> tuple[Ground, ...] | None:
    return None if grounds is None else grounds_within(grounds, core)


def _own(grounds: Grounds, way: tuple[str, ...]) -> list[Ground]:
    """The obligations of a claim, from what is offered of one way alone. What is refuted is refuted with the rest."""
    at_hand = AtHand(grounds.argument, grounds.granted)
    rows: list[Ground] = []
    for obligation in grounds.obligations:
        names = tuple(name for name in obligation.names if obligation.role == "refuted" or name in way)
        premises = (*at_hand.background, *map(at_hand.formula, names), *obligation.hypotheses)
        question = follows(grounds.argument.definitions, premises, obligation.goal)
        rows.append(Ground(grounds.claim, obligation, question))
    return rows
