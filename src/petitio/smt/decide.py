"""Questions to answers: a portfolio of attempts, each with a budget counted in the solver's own steps.

An answer "yes" comes with a model that our own evaluator has replayed, or it is marked as the solver's word alone; an
answer "no" is the solver's. Anything else is "unknown", with what was tried.
"""

from __future__ import annotations

from typing import Literal as Word

from petitio.obligations import Question
from petitio.record import replace
from petitio.smt.answer import Answer, Effort
from petitio.smt.inquiry import Inquiry
from petitio.smt.patience import refused
from petitio.smt.portfolio import FIRST_STEPS, LIKELY, PORTFOLIO

_EFFORTS: tuple[Effort, ...] = ("quick", "usual", "full")


def decide(
    question: Question,
    *,
    model: bool = False,
    effort: Effort = "full",
    likely: Word["yes", "no"] = "no",
    left: Answer | None = None,
) -> Answer:
    """Answer a question. With `model`, a `yes` is given only with a model that has been replayed.

    `quick` makes the first attempts only, for questions whose answer decides no verdict; `usual` leaves out the
    long last ones. An answer that is `likely` yes is looked for among the smallest models first. `left` is the answer
    that the same question had when no model was asked for: what was tried in vain then is not tried again, but for
    searches, which have more candidates where a model is wanted.
    """
    inquiry = Inquiry(question, model, reason=left.reason if left else "")
    earlier = left.tried if left else ()
    tried = dict.fromkeys(earlier)
    before = refused()
    for attempt in (*FIRST_STEPS, *((LIKELY,) if likely == "yes" else ()), *PORTFOLIO):
        if _EFFORTS.index(attempt.effort) > _EFFORTS.index(effort):
            continue
        if attempt.name in earlier and not (model and attempt.searches):
            continue
        if not attempt.applies(inquiry):
            continue
        answer: Answer | None = attempt.run(inquiry)
        if answer is not None:
            return replace(answer, tried=tuple(tried))
        tried[attempt.name] = None
        if refused() != before:
            # The other attempts would end the same way, after a long while.
            return Answer("unknown", reason="given up", tried=tuple(tried))
    return Answer("unknown", reason=inquiry.reason or "incomplete", tried=tuple(tried))
