"""The obligations of an argument, each as a problem of its own for other solvers and provers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal as Word

from petitio.checks.judge import obligations_for
from petitio.checks.obligation import Obligation
from petitio.core import Argument, Claim, Term
from petitio.obligations import Question, follows
from petitio.record import Record
from petitio.render import smt2 as smt2_form
from petitio.render import tptp as tptp_form
from petitio.render.smt2 import smt2
from petitio.render.tptp import Inexpressible, Statement, tptp

Format = Word["smt2", "tptp"]
FORMATS: tuple[Format, ...] = ("smt2", "tptp")
SUFFIXES = {"smt2": ".smt2", "tptp": ".p"}
# Whether the premises can be true while the goal is false.
Answered = Word["yes", "no", "unknown"]
_STATUS: Mapping[Answered, smt2_form.Status] = {"yes": "sat", "no": "unsat", "unknown": "unknown"}
_SZS: Mapping[Answered, tptp_form.Status] = {"yes": "CounterSatisfiable", "no": "Theorem", "unknown": "Unknown"}


class Problem(Record):
    """An obligation as text, or why there is none. `name` is made of the argument's, the claim's and the part that it
    is, with dots between them."""

    name: str
    text: str | None
    refusal: str | None = None


def problems(
    argument: Argument,
    form: Format,
    wanted: Callable[[str], bool] = lambda name: True,
    answer: Callable[[Question], Answered] | None = None,
) -> Iterator[Problem]:
    """The obligations of an argument with all assumptions granted, in the order of the text: those whose name is
    `wanted`. With `answer`, each says what is to come out."""
    for claim, obligation, premises in obligations_for(argument):
        name = f"{argument.name}.{claim.name}{_part(obligation)}"
        if not wanted(name):
            continue
        question = follows(argument.definitions, premises, obligation.goal)
        found = None if answer is None else answer(question)
        title = f"{argument.name}: {claim.name}, {part_words(obligation)}"
        match form:
            case "smt2":
                yield Problem(name, smt2(title, question, None if found is None else _STATUS[found]))
            case "tptp":
                rows = tuple(_statements(claim, obligation, premises))
                try:
                    text = tptp(title, argument.definitions, rows, None if found is None else _SZS[found])
                    yield Problem(name, text)
                except Inexpressible as reason:
                    yield Problem(name, None, str(reason))


def part_words(obligation: Obligation) -> str:
    """Which part of a claim's method an obligation is."""
    return f"{obligation.role} at {obligation.index}" if obligation.role in ("base", "gap") else obligation.role


def _part(obligation: Obligation) -> str:
    match obligation.role:
        case "whole":
            return ""
        case "base" | "gap" | "case":
            return f".{obligation.role}-{obligation.index}"
        case _:
            return f".{obligation.role}"


def _statements(claim: Claim, obligation: Obligation, premises: list[Term]) -> Iterator[Statement]:
    """What is offered under its names, with what the method grants behind it, and the goal."""
    given = len(premises) - len(obligation.names) - len(obligation.hypotheses)
    for index, formula in enumerate(premises):
        if index < given:
            yield Statement(f"given_{index + 1}", "axiom", formula)
        elif index < given + len(obligation.names):
            yield Statement(obligation.names[index - given], "axiom", formula)
        else:
            yield Statement("granted", "hypothesis", formula)
    yield Statement(claim.name, "conjecture", obligation.goal)
