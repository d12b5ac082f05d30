"""The nearest word: what is near, what is too far, and who wins a tie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import petitio
from petitio.parsing.suggest import suggest

# Each line: the word, what there is, and what is suggested.
CASES = [
    ("premis", "premise", "premise"),  # a letter left out
    ("premmise", "premise", "premise"),  # a letter too many
    ("premize", "premise", "premise"),  # another letter
    ("rpemise", "premise", "premise"),  # two letters swapped
    ("Premise", "premise", "premise"),
    ("form", "from", "from"),
    ("aligend", "trusted aligned", "aligned"),
    ("trusts", "trust trusted", "trust"),
    ("abc", "xyz", None),
    ("ab", "cd", None),
    ("x", "y", None),
    ("abcd", "abxy", None),  # two edits in four letters
    ("abcde", "abxye", "abxye"),  # two in five
    ("abcdefgh", "abcdexyz", None),  # three in eight
    ("abcdefghi", "abcdefxyz", "abcdefxyz"),  # three in nine
    ("cat", "bat rat", "bat"),  # the earlier of two
    ("cat", "", None),
    ("cat", "cat", None),
    ("cat", "cat bat", "bat"),
]


@pytest.mark.parametrize(("word", "candidates", "suggestion"), CASES)
def test_suggestion(word: str, candidates: str, suggestion: str | None) -> None:
    assert suggest(word, candidates.split()) == suggestion


WORDS = st.text(alphabet="abc", max_size=10)


def edits(left: str, right: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours, by the definition."""
    if not left or not right:
        return len(left) + len(right)
    best = min(
        edits(left[1:], right) + 1,
        edits(left, right[1:]) + 1,
        edits(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if left[:2] == right[1::-1] and len(left) > 1 and len(right) > 1:
        best = min(best, edits(left[2:], right[2:]) + 1)
    return best


@given(st.text(alphabet="ab", max_size=5), st.lists(st.text(alphabet="ab", max_size=5), max_size=4))
def test_nothing_that_is_left_is_nearer(word: str, candidates: list[str]) -> None:
    limit = 1 if len(word) <= 4 else 2
    near = {c: edits(word, c) for c in candidates if c != word and edits(word, c) < len(c)}
    near = {candidate: distance for candidate, distance in near.items() if distance <= limit}
    assert suggest(word, candidates) == min(near, key=lambda candidate: near[candidate], default=None)


@given(WORDS, st.lists(WORDS))
def test_what_is_suggested_is_another_candidate(word: str, candidates: list[str]) -> None:
    found = suggest(word, candidates)
    assert found is None or (found in candidates and found != word)


DECLARATIONS = [
    ("conclusion", "conclude"),
    ("concl", "conclude"),
    ("theorem", "conclude"),
    ("prem", "premise"),
    ("axiom", "premise"),
    ("assumption", "assume"),
    ("definition", "define"),
    ("predicate", "pred"),
    ("premis", "premise"),
    ("zebra", None),
]


@pytest.mark.parametrize(("word", "meant"), DECLARATIONS)
@pytest.mark.parametrize("before", ["", "premise y: p\n"])
def test_the_declaration_that_is_meant(word: str, meant: str | None, before: str) -> None:
    found = petitio.check_text(f"argument a:\npred p\n{before}{word} x: p\n").files[0].findings[0]
    assert found.code == "S101"
    assert found.hint == f"did you mean `{meant}`?" if meant else "did you mean" not in str(found.hint)
