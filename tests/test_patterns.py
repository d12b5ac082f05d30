"""Which paths a pattern fits."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from petitio.patterns import matches

CASES = [
    ("drafts", "drafts/a.arg", True),
    ("drafts", "x/drafts/a.arg", True),
    ("drafts", "x/drafts2/a.arg", False),
    ("a.arg", "x/a.arg", True),
    ("*.arg", "x/y.arg", True),
    ("*.arg", "x/y.argx", False),
    (".*", "x/.git/a", True),
    (".*", "x/a", False),
    ("x/*.arg", "x/a.arg", True),
    ("x/*.arg", "y/x/a.arg", False),
    ("x/*.arg", "x/y/a.arg", False),
    ("x/y", "x/y/z/a.arg", True),
    ("./x/", "x/a.arg", True),
    ("/x", "x/a.arg", True),
    ("/x", "y/x/a.arg", False),
    ("x/**/a.arg", "x/a.arg", True),
    ("x/**/a.arg", "x/y/z/a.arg", True),
    ("x/**", "x/y/z/a.arg", True),
    ("**/a.arg", "x/y/a.arg", True),
    ("a?.arg", "ab.arg", True),
    ("a?.arg", "a.arg", False),
    ("[ab].arg", "b.arg", True),
    ("[!ab].arg", "b.arg", False),
    ("[!ab].arg", "c.arg", True),
    ("a+(b).arg", "a+(b).arg", True),
    ("a[.arg", "a[.arg", True),
    ("a/[!]106", "a/[!]106", True),
    ("a/[!]106", "a/x106", False),
    ("[].arg", "[].arg", True),
    ("[]a].arg", "].arg", True),
    ("[!]a].arg", "].arg", False),
    ("[!]a].arg", "b.arg", True),
    ("[a-c].arg", "b.arg", True),
    ("[c-a].arg", "b.arg", False),
    ("[^a].arg", "^.arg", True),
    ("[^a].arg", "b.arg", False),
    ("[a&&b||c~~].arg", "&.arg", True),
    ("[[:x].arg", "[.arg", True),
    ("x[!a]y", "x/y", False),
    ("*/x[!a]y", "z/x/y", False),
]


@pytest.mark.parametrize(("pattern", "path", "fits"), CASES)
def test_matches(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path.split("/")) is fits


def _fits(pattern: str, path: str) -> bool:
    """The same by trying everything, for patterns of letters, stars and slashes."""
    if not pattern:
        return not path
    if pattern.startswith("**/"):
        folders = [end + 1 for end, letter in enumerate(path) if letter == "/" and "//" not in f"/{path[: end + 1]}"]
        return any(_fits(pattern[3:], path[end:]) for end in (0, *folders))
    if pattern.startswith("**"):
        return any(_fits(pattern[2:], path[end:]) for end in range(len(path) + 1))
    if pattern.startswith("*"):
        end = path.find("/") if "/" in path else len(path)
        return any(_fits(pattern[1:], path[place:]) for place in range(end + 1))
    return path[:1] == pattern[0] and _fits(pattern[1:], path[1:])


@given(st.text("[]!^-\\\\ab*?/", max_size=12), st.text("[]!^-\\\\ab/", min_size=1, max_size=6))
def test_every_text_is_a_pattern(pattern: str, path: str) -> None:
    matches(pattern, path.split("/"))


@given(st.text("[]!^-\\\\abc?", max_size=8), st.text("[]!^-\\\\abc", min_size=1, max_size=4))
def test_without_stars_and_slashes_it_is_as_a_shell_has_it(pattern: str, name: str) -> None:
    assume(pattern)
    assert matches(pattern, (name,)) is fnmatchcase(name, pattern)


_NAMES = st.text("ab", min_size=1, max_size=4)


@given(
    st.lists(st.one_of(st.text("ab*", min_size=1, max_size=5), st.just("**")), min_size=2, max_size=5),
    st.lists(_NAMES, min_size=1, max_size=5),
)
def test_stars_are_as_if_everything_was_tried(pattern: list[str], path: list[str]) -> None:
    # Two stars are folders only where they are all of a name.
    names = [name if name == "**" else re.sub(r"\*+", "*", name) for name in pattern]
    expected = any(_fits("/".join(names), "/".join(path[:end])) for end in range(1, len(path) + 1))
    assert matches("/".join(names), path) is expected


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("*a" * 40 + "b", "a" * 200), ("**/a/" * 20 + "b", "a/" * 300 + "c"), ("x/" + "a**" * 30 + "b", "x/" + "a" * 200)],
)
def test_no_pattern_takes_for_ever(pattern: str, path: str) -> None:
    assert not matches(pattern, path.split("/"))
