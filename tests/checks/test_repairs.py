"""What is said to be missing is: with it the claim follows, and it is not the claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import petitio
from petitio.fixing import fixed
from petitio.pipeline import check
from petitio.source import Source
from tests.checks.verdict_of import claim, rules
from tests.reading import QUICK

ROOT = Path(__file__).parents[2]
P = "pred a pred b pred k pred l\n"
S = "sort S\nconst z: S\npred f(x: S)\npred g(x: S)\npred h(x: S)\n"
W = "sort S\nconst z: S\npred w[one](x: S)\npred w[two](x: S)\npred g(x: S)\n"
N = "pred t(n: Nat)\npred e(n: Nat)\nconst last: Nat\n"

FOUND = {
    "the converse": (P + "premise p: a -> b\npremise q: b\nconclude c: a", ["b -> a"]),
    "the first of a chain": (P + "premise p: a -> b\npremise q: b -> k\nconclude c: k", ["b"]),
    "a principle for an instance": (S + "premise p: f(z)\nconclude c: g(z)", ["forall x: S. f(x) -> g(x)"]),
    "existence": (
        S + "premise p: forall x: S. f(x) -> g(x)\nconclude c: exists x: S. f(x) and g(x)",
        ["exists x: S. f(x)"],
    ),
    "a bridge between senses": (
        W + "premise p: w[one](z)\npremise q: forall x: S. w[two](x) -> g(x)\nconclude c: g(z)",
        ["forall x: S. w[one](x) -> w[two](x)"],
    ),
    "the guard of a step": (
        N + "premise p: t(0)\npremise q: forall n: Nat. t(n) and e(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base p step q",
        ["forall n: Nat. t(n) -> e(n)"],
    ),
    "the base of an induction nobody made": (
        N + "premise q: forall n: Nat. t(n + 1) <-> t(n)\nconclude c: t(last)",
        ["t(0)"],
    ),
    "nothing but the conclusion": (S + "conclude c: f(z)", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_missing(text: str, expected: list[str]) -> None:
    found = claim(text)
    assert found.verdict == "fails"
    assert found.repairs is not None
    formulas = [repair.formula.replace("'", "") for repair in found.repairs]
    assert formulas[:1] == expected[:1] if expected else not formulas


@pytest.mark.parametrize("verdict", ["holds", "begs", "vacuous"])
def test_what_follows_needs_no_repair(verdict: str) -> None:
    text = {
        "holds": "premise p: a\npremise q: a -> b\nconclude c: b",
        "begs": "premise p: not not a\nconclude c: a",
        "vacuous": "premise p: a\npremise q: not a\nconclude c: b",
    }[verdict]
    found = claim(P + text)
    assert found.verdict == verdict
    assert found.repairs is None


def mended(text: str) -> str:
    """A text with all fixes applied, safe or not."""
    return fixed(text, check(Source("a.arg", text)).findings, unsafe=True).text


@pytest.mark.parametrize(
    "text", [text for text, formulas in FOUND.values() if formulas], ids=[k for k, v in FOUND.items() if v[1]]
)
def test_a_repair_repairs(text: str) -> None:
    text = "argument test:\n" + text
    again = petitio.check_text(mended(text)).files[0].arguments[0]
    assert next(row for row in again.claims if row.name == "c").verdict == "holds"


# Problems for provers take a minute each here, and their repairs are of no other kinds.
@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
def test_repairs_of_the_corpus_repair(path: Path) -> None:
    # What fails on purpose is settled by its expectation; without it, its fix shows.
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("expect"))
    before = petitio.check_text(text).files[0]
    after = petitio.check_text(mended(text)).files[0]
    for old, new in zip(before.arguments, after.arguments, strict=True):
        for row in old.claims:
            if row.repairs:
                assert next(other for other in new.claims if other.name == row.name).verdict == "holds"


ATOMS = ["a", "b", "k", "l"]
literals = st.sampled_from([*ATOMS, *(f"not {atom}" for atom in ATOMS)])
clauses = st.lists(literals, min_size=1, max_size=3).map(" or ".join)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(clauses, min_size=1, max_size=4), literals)
def test_any_repair_of_propositions_repairs(premises: list[str], conclusion: str) -> None:
    lines = [f"premise p{index}: {premise}" for index, premise in enumerate(premises)]
    text = "argument test:\n" + P + "\n".join(lines) + f"\nconclude c: {conclusion}"
    found = claim(text)
    if found.repairs:
        assert (
            next(
                row for row in petitio.check_text(mended(text)).files[0].arguments[0].claims if row.name == "c"
            ).verdict
            == "holds"
        )


def test_an_expected_failure_asks_for_no_premise() -> None:
    text = "pred a pred b premise p: a -> b\npremise q: b\nconclude c: a\nexpect c fails"
    assert rules(text) == []


def test_a_repair_is_no_other_claim_that_is_to_be_shown() -> None:
    alone = claim("pred p pred q\npremise a: p -> q\nconclude c: q")
    assert [row.formula for row in alone.repairs or ()] == ["p"]
    beside = claim("pred p pred q\npremise a: p -> q\nconclude d: not not p\nconclude c: q")
    assert "p" not in [row.formula for row in beside.repairs or ()]
