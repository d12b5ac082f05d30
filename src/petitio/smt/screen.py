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


def screen(
    definitions: Definitions, common: tuple[Term, ...], formulas: Sequence[Term]
) -> list[Word["yes", "no", "unknown"]]:
    """For each formula what a glance of the solver says of it together with what is `common`."""
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
            found.append(check(session, f"(push)\n(assert {asked[position]})")[0])
            session.run("(pop)")
    return found
