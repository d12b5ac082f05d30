"""One text, one fresh context, one budget: the solver's answer, and why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal as Word

from petitio.semantics import Interpretation
from petitio.smt.emit import Script, preamble
from petitio.smt.library import GIVEN_UP, Session
from petitio.smt.models import UnreadableModel, read_model

Status = Word["yes", "no", "unknown"]

# Budgets, in the solver's own steps.
QUICK, FIRST, SECOND = 20_000, 200_000, 1_000_000
_LONGEST_TEXT = 4_000_000


def solve(
    script: Script,
    budget: int,
    *,
    model: bool = False,
    seed: int = 0,
    options: Mapping[str, str] | None = None,
) -> tuple[Status, Interpretation | None, str]:
    """Whether a script can be true; a candidate for a model if one is asked for; why there is no answer."""
    text = script.text
    if len(text) > _LONGEST_TEXT:
        return "unknown", None, "too large"
    with Session() as session:
        # After a push the solver goes to work without its elaborate preparations: half the time where little is
        # to be done, so that is how it is asked first.
        push = "(push)" if budget == QUICK else ""
        status, reason = check(session, "\n".join([preamble(budget, seed=seed, options=options), text, push]))
        if status != "yes" or not model:
            return status, None, reason
        try:
            return "yes", read_model(session.run("(get-model)"), script.emitter), ""
        except UnreadableModel:
            return "yes", None, "the solver's model has no closed form"


def check(session: Session, text: str, command: str = "(check-sat)") -> tuple[Status, str]:
    """Send a text and a command to check it. An error anywhere in the answer means that there is no answer."""
    printed = session.run(f"{text}\n{command}") if text else session.run(command)
    if printed == GIVEN_UP:
        return "unknown", "given up"
    if "(error" in printed:
        return "unknown", "error: " + printed.strip().replace("\n", " ")[:300]
    words = printed.split()
    word = words[-1] if words else ""
    if word == "sat":
        return "yes", ""
    if word == "unsat":
        return "no", ""
    return "unknown", _reason(session.run("(get-info :reason-unknown)"))


def _reason(printed: str) -> str:
    """The solver's many ways of saying why it stopped, as one of five words."""
    if any(word in printed for word in ("canceled", "resource limit", "rlimit", "max.")):
        return "budget"
    if "memout" in printed or "memory" in printed:
        return "memory"
    if "interrupted" in printed:
        return "interrupted"
    return "incomplete"
