"""What may suffice and be true, against trying every set of premises."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.checks.could_suffice import could_suffice
from petitio.cores import enumerate_cores

NAMES = "abcd"
SUBSETS = [frozenset(c) for c in chain.from_iterable(combinations(NAMES, size) for size in range(5))]

# Each line: sets in doubt, sets that do not suffice, minimal sets that cannot be true, and whether one may suffice.
CASES = [
    ([], [], [], False),
    (["a"], [], [], True),
    (["a"], ["b"], ["a"], False),
    (["a"], [], ["a"], True),
    (["ab"], ["b", "a"], ["ab"], False),
    (["ab"], ["b"], ["ab"], True),
    (["ab"], ["b"], ["a"], False),
    (["abc"], ["bc"], ["a"], False),
    (["abc"], [], ["a"], True),
]


@pytest.mark.parametrize(("doubted", "insufficient", "conflicts", "expected"), CASES)
def test_cases(doubted: list[str], insufficient: list[str], conflicts: list[str], expected: bool) -> None:
    def consistent(names: frozenset[str]) -> bool:
        return not any(set(conflict) <= names for conflict in conflicts)

    def unknown(names: frozenset[str]) -> None:
        return None

    found = could_suffice([frozenset(d) for d in doubted], [frozenset(i) for i in insufficient], unknown, consistent)
    assert found is expected


def test_what_is_asked_and_does_not_suffice_is_left_with_all_its_parts() -> None:
    asked = []

    def suffices(names: frozenset[str]) -> bool:
        asked.append(names)
        return False

    assert not could_suffice([frozenset("abc")], [], suffices, lambda names: "a" not in names)
    assert asked == [frozenset("bc")]


def _families() -> st.SearchStrategy[list[frozenset[str]]]:
    return st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1), max_size=3)


@given(_families(), _families(), st.sets(st.sampled_from(SUBSETS)))
def test_nothing_that_suffices_and_can_be_true_is_overlooked(
    cores: list[frozenset[str]], conflicts: list[frozenset[str]], untold: set[frozenset[str]]
) -> None:
    """An oracle that does not always know, and cores of which none can be true: if it is said that no other set that
    can be true suffices, none does."""

    def suffices(names: frozenset[str]) -> bool:
        return any(core <= names for core in cores)

    def oracle(names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        return (None if names in untold else suffices(names)), names

    def consistent(names: frozenset[str]) -> bool:
        return not any(conflict <= names for conflict in conflicts)

    found = enumerate_cores(NAMES, oracle)
    if any(consistent(frozenset(core)) for core in found.cores):
        return
    if not could_suffice(found.doubted, found.insufficient, lambda names: oracle(names)[0], consistent):
        assert not any(suffices(names) and consistent(names) for names in SUBSETS)
