"""The semantics against the textbook's definitions, gone through set by set, and the laws that hold of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio.disputes.acceptance import acceptance
from petitio.disputes.extensions import SEMANTICS, extensions
from petitio.disputes.framework import Framework, framework, subframework
from petitio.disputes.grounded import grounded
from petitio.disputes.labelling import is_complete, labelling
from petitio.disputes.search import Search
from petitio.smt.solve import Status
from tests.disputes.brute import (
    all_frameworks,
    as_framework,
    bits,
    different_frameworks,
    extensions_by_brute_force,
)

SHARDS = 4


def graphs(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Frameworks of up to so many arguments, as the attackers of each in bits; few attacks or many."""
    sizes = st.integers(0, most)
    dense = sizes.flatmap(lambda n: st.tuples(*[st.integers(0, (1 << n) - 1)] * n))
    row = sizes.flatmap(
        lambda n: st.tuples(
            *[st.sets(st.integers(0, max(0, n - 1)), max_size=2).map(lambda s: sum(1 << i for i in s))] * n
        )
    )
    return dense | row


def same_extensions(attackers: tuple[int, ...]) -> None:
    """That all extensions are found, none twice, and nothing else."""
    tried = as_framework(attackers)
    expected = extensions_by_brute_force(attackers)
    for semantics in SEMANTICS:
        found = extensions(tried, semantics)
        sets = [bits(extension, tried.place) for extension in found.extensions]
        assert (found.more, found.certain) == (False, True)
        assert len(set(sets)) == len(sets)
        assert set(sets) == getattr(expected, semantics), (attackers, semantics)
        assert all(is_complete(tried, one) for one in found.labellings)


def same_acceptance(attackers: tuple[int, ...], places: tuple[int, ...]) -> None:
    """That arguments are accepted as the sets say, with witnesses that are extensions."""
    tried = as_framework(attackers)
    expected = extensions_by_brute_force(attackers)
    for semantics in SEMANTICS:
        sets = getattr(expected, semantics)
        for place in places:
            name = tried.names[place]
            some = acceptance(tried, semantics, name, "credulous")
            every = acceptance(tried, semantics, name, "sceptical")
            assert some.accepted == any(one >> place & 1 for one in sets), (attackers, semantics, name)
            assert every.accepted == all(one >> place & 1 for one in sets), (attackers, semantics, name)
            assert (some.witness is not None) == some.accepted
            assert (every.witness is None) == every.accepted
            for witness, label_is_in in ((some.witness, True), (every.witness, False)):
                if witness is not None:
                    assert bits(witness.extension, tried.place) in sets
                    assert (witness.of(name) == "in") == label_is_in


# ---- All small frameworks


@pytest.mark.parametrize("count", [0, 1, 2])
def test_all_frameworks_of_up_to_two_arguments(count: int) -> None:
    for attackers in all_frameworks(count):
        same_extensions(attackers)
        same_acceptance(attackers, tuple(range(count)))


def test_all_frameworks_of_two_arguments() -> None:
    for attackers in all_frameworks(2):
        same_extensions(attackers)


def test_all_frameworks_of_three_arguments_but_for_their_order() -> None:
    for attackers in different_frameworks(3):
        same_extensions(attackers)


def test_acceptance_in_all_frameworks_of_three_arguments_but_for_their_order() -> None:
    for attackers in different_frameworks(3):
        same_acceptance(attackers, (0, 1, 2))


# 65,536 frameworks, 3,044 if their order is nothing to go by, which is a law of its own below; all of them where the
# profile has many examples, and otherwise a quarter.
@pytest.mark.parametrize("shard", range(SHARDS))
def test_all_frameworks_of_four_arguments_but_for_their_order(shard: int) -> None:
    frameworks = different_frameworks(4)
    assert len(frameworks) == 3044
    step = SHARDS if settings().max_examples >= 1_000 else 4 * SHARDS
    for attackers in frameworks[shard::step]:
        same_extensions(attackers)


@settings(max_examples=60)
@given(graphs(8))
def test_frameworks_of_up_to_eight_arguments(attackers: tuple[int, ...]) -> None:
    same_extensions(attackers)


@settings(max_examples=40)
@given(graphs(8).filter(bool), st.integers(0, 7))
def test_acceptance_in_frameworks_of_up_to_eight_arguments(attackers: tuple[int, ...], place: int) -> None:
    same_acceptance(attackers, (place % len(attackers),))


# ---- Laws


@settings(max_examples=40)
@given(graphs(7), st.randoms(use_true_random=False))
def test_names_and_their_order_change_nothing(attackers: tuple[int, ...], random: Random) -> None:
    first = as_framework(attackers)
    renamed = dict(zip(first.names, random.sample(range(100), len(first.names)), strict=True))
    names = [str(renamed[name]) for name in first.names]
    attacks = [(str(renamed[source]), str(renamed[target])) for source, target in first.attacks]
    random.shuffle(names)
    random.shuffle(attacks)
    second = framework(names, attacks)
    for semantics in SEMANTICS:
        one = {frozenset(str(renamed[name]) for name in e) for e in extensions(first, semantics).extensions}
        assert one == {frozenset(e) for e in extensions(second, semantics).extensions}


def random_framework(count: int, attacks: int, seed: int) -> Framework:
    """So many arguments, and so many attacks between any two of them."""
    random = Random(seed)
    names = [f"a{number}" for number in range(count)]
    return framework(names, [(random.choice(names), random.choice(names)) for _ in range(attacks)])


@pytest.mark.parametrize(("attacks", "seed"), [(90, 1), (110, 2), (130, 3), (150, 4), (300, 5)])
def test_laws_of_larger_frameworks(attacks: int, seed: int) -> None:
    tried = random_framework(100, attacks, seed)
    found = {semantics: extensions(tried, semantics) for semantics in SEMANTICS}
    assert all(one.certain and not one.more for one in found.values())
    sets = {semantics: {frozenset(e) for e in one.extensions} for semantics, one in found.items()}
    (least,) = sets["grounded"]
    assert all(least <= one for one in sets["complete"])
    assert least in sets["complete"]
    assert sets["stable"] <= sets["preferred"] <= sets["complete"]
    assert sets["preferred"] == {one for one in sets["complete"] if not any(one < o for o in sets["complete"])}
    stable = {l_.extension for l_ in found["complete"].labellings if "undecided" not in l_.labels}
    assert sets["stable"] == set(map(frozenset, stable))


@settings(max_examples=25)
@given(graphs(5), graphs(4))
def test_what_has_nothing_to_do_with_each_other_is_multiplied(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    shifted = tuple(row << len(left) for row in right)
    both = as_framework((*left, *shifted))
    for semantics in SEMANTICS:
        counts = [len(extensions(as_framework(part), semantics).labellings) for part in (left, right)]
        assert len(extensions(both, semantics).labellings) == counts[0] * counts[1]


# ---- What the literature says


def drawn(text: str) -> Framework:
    """A framework from attacks such as `ab`, and arguments by themselves."""
    words = text.split()
    names = sorted({letter for word in words for letter in word})
    return framework(names, [(word[0], word[1]) for word in words if len(word) == 2])


# Each with its grounded, preferred and stable extensions and the number of its complete ones.
KNOWN = {
    "no arguments (Dung 1995)": ("", "", [""], [""], 1),
    "Nixon: quaker or republican (Dung 1995, example 9)": ("ab ba", "", ["a", "b"], ["a", "b"], 3),
    "a chain (Dung 1995, example 3)": ("ab bc", "ac", ["ac"], ["ac"], 1),
    "an odd cycle": ("ab bc ca", "", [""], [], 1),
    "an even cycle": ("ab bc cd da", "", ["ac", "bd"], ["ac", "bd"], 3),
    "one that attacks itself": ("aa", "", [""], [], 1),
    "one that attacks itself and another": ("aa ab", "", [""], [], 1),
    "floating acceptance": ("ab ba ac bc cd", "", ["ad", "bd"], ["ad", "bd"], 3),
    "a cycle that an outsider breaks": ("ab bc ca da", "bd", ["bd"], ["bd"], 1),
    "preferred and not stable (Caminada 2006)": ("ab ba bc cd de ec", "", ["a", "bd"], ["bd"], 3),
    "two of three (Baroni and Giacomin)": ("ab ba ac bc cc", "", ["a", "b"], ["a", "b"], 3),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_examples(name: str) -> None:
    text, least, preferred, stable, complete = KNOWN[name]
    tried = drawn(text)
    assert "".join(grounded(tried).extension) == least
    for semantics, sets in (("preferred", preferred), ("stable", stable)):
        found = extensions(tried, "preferred" if semantics == "preferred" else "stable")
        assert sorted("".join(extension) for extension in found.extensions) == sorted(sets)
    assert len(extensions(tried, "complete").labellings) == complete


def test_floating_acceptance_is_sceptical_and_not_grounded() -> None:
    tried = drawn("ab ba ac bc cd")
    assert acceptance(tried, "preferred", "d", "sceptical").accepted is True
    assert acceptance(tried, "grounded", "d", "sceptical").accepted is False
    assert acceptance(tried, "complete", "d", "sceptical").accepted is False


def test_without_a_stable_extension_every_argument_is_in_all_and_none_in_some() -> None:
    tried = drawn("ab cc")
    for name in tried.names:
        assert acceptance(tried, "stable", name, "sceptical").accepted is True
        assert acceptance(tried, "stable", name, "credulous").accepted is False


# ---- Many


def pairs(count: int) -> Framework:
    """So many pairs that attack each other: two to that power preferred extensions."""
    names = [f"{side}{number}" for number in range(count) for side in "ab"]
    attacks = [pair for n in range(count) for pair in ((f"a{n}", f"b{n}"), (f"b{n}", f"a{n}"))]
    return framework(names, attacks)


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable"])
def test_what_is_cut_says_so(semantics: str) -> None:
    chosen = next(one for one in SEMANTICS if one == semantics)
    found = extensions(pairs(50), chosen, 10)
    assert (len(set(found.labellings)), found.more, found.certain) == (10, True, True)
    whole = 3**3 if semantics == "complete" else 2**3
    assert (len(extensions(pairs(3), chosen, whole).labellings), extensions(pairs(3), chosen, whole).more) == (
        whole,
        False,
    )
    assert extensions(pairs(3), chosen, whole - 1).more


def test_what_is_cut_within_one_part_says_so() -> None:
    # One argument against all pairs holds them together.
    tied = pairs(6)
    tried = framework((*tied.names, "x"), (*tied.attacks, *((name, "x") for name in tied.names)))
    assert len(extensions(tried, "preferred").labellings) == 64
    found = extensions(tried, "preferred", 20)
    assert (len(set(found.labellings)), found.more) == (20, True)
    with pytest.raises(ValueError, match="at least one"):
        extensions(tried, "preferred", 0)


def test_a_preferred_labelling_is_found_in_a_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    find = Search.find

    def counted(search: Search, assumed: Iterable[int] = ()) -> tuple[Status, frozenset[int]]:
        nonlocal asked
        asked += 1
        return find(search, assumed)

    monkeypatch.setattr(Search, "find", counted)
    tied = pairs(250)
    tried = framework((*tied.names, "x"), (*tied.attacks, *((name, "x") for name in tied.names)))
    assert len(extensions(tried, "preferred", 4).labellings) == 4
    assert asked < 30


def test_a_large_framework_is_grounded_without_recursion() -> None:
    count = 10_000
    names = [str(number) for number in range(count)]
    chain = framework(names, pairwise(names))
    assert grounded(chain).labels[:4] == ("in", "out", "in", "out")
    assert is_complete(chain, grounded(chain))
    spread = random_framework(1_000, 5_000, 7)
    assert is_complete(spread, grounded(spread))


def test_a_budget_that_runs_out_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("petitio.disputes.search._BUDGET", 10)
    tried = random_framework(60, 200, 3)
    contested = next(name for name in tried.names if grounded(tried).of(name) == "undecided")
    for semantics in ("preferred", "stable"):
        chosen = next(one for one in SEMANTICS if one == semantics)
        found = extensions(tried, chosen)
        assert (found.labellings, found.certain) == ((), False)
        for mode in ("credulous", "sceptical"):
            answer = acceptance(tried, chosen, contested, "credulous" if mode == "credulous" else "sceptical")
            assert (answer.accepted, answer.witness) == (None, None)
    some = extensions(tried, "complete")
    assert some.labellings == (grounded(tried),)
    assert not some.certain


def test_a_labelling_is_gone_through_before_it_counts() -> None:
    tried = drawn("ab bc")
    assert is_complete(tried, labelling(tried, (0, 2)))
    assert not is_complete(tried, labelling(tried, (0,)))
    assert not is_complete(tried, labelling(tried, (0, 1)))
    assert not is_complete(tried, labelling(tried, ()))


# ---- Frameworks


def test_a_framework_is_what_was_said_of_it() -> None:
    tried = framework(["a", "b", "a"], [("a", "b"), ("a", "b")])
    assert (tried.names, tried.attacks, tried.unattacked) == (("a", "b"), (("a", "b"),), ("a",))
    assert tried.attackers_of("b") == ("a",)
    assert subframework(tried, ["b"]) == framework(["b"], [])
    with pytest.raises(ValueError, match="no argument 'c'"):
        framework(["a"], [("a", "c")])
