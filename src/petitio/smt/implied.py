"""Which formulas seem to follow from the others: one context for all of them, so what it says is asked again."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.core import Definitions, Term
from petitio.obligations import Question
from petitio.smt.emit import OF_MANY_QUESTIONS, emit, preamble
from petitio.smt.growth import multiplies, options_for
from petitio.smt.library import Session
from petitio.smt.screen import MOST_IN_A_ROW
from petitio.smt.solve import QUICK, check


def implied(
    definitions: Definitions, background: tuple[Term, ...], formulas: Mapping[str, Term], suspects: tuple[str, ...]
) -> tuple[str, ...]:
    """Those suspects that a glance of the solver sees to follow from the background and the other formulas."""
    question = Question(definitions, (*background, *formulas.values()))
    script = emit(question)
    options = {**OF_MANY_QUESTIONS, **options_for(QUICK, multiplying=multiplies(question))}
    lines = [preamble(QUICK, options=options), *script.declarations]
    for place, index in enumerate(script.order):
        position = index - len(background)
        if position < 0:
            lines.append(f"(assert {script.assertions[place]})")
        else:
            lines.append(f"(declare-const a{position} Bool)\n(declare-const b{position} Bool)")
            lines.append(f"(assert (=> a{position} {script.assertions[place]}))")
            lines.append(f"(assert (=> b{position} (not {script.assertions[place]})))")
    found: list[str] = []
    unknown = 0
    with Session() as session:
        session.run("\n".join(lines))
        for position, name in enumerate(formulas):
            if name not in suspects:
                continue
            others = [f"a{other}" for other in range(len(formulas)) if other != position]
            assumed = " ".join([f"b{position}", *others])
            status, _ = check(session, "", f"(check-sat-assuming ({assumed}))")
            if status == "no":
                found.append(name)
            unknown = unknown + 1 if status == "unknown" else 0
            if unknown == MOST_IN_A_ROW:
                break
            if unknown:
                session.renew()
                session.run("\n".join(lines))
    return tuple(found)
