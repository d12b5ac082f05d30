"""What each method has to show, from which claims: a method that showed less would prove what does not follow."""

from __future__ import annotations

import pytest

from petitio.checks.judge import obligations_for
from petitio.formula_text import formula_text
from tests.reading import argument

VOCABULARY = """
pred a
pred b
pred k
pred t(n: Nat)
pred u(n: Nat)
pred i(n: Int)
sort S
func d(x: S): S
func m(x: S): Nat
pred r(x, y: S)
pred g(x: S)
premise p: t(0)
premise q: a
assume s: b
"""

# Each line: a conclusion and its method, and each obligation: its role and place, the claims it may be shown from, the
# variables left free, the hypotheses and the goal.
CASES = {
    "plain": ("a", ["whole 0 p q s : |- a"]),
    "plain, cited": ("a from q", ["whole 0 q : |- a"]),
    "cases": (
        "k by cases a, b",
        ["case 0 p q s : a |- k", "case 1 p q s : b |- k", "exhaustive 0 p q s : |- a or b"],
    ),
    "cases on": ("k by cases on a", ["case 0 p q s : a <-> true |- k", "case 1 p q s : a <-> false |- k"]),
    "contradiction": (
        "not b by contradiction from s",
        ["whole 0 p q : |- not b", "refuted 0 p q : b |- false"],
    ),
    "induction": (
        "forall n: Nat. t(n) by induction on n base p step q",
        ["base 0 p : |- t(0)", "step 0 q n: n >= 0, t(n) |- t(n + 1)"],
    ),
    "depth 1": (
        "forall n: Nat. t(n) by induction on n",
        ["base 0 p q s : |- t(0)", "step 0 p q s n: n >= 0, t(n) |- t(n + 1)"],
    ),
    "depth 3": (
        "forall n: Nat. t(n) by induction on n depth 3 base p step q",
        [
            "base 0 p : |- t(0)",
            "base 1 p : |- t(1)",
            "base 2 p : |- t(2)",
            "step 0 q n: n >= 0, t(n), t(n + 1), t(n + 2) |- t(n + 3)",
        ],
    ),
    "strong": (
        "forall n: Nat. t(n) by induction on n strong from 2 base p step q",
        [
            "base 2 p : |- t(2)",
            "step 0 q n: n >= 2, forall k: Nat. k >= 2 and k <= n -> t(k) |- t(n + 1)",
            "gap 0 p : |- t(0)",
            "gap 1 p : |- t(1)",
        ],
    ),
    "strong, depth 3": (
        "forall n: Nat. t(n) by induction on n depth 3 strong base p step q",
        [
            "base 0 p : |- t(0)",
            "base 1 p : |- t(1)",
            "base 2 p : |- t(2)",
            "step 0 q n: n >= 0, forall k: Nat. k >= 0 and k <= n + 2 -> t(k) |- t(n + 3)",
        ],
    ),
    "strengthened": (
        "forall n: Nat. t(n) by induction on n strengthen t(n) and u(n) from 1 base p step q",
        [
            "base 1 p : |- t(1) and u(1)",
            "step 0 q n: n >= 1, t(n) and u(n) |- t(n + 1) and u(n + 1)",
            "strengthening 0 p q n: n >= 1, t(n) and u(n) |- t(n)",
            "gap 0 p : |- t(0)",
        ],
    ),
    "integers": (
        "forall n: Int. n >= -2 -> i(n) by induction on n from 0 base p step q",
        [
            "base 0 p : |- i(0)",
            "step 0 q n: n >= 0, i(n) |- i(n + 1)",
            "gap -2 p : |- i(-2)",
            "gap -1 p : |- i(-1)",
        ],
    ),
    "a long gap": (
        "forall n: Int. n >= -2 -> i(n) by induction on n from 49 base p step q",
        [
            "base 49 p : |- i(49)",
            "step 0 q n: n >= 49, i(n) |- i(n + 1)",
            "gap -2 p n: n >= -2 and n < 49 |- i(n)",
        ],
    ),
    "along a function": (
        "forall x: S. g(x) by induction on x along d measure m(x) base p step q",
        [
            "base 0 p x: not m(d(x)) < m(x) |- g(x)",
            "step 0 q x: m(d(x)) < m(x), g(d(x)) |- g(x)",
        ],
    ),
    "along a function, strengthened": (
        "forall x: S. g(x) by induction on x along d measure m(x) strengthen g(x) and r(x, x) base p step q",
        [
            "base 0 p x: not m(d(x)) < m(x) |- g(x) and r(x, x)",
            "step 0 q x: m(d(x)) < m(x), g(d(x)) and r(d(x), d(x)) |- g(x) and r(x, x)",
            "strengthening 0 p q x: g(x) and r(x, x) |- g(x)",
        ],
    ),
    "along a relation": (
        "forall x: S. g(x) by induction on x along r measure m(x) base p step q",
        [
            "base 0 p x: not (exists x': S. r(x', x)) |- g(x)",
            "step 0 q x: exists x': S. r(x', x), forall x': S. r(x', x) -> g(x') |- g(x)",
            "descent 0 p q x x': r(x', x) |- m(x') < m(x)",
        ],
    ),
}


def obligations(conclusion: str) -> list[str]:
    rows = []
    for _, row, _ in obligations_for(argument(f"{VOCABULARY}conclude c: {conclusion}")):
        free = " ".join(variable.name for variable in row.unknowns)
        hypotheses = ", ".join(map(formula_text, row.hypotheses))
        shown_from = " ".join(row.names)
        line = f"{row.role} {row.index} {shown_from} {free}: {hypotheses} |- {formula_text(row.goal)}"
        rows.append(line.replace(":  |-", ": |-"))
    return rows


@pytest.mark.parametrize(("conclusion", "expected"), CASES.values(), ids=CASES)
def test_obligations(conclusion: str, expected: list[str]) -> None:
    assert obligations(conclusion) == expected


def test_a_gap_is_shown_number_by_number_where_it_is_short() -> None:
    claimed = "forall n: Int. n >= -2 -> i(n) by induction on n"
    gap = [row for row in obligations(f"{claimed} from 48 base p step q") if row.startswith("gap")]
    assert gap == [f"gap {place} p : |- i({place})" for place in range(-2, 48)]
