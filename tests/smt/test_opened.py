"""What a question says that there is, by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import terms
from petitio.core import Quantification, Term
from petitio.obligations import Question
from petitio.smt.opened import opened
from tests.naive import World
from tests.reading import argument
from tests.strategies import EVERYTHING, formulas, worlds

# Each line: a premise, and the names that it has.
NAMES = [
    ("exists x: T. p(x)", "x"),
    ("not forall x, y: T. p(x) -> p(y)", "xy"),
    ("not forall x: T. p(x) -> forall y: T. p(y)", "xy"),
    ("(exists x: T. p(x)) and exists y: T. not p(y)", "xy"),
    ("exists x: T. forall y: T. p(x) or p(y)", "x"),
    ("forall x: T. exists y: T. p(x) or p(y)", ""),
    ("(exists x: T. p(x)) or exists y: T. not p(y)", ""),
]


@pytest.mark.parametrize(("premise", "names"), NAMES)
def test_what_has_a_name(premise: str, names: str) -> None:
    meant = argument(f"sort T\npred p(x: T)\npremise a: {premise}")
    asked = Question({}, (meant.claims[0].formula,))
    found = opened(asked)
    assert [name.variable.name for name in found.names] == list(names)
    assert (found.question == asked) == (not names)
    for name in found.names:
        assert name.variable in terms.free_variables(name.said)


@given(worlds(), st.lists(formulas(EVERYTHING, 3), min_size=1, max_size=3))
def test_it_is_true_for_some_values_of_the_names_where_the_question_is(world: World, premises: list[Term]) -> None:
    found = opened(Question({}, tuple(premises)))
    names = tuple(name.variable for name in found.names)
    whole = terms.conjunction(found.question.formulas)
    closed = Quantification(False, names, whole) if names else whole
    assert world.holds(closed) == all(map(world.holds, premises))
