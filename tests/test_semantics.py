"""The evaluator, held against a table, against the definition, and against a second evaluator."""

from __future__ import annotations

from fractions import Fraction
from math import factorial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    TRUE,
    Application,
    Element,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Term,
    Value,
    Variable,
)
from petitio.semantics import Interpretation, Table, Unevaluable, _Evaluation, default, evaluate, first_true, reduce
from petitio.smt.replay import discharged
from tests.naive import World
from tests.reading import argument
from tests.strategies import (
    EVERYTHING,
    GROUND,
    HUE,
    LEVEL,
    THING,
    TRUSTED,
    formulas,
    integers,
    number,
    worlds,
)

NOTHING = Interpretation({}, {})


def value(text: str, vocabulary: str = "") -> Value:
    """The value of a term in the plainest world."""
    meant = argument(f"{vocabulary}\ndefine it := {text}\npremise p: it = it")
    (definition,) = (d for s, d in meant.definitions.items() if s.name == "it")
    return evaluate(definition.body, NOTHING, meant.definitions)


# ---- Arithmetic

# Each line: dividend, divisor, and SMT-LIB's quotient and remainder.
DIVISIONS = [
    (7, 2, 3, 1),
    (-7, 2, -4, 1),
    (7, -2, -3, 1),
    (-7, -2, 4, 1),
    (6, 3, 2, 0),
    (-6, 3, -2, 0),
    (6, -3, -2, 0),
    (-6, -3, 2, 0),
    (0, 5, 0, 0),
    (0, -5, 0, 0),
    (1, 5, 0, 1),
    (-1, 5, -1, 4),
    (1, -5, 0, 1),
    (-1, -5, 1, 4),
    (5, 1, 5, 0),
    (5, -1, -5, 0),
    (10**40, -3, -(10**40 // 3), 1),
]


@pytest.mark.parametrize(("dividend", "divisor", "quotient", "remainder"), DIVISIONS)
def test_division_of_whole_numbers(dividend: int, divisor: int, quotient: int, remainder: int) -> None:
    assert value(f"({dividend}) div ({divisor})") == quotient
    assert value(f"({dividend}) mod ({divisor})") == remainder


# Each line: a term or formula without symbols, and its value.
VALUES: list[tuple[str, bool | int | Fraction]] = [
    ("1 / 3 + 1 / 6", Fraction(1, 2)),
    ("0.1 + 0.2", Fraction(3, 10)),
    ("98% * 100", 98),
    ("2 - 5", -3),
    ("-(2 - 5)", 3),
    ("2 ^ 10", 1024),
    ("2 ^ -2", Fraction(1, 4)),
    ("(-2) ^ 3", -8),
    ("0 ^ 0", 1),
    ("2 ^ 3 ^ 2", 512),
    ("let n := 5 in 0.98 ^ n", Fraction(98, 100) ** 5),
    ("let n := 0 in 0 ^ n", 1),
    ("abs(-7)", 7),
    ("abs(7)", 7),
    ("abs(-1/2)", Fraction(1, 2)),
    ("min(3, -4)", -4),
    ("max(3, 1/2)", 3),
    ("if 1 < 2 then 3 else 4", 3),
    ("let x := 2 in let y := x + 1 in x * y", 6),
    ("1 < 2 <= 2 < 3", True),
    ("3 > 2 >= 2 = 2", True),
    ("1 = 1 = 2", False),
    ("1 != 2", True),
    ("1/2 = 0.5", True),
    ("true xor true xor true", True),
    ("true and not false", True),
    ("false -> false", True),
    ("true <-> false", False),
    ("forall n in 0..10. n * n <= 100", True),
    ("forall n in 0..11. n * n <= 100", False),
    ("exists n in -3..-1. n * n = 9", True),
    ("exists n in 3..1. true", False),
    ("forall n in 3..1. false", True),
    ("exists! n in 0..9. n * n = 49", True),
    ("exists! n in -9..9. n * n = 49", False),
    ("forall n: Nat. n < 5 -> n * n <= 16", True),
    ("forall n: Nat. n <= 5 -> n * n <= 16", False),
    ("exists n: Nat. n < 5 and n * n = 16", True),
    ("exists n: Nat. 10 >= n and n * n = 100", True),
    ("exists n: Nat. n = 7 and n mod 2 = 1", True),
    ("forall n: Nat. n < -1 -> false", True),
    ("forall n: Nat. -3 < n and n < 3 -> n >= 0", True),
    ("forall z: Int. -3 < z and z < 3 -> z >= 0", False),
    ("forall n, m: Nat. n < 9 and m < n -> m < 8", True),
    ("forall n in 0..4, m in 0..n. m <= n", True),
    ("exists n in 0..4. forall m in 0..4. m <= n", True),
    ("forall b: Bool. b or not b", True),
    ("exists b, c: Bool. b <-> not c", True),
    ("exists! b: Bool. b", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_value(text: str, expected: bool | int | Fraction) -> None:
    assert value(text) == expected


# ---- What has no value

UNEVALUABLE = [
    "1 / 0",
    "1 div 0",
    "1 mod 0",
    "let x := 2 - 2 in 1 / x",
    "0 ^ -1",
    "(if 1 / 0 = 1 then 2 else 3) = 2",
    "1 / 0 = 1 / 0",
    "exists n in 0..3. 6 / n = 2",
    "forall n in -3..3. 6 mod n = 0",
    "forall n: Nat. n * n >= n",
    "exists z: Int. z * z = 4",
    "forall x: Real. x = x",
]


@pytest.mark.parametrize("text", UNEVALUABLE)
def test_what_has_no_value_here(text: str) -> None:
    with pytest.raises(Unevaluable):
        value(text)


GUARDED = [
    ("2 > 3 and 1 / 0 = 1", False),
    ("2 > 3 -> 1 / 0 = 1", True),
    ("2 < 3 or 1 / 0 = 1", True),
    ("(if 2 < 3 then 1 else 1 / 0) = 1", True),
    ("forall n in 0..3. n = 0 or 6 mod n = 0", True),
    ("exists n in 0..3. n > 0 and 6 / n = 3", True),
]


@pytest.mark.parametrize(("text", "expected"), GUARDED)
def test_what_is_not_asked_does_no_harm(text: str, expected: bool) -> None:
    assert value(text) is expected


# ---- Recursion

FACTORIAL = "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)"
FIBONACCI = "define fib(n: Nat): Nat := if n < 2 then n else fib(n - 1) + fib(n - 2)"
ADD = "define add(n, m: Nat): Nat := if n = 0 then m else add(n - 1, m + 1)"
EVEN = "define even(n: Nat): Bool := if n = 0 then true else not even(n - 1)"
SUM = "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n"

RECURSIONS: list[tuple[str, str, bool | int]] = [
    (FACTORIAL, "fact(0)", 1),
    (FACTORIAL, "fact(5)", 120),
    (FACTORIAL, "fact(139)", factorial(139)),
    (FACTORIAL, "fact(fact(3))", 720),
    (FIBONACCI, "fib(10)", 55),
    (FIBONACCI, "fib(90)", 2880067194370816120),
    (ADD, "add(3, 4)", 7),
    (EVEN, "even(100)", True),
    (EVEN, "even(333)", False),
    (SUM, "sum(1000)", 500500),
    (SUM, "2 * sum(17) = 17 * 18", True),
    (SUM, "forall n in 0..40. 2 * sum(n) = n * (n + 1)", True),
    (FACTORIAL, "forall n in 4..9. fact(n) > 2 ^ n", True),
    (FACTORIAL, "forall n in 3..9. fact(n) > 2 ^ n", False),
]


@pytest.mark.parametrize(("definition", "text", "expected"), RECURSIONS)
def test_recursion(definition: str, text: str, expected: bool | int) -> None:
    assert value(text, definition) == expected


def test_a_long_recursion_looks_at_each_value_a_few_times() -> None:
    looked = 0

    class Counting(dict[Any, Any]):
        def __contains__(self, key: object) -> bool:
            nonlocal looked
            looked += 1
            return super().__contains__(key)

    meant = argument(f"{SUM}\npremise p: sum(1000) = 500500")
    evaluation = _Evaluation(NOTHING, meant.definitions, memo=Counting())
    assert evaluation.term(meant.claims[0].formula, {}) == TRUE
    assert 1_000 <= looked < 10_000


ENDLESS = [
    ("define f(n: Nat): Nat := f(n + 1)", "f(0)"),
    ("define f(n: Nat): Nat := f(n)", "f(0)"),
    ("define f(n: Nat): Nat := f(n + 1) + f(n + 2)", "f(3)"),
    ("define f(n: Nat): Nat := if n = 0 then 2 else f(n - 1) * f(n - 1)", "f(300)"),
    (FACTORIAL, "fact(100000)"),
    (FACTORIAL, "forall n: Nat. fact(n) > 0"),
]


@pytest.mark.parametrize(("definition", "text"), ENDLESS)
def test_a_recursion_without_end_is_given_up(definition: str, text: str) -> None:
    with pytest.raises(Unevaluable):
        value(text, definition)


# ---- Worlds


def test_a_symbol_without_a_table_is_as_plain_as_can_be() -> None:
    sort = Sort("S", "own")
    plain: list[tuple[Sort, Value]] = [(BOOL, False), (sort, Element(sort, 0)), (HUE, Element(HUE, 0))]
    plain += [(numeric, Fraction(0)) for numeric in (NAT, INT, REAL)]
    for each, expected in plain:
        assert default(each) == Literal(expected, each)


def test_sorts_have_the_size_they_are_given() -> None:
    world = Interpretation({THING: 3}, {})
    assert len(world.values(THING)) == world.size(THING) == 3
    assert len(Interpretation({}, {}).values(THING)) == 1
    assert [literal.value for literal in world.values(BOOL)] == [False, True]
    assert len(world.values(HUE)) == len(HUE.elements)


# Each line: a formula about a recursion that nothing can be said of for all numbers at once, and its value.
AT_ONE = [
    ("forall n: Nat. fact(n) >= n * n", False),
    ("exists n: Nat. fact(n) > 1000", True),
    ("not (forall n: Nat. fact(n) != 24)", True),
    ("forall n, m: Nat. fact(n) != m + 1", False),
    ("exists z: Int. z < 0 and fact(if z < 0 then -z else z) = 720", True),
    ("forall z: Int. z >= 0 or fact(if z < 0 then -z else z) != 720", False),
    ("exists z: Int. fact(if z < 0 then -z else z) = 24 and z > 0", True),
    ("(exists n, m: Nat. fact(n) = 6 and fact(m) = 2) and (exists n, m: Nat. fact(n) = 24 and fact(m) = 6)", True),
]


@pytest.mark.parametrize(("text", "expected"), AT_ONE)
def test_one_of_the_first_numbers_decides(text: str, expected: bool) -> None:
    meant = argument(f"define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\npremise p: {text}")
    assert evaluate(meant.claims[0].formula, Interpretation({}, {}), meant.definitions) is expected


def test_what_the_first_numbers_leave_open_has_no_value() -> None:
    meant = argument(
        "define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)\npremise p: forall n: Nat. fact(n) > 0"
    )
    with pytest.raises(Unevaluable):
        reduce(meant.claims[0].formula, Interpretation({}, {}), meant.definitions)


# Each line: the carrier of the sort, and whether "something is above everything" has the value that it should.
@pytest.mark.parametrize(("carrier", "least"), [(NAT, True), (INT, False)])
def test_elements_may_be_numbers(carrier: Sort, least: bool) -> None:
    meant = argument(
        "sort T\npred r(x, y: T)\npremise p: exists x: T. forall y: T. x = y or r(x, y)\n"
        "premise q: exists x: T. forall y: T. x = y or r(y, x)"
    )
    (below,) = meant.vocabulary
    x, y = (Variable(name, carrier) for name in "xy")
    table = Table((x, y), Operation(Operator.LESS, (x, y), BOOL))
    world = Interpretation({}, {below: table}, carriers={below.parameters[0].sort: carrier})
    first, last = (reduce(claim.formula, world, meant.definitions) for claim in meant.claims)
    assert discharged(first) is least
    assert discharged(last) is False


def test_a_quantifier_over_all_numbers_is_left_as_arithmetic() -> None:
    meant = argument("func f(n: Nat): Int\npred g(n: Nat)\npremise p: forall n: Nat. g(n) -> f(n) < f(n + 1)")
    f, g = meant.vocabulary
    (n,), (m,) = f.parameters, g.parameters
    square = Operation(Operator.MULTIPLY, (n, n), INT)
    tables = {f: Table((n,), square), g: Table((m,), Operation(Operator.LESS, (number(3), m), BOOL))}
    result = reduce(meant.claims[0].formula, Interpretation({}, tables), meant.definitions)
    assert isinstance(result, Quantification), result
    assert "Application" not in str(result)


# Each line: a formula about all numbers whose truth shows on few of them, and its value.
SETTLED = [
    ("forall n: Nat. n >= 0", True),
    ("forall z: Int. z >= 0", False),
    ("forall n: Nat. n < 1000", False),
    ("exists n: Nat. n > 1000", True),
    ("exists n: Nat. 3 * n = 100", False),
    ("exists n: Nat. 3 * n = 99", True),
    ("exists z: Int. 3 * z = -99", True),
    ("exists z: Int. 2 * z + 1 = 0", False),
    ("forall n: Nat. 2 * n < 5 -> n < 3", True),
    ("forall n: Nat. 0.3 * n < 1 -> n < 3", False),
    ("forall n: Nat. 0.3 * n < 1 -> n <= 3", True),
    ("forall z: Int. z < 5 or z > 4", True),
    ("forall z: Int. z < 5 or z > 5", False),
    ("exists z: Int. z < -7 and 2 * z > -17", True),
    ("exists z: Int. z < -8 and 2 * z > -17", False),
    ("forall z: Int. abs(z) >= z", True),
    ("forall z: Int. abs(z) > z", False),
    ("exists z: Int. abs(z + 20) = 0", True),
    ("forall n: Nat. (if n < 50 then n else 100 - n) <= 50", True),
    ("forall n: Nat. (if n < 50 then n else 100 - n) < 50", False),
    ("exists n: Nat. (if n < 50 then n else 100 - n) = -3", True),
    ("forall z: Int. -z < 20", False),
    ("forall z: Int. -(z + 40) < 20 or z <= -60", True),
    ("forall z: Int. -(z + 40) != 20", False),
    ("exists z: Int. -(2 * z - 80) = 2 and z > 38", True),
    ("exists z: Int. -(2 * z + 80) = 2 and z < -40", True),
    ("forall n: Nat. n < 1000000 -> n >= 0", True),
    ("exists z: Int. -1000002 < z and z < -1000000", True),
    ("exists z: Int. 1000000 < z and z < 1000001", False),
    ("exists n: Nat. 3 * n = 1000000000000000000001", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_a_quantifier_over_all_numbers_that_comes_to_rest(text: str, expected: bool) -> None:
    assert value(text) is expected


# ---- Definitions, and elements that change as a number grows

SQUARE = "define square(z: Int): Int := z * z"
HUES = """sort Hue = red | green | blue
define f(n: Nat): Hue := if n < 3 then red else green
define g(n: Nat): Hue := if n < 5 then red else blue
define warm(h: Hue): Bool := h = red
define mixed(n: Nat, h: Hue, m: Nat): Bool := n = m and h = green
define both(h, i: Hue): Bool := h = red and i = blue
define same(h, i: Hue): Bool := h = i
"""

DEFINED: list[tuple[str, str, bool | int]] = [
    (SQUARE, "square(3) + square(3)", 18),
    (SQUARE, "square(2) + square(3)", 13),
    (SQUARE, "(forall n: Int. square(2) + n > n) and (exists n: Int. square(3) + n = 4)", True),
    ("define twice(z: Int): Int := 2 * z", "(forall n: Nat. twice(n) >= n) and (exists n: Nat. twice(n) = 6)", True),
    ("define twice(z: Int): Int := 2 * z", "(forall n: Nat. twice(n) >= n) and (exists n: Nat. twice(n) = 7)", False),
    (HUES, "forall n: Nat. warm(f(n)) <-> n < 3", True),
    (HUES, "forall n: Nat. warm(f(n)) <-> n < 4", False),
    (HUES, "forall n: Nat. mixed(n, f(n), n) <-> n >= 3", True),
    (HUES, "forall n: Nat. mixed(n, f(n), n + 1) -> false", True),
    (HUES, "exists n: Nat. mixed(n, f(n), 2)", False),
    (HUES, "exists n: Nat. mixed(n, f(n), 3)", True),
    (HUES, "exists n: Nat. both(f(n), g(n))", False),
    (HUES, "exists n: Nat. both(f(n), g(n + 3))", True),
    (HUES, "exists n: Nat. both(g(n), f(n))", False),
    (HUES, "forall n: Nat. f(n) = g(n) <-> n < 3", True),
    (HUES, "forall n: Nat. f(n) = g(n) <-> n < 5", False),
    (HUES, "forall n: Nat. same(f(n), g(n)) <-> n < 3", True),
    (HUES, "forall n: Nat. red = f(n) <-> n <= 2", True),
    (HUES, "forall n: Nat. green = f(n) <-> n <= 2", False),
    (HUES, "forall n: Nat. f(n) != blue", True),
    (HUES, "forall n: Nat. (if n < 2 then f(n) else g(n)) = red <-> n < 5", True),
    (HUES, "forall n: Nat. (if n < 2 then n < 1 else n > 5) <-> n < 1 or n > 5", True),
    (HUES, "forall n: Nat. (if n < 2 then n < 1 else n > 5) <-> n < 2 or n > 5", False),
    (HUES, "exists! h: Hue. warm(h)", True),
    (HUES, "forall h: Hue. warm(h)", False),
]


@pytest.mark.parametrize(("vocabulary", "text", "expected"), DEFINED)
def test_definitions(vocabulary: str, text: str, expected: bool | int) -> None:
    assert value(text, vocabulary) == expected


# Each line: a formula about words that have no closed form, and its value.
PLAIN = [
    ("const c: Int", "c = 0", True),
    ("pred p(n: Nat)", "exists n: Nat. p(n)", False),
    ("sort T\nconst c: T\npred p(x: T)", "p(c)", False),
    ("sort T\nconst c: T\nconst d: T", "c = d", True),
]


@pytest.mark.parametrize(("words", "text", "expected"), PLAIN)
def test_words_without_a_closed_form(words: str, text: str, expected: bool) -> None:
    meant = argument(f"{words}\npremise p_: {text}")
    world = Interpretation({symbol.result: 2 for symbol in meant.vocabulary if symbol.result.unknown}, {})
    assert evaluate(meant.claims[0].formula, world, {}) is expected


def test_a_word_without_a_closed_form_is_0_where_elements_are_numbers() -> None:
    meant = argument("sort T\nconst c: T\npremise p: c = c")
    (c,) = meant.vocabulary
    world = Interpretation({}, {}, carriers={c.result: INT})
    assert reduce(Application(c, ()), world, {}) == number(0)


# Each line: a formula about x, the numbers tried for x, and which of them is the first at which it is true.
FIRST: list[tuple[list[str], list[int], int | None]] = [
    (["x > 2"], [1, 3, 4], 3),
    (["x > 2"], [1, 2], None),
    (["x > 2", "x mod 2 = 0"], [1, 2, 3, 4, 6], 4),
    (["x mod 2 = 0", "x > 2"], [1, 2, 3, 4, 6], 4),
    (["1 / x > 0"], [0, -1, 2, 3], 2),
    (["square(x) = 9", "x > 0"], [9, -3, 3, 0], 3),
    ([], [5, 6], 5),
]


@pytest.mark.parametrize(("texts", "numbers", "expected"), FIRST)
def test_the_first_choice_that_makes_all_true(texts: list[str], numbers: list[int], expected: int | None) -> None:
    premises = "\n".join(f"premise p{index}: {text}" for index, text in enumerate([*texts, "x = x"]))
    meant = argument(f"{SQUARE}\nconst x: Int\n{premises}")
    (word,) = (symbol for symbol in meant.vocabulary if symbol.name == "x")
    x = Variable("x", INT)
    formulas = [terms.replaced(claim.formula, Application(word, ()), x) for claim in meant.claims]
    choices = [{x: number(each)} for each in numbers]
    found = first_true(formulas, choices, meant.definitions)
    assert found == (None if expected is None else {x: number(expected)})


def test_looking_for_the_first_choice_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    x = Variable("x", INT)
    formula = Operation(Operator.LESS, (number(40), x), BOOL)
    choices = [{x: number(each)} for each in range(100)]
    assert first_true([formula], choices, {}) == {x: number(41)}
    monkeypatch.setattr("petitio.semantics._MOST_STEPS", 60)
    assert first_true([formula], choices, {}) is None


# ---- Laws


@st.composite
def lines(draw: st.DrawFn, variable: Variable, depth: int = 2) -> Term:
    """A term that is linear in a variable, or a choice between such terms."""
    kind = draw(st.sampled_from(["number", "variable", "+", "-", "*", "if"])) if depth else "variable"
    match kind:
        case "number":
            return number(draw(st.integers(-9, 9)))
        case "variable":
            return variable
        case "*":
            return Operation(
                Operator.MULTIPLY, (number(draw(st.integers(-3, 3))), draw(lines(variable, depth - 1))), INT
            )
        case "if":
            test = Operation(Operator.LESS, (draw(lines(variable, 0)), number(draw(st.integers(-9, 9)))), BOOL)
            return Operation(
                Operator.IF, (test, draw(lines(variable, depth - 1)), draw(lines(variable, depth - 1))), INT
            )
        case _:
            return Operation(Operator(kind), (draw(lines(variable, depth - 1)), draw(lines(variable, depth - 1))), INT)


@st.composite
def endless(draw: st.DrawFn) -> Quantification:
    """A quantifier over all numbers, of comparisons of such terms."""
    variable = Variable("n", draw(st.sampled_from([NAT, INT])))
    comparison = st.sampled_from([Operator.LESS, Operator.AT_MOST, Operator.EQUAL])
    body: Term = TRUE
    for _ in range(draw(st.integers(1, 3))):
        compared = Operation(draw(comparison), (draw(lines(variable)), draw(lines(variable))), BOOL)
        joint = draw(st.sampled_from([Operator.AND, Operator.OR, Operator.IMPLIES, Operator.XOR]))
        body = Operation(joint, (compared, body), BOOL)
    return Quantification(draw(st.booleans()), (variable,), body)


@given(endless())
def test_a_quantifier_over_all_numbers_is_as_on_very_many(formula: Quantification) -> None:
    (variable,) = formula.variables
    try:
        found = evaluate(formula, NOTHING, {})
    except Unevaluable:
        return
    many = range(0 if variable.sort is NAT else -400, 400)
    values = [World({}, {}, {variable: Fraction(n)}).holds(formula.body) for n in many]
    assert found == (all(values) if formula.universal else any(values))


@given(formulas(EVERYTHING), worlds())
def test_two_evaluators_agree_on_formulas(formula: Term, world: World) -> None:
    assert evaluate(formula, world.interpretation(), {}) == world.holds(formula)


@given(integers(GROUND, 4, ()))
def test_two_evaluators_agree_on_numbers(term: Term) -> None:
    assert evaluate(term, NOTHING, {}) == World({}, {}).value(term, {}, {})


@given(worlds(), st.integers(0, 30))
def test_two_evaluators_agree_on_sequences(world: World, index: int) -> None:
    for word in (LEVEL, TRUSTED):
        table = world.meanings[word].table(word)
        found = evaluate(table.body, Interpretation({}, {}, {table.variables[0]: number(index, NAT)}), {})
        assert found == world.meanings[word].at((Fraction(index),))


@given(formulas(EVERYTHING, 2), worlds())
def test_reduction_is_a_value_where_quantifiers_are_finite(formula: Term, world: World) -> None:
    assert isinstance(reduce(formula, world.interpretation(), {}), Literal)
