"""The plainest models: what is found is a model, and what is easy is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.core import Term
from petitio.obligations import Question
from petitio.smt.plain_model import plain_model
from petitio.smt.replay import replays
from tests.reading import question
from tests.strategies import EVERYTHING, formulas


@given(st.lists(formulas(EVERYTHING, 3), min_size=1, max_size=3))
def test_what_is_found_is_a_model(premises: list[Term]) -> None:
    asked = Question({}, tuple(premises))
    found = plain_model(asked)
    assert found is None or replays(found, asked)


# Each line: premises, and whether one of a few plain models makes them true.
CASES = [
    ("pred p\npred q\npremise a: p xor q", True),
    ("pred p\npremise a: p and not p", False),
    ("pred f(n: Nat)\nconst k: Nat\npremise a: f(k) and not f(k + 1)", True),
    ("pred f(n: Nat)\nconst k: Nat\npremise a: f(k + 1) xor f(k + 2)", True),
    ("sort S\npred f(x: S)\nconst c: S\npremise a: forall x: S. f(x)\npremise b: f(c)", True),
    ("sort S\npred f(x: S)\npremise a: exists x, y: S. x != y and f(x) and not f(y)", True),
    ("sort S = a | b\nconst c: S\npremise a1: c != a", True),
    ("func e(n: Nat): Real\nfunc d(n: Nat): Real\npremise a: forall n: Nat. e(n) >= d(n)", True),
    # What leaves arithmetic to be settled is left to the solver, and so is what a recursion says.
    ("pred f(n: Nat)\npremise a: forall n: Nat. exists m: Nat. m > n", False),
    ("define f(n: Nat): Int := if n = 0 then 1 else f(n - 1)\npremise a: f(0) = 1", False),
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text.splitlines()[-1] for text, _ in CASES])
def test_what_is_easy_is_found(text: str, found: bool) -> None:
    assert (plain_model(question(text)) is not None) is found
