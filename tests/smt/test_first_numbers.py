"""Instances at the first numbers: what they refute is refuted, for they say no more than the universals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio import terms
from petitio.core import INT, NAT, Literal, Term
from petitio.formula_text import formula_text
from petitio.obligations import Question, follows
from petitio.smt.decide import decide
from petitio.smt.first_numbers import at_first_numbers
from tests.reading import question
from tests.strategies import EVERYTHING, formulas

V = "pred t(n: Nat)\npred i(n: Int)\npred s(x: Real)\npred r(n, m: Nat)\npred q\n"

# Each line: a premise, and how many formulas are in its place; None where nothing is put in place of it.
CASES = [
    ("forall n: Nat. t(n)", 3),
    ("forall n: Nat. t(n + 2)", 5),
    ("(forall n: Nat. t(n)) and q", 4),
    ("(forall n: Nat. t(n)) and not (exists n: Nat. t(n + 1))", 8),
    ("(exists n: Nat. t(n)) and (forall n: Nat. t(n))", 4),
    ("(forall x: Real. s(x)) and (forall n: Nat. t(n))", 4),
    ("forall n: Int. i(n)", 3),
    ("forall n, m: Nat. r(n, m + 1)", 16),
    ("forall n: Nat. forall m: Nat. r(n, m)", 3),
    ("forall n: Nat. t(n) or t(8)", 11),
    ("forall n: Nat. t(n) or t(300)", 303),
    ("forall n: Nat. t(n) or t(301)", None),
    ("forall n, m: Nat. r(n, m + 27)", 900),
    ("forall n, m: Nat. r(n, m + 28)", None),
    ("exists n: Nat. t(n)", None),
    ("not (forall n: Nat. t(n))", None),
    ("(forall n: Nat. t(n)) or q", None),
    ("forall x: Real. s(x)", None),
    ("forall n: Nat, x: Real. t(n) or s(x)", None),
    ("q", None),
]


@pytest.mark.parametrize(("premise", "count"), CASES)
def test_what_stands_in_the_place_of_universals(premise: str, count: int | None) -> None:
    found = at_first_numbers(question(f"{V}premise p: {premise}"))
    assert (None if found is None else len(found.formulas)) == count


@pytest.mark.parametrize(("number", "some"), [(8, True), (9, False)])
def test_a_few_are_few(number: int, some: bool) -> None:
    asked = question(f"{V}premise p: forall n: Nat. t(n) or t({number})")
    assert (at_first_numbers(asked, few=True) is not None) is some


def test_the_rest_stays_and_so_does_what_numbers_mean() -> None:
    asked = question(f"{V}premise p: forall n: Nat. t(n)\npremise q1: q\npremise e: exists n: Nat. t(n)")
    found = at_first_numbers(Question(asked.definitions, asked.formulas, False))
    assert found is not None
    assert not found.arithmetic
    assert found.formulas[3:] == asked.formulas[1:]


def test_each_instance_is_at_its_number() -> None:
    asked = question(
        f"{V}define d(n: Nat) := t(n) and q\npremise x: forall x: Real. s(x)\n"
        "premise p: forall n: Nat, z: Int. d(n) or i(z)"
        "\npremise y: forall n: Nat, x: Real. t(n) or s(x)\npremise l: forall n, m: Nat. t(n) and not r(m, n)"
    )
    found = at_first_numbers(asked)
    assert found is not None
    assert found.definitions is asked.definitions
    assert found.arithmetic
    pairs = [(one, other) for one in range(3) for other in range(3)]
    assert [formula_text(formula) for formula in found.formulas] == [
        "forall x: Real. s(x)",
        *(f"d({one}) or i({other})" for one, other in pairs),
        "forall n: Nat, x: Real. t(n) or s(x)",
        *(f"t({one}) and not r({other}, {one})" for one, other in pairs),
    ]
    sorts = {p.sort for formula in found.formulas for p in terms.subterms(formula) if isinstance(p, Literal)}
    assert sorts == {NAT, INT}


@settings(max_examples=20)
@given(st.lists(formulas(EVERYTHING, 3), min_size=1, max_size=3))
def test_instances_follow_from_what_they_stand_for(premises: list[Term]) -> None:
    found = at_first_numbers(Question({}, tuple(premises)), few=True)
    for instance in found.formulas[:6] if found is not None else ():
        assert decide(follows({}, premises, instance), effort="quick").status != "yes"
