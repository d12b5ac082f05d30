"""Laws of whole checks: what must not matter does not, and verdicts agree with brute force."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import petitio
from petitio.report import ClaimReport
from tests.reading import QUICK

ROOT = Path(__file__).parents[1]
LETTERS = ("p", "q", "r", "s")
ONE_ARGUMENT = [
    file
    for file in QUICK
    if file.read_text(encoding="utf-8").count("\nargument ") + file.read_text(encoding="utf-8").startswith("argument ")
    == 1
]


def verdicts(text: str) -> dict[str, str]:
    """The verdict of every claim that has one, and of the argument if it is a position."""
    (file,) = petitio.check_text(text).files
    found = {claim.name: claim.verdict for argument in file.arguments for claim in argument.claims}
    return {name: verdict for name, verdict in found.items() if verdict} | {
        argument.name: argument.position for argument in file.arguments if argument.position
    }


def conclusion(text: str) -> ClaimReport:
    """The last claim of the first argument."""
    return petitio.check_text(text).files[0].arguments[0].claims[-1]


# ---- Propositional formulas, as text and as Python

Formula = tuple[str, str]


def _join(pair: tuple[Formula, str, Formula]) -> Formula:
    (left, left_python), operator, (right, right_python) = pair
    python = {
        "and": f"({left_python} and {right_python})",
        "or": f"({left_python} or {right_python})",
        "->": f"((not {left_python}) or {right_python})",
        "<->": f"({left_python} == {right_python})",
        "xor": f"({left_python} != {right_python})",
    }[operator]
    return f"({left} {operator} {right})", python


FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    st.sampled_from([(letter, letter) for letter in LETTERS]),
    lambda inner: st.one_of(
        inner.map(lambda pair: (f"not {pair[0]}", f"(not {pair[1]})")),
        st.tuples(inner, st.sampled_from(["and", "or", "->", "<->", "xor"]), inner).map(_join),
    ),
    max_leaves=6,
)


def argument_of(premises: list[str], claim: str, declarations: str) -> str:
    """The text of an argument."""
    lines = [f"premise p{index}: {premise}" for index, premise in enumerate(premises)]
    return "\n".join(["argument a:", declarations, *lines, f"conclude c: {claim}"])


def brute(premises: list[str], claim: str) -> str:
    """`follows`, `fails` or `inconsistent`, by all rows of the truth table."""
    rows = [dict(zip(LETTERS, row, strict=True)) for row in product([False, True], repeat=len(LETTERS))]
    models = [row for row in rows if all(eval(premise, {}, row) for premise in premises)]
    if not models:
        return "inconsistent"
    return "follows" if all(eval(claim, {}, row) for row in models) else "fails"


PROPOSITIONS = "\n".join(f"pred {letter}" for letter in LETTERS)


@given(st.lists(FORMULAS, min_size=1, max_size=3), FORMULAS)
def test_propositional_verdicts_agree_with_truth_tables(premises: list[Formula], claim: Formula) -> None:
    found = conclusion(argument_of([text for text, _ in premises], claim[0], PROPOSITIONS))
    expected = brute([python for _, python in premises], claim[1])
    if expected == "fails":
        assert found.verdict == "fails"
        assert found.countermodel is not None
        assert found.countermodel.replayed
        row = {value.symbol: value.value for value in found.countermodel.values}
        row = {letter: row.get(letter, False) for letter in LETTERS}
        assert all(eval(python, {}, row) for _, python in premises)
        assert not eval(claim[1], {}, row)
    elif expected == "follows":
        assert found.verdict in ("holds", "begs")
    else:
        assert found.verdict in ("vacuous", "holds", "begs")


@given(st.lists(FORMULAS, min_size=1, max_size=3), FORMULAS, FORMULAS)
def test_adding_a_premise_never_loses_that_a_claim_follows(
    premises: list[Formula], claim: Formula, more: Formula
) -> None:
    texts = [text for text, _ in premises]
    before = conclusion(argument_of(texts, claim[0], PROPOSITIONS))
    after = conclusion(argument_of([*texts, more[0]], claim[0], PROPOSITIONS))
    if before.verdict == "holds":
        assert after.verdict == "holds"
    if before.verdict in ("holds", "begs", "vacuous"):
        assert after.verdict != "fails"


@given(st.lists(FORMULAS, min_size=2, max_size=3), FORMULAS)
def test_cores_are_sufficient_and_minimal(premises: list[Formula], claim: Formula) -> None:
    found = conclusion(argument_of([text for text, _ in premises], claim[0], PROPOSITIONS))
    if found.verdict not in ("holds", "begs") or found.cores is None:
        return
    by_name = {f"p{index}": python for index, (_, python) in enumerate(premises)}
    for core in found.cores:
        chosen = [by_name[name] for name in core]
        assert brute(chosen, claim[1]) in ("follows", "inconsistent")
        for name in core:
            rest = [by_name[other] for other in core if other != name]
            assert brute(rest, claim[1]) == "fails"


@given(FORMULAS, FORMULAS)
def test_a_disguised_conclusion_is_always_found(claim: Formula, other: Formula) -> None:
    """A conclusion that can fail, hidden in a conjunction behind a double negation, is begged."""
    if brute([], claim[1]) == "follows" or brute([f"({other[1]}) and ({claim[1]})"], "False") == "inconsistent":
        return
    if brute([other[1]], claim[1]) == "follows":
        return
    hidden = f"({other[0]}) and not not ({claim[0]})"
    assert conclusion(argument_of([hidden], claim[0], PROPOSITIONS)).verdict == "begs"


# ---- Monadic and binary predicates over small domains

ATOMS = ("f(x)", "g(x)", "r(x, y)", "r(y, x)", "f(y)", "x = y")
PREDICATES = "sort S\npred f(x: S)\npred g(x: S)\npred r(x, y: S)"


def _python_atom(atom: str) -> str:
    return atom.replace("x = y", "x == y").replace("(", "[").replace(")", "]").replace("r[x, y]", "r[x, y]")


MATRICES: st.SearchStrategy[Formula] = st.recursive(
    st.sampled_from([(atom, _python_atom(atom)) for atom in ATOMS]),
    lambda inner: st.one_of(
        inner.map(lambda pair: (f"not ({pair[0]})", f"(not {pair[1]})")),
        st.tuples(inner, st.sampled_from(["and", "or", "->"]), inner).map(_join),
    ),
    max_leaves=3,
)


def _close(pair: tuple[str, str, Formula]) -> Formula:
    first, second, (text, python) = pair
    inner = f"{'all' if second == 'forall' else 'any'}({python} for y in D)"
    outer = f"{'all' if first == 'forall' else 'any'}({inner} for x in D)"
    return f"{first} x: S. {second} y: S. {text}", outer


QUANTIFIERS = st.sampled_from(["forall", "exists"])
SENTENCES = st.tuples(QUANTIFIERS, QUANTIFIERS, MATRICES).map(_close)


def small_countermodel(premises: list[str], claim: str) -> bool:
    """Whether some world of one or two elements makes the premises true and the claim false."""
    for size in (1, 2):
        domain = range(size)
        pairs = list(product(domain, domain))
        for f, g in product(product([False, True], repeat=size), repeat=2):
            for row in product([False, True], repeat=len(pairs)):
                world = {"D": domain, "f": f, "g": g, "r": dict(zip(pairs, row, strict=True))}
                if all(eval(p, world) for p in premises) and not eval(claim, world):
                    return True
    return False


@given(st.lists(SENTENCES, min_size=1, max_size=2), SENTENCES)
def test_verdicts_agree_with_small_worlds(premises: list[Formula], claim: Formula) -> None:
    found = conclusion(argument_of([text for text, _ in premises], claim[0], PREDICATES))
    if small_countermodel([python for _, python in premises], claim[1]):
        assert found.verdict == "fails"
    else:
        assert found.verdict != "undecided"
    if found.verdict == "fails":
        assert found.countermodel is not None
        assert found.countermodel.replayed


# ---- What must not matter


def _declarations(text: str) -> list[str]:
    words = "argument|sort|const|pred|func|define|given|premise|assume|lemma|conclude|objection|expect|scenario"
    start = rf"(?m)^(?=(?:{words})\b)"
    return [piece for piece in re.split(start, text) if piece.strip()]


@pytest.mark.parametrize("file", ONE_ARGUMENT, ids=lambda file: file.stem)
def test_the_order_of_declarations_changes_no_verdict(file: Path) -> None:
    pieces = _declarations(file.read_text(encoding="utf-8"))
    at = next(index for index, piece in enumerate(pieces) if piece.startswith("argument"))
    backwards = [*pieces[: at + 1], *reversed(pieces[at + 1 :])]
    assert verdicts("\n".join(backwards)) == verdicts("".join(pieces))


@pytest.mark.parametrize("file", ONE_ARGUMENT, ids=lambda file: file.stem)
def test_renaming_vocabulary_changes_no_verdict(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    bare = re.sub(r'#[^\n]*|"[^"]*"', "", text)
    names = set(re.findall(r"(?m)^(?:pred|func|const|define|sort)\s+([A-Za-z_]\w*)", bare))
    renamed = "".join(
        piece
        if piece.startswith(('"', "#"))
        else re.sub(r"\w+", lambda m: f"z_{m[0]}" if m[0] in names else m[0], piece)
        for piece in re.split(r'("[^"]*"|#[^\n]*)', text)
    )
    assert verdicts(renamed) == verdicts(text)


@pytest.mark.parametrize("file", ONE_ARGUMENT[:20], ids=lambda file: file.stem)
def test_two_runs_give_the_same_bytes(file: Path) -> None:
    assert petitio.check_file(file).to_json() == petitio.check_file(file).to_json()
