"""What is asked: that a claim follows, and that what a text relies on is so."""

from __future__ import annotations

import pytest

from petitio import terms
from petitio.core import FALSE, TRUE
from petitio.obligations import Question, follows
from petitio.smt.decide import decide
from tests.reading import argument
from tests.strategies import P

VOCABULARY = """
func level(n: Nat): Nat
func grow(x: Real): Real
const k: Nat
const z: Int
const x: Real
"""


def test_what_follows_is_what_cannot_be_denied() -> None:
    assert follows({}, [TRUE], FALSE) == Question({}, (TRUE, TRUE))
    assert follows({}, (), TRUE, arithmetic=False) == Question({}, (FALSE,), False)
    assert terms.negation(terms.negation(TRUE)) == TRUE
    assert P not in follows({}, [TRUE], FALSE).definitions


# Each line: a formula, and whether all that it relies on is so.
RELIANCES = [
    ("level(k - 1) = 0", False),
    ("k >= 1 -> level(k - 1) = 0", True),
    ("k > 1 and level(k - 2) = 0", True),
    ("k > 1 and level(k - 3) = 0", False),
    ("k = 0 or level(k - 1) = 0", True),
    ("level(k - 1) = 0 or k = 0", False),
    ("(if k = 0 then 0 else level(k - 1)) = 0", True),
    ("(if k = 0 then level(k - 1) else 0) = 0", False),
    ("not (k >= 1 -> level(k - 1) = 0)", True),
    ("forall n in 1..9. level(n - 1) = 0", True),
    ("forall n in 0..9. level(n - 1) = 0", False),
    ("forall n: Nat. n >= 1 -> level(n - 1) = level(n)", True),
    ("forall n: Nat. level(n - 1) = level(n)", False),
    ("exists n: Nat. n >= 1 and level(n - 1) = 0", True),
    ("z >= 0 -> level(z) = 0", True),
    ("level(z) = 0", False),
    ("level(z * z) = 0", True),
    ("level(z mod 7) = 0", True),
    ("level(z mod -7) = 0", True),
    ("level(abs(z)) = 0", True),
    ("level(max(z, 0)) = 0", True),
    ("let y := k + 1 in level(y - 1) = 0", True),
    ("1 / k = 1", False),
    ("k > 0 -> 1 / k = 1", True),
    ("x != 0 and 1 / x = x", True),
    ("1 / (k + 1) = 1", True),
    ("1 / (x * x + 1) = 1", True),
    ("z div (k - 3) = 0", False),
    ("k > 3 -> z mod (k - 3) = 0", True),
    ("x ^ -1 = 1", False),
    ("x > 0 -> x ^ -1 = 1", True),
    ("2 ^ (k - 1) = 1", False),
    ("k >= 1 -> 2 ^ (k - 1) = 1", True),
]


@pytest.mark.parametrize(("formula", "so"), RELIANCES)
def test_reliance(formula: str, so: bool) -> None:
    meant = argument(f"{VOCABULARY}premise p: {formula}")
    answers = [
        min(decide(follows(meant.definitions, condition.hypotheses, goal)).status for goal in condition.goals)
        for condition in meant.conditions
    ]
    assert set(answers) <= {"no", "yes"}
    assert all(answer == "no" for answer in answers) is so


# Each line: a recursion, and whether it goes down.
DESCENTS = [
    ("define f(n: Nat): Int := if n = 0 then 1 else n * f(n - 1)", True),
    ("define f(n: Nat): Nat := if n < 2 then n else f(n - 1) + f(n - 2)", True),
    ("define f(n: Nat): Nat := if n <= 1 then 0 else f(n div 2) + 1", True),
    ("define f(n, m: Nat): Nat := if n = 0 then m else f(n - 1, m + 1)", True),
    ("define f(m, n: Nat): Nat := if n = 0 then m else f(m + 1, n - 1)", True),
    ("define f(n: Nat): Bool := n = 0 or not f(n - 1)", True),
    ("define f(n: Nat): Bool := n > 0 and f(n - 1)", True),
    ("define f(n: Nat): Bool := n > 0 -> f(n - 1)", True),
    ("define f(n: Nat): Nat := if n > 9 then 0 else f(n + 1)", False),
    ("define f(n: Nat): Nat := f(n)", False),
    ("define f(n: Nat): Nat := if n = 0 then 0 else f(n)", False),
    ("define f(n: Nat): Nat := if n < 2 then n else f(n - 3)", False),
    ("define f(n, m: Nat): Nat := if n = 0 then m else if m = 0 then n else f(n - 1, m) + f(n, m - 1)", False),
    ("define f(n: Nat): Bool := forall m: Nat. m < n -> f(m)", True),
    ("define f(n: Nat): Bool := exists m: Nat. m < n and f(m)", True),
    ("define f(n: Nat): Bool := exists m: Nat. f(m)", False),
    ("define f(n: Nat): Nat := let m := n - 1 in if n = 0 then 0 else f(m)", True),
]


@pytest.mark.parametrize(("definition", "down"), DESCENTS)
def test_descent(definition: str, down: bool) -> None:
    head = "f(1, 1)" if definition.startswith(("define f(n, m", "define f(m, n")) else "f(1)"
    meant = argument(f"{definition} premise p: {head} = {head}")
    (descent,) = (condition for condition in meant.conditions if condition.kind == "descent")
    answers = [decide(follows({}, descent.hypotheses, goal), effort="quick").status for goal in descent.goals]
    assert ("no" in answers) is down
