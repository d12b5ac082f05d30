"""Why a name has its label: the tree of attacks that earns it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from petitio.disputes.labels import Onslaught, Place
from petitio.record import Record


class Reason(Record):
    """A name with its label, and the attacks that it is owed to, each with the reasons for the labels of those
    attackers that matter. `again` if the same name has been explained before."""

    name: str
    label: Place
    attacks: tuple[tuple[Onslaught, tuple[Reason, ...]], ...] = ()
    again: bool = False


def reasons(name: str, places: Mapping[str, Place], attacks: Sequence[Onslaught]) -> Reason:
    """The tree for a name: of one that is out, an attack by what is in; of one that is in, for each attack an attacker
    that is out; of a contested one, the attacks that are neither.

    What is in or out is explained by what was settled before it; each name is explained once.
    """
    return _reason(name, places, attacks, _ranks(places, attacks), set())


def _reason(
    name: str,
    places: Mapping[str, Place],
    attacks: Sequence[Onslaught],
    ranks: Mapping[str, int],
    told_before: set[str],
) -> Reason:
    if name in told_before:
        return Reason(name, places[name], again=True)
    told_before.add(name)
    own = [attack for attack in attacks if attack.target == name]

    def told(attack: Onslaught, names: Sequence[str]) -> tuple[Onslaught, tuple[Reason, ...]]:
        return attack, tuple(_reason(other, places, attacks, ranks, told_before) for other in names)

    match places[name]:
        case "out":
            winning = [
                attack for attack in own if not attack.doubtful and all(places[a] == "in" for a in attack.attackers)
            ]
            first = min(winning, key=lambda attack: max((ranks[a] for a in attack.attackers), default=-1))
            return Reason(name, "out", (told(first, first.attackers),))
        case "in":
            rows = []
            for attack in own:
                beaten = min((a for a in attack.attackers if places[a] == "out"), key=ranks.__getitem__)
                rows.append(told(attack, (beaten,)))
            return Reason(name, "in", tuple(rows))
        case "contested":
            open_ = [attack for attack in own if all(places[a] != "out" for a in attack.attackers)]
            return Reason(
                name,
                "contested",
                tuple(told(attack, [a for a in attack.attackers if places[a] == "contested"]) for attack in open_),
            )


def _ranks(places: Mapping[str, Place], attacks: Sequence[Onslaught]) -> dict[str, int]:
    """For each name that is in or out, after how many others at most that is settled."""
    ranks: dict[str, int] = {}
    against: dict[str, list[Onslaught]] = {name: [] for name in places}
    for attack in attacks:
        against[attack.target].append(attack)
    growing = True
    step = 0
    while growing:
        settled = [name for name in places if name not in ranks and _settled(name, places, against[name], ranks)]
        ranks.update(dict.fromkeys(settled, step))
        growing, step = bool(settled), step + 1
    return ranks


def _settled(name: str, places: Mapping[str, Place], own: Sequence[Onslaught], ranks: Mapping[str, int]) -> bool:
    match places[name]:
        case "in":
            return all(any(places[a] == "out" and a in ranks for a in attack.attackers) for attack in own)
        case "out":
            return any(
                not attack.doubtful and all(places[a] == "in" and a in ranks for a in attack.attackers)
                for attack in own
            )
        case "contested":
            return False
