"""Relations given by their properties: of just those that the definition can define, so that no answer is lost or
changed."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import petitio
from petitio import terms
from petitio.core import Application, Element, Quantification, Symbol
from petitio.obligations import Question
from petitio.smt.emit import emit
from petitio.smt.inquiry import Inquiry
from petitio.smt.portfolio import PORTFOLIO
from petitio.smt.relations_by_axioms import relations_by_axioms
from petitio.smt.solve import FIRST, solve
from tests.naive import every_world
from tests.reading import question
from tests.test_modal_laws import FORMULAS, LOGICS, Formula, argument, refuted

T = "sort T\npred r(x, y: T)\nfunc f(x: T): T\n"
USED = "\npremise a: exists x, y: T. d(x, y)"

# Definitions of d(x, y), and how many properties it has by each.
DEFINED = [
    ("forall u: T. r(u, x) -> r(u, y)", 2),
    ("f(x) = f(y)", 3),
    ("f(y) = f(x)", 3),
    ("x = y or r(x, y)", 1),
    ("r(x, y) or y = x", 1),
    ("x = y or r(x, y) or r(y, x)", 2),
    ("r(y, x) or (r(x, y) or x = y)", 2),
    ("y = f(x) or r(x, y)", 1),
    ("r(x, y) or f(x) = y", 1),
]  # fmt: skip

# Definitions that look like these and say something else.
OTHER = [
    "r(x, y)",
    "x = y",
    "y = f(x)",
    "forall u: T. r(u, y) -> r(u, x)",
    "forall u: T. r(x, u) -> r(y, u)",
    "forall u: T. r(u, x) -> r(y, u)",
    "forall u: T. r(u, x) -> r(u, u)",
    "exists u: T. r(u, x) -> r(u, y)",
    "forall u, v: T. r(u, x) -> r(v, y)",
    "forall u: T. r(u, x) and r(u, y)",
    "forall u: T. f(u) = x -> f(u) = y",
    "f(x) = y",
    "f(x) = f(x)",
    "f(x) = f(f(y))",
    "not (f(x) = f(y))",
    "x = y or r(y, x)",
    "x = y or r(x, x)",
    "x = x or r(x, y)",
    "x = y or not r(x, y)",
    "x = y xor r(x, y)",
    "x = y or r(x, y) or r(x, x)",
    "x = y or r(x, y) or not r(x, x)",
    "x = f(y) or r(x, y)",
    "y = f(x) or r(y, x)",
    "y = f(x) or r(x, y) or r(y, x)",
    "y = f(f(x)) or r(x, y)",
    "y = f(x) or x = y or r(x, y)",
    "r(x, y) or r(y, x)",
]


def named(asked: Question, name: str) -> Symbol:
    (found,) = (symbol for symbol in asked.definitions if symbol.name == name)
    return found


@pytest.mark.parametrize(("body", "properties"), DEFINED)
def test_what_is_defined_is_just_what_has_the_properties(body: str, properties: int) -> None:
    asked = question(f"{T}define d(x, y: T) := {body}{USED}")
    put = relations_by_axioms(asked)
    assert put is not None
    assert put.formulas[: len(asked.formulas)] == asked.formulas
    axioms = put.formulas[len(asked.formulas) :]
    assert len(axioms) == properties
    d = named(asked, "d")
    assert set(asked.definitions) - set(put.definitions) == {d}
    sort = d.parameters[0].sort
    # With three things there are too many ways for a function beside a relation.
    parts = tuple(s for s in terms.symbols_of(asked.formulas, asked.definitions) if s is not d)
    for size in (1, 2, 3) if len(parts) == 1 else (1, 2):
        pairs = list(product([Element(sort, index) for index in range(size)], repeat=2))
        x, y = asked.definitions[d].variables
        meant = asked.definitions[d].body
        defined = {
            tuple(world.value(meant, {}, {x: one, y: other}) for one, other in pairs)
            for world in every_world(parts, sort, size)
        }
        allowed = {
            tuple(world.meanings[d].at(pair) for pair in pairs)
            for world in every_world((d,), sort, size)
            if all(map(world.holds, axioms))
        }
        assert defined == allowed


@pytest.mark.parametrize("body", OTHER)
def test_what_is_defined_otherwise_stays_defined(body: str) -> None:
    assert relations_by_axioms(question(f"{T}define d(x, y: T) := {body}{USED}")) is None


# What else is said, beside the definition by `x = y or r(x, y)`, and whether d may be taken for any that is reflexive.
SPOKEN_OF = [
    ("premise b: exists x, y: T. r(x, y)", False),
    ("premise b: exists x: T. f(x) = x", True),
    ("define e(x, y: T) := x = y or r(x, y)\npremise b: exists x, y: T. e(x, y)", False),
    ("define e(x, y: T) := x = y or r(x, y)\npremise b: exists x: T. d(x, x)", True),
    ("define e(x: T) := d(x, f(x))\npremise b: exists x: T. e(x)", True),
    ("define e(x: T) := r(x, f(x))\npremise b: exists x: T. e(x)", False),
]


@pytest.mark.parametrize(("more", "expected"), SPOKEN_OF)
def test_a_relation_stays_defined_where_its_parts_are_spoken_of(more: str, expected: bool) -> None:
    asked = question(f"{T}define d(x, y: T) := x = y or r(x, y){USED}\n{more}")
    assert (relations_by_axioms(asked) is not None) is expected


def test_parts_that_are_defined_themselves_are_not_any() -> None:
    text = "sort T\npred p(x: T)\ndefine r(x, y: T) := p(x)\ndefine d(x, y: T) := x = y or r(x, y)"
    assert relations_by_axioms(question(text + USED)) is None


def test_numbers_stay_as_they_are() -> None:
    text = "pred r(x, y: Nat)\ndefine d(x, y: Nat) := x = y or r(x, y)\npremise a: exists x, y: Nat. d(x, y)"
    assert relations_by_axioms(question(text)) is None


def test_further_parameters_are_the_same_everywhere() -> None:
    text = "sort T sort A\nfunc f(a: A, x: T): T\ndefine d(a: A, x, y: T) := f(a, x) = f(a, y)\n"
    asked = question(text + "premise b: exists a: A, x, y: T. d(a, x, y)")
    put = relations_by_axioms(asked)
    assert put is not None
    d = named(asked, "d")
    for axiom in put.formulas[1:]:
        assert isinstance(axiom, Quantification)
        calls = [part for part in terms.subterms(axiom) if isinstance(part, Application)]
        assert {call.symbol for call in calls} == {d}
        assert {call.arguments[0] for call in calls} == {axiom.variables[0]}
    text = "sort T\nfunc f(a, x: T): T\ndefine d(a, x, y: T) := f(a, x) = f(x, y)\n"
    assert relations_by_axioms(question(text + "premise b: exists a, x, y: T. d(a, x, y)")) is None


# ---- Frames


# How many properties the frames of a logic have.
FRAMES = {"K": 0, "D": 1, "deontic": 1, "T": 1, "B": 2, "S4": 2, "S5": 0}


@pytest.mark.parametrize("logic", LOGICS)
def test_frames_are_recognised(logic: str) -> None:
    asked = question(argument(logic, [], ("possibly", "p")))
    put = relations_by_axioms(asked)
    assert (0 if put is None else len(put.formulas) - len(asked.formulas)) == FRAMES[logic]


def test_what_somebody_knows_is_recognised() -> None:
    asked = question("argument a:\nlogic epistemic\nsort A\nconst b: A\npred p\npremise a: knows(b, p)")
    put = relations_by_axioms(asked)
    assert put is not None
    assert len(put.formulas) == len(asked.formulas) + 3


BOX_P: Formula = ("necessarily", "p")
FOUR: Formula = ("->", BOX_P, ("necessarily", BOX_P))
# Grzegorczyk's axiom, and Dummett's in two forms.
GRZ_IF: Formula = ("->", ("necessarily", ("->", "p", BOX_P)), "p")
GRZ: Formula = ("->", ("necessarily", GRZ_IF), BOX_P)
DUM: Formula = ("->", ("necessarily", GRZ_IF), ("->", ("possibly", BOX_P), BOX_P))
DUM_P: Formula = ("->", ("necessarily", GRZ_IF), ("->", ("possibly", BOX_P), "p"))


def boxed(inner: Formula, times: int) -> Formula:
    return boxed(("necessarily", inner), times - 1) if times else inner


# What follows, and was left open where the frame was defined; and what does not follow.
VERDICTS: list[tuple[str, list[Formula], Formula, str]] = [
    ("S4", [("necessarily", ("possibly", BOX_P))], ("possibly", ("necessarily", BOX_P)), "holds"),
    ("S4", [("necessarily", ("possibly", BOX_P))], ("possibly", boxed(BOX_P, 3)), "holds"),
    ("S4", [boxed(GRZ, n) for n in range(3)], boxed(GRZ, 1), "begs"),
    ("S4", [boxed(GRZ, n) for n in range(4)], boxed(GRZ, 2), "begs"),
    ("T", [*(boxed(DUM, n) for n in range(4)), *(boxed(FOUR, n) for n in range(4))], boxed(DUM_P, 2), "holds"),
    ("S4", [boxed(DUM, n) for n in range(2)], DUM_P, "holds"),
    ("S4", [], ("possibly", ("necessarily", ("->", ("possibly", "p"), ("necessarily", ("possibly", "p"))))), "holds"),
    ("S4", [], ("possibly", ("->", ("possibly", "p"), ("necessarily", ("possibly", "p")))), "holds"),
    ("S4", [], ("->", ("necessarily", ("necessarily", GRZ)), ("necessarily", GRZ)), "holds"),
    ("S4", [("possibly", BOX_P)], ("necessarily", ("possibly", "p")), "fails"),
    ("S4", [], GRZ, "fails"),
    ("T", [], FOUR, "fails"),
    ("B", [], ("->", ("possibly", ("necessarily", "p")), "p"), "holds"),
    ("D", [], ("->", BOX_P, ("possibly", "p")), "holds"),
    ("D", [], ("->", BOX_P, "p"), "fails"),
]  # fmt: skip


@pytest.mark.parametrize(("logic", "premises", "claim", "verdict"), VERDICTS)
def test_what_follows_over_a_frame(logic: str, premises: list[Formula], claim: Formula, verdict: str) -> None:
    (found,) = petitio.check_text(argument(logic, premises, claim)).files[0].arguments
    assert found.claims[-1].verdict == verdict


def by_axioms(asked: Question) -> bool:
    """Whether the attempts of this kind refute a question."""
    inquiry = Inquiry(asked, False)
    attempts = [attempt for attempt in PORTFOLIO if attempt.name.startswith("relations by their axioms")]
    assert len(attempts) == 3
    return any(attempt.applies(inquiry) and attempt.run(inquiry) is not None for attempt in attempts)


@given(st.sampled_from([logic for logic in LOGICS if FRAMES[logic]]), st.lists(FORMULAS, max_size=2), FORMULAS)
def test_what_has_a_model_is_never_refuted(logic: str, premises: list[Formula], claim: Formula) -> None:
    asked = question(argument(logic, premises, ("not", claim)))
    put = relations_by_axioms(asked)
    if put is None:
        # No modal word looks anywhere.
        return
    if refuted(logic, premises, claim):
        assert not by_axioms(asked)
    statuses = {solve(emit(each), FIRST)[0] for each in (asked, put)}
    assert statuses != {"yes", "no"}


# A formula that is valid over the frames of some logics only.
AXIOMS: list[Formula] = [
    ("->", BOX_P, ("possibly", "p")),
    ("->", BOX_P, "p"),
    ("->", "p", ("necessarily", ("possibly", "p"))),
    FOUR,
    ("->", ("possibly", "p"), ("necessarily", ("possibly", "p"))),
    ("->", ("possibly", BOX_P), ("necessarily", ("possibly", "p"))),
    GRZ,
]


@pytest.mark.parametrize("axiom", AXIOMS)
@pytest.mark.parametrize("logic", [logic for logic in LOGICS if FRAMES[logic]])
def test_the_axioms_of_a_logic_are_found_valid_and_no_others(logic: str, axiom: Formula) -> None:
    asked = question(argument(logic, [], ("not", axiom)))
    assert by_axioms(asked) is not refuted(logic, [], axiom)
