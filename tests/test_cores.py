"""Cores and corrections, against the definition: every subset tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import cores as sets
from petitio.cores import Oracle, enumerate_cores, hitting_sets

Sets = Iterable[frozenset[str]]


def subsets(names: str) -> list[frozenset[str]]:
    return [frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names, size)]


def monotone(cores: Sets, *, silent: Sets = ()) -> Oracle:
    """The oracle that says of a set that it suffices if it includes one of the cores; None of the silent sets."""

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        if chosen in silent:
            return None, frozenset()
        for core in cores:
            if core <= chosen:
                return True, chosen
        return False, frozenset()

    return oracle


def terse(cores: Sets) -> Oracle:
    """The same, but it names a core that it saw."""

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        found = next((core for core in cores if core <= chosen), None)
        return found is not None, found or frozenset()

    return oracle


def by_definition(names: str, oracle: Oracle) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The minimal sufficient sets, and the minimal sets whose loss makes the rest insufficient."""
    sufficient = [chosen for chosen in subsets(names) if oracle(chosen)[0]]
    breaking = [lost for lost in subsets(names) if not oracle(frozenset(names) - lost)[0]]
    return minimal(sufficient), minimal(breaking)


def minimal(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


def as_sets(rows: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(row) for row in rows}


# Each line: the names, the cores, and the corrections that these make.
CASES = [
    ("", [], [""]),
    ("", [""], []),
    ("abc", [], [""]),
    ("abc", [""], []),
    ("abc", ["a"], ["a"]),
    ("abc", ["a", "b", "c"], ["abc"]),
    ("abc", ["abc"], ["a", "b", "c"]),
    ("abc", ["ab", "bc"], ["b", "ac"]),
    ("abc", ["ab", "ac", "bc"], ["ab", "ac", "bc"]),
    ("abcd", ["ab", "cd"], ["ac", "ad", "bc", "bd"]),
]


@pytest.mark.parametrize(("names", "cores", "corrections"), CASES)
def test_cores(names: str, cores: list[str], corrections: list[str]) -> None:
    found = enumerate_cores(names, monotone([frozenset(core) for core in cores]))
    assert (found.cores, found.corrections) == (tuple(map(tuple, cores)), tuple(map(tuple, corrections)))
    assert found.complete
    assert found.certain


def test_rows_are_in_the_order_of_the_names() -> None:
    found = enumerate_cores("dcba", monotone([frozenset("ab"), frozenset("cd"), frozenset("bc")]))
    assert found.cores == (("d", "c"), ("c", "b"), ("b", "a"))


def test_what_was_told_of_sets_is_kept() -> None:
    found = enumerate_cores("ab", monotone([frozenset("ab")], silent=[frozenset("a")]))
    assert set(found.doubted) == {frozenset("a")}
    assert set(found.insufficient) == {frozenset("b")}


# Each line: some sets, and those of them that include no other, the smallest first.
MINIMAL = [
    ([], []),
    (["ab", "a", "b"], ["a", "b"]),
    (["ab", "ab"], ["ab"]),
    (["ab", "ba"], ["ab"]),
    (["abc", "cd", "d", "ab"], ["d", "ab"]),
    (["a", ""], [""]),
]


@pytest.mark.parametrize(("rows", "kept"), MINIMAL)
def test_sets_that_include_no_other(rows: list[str], kept: list[str]) -> None:
    assert sets.minimal([tuple(row) for row in rows]) == tuple(tuple(row) for row in kept)


@pytest.mark.parametrize(("names", "cores", "corrections"), CASES)
def test_corrections_of_cores_that_are_known(names: str, cores: list[str], corrections: list[str]) -> None:
    assert hitting_sets(names, [tuple(core) for core in cores]) == tuple(map(tuple, corrections))


# ---- Laws

NAMES = "abcdef"
ANTICHAINS = st.lists(st.frozensets(st.sampled_from(NAMES)), max_size=6)


@given(ANTICHAINS, st.sampled_from([monotone, terse]))
def test_everything_is_found_and_nothing_else(cores: list[frozenset[str]], kind: Callable[[Sets], Oracle]) -> None:
    oracle = kind(cores)
    found = enumerate_cores(NAMES, oracle)
    assert (as_sets(found.cores), as_sets(found.corrections)) == by_definition(NAMES, oracle)
    assert found.complete
    assert found.certain
    assert len(found.cores) == len(as_sets(found.cores))
    assert len(found.corrections) == len(as_sets(found.corrections))


@given(ANTICHAINS)
def test_cores_and_corrections_hit_each_other(cores: list[frozenset[str]]) -> None:
    found = enumerate_cores(NAMES, monotone(cores))
    for core in as_sets(found.cores):
        for correction in as_sets(found.corrections):
            assert core & correction


@given(ANTICHAINS, st.integers(1, 5))
def test_a_cap_says_that_there_are_more(cores: list[frozenset[str]], most: int) -> None:
    oracle = monotone(cores)
    found = enumerate_cores(NAMES, oracle, most=most)
    all_cores, all_corrections = by_definition(NAMES, oracle)
    assert as_sets(found.cores) <= all_cores
    assert as_sets(found.corrections) <= all_corrections
    assert found.certain
    whole = (as_sets(found.cores), as_sets(found.corrections)) == (all_cores, all_corrections)
    assert whole or not found.complete
    assert found.complete or len(found.cores) >= most
    if len(all_cores) > most:
        assert not found.complete


@given(ANTICHAINS, st.integers(1, 5))
def test_no_more_cores_than_asked_for(cores: list[frozenset[str]], most: int) -> None:
    assert len(enumerate_cores(NAMES, monotone(cores), most=most).cores) <= most


@given(ANTICHAINS, st.frozensets(st.frozensets(st.sampled_from(NAMES)), max_size=4))
def test_what_is_not_told_is_not_certain(cores: list[frozenset[str]], silent: frozenset[frozenset[str]]) -> None:
    """Silence spreads to every smaller set, as it does where a budget runs out on less."""
    hushed = {chosen for chosen in subsets(NAMES) if any(chosen <= more for more in silent)}
    asked: list[frozenset[str]] = []
    oracle = monotone(cores, silent=hushed)

    def listening(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        asked.append(chosen)
        return oracle(chosen)

    found = enumerate_cores(NAMES, listening)
    assert (as_sets(found.cores), as_sets(found.corrections)) == by_definition(NAMES, oracle)
    assert found.certain == (not hushed & set(asked))


def test_many_cores_are_cut_off() -> None:
    names = [f"{letter}{index}" for index in range(8) for letter in "ab"]
    pairs = [{f"a{index}", f"b{index}"} for index in range(8)]

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        return all(pair & chosen for pair in pairs), chosen

    found = enumerate_cores(names, oracle)
    assert not found.complete
    assert len(found.cores) == 64
    assert all(len(core) == 8 for core in found.cores)
