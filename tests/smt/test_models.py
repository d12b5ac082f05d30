"""The solver's models, read back as ours."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.core import Element, Symbol, Value
from petitio.obligations import Question
from petitio.semantics import evaluate
from petitio.smt.emit import Emitter, emit, preamble
from petitio.smt.library import Session
from petitio.smt.models import UnreadableModel, read_expressions, read_model
from petitio.smt.solve import check
from tests.reading import argument, question

# ---- Expressions

EXPRESSIONS: list[tuple[str, object]] = [
    ("", []),
    ("a", ["a"]),
    ("()", [[]]),
    ("(a (b c) d) e", [["a", ["b", "c"], "d"], "e"]),
    ("(a ; comment (\nb)", [["a", "b"]]),
    ("|a b| c", ["|a b|", "c"]),
    ('(x "a ) b" y)', [["x", '"a ) b"', "y"]]),
    ('"say ""yes"""', ['"say ""yes"""']),
    ("(- 3.5)", [["-", "3.5"]]),
    ("S!val!0", ["S!val!0"]),
]


@pytest.mark.parametrize(("text", "expressions"), EXPRESSIONS)
def test_expressions(text: str, expressions: object) -> None:
    assert read_expressions(text) == expressions


@pytest.mark.parametrize("text", ["(", ")", "(a", "a)", "(a))(", ")("])
def test_unbalanced_brackets(text: str) -> None:
    with pytest.raises(UnreadableModel):
        read_expressions(text)


# ---- Models

VOCABULARY = (
    "sort S sort H = red | green pred p const z: Int const x: Real const k: Nat const a: S const b: S const h: H "
    "func g(n: Nat): Int pred q(s: S, z: Int) func w(x: Real): Real func c(s: S): H\n"
)
USES = (
    "premise all: p and z = 0 and x = 0 and k = 0 and a = a and b = b and h = red and g(0) = 0 and q(a, 0) "
    "and w(0) = 0 and c(a) = red"
)
NAMES = ("p", "z", "x", "k", "a", "b", "h", "g", "q", "w", "c")


def emitter() -> tuple[Emitter, dict[str, Symbol]]:
    """What wrote a text with f0, f1 … for the words of the vocabulary, in their order."""
    asked = question(VOCABULARY + USES)
    found = emit(asked).emitter
    return found, {symbol.name: symbol for symbol in found.symbols}


def test_the_words_have_the_names_that_the_table_below_uses() -> None:
    found, symbols = emitter()
    assert [found.symbols[symbols[name]] for name in NAMES] == [f"f{index}" for index in range(len(NAMES))]


# Each line: a definition as the solver prints it, a formula, and its truth.
TABLES = [
    ("(define-fun f0 () Bool true)", "p", True),
    ("(define-fun f0 () Bool false)", "p", False),
    ("(define-fun f0 () Bool (not (and true (or false true) (xor true false))))", "p", False),
    ("(define-fun f0 () Bool (=> (= 1 2) false))", "p", True),
    ("(define-fun f0 () Bool (distinct 1 2))", "p", True),
    ("(define-fun f0 () Bool (and (> 2 1) (>= 2 2) (< 1 2) (<= 2 2)))", "p", True),
    ("(define-fun f1 () Int 7)", "z = 7", True),
    ("(define-fun f1 () Int (- 7))", "z = -7", True),
    ("(define-fun f1 () Int (ite (= 1 2) 3 4))", "z = 4", True),
    ("(define-fun f1 () Int (let ((a!1 (+ 1 2))) (* a!1 a!1)))", "z = 9", True),
    ("(define-fun f1 () Int (- 9 1 2))", "z = 6", True),
    ("(define-fun f1 () Int (+ 1 2 3 (* 2 3 4)))", "z = 30", True),
    ("(define-fun f1 () Int (div (- 7) 2))", "z = -4", True),
    ("(define-fun f1 () Int (mod (- 7) (- 2)))", "z = 1", True),
    ("(define-fun f2 () Real 2.0)", "x = 2", True),
    ("(define-fun f2 () Real 3)", "x = 3", True),
    ("(define-fun f2 () Real (/ 1.0 3.0))", "x = 1/3", True),
    ("(define-fun f2 () Real (- (/ 1.0 3.0)))", "x = -1/3", True),
    ("(define-fun f2 () Real (/ (- 1.0) 3.0))", "x = -1/3", True),
    ("(define-fun f2 () Real (to_real 3))", "x = 3", True),
    ("(define-fun f2 () Real 0.125)", "x = 1/8", True),
    ("(define-fun f3 () Int 5)", "k = 5", True),
    ("(define-fun f6 () S1 S1e1)", "h = green", True),
    ("(define-fun f6 () S1 S1e1)", "h = red", False),
    ("(define-fun f7 ((x!0 Int)) Int (+ x!0 1))", "g(41) = 42", True),
    ("(define-fun f7 ((x!0 Int)) Int (ite (= x!0 0) 5 (ite (= x!0 1) 6 7)))",
     "g(0) = 5 and g(1) = 6 and g(9) = 7", True),
    ("(define-fun f7 ((x!0 Int)) Int (k!1 x!0))(define-fun k!1 ((y Int)) Int (* y y))", "g(6) = 36", True),
    ("(define-fun f7 ((x!0 Int)) Int (k!1 (k!0 x!0)))(define-fun k!0 ((y Int)) Int (ite (>= y 3) 3 0))"
     "(define-fun k!1 ((y Int)) Int (ite (= y 3) 9 8))", "g(0) = 8 and g(17) = 9", True),
    ("(define-fun f9 ((x!0 Real)) Real (+ x!0 (/ 1.0 2.0)))", "w(1) = 1.5", True),
    ("(define-fun f9 ((x!0 Real)) Real (ite (<= x!0 0.0) 1.0 2.0))", "w(-3) = 1 and w(3) = 2", True),
    ("(define-fun f8 ((x!0 S0) (x!1 Int)) Bool (and (= x!0 S0!val!1) (= x!1 3)))", "q(b, 3)", False),
    ("(define-fun f8 ((x!0 S0) (x!1 Int)) Bool (= x!1 3))", "q(a, 3) and not q(b, 4)", True),
    ("", "p or z != 0 or x != 0", False),
]  # fmt: skip


@pytest.mark.parametrize(("definition", "formula", "truth"), TABLES)
def test_table(definition: str, formula: str, truth: bool) -> None:
    universe = ";; universe for S0:\n(declare-fun S0!val!0 () S0)\n(declare-fun S0!val!1 () S0)\n"
    meant = argument(f"{VOCABULARY}{USES}\npremise asked: {formula}")
    script = emit(Question(meant.definitions, (meant.claim("all").formula,)))
    world = read_model(f"(\n{universe}{definition}\n)", script.emitter)
    assert evaluate(meant.claim("asked").formula, world, meant.definitions) is truth


def test_sizes_are_those_of_the_universe() -> None:
    found, _ = emitter()
    text = "((declare-fun S0!val!0 () S0) (declare-fun S0!val!1 () S0) (forall ((x S0)) (= x S0!val!0)))"
    assert [*read_model(text, found).sizes.values()] == [2]
    (own,) = (sort for sort in found.sorts if sort.kind == "own")
    assert read_model("()", found, {own: 3}).sizes == {own: 3}


UNREADABLE = [
    "((define-fun f1 () Int (unknown 3)))",
    "((define-fun f1 () Int unknown))",
    "((define-fun f1 () Int ()))",
    "((define-fun f1 () Int ((as const Int) 3)))",
    "((define-fun f0 () Bool (forall ((x Int)) (= x x))))",
    "((define-fun f0 () Bool (exists ((x Int)) (= x x))))",
    "((define-fun f2 () Real (root-obj (+ (^ x 2) (- 2)) 1)))",
    "((define-fun f7 ((x!0 Int)) Int (f7 x!0)))",
    "((define-fun f7 ((x!0 Int)) Int (k!0 x!0)) (define-fun k!0 ((x!0 Int)) Int (f7 x!0)))",
    "((define-fun f1 () Int (bvadd 1 2)))",
    "((define-fun f1 () Int (+ 1 2))",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_has_no_closed_form_is_unreadable(text: str) -> None:
    found, _ = emitter()
    with pytest.raises(UnreadableModel):
        read_model(text, found)


@given(st.text(alphabet='()-+ f01x!S"|;'))
def test_whatever_is_printed_is_read_or_unreadable(text: str) -> None:
    found, _ = emitter()
    try:
        read_model(text, found)
    except UnreadableModel:
        return


# ---- There and back

# Each line: a formula that can be true, and what the solver is then held to.
ROUND = [
    "z = -17 and x = -22/7 and k = 3",
    "a != b and c(a) = green and c(b) = red",
    "g(0) = 5 and g(1) = -5 and g(7) = 0",
    "q(a, 1) and not q(b, 1) and not q(a, 2)",
    "w(1) = 0.5 and w(0.5) = -1",
    "p and h = green",
    "forall s: S. s = a or s = b and a != b",
    "z * z = 49 and z < 0",
    "2 * x = z and z mod 2 = 1",
]


@pytest.mark.parametrize("formula", ROUND)
def test_the_solver_s_model_is_a_model(formula: str) -> None:
    asked = question(f"{VOCABULARY}premise asked: {formula}")
    script = emit(asked)
    with Session() as session:
        assert check(session, f"{preamble(200_000)}\n{script.text}") == ("yes", "")
        found = read_model(session.run("(get-model)"), script.emitter)
    assert evaluate(asked.formulas[0], found, asked.definitions) is True


def test_elements_of_an_unknown_sort_are_counted() -> None:
    asked = question("sort S const a: S const b: S const c: S premise p: a != b and b != c and c != a")
    script = emit(asked)
    with Session() as session:
        check(session, f"{preamble(200_000)}\n{script.text}")
        found = read_model(session.run("(get-model)"), script.emitter)
    values: list[Value] = [evaluate(table.body, found, {}) for table in found.tables.values()]
    assert [*found.sizes.values()] == [3]
    assert {value.index for value in values if isinstance(value, Element)} == {0, 1, 2}
    assert Fraction(1) not in values
