"""From attacks, some of them by several together and some in doubt, to labels: in, out or contested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal as Word

from petitio.disputes.framework import Framework, framework
from petitio.disputes.grounded import grounded
from petitio.record import Record

Place = Word["in", "out", "contested"]


class Onslaught(Record):
    """An attack on `target` by all the `attackers` together; by none, it is a fact that tells against the target.
    `doubtful` if it is not known whether it is one."""

    attackers: tuple[str, ...]
    target: str
    doubtful: bool = False


def labels(names: Sequence[str], attacks: Iterable[Onslaught]) -> dict[str, Place]:
    """The grounded label of each name: what is neither in nor out there is contested."""
    found = grounded(as_framework(names, attacks)).as_mapping()
    places: dict[str, Place] = {}
    for name in names:
        label = found[name]
        places[name] = "contested" if label == "undecided" else label
    return places


def as_framework(names: Sequence[str], attacks: Iterable[Onslaught]) -> Framework:
    """A framework of single attacks that labels the names alike.

    An attack by several becomes an argument of its own, which is in if all of them are: each of them is doubly denied.
    (Flattening of collective attacks: S. H. Nielsen and S. Parsons, A generalization of Dung's abstract framework,
    ArgMAS 2006.) One that is in doubt attacks itself as well, so that it is never in.
    """
    edges: dict[tuple[str, str], None] = {}
    added: dict[str, None] = {}
    for number, attack in enumerate(attacks):
        if len(attack.attackers) == 1 and not attack.doubtful:
            edges.setdefault((attack.attackers[0], attack.target))
            continue
        joined = f"attack {number}"
        added.setdefault(joined)
        for attacker in attack.attackers:
            denied = f"not {attacker}"
            added.setdefault(denied)
            edges.setdefault((attacker, denied))
            edges.setdefault((denied, joined))
        if attack.doubtful:
            edges.setdefault((joined, joined))
        edges.setdefault((joined, attack.target))
    return framework((*names, *added), edges)
