"""A question on its way through the attempts, with what they leave for one another."""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.obligations import Question
from petitio.record import Mutable, field
from petitio.smt.emit import Script, emit
from petitio.smt.growth import multiplies
from petitio.smt.solve import Status
from petitio.smt.worlds import World, small_worlds


class Inquiry(Mutable):
    """A question, how it was answered so far, and what is worked out of it once, when it is first needed."""

    question: Question
    model: bool
    reason: str = ""
    answered: Status = "unknown"
    _script: Script | None = None
    _worlds: Iterator[World] | None = None
    _readable: bool | None = None
    _relations: tuple[Question | None] | None = None
    recursive: bool = field(init=False)
    multiplying: bool = field(init=False)

    def __post_init__(self) -> None:
        definitions = self.question.definitions
        symbols = terms.symbols_of(self.question.formulas, definitions)
        self.recursive = any(s in definitions and definitions[s].recursive for s in symbols)
        self.multiplying = multiplies(self.question)

    @property
    def script(self) -> Script:
        """The canonical text."""
        if self._script is None:
            self._script = emit(self.question)
        return self._script

    @property
    def ordered(self) -> Question:
        """The question in the order of the text, so that a model depends on no other."""
        asked = self.question
        return Question(asked.definitions, tuple(asked.formulas[i] for i in self.script.order), asked.arithmetic)

    @property
    def worlds(self) -> Iterator[World]:
        """The small worlds that are left to look in."""
        if self._worlds is None:
            asked = self.question
            self._worlds = small_worlds(asked, self.recursive) if asked.arithmetic else iter(())
        return self._worlds

    @property
    def readable(self) -> bool:
        """Whether the solver's model is worth printing: it prints definitions unfolded, those that double without
        end."""
        if self._readable is None:
            self._readable = self.model and _unfolds(self.question)
        return self._readable

    @property
    def relations(self) -> Question | None:
        """The question with relations given by axioms rather than defined; None if there are none to give so."""
        if self._relations is None:
            from petitio.smt.relations_by_axioms import relations_by_axioms

            self._relations = (relations_by_axioms(self.question),)
        return self._relations[0]


def _unfolds(question: Question) -> bool:
    """Whether the formulas stay within bounds with their definitions unfolded."""
    try:
        for formula in question.formulas:
            terms.unfold(formula, question.definitions)
    except terms.TooLong:
        return False
    return True
