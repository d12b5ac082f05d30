"""Inductions: what is idle, what begs, what runs the wrong way, what is too weak, what goes along something."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio.report import Finding, InductionReport
from tests.checks.verdict_of import checked, claim, rules

N = "pred t(n: Nat)\npred u(n: Nat)\nfunc x(n: Nat): Int\nfunc y(n: Nat): Int\n"
FACT = "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\n"
FORALL = "conclude c: forall n: Nat. "


def induction(text: str) -> InductionReport:
    found = claim(text).induction
    assert found is not None
    return found


def family(text: str) -> list[str]:
    """The findings about inductions, in the order of the text, notes among them."""
    return [finding.rule for finding in checked(text, "I").findings if finding.code.startswith("I")]


# ---- What goes through

SOUND = {
    "a chain": (
        "premise p: t(0)\npremise q: forall n: Nat. t(n) and u(n) -> t(n + 1)\npremise r: forall n: Nat. u(n)\n"
        f"{FORALL}t(n) by induction on n base p step q, r",
        True,
        [],
    ),
    "a chain, everything offered": (
        "premise p: t(0)\npremise q: forall n: Nat. t(n) and u(n) -> t(n + 1)\npremise r: forall n: Nat. u(n)\n"
        f"{FORALL}t(n) by induction on n",
        True,
        [],
    ),
    "a bare step": (
        f"premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n{FORALL}t(n) by induction on n",
        True,
        ["assumed-step"],
    ),
    "a bare step from 2": (
        f"premise p: t(2)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n{FORALL}n >= 2 -> t(n) by induction on n",
        True,
        ["assumed-step"],
    ),
    "a recursive definition": (
        "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n\n"
        f"{FORALL}2 * sum(n) = n * (n + 1) by induction on n",
        True,
        [],
    ),
    "a recursion in the premises": (
        "premise p: x(0) = 0\npremise q: forall n: Nat. x(n + 1) = x(n) + 2 * n + 1\n"
        f"{FORALL}x(n) = n * n by induction on n base p step q",
        True,
        [],
    ),
    "a case split": (
        "premise p: t(0)\npremise q: forall n: Nat. u(n) -> t(n + 1)\npremise r: forall n: Nat. u(n)\n"
        f"{FORALL}t(n) by induction on n base p step q, r",
        False,
        ["idle-hypothesis"],
    ),
    "said already": (
        "premise p: t(0)\npremise q: forall n: Nat. u(n) -> t(n)\npremise r: forall n: Nat. u(n)\n"
        f"{FORALL}t(n) by induction on n base p step q, r",
        False,
        ["idle-induction"],
    ),
    "true anyway": (f"{FORALL}n * n >= n by induction on n", False, ["idle-induction"]),
}


@pytest.mark.parametrize(("text", "used", "found"), SOUND.values(), ids=SOUND)
def test_what_goes_through(text: str, used: bool, found: list[str]) -> None:
    assert claim(N + text).verdict == "holds"
    assert induction(N + text).hypothesis_used is used
    assert family(N + text) == found


def test_what_says_it_already_is_named() -> None:
    assert induction(N + SOUND["said already"][0]).already == ("q", "r")
    assert induction(N + SOUND["true anyway"][0]).already == ()


# ---- What begs

GUARD = (
    "given g: forall n: Nat. u(n) <-> t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) and u(n + 1) -> t(n + 1)\n"
)
BEGGING = {
    "a guard that is the goal": (
        f"{GUARD}premise r: forall n: Nat. u(n)\n{FORALL}t(n) by induction on n base p step q, r",
        "begs",
        ["guard-begs"],
    ),
    "a guard that is the goal by definition": (
        "define v(n: Nat) := t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) and v(n + 1) -> t(n + 1)\n"
        f"premise r: forall n: Nat. v(n)\n{FORALL}t(n) by induction on n base p step q, r",
        "begs",
        ["guard-begs"],
    ),
    "the same, one number on": (
        "given g: forall n: Nat. u(n) <-> t(n)\npremise p: t(0)\n"
        "premise q: forall n: Nat. n > 0 and t(n - 1) and u(n) -> t(n)\n"
        f"premise r: forall n: Nat. u(n)\n{FORALL}t(n) by induction on n base p step q, r",
        "begs",
        ["guard-begs"],
    ),
    "a guard that is the goal, and another way": (
        f"{GUARD}pred z(n: Nat)\npremise r: forall n: Nat. z(n)\npremise s: forall n: Nat. z(n) -> t(n + 1)\n"
        f"{FORALL}t(n) by induction on n base p step q, r, s",
        "holds",
        ["guard-begs", "idle-hypothesis"],
    ),
    "a guard that only follows from the goal": (
        "given g: forall n: Nat. t(n) -> u(n)\npremise p: t(0)\n"
        "premise q: forall n: Nat. t(n) and u(n) -> t(n + 1)\n"
        f"{FORALL}t(n) by induction on n base p step q",
        "holds",
        [],
    ),
    "a property that looks ahead": (
        f"premise p: forall m: Nat. t(m)\n{FORALL}t(n) by induction on n base p "
        "strengthen forall m: Nat. m >= n -> t(m)",
        "begs",
        ["hypothesis-too-big"],
    ),
    "one that looks back": (
        "premise p: t(0)\npremise q: forall n: Nat. (forall k: Nat. k <= n -> t(k)) -> t(n + 1)\n"
        f"{FORALL}t(n) by induction on n base p step q strengthen forall m: Nat. m <= n -> t(m)",
        "holds",
        ["assumed-step"],
    ),
}


@pytest.mark.parametrize(("text", "verdict", "found"), BEGGING.values(), ids=BEGGING)
def test_what_begs(text: str, verdict: str, found: list[str]) -> None:
    assert claim(N + text).verdict == verdict
    assert family(N + text) == found


def test_arithmetic_is_no_hypothesis_that_is_too_big() -> None:
    text = f"const k: Int\npremise p: k <= 5\n{FORALL}n >= 5 -> k <= n by induction on n"
    assert claim(text).verdict == "holds"
    assert "hypothesis-too-big" not in rules(text)


# ---- What does not go through

BROKEN = {
    "backwards": (
        f"premise p: t(0)\npremise q: forall n: Nat. t(n + 1) -> t(n)\n{FORALL}t(n) by induction on n base p step q",
        "fails",
        ["step-not-proven", "wrong-direction"],
    ),
    "not backwards, though arithmetic alone is": (
        f"premise p: x(0) >= 0\npremise q: t(0)\n{FORALL}x(0) >= n by induction on n base p step q",
        "fails",
        ["step-not-proven"],
    ),
    "an empty step": (
        f"premise p: u(0)\npremise q: forall n: Nat. not t(n)\n{FORALL}t(n) by induction on n base p step q",
        "fails",
        ["base-not-proven", "vacuous-step"],
    ),
    "an empty step with a base": (
        f"premise p: t(0)\npremise q: forall n: Nat. not t(n)\n{FORALL}t(n) by induction on n base p step q",
        "vacuous",
        ["vacuous-step"],
    ),
    "swapped": (
        f"premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n{FORALL}t(n) by induction on n base q step p",
        "undecided",
        ["base-not-proven", "step-not-proven"],
    ),
}


@pytest.mark.parametrize(("text", "verdict", "found"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_go_through(text: str, verdict: str, found: list[str]) -> None:
    assert claim(N + text).verdict == verdict
    assert family(N + text) == found


def messages(text: str) -> dict[str, Finding]:
    return {finding.rule: finding for finding in checked(text).findings}


def test_swapped_citations_are_told_apart() -> None:
    found = messages(N + BROKEN["swapped"][0])
    assert "as it is, `p` is cited behind `step`" in str(found["base-not-proven"].hint)
    assert "as it is, `q` is cited behind `base`" in str(found["step-not-proven"].hint)
    assert "do not cite what they need" in found["undecided"].message


def test_a_claim_at_hand_that_is_not_cited_is_named() -> None:
    text = f"premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n{FORALL}t(n) by induction on n base p step p"
    assert messages(N + text)["step-not-proven"].hint == ("cite `q` as well, behind `step`: with that it goes through")


@pytest.mark.parametrize(
    ("formula", "at", "rule"),
    [("fact(n) >= n * n", 2, "step-not-proven"), ("fact(n) >= n + 2", 0, "base-not-proven")],
)
def test_what_is_false_is_no_gap(formula: str, at: int, rule: str) -> None:
    text = f"{FACT}{FORALL}{formula} by induction on n"
    found = claim(text)
    assert found.verdict == "fails"
    assert found.countermodel is not None
    assert found.countermodel.story[-1].startswith(f"But `c` is false: the fact of {at} is ")
    assert induction(text).gap is None
    assert induction(text).false_at == at
    assert f"the property cannot be true at n = {at}" in messages(text)[rule].message


# ---- What is too weak

REMEDIES = {
    "already inductive": ("x(0) = 0", "x(n + 1) = x(n) + 2 * n + 1", "x(n) >= 0", None),
    "another quantity": (
        "x(0) = 0 and y(0) = 0",
        "x(n + 1) = x(n) + y(n) and y(n + 1) = y(n) + 1",
        "x(n) >= 0",
        "strengthen x(n) >= 0 and y(n) >= 0",
    ),
    "a closed form": ("x(0) = 0", "x(n + 1) = x(n) + 2", "x(n) != 7", "strengthen x(n) = 2 * n"),
    "what is kept": (
        "x(0) = 5 and y(0) = 5",
        "(x(n + 1) = x(n) + 1 and y(n + 1) = y(n) - 1) or (x(n + 1) = x(n) - 1 and y(n + 1) = y(n) + 1)",
        "x(n) = 0 -> y(n) = 10",
        "strengthen x(n) + y(n) = 10",
    ),
    "a guard of its own": (
        "t(0) and x(0) >= 1",
        "(t(n) and x(n) >= 1 -> t(n + 1)) and x(n + 1) >= x(n)",
        "t(n)",
        "strengthen t(n) and x(n) >= 1",
    ),
    "two numbers back": ("t(0) and t(1)", "t(n) -> t(n + 2)", "t(n)", "depth 2"),
    "three numbers back": ("t(0) and t(1) and t(2)", "t(n) -> t(n + 3)", "t(n)", "depth 3"),
    "all numbers back": ("t(0)", "(forall k: Nat. k <= n -> t(k)) -> t(n + 1)", "t(n)", "strong"),
}


def too_weak(base: str, step: str, goal: str) -> str:
    return (
        f"argument test:\n{N}premise p: {base}\npremise q: forall n: Nat. {step}\n"
        f"{FORALL}{goal}\n  by induction on n\n    base p\n    step q\n"
    )


@pytest.mark.parametrize(("base", "step", "goal", "remedy"), REMEDIES.values(), ids=REMEDIES)
def test_what_is_too_weak_holds_with_what_is_found(base: str, step: str, goal: str, remedy: str | None) -> None:
    text = too_weak(base, step, goal)
    assert claim(text).verdict == "holds"
    assert induction(text).remedy == remedy
    assert ("strengthened" in rules(text)) == (remedy is not None)


@pytest.mark.parametrize("name", ["a closed form", "what is kept", "a guard of its own", "two numbers back"])
def test_the_fix_writes_it_and_it_holds(name: str) -> None:
    text = too_weak(*REMEDIES[name][:3])
    mended = fixed(text)
    assert mended != text
    assert claim(mended).verdict == "holds"
    assert induction(mended).remedy is None
    assert "strengthened" not in rules(mended)


def fixed(text: str) -> str:
    """The text with the edits of every strengthening made."""
    found = [finding for finding in checked(text).findings if finding.rule == "strengthened"]
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    for finding in found:
        assert finding.fix is not None
        assert not finding.fix.safe
        for edit in finding.fix.edits:
            start, end = (lines[place.line - 1] + place.column - 1 for place in (edit.span.start, edit.span.end))
            text = text[:start] + edit.text + text[end:]
    return text


def test_a_property_carried_already_is_replaced() -> None:
    base, step, goal, _ = REMEDIES["another quantity"]
    text = too_weak(base, step, goal).replace("    base p", "    strengthen x(n) >= 0 and x(0) = 0\n    base p")
    mended = fixed(text)
    assert mended.count("strengthen ") == 1
    assert claim(mended).verdict == "holds"
    assert "strengthened" not in rules(mended)


def test_a_counterexample_that_comes_about_is_told_from_one_that_does_not() -> None:
    text = too_weak("t(0)", "t(n) and u(n) -> t(n + 1)", "t(n)")
    assert claim(text).verdict == "fails"
    assert induction(text).reachable is True
    found = induction(too_weak(*REMEDIES["what is kept"][:3]))
    assert found.reachable is False
    assert found.counterexample is not None


SMALL = st.integers(-2, 2)


@settings(max_examples=2, deadline=None)
@given(start=st.tuples(SMALL, SMALL), law=st.tuples(SMALL, SMALL, SMALL), other=st.tuples(SMALL, SMALL), bound=SMALL)
def test_systems_of_two_quantities(
    start: tuple[int, int], law: tuple[int, int, int], other: tuple[int, int], bound: int
) -> None:
    """What is said of a system holds for its first numbers; a strengthening that is found can be carried."""
    a, b, c = law
    d, e = other
    text = too_weak(
        f"x(0) = {start[0]} and y(0) = {start[1]}",
        f"x(n + 1) = {a} * x(n) + {b} * y(n) + {c} and y(n + 1) = {d} * y(n) + {e}",
        f"x(n) >= {bound}",
    )
    x, y = start
    values = []
    for _ in range(40):
        values.append(x)
        x, y = a * x + b * y + c, d * y + e
    verdict = claim(text).verdict
    if verdict in ("holds", "begs"):
        assert min(values) >= bound
        assert claim(fixed(text)).verdict == verdict
    elif verdict == "fails":
        assert min(values) < bound


# ---- Along a function or a relation

TREE = (
    "sort S\nfunc f(s: S): S\nfunc age(s: S): Nat\npred r(x, y: S)\npred ok(s: S)\npred root(s: S)\n"
    "premise roots: forall s: S. root(s) -> ok(s)\n"
)
CLAIM = "conclude c: forall s: S. ok(s) by induction on s "
DOWN = "premise down: forall s: S. not root(s) -> age(f(s)) < age(s)\n"
HAND = "premise hand: forall s: S. ok(f(s)) -> ok(s)\n"
BELOW = "premise below: forall x, y: S. r(x, y) -> age(x) < age(y)\n"
ALL_BELOW = "premise hand: forall y: S. (forall x: S. r(x, y) -> ok(x)) -> ok(y)\n"
ALONG = {
    "a function": (f"{DOWN}{HAND}{CLAIM}along f measure age(s)", "holds", []),
    "a function, cited": (f"{DOWN}{HAND}{CLAIM}along f measure age(s) base roots, down step hand", "holds", []),
    "a function, swapped": (
        f"{DOWN}{HAND}{CLAIM}along f measure age(s) base hand step roots, down",
        "undecided",
        ["base-not-proven", "step-not-proven", "guard-uncovered"],
    ),
    "a function that need not lead down": (
        f"{HAND}{CLAIM}along f measure age(s)",
        "fails",
        ["base-not-proven"],
    ),
    "a function without a step": (
        f"{DOWN}{CLAIM}along f measure age(s)",
        "fails",
        ["step-not-proven", "guard-uncovered"],
    ),
    "a function that leads down for ever": (
        f"premise down: forall s: S. age(f(s)) < age(s)\n{HAND}{CLAIM}along f measure age(s)",
        "vacuous",
        ["endless-descent"],
    ),
    "a relation": (f"{BELOW}{ALL_BELOW}{CLAIM}along r measure age(s)", "holds", []),
    "a relation that need not lead down": (
        f"{ALL_BELOW}{CLAIM}along r measure age(s)",
        "fails",
        ["no-descent"],
    ),
    "a property that is strengthened": (
        f"{DOWN}premise all: forall s: S. root(s) -> r(s, s)\n"
        "premise hand: forall s: S. ok(f(s)) and r(f(s), f(s)) -> ok(s) and r(s, s)\n"
        f"{CLAIM}along f measure age(s) strengthen ok(s) and r(s, s)",
        "holds",
        [],
    ),
}


@pytest.mark.parametrize(("text", "verdict", "found"), ALONG.values(), ids=ALONG)
def test_along_something(text: str, verdict: str, found: list[str]) -> None:
    assert claim(TREE + text).verdict == verdict
    family_of_it = family(TREE + text)
    assert [rule for rule in rules(TREE + text) if rule in family_of_it] == found


def test_along_numbers_with_other_variables() -> None:
    text = (
        "func half(n: Nat): Nat\npred good(n: Nat, k: Nat)\n"
        "premise h: forall n: Nat. n > 0 -> half(n) < n\npremise z: forall k: Nat. good(0, k)\n"
        "premise s: forall n, k: Nat. n > 0 and good(half(n), k) -> good(n, k)\n"
        "conclude c: forall n, k: Nat. good(n, k) by induction on n along half measure n"
    )
    assert claim(text).verdict == "holds"
    found = induction(text)
    assert (found.along, found.start, found.descent) == ("half", None, "holds")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("along f", ["induction-shape"]),
        ("measure age(s)", ["induction-shape"]),
        ("along age measure age(s)", ["induction-shape"]),
        ("along ok measure age(s)", ["induction-shape"]),
        ("along nothing measure age(s)", ["unknown-name"]),
        ("along f measure s", ["sort-mismatch"]),
        ("along f measure age(s) strong", ["induction-shape"]),
        ("along f measure age(s) from 3", ["induction-shape"]),
    ],
)
def test_options_that_do_not_fit(options: str, found: list[str]) -> None:
    assert [rule for rule in rules(f"{TREE}{CLAIM}{options}") if rule != "unused-vocabulary"] == found


# ---- Recursions contradict nothing

# Each line: the premise, what follows from it, and the verdict on that.
EQUATIONS = {
    "a recursion": ("x(0) = 0 and (forall n: Nat. x(n + 1) = x(n) + n * n)", "x(1) = 0", "holds"),
    "two at once": (
        "x(0) = 0 and y(0) = 1 and (forall n: Nat. x(n + 1) = x(n) * y(n) and y(n + 1) = y(n) + n)",
        "x(1) = 0",
        "holds",
    ),
    "without a start": ("forall n: Nat. x(n + 1) = x(n) + n * n", "x(1) = x(0)", "holds"),
    "two starts": ("x(0) = 0 and x(0) = 1 and (forall n: Nat. x(n + 1) = x(n) + n * n)", "x(1) = 0", "vacuous"),
    "two laws": (
        "(forall n: Nat. x(n + 1) = x(n) + n * n) and (forall n: Nat. x(n + 1) = x(n) + n * n + 1)",
        "x(1) = x(0)",
        "vacuous",
    ),
    "a law for what else is spoken of": (
        "x(0) = 0 and (forall n: Nat. x(n + 1) = x(n) + 1) and x(2) = 4",
        "x(1) = 1",
        "vacuous",
    ),
    "a law that looks at itself": ("forall n: Nat. x(n + 1) = x(n + 1) + 1", "x(1) = 1", "vacuous"),
}


@pytest.mark.parametrize(("formula", "goal", "verdict"), EQUATIONS.values(), ids=EQUATIONS)
def test_recursions_contradict_nothing_by_themselves(formula: str, goal: str, verdict: str) -> None:
    assert claim(f"{N}premise r: {formula}\nconclude c: {goal}").verdict == verdict


def test_a_number_that_the_base_reaches_is_no_gap() -> None:
    text = (
        "pred t(n: Nat)\npremise b: t(1) and t(2)\npremise s: forall n: Nat. n >= 2 and t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. n >= 1 -> t(n) by induction on n base b step s"
    )
    assert induction(text).gap is None
    assert induction(text.replace(" and t(2)", "")).gap == 2
