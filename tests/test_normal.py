"""Normal forms say what the formula says, in every world."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given

from petitio import terms
from petitio.core import BOOL, FALSE, Application, Let, Literal, Operation, Operator, Quantification, Term, Variable
from petitio.normal import negation_normal, parts
from tests.naive import World, every_world
from tests.reading import argument
from tests.strategies import EVERYTHING, LIKES, PROPOSITIONS, THING, F, P, Q, Words, formulas, worlds

SMALL = Words((F, LIKES))


def same(left: Term, right: Term, worlds: list[World]) -> bool:
    return all(world.holds(left) == world.holds(right) for world in worlds)


PROPOSITIONAL_WORLDS = list(every_world(PROPOSITIONS.all, THING, 1))
SMALL_WORLDS = [world for size in (1, 2) for world in every_world((F, LIKES), THING, size)]


# ---- Negation normal form


@given(formulas(PROPOSITIONS, 4))
def test_the_normal_form_of_a_proposition_is_the_proposition(formula: Term) -> None:
    for split in (False, True):
        assert same(negation_normal(formula, split=split), formula, PROPOSITIONAL_WORLDS)
        negative = negation_normal(formula, positive=False, split=split)
        assert same(negative, terms.negation(formula), PROPOSITIONAL_WORLDS)


@given(formulas(SMALL, 3))
def test_the_normal_form_of_a_formula_is_the_formula(formula: Term) -> None:
    for split in (False, True):
        assert same(negation_normal(formula, split=split), formula, SMALL_WORLDS)
        negative = negation_normal(formula, positive=False, split=split)
        assert same(negative, terms.negation(formula), SMALL_WORLDS)


@given(formulas(EVERYTHING), worlds())
def test_with_numbers_too(formula: Term, world: World) -> None:
    assert world.holds(negation_normal(formula)) == world.holds(formula)
    assert world.holds(negation_normal(formula, positive=False)) != world.holds(formula)


def well_formed(formula: Term, *, split: bool) -> bool:
    """Whether `not` stands before atoms alone, and with `split` no quantifier stands below what has no polarity."""
    match formula:
        case Operation(Operator.AND | Operator.OR, inner, _):
            return all(well_formed(part, split=split) for part in inner)
        case Quantification(_, _, body, _):
            return well_formed(body, split=split)
        case Operation(Operator.NOT, (inner,), _):
            return _whole(inner, split=split)
        case Operation(Operator.IMPLIES, _, _) | Let():
            return False
        case _:
            return _whole(formula, split=split)


def _whole(formula: Term, *, split: bool) -> bool:
    """Whether a formula counts as an atom: it is one, or a biconditional or choice that stays whole."""
    if isinstance(formula, Operation) and formula.operator in (Operator.IFF, Operator.XOR, Operator.IF):
        return not split or not any(isinstance(part, Quantification) for part in terms.subterms(formula))
    return not isinstance(formula, Quantification | Let) and not (
        isinstance(formula, Operation) and formula.operator in (Operator.AND, Operator.OR, Operator.NOT)
    )


@given(formulas(EVERYTHING, 3))
def test_negations_stand_on_atoms(formula: Term) -> None:
    for positive in (True, False):
        assert well_formed(negation_normal(formula, positive=positive), split=True)
        assert well_formed(negation_normal(formula, positive=positive, split=False), split=False)


# ---- Parts

# Each line: a formula, and its parts.
PARTS = [
    ("p", ["p"]),
    ("p and q", ["p", "q"]),
    ("p and (q and r)", ["p", "q", "r"]),
    ("p and p", ["p"]),
    ("not not p", ["p"]),
    ("not (p or q)", ["not p", "not q"]),
    ("not (p -> q)", ["p", "not q"]),
    ("p -> q and r", ["not p or q", "not p or r"]),
    ("p or q -> r", ["not p or r", "not q or r"]),
    ("(p and q) or r", ["p or r", "q or r"]),
    ("p <-> q", ["p <-> q"]),
    ("not (p <-> q)", ["not (p <-> q)"]),
    ("let l := p in l and q", ["p", "q"]),
    ("d", ["p", "q"]),
    ("not d", ["not p or not q"]),
    ("forall s: S. f(s) and g(s)", ["forall s: S. f(s)", "forall s: S. g(s)"]),
    ("forall s: S. f(s) and p", ["forall s: S. f(s)", "p"]),
    ("forall s, t: S. f(s) and g(t)", ["forall s: S. f(s)", "forall t: S. g(t)"]),
    ("not exists s: S. f(s) or g(s)", ["forall s: S. not f(s)", "forall s: S. not g(s)"]),
    ("exists s: S. f(s) and g(s)", ["exists s: S. f(s) and g(s)"]),
    ("p -> forall s: S. f(s) and g(s)", ["not p or (forall s: S. f(s))", "not p or (forall s: S. g(s))"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: list[str]) -> None:
    vocabulary = "sort S pred p pred q pred r pred f(s: S) pred g(s: S) define d := p and q"
    claims = "\n".join(f"premise e{index}: {part}" for index, part in enumerate(expected))
    meant = argument(f"{vocabulary}\npremise whole: {text}\n{claims}")
    whole, *rest = meant.claims
    found = [shape(part) for part in parts(whole.formula, meant.definitions)]
    assert found == [shape(claim.formula) for claim in rest]


def shape(term: Term, known: tuple[Variable, ...] = ()) -> object:
    """A term without the identities of its bound variables."""
    match term:
        case Variable():
            return known.index(term) if term in known else term.name
        case Literal(value, _):
            return value
        case Application(symbol, arguments):
            return (symbol.name, *(shape(argument, known) for argument in arguments))
        case Operation(operator, arguments, _):
            return (operator.value, *(shape(argument, known) for argument in arguments))
        case Quantification(universal, variables, body, _):
            return universal, len(variables), shape(body, (*variables, *known))
        case Let(variable, value, body):
            return "let", shape(value, known), shape(body, (variable, *known))


@given(formulas(PROPOSITIONS, 4))
def test_the_parts_of_a_proposition_together_are_the_proposition(formula: Term) -> None:
    assert same(terms.conjunction(parts(formula, {})), formula, PROPOSITIONAL_WORLDS)


@given(formulas(SMALL, 3))
def test_the_parts_together_are_the_formula(formula: Term) -> None:
    assert same(terms.conjunction(parts(formula, {})), formula, SMALL_WORLDS)


@given(formulas(PROPOSITIONS, 4))
def test_a_part_is_no_conjunction_and_stands_once(formula: Term) -> None:
    found = parts(formula, {})
    assert len(found) == len(set(found))
    if len(found) <= 64:
        assert not any(isinstance(part, Operation) and part.operator is Operator.AND for part in found[1:])


def test_there_are_at_most_64_parts_to_a_disjunction() -> None:
    row = Operation(Operator.AND, (Application(P, ()), Application(Q, ())), BOOL)
    six = Operation(Operator.OR, (row,) * 6, BOOL)
    seven = Operation(Operator.OR, (row,) * 7, BOOL)
    assert len(parts(six, {})) == 64
    assert parts(seven, {}) == (seven,)
    assert parts(FALSE, {}) == (FALSE,)


def test_worlds_are_all_there() -> None:
    assert len(SMALL_WORLDS) == 2 * 2 + 4 * 16
    assert len(list(islice(every_world((F,), THING, 3), 100))) == 8
