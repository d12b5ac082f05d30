"""The portfolio, attempt by attempt: what each decides, and that none of them is ever wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import terms
from petitio.core import INT, NAT, REAL, Quantification, Sort, Term
from petitio.obligations import Question
from petitio.semantics import evaluate
from petitio.smt.bounded import refuted_by_exhaustion
from petitio.smt.decide import decide
from petitio.smt.emit import emit
from petitio.smt.growth import multiplies
from petitio.smt.inquiry import Inquiry
from petitio.smt.portfolio import FIRST_STEPS, PORTFOLIO
from petitio.smt.replay import replays
from petitio.smt.second_session import second_solver_installed
from petitio.smt.second_solver import second_solver
from petitio.smt.worlds import features_of, infinite_worlds, larger_worlds, small_worlds
from tests.naive import every_world
from tests.reading import question
from tests.strategies import BINARY, MONADIC, THING, formulas

T = "sort T pred r(x, y: T) pred p(x: T) func f(x: T): T\n"
ORDER = (
    "premise i: forall x: T. not r(x, x)\npremise t: forall x, y, z: T. r(x, y) and r(y, z) -> r(x, z)\n"
    "premise e: forall x: T. exists y: T. r(x, y)\n"
)
GROUP = (
    "sort G func m(x, y: G): G func v(x: G): G const e: G\n"
    "premise a: forall x, y, z: G. m(m(x, y), z) = m(x, m(y, z))\n"
    "premise u: forall x: G. m(e, x) = x\npremise i: forall x: G. m(v(x), x) = e\n"
)
SQUARES = (
    "premise q: forall x, y: G. m(m(x, y), m(x, y)) = m(m(x, x), m(y, y))\n"
    "premise c: exists x, y: G. m(x, y) != m(y, x)"
)
PELLETIER_53 = (
    "premise two: exists x, y: T. x != y and forall z: T. z = x or z = y\npremise c: not "
    "((exists z: T. forall x: T. (exists w: T. forall y: T. r(x, y) <-> y = w) <-> x = z) <->"
    " exists w: T. forall y: T. (exists z: T. forall x: T. r(x, y) <-> x = z) <-> y = w)"
)
PELLETIER_54 = (
    "premise a: forall y: T. exists z: T. forall x: T. r(x, z) <-> x = y\npremise c: exists w: T. forall x: T. "
    "r(x, w) <-> forall u: T. r(x, u) -> exists y: T. r(y, u) and not (exists z: T. r(z, u) and r(z, y))"
)
PELLETIER_40 = (
    "premise a: exists y: T. forall x: T. r(x, y) <-> r(x, x)\n"
    "premise b: forall x: T. exists y: T. forall z: T. r(z, y) <-> not r(z, x)"
)
Z38 = "(exists z, w: T. p(z) and r(x, w) and r(w, z))"
PELLETIER_38 = (
    f"const a: T\npremise c: not ((forall x: T. p(a) and (p(x) -> exists y: T. p(y) and r(x, y)) -> {Z38}) <-> "
    f"forall x: T. (not p(a) or p(x) or {Z38}) and (not p(a) or not (exists y: T. p(y) and r(x, y)) or {Z38}))"
)
FACTORIAL = "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\n"

# Each attempt with a question that those before it leave open, whether a model is wanted, and the answer.
DECIDED_BY = [
    ("one-step equations", FACTORIAL + "premise c: fact(2) != 2", False, "no"),
    ("the first values of the definitions", FACTORIAL + "premise c: exists n: Nat. fact(n) < n * n", True, "yes"),
    ("z3 for 20000 steps", T + "premise a: forall x: T. p(x)\npremise c: exists x: T. not p(x)", False, "no"),
    ("models with no division by 0",
     "const x: Real const y: Real\npremise a: x / y = 2\npremise c: x < 0", True, "yes"),
    ("the nearest premises alone",
     "pred ok(n: Nat)\npremise a: forall n: Nat. ok(2 * n)\n"
     "premise c: not forall n: Nat. exists k: Nat. n = 2 * k or n = 2 * k + 1", False, "no"),
    ("small models", "pred on(n: Nat)\npremise a: forall n: Nat. on(n) <-> not on(n + 1)", True, "yes"),
    ("relations by their axioms for 20000 steps",
     "argument a:\nlogic S4\npred p\npremise a: necessarily possibly necessarily p\n"
     "premise c: not (possibly necessarily necessarily p)", False, "no"),
    ("instances at the first numbers",
     "pred on(n: Nat)\npremise a: on(0)\npremise b: forall n: Nat. on(n) -> on(n + 1)\npremise c: not on(80)",
     False, "no"),
    ("the order of the numbers",
     "pred on(n: Nat)\npremise a: exists n: Nat. on(n)\n"
     "premise c: forall n: Nat. on(n) -> exists m: Nat. m < n and on(m)", False, "no"),
    ("more of the order of the numbers",
     "pred on(n: Nat)\npred off(n: Nat)\npremise a: on(0) and forall n: Nat. on(n) -> on(n + 1)\n"
     "premise b: off(0) and forall n: Nat. off(n) -> off(n + 1)\n"
     "premise c: (exists n: Nat. not on(n)) or (exists n: Nat. not off(n))", False, "no"),
    ("all models of bounded size", T + PELLETIER_53, False, "no"),
    ("z3 for 200000 steps", T + PELLETIER_54, False, "no"),
    ("instances that superposition finds", T + PELLETIER_40, False, "no"),
    ("instances that superposition finds", GROUP + "premise c: exists x: G. m(x, e) != x", False, "no"),
    ("more instances that superposition finds", GROUP + SQUARES, False, "no"),
    ("z3 for 200000 steps without e-matching", "pred r(x, y: Int)\n" + PELLETIER_40.replace("T.", "Int."), False, "no"),
    ("models made of numbers", T + ORDER, True, "yes"),
    ("models of 5 to 8 elements", GROUP + "premise c: exists x, y: G. m(x, y) != m(y, x)", True, "yes"),
    ("z3, seed 1", T + PELLETIER_38, False, "no"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "model", "status"), DECIDED_BY, ids=[row[0] for row in DECIDED_BY])
def test_each_attempt_decides_what_those_before_it_leave_open(name: str, text: str, model: bool, status: str) -> None:
    inquiry = Inquiry(question(text), model)
    for attempt in (*FIRST_STEPS, *PORTFOLIO):
        if not attempt.applies(inquiry):
            continue
        answer = attempt.run(inquiry)
        if answer is not None:
            assert (attempt.name, answer.status) == (name, status)
            assert not model or (answer.model is not None and replays(answer.model, inquiry.question))
            return
    pytest.fail("undecided")


def test_what_was_tried_is_what_was_tried() -> None:
    asked = question("const x: Int const y: Int const z: Int\npremise c: x*x*x + y*y*y + z*z*z = 114")
    answer = decide(asked, effort="usual")
    assert answer.status == "unknown"
    assert "models made of numbers" in answer.tried
    assert not any("seed" in name for name in answer.tried)
    assert ("cvc5" in str(decide(asked).tried)) == second_solver_installed()


# ---- Models made of numbers

INFINITE = [
    ("Nat", T + ORDER),
    ("Int", T + ORDER + "premise d: forall x: T. exists y: T. r(y, x)"),
    ("Real", T + ORDER + "premise d: forall x, y: T. r(x, y) -> exists z: T. r(x, z) and r(z, y)"),
    ("Nat", T + "premise a: forall x, y: T. f(x) = f(y) -> x = y\npremise b: exists y: T. forall x: T. f(x) != y"),
    ("Nat", T + "const o: T\npremise a: forall x, y: T. f(x) = f(y) -> x = y\npremise b: forall x: T. f(x) != o\n"
            "premise c: p(o)\npremise d: forall x: T. p(x) <-> not p(f(x))"),
    ("Int", GROUP + "premise t: forall x: G. m(x, x) = e -> x = e\npremise n: exists x: G. forall y: G. m(y, y) != x"),
]  # fmt: skip


@pytest.mark.parametrize(("carrier", "text"), INFINITE)
def test_axioms_of_infinity_have_models_made_of_numbers(carrier: str, text: str) -> None:
    asked = question(text)
    answer = decide(asked, model=True)
    assert answer.status == "yes"
    assert answer.model is not None
    assert [sort.name for sort in answer.model.carriers.values()] == [carrier]
    assert not answer.smallest


@pytest.mark.parametrize(("carrier", "text"), INFINITE)
def test_axioms_of_infinity_have_no_small_models(carrier: str, text: str) -> None:
    asked = question(text)
    (sort,) = features_of(asked).sorts
    assert not any(
        world.domain.sizes[sort] < 4 and _finite_model(asked, sort, world.domain.sizes[sort])
        for world in small_worlds(asked, False)
    ), carrier


def _finite_model(asked: Question, sort: Sort, size: int) -> bool:
    symbols = terms.symbols_of(asked.formulas, asked.definitions)
    if size > 2 or len(symbols) > 2:
        return False
    worlds = every_world(tuple(symbols), sort, size)
    return any(all(map(world.holds, asked.formulas)) for world in worlds)


FUNCTIONS_OF_NUMBERS = [
    "func f(x: Real): Real\npremise a: forall x, y: Real. x < y -> f(x) < f(y)",
    "func f(x: Real): Real\npremise a: forall x, y: Real. f(x + y) = f(x) + f(y)\npremise b: f(1) = 3",
    "func f(x: Real): Real\npremise a: forall x: Real. f(x) >= x\npremise b: f(0) = 1/2",
    "pred near(x, y: Real)\npremise a: forall x: Real. near(x, x)\npremise b: exists x, y: Real. not near(x, y)",
    "pred on(n: Int)\npremise a: forall n: Int. on(n) <-> n >= 0",
    "func f(n: Int): Int\npremise a: f(-1) = 5 and f(0) = 0 and f(1) = 5\npremise b: forall n: Int. f(n) >= 0",
    "func f(n: Nat): Int\npremise a: f(0) = 100\npremise b: forall n: Nat. f(n + 1) = f(n) - 1\n"
    "premise c: exists n: Nat. f(n) < 0",
    "func g(n: Nat): Int\npremise a: forall n: Nat. g(n + 1) = g(n) + 1\npremise c: g(3) != 6",
    "const k: Nat\npremise a: 2 ^ k = 8",
    "const k: Nat\npremise a: 2 ^ k >= 1000\npremise b: k < 11",
]


@pytest.mark.parametrize("text", FUNCTIONS_OF_NUMBERS)
def test_functions_of_numbers_get_closed_forms(text: str) -> None:
    asked = question(text)
    answer = decide(asked, model=True)
    assert answer.status == "yes"
    assert answer.model is not None
    assert replays(answer.model, asked)


def test_an_infinite_model_is_evaluated_over_its_numbers() -> None:
    asked = question(T + ORDER)
    answer = decide(asked, model=True)
    assert answer.model is not None
    (sort,) = answer.model.carriers
    assert answer.model.carrier(sort) in (NAT, INT, REAL)
    irreflexive = asked.formulas[0]
    assert isinstance(irreflexive, Quantification)
    assert evaluate(irreflexive, answer.model, asked.definitions) is True
    assert evaluate(terms.negation(irreflexive), answer.model, asked.definitions) is False


# ---- No model of bounded size


@pytest.mark.parametrize("words", [MONADIC, BINARY], ids=["monadic", "binary"])
@given(data=st.data())
def test_exhaustion_never_refutes_what_has_a_model(words: object, data: st.DataObject) -> None:
    assert words is MONADIC or words is BINARY
    premises: list[Term] = data.draw(st.lists(formulas(words, 3), min_size=1, max_size=2))
    asked = Question({}, tuple(premises))
    if refuted_by_exhaustion(asked):
        for size in (1, 2, 3):
            assert not any(all(map(world.holds, premises)) for world in every_world(words.all, THING, size))


BOUNDED = [
    ("premise a: forall x, y: T. x = y\npremise b: exists x, y: T. r(x, y) and not r(y, x)", True),
    ("const a: T\nconst b: T\npremise c: r(a, b) and not r(b, a)\npremise d: forall x, y: T. r(x, y) -> r(y, x)", True),
    ("const a: T\nconst b: T\npremise c: r(a, b)\npremise d: forall x, y: T. r(x, y) -> r(y, x)", False),
    # No model, but nothing bounds its size.
    ("premise a: forall x: T. exists y: T. r(x, y)\npremise b: forall x, y: T. not r(x, y)", False),
    ("premise a: forall x: T. f(x) != x\npremise b: exists x: T. forall y: T. y = x", True),
    # A model needs as many things as constants and existentials name together.
    ("const a: T\nconst b: T\nconst c: T\npremise d: a != b and b != c and a != c", False),
    ("premise a: exists x, y, z: T. x != y and y != z and x != z", False),
    ("premise a: exists x: T. p(x)\npremise b: exists x: T. not p(x)", False),
    ("premise a: (exists x: T. p(x) and r(x, x)) and (exists x: T. not p(x))\n"
     "premise b: exists x: T. p(x) and not r(x, x)", False),
    ("premise a: (exists x, y: T. x != y) or (forall x, y: T. x = y and p(x) and not p(y))", False),
    ("const a: T\nconst b: T\npremise c: a != b\npremise d: exists x: T. x != a and x != b", False),
    ("sort U\nconst u: U\nconst v: U\nconst a: T\npred s(x: U, y: T)\n"
     "premise d: u != v and s(u, a)\npremise e: not s(v, a)", False),
    ("sort U\npred s(x: U, y: T)\npremise d: exists y: T, x: U. s(x, y)\n"
     "premise e: forall x: U, y: T. not s(x, y)", True),
    # No finite model at all, and none that bounds the others.
    ("premise a: forall x: T. exists y: T. r(x, y)\npremise b: forall x: T. not r(x, x)\n"
     "premise c: forall x, y, z: T. r(x, y) and r(y, z) -> r(x, z)", False),
    ("const a: T\npremise b: forall x, y: T. f(x) = f(y) -> x = y\npremise c: forall x: T. f(x) != a", False),
    ("premise a: not (exists x: T. forall y: T. not r(x, y))\n"
     "premise b: exists x, y: T. x != y and not r(x, x)", False),
    ("premise a: forall x: T. p(x) <-> exists y: T. r(x, y)\npremise b: exists x: T. p(x) and not r(x, x)", False),
    # At most so many things, as the formulas say.
    ("premise a: forall x, y, z: T. x = y or y = z or x = z\npremise b: forall x: T. f(x) != x", False),
    ("premise a: forall x, y, z: T. x = y or y = z or x = z\npremise b: forall x: T. f(x) != x and f(f(x)) != x",
     True),
    ("premise a: forall x, y, z: T. x = y or y = z or x = z\npremise b: forall x: T. exists y: T. r(x, y)\n"
     "premise c: forall x: T. not r(x, x)\npremise d: forall x, y: T. r(x, y) -> not r(y, x)", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "refuted"), BOUNDED)
def test_exhaustion_refutes_what_is_bounded(text: str, refuted: bool) -> None:
    assert refuted_by_exhaustion(question(T + text)) is refuted


# None of these can be true, and none is a question of finite sorts alone.
NUMBERS = [
    "pred on(n: Nat)\npremise a: on(0)\npremise b: forall n: Nat. not on(n)",
    T + "premise a: exists x: T. p(x)\npremise b: forall x: T. not p(x)\npremise c: forall n: Nat. n >= 0",
    T + "pred on(x: T, n: Nat)\nconst a: T\npremise b: on(a, 0) and not on(a, 0)",
    T + "define some(n: Nat) := exists m: Nat. m > n\npremise a: exists x: T. p(x) and not p(x)\npremise b: some(3)",
    "pred q\npremise a: q and not q",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_exhaustion_leaves_numbers_alone(text: str) -> None:
    assert not refuted_by_exhaustion(question(text))


def test_exhaustion_leaves_alone_what_has_no_arithmetic() -> None:
    asked = question(T + "premise a: exists x: T. p(x) and not p(x)")
    assert refuted_by_exhaustion(asked)
    assert not refuted_by_exhaustion(Question(asked.definitions, asked.formulas, False))


# ---- Worlds


def test_larger_worlds_are_larger_and_of_equal_sizes_first() -> None:
    asked = question("sort A sort B pred r(x: A, y: B)\npremise a: exists x: A, y: B. r(x, y)")
    sizes = [tuple(world.domain.sizes.values()) for world in larger_worlds(asked)]
    assert sizes[:4] == [(5, 5), (6, 6), (7, 7), (8, 8)]
    assert all(max(row) > 4 for row in sizes)
    assert not list(larger_worlds(question("pred p\npremise a: p")))


def test_infinite_worlds_are_none_for_propositions() -> None:
    assert not list(infinite_worlds(question("pred p\npremise a: p")))


# ---- Numbers that double


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("func f(n: Nat): Real\npremise a: forall n: Nat. f(n + 1) = f(n) * f(n)", True),
        ("func f(n: Nat): Real\npremise a: forall n: Nat. f(n + 1) = 0.98 * f(n)", False),
        ("const x: Real\npremise a: x * x = 2", False),
    ],
)
def test_what_multiplies(text: str, expected: bool) -> None:
    assert multiplies(question(text)) is expected


# ---- The second solver

SECOND = [
    (T + "premise a: forall x: T. p(x)\npremise b: exists x: T. not p(x)", "no"),
    (T + "premise a: forall x: T. p(x) <-> not p(f(x))", "yes"),
    ("const x: Int\npremise a: x + x = 1", "no"),
    ("sort H = red | green const h: H\npremise a: h != red and h != green", "no"),
    ("func f(n: Nat): Int\npremise a: f(3) > 2", "yes"),
]


@pytest.mark.skipif(not second_solver_installed(), reason="cvc5 is an extra")
@pytest.mark.parametrize(("text", "status"), SECOND)
def test_the_second_solver_reads_the_same_text(text: str, status: str) -> None:
    asked = question(text)
    for options in ((("finite-model-find", "true"),), (("enum-inst", "true"),)):
        answer = second_solver(emit(asked), 20_000, options)
        assert answer is not None
        assert answer.status in (status, "unknown")
    assert decide(asked).status == status


@pytest.mark.skipif(not second_solver_installed(), reason="cvc5 is an extra")
def test_the_second_solver_says_how_many_elements_there_are() -> None:
    asked = question(T + "premise a: exists x, y, z: T. x != y and y != z and x != z")
    answer = second_solver(emit(asked), 20_000, (("finite-model-find", "true"),))
    assert answer is not None
    assert [(sort.name, size) for sort, size in answer.sizes] == [("T", 3)]
