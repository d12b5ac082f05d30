"""Readings: filled, denied, and made of a name where the author has given none."""

from __future__ import annotations

from typing import Literal as Word

import pytest

from petitio.core import BOOL, NAT, REAL, Sort, Symbol, Variable
from petitio.render.readings import denied, fill, set_off, word_before
from petitio.render.visible import visible
from tests.strategies import NOWHERE

THING = Sort("Thing", "own")


def symbol(
    name: str, places: str = "", reading: str | None = None, *, sort: Sort = BOOL, sense: str | None = None
) -> Symbol:
    """A word with parameters named by letters."""
    kind: Word["pred", "func"] = "pred" if sort is BOOL else "func"
    parameters = tuple(Variable(place, THING) for place in places)
    return Symbol(name, sense, kind, parameters, sort, reading, NOWHERE)


NAMED = [
    ("is_red", "x", "x is red", "x is not red"),
    ("aligned", "x", "x is aligned", "x is not aligned"),
    ("mortal", "x", "x is mortal", "x is not mortal"),
    ("flies", "x", "x flies", "it is not true that x flies"),
    ("can_fly", "x", "x can fly", "x cannot fly"),
    ("man", "x", "`man` is so of x", "`man` is not so of x"),
    ("boss", "x", "`boss` is so of x", "`boss` is not so of x"),
    ("seed", "x", "`seed` is so of x", "`seed` is not so of x"),
    ("taller_than", "xy", "x is taller than y", "x is not taller than y"),
    ("is_part_of", "xy", "x is part of y", "x is not part of y"),
    ("part_of", "xy", "x is part of y", "x is not part of y"),
    ("causes", "xy", "x causes y", "it is not true that x causes y"),
    ("depends_on", "xy", "x depends on y", "it is not true that x depends on y"),
    ("refer_to", "xy", "`refer_to` is so of x and y", "`refer_to` is not so of x and y"),
    ("R", "xy", "`R` is so of x and y", "`R` is not so of x and y"),
    ("between", "xyz", "`between` is so of x, y and z", "`between` is not so of x, y and z"),
    ("it_rains", "", "“it rains” is true", "“it rains” is not true"),
]


@pytest.mark.parametrize(("name", "places", "said", "not_said"), NAMED, ids=[row[0] for row in NAMED])
def test_a_name_is_made_a_sentence_only_where_it_is_one(name: str, places: str, said: str, not_said: str) -> None:
    word = symbol(name, places)
    assert fill(word, list(places)) == said
    assert denied(word, list(places)) == not_said


@pytest.mark.parametrize(
    ("name", "places", "said"),
    [("effort", "x", "the effort of x"), ("f", "x", "f(x)"), ("built_by", "x", "built_by(x)"), ("home", "", "home")],
)
def test_a_term_is_made_of_its_name(name: str, places: str, said: str) -> None:
    assert fill(symbol(name, places, sort=REAL), list(places)) == said


def test_a_sense_is_said() -> None:
    assert fill(symbol("aligned", "x", sense="graded"), ["x"]) == "x is aligned (in the sense “graded”)"


DENIED = [
    ("{x} is red", "x is not red"),
    ("{x} is red.", "x is not red"),
    ("{x} has come to be", "x has not come to be"),
    ("{x} has already rained", "x has not already rained"),
    ("{x} has wings", "x does not have wings"),
    ("{x} has children", "x does not have children"),
    ("{x} would agree", "x would not agree"),
    ("{x} sings", "it is not true that x sings"),
    ("there is rain over {x}", "there is no rain over x"),
    ("there was a fire in {x}.", "there was no fire in x"),
    ("there are birds", "there are no birds"),
    ("there is the right {x}", "there is not the right x"),
    ("there are two of {x}", "there are not two of x"),
    ("there is {x}", "there is not x"),
    ("there is an aligned megaproject executor", "there is no aligned megaproject executor"),
    ("there is a one-to-one map from {x}", "there is not a one-to-one map from x"),
    ("there is an aligned {x}", "there is no aligned x"),
    ("there is a {x} plan", "there is not a x plan"),
    ("there is rain everywhere", "there is not rain everywhere"),
    ("there is peace except in {x}", "there is not peace except in x"),
    ("there is little hope", "there is not little hope"),
    ("there is still hope", "there is not still hope"),
    ("there is a number of flaws in {x}", "there is not a number of flaws in x"),
    ("there is food for both sides", "there is not food for both sides"),
    ("there is enough of {x}", "there is not enough of x"),
    ("every part of {x} is red", "it is not true that every part of x is red"),
    ("{x} is red and {x} is round", "it is not true that x is red and x is round"),
]


@pytest.mark.parametrize(("reading", "said"), DENIED, ids=[row[0] for row in DENIED])
def test_a_reading_is_denied_where_that_denies_it(reading: str, said: str) -> None:
    assert denied(symbol("p", "x", reading), ["x"]) == said


def test_what_stands_in_a_hole_is_not_denied() -> None:
    word = symbol("beside", "x", "{x} is beside a river")
    assert denied(word, ["the place where my money is"]) == "the place where my money is is not beside a river"
    assert denied(word, ["every place"]) == "it is not true that every place is beside a river"


@pytest.mark.parametrize(
    ("reading", "noun"),
    [
        ("generation {n} is safe", "generation"),
        ("{n} is safe", None),
        ("the sum after {n}", "after"),
        ("from step {n} to step {n}", "step"),
        ("from {n} to step {n}", None),
    ],
)
def test_the_word_before_a_hole_is_found(reading: str, noun: str | None) -> None:
    word = Symbol("p", None, "pred", (Variable("n", NAT),), BOOL, reading, NOWHERE)
    assert word_before(word, "n") == noun


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Ünïcode λ ∀ 証明", "Ünïcode λ ∀ 証明"),
        ("a\u200bb", "a\\u200bb"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("left\u202eright", "left\\u202eright"),
        ("a\u00a0b", "a b"),
        ("\u3164", "\\u3164"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_comma_in_a_term_sets_it_off_unless_it_stands_in_brackets() -> None:
    assert set_off("the sum of x, y and z") == "the sum of x, y and z,"
    assert set_off("m(e, f(e, e))") == "m(e, f(e, e))"
