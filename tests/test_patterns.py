"""Which paths a pattern fits."""

from __future__ import annotations

import pytest

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
]


@pytest.mark.parametrize(("pattern", "path", "fits"), CASES)
def test_matches(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path.split("/")) is fits
