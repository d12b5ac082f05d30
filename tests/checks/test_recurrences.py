"""Recurrences, defined and premised, and functions of numbers: verdicts worked out by hand."""

from __future__ import annotations

import pytest

import petitio

# Each line: the verdict by hand, and the argument. `c` is its conclusion; without one, it is a position.
RECURRENCES = [
    ("fails",
     "define s(n: Nat): Int := if n = 0 then 0 else s(n - 1) + n\n"
     "conclude c: forall n: Nat. s(n) > n\n"
     "  by induction on n"),
    ("fails",
     "define fib(n: Nat): Int := if n <= 1 then n else fib(n - 1) + fib(n - 2)\n"
     "conclude c: forall n: Nat. fib(n) <= 100\n"
     "  by induction on n"),
    ("fails",
     "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\n"
     "conclude c: forall n: Nat. fact(n) >= n * n\n"
     "  by induction on n"),
    ("fails",
     "pred p\n"
     "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\n"
     "premise a: p\n"
     "conclude c: forall n: Nat. fact(n) >= n * n"),
    ("fails",
     "func g(n: Nat): Int\n"
     "premise a: forall n: Nat. g(n + 1) = g(n) + 1\n"
     "conclude c: g(3) = 6"),
    ("fails",
     "func f(n: Nat): Int\n"
     "premise a: f(0) = 100\n"
     "premise b: forall n: Nat. f(n + 1) = f(n) - 1\n"
     "conclude c: forall n: Nat. f(n) >= 0"),
    ("fails",
     "func f(n: Nat): Int\n"
     "premise a: f(0) = 100\n"
     "premise b: forall n: Nat. f(n + 1) = f(n) - 1\n"
     "conclude c: forall n: Nat. f(n) >= 0\n"
     "  by induction on n"),
    ("consistent",
     "pred on(n: Int)\n"
     "premise a: forall n: Int. n < 0 -> not on(n)\n"
     "premise b: forall n: Int. n >= 0 -> on(n)"),
    ("consistent",
     "pred on(n: Int)\n"
     "premise a: on(-1) and not on(0)\n"
     "premise b: not on(-2)"),
    ("fails",
     "func f(n: Int): Int\n"
     "premise a: f(-1) = 5 and f(0) = 0 and f(1) = 5\n"
     "premise b: forall n: Int. f(n) >= 0\n"
     "conclude c: forall n: Int. f(n) = f(n + 1)"),
    ("holds",
     "func f(n: Nat): Nat\n"
     "premise a: f(0) = 0 and f(1) = 1\n"
     "premise b: forall n: Nat. f(n + 2) = f(n + 1) + f(n)\n"
     "conclude c: forall n: Nat. f(n) <= 2 ^ n\n"
     "  by induction on n depth 2"),
    ("holds",
     "sort P\n"
     "func w(p: P, n: Nat): Nat\n"
     "premise a: forall p: P. w(p, 0) = 1\n"
     "premise b: forall p: P, n: Nat. w(p, n + 1) = 2 * w(p, n)\n"
     "conclude c: forall p: P, n: Nat. w(p, n) >= 1\n"
     "  by induction on n"),
    ("holds",
     "conclude c: forall n: Nat. forall x: Real. x >= -1 -> (1 + x) ^ n >= 1 + n * x\n"
     "  by induction on n"),
    # Said from some number on, or of n itself.
    ("holds",
     "func h(n: Nat): Nat\n"
     "premise a: h(1) = 0\n"
     "premise b: forall n: Nat. n >= 1 -> h(n + 1) = h(n) + n\n"
     "conclude c: forall n: Nat. n >= 1 -> 2 * h(n) = n * (n - 1)\n"
     "  by induction on n"),
    ("holds",
     "func h(n: Nat): Nat\n"
     "premise a: h(0) = 0\n"
     "premise b: forall n: Nat. n != 0 -> h(n) = h(n - 1) + 2 * n\n"
     "conclude c: forall n: Nat. h(n) = n * (n + 1)\n"
     "  by induction on n"),
    ("holds",
     "pred wins(n: Nat)\n"
     "premise b: forall n: Nat. wins(n) <-> n >= 1 and not wins(n - 1) or n >= 2 and not wins(n - 2)\n"
     "conclude c: forall n: Nat. not wins(3 * n)\n"
     "  by induction on n"),
    ("inconsistent",
     "func h(n: Nat): Nat\n"
     "premise a: h(3) = 0\n"
     "premise b: forall n: Nat. n >= 2 -> h(n + 1) = h(n) + n * n"),
    ("inconsistent",
     "func h(n: Nat): Nat\n"
     "premise a: h(2) = 0\n"
     "premise b: forall n: Nat. n > 1 -> h(n) = h(n - 1) + n * n"),
    # Not definitions: a number is said to be two things, or the value speaks of a later one.
    ("inconsistent",
     "func f(n: Nat): Nat\n"
     "premise a: f(0) = 0 and f(1) = 1 and f(2) = 5\n"
     "premise b: forall n: Nat. f(n + 2) = f(n + 1) + f(n)"),
    ("inconsistent",
     "func f(n: Nat): Nat\n"
     "premise b: forall n: Nat. f(n + 1) = f(n + 2) + 1\n"
     "premise a: f(1) = 0"),
    ("inconsistent",
     "sort P\n"
     "func w(p: P, n: Nat): Nat\n"
     "premise b: forall p: P, q: P, n: Nat. w(p, n + 1) = w(q, n)\n"
     "premise a: exists p, q: P. w(p, 0) != w(q, 0)"),
    ("inconsistent",
     "pred P(n: Nat)\n"
     "premise a: P(0)\n"
     "premise b: forall n: Nat. P(n) -> P(n + 1)\n"
     "premise c: not P(60)"),
    ("inconsistent",
     "pred P(n: Nat)\n"
     "premise a: P(0)\n"
     "premise b: forall n: Nat. P(n) -> P(n + 1)\n"
     "premise c: not P(80)"),
    ("holds",
     "pred P(n: Nat)\n"
     "premise a: P(0)\n"
     "premise b: forall n: Nat. P(n) -> P(n + 1)\n"
     "conclude c: P(100)"),
    # An equation that holds of natural numbers alone says nothing of -1, where halving would never end.
    ("consistent",
     "define halvings(n: Nat): Nat := if n = 0 then 0 else halvings(n div 2) + 1\n"
     "const k: Nat\n"
     "premise a: k > 0 -> halvings(k - 1) > 5\n"
     "premise b: k < 2"),
    ("fails",
     "define f(n: Nat): Nat := if n = 0 then 0 else if n < 0 then f(n) + 1 else f(n - 1)\n"
     "const k: Nat\n"
     "pred q\n"
     "premise a: q or f(k) = 0\n"
     "premise b: k = 0\n"
     "conclude c: q"),
    ("consistent",
     "func f(x: Real): Real\n"
     "premise a: forall x, y: Real. x < y -> f(x) < f(y)"),
    ("consistent",
     "func f(x: Real): Real\n"
     "premise a: forall x, y: Real. f(x + y) = f(x) + f(y)"),
    ("fails",
     "func f(x: Real): Real\n"
     "premise a: forall x, y: Real. f(x + y) = f(x) + f(y)\n"
     "premise b: f(1) = 3\n"
     "conclude c: f(2) = 7"),
    ("consistent",
     "const k: Nat\n"
     "premise a: 2 ^ k = 8"),
    ("fails",
     "const k: Nat\n"
     "premise a: 2 ^ k = 8\n"
     "conclude c: k = 4"),
    ("fails",
     "const k: Nat\n"
     "premise a: 2 ^ k >= 1000\n"
     "conclude c: k >= 11"),
]  # fmt: skip


def verdict(text: str) -> str | None:
    """The verdict of the conclusion `c`, or of the position."""
    (argument,) = petitio.check_text(f"argument test:\n{text}\n").files[0].arguments
    if argument.position is not None:
        return argument.position
    return next(claim.verdict for claim in argument.claims if claim.name == "c")


@pytest.mark.parametrize(("expected", "text"), RECURRENCES)
def test_recurrences(expected: str, text: str) -> None:
    assert verdict(text) == expected


# One function in many words.
SUMS = [
    "if n = 0 then 0 else s(n - 1) + n",
    "if 0 = n then 0 else n + s(n - 1)",
    "if n < 1 then 0 else s(n - 1) + n",
    "if n > 0 then s(n - 1) + n else 0",
    "if not (n = 0) then s(n - 1) + n else 0",
    "let m := n in if m = 0 then 0 else s(n - 1) + m",
]
EVENS = [
    "define even(n: Nat) := n mod 2 = 0",
    "define even(n: Nat) := exists k: Nat. n = 2 * k",
    "define even(n: Nat) := 2 * (n div 2) = n",
    "define even(n: Nat): Bool := if n = 0 then true else not even(n - 1)",
]


@pytest.mark.parametrize("body", SUMS)
def test_equivalent_recursions_give_the_same_verdicts(body: str) -> None:
    for claim, expected in (("2 * s(n) = n * (n + 1)", "holds"), ("s(n) > n", "fails"), ("s(n) != 55", "fails")):
        text = f"define s(n: Nat): Int := {body}\nconclude c: forall n: Nat. {claim}\n  by induction on n"
        assert verdict(text) == expected, claim


@pytest.mark.parametrize("definition", EVENS)
def test_equivalent_definitions_give_the_same_verdicts(definition: str) -> None:
    for claim, expected in (
        ("forall n: Nat. even(n) or even(n + 1)", "holds"),
        ("forall n: Nat. even(n)", "fails"),
        ("forall n: Nat. even(n) -> n < 20", "fails"),
        ("even(10)", "holds"),
        ("even(7)", "fails"),
    ):
        assert verdict(f"{definition}\nconclude c: {claim}") == expected, claim
