"""Quantifiers over one integer whose bodies change at known numbers alone, held against the solver."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, target
from hypothesis import strategies as st

from petitio import terms
from petitio.core import BOOL, INT, NAT, Literal, Operation, Operator, Quantification, Sort, Term, Variable
from petitio.settled import settled
from petitio.smt.replay import discharged
from tests.reading import argument
from tests.strategies import GROUND, formulas


# Each line: a quantifier, and what it comes to; "open" where that is not settled here.
@pytest.mark.parametrize(
    ("written", "truth"),
    [
        ("forall x: Int. x < 7 or x >= 7", True),
        ("forall x: Int. x < 7 or x > 7", False),
        ("exists x: Int. 3 * x = 12", True),
        ("exists x: Int. 3 * x = 13", False),
        ("exists x: Int. 2 * x + 1 < 0", True),
        ("exists x: Nat. 2 * x + 1 < 0", False),
        ("forall x: Int. 0 - 100 < x or x < 0", True),
        ("forall x: Nat. (if x < 5 then 10 - x else x) >= 5", True),
        ("forall x: Nat. (if x < 5 then 10 - x else x) >= 6", False),
        ("forall x: Nat. 0.5 * x <= x", True),
        ("exists x: Int. 0.3 * x > 0.4 and 0.3 * x < 0.8", True),
        ("exists x: Int. 0.3 * x > 0.4 and 0.3 * x < 0.5", False),
        ("forall x: Int. (x < 3) xor (x >= 3)", True),
        ("forall x: Int. x < 3 <-> x < 4", False),
        ("forall x: Int. x > 9 -> not x = 9", True),
        ("forall x: Int. -x < 5 or -x >= 5", True),
        ("exists x: Nat. 0.5 * x < 0.3", True),
        ("forall x: Int. x < 3 <-> not x >= 3", True),
        ("forall x: Int. if x < 3 then x < 5 else x > 2", True),
        ("forall x: Int. if x < 3 then x < 5 else x > 3", False),
        ("forall x: Int. if x < 3 then x < 2 else x > 2", False),
        ("exists x: Int. -(if x < 5 then 1 else 2) = -2", True),
        ("exists x: Int. -(if x < 5 then 1 else 2) = 2", False),
        ("exists x: Int. (if x < 5 then 1 else 2) + x = 7", True),
        ("exists x: Int. (if x < 5 then 1 else 2) + x = 6", False),
        ("exists x: Int. (if x < 5 then 1 else 2) - x = -3", True),
        ("exists x: Int. (if x < 5 then 2 else 1) - x = -3", False),
        ("exists x: Int. 2 * (if x < 5 then 1 else x) = 10", True),
        ("exists x: Int. 2 * (if x < 5 then 1 else x) = 8", False),
        ("exists x: Int. (if x < 5 then 0.5 else 2) * x = 12", True),
        ("exists x: Int. (if x < 5 then 0.5 else 2) * x = 6", False),
        ("forall x: Int. (if x < 5 then x else 5) * x >= 0", "open"),
        ("forall x: Int. (if x < 5 then x else 5) mod 2 < 2", "open"),
        ("forall x: Int. exists y: Int. x < y", "open"),
        ("forall x: Int. x * x >= 0", "open"),
        ("forall x: Int. x mod 2 < 2", "open"),
        ("forall x: Real. x < 7 or x >= 7", "open"),
    ],
)
def test_what_they_come_to(written: str, truth: bool | str) -> None:
    (claim,) = argument(f"premise p: {written}").claims
    assert isinstance(claim.formula, Quantification)
    (variable,) = claim.formula.variables
    found = settled(claim.formula.universal, variable, claim.formula.body)
    assert found is (None if truth == "open" else truth)


def test_a_body_with_another_variable_is_not_settled() -> None:
    x, y = Variable("x", INT), Variable("y", INT)
    assert settled(True, x, Operation(Operator.LESS, (x, y), BOOL)) is None


def test_choices_of_choices_grow_no_further_than_is_looked_at() -> None:
    x = Variable("x", INT)
    total: Term = x
    for place in range(12):
        test = Operation(Operator.LESS, (x, _number(place)), BOOL)
        choice = Operation(Operator.IF, (test, _number(3**place), _number(0)), INT)
        total = Operation(Operator.ADD, (total, choice), INT)
    assert settled(True, x, Operation(Operator.LESS, (total, _number(5)), BOOL)) is None


def _number(value: int) -> Literal:
    return Literal(Fraction(value), INT)


@given(st.booleans(), st.sampled_from([NAT, INT]), st.data())
def test_the_solver_says_the_same(universal: bool, sort: Sort, data: st.DataObject) -> None:
    x = Variable("x", sort)
    body = data.draw(formulas(GROUND, 4, (x,)))
    truth = settled(universal, x, body)
    target(float(truth is not None))
    if truth is not None:
        quantified = Quantification(universal, (x,), body)
        assert discharged(quantified if truth else terms.negation(quantified))
