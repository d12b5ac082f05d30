"""Why an argument has its label: what is said earns the label, ends, and is no longer than it has to be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.disputes.cycles import on_cycles
from petitio.disputes.extensions import extensions
from petitio.disputes.framework import Framework, framework
from petitio.disputes.grounded import grounded
from petitio.disputes.labelling import Labelling
from petitio.disputes.why import Why, why
from petitio.render.framework_text import why_text
from petitio.render.layout import laid_out
from tests.disputes.brute import as_framework
from tests.disputes.test_semantics import drawn, graphs


def earned(tried: Framework, found: Labelling, explained: Why) -> None:
    """That each step is so, that nothing is missing, and that the undecided end in a cycle."""
    names = [step.name for step in explained.steps]
    assert len(set(names)) == len(names)
    for step in explained.steps:
        attackers = tried.attackers_of(step.name)
        assert step.label == found.of(step.name)
        assert set(step.because) <= set(attackers) & set(names)
        labels = [found.of(name) for name in step.because]
        match step.label:
            case "in":
                assert set(step.because) == set(attackers)
                assert set(labels) <= {"out"}
            case "out":
                assert labels == ["in"]
            case "undecided":
                assert labels == ["undecided"]
                assert not any(found.of(name) == "in" for name in attackers)


@given(graphs(7).filter(bool))
def test_labels_are_earned(attackers: tuple[int, ...]) -> None:
    tried = as_framework(attackers)
    found = grounded(tried)
    for name in tried.names:
        explained = why(tried, found, name)
        assert explained.complete
        assert explained.steps[0].name == name
        earned(tried, found, explained)
        if found.of(name) != "undecided":
            # No circle: what rests on nothing goes first, and then what rests on that alone.
            left = {step.name: set(step.because) for step in explained.steps}
            while free := {one for one, because in left.items() if not because & set(left)}:
                left = {one: because for one, because in left.items() if one not in free}
            assert not left


@given(graphs(5).filter(bool))
def test_labels_of_other_semantics_are_earned_too(attackers: tuple[int, ...]) -> None:
    tried = as_framework(attackers)
    for found in extensions(tried, "preferred").labellings:
        for name in tried.names:
            earned(tried, found, why(tried, found, name))


@pytest.mark.parametrize(
    ("text", "name", "steps"),
    [
        ("ab bc", "c", "c<b b<a a<"),
        ("ab ac bd cd de", "e", "e<d d<bc b<a c<a a<"),
        ("aa", "a", "a<a"),
        ("ab ba bc cd", "d", "d<c c<b b<a a<b"),
        ("ab bc ca cd ed fe ef", "d", "d<c c<b b<a a<c"),
        ("ab bc cd da ax xa", "x", "x<a a<x"),
    ],
)
def test_the_steps(text: str, name: str, steps: str) -> None:
    tried = drawn(text)
    explained = why(tried, grounded(tried), name)
    assert steps == " ".join(f"{step.name}<{''.join(step.because)}" for step in explained.steps)


def test_the_way_to_being_in_is_the_soonest() -> None:
    tried = drawn("ax bc cd dx")
    explained = why(tried, grounded(tried), "x")
    assert [step.name for step in explained.steps] == ["x", "a"]


def test_a_long_chain_is_explained_without_recursion_and_cut_where_asked() -> None:
    names = [str(number) for number in range(10_000)]
    tried = framework(names, [*pairwise(names), ("0", "0")])
    explained = why(tried, grounded(tried), "9999", 20_000)
    assert (len(explained.steps), explained.complete) == (10_000, True)
    cut = why(tried, grounded(tried), "9999")
    assert (len(cut.steps), cut.complete) == (1_000, False)
    assert "and so on" in laid_out(why_text(cut), 100)


def test_what_is_shared_is_told_once() -> None:
    # As a tree without sharing this would have two to the power of 40 leaves.
    attacks = [(f"{side}{n}", f"{other}{n + 1}") for n in range(80) for side in "ab" for other in "ab"]
    tried = framework([f"{side}{n}" for n in range(81) for side in "ab"], attacks)
    explained = why(tried, grounded(tried), "a80")
    assert explained.complete
    assert len(laid_out(why_text(explained), 100).splitlines()) < 300


@given(st.lists(st.lists(st.integers(0, 6), max_size=3), min_size=7, max_size=7))
def test_cycles_are_found(rows: list[list[int]]) -> None:
    reached = {place: set(row) for place, row in enumerate(rows)}
    for _ in rows:
        for row in reached.values():
            row |= {far for near in row for far in reached[near]}
    assert on_cycles(dict(enumerate(rows))) == {place for place, row in reached.items() if place in row}


def test_the_words() -> None:
    tried = drawn("ab bc dd cd")
    page = laid_out(why_text(why(tried, grounded(tried), "d")), 100)
    assert page.splitlines() == [
        "  why `d` is out",
        "    `d` is out: `c` attacks it, and is in",
        "      `c` is in: what attacks it is out: b",
        "        `b` is out: `a` attacks it, and is in",
        "          `a` is in: nothing attacks it",
    ]
