"""Substituting, unfolding, walking: what is done to terms leaves their meaning as it should be."""

from __future__ import annotations

import pytest
from hypothesis import given

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    TRUE,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from tests.naive import World
from tests.reading import argument
from tests.strategies import EVERYTHING, THING, P, Q, formulas, number, worlds

HERE, THERE = Application(P, ()), Application(Q, ())

# ---- Building


def test_connectives_leave_out_what_says_nothing() -> None:
    assert terms.conjunction([]) == TRUE
    assert terms.disjunction([]) == FALSE
    assert terms.conjunction([TRUE, HERE]) == HERE
    assert terms.disjunction([HERE, FALSE]) == HERE
    assert terms.implication(TRUE, HERE) == HERE
    assert terms.negation(terms.negation(HERE)) == HERE
    assert terms.negation(TRUE) == FALSE
    assert terms.universal((), HERE) == HERE
    assert terms.conjunction([HERE, THERE]) == Operation(Operator.AND, (HERE, THERE), BOOL)


@given(formulas(EVERYTHING), formulas(EVERYTHING), worlds())
def test_connectives_mean_what_they_are_called(first: Term, second: Term, world: World) -> None:
    a, b = world.holds(first), world.holds(second)
    assert world.holds(terms.negation(first)) == (not a)
    assert world.holds(terms.conjunction([first, second])) == (a and b)
    assert world.holds(terms.disjunction([first, second])) == (a or b)
    assert world.holds(terms.implication(first, second)) == (not a or b)


# ---- Taking apart


@given(formulas(EVERYTHING, 3))
def test_rebuilding_from_the_parts(formula: Term) -> None:
    for part in terms.subterms(formula):
        assert terms.rebuild(part, terms.children(part)) == part


@given(formulas(EVERYTHING, 3))
def test_closed_formulas_have_no_free_variables(formula: Term) -> None:
    assert terms.free_variables(formula) == ()
    for part in terms.subterms(formula):
        if isinstance(part, Quantification):
            assert set(terms.free_variables(part.body)) <= {
                variable for outer in terms.subterms(formula) for variable in bound(outer)
            }


def bound(term: Term) -> tuple[Variable, ...]:
    variable = getattr(term, "variable", None)
    return term.variables if isinstance(term, Quantification) else (variable,) if variable else ()


def test_free_variables_stand_in_the_order_of_their_use() -> None:
    x, y, z = (Variable(name, INT) for name in "xyz")
    sum_ = Operation(Operator.ADD, (z, Operation(Operator.ADD, (x, z), INT)), INT)
    inner = Quantification(True, (x,), Operation(Operator.LESS, (x, y), BOOL))
    formula = Operation(Operator.AND, (Operation(Operator.EQUAL, (sum_, x), BOOL), inner), BOOL)
    assert terms.free_variables(formula) == (z, x, y)


def test_symbols_are_found_in_definitions_too() -> None:
    meant = argument("pred p pred q define d := q and p define e := d premise c: e")
    found = terms.symbols_of([meant.claims[0].formula], meant.definitions)
    assert [symbol.name for symbol in found] == ["e", "d", "q", "p"]


# ---- Substituting


def test_substituting() -> None:
    x, y = Variable("x", INT), Variable("y", INT)
    both = Operation(Operator.ADD, (x, y), INT)
    assert terms.substitute(both, {x: y}) == Operation(Operator.ADD, (y, y), INT)
    assert terms.substitute(both, {x: y, y: x}) == Operation(Operator.ADD, (y, x), INT)
    assert terms.substitute(both, {Variable("x", INT): y}) is both


@given(formulas(EVERYTHING, 3, (Variable("free", THING),)), worlds())
def test_instances(formula: Term, world: World) -> None:
    free = terms.free_variables(formula)
    for value in world.domain(THING):
        instance = terms.instantiate(formula, free, (Literal(value, THING),) * len(free))
        assert terms.free_variables(instance) == ()
        known = World(world.sizes, world.meanings, dict.fromkeys(free, value))
        assert world.holds(instance) == known.holds(formula)


@given(formulas(EVERYTHING, 3), worlds())
def test_refreshing_changes_bound_variables_alone(formula: Term, world: World) -> None:
    fresh = terms.refresh(formula)
    before = {variable for part in terms.subterms(formula) for variable in bound(part)}
    after = {variable for part in terms.subterms(fresh) for variable in bound(part)}
    assert not before & after
    assert world.holds(fresh) == world.holds(formula)


# ---- Unfolding

# Each line: a formula with definitions, and the same without.
UNFOLDED = [
    ("d(1)", "t(1) and t(1 + 1)"),
    ("forall n: Nat. d(n + 1)", "forall n: Nat. t(n + 1) and t(n + 1 + 1)"),
    ("let n := 3 in d(n)", "t(3) and t(3 + 1)"),
    ("some", "exists n: Nat. t(n) and t(n + 1)"),
    ("some and some", "(exists n: Nat. t(n) and t(n + 1)) and (exists n: Nat. t(n) and t(n + 1))"),
    ("other", "t(0)"),
]


@pytest.mark.parametrize(("folded", "plain"), UNFOLDED)
def test_unfolding(folded: str, plain: str) -> None:
    meant = argument(
        "pred t(n: Nat) define d(n: Nat) := t(n) and t(n + 1) define some := exists n: Nat. d(n) premise other: t(0)\n"
        f"premise a: {folded} premise b: {plain}"
    )
    first, second = (terms.unfold(meant.claim(name).formula, meant.definitions) for name in "ab")
    symbols = {part.symbol.name for part in terms.subterms(first) if isinstance(part, Application)}
    assert symbols == {"t"}
    assert str(first) == str(second).replace("premise b", "premise a")


def test_recursions_stay_folded() -> None:
    meant = argument("define f(n: Nat): Nat := if n = 0 then 0 else f(n - 1) premise c: f(2) = 0")
    formula = meant.claims[0].formula
    assert terms.unfold(formula, meant.definitions) == formula
    assert number(2) in terms.subterms(Operation(Operator.ADD, (number(2), number(3)), INT))


# ---- Definitions that double

CHAIN = "pred r\ndefine d0 := r\n" + "".join(f"define d{i + 1} := d{i} and not d{i}\n" for i in range(40))


def test_what_is_too_long_is_not_written_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    meant = argument(f"{CHAIN}premise p: d40")
    unfolded = 0
    instantiate = terms.instantiate

    def counted(body: Term, variables: tuple[Variable, ...], arguments: tuple[Term, ...]) -> Term:
        nonlocal unfolded
        unfolded += 1
        return instantiate(body, variables, arguments)

    monkeypatch.setattr(terms, "instantiate", counted)
    with pytest.raises(terms.TooLong):
        terms.unfold(meant.claims[0].formula, meant.definitions)
    assert unfolded < 1_500


@pytest.mark.parametrize("depth", range(13))
def test_what_is_not_too_long_is_written_out(depth: int) -> None:
    meant = argument(f"{CHAIN}premise p: d{depth}")
    written = terms.unfold(meant.claims[0].formula, meant.definitions)
    assert len(list(terms.subterms(written))) == 3 * 2**depth - 2


LENGTHS = [
    ("", "r", 1),
    ("define d(n: Int): Int := n + n", "d(d(3)) = 5", 9),
    ("define d(n: Int): Int := let m := n * n in m + m", "d(4 + 1) = 0", 17),
    ("", "let m := 1 + 2 in m + m + m = m", 15),
    ("define d(n: Int) := forall m: Int. m > n", "d(3) and d(4)", 9),
    ("define f(n: Nat): Nat := if n = 0 then 0 else f(n - 1)", "f(3) = f(4)", 5),
]


@pytest.mark.parametrize(("vocabulary", "formula", "length"), LENGTHS)
def test_the_length_is_known_beforehand(vocabulary: str, formula: str, length: int) -> None:
    meant = argument(f"pred r\n{vocabulary}\npremise p: {formula}")
    written = terms.unfold(meant.claims[0].formula, meant.definitions)
    assert terms._length(meant.claims[0].formula, meant.definitions, {}).total() == length
    assert len(list(terms.subterms(written))) == length
