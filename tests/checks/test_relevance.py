"""Premises and conclusions that say nothing, or nothing new."""

from __future__ import annotations

import pytest

from tests.checks.verdict_of import rules

P = "pred a pred b pred k pred l\n"
S = "sort S\nconst z: S\npred f(x: S)\npred g(x: S)\n"
FAMILY = {
    "idle-premise", "redundant-premise", "tautologous-premise", "trivial-conclusion", "idle-assumption",
    "cited-but-not-needed", "unused-reason", "common-ground",
}  # fmt: skip

CASES = {
    "an alternative": (
        P + "assume p: a\nassume q: not a\npremise r: a -> b\nconclude c: b\nscenario s: q, not p",
        [],
    ),
    "all needed": (P + "premise p: a\npremise q: a -> b\nconclude c: b", []),
    "an instance beside its universal": (
        S + "premise p: forall x: S. f(x)\npremise q: f(z)\npremise r: f(z) -> g(z)\nconclude c: g(z)",
        ["redundant-premise"],
    ),
    "two supports are not redundant": (
        P + "premise p: a\npremise q: a -> b\npremise r: k\npremise s: k -> b\nconclude c: b",
        [],
    ),
    "said twice": (
        P + "premise p: a\npremise q: not not a\npremise r: a -> b\nconclude c: b",
        ["redundant-premise"] * 2,
    ),
    "true whatever else is": (P + "premise p: a or not a\npremise q: k\nconclude c: k or l", ["tautologous-premise"]),
    "a conclusion that cannot be false": (
        P + "premise p: a\nconclude c: a or not a",
        ["idle-premise", "trivial-conclusion"],
    ),
    "a theorem without premises": (P + "conclude c: a or not a", []),
    "common ground alone": (P + "given g: a\npremise p: b\nconclude c: a or k", ["idle-premise", "common-ground"]),
    "a reason for what is needed": (P + "premise p: k\npremise q: a because p\npremise r: a -> b\nconclude c: b", []),
    "a reason at one remove": (
        P + "premise o: l\npremise p: k because o\npremise q: a because p\npremise r: a -> b\nconclude c: b",
        [],
    ),
    "a reason for what is idle": (
        P + "premise p: k\npremise q: l because p\npremise r: a -> b\npremise s: a\nconclude c: b",
        ["unused-reason", "idle-premise"],
    ),
    "a conclusion that fails says nothing of its premises": (P + "premise p: b\npremise q: a -> b\nconclude c: a", []),
    "expected": (
        P + "premise p: a\npremise q: not not a\npremise r: a -> b\nconclude c: b\n"
        "expect p redundant\nexpect q redundant",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_relevance(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule in FAMILY or rule == "expectation-not-met"] == expected


def test_in_a_conflict_nothing_is_redundant() -> None:
    text = P + "premise p: a\npremise q: not a\nconclude c: b\nexpect p redundant"
    assert "redundant-premise" not in rules(text)
    assert "expectation-not-met" in rules(text)
