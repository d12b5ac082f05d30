"""One obligation asked many times, each time from fewer premises: an incremental session for cores.

Only here does a context see more than one question. What it cannot settle is asked afresh of the whole portfolio.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from petitio import terms
from petitio.core import Definitions, Term
from petitio.obligations import Question, follows
from petitio.smt.answer import Answer, Effort
from petitio.smt.budget import scaled
from petitio.smt.closing import Closing
from petitio.smt.decide import decide
from petitio.smt.emit import OF_MANY_QUESTIONS, emit, preamble
from petitio.smt.established import Established
from petitio.smt.ground_instances import ground_instances
from petitio.smt.growth import multiplies, options_for
from petitio.smt.library import Session
from petitio.smt.plain_model import plain_model
from petitio.smt.solve import FIRST, QUICK, check


class Entailment(Closing):
    """Whether a goal follows from chosen premises, given a background. A context manager.

    With `effort` None, what the session itself does not settle stays unsettled.
    """

    def __init__(
        self,
        definitions: Definitions,
        background: tuple[Term, ...],
        premises: Mapping[str, Term],
        goal: Term,
        *,
        effort: Effort | None = "full",
        established: Established | None = None,
    ) -> None:
        self._definitions = definitions
        self._granted, self._goal = background, goal
        self._background = (*background, terms.negation(goal))
        self._premises = premises
        self._effort = effort
        self._established = established
        self._open: Session | None = None
        self._known: dict[frozenset[str], tuple[bool | None, frozenset[str]]] = {}
        self._switches = {name: f"a{index}" for index, name in enumerate(premises)}
        self._names = {switch: name for name, switch in self._switches.items()}
        self._asked_at_length: dict[frozenset[str], Answer] = {}
        self._sent = False
        self._budget = ""

    @cached_property
    def _multiplying(self) -> bool:
        return multiplies(Question(self._definitions, (*self._background, *self._premises.values())))

    @cached_property
    def _text(self) -> str:
        """Everything but what is asked."""
        formulas = (*self._background, *self._premises.values())
        instances = ground_instances(Question(self._definitions, formulas), depth=3)
        script = emit(Question(self._definitions, (*formulas, *instances)))
        names = list(self._premises)
        options = {**OF_MANY_QUESTIONS, **options_for(QUICK, multiplying=self._multiplying)}
        lines = [preamble(QUICK, options=options), *script.declarations]
        for place, index in enumerate(script.order):
            formula = script.assertions[place]
            position = index - len(self._background)
            if 0 <= position < len(names):
                switch = self._switches[names[position]]
                lines.append(f"(declare-const {switch} Bool)\n(assert (=> {switch} {formula}))")
            else:
                lines.append(f"(assert {formula})")
        return "\n".join(lines)

    @property
    def _session(self) -> Session:
        """The context, made when it is first needed."""
        if self._open is None:
            self._open = Session()
        return self._open

    def close(self) -> None:
        """Give the context back. What is asked after that is asked of another."""
        if self._open is not None:
            self._open.close()
        self._open, self._sent = None, False

    def follows(self, names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        """Whether the goal follows from the premises named, and from which of them it was seen to follow.

        None where the budget does not tell.
        """
        names &= frozenset(self._premises)
        if names not in self._known:
            recalled = self._recall(names)
            self._known[names] = recalled or self._seen(names) or self._ask(names)
            if recalled is None:
                self._note(names, *self._known[names])
        return self._known[names]

    def asked_at_length(self, names: frozenset[str]) -> Answer | None:
        """The answer with what was tried in vain, where the goal was not found to follow from the premises named."""
        return self._asked_at_length.get(names & frozenset(self._premises))

    @cached_property
    def _numbers(self) -> tuple[frozenset[int], dict[str, int], int]:
        """What is granted, the premises and the goal by their numbers in what is established."""
        known = self._established or Established()
        numbers = {name: known.number(formula) for name, formula in self._premises.items()}
        return known.numbers(self._granted), numbers, known.number(self._goal)

    def _recall(self, names: frozenset[str]) -> tuple[bool, frozenset[str]] | None:
        """What is established of these premises already."""
        if self._established is None:
            return None
        granted, numbers, goal = self._numbers
        at_hand = granted.union(numbers[name] for name in names)
        enough = self._established.sufficient(at_hand, goal)
        if enough is not None:
            return True, frozenset(name for name in names if numbers[name] in enough)
        return (False, frozenset()) if self._established.open(at_hand, goal) else None

    def _note(self, names: frozenset[str], follows: bool | None, used: frozenset[str]) -> None:
        if self._established is not None and follows is not None:
            granted, numbers, goal = self._numbers
            premises = granted.union(numbers[name] for name in (used if follows else names))
            self._established.note(premises, goal, follows=follows)

    def _seen(self, names: frozenset[str]) -> tuple[bool, frozenset[str]] | None:
        """What needs no solver: the goal is among the premises, or a plain model has all of them without it."""
        if self._goal in self._granted:
            return True, frozenset()
        for name in self._switches:
            if name in names and self._premises[name] == self._goal:
                return True, frozenset((name,))
        if self._open is not None or len(names) == len(self._premises):
            return None
        formulas = (*self._background, *(self._premises[name] for name in self._switches if name in names))
        return None if plain_model(Question(self._definitions, formulas)) is None else (False, frozenset())

    def _ask(self, names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        chosen = [self._switches[name] for name in self._switches if name in names]
        command = f"(check-sat-assuming ({' '.join(chosen)}))"
        status, _ = check(self._session, "" if self._sent else f"{self._text}\n{self._budget}", command)
        self._sent = True
        if status == "unknown" and not self._multiplying and not self._budget:
            # Where a glance is not enough, more is spent, in a context that has not yet given up on anything, and
            # on all that is asked from then on.
            self._session.renew()
            self._budget = f"(set-option :rlimit {scaled(FIRST)})"
            status, _ = check(self._session, f"{self._text}\n{self._budget}", command)
        if status == "no":
            printed = self._session.run("(get-unsat-assumptions)")
            if "(error" in printed:
                return True, names
            used = frozenset(self._names[word] for word in printed.strip("() \n").split() if word in self._names)
            return True, used & names
        if status == "yes":
            return False, frozenset()
        self._session.renew()
        self._sent = False
        if self._effort is None:
            return None, frozenset()
        chosen_premises = [self._premises[name] for name in self._switches if name in names]
        # What the session leaves open is most often open because there is a model.
        answer = decide(
            follows(self._definitions, (*self._granted, *chosen_premises), self._goal),
            effort=self._effort,
            likely="yes",
        )
        if answer.status != "no":
            self._asked_at_length[names] = answer
        if answer.status == "unknown":
            return None, frozenset()
        return answer.status == "no", names if answer.status == "no" else frozenset()
