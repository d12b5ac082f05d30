"""Whether what an argument asserts can be true together, and if not, the smallest sets that cannot."""

from __future__ import annotations

from petitio.checks.without_recursions import without_recursions
from petitio.core import FALSE, Argument, Term
from petitio.cores import enumerate_cores
from petitio.obligations import Question
from petitio.record import Record
from petitio.semantics import Interpretation
from petitio.smt.answer import Answer, Effort
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment


class Consistency(Record):
    """`consistent` None if undecided. `maximal` are the largest sets that can be true together."""

    consistent: bool | None
    conflicts: tuple[tuple[str, ...], ...] = ()
    maximal: tuple[tuple[str, ...], ...] = ()
    complete: bool = True
    model: Interpretation | None = None
    reason: str = ""
    tried: tuple[str, ...] = ()


def consistency(
    argument: Argument,
    formulas: dict[str, Term],
    background: tuple[Term, ...] = (),
    *,
    model: bool = False,
    effort: Effort = "full",
    before: Consistency | None = None,
) -> Consistency:
    """Whether the named formulas, with a background, have a model; if not, all minimal conflicts among them. `before`
    is what came of less effort: what was tried then is not tried again."""
    everything = (*background, *formulas.values())
    if not model:
        rest = without_recursions(everything, argument.definitions)
        if rest is not everything and _can_be(Question(argument.definitions, rest), effort):
            return Consistency(True, maximal=(tuple(formulas),))
    question = Question(argument.definitions, everything)
    left = None if before is None else Answer("unknown", reason=before.reason, tried=before.tried)
    answer = decide(question, model=model, effort=effort, likely="yes", left=left)
    if answer.status == "yes":
        return Consistency(True, maximal=(tuple(formulas),), model=answer.model)
    if answer.status == "unknown":
        return Consistency(None, reason=answer.reason, tried=answer.tried)
    with Entailment(argument.definitions, background, formulas, FALSE) as entailment:
        found = enumerate_cores(tuple(formulas), entailment.follows)
    maximal = tuple(tuple(name for name in formulas if name not in correction) for correction in found.corrections)
    return Consistency(False, found.cores, maximal, found.complete and found.certain)


def _can_be(question: Question, effort: Effort) -> bool:
    return decide(question, effort=effort, likely="yes").status == "yes"
