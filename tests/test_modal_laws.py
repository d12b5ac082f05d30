"""Modal verdicts agree with brute force over all small Kripke models, and each countermodel is one, by a second
evaluator that knows nothing of the translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import petitio
from petitio.report import ArgumentReport, ClaimReport, CountermodelReport

LETTERS = ("p", "q")
MOST_WORLDS = 3

# A formula as a tree: a letter, or an operator and what it is applied to.
Formula = str | tuple["Formula | str", ...]
# Pairs of worlds; the actual world is 0.
Relation = frozenset[tuple[int, int]]
Valuation = dict[str, frozenset[int]]


# ---- Frames


def serial(size: int, sees: Relation) -> bool:
    return all(any((w, v) in sees for v in range(size)) for w in range(size))


def reflexive(size: int, sees: Relation) -> bool:
    return all((w, w) in sees for w in range(size))


def symmetric(size: int, sees: Relation) -> bool:
    return all((v, w) in sees for w, v in sees)


def transitive(size: int, sees: Relation) -> bool:
    return all((w, u) in sees for w, v in sees for x, u in sees if v == x)


CONDITIONS: dict[str, tuple[Callable[[int, Relation], bool], ...]] = {
    "K": (),
    "D": (serial,),
    "deontic": (serial,),
    "T": (reflexive,),
    "B": (reflexive, symmetric),
    "S4": (reflexive, transitive),
    "S5": (reflexive, symmetric, transitive),
}
LOGICS = tuple(CONDITIONS)


@cache
def frames(logic: str, size: int) -> tuple[Relation, ...]:
    """Every frame of a logic with so many worlds."""
    pairs = [(w, v) for w in range(size) for v in range(size)]
    relations = (
        frozenset(pair for pair, chosen in zip(pairs, row, strict=True) if chosen)
        for row in product([False, True], repeat=len(pairs))
    )
    return tuple(r for r in relations if all(condition(size, r) for condition in CONDITIONS[logic]))


# ---- Formulas


def where(formula: Formula, size: int, sees: Relation, values: Valuation) -> frozenset[int]:
    """The worlds in which a formula is true."""
    every = frozenset(range(size))
    if isinstance(formula, str):
        return values[formula]
    operator, *parts = formula
    first, *rest = [where(part, size, sees, values) for part in parts]
    match operator:
        case "not":
            return every - first
        case "necessarily":
            return frozenset(w for w in every if all(v in first for v in every if (w, v) in sees))
        case "possibly":
            return frozenset(w for w in every if any(v in first for v in every if (w, v) in sees))
        case "and":
            return first & rest[0]
        case "or":
            return first | rest[0]
        case "->":
            return (every - first) | rest[0]
        case _:
            return every - (first ^ rest[0])


def text(formula: Formula) -> str:
    """A formula as it is written."""
    if isinstance(formula, str):
        return formula
    operator, *parts = formula
    if len(parts) == 1:
        return f"{operator} ({text(parts[0])})"
    return f"({text(parts[0])}) {operator} ({text(parts[1])})"


def models(logic: str) -> Iterator[tuple[int, Relation, Valuation]]:
    """Every model of a logic with up to three worlds."""
    for size in range(1, MOST_WORLDS + 1):
        subsets = [frozenset(w for w in range(size) if chosen[w]) for chosen in product([False, True], repeat=size)]
        for sees in frames(logic, size):
            for row in product(subsets, repeat=len(LETTERS)):
                yield size, sees, dict(zip(LETTERS, row, strict=True))


def refuted(logic: str, premises: list[Formula], claim: Formula) -> bool:
    """Whether a model with up to three worlds makes the premises true in its actual world, and the claim false."""
    for size, sees, values in models(logic):
        if 0 in where(claim, size, sees, values):
            continue
        if all(0 in where(premise, size, sees, values) for premise in premises):
            return True
    return False


FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    st.sampled_from(LETTERS),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["necessarily", "possibly", "necessarily", "possibly", "not"]), inner),
        st.tuples(st.sampled_from(["and", "or", "->", "<->"]), inner, inner),
    ),
    max_leaves=4,
)


# ---- Verdicts


def argument(logic: str, premises: list[Formula], claim: Formula, declarations: str = "pred p\npred q") -> str:
    rows = [f"premise p{index}: {text(premise)}" for index, premise in enumerate(premises)]
    return "\n".join([f"argument a:\nlogic {logic}", declarations, *rows, f"conclude c: {text(claim)}"])


def judged(source: str) -> tuple[ArgumentReport, ClaimReport]:
    (found,) = petitio.check_text(source).files[0].arguments
    return found, found.claims[-1]


def kripke(model: CountermodelReport) -> tuple[int, Relation, Valuation]:
    """The model that a report tells, from its values."""
    labels = model.domains.get("World", ("w0",))
    place = {label: index for index, label in enumerate(sorted(labels))}
    rows = {(row.symbol, row.arguments): row.value for row in model.values}
    if "World" in model.domains:
        assert rows["actual world", ()] == "w0"
    sees = frozenset(
        (place[str(here)], place[str(there)])
        for (symbol, arguments), value in rows.items()
        if symbol == "leads to" and value is True
        for here, there in [arguments]
    )
    values: Valuation = {}
    for letter in LETTERS:
        # A letter that no modal word looks at is told of the actual world alone, and any value elsewhere will do.
        here = frozenset([0]) if rows.get((letter, ())) is True else frozenset()
        there = frozenset(place[label] for label in labels if rows.get((letter, (label,))) is True)
        values[letter] = here | there
    return len(labels), sees, values


@given(st.sampled_from(LOGICS), st.lists(FORMULAS, max_size=2), FORMULAS)
def test_verdicts_agree_with_all_small_models(logic: str, premises: list[Formula], claim: Formula) -> None:
    _, found = judged(argument(logic, premises, claim))
    if refuted(logic, premises, claim):
        assert found.verdict == "fails"
    elif found.verdict == "fails":
        # There may be a model with more worlds; it has to be one.
        assert found.countermodel is not None
    else:
        assert found.verdict in ("holds", "begs", "vacuous")
    if found.countermodel is not None:
        size, sees, values = kripke(found.countermodel)
        if "World" in found.countermodel.domains:
            assert all(condition(size, sees) for condition in CONDITIONS[logic])
        assert all(0 in where(premise, size, sees, values) for premise in premises)
        assert 0 not in where(claim, size, sees, values)


@given(st.sampled_from(LOGICS), st.lists(FORMULAS, max_size=2), FORMULAS)
def test_what_is_missing_repairs_as_it_is_written(logic: str, premises: list[Formula], claim: Formula) -> None:
    """What is said to be missing says, in modal words, what was asked of the worlds."""
    source = argument(logic, premises, claim)
    for repair in judged(source)[1].repairs or ():
        *rows, conclusion = source.splitlines()
        mended = "\n".join([*rows, f"premise more: {repair.formula}", conclusion])
        assert judged(mended)[1].verdict in ("holds", "begs", "vacuous")


@given(st.sampled_from(LOGICS), st.lists(FORMULAS, max_size=2), FORMULAS)
def test_names_leave_no_trace_in_modal_verdicts(logic: str, premises: list[Formula], claim: Formula) -> None:
    plain = argument(logic, premises, claim)
    renamed = re.sub(r"\bp\b", "World", re.sub(r"\bq\b", "actual", plain))
    assert judged(plain)[1].verdict == judged(renamed)[1].verdict


@given(st.sampled_from(LOGICS), st.lists(FORMULAS, min_size=1, max_size=2), FORMULAS)
def test_letters_that_are_rigid_make_modal_words_idle(logic: str, premises: list[Formula], claim: Formula) -> None:
    """With rigid letters and a frame that is reflexive, `necessarily` and `possibly` say nothing."""
    if logic in ("K", "D", "deontic"):
        return

    def stripped(formula: Formula) -> Formula:
        if isinstance(formula, str):
            return formula
        operator, *parts = formula
        inner = [stripped(part) for part in parts]
        return inner[0] if operator in ("necessarily", "possibly") else (operator, *inner)

    rigid = argument(logic, premises, claim, "rigid pred p\nrigid pred q")
    plain = argument(logic, [stripped(premise) for premise in premises], stripped(claim))
    both = {judged(rigid)[1].verdict, judged(plain)[1].verdict}
    assert both <= {"fails"} or "fails" not in both


@pytest.mark.parametrize("logic", LOGICS)
def test_frame_conditions_are_never_premises(logic: str) -> None:
    found, claim = judged(argument(logic, [("necessarily", "p")], ("necessarily", "p")))
    assert claim.cores == (("p0",),)
    assert [row.name for row in found.claims] == ["p0", "c"]
