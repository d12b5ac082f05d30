"""Looking for a small model: world after world, smallest first, until one replays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from petitio.core import Term
from petitio.normal import written_out
from petitio.obligations import Question
from petitio.semantics import Interpretation
from petitio.smt.emit import preamble
from petitio.smt.ground import GroundEmitter, TooLarge, ground_text, read_ground_model
from petitio.smt.growth import options_for_worlds
from petitio.smt.library import Session
from petitio.smt.models import UnreadableModel
from petitio.smt.replay import replays
from petitio.smt.solve import FIRST, check
from petitio.smt.worlds import World
from petitio.terms import TooLong

_MOST_PREFERENCES = 400


def search(question: Question, worlds: Iterable[World], *, smallest: bool) -> Interpretation | None:
    """The first model, smallest world first, that the window shows and that then replays for good.

    With `smallest`, one with few true atoms and small numbers among those of its world.
    """
    # What is found is replayed, so here one context may see several texts, each in a scope of its own.
    asked = _Asked(question)
    with Session() as session:
        session.run(_preamble(question))
        for world in worlds:
            found = _in_world(session, asked, world, smallest=smallest, scoped=True)
            if found is not None:
                return found
    return None


def search_apart(question: Question, worlds: Iterable[World], *, smallest: bool) -> Interpretation | None:
    """The same with a context for each world: dearer, but outside scopes the solver prepares a text before it
    searches, without which larger worlds are out of its reach."""
    asked = _Asked(question)
    for world in worlds:
        with Session() as session:
            session.run(_preamble(question))
            found = _in_world(session, asked, world, smallest=smallest, scoped=False)
            if found is not None:
                return found
    return None


class _Asked:
    """A question, and its formulas written out once for all worlds."""

    def __init__(self, question: Question) -> None:
        self.question = question

    @cached_property
    def normal(self) -> tuple[Term, ...] | None:
        """None if they are too long."""
        try:
            return written_out(self.question.formulas, self.question.definitions)
        except TooLong:
            return None


def _in_world(session: Session, asked: _Asked, world: World, *, smallest: bool, scoped: bool) -> Interpretation | None:
    question = asked.question
    if world.of_numbers is not None:
        from petitio.smt.forms import worlds_of_forms

        carried = world.of_numbers.carried
        candidates = worlds_of_forms(
            carried.question, world.domain.sizes, world.of_numbers.shape, world.of_numbers.steps
        )
        return next((c for c in map(carried.back, candidates) if replays(c, question)), None)
    if asked.normal is None:
        return None
    try:
        emitter, text = ground_text(asked.normal, question.definitions, world.domain, _emitter(world, question))
    except TooLarge:
        return None
    for printed in _candidates(session, question, text, emitter.preferences() if smallest else [], scoped=scoped):
        try:
            candidate = read_ground_model(printed, emitter)
        except UnreadableModel:
            continue
        if replays(candidate, question):
            return candidate
    return None


def _preamble(question: Question) -> str:
    return preamble(FIRST, options=options_for_worlds(question))


def _emitter(world: World, question: Question) -> GroundEmitter | None:
    if world.shape is None:
        return None
    from petitio.smt.templates import TemplateEmitter

    return TemplateEmitter(question.definitions, domain=world.domain, axioms_of_recursion=False, shape=world.shape)


def _candidates(session: Session, question: Question, text: str, preferences: list[str], *, scoped: bool) -> list[str]:
    """The models of a text as the solver prints them: the one that suits the preferences best, then any."""
    status, _ = check(session, f"(push)\n{text}" if scoped else text)
    found: list[str] = []
    if status == "yes":
        found.append(session.run("(get-model)"))
        if preferences and len(preferences) <= _MOST_PREFERENCES:
            status, _ = check(session, "\n".join(preferences))
            if status == "yes":
                found.insert(0, session.run("(get-model)"))
    if status == "unknown" and scoped:
        session.renew()
        session.run(_preamble(question))
    elif scoped:
        session.run("(pop)")
    return found
