"""That nothing is divided by 0: said where it counts, and of nothing else."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from petitio.core import INT, Literal
from petitio.obligations import Question
from petitio.semantics import Interpretation, Table, evaluate
from petitio.smt.decide import decide
from petitio.smt.nonzero_divisors import nonzero_divisors
from petitio.smt.replay import replays
from tests.reading import argument, question

WORDS = "const x: Int\nconst y: Int\nfunc f(n: Nat): Int\ndefine half: Int := x div y\n"

# Each line: a formula, and the pairs of x and y, from -1 to 1, at which it is true without a division by 0.
TRUE_AT = [
    ("x div y = 1", {(1, 1), (-1, -1)}),
    ("x / y = 1", {(1, 1), (-1, -1)}),
    ("not x div y = 1", {(1, -1), (-1, 1), (0, 1), (0, -1)}),
    ("half = 1", {(1, 1), (-1, -1)}),
    ("let q := x mod y in q = 0", {(x, y) for x in (-1, 0, 1) for y in (-1, 1)}),
    ("y != 0 -> x div y = 1", {(1, 1), (-1, -1), (-1, 0), (0, 0), (1, 0)}),
    ("y = 0 or x div y = 1", {(1, 1), (-1, -1), (-1, 0), (0, 0), (1, 0)}),
    ("y != 0 and x div y = 1", {(1, 1), (-1, -1)}),
    ("(if y = 0 then x else x div y) = 1", {(1, 1), (-1, -1), (1, 0)}),
    ("x div y = 1 <-> x = y", {(x, y) for x in (-1, 0, 1) for y in (-1, 1)}),
    ("1 div (x div y) = 1", {(1, 1), (-1, -1)}),
    ("exists n: Nat. n = 1 and x div (y - n) = 1", {(-1, 0), (-1, -1)}),
    ("forall n: Nat. n = 1 -> x div (y - n) = -1", {(1, 0)}),
    ("not (x div y = 1 -> y = 1)", {(-1, -1)}),
    ("not (y = 0 or x div y = 1)", {(1, -1), (-1, 1), (0, 1), (0, -1)}),
    ("x^-1 = y", {(1, 1), (-1, -1)}),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "expected"), TRUE_AT)
def test_it_is_true_where_the_question_is_and_nothing_is_divided_by_0(
    formula: str, expected: set[tuple[int, int]]
) -> None:
    meant = argument(f"{WORDS}premise p: {formula}")
    asked = Question(meant.definitions, (meant.claims[0].formula,))
    more = nonzero_divisors(asked)
    assert more is not None
    x, y = meant.vocabulary[:2]
    found = set()
    for row in product((-1, 0, 1), repeat=2):
        tables = {word: Table((), Literal(Fraction(value), INT)) for word, value in zip((x, y), row, strict=True)}
        world = Interpretation({}, tables)
        if all(evaluate(each, world, more.definitions) for each in more.formulas):
            found.add(row)
            assert evaluate(asked.formulas[0], world, asked.definitions) is True
    assert found == expected


@pytest.mark.parametrize("formula", ["x = 1", "x div 2 = 1", "x / (1 / 2) = 1", "x / 0 = 1"])
def test_where_nothing_is_divided_by_but_numbers_there_is_nothing_to_say(formula: str) -> None:
    assert nonzero_divisors(question(f"{WORDS}premise p: {formula}")) is None


REALS = "const x: Real\nconst y: Real\nconst z: Real\nfunc f(n: Nat): Real\nfunc g(n: Nat): Real\n"

# Each line: premises that the solver makes true most easily with a division by 0, and whether they can be without.
MODELS = [
    ("premise a: x / y = 2\npremise b: not x > 0", "yes"),
    ("premise a: x / y = 2\npremise b: not x > 3", "yes"),
    ("premise a: x / y = 2\npremise b: not y > 0", "yes"),
    ("define ratio: Real := x / y\npremise a: ratio = 2\npremise b: not x > 0", "yes"),
    ("premise a: y != 0 -> x / y = 2\npremise b: x / z = 3\npremise c: y = 0", "yes"),
    ("premise a: forall n: Nat. f(n) / g(n) = 2\npremise b: f(0) < 0", "yes"),
    ("premise a: x / y = 2\npremise b: x != 2 * y", "unknown"),
    ("premise a: x / (y - y) = 2", "unknown"),
    ("premise a: x / 0 = 2", "unknown"),
]


@pytest.mark.parametrize(("text", "status"), MODELS)
def test_a_model_divides_by_no_0(text: str, status: str) -> None:
    asked = question(REALS + text)
    found = decide(asked, model=True, effort="quick")
    assert found.status == status
    assert found.model is None or replays(found.model, asked)
