"""Formulas in English: table of what is said, and the law that different formulas are said differently."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    REAL,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)
from petitio.render.sentences import outline, sentence
from tests.reading import argument
from tests.strategies import BINARY, EVERYTHING, MONADIC, NOWHERE, PROPOSITIONS, THING, formulas

VOCABULARY = """
sort System
const lathe: System          "the lathe"
pred aligned(s: System)      "{s} is aligned"
pred flies(s: System)        "{s} flies"
pred mixed                   "it is red and green"
pred trusted(n: Nat)         "generation {n} can be trusted"
func effort(n: Nat): Real    "the labour generation {n} puts in"
func weight(s: System): Real "the weight of {s}"
pred rain                    "there is rain"
pred wet                     "the ground is wet"
"""

SAID = [
    ("rain", "there is rain"),
    ("not rain", "there is no rain"),
    ("not flies(lathe)", "it is not true that the lathe flies"),
    ("rain and wet", "there is rain and the ground is wet"),
    ("rain -> wet", "if there is rain, then the ground is wet"),
    ("mixed -> wet", "if “it is red and green”, then the ground is wet"),
    ("rain <-> not wet", "there is rain if and only if the ground is not wet"),
    ("rain xor wet", "either there is rain or the ground is wet, but not both"),
    ("not (rain and wet)", "it is not true both that there is rain and that the ground is wet"),
    ("not (rain or wet)", "it is true neither that there is rain nor that the ground is wet"),
    ("forall s: System. aligned(s)", "for every system s: s is aligned"),
    ("exists s: System. aligned(s) and flies(s)", "there is a system s such that s is aligned and s flies"),
    ("not (exists s: System. flies(s))", "there is no system s such that s flies"),
    ("exists! s: System. flies(s)", "there is exactly one system s such that s flies"),
    (
        "forall n: Nat. trusted(n) and effort(n) >= 1 -> trusted(n + 1)",
        "for every generation n: if generation n can be trusted and the labour generation n puts in is at least 1, "
        "then generation n + 1 can be trusted",
    ),
    ("forall n: Nat. n >= 10 -> trusted(2 * n)",
     "for every generation n: if n ≥ 10, then generation 2 * n can be trusted"),
    ("forall n: Nat. 0 <= n < 5 -> n != 7", "for every natural number n: if 0 ≤ n < 5, then n ≠ 7"),
    ("effort(1) + 2 < effort(2) * 3",
     "(the labour generation 1 puts in) + 2 is less than (the labour generation 2 puts in) * 3"),
    ("weight(lathe) = 2", "the weight of the lathe is 2"),
    ("weight(lathe) != effort(0)", "the weight of the lathe does not equal the labour generation 0 puts in"),
    ("max(weight(lathe), 3) > abs(weight(lathe))",
     "the size of (the weight of the lathe) is less than the larger of (the weight of the lathe) and 3"),
    ("if rain then wet else mixed", "if there is rain, then the ground is wet, and otherwise “it is red and green”"),
    ("rain -> (forall s: System. exists t: System. s = t)",
     "if there is rain, then for every system s: there is a system t such that s is the same as t"),
    ("forall s: System. aligned(s) -> (exists s: System. flies(s))",
     "for every system s: if s is aligned, then there is a system s' such that s' flies"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "said"), SAID, ids=[row[0] for row in SAID])
def test_a_simple_formula_is_one_sentence(formula: str, said: str) -> None:
    claim = argument(f"{VOCABULARY}\npremise p: {formula}\n").claim("p")
    assert sentence(claim.formula) == said


def test_an_involved_formula_is_laid_out() -> None:
    claim = argument(f"{VOCABULARY}\npremise p: (rain and (wet or mixed)) -> not (rain <-> (wet -> rain))\n").claim("p")
    assert outline(claim.formula) == [
        (0, "if:"),
        (1, "all of these:"),
        (2, "- there is rain"),
        (2, "- the ground is wet or “it is red and green”"),
        (0, "then:"),
        (1, "it is not true that:"),
        (2, "both of these or neither:"),
        (3, "- there is rain"),
        (3, "- if the ground is wet, then there is rain"),
    ]


# ---- The law


def _read(*names: str) -> list[Symbol]:
    """Propositions whose readings are denied in place, as a whole, and stand in quotes."""
    readings = ("it is {}", "{} happens", "{} and so on")
    return [
        Symbol(name, None, "pred", (), BOOL, readings[index % 3].format(name), NOWHERE)
        for index, name in enumerate(names)
    ]


def _compounds(parts: list[Term]) -> list[Term]:
    found: list[Term] = [Operation(Operator.NOT, (part,), BOOL) for part in parts]
    for operator in (Operator.AND, Operator.OR, Operator.XOR, Operator.IMPLIES, Operator.IFF):
        found += [Operation(operator, pair, BOOL) for pair in product(parts, repeat=2)]
    for operator in (Operator.AND, Operator.OR):
        found += [Operation(operator, row, BOOL) for row in product(parts[:2], repeat=3)]
    found += [Operation(Operator.IF, row, BOOL) for row in product(parts[:2], repeat=3)]
    return found


def _text(formula: Term) -> str:
    return "\n".join(f"{'  ' * depth}{line}" for depth, line in outline(formula))


def test_no_two_small_formulas_read_alike() -> None:
    atoms: list[Term] = [Application(symbol, ()) for symbol in _read("p", "q", "r")]
    once = [*atoms, *_compounds(atoms[:2]), Operation(Operator.NOT, (atoms[2],), BOOL)]
    seen: dict[str, Term] = {}
    for formula in [*once, *_compounds(once)]:
        other = seen.setdefault(_text(formula), formula)
        assert other == formula, (_text(formula), other, formula)


def test_no_two_small_quantified_formulas_read_alike() -> None:
    one = Symbol("f", None, "pred", (Variable("a", THING),), BOOL, "{a} is fine", NOWHERE)
    two = Symbol("g", None, "pred", (Variable("a", THING), Variable("b", THING)), BOOL, "{a} likes {b}", NOWHERE)
    x, y = Variable("x", THING), Variable("y", THING)
    atoms: list[Term] = [Application(one, (x,)), Application(one, (y,)), Application(two, (x, y))]

    def quantified(parts: list[Term]) -> list[Term]:
        rows = [(universal, v, part) for universal in (True, False) for v in ((x,), (y,), (x, y)) for part in parts]
        return [Quantification(universal, v, part) for universal, v, part in rows]

    inner = [*atoms, *quantified(atoms), *[Operation(Operator.NOT, (a,), BOOL) for a in atoms]]
    formulas_ = [*inner, *_compounds(inner), *quantified(_compounds(inner[:9])), *quantified(quantified(inner[:6]))]
    seen: dict[str, Term] = {}
    for formula in formulas_:
        other = seen.setdefault(_text(formula), formula)
        assert terms.alike(other, formula), (_text(formula), other, formula)


def _plain(term: Term) -> Term:
    """A formula without what makes no difference to what it says: the sorts that numbers are written in."""
    parts = tuple(_plain(part) for part in terms.children(term))
    if isinstance(term, Literal) and isinstance(term.value, Fraction):
        return Literal(term.value, REAL if term.value.denominator != 1 else INT)
    if isinstance(term, Operation):
        return parts[0] if term.operator is Operator.TO_REAL else Operation(term.operator, parts, BOOL)
    return terms.rebuild(term, parts) if parts else term


@given(
    st.sampled_from([PROPOSITIONS, MONADIC, BINARY, EVERYTHING]).flatmap(lambda w: st.tuples(formulas(w), formulas(w)))
)
def test_formulas_that_read_alike_are_alike(pair: tuple[Term, Term]) -> None:
    left, right = pair
    if _text(left) == _text(right):
        assert terms.alike(_plain(left), _plain(right))


@given(st.data(), formulas(EVERYTHING))
def test_a_changed_part_shows(data: st.DataObject, formula: Term) -> None:
    """Some part is exchanged for another of its sort; that shows, unless it was the same part."""
    parts = [part for part in terms.subterms(formula) if part.sort is BOOL]
    gone = data.draw(st.sampled_from(parts))
    replacement = data.draw(st.sampled_from([*parts, Literal(True, BOOL), Operation(Operator.NOT, (gone,), BOOL)]))

    def changed(term: Term) -> Term:
        if term is gone:
            return replacement
        inside = terms.children(term)
        return terms.rebuild(term, tuple(map(changed, inside))) if inside else term

    other = changed(formula)
    if _text(formula) == _text(other):
        assert terms.alike(_plain(formula), _plain(other))
