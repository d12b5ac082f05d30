"""A second solver, cvc5, where it is installed: it reads the same text, and is asked last.

Its "unsat" is an answer. Its "sat" is one where no model is wanted; where one is, only the sizes that it found are
used, to look in a world of these sizes ourselves.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from types import ModuleType
from typing import Any

from petitio.core import Sort
from petitio.record import Record
from petitio.smt.budget import scaled
from petitio.smt.emit import Script
from petitio.smt.patience import TIMEOUT, question
from petitio.smt.solve import Status

_LONGEST_TEXT = 400_000
_CARDINALITY = re.compile(r"cardinality of (S\d+) is (\d+)")


class SecondAnswer(Record):
    """What the second solver says, and how many elements each unknown sort has where it found that out."""

    status: Status
    sizes: tuple[tuple[Sort, int], ...] = ()


@cache
def _solver() -> ModuleType | None:
    try:
        return importlib.import_module("cvc5")
    except ImportError:
        return None


def second_solver_installed() -> bool:
    """Whether there is a second solver to ask."""
    return _solver() is not None


def second_solver(script: Script, budget: int, options: tuple[tuple[str, str], ...]) -> SecondAnswer | None:
    """The second solver's answer for a script, within a budget of its own steps; None where it is not installed."""
    cvc5 = _solver()
    if cvc5 is None:
        return None
    text = script.text
    if len(text) > _LONGEST_TEXT:
        return SecondAnswer("unknown")
    # A last resort, in milliseconds, as for the first solver: some of its steps spend no budget.
    limits = {"rlimit": str(scaled(budget)), "tlimit-per": str(scaled(TIMEOUT) * 1000)}
    chosen = {**limits, "produce-models": "true", "seed": "0", **dict(options)}
    lines = [*(f"(set-option :{name} {value})" for name, value in chosen.items()), "(set-logic ALL)", text]
    with question() as asked:
        return _asked(cvc5, script, "\n".join(lines)) if asked else SecondAnswer("unknown")


def _asked(cvc5: Any, script: Script, text: str) -> SecondAnswer:
    try:
        solver = cvc5.Solver(cvc5.TermManager())
        parser = cvc5.InputParser(solver)
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, f"{text}\n(check-sat)", "question")
        printed = _run(parser, solver)
        word = printed[-1].split()[0] if printed and printed[-1].split() else ""
        if any("(error" in line for line in printed) or word not in ("sat", "unsat"):
            return SecondAnswer("unknown")
        if word == "unsat":
            return SecondAnswer("no")
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, "(get-model)", "model")
        sizes = {name: int(size) for name, size in _CARDINALITY.findall("\n".join(_run(parser, solver)))}
    except RuntimeError:
        return SecondAnswer("unknown")
    return SecondAnswer("yes", tuple((s, sizes[name]) for s, name in script.emitter.sorts.items() if name in sizes))


def _run(parser: object, solver: object) -> list[str]:
    """Run the commands that a parser was given; what each prints."""
    printed: list[str] = []
    manager = parser.getSymbolManager()  # type: ignore[attr-defined]  # the package has no types
    while True:
        command = parser.nextCommand()  # type: ignore[attr-defined]  # as above
        if command.isNull():
            return [line for line in printed if line.strip()]
        printed.append(command.invoke(solver, manager))
