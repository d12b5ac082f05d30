"""How a claim is to be shown, and clauses that stand where they mean nothing."""

from __future__ import annotations

import pytest

from petitio.core import (
    BOOL,
    Cases,
    Contradiction,
    Definition,
    Descent,
    Entailment,
    Induction,
    Operation,
    Operator,
    Quantification,
    Variable,
)
from petitio.obligations import follows
from petitio.smt.decide import decide
from tests.reading import argument, elaborated, errors, named
from tests.strategies import number

BASE = """
argument test:
sort Stage = lab | pilot | deployed
pred trusted(n: Nat)
pred safe(s: Stage)
pred solid(z: Int)
pred p
pred q
const now: Stage
func stage(n: Nat): Stage
assume a: p
assume b: q
premise c: p -> q
"""


def method(text: str) -> Entailment | Induction | Descent | Cases | Contradiction:
    """The method of the last claim."""
    return argument(BASE + text).claims[-1].method


def induction(text: str) -> Induction:
    found = method(text)
    assert isinstance(found, Induction)
    return found


# ---- Inductions

# Each line: the formula and the options; from where it is claimed and shown; depth, strong; base and step.
INDUCTIONS = [
    ("forall n: Nat. trusted(n)", "", (0, 0, 1, False, None, None)),
    ("forall n: Nat. trusted(n)", "from 3", (0, 3, 1, False, None, None)),
    ("forall n: Nat. n >= 2 -> trusted(n)", "", (2, 2, 1, False, None, None)),
    ("forall n: Nat. n > 2 -> trusted(n)", "", (3, 3, 1, False, None, None)),
    ("forall n: Nat. 2 <= n -> trusted(n)", "from 5", (2, 5, 1, False, None, None)),
    ("forall n: Nat. n >= 2 -> trusted(n)", "from 0", (2, 0, 1, False, None, None)),
    ("forall z: Int. z >= -4 -> solid(z)", "", (-4, -4, 1, False, None, None)),
    ("forall z: Int. z >= -4 -> solid(z)", "from -2", (-4, -2, 1, False, None, None)),
    ("forall n: Nat. trusted(n)", "base a step b, c", (0, 0, 1, False, ("a",), ("b", "c"))),
    ("forall n: Nat. trusted(n)", "strong", (0, 0, 1, True, None, None)),
    ("forall n: Nat. trusted(n)", "depth 2", (0, 0, 2, False, None, None)),
    ("forall n: Nat. trusted(n)", "from a from 1", (0, 1, 1, False, None, None)),
    ("forall s: Stage, n: Nat. trusted(n) or safe(s)", "", (0, 0, 1, False, None, None)),
    ("forall s: Stage. forall n: Nat. trusted(n) or safe(s)", "", (0, 0, 1, False, None, None)),
    ("forall n: Nat, s: Stage. n >= 1 -> trusted(n) or safe(s)", "", (1, 1, 1, False, None, None)),
]


@pytest.mark.parametrize(("formula", "options", "expected"), INDUCTIONS)
def test_induction(formula: str, options: str, expected: tuple[object, ...]) -> None:
    on = "z" if "z:" in formula else "n"
    found = induction(f"conclude d: {formula} by induction on {on} {options}")
    assert found.variable.name == on
    assert (found.claimed_from, found.start, found.depth, found.strong, found.base, found.step) == expected
    assert found.carried == found.goal


@pytest.mark.parametrize("formula", [row[0] for row in INDUCTIONS])
def test_the_goal_for_all_numbers_is_the_claim(formula: str) -> None:
    on = "z" if "z:" in formula else "n"
    meant = argument(f"{BASE}conclude d: {formula} by induction on {on}")
    claim = meant.claims[-1]
    found = claim.method
    assert isinstance(found, Induction)
    guard = Operation(Operator.AT_MOST, (number(found.claimed_from), found.variable), BOOL)
    every = Quantification(True, (found.variable,), Operation(Operator.IMPLIES, (guard, found.goal), BOOL))
    assert decide(follows(meant.definitions, [every], claim.formula)).status == "no"
    assert decide(follows(meant.definitions, [claim.formula], every)).status == "no"


def test_strengthening_carries_another_property() -> None:
    found = induction("conclude d: forall n: Nat. trusted(n) by induction on n strengthen trusted(n) and p")
    assert found.carried != found.goal
    assert isinstance(found.carried, Operation)
    (first, _) = found.carried.arguments
    assert first == found.goal


FAULTY = [
    ("forall n: Nat. trusted(n) by induction on m", ["induction-shape"]),
    ("trusted(0) by induction on n", ["induction-shape"]),
    ("p -> (forall n: Nat. trusted(n)) by induction on n", ["induction-shape"]),
    ("exists n: Nat. trusted(n) by induction on n", ["induction-shape"]),
    ("forall s: Stage. safe(s) by induction on s", ["induction-sort"]),
    ("forall x: Real. x = x by induction on x", ["induction-sort"]),
    ("forall z: Int. solid(z) by induction on z", ["induction-shape"]),
    ("forall z: Int. z = 0 -> solid(z) by induction on z", ["induction-shape"]),
    ("forall n: Nat. trusted(n) by induction on n from -1", ["induction-shape"]),
    ("forall n: Nat. trusted(n) by induction on n depth 0", ["induction-shape"]),
    ("forall n: Nat. trusted(n) by induction on n depth 21", ["induction-shape"]),
    ("forall n: Nat. trusted(n) by induction on n strengthen trusted(m)", ["unknown-name"]),
    ("forall n: Nat. trusted(n) by induction on n strengthen n", ["sort-mismatch"]),
    ("forall n: Nat. trusted(n) by induction on n along stage measure n", ["induction-shape"]),
    ("safe(now) by cases on p2", ["unknown-name"]),
    ("safe(now) by cases on trusted", ["case-subject"]),
    ("safe(now) by cases on lab", ["case-subject"]),
    ("forall n: Nat. trusted(n) by cases on n", ["case-subject"]),
    ("safe(now) by cases p, 3", ["sort-mismatch"]),
    ("safe(now) by cases p, r", ["unknown-name"]),
    ("safe(now) by contradiction from c", ["wrong-kind-of-name"]),
    ("safe(now) by contradiction from e", ["unknown-name"]),
    ("safe(now) base a", ["clause-out-of-place"]),
    ("safe(now) from 3", ["clause-out-of-place"]),
    ("safe(now) strong depth 2", ["clause-out-of-place"] * 2),
    ("safe(now) because a", ["clause-out-of-place"]),
    ("safe(now) from a from b", ["clause-out-of-place"]),
    ("safe(now) speaker x speaker y", ["clause-out-of-place"]),
    ("safe(now) by cases on now by contradiction from a", ["clause-out-of-place"]),
    ("forall n: Nat. trusted(n) by induction on n base a base b", ["clause-out-of-place"]),
    ("forall n: Nat. trusted(n) by induction on n strong strong", ["clause-out-of-place"]),
]


@pytest.mark.parametrize(("text", "rules"), FAULTY)
def test_faulty_method(text: str, rules: list[str]) -> None:
    file, found = elaborated(f"{BASE}conclude d: {text}")
    assert named(errors(found)) == rules
    assert file.arguments[0].faulty


ASSERTED = ["from a", "by cases on now", "by cases p, q", "by contradiction from a", "strong"]


@pytest.mark.parametrize("clause", ASSERTED)
@pytest.mark.parametrize("kind", ["given", "premise", "assume"])
def test_what_is_asserted_is_not_shown(kind: str, clause: str) -> None:
    _, found = elaborated(f"{BASE}{kind} d: safe(now) {clause}")
    assert named(errors(found)) == ["clause-out-of-place"]


ALLOWED = [
    "lemma d: safe(now) from a, b by cases on now speaker x source \"y\" source \"z\" tag u tag v",
    "premise d: safe(now) because a because b speaker x",
    "conclude d: safe(now) by cases p, q from a",
    "conclude d: forall n: Nat. trusted(n) from a by induction on n step b strong base a from 2 depth 3",
]  # fmt: skip


@pytest.mark.parametrize("text", ALLOWED)
def test_clauses_in_any_order(text: str) -> None:
    assert not errors(elaborated(BASE + text)[1])


# ---- Cases

CASES = [
    ("safe(now) by cases on now", ["now = lab", "now = pilot", "now = deployed"]),
    ("forall s: Stage. safe(s) by cases on s", ["s = lab", "s = pilot", "s = deployed"]),
    ("safe(now) by cases on p", ["p = true", "p = false"]),
    ("forall x: Bool. x or p by cases on x", ["x = true", "x = false"]),
    ("safe(now) by cases p, not p", ["p", "not p"]),
    ("safe(now) by cases p and q, p or q, q", ["p and q", "p or q", "q"]),
]


@pytest.mark.parametrize(("text", "labels"), CASES)
def test_cases(text: str, labels: list[str]) -> None:
    found = method(f"conclude d: {text}")
    assert isinstance(found, Cases)
    assert [case.label for case in found.cases] == labels


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_the_cases_together_are_the_claim(text: str) -> None:
    meant = argument(f"{BASE}conclude d: {text}")
    found = meant.claims[-1].method
    assert isinstance(found, Cases)
    shown = [Operation(Operator.IMPLIES, (case.hypothesis, case.goal), BOOL) for case in found.cases]
    assert decide(follows(meant.definitions, [*shown, found.exhaustive], meant.claims[-1].formula)).status == "no"


def test_contradiction() -> None:
    assert isinstance(method("conclude d: not p by contradiction from a, b"), Contradiction)
    found = method("conclude d: not p by contradiction from a, b")
    assert isinstance(found, Contradiction)
    assert found.assumptions == ("a", "b")


# ---- The rest of a claim


def test_clauses() -> None:
    meant = argument(
        BASE + 'conclude d: "why" p from a, b, a speaker x source "y" lines 1-3 source "z" page 4 tag u, v tag w'
    )
    claim = meant.claims[-1]
    assert (claim.kind, claim.prose, claim.cites, claim.speaker) == ("conclude", "why", ("a", "b"), "x")
    assert [(c.work, c.unit, c.ranges) for c in claim.citations] == [
        ("y", "lines", ((1, 3),)),
        ("z", "page", ((4, 4),)),
    ]
    assert claim.tags == ("u", "v", "w")
    assert not claim.asserted


def test_an_opaque_claim_is_a_proposition() -> None:
    meant = argument('premise rain: "it rains {hard}"\nconclude wet: rain')
    rain, _ = meant.claims
    assert rain.symbol.kind == "opaque"
    assert rain.symbol.reading == "it rains {{hard}}"
    assert rain.symbol not in meant.definitions


def test_a_claim_abbreviates_its_formula() -> None:
    meant = argument("pred p\npremise one: p\npremise two: one -> p")
    symbol = meant.claim("one").symbol
    assert meant.definitions[symbol] == Definition(symbol, (), meant.claim("one").formula, False, symbol.span)
    with pytest.raises(KeyError):
        meant.claim("three")


def test_positions_conclude_nothing() -> None:
    assert argument("premise p: true").position
    assert not argument("premise p: true\nconclude c: p").position
    assert isinstance(argument("premise p: forall n: Nat. n = n").claims[0].formula, Quantification)
    assert isinstance(method("conclude d: p"), Entailment)


def test_scenarios() -> None:
    meant = argument(f"{BASE}scenario s: a, not b")
    assert [(s.name, s.granted, s.denied) for s in meant.scenarios] == [("s", ("a",), ("b",))]


def test_the_variable_of_an_induction_is_the_innermost_of_its_name() -> None:
    found = induction("conclude d: forall n: Stage. forall n: Nat. trusted(n) by induction on n")
    assert isinstance(found.variable, Variable)
    assert found.variable.sort.name == "Nat"
