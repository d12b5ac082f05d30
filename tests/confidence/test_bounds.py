"""Bounds over random worlds, held against all possible worlds one by one."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from petitio.confidence.bounds import Bounds, Demand, Demands, Incoherent, Worlds, bounds
from petitio.confidence.linear_program import Column, Infeasible, Optimum, linear_program
from petitio.confidence.prices import prices
from tests.chances import Event, World, are_exact, possible

NAMES = ("p", "q", "r", "s")
ANY, NONE = Fraction(1), Fraction(0)
fractions = st.fractions(min_value=0, max_value=1, max_denominator=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[World], dict[str, tuple[Fraction, Fraction]]]:
    """Some worlds, each the truth of some claims and at the end of the conclusion; and the claims' credences."""
    names = NAMES[: draw(st.integers(1, 4))]
    row = st.tuples(*[st.booleans()] * (len(names) + 1))
    rows = draw(st.lists(row, min_size=1, max_size=10, unique=True))
    credences = {}
    for name in names:
        low = draw(fractions)
        credences[name] = (low, draw(st.sampled_from([ANY, low, max(low, Fraction(3, 4))])))
    return rows, credences


def demands_of(credences: dict[str, tuple[Fraction, Fraction]]) -> dict[Demand, Fraction]:
    return {(name, True): low for name, (low, _) in credences.items()} | {
        (name, False): 1 - high for name, (_, high) in credences.items()
    }


def grouped(rows: list[World], names: tuple[str, ...]) -> Worlds:
    """What each world lacks, without those that lack all that another of their side lacks."""

    def side(true: bool) -> tuple[frozenset[Demand], ...]:
        lack = [frozenset((n, not v) for n, v in zip(names, row[:-1], strict=True)) for row in rows if row[-1] is true]
        return tuple(dict.fromkeys(one for one in lack if not any(other < one for other in lack)))

    return Worlds(side(True), side(False))


def limits_of(credences: dict[str, tuple[Fraction, Fraction]]) -> list[tuple[Event, Fraction, Fraction]]:
    def event(place: int) -> Event:
        return lambda row: row[place]

    return [(event(place), low, high) for place, (low, high) in enumerate(credences.values())]


def conclusion(row: World) -> bool:
    return row[-1]


@given(tables())
def test_bounds_are_those_over_all_worlds(table: tuple[list[World], dict[str, tuple[Fraction, Fraction]]]) -> None:
    rows, credences = table
    found = bounds(grouped(rows, tuple(credences)), demands_of(credences))
    if isinstance(found, Incoherent):
        assert not possible(rows, limits_of(credences), conclusion, NONE, ANY)
    else:
        assert are_exact(rows, limits_of(credences), conclusion, found.lower, found.upper)


@given(tables())
def test_a_conflict_of_credences_is_minimal(table: tuple[list[World], dict[str, tuple[Fraction, Fraction]]]) -> None:
    rows, credences = table
    worlds, demands = grouped(rows, tuple(credences)), demands_of(credences)
    found = bounds(worlds, demands)
    assume(isinstance(found, Incoherent))
    assert isinstance(found, Incoherent)
    kept = {demand: demands[demand] for demand in found.demands}
    assert isinstance(bounds(worlds, kept), Incoherent)
    for demand in found.demands:
        assert isinstance(bounds(worlds, {other: kept[other] for other in kept if other != demand}), Bounds)


def subsets(names: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(row) for row in chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))]


@given(
    st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=4),
    st.tuples(fractions, fractions, fractions, fractions),
)
def test_the_packing_of_corrections_agrees_with_the_worlds(
    cores: list[frozenset[str]], lows: tuple[Fraction, ...]
) -> None:
    """For premises that can all be true and lower limits alone: every set of them is a world, with the conclusion or,
    if it includes no core, without."""
    credences = dict(zip(NAMES, lows, strict=True))
    broken = [s for s in subsets(NAMES) if all(core & s for core in cores)]
    corrections = [row for row in broken if not any(other < row for other in broken)]
    rows = [frozenset(correction) | {"whole"} for correction in corrections]
    limits: dict[Hashable, Fraction] = {"whole": ANY, **{name: 1 - low for name, low in credences.items()}}
    columns = [*[Column(row, True) for row in rows], Column(frozenset({"whole"}), False)]
    packed = linear_program(columns, limits, frozenset({"whole"}))
    assert isinstance(packed, Optimum)
    worlds = [(*(name in inside for name in NAMES), any(core <= inside for core in cores)) for inside in subsets(NAMES)]
    worlds += [(*row[:-1], True) for row in worlds]
    least = 1 - packed.value
    assert are_exact(worlds, limits_of({n: (low, ANY) for n, low in credences.items()}), conclusion, least, ANY)
    found = bounds(grouped(worlds, NAMES), {(name, True): low for name, low in credences.items()})
    assert found == Bounds(least, ANY)


def test_a_program_without_room_names_rows_that_leave_none() -> None:
    columns = [Column(frozenset({"all", "p"}), True), Column(frozenset({"all", "q"}), False)]
    limits: dict[Hashable, Fraction] = {"all": ANY, "p": Fraction(1, 3), "q": Fraction(1, 3), "r": NONE}
    assert linear_program(columns, limits, frozenset({"all"})) == Infeasible(("p", "q"))


def test_no_world_at_all_leaves_no_room() -> None:
    assert bounds(Worlds((), ()), {}) == Incoherent(())


@pytest.mark.parametrize("size", [20, 100])
def test_a_chain_of_many_premises_is_quick_and_loses_what_each_lacks(size: int) -> None:
    names = [f"p{index}" for index in range(size)]
    worlds = Worlds((frozenset(),), tuple(frozenset({(name, True)}) for name in names))
    demands = {(name, True): 1 - Fraction(1, 1000 + index) for index, name in enumerate(names)}
    expected = 1 - sum((Fraction(1, 1000 + index) for index in range(size)), NONE)
    assert bounds(worlds, demands) == Bounds(expected, ANY)

    def lower(some: Demands) -> Fraction | None:
        found = bounds(worlds, some)
        return found.lower if isinstance(found, Bounds) else None

    priced = prices(names, demands, expected, lower)
    assert list(priced) == names
    assert priced["p0"] == Fraction(1, 1000)
