"""What the order of the numbers adds to a question: true whatever the words mean, and enough where it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import chain

import pytest

from petitio import terms
from petitio.core import BOOL, INT, NAT, Literal, Operation, Operator, Variable
from petitio.obligations import Question
from petitio.semantics import Interpretation, Table
from petitio.smt.opened import opened
from petitio.smt.replay import replays
from petitio.smt.well_ordered import well_ordered
from tests.checks.verdict_of import claim
from tests.reading import argument

P = "pred p(n: Nat)\npremise a: p(4) -> p(9)\n"
STEP = "pred p(n: Nat)\npremise a: p(7)\nconclude c: forall n: Nat. p(n) -> p(2 * n)\n"
BODY = "func f(n: Nat): Nat\nconclude c: forall n: Nat. f(n) >= 3\n"
STRIDE = (
    "pred p(n: Nat)\npremise a: forall n: Nat. p(n) -> p(n + 2) or p(n + 3)\n"
    "premise c: exists m, n: Nat. m < n and p(n)\n"
)
WHOLE = "pred p(n: Int)\npremise a: exists m: Int. p(m) and not p(7)\npremise b: forall n: Int. p(n) -> n < 5\n"
THINGS = "sort S\nfunc rank(s: S): Nat\npred q(s: S)\npremise a: forall s: S. q(s) -> rank(s) > 1\n"

# Each line: words and claims, what the words mean, how many things there are of a sort.
WORLDS: list[tuple[str, str, Mapping[str, int]]] = [
    (P, "define p_is(n: Nat): Bool := true", {}),
    (P, "define p_is(n: Nat): Bool := false", {}),
    (P, "define p_is(n: Nat): Bool := n < 5", {}),
    (P, "define p_is(n: Nat): Bool := n >= 5", {}),
    (P, "define p_is(n: Nat): Bool := n = 4 or n = 9", {}),
    (STEP, "define p_is(n: Nat): Bool := n != 7", {}),
    (STRIDE, "define p_is(n: Nat): Bool := true", {}),
    (STRIDE, "define p_is(n: Nat): Bool := n < 5", {}),
    (STRIDE, "define p_is(n: Nat): Bool := n mod 2 = 1", {}),
    (STRIDE, "define p_is(n: Nat): Bool := n != 6", {}),
    (WHOLE, "define p_is(n: Int): Bool := n < 5", {}),
    (WHOLE, "define p_is(n: Int): Bool := n > 5", {}),
    (WHOLE, "define p_is(n: Int): Bool := n = 3 or n = 9", {}),
    (BODY, "define f_is(n: Nat): Int := n", {}),
    (BODY, "define f_is(n: Nat): Int := if n < 3 then 5 else 1", {}),
    (THINGS, "define rank_is(s: S): Int := 2\ndefine q_is(s: S): Bool := true", {"S": 2}),
    (THINGS, "define rank_is(s: S): Int := 0\ndefine q_is(s: S): Bool := false", {"S": 3}),
]


@pytest.mark.parametrize(("words", "meaning", "sizes"), WORLDS)
def test_each_formula_is_true_whatever_the_words_mean(words: str, meaning: str, sizes: Mapping[str, int]) -> None:
    meant = argument(words + meaning)
    closed = {s.name.removesuffix("_is"): d for s, d in meant.definitions.items() if s.name.endswith("_is")}
    symbols = {s.name: s for s in meant.vocabulary}
    sorts = {p.sort.name: p.sort for word in symbols.values() for p in word.parameters}
    tables = {symbols[name]: Table(form.variables, form.body) for name, form in closed.items()}
    world = Interpretation({sorts[name]: size for name, size in sizes.items()}, tables)
    added = list(chain(*well_ordered(opened(Question({}, tuple(row.formula for row in meant.claims))))))
    assert added
    for formula in added:
        assert replays(world, Question({}, (formula,)))


def test_what_is_put_in_for_a_natural_number_need_not_be_one() -> None:
    meant = argument("pred p(n: Nat)\nconst k: Nat\ndefine d(n: Nat) := p(n div 2)\npremise a: d(k - 8)\n")
    symbols = {symbol.name: symbol for symbol in meant.vocabulary}
    p, n = symbols["p"], Variable("n", INT)
    below = Operation(Operator.LESS, (n, Literal(Fraction(0), INT)), BOOL)
    world = Interpretation({}, {p: Table((n,), below), symbols["k"]: Table((), Literal(Fraction(0), NAT))})
    unfolded = terms.unfold(meant.claims[0].formula, meant.definitions)
    for formula in chain(*well_ordered(opened(Question({}, (unfolded,))))):
        assert replays(world, Question({}, (formula,)))


UP = "func f(n: Nat): Nat\npremise a: forall n: Nat. f(n) < f(n + 1)\n"
NOT_DOWN = "func f(n: Nat): Nat\npremise a: forall n: Nat. f(n) <= f(n + 1)\n"
EVEN = "pred p(n: Nat)\npremise a: p(0)\npremise b: forall n: Nat. p(n) -> p(n + 2)\n"
RISING = "premise a: forall n: Nat. f(n) <= f(n + 1)\n"
SOME = "pred p(n: Nat)\npremise a: exists n: Nat. p(n)\n"
GREATEST = "conclude c: exists m: Nat. p(m) and forall n: Nat. p(n) -> n <= m"
LATER = "conclude c: exists n: Nat. forall m: Nat. m >= n -> p(m)"
GRID = "pred r(m, n: Nat)\npremise a: r(0, 0)\npremise b: forall m, n: Nat. r(m, n) -> r(m + 1, n)\n"
AGES = "sort S\nfunc age(s: S): Nat\npred made(a, b: S)\n"

# Each line: an argument for `c`, and its verdict.
VERDICTS = [
    ("func f(n: Nat): Real\n" + RISING + "conclude c: forall m, n: Nat. m <= n -> f(m) <= f(n)", "holds"),
    ("func f(n: Nat): Real\n" + RISING + "conclude c: forall m, n: Nat. m <= n -> f(m) < f(n) + 1 / 9", "holds"),
    ("func f(n: Nat): Real\n" + RISING + "conclude c: forall m, n: Nat. m >= n -> f(m) <= f(n)", "fails"),
    (SOME + "premise b: forall n: Nat. p(n) -> n <= 100\n" + GREATEST, "holds"),
    (SOME + "premise b: forall n: Nat. p(n) -> n >= 100\n" + GREATEST, "fails"),
    (SOME + "const k: Nat\npremise b: forall n: Nat. p(n) -> n < k\n" + GREATEST, "holds"),
    (SOME + "premise b: forall n: Nat. p(n) -> p(n + 1)\n" + LATER, "holds"),
    (SOME + "premise b: forall n: Nat. p(n) -> p(n + 2)\n" + LATER, "fails"),
    (GRID + "premise s: forall m, n: Nat. r(m, n) -> r(m, n + 1)\nconclude c: forall m, n: Nat. r(m, n)", "holds"),
    (GRID + "premise s: forall m, n: Nat. r(m, n) -> r(n, m)\nconclude c: forall m, n: Nat. r(m, n)", "holds"),
    (GRID + "premise s: forall m, n: Nat. r(m, n) -> r(m, n + 2)\nconclude c: forall m, n: Nat. r(m, n)", "fails"),
    (UP + "conclude c: forall m: Nat. exists n: Nat. f(n) >= m", "holds"),
    (NOT_DOWN + "conclude c: forall m: Nat. exists n: Nat. f(n) >= m", "fails"),
    (UP.replace("): Nat", "): Int") + "conclude c: forall m: Int. exists n: Nat. f(n) >= m", "holds"),
    (UP + "conclude c: forall m, n: Nat. m < n -> f(m) < f(n)", "holds"),
    (NOT_DOWN + "conclude c: forall m, n: Nat. m < n -> f(m) <= f(n)", "holds"),
    (NOT_DOWN + "conclude c: forall m, n: Nat. m < n -> f(m) < f(n)", "fails"),
    (EVEN + "conclude c: forall n: Nat. n mod 2 = 0 -> p(n)", "holds"),
    (EVEN + "conclude c: forall n: Nat. n mod 3 = 0 -> p(n)", "fails"),
    (EVEN.replace("+ 2", "+ 5") + "conclude c: forall n: Nat. n mod 5 = 0 -> p(n)", "holds"),
    (
        "pred on(n: Nat)\npred off(n: Nat)\npremise a: on(0) and forall n: Nat. on(n) -> on(n + 1)\n"
        "premise b: off(0) and forall n: Nat. off(n) -> off(n + 1)\n"
        "conclude c: (forall n: Nat. on(n)) and forall n: Nat. off(n)",
        "holds",
    ),
    ("pred p(n: Nat)\npremise a: p(9000)\npremise b: forall n: Nat. p(n + 1) -> p(n)\nconclude c: p(0)", "holds"),
    ("pred p(n: Nat)\npremise a: p(9000)\npremise b: forall n: Nat. p(n + 1) -> p(n)\nconclude c: p(9001)", "fails"),
    (
        "pred p(n: Nat)\npremise a: p(1)\n"
        "premise b: forall n: Nat. 1 <= n and n < 9000 and p(n) -> p(n + 1)\nconclude c: p(9000)",
        "holds",
    ),
    (
        "pred p(n: Nat)\npremise a: p(1)\n"
        "premise b: forall n: Nat. 1 <= n and n < 8999 and p(n) -> p(n + 1)\nconclude c: p(9000)",
        "fails",
    ),
    ("pred p(n: Nat)\npremise a: p(3) and not p(4000)\nconclude c: exists n: Nat. p(n) and not p(n + 1)", "holds"),
    (
        "pred p(n: Nat)\npremise a: forall n: Nat. (forall k: Nat. k < n -> p(k)) -> p(n)\n"
        "conclude c: forall n: Nat. p(n)",
        "holds",
    ),
    (
        "func f(n: Nat): Nat\npremise a: forall n: Nat. f(n) > 0 -> f(n + 1) < f(n)\n"
        "conclude c: exists n: Nat. f(n) = 0",
        "holds",
    ),
    (
        "func f(n: Nat): Int\npremise a: forall n: Nat. f(n) > 0 -> f(n + 1) != f(n)\n"
        "conclude c: exists n: Nat. f(n) = 0",
        "fails",
    ),
    (
        AGES + "premise a: forall a, b: S. made(a, b) -> age(a) < age(b)\n"
        "conclude c: exists a: S. forall b: S. not made(b, a)",
        "holds",
    ),
    (
        AGES + "premise a: forall a, b: S. made(a, b) -> age(a) <= age(b)\n"
        "conclude c: exists a: S. forall b: S. not made(b, a)",
        "fails",
    ),
    (
        AGES + "pred q(s: S)\npremise a: forall b: S. q(b) -> exists a: S. q(a) and age(a) < age(b)\n"
        "conclude c: forall s: S. not q(s)",
        "holds",
    ),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS)
def test_a_claim_that_needs_the_order_of_the_numbers_is_decided(text: str, verdict: str) -> None:
    assert claim(text).verdict == verdict
