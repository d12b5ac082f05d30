"""A sample of random arguments, the same each time; with `--hypothesis-profile=long` a larger one. `python -m
tests.differential` goes through as many as are wanted."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import settings

from tests.differential.case import Case, Formula, Stated
from tests.differential.disagreements import Solvers, disagreements
from tests.differential.families import FAMILIES, case
from tests.differential.solvers import Z3, cvc5

_GROUPS = 10
_SEED = 2026
# Single arguments of these take seconds, so a small sample goes without.
_SLOW = {"recursive", "descents", "integers"}
_SMALL = 100


@pytest.fixture(scope="module")
def solvers() -> Iterator[Solvers]:
    """z3's program, and cvc5 where it is installed."""
    z3 = Z3()
    yield {"z3": z3, **({"cvc5": cvc5} if importlib.util.find_spec("cvc5") else {})}
    z3.close()


@pytest.mark.parametrize("group", range(_GROUPS))
def test_nothing_disagrees_with_a_verdict(group: int, solvers: Solvers) -> None:
    examples = settings.get_profile(settings.get_current_profile_name()).max_examples
    for number in range(group, examples, _GROUPS):
        tried = case(_SEED, number)
        if examples < _SMALL and tried.family in _SLOW:
            continue
        found = disagreements(tried, solvers).disagreements
        assert found == [], f"argument {number} of seed {_SEED}:\n{tried.text()}"


def test_an_argument_is_the_same_whenever_it_is_asked_for() -> None:
    assert [case(1, number).text() for number in range(50)] == [case(1, number).text() for number in range(50)]
    assert {case(1, number).family for number in range(100)} == {
        family.__name__.replace("_", "-") for family in FAMILIES
    }


def _letters(*claims: Stated) -> Case:
    """An argument about two letters."""
    rows = [{"p": p, "q": q} for p in (False, True) for q in (False, True)]
    return Case(
        "lies",
        "argument a:\npred p\npred q",
        claims,
        lambda: rows,
        lambda model: {"p": False, "q": False} | {str(row.symbol): row.value for row in model.values},
        complete=True,
    )


def _said(kind: str, name: str, text: str, python: str = "") -> Stated:
    return Stated(name, kind, Formula(text, python or text))


# Arguments whose Python says something else than their text, so that the verdicts on them are wrong by what it says.
LIES = {
    "what holds has a countermodel": (
        (_said("premise", "x", "p"), _said("conclude", "c", "p or q", "q")),
        "countermodel",
    ),
    "what fails is no countermodel": (
        (_said("premise", "x", "p"), _said("conclude", "c", "q", "p")),
        "in the countermodel",
    ),
    "what fails follows": (
        (_said("premise", "x", "p"), _said("conclude", "c", "q", "True")),
        "no world is a countermodel",
    ),
    "what is offered is false in it": (
        (_said("premise", "x", "p", "not p"), _said("conclude", "c", "q")),
        "in the countermodel to c, x is false",
    ),
    "what is vacuous has a model": (
        (_said("premise", "x", "p"), _said("premise", "y", "not p", "p"), _said("conclude", "c", "q", "p")),
        "is a model of what is offered",
    ),
    "a core has no model": (
        (_said("premise", "x", "p", "False"), _said("conclude", "c", "p or q")),
        "which has no model",
    ),
    "a core is too large": (
        (_said("premise", "x", "p -> q", "q"), _said("premise", "y", "p"), _said("conclude", "c", "q")),
        "does not need y",
    ),
    "a position has a model": ((_said("premise", "x", "p and not p", "p"),), "this is a model"),
    "a position has none": ((_said("premise", "x", "p", "False"),), "there is no model"),
}


@pytest.mark.parametrize(("claims", "words"), LIES.values(), ids=LIES)
def test_a_wrong_verdict_would_be_noticed(claims: tuple[Stated, ...], words: str) -> None:
    assert any(words in said for said in disagreements(_letters(*claims), {}).disagreements)


@pytest.mark.parametrize(("conclusion", "answer"), [("p", "sat"), ("q", "unsat")])
def test_another_answer_of_a_solver_would_be_noticed(conclusion: str, answer: str) -> None:
    tried = _letters(_said("premise", "x", "p"), _said("conclude", "c", conclusion))
    (found,) = disagreements(tried, {"other": lambda _: "sat" if answer == "sat" else "unsat"}).disagreements
    assert f"other says {answer}" in found
    honest = {"sat": "unsat", "unsat": "sat"}[answer]
    assert disagreements(tried, {"other": lambda _: "sat" if honest == "sat" else "unsat"}).disagreements == []


def test_a_text_that_is_not_understood_is_noticed() -> None:
    tried = replace(_letters(_said("conclude", "c", "r", "True")), header="argument a:\npred p")
    (found,) = disagreements(tried, {}).disagreements
    assert "not understood" in found
