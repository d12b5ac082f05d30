"""One goal, many choices of premises: each answer as if it had been asked alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.core import Term
from petitio.cores import enumerate_cores
from petitio.obligations import follows
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from tests.naive import every_world
from tests.reading import argument
from tests.strategies import PROPOSITIONS, THING, formulas

# Each line: premises a, b, c …, the conclusion, and the minimal sets of premises that it follows from.
CORES = [
    (["p", "p -> q"], "q", ["ab"]),
    (["p", "p -> q", "q"], "q", ["c", "ab"]),
    (["p", "q", "r"], "p or q", ["a", "b"]),
    (["p", "not p"], "q", ["ab"]),
    (["p", "q"], "r", []),
    (["p"], "p or not p", [""]),
    (["forall s: S. f(s) -> g(s)", "f(a)", "forall s: S. f(s)"], "g(a)", ["ab", "ac"]),
    (["t(0)", "forall n: Nat. t(n) -> t(n + 1)", "t(2)"], "t(3)", ["ab", "bc"]),
    (["k > 3", "k > 4", "k > 5"], "k >= 5", ["b", "c"]),
    (["sum(3) = 7", "k = 1"], "false", ["a"]),
    (["k = sum(3)", "k = 1"], "false", ["ab"]),
]
VOCABULARY = (
    "sort S const a: S pred f(s: S) pred g(s: S) pred t(n: Nat) pred p pred q pred r const k: Nat\n"
    "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n\n"
)


@pytest.mark.parametrize(("premises", "goal", "cores"), CORES)
def test_cores(premises: list[str], goal: str, cores: list[str]) -> None:
    claims = " ".join(f"premise e{index}: {premise}" for index, premise in enumerate(premises))
    meant = argument(f"{VOCABULARY}{claims} conclude goal: {goal}")
    offered = {chr(ord("a") + index): meant.claim(f"e{index}").formula for index in range(len(premises))}
    with Entailment(meant.definitions, (), offered, meant.claim("goal").formula) as entailment:
        found = enumerate_cores(list(offered), entailment.follows)
    assert [*found.cores] == [tuple(core) for core in cores]
    assert found.complete
    assert found.certain


def test_the_background_is_always_there() -> None:
    meant = argument("pred p pred q premise a: p premise b: p -> q conclude c: q")
    first, second, goal = (claim.formula for claim in meant.claims)
    with Entailment(meant.definitions, (first,), {"b": second}, goal) as entailment:
        assert entailment.follows(frozenset("b")) == (True, frozenset("b"))
        assert entailment.follows(frozenset()) == (False, frozenset())


def test_what_is_granted_follows() -> None:
    meant = argument("pred p pred q premise a: p premise b: q conclude c: p")
    first, second, goal = (claim.formula for claim in meant.claims)
    with Entailment(meant.definitions, (first,), {"b": second}, goal) as entailment:
        for chosen in ("", "b"):
            assert entailment.follows(frozenset(chosen)) == (True, frozenset())


NUMBERS = "premise a: on(0)\npremise b: forall n: Nat. on(n) -> on(n + 1)\n"
# What a glance leaves open: a text, whether a longer look settles it, and whether `false` follows from all of it.
HARD = {
    "settled by more steps": (f"pred on(n: Nat)\n{NUMBERS}premise c: not on(40)", True, True),
    "settled by instances": (f"pred on(n: Nat)\n{NUMBERS}premise c: not on(80)", False, True),
    "settled by a small model": ("pred on(n: Nat)\npremise a: forall n: Nat. on(n) <-> not on(n + 1)", False, False),
}


@pytest.mark.parametrize(("text", "longer", "follows_"), HARD.values(), ids=HARD)
def test_what_a_glance_leaves_open(text: str, longer: bool, follows_: bool) -> None:
    meant = argument(f"{text}\npred easy\npremise other: easy and not easy\nconclude goal: false")
    hard = {c.name: c.formula for c in meant.claims if c.name not in ("goal", "other")}
    premises, goal = {**hard, "other": meant.claim("other").formula}, meant.claim("goal").formula
    names = frozenset(hard)
    with Entailment(meant.definitions, (), premises, goal) as entailment:
        found, used = entailment.follows(names)
        assert found is follows_
        assert used == (names if follows_ else frozenset())
    with Entailment(meant.definitions, (), premises, goal, effort=None) as entailment:
        assert entailment.follows(names) == ((True, names) if longer else (None, frozenset()))
        # The next question is none the worse for it.
        assert entailment.follows(frozenset({"other"})) == (True, frozenset({"other"}))


def test_what_is_asked_at_length_is_not_tried_again() -> None:
    meant = argument(
        "const x: Int const y: Int const z: Int\npremise a: x > 0\nconclude c: x*x*x + y*y*y + z*z*z != 114"
    )
    premise, goal = (claim.formula for claim in meant.claims)
    with Entailment(meant.definitions, (), {"a": premise}, goal, effort="usual") as entailment:
        assert entailment.asked_at_length(frozenset("a")) is None
        assert entailment.follows(frozenset("a"))[0] is None
        left = entailment.asked_at_length(frozenset("a"))
    assert left is not None
    asked = follows(meant.definitions, (premise,), goal)
    whole = decide(asked, model=True, effort="usual", likely="yes")
    again = decide(asked, model=True, effort="usual", likely="yes", left=left)
    assert (again.status, again.reason) == (whole.status, whole.reason)
    assert set(again.tried) >= set(whole.tried)
    assert again.tried[: len(left.tried)] == left.tried


def test_what_was_tried_in_vain_before_a_model_is_not_tried_again() -> None:
    meant = argument(
        "sort S pred lt(x, y: S)"
        " premise r: (forall x: S. exists y: S. lt(x, y)) and (forall x, y, z: S. lt(x, y) and lt(y, z) -> lt(x, z))"
        " conclude c: exists x: S. lt(x, x)"
    )
    premise, goal = (claim.formula for claim in meant.claims)
    with Entailment(meant.definitions, (), {"r": premise}, goal) as entailment:
        assert entailment.follows(frozenset("r"))[0] is False
        left = entailment.asked_at_length(frozenset("r"))
    assert left is not None
    assert left.status == "yes"
    assert left.tried
    found = decide(follows(meant.definitions, (premise,), goal), model=True, likely="yes", left=left)
    assert found.status == "yes"
    assert found.model is not None
    assert found.tried[: len(left.tried)] == left.tried


def test_names_that_were_not_offered_are_passed_over() -> None:
    meant = argument("pred p premise a: p conclude c: p")
    first, goal = (claim.formula for claim in meant.claims)
    with Entailment(meant.definitions, (), {"a": first}, goal) as entailment:
        assert entailment.follows(frozenset({"a", "other"})) == (True, frozenset("a"))


PREMISES = st.lists(formulas(PROPOSITIONS, 2), min_size=1, max_size=4)
CHOICES = st.lists(st.frozensets(st.sampled_from("abcd")), min_size=1, max_size=5)


@given(PREMISES, formulas(PROPOSITIONS, 2), CHOICES)
def test_each_answer_is_as_if_asked_alone(premises: list[Term], goal: Term, choices: list[frozenset[str]]) -> None:
    offered = dict(zip("abcd", premises, strict=False))
    with Entailment({}, (), offered, goal) as entailment:
        for chosen in choices:
            rest = [formula for name, formula in offered.items() if name in chosen]
            worlds = [world for world in every_world(PROPOSITIONS.all, THING, 1) if all(map(world.holds, rest))]
            found, used = entailment.follows(chosen)
            assert found == all(world.holds(goal) for world in worlds)
            assert used <= chosen
            if found:
                fewer = [offered[name] for name in sorted(used)]
                assert decide(follows({}, fewer, goal)).status == "no"
