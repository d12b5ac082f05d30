"""Expectations, objections and suppressions: what they settle, and what is said where they are wrong."""

from __future__ import annotations

import pytest

from tests.checks.verdict_of import argument, checked, rules

BASE = "pred a pred b pred k\npremise p: a\npremise q: a -> b\npremise i: k\nassume s: b -> k\nconclude c: b\n"

TRUE = [
    "expect c holds",
    "expect c holds under s",
    "expect c fails without p",
    "expect i idle",
    "expect s idle",
    "expect test consistent",
    "objection o against p: charge begs_question\nexpect o overruled",
    "objection o against c: charge does_not_follow\nexpect o overruled",
    "objection o against i: charge idle\nexpect o sustained",
    "objection o against p: charge idle\nexpect o overruled",
    "objection o against argument test: charge inconsistent\nexpect o overruled",
    "objection o against test: charge vacuous\nexpect o overruled",
]
FALSE = [
    "expect c fails",
    "expect c begs p",
    "expect c fails without i",
    "expect p idle",
    "expect test inconsistent",
    "objection o against p: charge begs_question\nexpect o sustained",
]


@pytest.mark.parametrize("text", TRUE)
def test_what_comes_true_is_silent(text: str) -> None:
    assert "expectation-not-met" not in rules(BASE + text)


@pytest.mark.parametrize("text", FALSE)
def test_what_does_not_is_an_error_at_its_line(text: str) -> None:
    (finding,) = [f for f in checked(BASE + text).findings if f.rule == "expectation-not-met"]
    assert finding.severity == "error"
    assert finding.span.start.line == len((BASE + text).splitlines()) + 1


def test_an_expected_fault_is_settled() -> None:
    text = "pred a pred b\npremise p: b\npremise q: a -> b\nconclude c: a\nexpect c fails"
    findings = checked(text).findings
    assert [(finding.rule, finding.expected) for finding in findings] == [
        ("does-not-follow", True),
        ("missing-premise", True),
    ]


def test_undecided_is_taken_for_nothing_else() -> None:
    # Whether 114 is a sum of three cubes is not known.
    cubes = "const x: Int\nconst y: Int\nconst z: Int\npremise i: x * x * x + y * y * y + z * z * z = 114\n"
    assert argument(cubes).position == "undecided"
    assert "expectation-not-met" in rules(cubes + "expect test consistent")
    assert "expectation-not-met" in rules(cubes + "expect test inconsistent")


def test_a_suppression_with_a_reason_suppresses() -> None:
    text = BASE.replace("premise i: k", "premise i: k  # petitio: ignore[idle-premise] kept for the next chapter")
    assert "idle-premise" in rules(BASE)
    assert "idle-premise" not in rules(text)
    assert "unused-suppression" not in rules(text)


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("# petitio: ignore[idle-premise]", "suppression-without-reason"),
        ("# petitio: ignore for now", "suppression-without-reason"),
        ("# petitio: ignore[idle-premisse] for now", "unknown-rule"),
        ("# petitio: ignore[restates] for now", "unused-suppression"),
    ],
)
def test_a_suppression_that_is_wrong_is_a_finding(comment: str, rule: str) -> None:
    assert rule in rules(BASE.replace("premise i: k", f"premise i: k  {comment}"))


def test_equivocation_is_found_and_settled() -> None:
    text = (
        "sort S\nconst z: S\npred m[one](x: S)\npred m[two](x: S)\npred f(x: S)\n"
        "premise p: m[one](z)\npremise q: forall x: S. m[two](x) -> f(x)\nconclude c: f(z)\n"
    )
    assert "equivocation" in rules(text)
    assert rules(text + "expect c fails\nexpect c equivocates m") == []
    # Who tells the senses apart does not take one for the other.
    assert "equivocation" not in rules(text + "premise r: not m[two](z)\n")
    # Another word may be taken so all the same.
    words = text.replace("premise p", "pred g[one](x: S)\npred g[two](x: S)\npremise p") + "premise r: not m[two](z)\n"
    assert "equivocation" in rules(words + "premise s: g[one](z)\npremise t: forall x: S. g[two](x) -> f(x)\n")
