"""Confidence in words and pictures."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.confidence.survival import Survival
from petitio.core import Credence
from petitio.library import check_text
from petitio.render.chances import chance
from petitio.render.curve import Curve, curve_svg, curve_text
from petitio.render.text import render_text
from petitio.verdicts import Decay

ONE, NONE = Fraction(1), Fraction(0)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "0"),
        ("1", "1"),
        ("1/2", "1/2 (50 %)"),
        ("81/100", "81 %"),
        ("49/50", "98 %"),
        ("2/3", "2/3 (about 66.66 %)"),
        ("999999/1000000", "about 99.99 %"),
        ("1/1000000", "less than 0.01 %"),
        ("2401/2500", "96.04 %"),
    ],
)
def test_chances_in_words(value: str, words: str) -> None:
    assert chance(value) == words


@given(st.fractions(min_value=0, max_value=1))
def test_a_chance_in_words_is_never_more_than_it_is(value: Fraction) -> None:
    words = chance(value)
    if "about" in words:
        assert Fraction(words.split("about ")[1].split(" %")[0]) / 100 < value


def page(text: str) -> str:
    return render_text(check_text(text), {})


TWO = """argument t:
pred a
pred b
pred d
premise pa: a credence {}
premise pb: b credence {}
premise rule: a and b -> d
conclude c: d
"""


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        (
            "0.9",
            "0.9",
            [
                "confidence: at least 4/5 (80 %), whatever depends on what",
                "each carries as much: if one were certain, 9/10 (90 %)",
                "counts as certain: rule",
            ],
        ),
        ("0.9 independent", "0.9 independent", ["at least 81 % since pa and pb are independent"]),
        ("0.95", "0.7", ["load-bearing: pb (19/20 (95 %) if it were certain), then pa (7/10 (70 %) if it"]),
        ("1/4", "1/4", ["confidence: nothing is guaranteed, whatever", "if one were certain, 1/4 (25 %)"]),
    ],
)  # fmt: skip
def test_lines_on_confidence(first: str, second: str, lines: list[str]) -> None:
    shown = " ".join(page(TWO.format(first, second)).split())
    for line in lines:
        assert line in shown


def test_no_bound_says_why() -> None:
    text = "argument t:\npred a\npremise p: a credence 0.9\nconclude c: a\nexpect c begs\n"
    assert "confidence: no bound: it begs the question" in page(text)


@pytest.mark.parametrize(
    ("tail", "said", "not_said"),
    [
        (
            "credence 0.9 each step\nconclude c: forall n: Nat. p(n)",
            "how many steps it takes could not be counted, so what is said of each step adds nothing",
            "being sure",
        ),
        ("credence 0.9 each step conditional\nconclude c: p(3)", "by the chance of each step", "whatever depends"),
    ],
)
def test_lines_on_steps(tail: str, said: str, not_said: str) -> None:
    text = (
        "argument t:\npred p(n: Nat)\npred q(n: Nat)\n"
        "premise base: forall n: Nat. q(n) -> p(n) credence 0.9 each step\n"
        f"premise step: forall n: Nat. q(n) {tail}\n"
    )
    shown = " ".join(page(text).split())
    assert said in shown
    assert not_said not in shown


def decay(low: str, *, first: str = "1", conditional: bool = False, taken: int | None = None) -> Decay:
    p = Fraction(low)
    whatever = Survival(Fraction(first), ONE, 1 - p)
    given_so_far = Survival(Fraction(first), p, NONE)
    stated = given_so_far if conditional else whatever
    steps = {"handover": Credence(p, ONE, True, conditional)}
    return Decay("n", 0, (), steps, stated, whatever, given_so_far, taken)


CURVES = [
    Curve("a.every", decay("49/50")),
    Curve("a<b>.every", decay("49/50", conditional=True)),
    Curve("a.every", decay("1/2", first="1/3")),
    Curve("a.every", decay("1")),
    Curve("a.every", decay("0")),
    Curve("a.at", decay("999999/1000000", taken=3)),
    Curve("a.every", decay("999999999/1000000000")),
]


@pytest.mark.parametrize("curve", CURVES)
def test_picture_is_small_and_well_formed(curve: Curve) -> None:
    svg = curve_svg(curve)
    assert len(svg.encode()) < 2048
    root = ElementTree.fromstring(svg)
    lines = [part for part in root.iter() if part.tag.endswith("polyline")]
    assert len(lines) == 2
    for line in lines:
        heights = [float(point.split(",")[1]) for point in line.get("points", "").split()]
        assert heights == sorted(heights)
        assert all(0 <= height <= 160 for height in heights)


@pytest.mark.parametrize("curve", CURVES)
def test_terminal_picture_is_small(curve: Curve) -> None:
    lines = curve_text(curve).splitlines()
    assert len(lines) <= 17
    assert all(len(line) <= 100 for line in lines)


def test_terminal_picture_tells_how_far_it_reaches() -> None:
    text = curve_text(CURVES[0])
    assert "o  the chance given survival so far: at least 1/2 up to n = 34" in text
    assert "x  whatever depends on what, as stated: at least 1/2 up to n = 25" in text
