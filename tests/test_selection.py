"""Which rules a selection wants."""

from __future__ import annotations

import pytest

from petitio.diagnostics import Rule, Severity
from petitio.rules import begging, syntax, validity
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
    (Selection(severities=(("V101", None),)), validity.DOES_NOT_FOLLOW, False),
    (Selection(severities=(("V", None), ("V101", Severity.NOTE))), validity.DOES_NOT_FOLLOW, True),
    (Selection(severities=(("jointly", Severity.NOTE),)), begging.JOINTLY, True),
    (Selection(severities=(("B", Severity.NOTE),)), begging.JOINTLY, False),
    (Selection(select=()), validity.DOES_NOT_FOLLOW, False),
    (Selection(ignore=("S",)), syntax.MIXED_CONNECTIVES, False),
]


@pytest.mark.parametrize(("chosen", "rule", "wanted"), CASES)
def test_wants(chosen: Selection, rule: Rule, wanted: bool) -> None:
    assert chosen.wants(rule) is wanted


WEIGHTS = [
    ((), validity.DOES_NOT_FOLLOW, None),
    ((("V", Severity.NOTE),), validity.DOES_NOT_FOLLOW, Severity.NOTE),
    ((("does-not-follow", Severity.WARNING), ("V", Severity.NOTE)), validity.DOES_NOT_FOLLOW, Severity.WARNING),
    ((("ALL", Severity.NOTE),), syntax.SYNTAX_ERROR, Severity.NOTE),
]


@pytest.mark.parametrize(("severities", "rule", "weight"), WEIGHTS)
def test_weights(severities: tuple[tuple[str, Severity | None], ...], rule: Rule, weight: Severity | None) -> None:
    assert Selection(severities=severities).weight(rule) is weight


@pytest.mark.parametrize("word", ["Z", "V999", "does-not", ""])
def test_a_selector_that_fits_nothing(word: str) -> None:
    with pytest.raises(UnknownSelector):
        selection(select=(word,))
