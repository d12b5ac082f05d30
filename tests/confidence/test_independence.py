"""Bounds under independence, held against all possible worlds one by one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from petitio.confidence.bounds import Bounds, Demand, Worlds
from petitio.confidence.independence import Impossible, independence
from tests.chances import World, are_exact, worlds

NAMES = ("p", "q", "r", "s")
fractions = st.fractions(min_value=0, max_value=1, max_denominator=6)


def missing(rows: list[World], names: tuple[str, ...], true: bool) -> tuple[frozenset[Demand], ...]:
    lack = [frozenset((n, not v) for n, v in zip(names, row[:-1], strict=True)) for row in rows if row[-1] is true]
    return tuple(dict.fromkeys(one for one in lack if not any(other < one for other in lack)))


def drawn(vector: World, names: tuple[str, ...], marked: frozenset[str]) -> Callable[[World], bool]:
    places = [index for index, name in enumerate(names) if name in marked]
    return lambda row: all(row[place] is vector[place] for place in places)


@given(
    st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=4),
    st.tuples(fractions, fractions, fractions, fractions),
    st.frozensets(st.sampled_from(NAMES)),
)
def test_bounds_are_exact_for_claims_that_have_nothing_to_do_with_one_another(
    cores: list[frozenset[str]], chances: tuple[Fraction, ...], marked: frozenset[str]
) -> None:
    """With chances that are known. Where a core is true the conclusion is; elsewhere it may be."""
    rows = [(*row, True) for row in worlds(4)] + [
        (*row, False) for row in worlds(4) if not any(all(row[NAMES.index(name)] for name in core) for core in cores)
    ]
    demands: dict[Demand, Fraction] = {}
    limits: list[tuple[Callable[[World], bool], Fraction, Fraction]] = []
    for place, (name, chance) in enumerate(zip(NAMES, chances, strict=True)):
        demands |= {(name, True): chance, (name, False): 1 - chance}
        limits.append((itemgetter(place), chance, chance))
    for vector in product((False, True), repeat=4):
        if all(not value for name, value in zip(NAMES, vector, strict=True) if name not in marked):
            chance = Fraction(1)
            for name, value, one in zip(NAMES, vector, chances, strict=True):
                if name in marked:
                    chance *= one if value else 1 - one
            limits.append((drawn(vector, NAMES, marked), chance, chance))
    found = independence(Worlds(missing(rows, NAMES, True), missing(rows, NAMES, False)), demands, marked)
    assert isinstance(found, Bounds)
    assert are_exact(rows, limits, lambda row: row[-1], found.lower, found.upper)


@given(st.tuples(fractions, fractions, fractions), st.tuples(fractions, fractions, fractions))
def test_higher_chances_than_stated_give_no_lower_bound(lows: tuple[Fraction, ...], more: tuple[Fraction, ...]) -> None:
    """The bound is good for whatever the chances are that are at least as great as stated."""
    sets = Worlds((frozenset(),), (frozenset({("p", True), ("q", True)}), frozenset({("r", True)})))
    names = NAMES[:3]
    low = independence(sets, {(n, True): one for n, one in zip(names, lows, strict=True)}, frozenset(names))
    higher = {(n, True): max(a, b) for n, a, b in zip(names, lows, more, strict=True)}
    high = independence(sets, higher, frozenset(names))
    assert isinstance(low, Bounds)
    assert isinstance(high, Bounds)
    assert low.lower <= high.lower
    p, q, r = lows
    assert low.lower == (1 - (1 - p) * (1 - q)) * r


def test_what_excludes_one_another_is_not_independent() -> None:
    half = Fraction(1, 2)
    apart = Worlds((frozenset({("p", True)}), frozenset({("q", True)})), ())
    assert isinstance(independence(apart, {("p", True): half, ("q", True): half}, frozenset("pq")), Impossible)
    assert isinstance(independence(apart, {("p", True): half, ("q", True): half}, frozenset("p")), Bounds)


def test_a_hundred_independent_premises_multiply() -> None:
    names = [f"p{index}" for index in range(100)]
    chain = Worlds((frozenset(),), tuple(frozenset({(name, True)}) for name in names))
    low = Fraction(999, 1000)
    found = independence(chain, {(name, True): low for name in names}, frozenset(names))
    assert found == Bounds(low**100, Fraction(1))
