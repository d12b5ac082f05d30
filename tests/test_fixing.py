"""Fixes applied: all of one or nothing of it, the safe ones unless asked for more."""

from __future__ import annotations

from petitio.diagnostics import Diagnostic, Fix
from petitio.fixing import attempts, fixed
from petitio.record import replace
from petitio.rules.expectations import UNUSED_SUPPRESSION
from petitio.source import Span


def finding(*edits: tuple[int, int, str], safe: bool = True, expected: bool = False) -> Diagnostic:
    fix = Fix(tuple((Span(start, end), text) for start, end, text in edits), safe)
    return Diagnostic(UNUSED_SUPPRESSION, Span(0, 0), fix=fix, expected=expected)


def test_edits_are_applied_at_their_places() -> None:
    result = fixed("one two three", [finding((0, 3, "ONE")), finding((8, 13, "3"), (4, 4, "and "))], unsafe=False)
    assert result.text == "ONE and two 3"
    assert result.count == 2


def test_of_two_at_one_place_the_first_is_applied_whole() -> None:
    result = fixed("one two", [finding((0, 3, "1")), finding((3, 3, "!"), (4, 7, "2"))], unsafe=False)
    assert result.text == "1 two"
    assert result.count == 1


def test_what_is_unsafe_or_expected_waits() -> None:
    findings = [finding((0, 1, "x"), safe=False), finding((2, 3, "y"), expected=True)]
    assert fixed("abc", findings, unsafe=False).text == "abc"
    assert fixed("abc", findings, unsafe=True).text == "xbc"


def test_what_is_safe_is_tried_at_once_and_what_is_not_by_argument() -> None:
    rows = [finding((place, place, "+"), safe=place == 0) for place in range(4)]
    rows = [replace(row, argument="a" if place < 3 else "b") for place, row in enumerate(rows)]
    tried = [one.text for one in attempts("____", rows, unsafe=True)]
    assert tried == ["+____", "_+__+_", "_+___", "__+__", "___+_"]
    assert [one.text for one in attempts("____", rows, unsafe=False)] == ["+____"]
    assert attempts("____", [], unsafe=True) == ()
