"""One obligation asked many times, each time from fewer premises: an incremental session for cores.

Only here does a context see more than one question. What it cannot settle is asked afresh of the whole portfolio.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType

from petitio import terms
from petitio.core import Definitions, Term
from petitio.obligations import Question
from petitio.smt.answer import Effort
from petitio.smt.decide import decide
from petitio.smt.emit import OF_MANY_QUESTIONS, emit, ground_instances, preamble
from petitio.smt.growth import multiplies, options_for
from petitio.smt.library import Session
from petitio.smt.solve import FIRST, QUICK, check


class Entailment:
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
    ) -> None:
        self._definitions = definitions
        self._background = (*background, terms.negation(goal))
        self._premises = premises
        self._effort = effort
        self._session = Session()
        self._known: dict[frozenset[str], tuple[bool | None, frozenset[str]]] = {}
        formulas = (*self._background, *premises.values())
        question = Question(definitions, formulas)
        instances = ground_instances(question, depth=3)
        script = emit(Question(definitions, (*formulas, *instances)))
        names = list(premises)
        self._switches = {name: f"a{index}" for index, name in enumerate(names)}
        self._names = {switch: name for name, switch in self._switches.items()}
        self._multiplying = multiplies(question)
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
        self._text = "\n".join(lines)
        self._sent = False

    def __enter__(self) -> Entailment:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the context back; nothing can be asked any more."""
        self._session.close()

    def follows(self, names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        """Whether the goal follows from the premises named, and from which of them it was seen to follow.

        None where the budget does not tell.
        """
        names &= frozenset(self._premises)
        if names not in self._known:
            self._known[names] = self._ask(names)
        return self._known[names]

    def _ask(self, names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        chosen = [self._switches[name] for name in self._switches if name in names]
        command = f"(check-sat-assuming ({' '.join(chosen)}))"
        status, _ = check(self._session, "" if self._sent else self._text, command)
        self._sent = True
        if status == "unknown" and not self._multiplying:
            # Where a glance is not enough, more is spent, in a context that has not yet given up on anything.
            self._session.renew()
            status, _ = check(self._session, f"{self._text}\n(set-option :rlimit {FIRST})", command)
            self._session.run(f"(set-option :rlimit {QUICK})")
        if status == "no":
            printed = self._session.run("(get-unsat-assumptions)")
            used = frozenset(self._names[word] for word in printed.strip("() \n").split() if word in self._names)
            return True, used & names
        if status == "yes":
            return False, frozenset()
        self._session.renew()
        self._sent = False
        if self._effort is None:
            return None, frozenset()
        formulas = (*self._background, *(self._premises[name] for name in self._switches if name in names))
        answer = decide(Question(self._definitions, formulas), effort=self._effort)
        if answer.status == "unknown":
            return None, frozenset()
        return answer.status == "no", names if answer.status == "no" else frozenset()
