"""Many formulas, each asked whether it can be true with the same others: one context for all, so what counts is asked
again by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Word

from petitio.core import Definitions, Term
from petitio.obligations import Question
from petitio.smt.emit import OF_MANY_QUESTIONS, emit, preamble
from petitio.smt.growth import multiplies, options_for
from petitio.smt.library import Session
from petitio.smt.solve import QUICK, check

# Where so many questions in a row have no answer, what they have in common is what is hard.
MOST_IN_A_ROW = 24


def screen(
    definitions: Definitions, common: tuple[Term, ...], formulas: Sequence[Term]
) -> list[Word["yes", "no", "unknown"]]:
    """For each formula what a glance of the solver says of it together with what is `common`; "unknown" without a
    glance where many before it had no answer."""
    if not formulas:
        return []
    question = Question(definitions, (*common, *formulas))
    script = emit(question)
    options = {**OF_MANY_QUESTIONS, **options_for(QUICK, multiplying=multiplies(question))}
    lines = [preamble(QUICK, options=options), *script.declarations]
    asked: dict[int, str] = {}
    for place, index in enumerate(script.order):
        if index < len(common):
            lines.append(f"(assert {script.assertions[place]})")
        else:
            asked[index - len(common)] = script.assertions[place]
    found: list[Word["yes", "no", "unknown"]] = []
    with Session() as session:
        session.run("\n".join(lines))
        for position in range(len(formulas)):
            if len(found) >= MOST_IN_A_ROW and set(found[-MOST_IN_A_ROW:]) == {"unknown"}:
                found.append("unknown")
                continue
            status, _ = check(session, f"(push)\n(assert {asked[position]})")
            found.append(status)
            if status == "unknown":
                session.renew()
                session.run("\n".join(lines))
            else:
                session.run("(pop)")
    return found
