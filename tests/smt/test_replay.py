"""Countermodels that are and that are none: whatever proposes one needs no trust."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest

from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Element,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Value,
    Variable,
)
from petitio.obligations import Question
from petitio.semantics import Interpretation, Table, evaluate
from petitio.smt.replay import _with_witness, discharged, replays
from tests.reading import argument
from tests.strategies import number


def replayed(text: str, sizes: Mapping[str, int] | None = None) -> bool:
    """Whether the claims are true where each word `f` has the closed form that the definition `f_is` states."""
    meant = argument(text)
    closed = {s.name.removesuffix("_is"): d for s, d in meant.definitions.items() if s.name.endswith("_is")}
    words = {s.name: s for s in (*meant.vocabulary, *meant.definitions)}
    tables = {words[name]: Table(form.variables, form.body) for name, form in closed.items()}
    own = {s: d for s, d in meant.definitions.items() if not s.name.endswith("_is")}
    sorts = {p.sort.name: p.sort for word in words.values() for p in word.parameters}
    world = Interpretation({sorts[name]: size for name, size in (sizes or {}).items()}, tables)
    return replays(world, Question(own, tuple(claim.formula for claim in meant.claims)))


C = "const c: Nat\n"
F = "func f(n: Nat): Nat\n"
SUM = "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n\n"
BELOW = "define small(n: Nat): Bool := n < 5\n"

# Each line: words, their closed forms and premises; whether the premises are true.
CLOSED_FORMS = [
    (C + "define c_is: Int := 3\npremise p: c = 3", True),
    (C + "define c_is: Int := 3\npremise p: c = 4", False),
    (C + "define c_is: Int := 3\npremise p: c = 3\npremise q: c = 4", False),
    (C + "define c_is: Int := 3\npremise p: c = 4\npremise q: c = 3", False),
    (C + "define c_is: Int := -1\npremise p: c < 5", False),
    (C + "define c_is: Int := 0\npremise p: c < 5", True),
    ("const c: Int\ndefine c_is: Int := -1\npremise p: c < 5", True),
    (F + "define f_is(n: Nat): Int := n + 1\npremise p: forall n: Nat. f(n) > n", True),
    (F + "define f_is(n: Nat): Int := n\npremise p: forall n: Nat. f(n) > n", False),
    (F + "define f_is(n: Nat): Int := n - 1\npremise p: forall n: Nat. f(n) < n", False),
    (F + "define f_is(n: Nat): Int := n * n - 2 * n\npremise p: forall n: Nat. f(n) < n * n + 1", False),
    (F + "define f_is(n: Nat): Int := n * n - n\npremise p: forall n: Nat. f(n) < n * n + 1", True),
    (F + "define f_is(n: Nat): Int := n * n\npremise p: forall n: Nat. f(n) <= n", False),
    (F + "define f_is(n: Nat): Int := n * n\npremise p: forall n: Nat. f(n) >= n\npremise q: f(2) = 4", True),
    (F + "define f_is(n: Nat): Int := n * n\npremise p: forall n: Nat. f(n) >= n\npremise q: f(2) = 5", False),
    (F + "define f_is(n: Nat): Int := n * n\npremise p: forall n: Nat. f(n) <= n\npremise q: f(2) = 4", False),
    ("func g(n: Nat, m: Nat): Nat\ndefine g_is(n: Nat, m: Nat): Int := n - m\npremise p: g(2, 1) = 1", False),
    ("func g(n: Nat, m: Nat): Nat\ndefine g_is(n: Nat, m: Nat): Int := n * m\npremise p: g(2, 3) = 6", True),
    (SUM + "define sum_is(n: Nat): Int := n * (n + 1) div 2\npremise p: sum(3) = 6", True),
    (SUM + "define sum_is(n: Nat): Int := n\npremise p: sum(1) = 1", False),
    (SUM + "premise p: sum(3) = 6", True),
    (SUM + "premise p: sum(3) = 7", False),
    (C + "define c_is: Int := 0\npremise p: 1 / c = 1", False),
    (F + "define f_is(n: Nat): Int := 1 div n\npremise p: f(0) >= 0", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLOSED_FORMS)
def test_closed_forms(text: str, expected: bool) -> None:
    assert replayed(text) is expected


def test_a_definition_says_what_its_word_means_whatever_a_candidate_says() -> None:
    assert not replayed(BELOW + "define small_is(n: Nat): Bool := true\npremise p: small(7)")
    assert not replayed(BELOW + "define small_is(n: Nat): Bool := n < 6\npremise p: small(4)")
    assert replayed(BELOW + "define small_is(n: Nat): Bool := n <= 4\npremise p: small(4)")


THING, HUE = Sort("Thing", "own"), Sort("Hue", "enumerated", ("red", "green"))

# Each line: an unknown's sort, how many things there are, the value of the unknown, and whether it can have that one.
UNKNOWNS: list[tuple[Sort, int, Value, Sort, bool]] = [
    (NAT, 1, Fraction(0), NAT, True),
    (NAT, 1, Fraction(-1), NAT, False),
    (NAT, 1, Fraction(1, 2), NAT, False),
    (INT, 1, Fraction(-1), INT, True),
    (INT, 1, Fraction(1, 2), INT, False),
    (INT, 1, Fraction(1, 2), REAL, False),
    (REAL, 1, Fraction(1, 2), REAL, True),
    (THING, 2, Element(THING, 1), THING, True),
    (THING, 2, Element(THING, 2), THING, False),
    (THING, 0, Element(THING, 0), THING, False),
    (HUE, 1, Element(HUE, 1), HUE, True),
    (HUE, 1, Element(HUE, 2), HUE, False),
    (BOOL, 1, True, BOOL, True),
]


@pytest.mark.parametrize(("sort", "size", "value", "called", "possible"), UNKNOWNS)
def test_an_unknown_has_a_value_of_its_sort(sort: Sort, size: int, value: Value, called: Sort, possible: bool) -> None:
    unknown = Variable("x", sort)
    same = Operation(Operator.IFF if sort is BOOL else Operator.EQUAL, (unknown, Literal(value, called)), BOOL)
    world = Interpretation({THING: size}, {}, {unknown: Literal(value, called)})
    assert replays(world, Question({}, (same,))) is possible


@pytest.mark.parametrize(("index", "possible"), [(0, True), (1, True), (2, False)])
def test_a_word_has_values_among_the_elements_there_are(index: int, possible: bool) -> None:
    meant = argument("sort S\nconst a: S\nconst b: S\npremise p: forall x: S. x != a -> x = x\npremise q: b = b")
    a, b = meant.vocabulary
    sort = a.result
    world = Interpretation({sort: 2}, {a: Table((), Literal(Element(sort, 0), sort)),
                                       b: Table((), Literal(Element(sort, index), sort))})  # fmt: skip
    assert replays(world, Question({}, tuple(claim.formula for claim in meant.claims))) is possible


def test_no_sort_is_empty() -> None:
    meant = argument("sort S\npred p(x: S)\npremise n: forall x: S. p(x) and not p(x)")
    (p,) = meant.vocabulary
    assert not replays(Interpretation({p.parameters[0].sort: 0}, {}), Question({}, (meant.claims[0].formula,)))


@pytest.mark.parametrize("body", [Literal(Fraction(1, 2), REAL), Literal(Fraction(1, 2), INT)])
def test_a_whole_number_is_whole(body: Literal) -> None:
    meant = argument("const c: Int\npremise p: 2 * c = 1")
    (c,) = meant.vocabulary
    assert not replays(Interpretation({}, {c: Table((), body)}), Question({}, (meant.claims[0].formula,)))


# ---- What is left to the solver

# Each line: a closed formula of arithmetic, and whether it is seen to be true.
LEFT = [
    ("forall n: Nat. n * n >= n", True),
    ("forall z: Int. z * z >= z", True),
    ("forall x: Real. x * x >= x", False),
    ("exists x: Real. x * x = 2", True),
    ("exists z: Int. z * z = 2", False),
    ("forall b: Real. exists n: Nat. n > b", True),
    ("forall b: Real. exists n: Nat. 2 * n * n - n > b", True),
    ("forall b: Real. exists n: Nat. b - n * n < -7", True),
    ("forall b: Real. exists n: Nat. forall m: Nat. m >= n -> m * m > b", True),
    ("forall b: Real. exists n: Nat. n * n < b", False),
    ("exists b: Real. forall n: Nat. n <= b", False),
    ("exists b: Real. forall n: Nat. n * n + n <= b", False),
    ("exists b: Real. forall n: Nat. 5 - n <= b", True),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_what_is_left_to_the_solver(text: str, expected: bool) -> None:
    assert discharged(argument(f"premise p: {text}").claims[0].formula) is expected


@pytest.mark.parametrize("whole_number", [NAT, INT])
def test_the_number_that_is_named_is_a_little_above_every_real(whole_number: Sort) -> None:
    meant = argument(f"premise p: forall b: Real. exists n: {whole_number.name}. n = 8 and b < 6")
    for offset, stronger in zip((1, 2, 4, 8), _with_witness(meant.claims[0].formula), strict=True):
        assert isinstance(stronger, Quantification)
        k, b = stronger.variables
        assert (stronger.universal, k.sort, b.sort) == (True, INT, REAL)
        for below, quarter in product(range(-3, 9), range(-16, 40)):
            real = Fraction(quarter, 4)
            world = Interpretation({}, {}, {k: number(below), b: Literal(real, REAL)})
            between = below <= real < below + 1
            expected = not between or (max(below, 0) + offset == 8 and real < 6)
            assert evaluate(stronger.body, world, {}) is expected, (offset, below, real)


@pytest.mark.parametrize(
    "text",
    [
        "exists b: Real. forall n: Nat. n <= b",
        "forall b: Int. exists n: Nat. n > b",
        "forall b: Real. exists x: Real. x > b",
        "forall b: Real. forall n: Nat. n > b",
        "forall b, c: Real. exists n: Nat. n > b",
    ],
)
def test_only_such_formulas_have_such_a_number(text: str) -> None:
    assert not list(_with_witness(argument(f"premise p: {text}").claims[0].formula))
