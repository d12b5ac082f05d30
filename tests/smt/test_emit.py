"""The canonical text: what it says, what it does not depend on, and the options before it."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.core import Application, Let, Operation, Operator, Quantification, Symbol, Term, Variable
from petitio.obligations import Question
from petitio.semantics import Interpretation, evaluate
from petitio.smt.emit import OF_MANY_QUESTIONS, emit, preamble
from petitio.smt.ground_instances import ground_instances
from petitio.smt.growth import options_for
from petitio.smt.library import Session
from petitio.smt.solve import FIRST, QUICK, check
from petitio.terms import children, rebuild
from tests.reading import question
from tests.strategies import EVERYTHING, GROUND, Words, formulas

VOCABULARY = """
sort S
sort H = red | green
const a: S
const h: H
pred p
pred q
pred f(s: S)
pred t(n: Nat)
func g(n: Nat): Nat
const k: Nat
const z: Int
const x: Real
define d(n: Nat) := t(n) and p
define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)
"""

NATURAL = "(declare-fun f0 () Int)\n(assert (<= 0 f0))\n"

# Each line: a formula, and the text of the question whether it can be true.
TEXTS = [
    ("true", "(assert true)"),
    ("p", "(declare-fun f0 () Bool)\n(assert f0)"),
    ("q", "(declare-fun f0 () Bool)\n(assert f0)"),
    ("q -> p", "(declare-fun f0 () Bool)\n(declare-fun f1 () Bool)\n(assert (=> f0 f1))"),
    ("p xor q", "(declare-fun f0 () Bool)\n(declare-fun f1 () Bool)\n(assert (xor f0 f1))"),
    ("p <-> q", "(declare-fun f0 () Bool)\n(declare-fun f1 () Bool)\n(assert (= f0 f1))"),
    ("if p then p else not p", "(declare-fun f0 () Bool)\n(assert (ite f0 f0 (not f0)))"),
    ("a != a", "(declare-sort S0 0)\n(declare-fun f0 () S0)\n(assert (not (= f0 f0)))"),
    ("h = green", "(declare-datatypes ((S0 0)) (((S0e0) (S0e1))))\n(declare-fun f0 () S0)\n(assert (= f0 S0e1))"),
    ("forall s: S. f(s)", "(declare-sort S0 0)\n(declare-fun f0 (S0) Bool)\n(assert (forall ((x0 S0)) (f0 x0)))"),
    ("forall n: Nat. t(n)", "(declare-fun f0 (Int) Bool)\n(assert (forall ((x0 Int)) (=> (<= 0 x0) (f0 x0))))"),
    ("exists n: Nat. t(n)", "(declare-fun f0 (Int) Bool)\n(assert (exists ((x0 Int)) (and (<= 0 x0) (f0 x0))))"),
    ("forall z: Int. z = z", "(assert (forall ((x0 Int)) (= x0 x0)))"),
    ("k = 3", f"{NATURAL}(assert (= f0 3))"),
    ("z < -3", "(declare-fun f0 () Int)\n(assert (< f0 (- 3)))"),
    ("z >= 1", "(declare-fun f0 () Int)\n(assert (<= 1 f0))"),
    ("x = 3", "(declare-fun f0 () Real)\n(assert (= f0 3.0))"),
    ("x < -1/3", "(declare-fun f0 () Real)\n(assert (< f0 (/ (- 1.0) 3.0)))"),
    ("x = 0.5", "(declare-fun f0 () Real)\n(assert (= f0 (/ 1.0 2.0)))"),
    ("x > z", "(declare-fun f0 () Int)\n(declare-fun f1 () Real)\n(assert (< (to_real f0) f1))"),
    ("z div 2 = z mod 3", "(declare-fun f0 () Int)\n(assert (= (div f0 2) (mod f0 3)))"),
    ("let y := z in y = y", "(declare-fun f0 () Int)\n(assert (let ((x0 f0)) (= x0 x0)))"),
    (
        "g(2) = 1",
        "(declare-fun f0 (Int) Int)\n"
        "(assert (forall ((x0 Int)) (! (=> (<= 0 x0) (<= 0 (f0 x0))) :pattern ((f0 x0)))))\n"
        "(assert (= (f0 2) 1))",
    ),
    (
        "d(3)",
        "(declare-fun f0 (Int) Bool)\n(declare-fun f1 () Bool)\n"
        "(define-fun f2 ((p0 Int)) Bool (and (f0 p0) f1))\n(assert (f2 3))",
    ),
    (
        "fact(3) = 6",
        "(declare-fun f0 (Int) Int)\n"
        "(assert (forall ((x0 Int)) (! (=> (<= 0 x0) (= (f0 x0) (ite (= x0 0) 1 (* x0 (f0 (- x0 1))))))"
        " :pattern ((f0 x0)))))\n(assert (= (f0 3) 6))",
    ),
]


@pytest.mark.parametrize(("formula", "text"), TEXTS)
def test_text(formula: str, text: str) -> None:
    assert emit(question(f"{VOCABULARY}premise c: {formula}")).text == text


def test_without_arithmetic_numbers_are_words() -> None:
    text = emit(question(f"{VOCABULARY}premise c: z + 1 = 2 and k <= 1", arithmetic=False)).text
    assert "Int)" not in text.replace("_Int", "")
    assert "(declare-sort S0 0)" in text
    assert "(assert (and (= (ADD_Int f0 n0) n2) (AT_MOST_Int f1 n0)))" in text


def test_recursions_may_be_left_without_their_axioms() -> None:
    asked = question(f"{VOCABULARY}premise c: fact(3) = 6")
    assert emit(asked, axioms_of_recursion=False).text == "(declare-fun f0 (Int) Int)\n(assert (= (f0 3) 6))"


def test_the_order_of_the_assertions_is_told() -> None:
    asked = question("pred p(n: Nat)\npremise long: forall n: Nat. p(n) and p(n + 1)\npremise short: p(0)")
    script = emit(asked)
    assert script.order == (1, 0)
    assert script.assertions[0] == "(f0 0)"


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_ground_instances_go_as_deep_as_they_are_asked(depth: int) -> None:
    instances = ground_instances(question(f"{VOCABULARY}premise c: fact(k + 5) = 6"), depth)
    assert len(instances) == depth


def test_ground_instances_are_of_calls_outside_binders() -> None:
    assert ground_instances(question(f"{VOCABULARY}premise c: forall n: Nat. fact(n) > 0"), 3) == ()


# The argument of a recursion, and whether its equation there has to be kept from what is less than 0.
GUARDED = [
    ("k", False),
    ("3", False),
    ("k + 1", False),
    ("k * k + g(k)", False),
    ("g(k + 1)", False),
    ("k - 1", True),
    ("g(k - 1)", True),
    ("k + (k - 1)", True),
    ("k * z", True),
    ("k div 2", True),
    ("z", True),
]


@pytest.mark.parametrize(("place", "guarded"), GUARDED)
def test_ground_instances_say_nothing_of_numbers_below_0(place: str, guarded: bool) -> None:
    (instance,) = ground_instances(question(f"{VOCABULARY}premise c: fact({place}) = 6"), 1)
    assert isinstance(instance, Operation)
    assert (instance.operator is Operator.IMPLIES) is guarded


def test_what_is_put_in_for_a_number_need_not_be_one() -> None:
    halves = "define d(n: Nat): Nat := if n = 0 then 0 else d(n div 2) + 1 const i: Nat "
    asked = question(f"{halves}premise c: d(i - 1) = 6")
    for instance in ground_instances(asked, 3):
        assert isinstance(instance, Operation)
        assert instance.operator is Operator.IMPLIES


# ---- What the text does not depend on


def renamed(term: Term, symbols: dict[Symbol, Symbol], bound: dict[Variable, Variable]) -> Term:
    """The same term with symbols and variables of other names."""
    match term:
        case Variable():
            return bound[term]
        case Application(symbol, arguments):
            if symbol not in symbols:
                symbols[symbol] = Symbol(
                    f"other{len(symbols)}", None, symbol.kind, symbol.parameters, symbol.result, "read", symbol.span
                )
            return Application(symbols[symbol], tuple(renamed(part, symbols, bound) for part in arguments))
        case Quantification(universal, variables, body, _):
            own = {variable: Variable(f"other{variable.name}", variable.sort) for variable in variables}
            return Quantification(universal, tuple(own.values()), renamed(body, symbols, {**bound, **own}))
        case Let(variable, value, body):
            other = Variable("other", variable.sort)
            return Let(other, renamed(value, symbols, bound), renamed(body, symbols, {**bound, variable: other}))
        case _:
            return rebuild(term, tuple(renamed(part, symbols, bound) for part in children(term)))


def sets(words: Words, depth: int) -> st.SearchStrategy[list[Term]]:
    return st.lists(formulas(words, depth), min_size=1, max_size=4)


@given(sets(EVERYTHING, 2))
def test_names_leave_no_trace(premises: list[Term]) -> None:
    symbols: dict[Symbol, Symbol] = {}
    others = tuple(renamed(premise, symbols, {}) for premise in premises)
    assert emit(Question({}, others)).text == emit(Question({}, tuple(premises))).text


SHUFFLED = [
    ["p", "q", "p -> r"],
    ["p", "q", "not p"],
    ["f(a)", "f(b)", "f(a) -> g(a)"],
    ["f(a)", "g(a)", "forall s: S. f(s) -> p"],
    ["a = b", "b = c", "f(a)"],
    ["p and q", "r or p"],
    ["m = 1", "k = 2", "m < k"],
]


@pytest.mark.parametrize("premises", SHUFFLED)
def test_the_order_of_premises_leaves_no_trace(premises: list[str]) -> None:
    words = (
        "sort S const a: S const b: S const c: S pred f(s: S) pred g(s: S) pred p pred q pred r "
        "const m: Int const k: Int"
    )
    texts = set()
    for order in permutations(premises):
        claims = " ".join(f"premise e{index}: {premise}" for index, premise in enumerate(order))
        texts.add(emit(question(f"{words} {claims}")).text)
    assert len(texts) == 1


@given(sets(EVERYTHING, 2).flatmap(lambda p: st.tuples(st.just(p), st.permutations(p))))
def test_the_order_of_any_premises_leaves_no_trace(pair: tuple[list[Term], list[Term]]) -> None:
    first, second = pair
    assert emit(Question({}, tuple(first))).text == emit(Question({}, tuple(second))).text


@given(sets(EVERYTHING, 2))
def test_the_same_question_has_the_same_text(premises: list[Term]) -> None:
    asked = Question({}, tuple(premises))
    assert emit(asked).text == emit(asked).text


# ---- The solver understands it as we do


@given(sets(EVERYTHING, 3), st.booleans())
def test_the_solver_takes_every_text(premises: list[Term], arithmetic: bool) -> None:
    text = emit(Question({}, tuple(premises), arithmetic)).text
    with Session() as session:
        assert session.run(f"{preamble(20_000)}\n{text}") == ""


@given(formulas(GROUND, 3))
def test_the_solver_and_the_evaluator_agree_on_numbers(formula: Term) -> None:
    with Session() as session:
        status, _ = check(session, f"{preamble(200_000)}\n{emit(Question({}, (formula,))).text}")
    assert status == ("yes" if evaluate(formula, Interpretation({}, {}), {}) else "no")


# ---- Options

OPTIONS = [
    "rlimit 17",
    "timeout 5000",
    "produce-models true",
    "produce-unsat-assumptions true",
    "smt.random_seed 0",
    "sat.random_seed 0",
    "smt.ematching true",
    "pp.max_depth 4294967295",
    "pp.min_alias_size 100",
]


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_stated(option: str) -> None:
    assert f"(set-option :{option})" in preamble(17).splitlines()


def test_an_option_is_stated_once() -> None:
    lines = preamble(17, seed=3, options={"smt.ematching": "false"}).splitlines()
    names = [line.split()[1] for line in lines]
    assert len(names) == len(set(names))
    assert {"(set-option :smt.ematching false)", "(set-option :smt.random_seed 3)"} <= set(lines)
    assert set(names) == {line.split()[1] for line in preamble(17).splitlines()}


def test_the_solver_knows_every_option() -> None:
    with Session() as session:
        assert session.run(preamble(17)) == ""


def test_every_option_that_an_attempt_changes_is_stated_in_every_preamble() -> None:
    # The solver keeps options from one context to the next, so one that is not stated would be another question's.
    changed = {
        name
        for multiplying in (False, True)
        for budget in (QUICK, FIRST)
        for name in options_for(budget, multiplying=multiplying)
    }
    assert changed | set(OF_MANY_QUESTIONS) <= set(re.findall(r":(\S+)", preamble(QUICK)))
