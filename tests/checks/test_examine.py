"""Whether all that is asserted can be true together: asked briefly before the claims are judged, at length after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import petitio
from petitio.checks.at_hand import AtHand
from petitio.checks.consistency import Consistency, consistency
from petitio.checks.examine import examine
from petitio.smt.answer import Answer, Effort
from petitio.smt.decide import decide
from petitio.smt.established import Established
from petitio.verdicts import ArgumentVerdict, Granted, Standing, Verdict
from tests.reading import argument

ROOT = Path(__file__).parents[2] / "arguments"

# A tournament in which any two are beaten by just one other has seven players, the fewest.
SEVEN = """
sort Player
pred beats(x, y: Player)
premise one: forall x, y: Player. x != y -> (beats(x, y) xor beats(y, x))
premise none: forall x: Player. not beats(x, x)
premise both: forall x, y: Player. x != y -> exists! z: Player. beats(z, x) and beats(z, y)
premise two: exists x, y: Player. x != y
conclude c: forall x, y: Player. beats(x, y) -> not beats(y, x) {cited}
"""


def examined(text: str) -> ArgumentVerdict:
    """The verdict on the argument of a text."""
    return examine(argument(text), ())[0]


@pytest.fixture
def efforts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The effort of each question whether all that an argument asserts can be true together."""
    asked: list[str] = []

    def counted(*given: Any, effort: Effort, **more: Any) -> Consistency:
        asked.append(effort)
        return consistency(*given, effort=effort, **more)

    monkeypatch.setattr("petitio.checks.examine.consistency", counted)
    return asked


def test_what_only_length_tells_is_asked_at_length(efforts: list[str]) -> None:
    assert examined(SEVEN.format(cited="from one")).consistent
    assert efforts == ["usual", "full"]


def test_a_claim_that_needs_it_has_asked_at_length(efforts: list[str]) -> None:
    assert examined(SEVEN.format(cited="")).consistent
    assert efforts == ["usual"]


def test_a_claim_that_shows_the_conflict_answers(efforts: list[str]) -> None:
    assert petitio.check_file(ROOT / "classics" / "goedel_1970.arg").files[0].arguments[0].conflicts
    assert efforts == ["usual"]


def test_what_length_tells_in_the_end_the_claims_know(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, effort: str, **__: object) -> Consistency:
        return Consistency(True if effort == "full" else None)

    monkeypatch.setattr("petitio.checks.examine.consistency", late)
    monkeypatch.setattr(AtHand, "consistent", lambda self, names: self.together or None)
    found = examined("pred p\npred q\npremise a: p\npremise b: p -> q\nlemma l: q\nconclude c: q or p\n  from l")
    assert [claim.verdict for claim in found.claims] == [Verdict.HOLDS, Verdict.HOLDS]


def test_each_conflict_that_a_claim_shows_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def open_(*_: object, effort: str, **__: object) -> Consistency:
        return Consistency(None)

    monkeypatch.setattr("petitio.checks.examine.consistency", open_)
    found = examined(
        "pred p\npred q\npremise a: p\npremise b: not p\npremise d: q\npremise e: not q\n"
        "conclude c: false\n  from a, b\nconclude f: false\n  from d, e"
    )
    assert [conflict.names for conflict in found.conflicts] == [("a", "b"), ("d", "e")]


def test_a_position_is_asked_about_at_length(efforts: list[str]) -> None:
    assert examined("pred p\npremise a: p").standing is Standing.CONSISTENT
    assert efforts == ["full"]


def test_fewer_than_what_can_be_true_can_be_true(monkeypatch: pytest.MonkeyPatch) -> None:
    meant = argument("pred p\npred q\npremise a: p\npremise b: q\npremise d: not p\nconclude c: q")
    asked = []

    def counted(*given: Any, **more: Any) -> Answer:
        asked.append(given)
        return decide(*given, **more)

    monkeypatch.setattr("petitio.checks.at_hand.decide", counted)
    known = Established()
    for names, consistent in [(("a", "b"), True), (("a",), True), (("b",), True), (("a", "d"), False), (("d",), True)]:
        assert AtHand(meant, Granted(frozenset()), established=known).consistent(names) is consistent
    assert len(asked) == 3


def test_what_cannot_be_told_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    meant = argument("pred p\npred q\npremise a: p\npremise b: q\nconclude c: q")
    monkeypatch.setattr("petitio.checks.at_hand.decide", lambda *_, **__: Answer("unknown"))
    known = Established()
    first, second = (known.numbers([claim.formula]) for claim in meant.claims[:2])
    assert AtHand(meant, Granted(frozenset()), established=known).consistent(("a",)) is None
    assert known.doubtful(first)
    assert not known.doubtful(second)
    assert not known.doubtful(first | second)
