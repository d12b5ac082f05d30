"""Labels where attacks are made in common, or are in doubt, and the reasons for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from petitio.disputes.labels import Onslaught, Place, labels
from petitio.disputes.reasons import Reason, reasons

NAMES = ("a", "b", "c", "d")
ATTACKS = st.lists(
    st.builds(
        lambda attackers, target, doubtful: Onslaught(tuple(sorted(attackers)), target, doubtful),
        st.sets(st.sampled_from(NAMES), max_size=3),
        st.sampled_from(NAMES),
        st.booleans(),
    ),
    max_size=7,
)


def by_hand(attacks: list[Onslaught]) -> dict[str, Place]:
    """The least fixed point, read off its definition: in if every attack has a member that is out, out if some
    certain attack has all its members in."""
    found: dict[str, Place] = {}
    growing = True
    while growing:
        growing = False
        for name in NAMES:
            own = [attack for attack in attacks if attack.target == name]
            label: Place | None = None
            if all(any(found.get(a) == "out" for a in attack.attackers) for attack in own):
                label = "in"
            elif any(not attack.doubtful and all(found.get(a) == "in" for a in attack.attackers) for attack in own):
                label = "out"
            if label is not None and name not in found:
                found[name] = label
                growing = True
    return {name: found.get(name, "contested") for name in NAMES}


@given(ATTACKS)
def test_labels_are_those_of_the_definition(attacks: list[Onslaught]) -> None:
    assert labels(NAMES, attacks) == by_hand(attacks)


@given(ATTACKS, st.integers(0, 6))
def test_what_is_in_or_out_stays_so_whatever_the_doubt_turns_out_to_be(attacks: list[Onslaught], number: int) -> None:
    before = labels(NAMES, attacks)
    doubtful = [attack for attack in attacks if attack.doubtful]
    if not doubtful:
        return
    one = doubtful[number % len(doubtful)]
    others = [attack for attack in attacks if attack is not one]
    for settled in (others, [*others, Onslaught(one.attackers, one.target)]):
        after = labels(NAMES, settled)
        assert all(after[name] == label for name, label in before.items() if label != "contested")


@given(ATTACKS, st.sampled_from(NAMES))
def test_reasons_are_attacks_that_do_what_they_are_said_to(attacks: list[Onslaught], name: str) -> None:
    places = labels(NAMES, attacks)

    def right(reason: Reason) -> None:
        assert reason.label == places[reason.name]
        for attack, inner in reason.attacks:
            assert attack in attacks
            assert attack.target == reason.name
            for row in inner:
                assert row.name in attack.attackers
                assert row.label == {"in": "out", "out": "in", "contested": "contested"}[reason.label]
                right(row)
        if reason.label == "out" and not reason.again:
            assert len(reason.attacks) == 1

    right(reasons(name, places, attacks))
