"""What steps of a given size come to: true whatever the function is, and enough where it is needed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from petitio import terms
from petitio.core import INT, NAT, REAL, Literal
from petitio.obligations import Question
from petitio.semantics import Interpretation, Table
from petitio.smt.replay import replays
from petitio.smt.steady_growth import steady_growth
from tests.checks.verdict_of import claim
from tests.reading import argument

# Each line: the values of a function, and their sort.
FUNCTIONS = [
    ("Nat", "n"),
    ("Nat", "2 * n"),
    ("Nat", "if n < 3 then 5 else 1"),
    ("Int", "-n"),
    ("Int", "3 - 2 * n"),
    ("Int", "0"),
    ("Real", "n / 2"),
    ("Real", "1 - n / 4"),
]


@pytest.mark.parametrize(("sort", "value"), FUNCTIONS)
def test_each_formula_is_true_whatever_the_function_is(sort: str, value: str) -> None:
    text = f"func f(n: Nat): {sort}\npremise a: forall n: Nat. f(n + 1) <= f(n) + 2\n"
    form = "Int" if sort == "Nat" else sort
    meant = argument(f"{text}define f_is(n: Nat): {form} := {value}\n")
    closed = next(row for word, row in meant.definitions.items() if word.name == "f_is")
    f = next(word for word in meant.vocabulary if word.name == "f")
    world = Interpretation({}, {f: Table(closed.variables, closed.body)})
    added = steady_growth(Question({}, tuple(row.formula for row in meant.claims)))
    assert added
    for formula in added:
        assert replays(world, Question({}, (formula,)))


def test_integers_take_whole_steps() -> None:
    meant = argument(
        "func f(n: Nat): Int\nfunc g(n: Nat): Real\n"
        "premise a: forall n: Nat. g(n + 1) <= g(n) + 0.5\npremise b: forall n: Nat. f(n + 1) >= f(n) + 3"
    )
    added = steady_growth(Question({}, tuple(row.formula for row in meant.claims)))
    sizes = {
        (part.sort, part.value)
        for formula in added
        for part in terms.subterms(formula)
        if isinstance(part, Literal) and part.sort is not NAT
    }
    assert (INT, Fraction(3)) in sizes
    assert (REAL, Fraction(1, 2)) in sizes
    assert all(isinstance(value, Fraction) and value.denominator == 1 for sort, value in sizes if sort is INT)


ERROR = "func e(n: Nat): Real\npremise a: e(0) = 0 and forall n: Nat. e(n + 1) <= e(n) + 0.001\nconclude c: e(10000)"
GROWTH = "func f(n: Nat): Real\nconst limit: Real\npremise a: f(0) = 0\npremise b: forall n: Nat. "

# Each line: an argument for `c`, and its verdict.
VERDICTS = [
    (ERROR + " <= 10", "holds"),
    (ERROR + " <= 9.99", "fails"),
    (GROWTH + "f(n + 1) >= f(n) + 0.25\nconclude c: exists n: Nat. f(n) > limit", "holds"),
    (GROWTH + "f(n + 1) >= f(n)\nconclude c: exists n: Nat. f(n) > limit", "fails"),
    (GROWTH + "f(n + 1) <= f(n) - 1\nconclude c: exists n: Nat. f(n) < limit", "holds"),
    (GROWTH + "f(n + 1) >= f(n) + 1/3\nconclude c: f(30) >= 10", "holds"),
    (GROWTH + "f(n + 1) >= f(n) + 1/3\nconclude c: f(30) > 10", "fails"),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS)
def test_a_claim_about_many_steps_is_decided(text: str, verdict: str) -> None:
    assert claim(text).verdict == verdict
