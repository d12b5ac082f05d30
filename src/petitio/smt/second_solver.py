"""A second solver, cvc5, where it is installed: it reads the same text, and is asked last.

Its "unsat" is an answer. Its "sat" is one where no model is wanted; where one is, only the sizes that it found are
used, to look in a world of these sizes ourselves.
"""

from __future__ import annotations

import re

from petitio.core import Sort
from petitio.record import Record
from petitio.smt.budget import scaled
from petitio.smt.emit import Script
from petitio.smt.patience import TIMEOUT, question
from petitio.smt.second_session import SecondSession, second_preamble, second_solver_installed
from petitio.smt.solve import Status

_LONGEST_TEXT = 400_000
_CARDINALITY = re.compile(r"cardinality of (S\d+) is (\d+)")


class SecondAnswer(Record):
    """What the second solver says, and how many elements each unknown sort has where it found that out."""

    status: Status
    sizes: tuple[tuple[Sort, int], ...] = ()


def second_solver(script: Script, budget: int, options: tuple[tuple[str, str], ...]) -> SecondAnswer | None:
    """The second solver's answer for a script, within a budget of its own steps; None where it is not installed."""
    if not second_solver_installed():
        return None
    text = script.text
    if len(text) > _LONGEST_TEXT:
        return SecondAnswer("unknown")
    # A last resort, in milliseconds, as for the first solver: some of its steps spend no budget.
    limits = {"rlimit": str(scaled(budget)), "tlimit-per": str(scaled(TIMEOUT) * 1000)}
    chosen = {**limits, "produce-models": "true", "seed": "0", **dict(options)}
    with question() as asked:
        return _asked(script, f"{second_preamble(chosen)}\n{text}") if asked else SecondAnswer("unknown")


def _asked(script: Script, text: str) -> SecondAnswer:
    try:
        session = SecondSession()
        printed = session.run(f"{text}\n(check-sat)")
        word = printed[-1].split()[0] if printed else ""
        if any("(error" in line for line in printed) or word not in ("sat", "unsat"):
            return SecondAnswer("unknown")
        if word == "unsat":
            return SecondAnswer("no")
        sizes = {name: int(size) for name, size in _CARDINALITY.findall("\n".join(session.run("(get-model)")))}
    except RuntimeError:
        return SecondAnswer("unknown")
    return SecondAnswer("yes", tuple((s, sizes[name]) for s, name in script.emitter.sorts.items() if name in sizes))
