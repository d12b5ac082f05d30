"""Which premises count as definitions where begging is looked for: one too many, and the innocent beg."""

from __future__ import annotations

import pytest

from petitio.checks.definitional import definitional
from tests.reading import argument

VOCABULARY = """
sort S
const j: S
pred a
pred b
pred k
pred f(x: S)
pred g(x: S)
pred h(x: S)
pred r(x, y: S)
pred t(n: Nat)
define known(x: S) := f(x)
"""

# Each line: premises p0, p1 …, the conclusion, and the premises that count as definitions.
CASES = [
    (["k <-> a and b", "k"], "a", "0"),
    (["a and b <-> k", "k"], "a", "0"),
    (["forall x: S. h(x) <-> f(x) and g(x)", "forall x: S. h(x)"], "f(j)", "0"),
    (["forall x: S. h(x) <-> exists y: S. r(x, y)", "h(j)"], "f(j)", "0"),
    (["forall x, y: S. r(x, y) <-> f(x) and g(y)", "r(j, j)"], "f(j)", "0"),
    (["forall x: S. forall y: S. r(y, x) <-> f(x) and g(y)", "r(j, j)"], "f(j)", "0"),
    (["forall n: Nat. t(n) <-> a and n > 3", "t(5)"], "a", "0"),
    # More than an atom or its denial.
    (["k <-> a", "k"], "a", ""),
    (["k <-> not a", "k"], "a", ""),
    (["forall x: S. h(x) <-> f(x)", "h(j)"], "f(j)", ""),
    (["forall n: Nat. t(n) <-> n = 3", "t(5)"], "a", ""),
    (["forall n: Nat. t(n) <-> n < 3", "t(5)"], "a", ""),
    (["forall n: Nat. t(n) <-> not (n <= 3)", "t(5)"], "a", ""),
    (["k <-> not (a and b)", "k"], "a", "0"),
    # A biconditional, of all things, of a word that is not in it.
    (["k -> a and b", "k"], "a", ""),
    (["exists x: S. h(x) <-> f(x) and g(x)", "h(j)"], "f(j)", ""),
    (["h(j) <-> f(j) and g(j)", "h(j)"], "f(j)", ""),
    (["forall x: S. h(j) <-> f(x) and g(x)", "h(j)"], "f(j)", ""),
    (["forall x: S. r(x, x) <-> f(x) and g(x)", "r(j, j)"], "f(j)", ""),
    (["forall x: S. r(x, j) <-> f(x) and g(x)", "r(j, j)"], "f(j)", ""),
    (["forall x, y: S. h(x) <-> f(x) and g(y)", "h(j)"], "f(j)", ""),
    (["forall x: S. h(x) <-> f(x) and h(j)", "h(j)"], "f(j)", ""),
    (["k <-> a and not k", "k"], "a", ""),
    # Not of a word that the conclusion speaks of, or that has its definition.
    (["k <-> a and b", "k"], "a and k", ""),
    (["k <-> a and b", "k"], "k", ""),
    (["forall x: S. known(x) <-> a and b", "known(j)"], "a", ""),
    # One other premise speaks of it, and one alone.
    (["k <-> a and b"], "a", ""),
    (["k <-> a and b", "a"], "a", ""),
    (["k <-> a and b", "k", "k or a"], "a", ""),
    (["k <-> a and b", "k", "b"], "a", "0"),
    (["k", "k <-> a and b"], "a", "1"),
    (["k <-> a and b", "k", "t(3) <-> a or b"], "a", "0"),
    (["k <-> a and b", "k", "forall x: S. h(x) <-> f(x) and g(x)", "h(j)"], "a and f(j)", "02"),
]


@pytest.mark.parametrize(("premises", "conclusion", "expected"), CASES, ids=[", ".join(row[0]) for row in CASES])
def test_what_counts_as_a_definition(premises: list[str], conclusion: str, expected: str) -> None:
    text = "\n".join(f"premise p{index}: {premise}" for index, premise in enumerate(premises))
    meant = argument(f"{VOCABULARY}{text}\nconclude c: {conclusion}")
    offered = tuple(f"p{index}" for index in range(len(premises)))
    found = definitional(meant, meant.claim("c"), offered, (offered,), lambda name: meant.claim(name).formula)
    assert found == tuple(f"p{index}" for index in expected)


def test_idle_premises_do_not_speak_and_common_ground_does() -> None:
    text = f"{VOCABULARY}premise d: k <-> a and b\npremise p: k\npremise q: k or a\n"
    meant = argument(f"{text}given common: k\nconclude c: a")
    offered, claim = ("d", "p", "q"), meant.claim("c")

    def counted(*cores: tuple[str, ...]) -> tuple[str, ...]:
        return definitional(meant, claim, offered, cores, lambda name: meant.claim(name).formula)

    assert counted(("d",)) == ("d",)
    assert counted(("d", "p")) == ()
    without = argument(f"{text}conclude c: a")

    def of_rest(*cores: tuple[str, ...]) -> tuple[str, ...]:
        return definitional(without, without.claim("c"), offered, cores, lambda name: without.claim(name).formula)

    assert of_rest(("d", "p")) == ("d",)
    assert of_rest(("d", "p"), ("d", "q")) == ()
    assert of_rest(("d",)) == ()
