"""Records never change; mutable ones do, and have the fields of what they extend."""

from __future__ import annotations

import pytest

from petitio.record import Mutable, Record, field


class Plain(Mutable):
    """One with a default and one that is made anew."""

    word: str
    count: int = 3
    found: list[str] = field(default_factory=list)


class Wider(Plain):
    """One that extends it, with a field given by name."""

    place: int = field(kw_only=True)
    _hidden: tuple[str, ...] = ()
    later: int = field(init=False)


class Pair(Record):
    """A record."""

    left: int
    right: int = 2


def test_a_mutable_record_fills_in_its_defaults() -> None:
    first, second = Plain("a"), Plain("b", 4, ["c"])
    assert (first.word, first.count, first.found) == ("a", 3, [])
    assert (second.word, second.count, second.found) == ("b", 4, ["c"])
    first.found.append("d")
    first.count += 1
    assert (first.count, first.found, Plain("a").found) == (4, ["d"], [])


def test_a_mutable_record_has_the_fields_of_what_it_extends() -> None:
    wider = Wider("a", found=["b"], place=7)
    assert (wider.word, wider.count, wider.found, wider.place, wider._hidden) == ("a", 3, ["b"], 7, ())
    with pytest.raises(AttributeError):
        _ = wider.later
    wider.later = 8
    assert wider.later == 8


def test_a_mutable_record_has_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        Plain("a").other = 1  # type: ignore[attr-defined]  # what is tested


@pytest.mark.parametrize(
    ("kind", "values", "named", "complaint"),
    [
        (Plain, (), {}, "lacks word"),
        (Plain, (1, 2, 3, 4), {}, "3 fields, and 4 values"),
        (Plain, ("a",), {"word": "b"}, "takes no word"),
        (Plain, ("a",), {"other": 1}, "takes no other"),
        (Wider, ("a",), {}, "lacks place"),
        (Pair, (), {}, "lacks left"),
        (Pair, (1, 2, 3), {}, "2 fields, and 3 values"),
        (Pair, (1,), {"other": 1}, "takes no other"),
    ],
)
def test_what_does_not_fit_is_refused(
    kind: type, values: tuple[object, ...], named: dict[str, object], complaint: str
) -> None:
    with pytest.raises(TypeError, match=complaint):
        kind(*values, **named)


def test_a_mutable_record_equals_itself_alone_and_a_record_its_like() -> None:
    one = Plain("a")
    assert one == one
    assert one != Plain("a")
    assert Pair(1) == Pair(1, 2) != Pair(1, 3)
    with pytest.raises(AttributeError):
        Pair(1).left = 2  # type: ignore[misc]  # what is tested
