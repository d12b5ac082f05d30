"""Which rules a selection wants."""

from __future__ import annotations

import pytest

from petitio.diagnostics import Rule
from petitio.rules import begging, validity
from petitio.selection import Selection, UnknownSelector, selection

CASES = [
    (Selection(), validity.DOES_NOT_FOLLOW, True),
    (Selection(), begging.JOINTLY, False),
    (Selection(extend=("B106",)), begging.JOINTLY, True),
    (Selection(extend=("jointly",)), begging.JOINTLY, True),
    (Selection(extend=("B",)), begging.JOINTLY, True),
    (Selection(extend=("ALL",)), begging.JOINTLY, True),
    (Selection(select=("B",)), validity.DOES_NOT_FOLLOW, False),
    (Selection(select=("V101",)), validity.DOES_NOT_FOLLOW, True),
    (Selection(ignore=("V",)), validity.DOES_NOT_FOLLOW, False),
    (Selection(select=("V101",), ignore=("V",)), validity.DOES_NOT_FOLLOW, True),
    (Selection(select=("V",), ignore=("V101",)), validity.DOES_NOT_FOLLOW, False),
    (Selection(select=("V101",), ignore=("V101",)), validity.DOES_NOT_FOLLOW, False),
]


@pytest.mark.parametrize(("chosen", "rule", "wanted"), CASES)
def test_wants(chosen: Selection, rule: Rule, wanted: bool) -> None:
    assert chosen.wants(rule) is wanted


@pytest.mark.parametrize("word", ["Z", "V999", "does-not", ""])
def test_a_selector_that_fits_nothing(word: str) -> None:
    with pytest.raises(UnknownSelector):
        selection(select=(word,))
