"""The grades of begging that are notes: off unless asked for, and what draws each."""

from __future__ import annotations

from pathlib import Path

import pytest

import petitio

ROOT = Path(__file__).parents[2]

P = "argument test:\npred a pred b pred k pred l\n"
S = "argument test:\nsort S\nconst z: S\npred f(x: S)\npred g(x: S)\npred over(x, y: S)\n"
NOTES = petitio.Options(extend_select=("B105", "B106", "B107", "B108"))


def notes(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The notes on a conclusion `c`: premise or term, grade, and what it takes besides."""
    claims = petitio.check_text(text, options=NOTES).files[0].arguments[0].claims
    found = next(claim for claim in claims if claim.name == "c").begging
    assert found is not None
    return [(row.premise, row.grade, row.given) for row in found if not row.fault]


DRAWN = {
    "modus ponens has a bridge": (
        P + "premise p: a\npremise q: a -> b\nconclude c: b",
        [("q", "given_the_rest", ("p",))],
    ),
    "two halves": (
        P + "premise p: a -> b\npremise q: b -> a\nconclude c: a <-> b",
        [("p", "given_the_rest", ("q",)), ("q", "given_the_rest", ("p",)), ("p", "jointly", ("q",))],
    ),
    "at most one": (
        S + "given u: f(z)\npremise p: exists x: S. f(x) and g(x)\n"
        "premise q: (exists x: S. f(x) and g(x)) -> g(z)\nconclude c: g(z)",
        [("p", "given_the_rest", ("u", "q")), ("q", "given_the_rest", ("p",)), ("p", "augmented", ("u",))],
    ),
    "a definition without use": (
        P + "define d := a and b\npremise p: d\npremise q: d -> k\nconclude c: k",
        [("q", "given_the_rest", ("p",)), ("d", "empty_term", ())],
    ),
    "a definition in use": (
        P + "define d := a and b\npremise p: a\npremise r: b\npremise q: d -> k\nconclude c: k",
        [("q", "given_the_rest", ("p", "r"))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), DRAWN.values(), ids=DRAWN)
def test_notes(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in DRAWN.values()], ids=DRAWN)
def test_no_note_unless_asked_for(text: str) -> None:
    report = petitio.check_text(text)
    assert report.summary.notes == 0
    assert not any(claim.begging for claim in report.files[0].arguments[0].claims)


def test_a_note_is_no_fault() -> None:
    report = petitio.check_text(DRAWN["modus ponens has a bridge"][0], options=NOTES)
    assert report.ok
    assert report.summary.notes == 1


def test_the_author_lists_what_is_plausible() -> None:
    text = P + "assume x: b -> a tag plausible\npremise p: a or b\npremise q: (a or b) -> a\nconclude c: a from p, q"
    assert ("p", "augmented", ()) in notes(text)


def test_anselm_says_nothing_of_what_god_means() -> None:
    # Rushby (2018) calls the argument vacuous for this: it holds of any description.
    path = ROOT / "arguments" / "classics" / "anselm_oz.arg"
    report = petitio.check_file(path, petitio.Options(extend_select=("empty-term",)))
    (note,) = [finding for finding in report.files[0].findings if finding.rule == "empty-term"]
    assert "`god`" in note.message
