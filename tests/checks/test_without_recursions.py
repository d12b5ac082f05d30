"""Which premises count as a recursion and are left out where it is asked what can be true: too many would hide a
contradiction."""

from __future__ import annotations

import pytest

from petitio import terms
from petitio.checks.without_recursions import split_recursions, without_recursions
from tests.reading import argument

VOCABULARY = """
sort S
const z: Nat
const j: S
func f(n: Nat): Nat
func g(n: Nat): Nat
func i(n: Nat): Int
func x(n: Int): Int
func w(s: S, n: Nat): Nat
func v(n, m: Nat): Nat
pred p(n: Nat)
pred q
define twice(n: Nat): Nat := 2 * n
define shown(n: Nat): Nat := g(n) + 1
define deep(n: Nat): Nat := if n = 0 then g(5) else deep(n - 1) + 1
"""

# Each line: premises, and the words that they define by recursion.
CASES = [
    (["f(0) = 0", "forall n: Nat. f(n + 1) = f(n) + n"], "f"),
    (["0 = f(0)", "forall n: Nat. f(n) + n = f(n + 1)"], "f"),
    (["f(0) = 0 and (forall n: Nat. f(n + 1) = f(n) + n)"], "f"),
    # A start may be left open, or what comes before a longer step.
    (["forall n: Nat. f(n + 1) = f(n)"], "f"),
    (["forall n: Nat. f(1 + n) = f(n)"], "f"),
    (["forall n: Nat. f(n + 1 + 1) = f(n)"], "f"),
    (["forall n: Nat. f(n + 2) = f(n + 1) + f(n)", "f(0) = 0", "f(1) = 1"], "f"),
    (["forall n: Nat. f(n + 2) = f(n + 1) + f(n)", "f(1) = 1"], "f"),
    # What begins the recursion speaks of earlier numbers alone, or of none.
    (["forall n: Nat. f(n + 2) = f(n)", "f(1) = f(0) + 1"], "f"),
    (["forall n: Nat. f(n + 2) = f(n)", "f(0) = f(1) + 1"], ""),
    (["forall n: Nat. f(n + 2) = f(n)", "f(0) = f(0) + 1"], ""),
    # A number is said to be two things.
    (["forall n: Nat. f(n + 1) = f(n)", "f(0) = 0", "f(1) = 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "f(0) = 0", "f(2) = 1"], ""),
    (["forall n: Nat. f(n + 2) = f(n)", "f(0) = 0", "f(0) = 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "forall n: Nat. f(n + 1) = f(n) + 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "forall n: Nat. f(n + 2) = f(n)"], ""),
    (["f(0) = 0", "f(1) = 1"], ""),
    # The value speaks of the same number or a later one, or of one that is not told.
    (["forall n: Nat. f(n + 1) = f(n + 1) + 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n + 2) + 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n * 0) + 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n + n)"], ""),
    (["forall n: Nat. f(n + 1) = f(2 + g(n))"], ""),
    (["forall n: Nat. f(n + 1) = f(g(n) + n)"], ""),
    (["forall n: Nat. f(n + 1) = f(z)"], ""),
    (["forall n: Nat. f(n + 1) = f(f(n))"], ""),
    (["forall n: Nat. f(n + 1) = (if (exists m: Nat. f(m) > 3) then 1 else 0)"], ""),
    # ... but of the start it may, and of anything else.
    (["forall n: Nat. f(n + 1) = f(0) + f(n)"], "f"),
    (["forall n: Nat. f(n + 2) = f(2)"], ""),
    (["forall n: Nat. f(n + 2) = f(1)"], "f"),
    (["forall n: Nat. f(n + 1) = g(n) + z"], "f"),
    (["forall n: Nat. f(n + 1) = twice(f(n))"], "f"),
    # Not of every number, or not of a natural one.
    (["exists n: Nat. f(n + 1) = f(n) + 1"], ""),
    (["f(z + 1) = f(z)"], ""),
    (["f(z) = f(0) + 1"], ""),
    (["forall n: Nat. f(n) = f(n) + 1"], ""),
    (["forall n: Nat. f(n + n) = 3"], ""),
    (["forall n, m: Nat. f(n + m) = f(n)"], ""),
    (["forall n: Nat. f(2 * n) = 3"], ""),
    (["forall n: Nat. f(n + 1) <= f(n)"], ""),
    (["forall n: Nat. f(n + 1) = f(n) -> q"], ""),
    (["forall n: Nat. x(n + 1) = x(n) + 1"], ""),
    (["forall n: Int. x(n + 1) = x(n) + 1"], ""),
    # An unknown value has to be one of the sort.
    (["forall n: Nat. i(n + 1) = i(n) - 1"], "i"),
    (["forall n: Nat. f(n + 1) = i(n)"], ""),
    (["forall n: Nat. i(n + 1) = f(n)"], "i"),
    (["forall n: Nat. f(n + 1) = f(n) - 1"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "f(0) = 1 - 2"], ""),
    (["forall n: Nat. i(n + 1) = i(n)", "i(0) = 1 - 2"], "i"),
    # Others speak of it.
    (["forall n: Nat. f(n + 1) = f(n)", "f(5) > 3"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "exists n: Nat. f(n) = 7"], ""),
    (["forall n: Nat. g(n + 1) = g(n)", "shown(4) > 2"], ""),
    (["forall n: Nat. g(n + 1) = g(n)", "twice(4) > 2"], "g"),
    (["forall n: Nat. g(n + 1) = shown(n)"], "g"),
    (["forall n: Nat. g(n + 1) = shown(n + 1)"], ""),
    (["forall n: Nat. f(n + 1) = shown(n)"], "f"),
    (["forall n: Nat. g(n + 1) = g(n)", "deep(4) > 2"], ""),
    (["forall n: Nat. g(n + 1) = deep(n)"], ""),
    (["forall n: Nat. f(n + 1) = deep(n)"], "f"),
    # Two of them hang together, one step after the other, or not at all.
    (["forall n: Nat. f(n + 1) = g(n)", "forall n: Nat. g(n + 1) = f(n)"], "fg"),
    (["forall n: Nat. f(n + 1) = g(n + 1)", "forall n: Nat. g(n + 1) = g(n)"], ""),
    (["forall n: Nat. f(n + 1) = g(n + 1) + 1", "forall n: Nat. g(n + 1) = f(n + 1)"], ""),
    (["forall n: Nat. f(n + 1) = g(n)", "forall n: Nat. g(n + 1) = g(n)", "g(5) > 3"], "f"),
    (["forall n: Nat. f(n + 1) = g(n)", "forall n: Nat. g(n + 1) = g(n)", "f(5) > 3"], ""),
    (["forall n: Nat. f(n + 1) = f(n)", "forall n: Nat. g(n + 1) = g(n)", "g(5) > 3"], "f"),
    # Properties, and further arguments: at all of them, each in its own place.
    (["forall n: Nat. p(n + 1) <-> not p(n)"], "p"),
    (["forall n: Nat. p(n + 1) <-> not p(n)", "p(0) <-> q"], "p"),
    (["forall n: Nat. p(n + 1) -> not p(n)"], ""),
    (["forall s: S, n: Nat. w(s, n + 1) = w(s, n) + 1"], "w"),
    (["forall s: S. forall n: Nat. w(s, n + 1) = w(s, n) + 1", "forall s: S. w(s, 0) = 3"], "w"),
    (["forall s: S, n: Nat. w(s, n + 1) = w(j, n)"], "w"),
    (["forall n: Nat. w(j, n + 1) = w(j, n)"], ""),
    (["forall s: S, n: Nat. w(s, n + 1) = w(s, n)", "w(j, 0) = 3"], ""),
    (["forall s, t: S, n: Nat. w(s, n + 1) = w(t, n)"], ""),
    (["forall n, m: Nat. v(n + 1, m) = v(n, m + 5)"], "v"),
    (["forall n, m: Nat. v(m, n + 1) = v(m + 5, n)"], "v"),
    (["forall n, m: Nat. v(m, n + 1) = v(m, n)", "forall m: Nat. v(m, 0) = m"], "v"),
    (["forall n, m: Nat. v(m, n + 1) = v(m, n)", "forall m: Nat. v(0, m) = m"], ""),
    (["forall n, m: Nat. v(m, n + 1) = v(n + 1, m)"], ""),
    (["forall n: Nat. v(n, n + 1) = v(n, n)"], ""),
    (["forall n, m: Nat. v(n + 1, m + 1) = v(n, m)"], ""),
    (["forall n: Nat. g(n + 1) = v(n + 1, n)", "forall n, m: Nat. v(m, n + 1) = v(m, n)"], "gv"),
    (["forall n: Nat. g(n + 1) = v(n, n + 1)", "forall n, m: Nat. v(m, n + 1) = v(m, n)"], ""),
]


@pytest.mark.parametrize(("premises", "defined"), CASES, ids=[", ".join(premises) for premises, _ in CASES])
def test_what_is_a_recursion(premises: list[str], defined: str) -> None:
    meant = argument(VOCABULARY + "\n".join(f"premise r{k}: {text}" for k, text in enumerate(premises)))
    formulas = tuple(claim.formula for claim in meant.claims)
    rest, equations = split_recursions(formulas, meant.definitions)
    assert {equation.symbol.name for equation in equations} == set(defined)
    # What may be said under a condition makes no difference to what is said without one.
    rest, equations = split_recursions(formulas, meant.definitions, conditional=True)
    assert {equation.symbol.name for equation in equations} == set(defined)
    assert without_recursions(formulas, meant.definitions) == (rest if equations else formulas)


# The same for equations that are said under a condition, or of n itself: what they define, and what the others do.
CONDITIONAL = [
    (["forall n: Nat. f(n) = 3"], "f"),
    (["forall n: Nat. n >= 1 -> f(n) = f(n - 1) + n"], "f"),
    (["forall n: Nat. n >= 1 -> f(n) = f(n - 1) + n", "f(0) = 2"], "f"),
    (["forall n: Nat. n >= 1 -> f(n) = f(n - 1) + n", "f(1) = 2"], ""),
    (["forall n: Nat. n >= 1 -> f(n) = f(n) + 1"], ""),
    (["forall n: Nat. f(n) > 3 -> f(n + 1) = 2"], "f"),
    (["forall n: Nat. f(n + 1) > 3 -> f(n + 1) = 2"], ""),
    (["forall n: Nat. f(n + 2) > 3 -> f(n + 1) = 2"], ""),
    (["forall n: Nat. q -> f(n + 1) = 2", "forall n: Nat. not q -> f(n + 1) = 3"], ""),
]


@pytest.mark.parametrize(("premises", "defined"), CONDITIONAL, ids=[", ".join(premises) for premises, _ in CONDITIONAL])
def test_what_is_a_recursion_under_a_condition(premises: list[str], defined: str) -> None:
    meant = argument(VOCABULARY + "\n".join(f"premise r{k}: {text}" for k, text in enumerate(premises)))
    formulas = tuple(claim.formula for claim in meant.claims)
    assert split_recursions(formulas, meant.definitions)[1] == ()
    _, equations = split_recursions(formulas, meant.definitions, conditional=True)
    assert {equation.symbol.name for equation in equations} == set(defined)


def test_what_a_recursion_says() -> None:
    meant = argument(
        VOCABULARY + "premise a: forall n, m: Nat. v(m, n + 2) = v(m, n)\npremise b: forall m: Nat. v(m, 1) = m\n"
        "premise c: z > 3"
    )
    rest, equations = split_recursions(tuple(claim.formula for claim in meant.claims), meant.definitions)
    assert rest == (meant.claims[2].formula,)
    told = [(row.symbol.name, row.place, row.stage, row.variable and row.variable.name) for row in equations]
    assert told == [("v", 1, 2, "n"), ("v", 1, 1, None)]
    assert [terms.symbols_of([row.formula], {}) for row in equations] == [(row.symbol,) for row in equations]
