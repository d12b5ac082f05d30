"""What sort a formula has, where numbers widen, and what must be proven for it to have a meaning."""

from __future__ import annotations

import pytest

from petitio.core import BOOL, INT, NAT, REAL, Application, Sort
from petitio.diagnostics import Diagnostic
from petitio.printing import print_expression
from tests.reading import argument, elaborated, errors, formula, named

VOCABULARY = """
argument test:
sort System
sort Stage = lab | pilot | deployed
const assistant: System
pred aligned(s: System)
pred causes(x, y: System)
pred solved
func maker(s: System): System
func stage(s: System): Stage
func level(n: Nat): Nat
func shift(z: Int): Int
func effort(n: Nat): Real
func grow(x: Real): Real
const k: Nat
const z: Int
const x: Real
"""


def findings(text: str) -> list[Diagnostic]:
    """What is wrong with a formula over the vocabulary."""
    return errors(elaborated(f"{VOCABULARY}\npremise p: {text}")[1])


# Each line: a formula, and the rules it breaks.
FORMULAS = [
    # Formulas and terms
    ("aligned(assistant) and solved", []),
    ("aligned(assistant) and 3", ["sort-mismatch"]),
    ("assistant", ["sort-mismatch"]),
    ("k", ["sort-mismatch"]),
    ("not k", ["sort-mismatch"]),
    ("solved -> k", ["sort-mismatch"]),
    ("solved <-> x", ["sort-mismatch"]),
    ("k or z xor x", ["sort-mismatch"] * 3),
    ("if k then solved else solved", ["sort-mismatch"]),
    ("forall s: System. maker(s)", ["sort-mismatch"]),
    # Equality: on every sort, of equals only
    ("assistant = maker(assistant)", []),
    ("stage(assistant) = pilot", []),
    ("solved = aligned(assistant)", []),
    ("solved != true", []),
    ("assistant = pilot", ["sort-mismatch"]),
    ("assistant = 3", ["sort-mismatch"]),
    ("solved = 1", ["sort-mismatch"]),
    ("lab < pilot", ["sort-mismatch"]),
    ("solved <= solved", ["sort-mismatch"]),
    ("assistant < assistant", ["sort-mismatch"]),
    # Widening
    ("k = z", []),
    ("k = x", []),
    ("z < x", []),
    ("k + z * x >= 0.5", []),
    ("shift(k) = z", []),
    ("grow(k) = grow(z)", []),
    ("grow(3) = 1/2", []),
    ("x = 98%", []),
    ("(if solved then k else x) = 1", []),
    ("let y := k in grow(y) = 0", []),
    # Narrowing
    ("shift(x) = 0", ["narrowing"]),
    ("level(x) = 0", ["narrowing"]),
    ("level(0.5) = 0", ["narrowing"]),
    ("level(-1) = 0", ["narrowing"]),
    ("level(k / 2) = 0", ["narrowing"]),
    ("level(-(-3)) = 0", []),
    ("x mod 2 = 0", ["narrowing"]),
    ("k div 0.5 = 0", ["narrowing"]),
    ("forall n in 0..x. solved", ["narrowing"]),
    ("2 ^ x = 1", ["narrowing"]),
    # Arithmetic is of numbers
    ("solved + 1 = 2", ["sort-mismatch"]),
    ("-assistant = assistant", ["sort-mismatch"]),
    ("abs(solved) = 1", ["sort-mismatch"]),
    ("min(k, lab) = 1", ["sort-mismatch"]),
    ("lab ^ 2 = 1", ["sort-mismatch"]),
    ("2 ^ lab = 1", ["sort-mismatch"]),
    ("(if solved then 1 else lab) = 1", ["sort-mismatch"]),
    # Numbers of arguments
    ("aligned", ["wrong-number-of-arguments"]),
    ("aligned(assistant, assistant)", ["wrong-number-of-arguments"]),
    ("causes(assistant)", ["wrong-number-of-arguments"]),
    ("solved(assistant)", ["wrong-number-of-arguments"]),
    ("aligned(assistant(assistant))", ["wrong-number-of-arguments"]),
    ("stage(assistant) = lab(1)", ["wrong-number-of-arguments"]),
    ("forall s: System. aligned(s(s))", ["wrong-number-of-arguments"]),
    ("abs(1, 2) = 1", ["wrong-number-of-arguments"]),
    ("min(1) = 1", ["wrong-number-of-arguments"]),
    ("max = 1", ["wrong-number-of-arguments"]),
    # Arguments of another sort
    ("aligned(lab)", ["sort-mismatch"]),
    ("aligned(3)", ["sort-mismatch"]),
    ("causes(lab, 3)", ["sort-mismatch", "sort-mismatch"]),
    ("level(assistant) = 0", ["sort-mismatch"]),
    # Missing and unknown sorts
    ("forall s. aligned(s)", ["missing-sort"]),
    ("forall s, t. aligned(s) and level(t) = 0", ["missing-sort"]),
    ("forall s: System, t. aligned(s)", ["missing-sort"]),
    ("forall s: Sytem. aligned(s)", ["unknown-name"]),
    ("exists n in 0..k. level(n) = 0", []),
    ("exists n in -1..1. shift(n) = 0", []),
    # Exponents
    ("x ^ 2 = 4", []),
    ("x ^ 64 = 4", []),
    ("x ^ 65 = 4", ["exponent"]),
    ("2 ^ -65 = x", ["exponent"]),
    ("2 ^ 2 ^ 3 = 256", []),
    ("2 ^ k = 4", []),
    ("x ^ 0.5 = 2", ["narrowing"]),
    # Chains
    ("0 <= k < 5", []),
    ("0 < z = k <= x", []),
    ("5 > k >= z", []),
    ("0 <= k > 5", ["sort-mismatch"]),
    ("k != z != x", ["sort-mismatch"]),
    ("k = z != x", ["sort-mismatch"]),
    ("0 < k < lab", ["sort-mismatch"]),
]


@pytest.mark.parametrize(("text", "rules"), FORMULAS)
def test_formula(text: str, rules: list[str]) -> None:
    assert named(findings(text)) == rules


def test_a_faulty_formula_makes_its_argument_faulty() -> None:
    for text, rules in FORMULAS:
        if rules:
            (meant,) = elaborated(f"{VOCABULARY}\npremise p: {text}")[0].arguments
            assert meant.faulty, text
            assert meant.claims == ()


FACTS = [
    ("level(x) = 0", {"wanted": "Nat", "found": "Real", "term": "x"}),
    ("aligned(lab)", {"wanted": "System", "found": "Stage", "term": "lab"}),
    ("assistant = k + 1", {"wanted": "System", "found": "Nat", "term": "k + 1", "other": "assistant"}),
    ("solved and k", {"wanted": "Bool", "found": "Nat", "term": "k"}),
    ("k < solved", {"found": "Bool"}),
    ("causes(assistant)", {"name": "causes", "wanted": 2, "found": 1, "parameters": ("x: System", "y: System")}),
    ("x ^ 65 = 4", {"most": 64, "found": "65"}),
]


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_a_finding_tells_both_sorts(text: str, facts: dict[str, object]) -> None:
    (finding,) = findings(text)
    assert facts.items() <= finding.facts.items()


# Each line: a term, and the sort it has.
SORTS: list[tuple[str, Sort]] = [
    ("3", NAT),
    ("k + 3", NAT),
    ("k * k", NAT),
    ("k - 3", INT),
    ("-k", INT),
    ("-3", INT),
    ("z + k", INT),
    ("k / 2", REAL),
    ("1/4", REAL),
    ("0.5", REAL),
    ("98%", REAL),
    ("x + k", REAL),
    ("k div 2", NAT),
    ("z mod 2", INT),
    ("abs(z)", NAT),
    ("abs(k)", NAT),
    ("abs(x)", REAL),
    ("min(k, z)", INT),
    ("max(k, 3)", NAT),
    ("max(z, x)", REAL),
    ("k ^ 2", NAT),
    ("k ^ k", NAT),
    ("2 ^ -1", REAL),
    ("if solved then k else z", INT),
    ("let y := z in y + 0.5", REAL),
    ("solved", BOOL),
]


@pytest.mark.parametrize(("text", "sort"), SORTS)
def test_sort_of_a_term(text: str, sort: Sort) -> None:
    meant = argument(f"{VOCABULARY}\ndefine t := {text}\npremise p: t = t")
    (definition,) = (d for s, d in meant.definitions.items() if s.name == "t")
    assert definition.body.sort is sort
    assert definition.symbol.result is sort


# ---- What must be proven

# Each line: a formula, and for each condition its kind, how many conditions stand around it, and its place.
CONDITIONS = [
    ("level(k - 1) = 0", [("narrowing", 0, "k - 1")]),
    ("k >= 1 -> level(k - 1) = 0", [("narrowing", 1, "k - 1")]),
    ("k >= 1 and level(k - 1) = 0", [("narrowing", 1, "k - 1")]),
    ("k = 0 or level(k - 1) = 0", [("narrowing", 1, "k - 1")]),
    ("(if k = 0 then 0 else level(k - 1)) = 0", [("narrowing", 1, "k - 1")]),
    ("level(k - 1) = 0 and k >= 1", [("narrowing", 0, "k - 1")]),
    ("level(k - 1) = 0 <-> k >= 1", [("narrowing", 0, "k - 1")]),
    ("k >= 1 -> z = 0 -> level(k - 1) = level(z)", [("narrowing", 2, "k - 1"), ("narrowing", 2, "z")]),
    ("forall n in 1..9. level(n - 1) = 0", [("narrowing", 2, "n - 1")]),
    ("let y := k - 1 in level(y) = 0", [("narrowing", 1, "y")]),
    ("2 ^ z = 1", [("narrowing", 0, "z")]),
    ("level(3) = level(k + 1)", []),
    ("level(abs(z)) = 0", []),
    ("x / k = 1", [("division", 0, "k")]),
    ("k != 0 -> x / k = 1", [("division", 1, "k")]),
    ("x / 2 = 1 / 3", []),
    ("x / 0 = 1", [("division", 0, "0")]),
    ("k div z = k mod z", [("division", 0, "z"), ("division", 0, "z")]),
    ("k mod 7 = 0", []),
    ("x / (1 / x) = x", [("division", 0, "x"), ("division", 0, "1 / x")]),
    ("x ^ -2 = 1", [("division", 0, "x")]),
    ("2 ^ -2 = x", []),
    ("0 ^ -1 = x", [("division", 0, "0")]),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions(text: str, expected: list[tuple[str, int, str]]) -> None:
    source = f"{VOCABULARY}\npremise p: {text}"
    found = argument(source).conditions
    assert {condition.owner for condition in found} <= {"p"}
    places = [source[condition.span.start : condition.span.end].strip("()") for condition in found]
    kinds = [(condition.kind, len(condition.hypotheses)) for condition in found]
    assert sorted((*kind, place) for kind, place in zip(kinds, places, strict=True)) == sorted(expected)


# ---- Recursions


# Each line: a definition, a use of it, and how many numbers it might go down in.
RECURSIONS = [
    ("define f(n: Nat): Int := if n = 0 then 1 else n * f(n - 1)", "f(3) = 6", 1),
    ("define f(n: Nat): Nat := if n < 2 then n else f(n - 1) + f(n - 2)", "f(3) = 2", 1),
    ("define f(n, m: Nat): Nat := if n = 0 then m else f(n - 1, m + 1)", "f(1, 1) = 2", 2),
    ("sort S define f(s: S, n: Nat): Nat := if n = 0 then 0 else f(s, n - 1)", "forall s: S. f(s, 1) = 0", 1),
    ("define f(n: Nat): Bool := n = 0 or not f(n - 1)", "f(4)", 1),
    ("define f(n: Nat): Nat := f(n + 1)", "f(4) = 0", 1),
    ("define f(n: Nat): Nat := n + 1", "f(4) = 5", 0),
]


@pytest.mark.parametrize(("definition", "use", "goals"), RECURSIONS)
def test_a_recursion_must_go_down_in_one_of_its_numbers(definition: str, use: str, goals: int) -> None:
    meant = argument(f"{definition}\npremise p: {use}")
    found = [condition for condition in meant.conditions if condition.kind == "descent"]
    assert [len(condition.goals) for condition in found] == ([goals] if goals else [])
    (body,) = (d for s, d in meant.definitions.items() if s.name == "f")
    assert body.recursive == bool(goals)


FAULTY_DEFINITIONS = [
    ("define f(z: Int): Int := f(z - 1)", "recursion-does-not-descend"),
    ("define f(x: Real): Real := f(x / 2)", "recursion-does-not-descend"),
    ("sort S define f(s: S): Nat := f(s)", "recursion-does-not-descend"),
    ("define f(n: Nat) := if n = 0 then 1 else f(n - 1)", "missing-sort"),
    ("define f(n) := n = 0", "missing-sort"),
    ("define f(n: Nat): Nat := 0.5", "narrowing"),
    ("define f(n: Nat): Bool := n", "sort-mismatch"),
    ("define f(n: Nat): Nat := n = 0", "sort-mismatch"),
    ("define f(n, n: Nat) := n = 0", "duplicate-name"),
    ("define f(n: Nut) := n = 0", "unknown-name"),
    ("pred f(n)", "missing-sort"),
    ("func f(n: Nat): Reel", "unknown-name"),
    ('pred f(n: Nat) "{m} is so"', "unknown-hole"),
    ('pred f(n: Nat) "{n is so"', "unknown-hole"),
    ('define f(n: Nat) := n = 0 "} is so"', "unknown-hole"),
]


@pytest.mark.parametrize(("definition", "rule"), FAULTY_DEFINITIONS)
def test_faulty_vocabulary(definition: str, rule: str) -> None:
    file, found = elaborated(f"argument test:\n{definition}\npremise p: true")
    assert named(errors(found)) == [rule]
    assert file.arguments[0].faulty or rule == "unknown-hole"


def test_holes_that_are_parameters_or_doubled_braces_are_right() -> None:
    assert argument('pred f(n, m: Nat) "{n} of {{{m}}}"\npremise p: f(0, 0)').claims


def test_a_term_is_shown_as_it_is_written() -> None:
    (finding,) = findings("aligned(if solved then lab else pilot)")
    assert finding.facts["term"] == print_expression(formula("if solved then lab else pilot"))


def test_uses_of_a_word_whose_declaration_is_faulty_are_not_reported() -> None:
    _, found = elaborated("argument test:\npred f(n: Nut)\npremise p: f(3) and f(lab)")
    assert named(errors(found))[0] == "unknown-name"
    assert [finding.facts["name"] for finding in errors(found)] == ["Nut", "lab"]


def test_exactly_one_is_unfolded() -> None:
    meant = argument("sort S pred f(s: S)\npremise p: exists! s: S. f(s)")
    text = str(meant.claims[0].formula)
    assert text.count("Quantification(") == 2
    assert not isinstance(meant.claims[0].formula, Application)
