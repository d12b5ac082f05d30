"""Answers: against truth tables, against exhaustive search, and against what is known of small theories."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio import terms
from petitio.core import INT, NAT, TRUE, Literal, Operation, Operator, Quantification, Sort, Symbol, Term, Variable
from petitio.obligations import Question, follows
from petitio.semantics import Interpretation, Table, evaluate, reduce
from petitio.smt.answer import Answer, Effort
from petitio.smt.decide import decide
from petitio.smt.emit import emit, preamble
from petitio.smt.library import Session
from petitio.smt.replay import discharged, replays
from petitio.smt.solve import check
from tests.naive import World, every_world
from tests.reading import argument, question
from tests.strategies import BINARY, EVERYTHING, MONADIC, PROPOSITIONS, THING, Words, formulas, number, worlds


def answer(text: str, *, model: bool = True, effort: Effort = "full") -> Answer:
    return decide(question(text), model=model, effort=effort)


def holds_in(model: Interpretation | None, asked: Question) -> bool:
    """Whether a model makes all formulas true: by the evaluator, and the arithmetic that it leaves by the solver."""
    assert model is not None
    results = [reduce(formula, model, asked.definitions) for formula in asked.formulas]
    return all(result.value is True if isinstance(result, Literal) else discharged(result) for result in results)


# ---- Propositions


@given(st.lists(formulas(PROPOSITIONS), min_size=1, max_size=4))
def test_propositions_are_decided_as_by_truth_table(premises: list[Term]) -> None:
    asked = Question({}, tuple(premises))
    possible = any(all(map(world.holds, premises)) for world in every_world(PROPOSITIONS.all, THING, 1))
    found = decide(asked, model=True)
    assert found.status == ("yes" if possible else "no")
    if possible:
        assert holds_in(found.model, asked)


@given(st.lists(formulas(PROPOSITIONS, 2), min_size=1, max_size=3), formulas(PROPOSITIONS, 2))
def test_what_follows_is_what_has_no_counterexample(premises: list[Term], conclusion: Term) -> None:
    counterexamples = [
        world
        for world in every_world(PROPOSITIONS.all, THING, 1)
        if all(map(world.holds, premises)) and not world.holds(conclusion)
    ]
    status = decide(follows({}, premises, conclusion)).status
    assert status == ("yes" if counterexamples else "no")


# ---- Small worlds


def small_model(words: Words, premises: list[Term]) -> World | None:
    for size in (1, 2, 3):
        for world in every_world(words.all, THING, size):
            if all(map(world.holds, premises)):
                return world
    return None


@pytest.mark.parametrize("words", [MONADIC, BINARY], ids=["monadic", "binary"])
@settings(max_examples=settings().max_examples // 2)
@given(data=st.data())
def test_what_has_a_small_model_has_one(words: Words, data: st.DataObject) -> None:
    premises = data.draw(st.lists(formulas(words, 3), min_size=1, max_size=2))
    asked = Question({}, tuple(premises))
    small = small_model(words, premises)
    found = decide(asked, model=True)
    if small is not None:
        assert found.status == "yes"
    if found.status == "yes":
        assert holds_in(found.model, asked)
    if found.smallest and small is not None and found.model is not None:
        assert found.model.size(THING) <= small.sizes[THING]


@given(worlds(), st.lists(formulas(EVERYTHING, 3), min_size=1, max_size=3))
def test_what_is_true_in_a_world_is_never_refuted(world: World, premises: list[Term]) -> None:
    true = tuple(premise if world.holds(premise) else terms.negation(premise) for premise in premises)
    asked = Question({}, true)
    found = decide(asked, model=True, effort="quick")
    assert found.status != "no"
    if found.status == "yes":
        assert holds_in(found.model, asked)


@given(worlds(), st.lists(formulas(EVERYTHING, 2), min_size=1, max_size=2))
def test_a_candidate_replays_exactly_where_it_is_a_model(world: World, premises: list[Term]) -> None:
    asked = Question({}, tuple(premises))
    assert replays(world.interpretation(), asked) == all(map(world.holds, premises))


# Each line: the carrier of the sort, and whether "everything has one below it" may be made true by x - 1.
@pytest.mark.parametrize(("carrier", "true"), [(NAT, False), (INT, True)])
def test_a_function_never_leaves_the_numbers_that_carry_its_sort(carrier: Sort, true: bool) -> None:
    meant = argument("sort T\nfunc below(x: T): T\npremise p: forall x: T. below(x) != x")
    (below,) = meant.vocabulary
    x, one = Variable("x", carrier), Literal(Fraction(1), INT)
    table = Table((x,), Operation(Operator.SUBTRACT, (x, one), INT))
    world = Interpretation({}, {below: table}, carriers={below.result: carrier})
    assert replays(world, Question({}, (meant.claims[0].formula,))) is true


# Each line: premises without arithmetic, and whether they can all be true.
FIRST_ORDER = [
    ("premise one: forall x: S. f(x)", "yes"),
    ("premise one: forall x: S. f(x)\npremise two: exists x: S. not f(x)", "no"),
    ("premise one: not exists x: S. x = x", "no"),  # no sort is empty
    ("premise one: forall x, y: S. x = y", "yes"),
    ("premise one: exists x, y, z: S. x != y and y != z and z != x", "yes"),
    ("premise one: exists! x: S. f(x)\npremise two: exists x: S. not f(x)", "yes"),
    ("premise one: exists! x: S. f(x)\npremise two: exists x, y: S. x != y and f(x) and f(y)", "no"),
    ("premise one: exists x: S. forall y: S. r(x, y)\npremise two: not (forall y: S. exists x: S. r(x, y))", "no"),
    ("premise one: forall y: S. exists x: S. r(x, y)\npremise two: not (exists x: S. forall y: S. r(x, y))", "yes"),
    ("premise one: exists x: S. forall y: S. r(x, y) <-> not r(y, y)", "no"),  # the barber
    ("premise one: not (exists x: S. f(x) -> (forall y: S. f(y)))", "no"),  # the drinker
    ("premise one: forall h: H. h = red", "no"),
    ("premise one: forall h: H. h = red or h = green", "yes"),
    ("premise one: forall h: H, x: S. c(x) = h", "no"),
    ("premise one: forall x: S. c(x) = red\npremise two: exists x: S. c(m(x)) = green", "no"),
    ("premise one: forall x, y: S. m(x) = m(y) -> x = y\npremise two: forall x: S. m(x) != x", "yes"),
    ("premise one: forall x, y, z: S. r(x, y) and r(y, z) -> r(x, z)\n"
     "premise two: forall x: S. not r(x, x)\npremise three: exists x, y: S. r(x, y)", "yes"),
    ("premise one: forall x, y: S. r(x, y) -> r(y, x)\npremise two: exists x, y: S. r(x, y) and not r(y, x)", "no"),
    ("premise one: p <-> not q\npremise two: q <-> not p\npremise three: p and q", "no"),
]  # fmt: skip
SORTS = "sort S sort H = red | green pred f(x: S) pred r(x, y: S) func m(x: S): S func c(x: S): H pred p pred q\n"


@pytest.mark.parametrize(("text", "status"), FIRST_ORDER)
def test_first_order(text: str, status: str) -> None:
    asked = question(SORTS + text)
    found = decide(asked, model=True)
    assert found.status == status
    if status == "yes":
        assert holds_in(found.model, asked)
    assert decide(asked).status == status


INFINITE = [
    # every thing has a greater one
    "premise one: forall x: S. exists y: S. r(x, y)\npremise two: forall x: S. not r(x, x)\n"
    "premise three: forall x, y, z: S. r(x, y) and r(y, z) -> r(x, z)",
    # different things have different makers, and one made nothing
    "premise one: forall x, y: S. m(x) = m(y) -> x = y\npremise two: exists x: S. forall y: S. m(y) != x",
]


@pytest.mark.parametrize("text", INFINITE)
def test_what_has_infinite_models_alone_has_one_made_of_numbers(text: str) -> None:
    asked = question(SORTS + text)
    found = decide(asked, model=True, effort="usual")
    assert found.status == "yes"
    assert found.model is not None
    assert found.model.carriers
    assert holds_in(found.model, asked)


# ---- Arithmetic

NUMBERS = "const z: Int const w: Int const k: Nat const m: Nat const x: Real const y: Real\n"
ARITHMETIC = [
    ("premise a: z + z = 1", "no"),
    ("premise a: x + x = 1", "yes"),
    ("premise a: k < 0", "no"),
    ("premise a: z < 0", "yes"),
    ("premise a: k - m < 0", "yes"),
    ("premise a: 0 < z and z < 1", "no"),
    ("premise a: 0 < x and x < 1", "yes"),
    ("premise a: z * z = 2", "no"),
    ("premise a: z * z = 49 and z < 0", "yes"),
    ("premise a: z mod 3 = 2 and z div 3 = -4", "yes"),
    ("premise a: z mod -3 < 0", "no"),
    ("premise a: z = -7 and z div 2 != -4", "no"),
    ("premise a: z = 7 and z div -2 != -3", "no"),
    ("premise a: abs(z) < z", "no"),
    ("premise a: min(z, w) > max(z, w)", "no"),
    ("premise a: x ^ 2 < 0", "no"),
    ("premise a: 2 ^ 5 != 32", "no"),
    ("premise a: 98% + 2% != 1", "no"),
    ("premise a: 1/3 + 1/6 = 0.5", "yes"),
    ("premise a: not (forall n: Nat. n >= 0)", "no"),
    ("premise a: exists n: Nat. n + 1 = 0", "no"),
    ("premise a: exists n: Int. n + 1 = 0", "yes"),
    ("premise a: forall n: Nat. exists m: Nat. m > n", "yes"),
    ("premise a: exists n: Nat. forall m: Nat. m <= n", "no"),
    ("premise a: forall n in 0..5. n * n <= 25", "yes"),
    ("premise a: forall n in 0..6. n * n <= 25", "no"),
    ("premise a: exists! n in 0..9. n * n = 49", "yes"),
    ("premise a: let q := z * z in q < 0", "no"),
    ("premise a: (if z > 0 then z else -z) < 0", "no"),
    ("premise a: x != y and forall t: Real. x < t -> y < t\npremise b: x < y", "no"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), ARITHMETIC)
def test_arithmetic(text: str, status: str) -> None:
    asked = question(NUMBERS + text)
    found = decide(asked, model=True)
    assert found.status == status
    if status == "yes":
        assert holds_in(found.model, asked)


# Each line: a formula, and whether its negation can be true if nothing is known of numbers.
UNINTERPRETED = [
    ("z = z", "no"),
    ("z = w -> z + 1 = w + 1", "no"),
    ("k < 3 -> k < 3", "no"),
    ("(forall n: Nat. n < k) -> z < k", "yes"),
    ("(forall n: Int. n < w) -> z < w", "no"),
    ("z + 1 = 1 + z", "yes"),
    ("2 + 2 = 4", "yes"),
    ("z < z + 1", "yes"),
    ("1 < 2", "yes"),
    ("k >= 0", "no"),
    ("x = 1/2 -> x + x = 1", "yes"),
    ("2 ^ k = 2 ^ k", "no"),
    ("-(-z) = z", "yes"),
    ("z mod 2 = z mod 2", "no"),
    ("z - w = z + -w", "yes"),
]


@pytest.mark.parametrize(("text", "status"), UNINTERPRETED)
def test_without_arithmetic(text: str, status: str) -> None:
    asked = question(f"{NUMBERS}premise a: not ({text})", arithmetic=False)
    assert decide(asked).status == status


def test_a_model_without_arithmetic_is_none_of_ours() -> None:
    asked = question(f"{NUMBERS}premise a: z + 2 = 5 and z = 7 and z < 0 and -3 < 2", arithmetic=False)
    found = decide(asked, model=True)
    assert found.status != "no"
    assert found.model is None


# ---- Sequences

TRACES = "pred on(n: Nat) pred p(n: Nat) func f(n: Nat): Int func g(n: Nat): Nat func h(n: Nat): Real\n"

# Each line: premises that have a model with a tail of the kind that stands before them.
SEQUENCES = [
    ("constant", "premise a: forall n: Nat. on(n)"),
    ("constant", "pred z(n: Int) premise a: forall n: Int. z(n) -> exists m: Int. m < n and z(m) premise b: z(0)"),
    ("constant", "premise a: on(0) and not on(1)\npremise b: forall n: Nat. n >= 1 -> on(n + 1)"),
    ("constant", "premise a: on(0)\npremise b: forall n: Nat. on(n) and p(n) -> on(n + 1)\npremise c: not on(3)"),
    ("constant", "premise a: exists n: Nat. not on(n)\npremise b: on(0)"),
    ("constant", "premise a: forall n: Nat. f(n) = f(n + 1)\npremise b: f(0) = 7"),
    ("constant", "premise a: forall n: Nat. n < 10 -> on(n)\npremise b: exists n: Nat. not on(n)"),
    ("constant", "premise a: forall n: Nat. n >= 100 -> not on(n)\npremise b: on(99)"),
    ("linear", "premise a: f(0) = 1\npremise b: forall n: Nat. f(n + 1) = f(n) + 2"),
    ("linear", "premise a: forall n: Nat. f(n + 1) < f(n)"),
    ("linear", "premise a: forall n: Nat. g(n + 1) > g(n)\npremise b: g(0) = 5 and g(1) = 9"),
    ("linear", "premise a: forall n: Nat. h(n + 1) = h(n) + 0.5\npremise b: h(0) = -1"),
    ("linear", "premise a: forall n, m: Nat. n < m -> f(n) < f(m)"),
    ("linear", "premise a: forall n: Nat. f(n) >= n\npremise b: exists n: Nat. f(n) > 3"),
    ("periodic", "premise a: forall n: Nat. on(n) <-> not on(n + 1)"),
    ("periodic", "premise a: on(0)\npremise b: forall n: Nat. on(n) -> not on(n + 1) and on(n + 2)"),
    ("periodic", "premise a: forall n: Nat. f(n) + f(n + 1) = 1\npremise b: f(0) = 3"),
    ("periodic", "premise a: forall n: Nat. exists m: Nat. m > n and on(m)\n"
                 "premise b: forall n: Nat. exists m: Nat. m > n and not on(m)"),
]  # fmt: skip


@pytest.mark.parametrize(("tail", "text"), SEQUENCES)
def test_sequences(tail: str, text: str) -> None:
    asked = question(TRACES + text)
    found = decide(asked, model=True)
    assert found.status == "yes", found
    assert holds_in(found.model, asked)
    assert found.model is not None
    closed = "".join(str(table.body) for table in found.model.tables.values())
    if tail == "constant":
        assert "MULTIPLY" not in closed
        assert "MOD" not in closed


@pytest.mark.parametrize(("tail", "text"), SEQUENCES)
def test_a_sequence_is_as_its_premises_say_at_the_first_numbers(tail: str, text: str) -> None:
    """Outermost universal premises, at 0 to 20, with no solver."""
    asked = question(TRACES + text)
    found = decide(asked, model=True)
    assert found.model is not None, tail
    for formula in asked.formulas:
        if isinstance(formula, Quantification) and formula.universal:
            for first in range(20):
                values = tuple(number(first + place) for place in range(len(formula.variables)))
                instance = terms.instantiate(formula.body, formula.variables, values)
                result = reduce(instance, found.model, asked.definitions)
                assert result == TRUE or not isinstance(result, Literal)


IMPOSSIBLE = [
    "premise a: on(0)\npremise b: forall n: Nat. on(n) -> on(n + 1)\npremise c: not on(3)",
    "premise a: forall n: Nat. g(n + 1) < g(n)\npremise b: g(0) = 1",
    "premise a: forall n: Nat. f(n + 1) = f(n) + 1\npremise b: f(0) = 0 and f(3) = 4",
    "premise a: forall n: Nat. on(n) <-> not on(n + 1)\npremise b: on(4) and on(5)",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_sequences_that_cannot_be(text: str) -> None:
    assert answer(TRACES + text).status == "no"


def test_a_short_story_is_preferred() -> None:
    found = answer(TRACES + "premise a: on(0)\npremise b: exists n: Nat. on(n) and not on(n + 1)")
    assert found.smallest
    assert found.model is not None
    (table,) = found.model.tables.values()
    assert len(str(table.body)) < 2_000


# ---- Recursions

RECURSIONS = (
    "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n\n"
    "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\n"
    "define even(n: Nat): Bool := if n = 0 then true else not even(n - 1)\n"
    "const k: Nat const z: Int\n"
)
RECURSIVE = [
    ("premise a: sum(4) != 10", "no"),
    ("premise a: sum(4) = 10", "yes"),
    ("premise a: fact(5) != 120", "no"),
    ("premise a: not even(6)", "no"),
    ("premise a: even(7)", "no"),
    ("premise a: 2 * sum(k) = k * (k + 1)\npremise b: 2 * sum(k + 1) != (k + 1) * (k + 2)", "no"),
    ("premise a: sum(k) != k", "yes"),
    ("premise a: z = fact(20)", "yes"),
    ("premise a: z = fact(20) and z < 0", "no"),
    ("premise a: even(k)\npremise b: even(k + 1)", "no"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), RECURSIVE)
def test_recursions(text: str, status: str) -> None:
    asked = question(RECURSIONS + text)
    found = decide(asked, model=True)
    assert found.status == status
    if status == "yes":
        assert holds_in(found.model, asked)


@pytest.mark.parametrize("text", [
    "premise a: z = fact(300)",
    "premise a: forall n: Nat. fact(n) > 0",
    "premise a: fact(abs(z * z)) = z",
    "premise a: z = 2 ^ (k + 15000) and k < 2",
    "premise a: 2 ^ k = 8",
])  # fmt: skip
def test_what_is_too_much_is_not_refuted(text: str) -> None:
    assert answer(RECURSIONS + text, effort="quick").status in ("yes", "unknown")


# ---- Definitions upon definitions


@pytest.mark.parametrize("model", [False, True])
@pytest.mark.parametrize("length", [50, 100])
def test_a_long_chain_of_definitions(length: int, model: bool) -> None:
    chain = "".join(f"define d{i + 1} := not d{i}\n" for i in range(length))
    assert answer(f"pred p define d0 := p\n{chain}premise a: d{length}", model=model).status == "yes"


def test_definitions_that_double_do_not_explode() -> None:
    chain = "".join(f"define d{i + 1} := d{i} or d{i}\n" for i in range(12))
    assert answer(f"pred p define d0 := p\n{chain}premise a: d12").status == "yes"


# ---- What an answer says


def test_an_answer_that_is_unknown_says_what_was_tried() -> None:
    efforts: tuple[Effort, ...] = ("quick", "usual")
    lengths = []
    for effort in efforts:
        found = answer("const x: Int const y: Int const z: Int premise c: x*x*x + y*y*y + z*z*z = 114", effort=effort)
        assert found.status == "unknown"
        assert found.model is None
        lengths.append(len(found.tried))
    assert lengths == sorted(set(lengths))


def test_a_budget_that_runs_out_is_called_so() -> None:
    text = emit(question("const x: Int premise a: x ^ 3 + 7 * x = 12345678901 and x > 3")).text
    with Session() as session:
        assert check(session, f"{preamble(10)}\n{text}") == ("unknown", "budget")


def test_the_same_question_has_the_same_answer() -> None:
    asked = question(TRACES + "premise a: forall n: Nat. f(n + 1) < f(n)\npremise b: exists n: Nat. on(n) and not p(n)")
    assert len({str(decide(asked, model=True)) for _ in range(3)}) == 1


def test_free_variables_stand_for_any_value() -> None:
    meant = argument("pred p(n: Nat) premise a: forall n: Nat. p(n) -> p(n + 1)")
    formula = meant.claims[0].formula
    assert isinstance(formula, Quantification)
    step = formula.body
    found = decide(Question({}, (terms.negation(step),)), model=True)
    assert found.status == "yes"
    assert found.model is not None
    assert evaluate(step, found.model, {}) is False
    assert [variable.name for variable in found.model.unknowns] == ["n"]
    assert decide(Question({}, (formula, terms.negation(step)))).status == "no"


def test_words_keep_their_identity() -> None:
    meant = argument("pred p premise a: p")
    (word,) = meant.vocabulary
    assert isinstance(word, Symbol)
    found = decide(Question(meant.definitions, (meant.claims[0].formula,)), model=True)
    assert found.model is not None
    assert list(found.model.tables) == [word]


def test_definitions_that_double_keep_nobody_waiting() -> None:
    doubling = "\n".join(f"define d{index + 1} := d{index} and d{index}" for index in range(40))
    text = f"pred p pred q define d0 := p or q\n{doubling}\npremise a: q -> p premise b: not d40"
    assert answer(text, model=True).status in ("yes", "unknown")
