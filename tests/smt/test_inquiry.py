"""A question on its way: worlds that were looked in before are not looked in again."""

from __future__ import annotations

from petitio.smt.inquiry import Inquiry
from tests.reading import question

ASKED = question("sort S\npred r(x, y: S)\npremise p: forall x: S. exists y: S. r(x, y)")


def test_the_worlds_left_are_those_after_the_ones_looked_in() -> None:
    everywhere = [world.domain for world in Inquiry(ASKED, model=True).worlds]
    again = Inquiry(ASKED, model=True, looked_in=2)
    assert [world.domain for world in again.worlds] == everywhere[2:]
    assert again.looked_in == len(everywhere)


def test_they_are_counted_as_they_are_looked_in() -> None:
    inquiry = Inquiry(ASKED, model=True)
    next(inquiry.worlds)
    next(inquiry.worlds)
    assert inquiry.looked_in == 2
