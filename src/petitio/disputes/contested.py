"""What the grounded labelling leaves undecided, in parts that have nothing to do with each other."""

from __future__ import annotations

from petitio.disputes.framework import Framework, framework
from petitio.disputes.grounded import settled


def contested(whole: Framework) -> tuple[Framework, ...]:
    """The frameworks among the undecided arguments, no argument of one attacking one of another.

    A labelling is complete exactly if it is the grounded one, but for these parts, and a complete labelling of each
    part. For every complete labelling agrees with the grounded one where that has decided (Dung 1995, theorem 25), and
    what is left is attacked by nothing that is in, and no longer kept from being in by what is out.
    """
    decided = {place for place, _ in settled(whole)}
    part: dict[int, int] = {}
    parts = 0
    for start in range(len(whole.names)):
        if start in decided or start in part:
            continue
        part[start] = parts
        row = [start]
        # The row grows while it is gone through.
        for place in row:
            for near in (*whole.attackers[place], *whole.attacked[place]):
                if near not in decided and near not in part:
                    part[near] = parts
                    row.append(near)
        parts += 1
    names: list[list[str]] = [[] for _ in range(parts)]
    for place, name in enumerate(whole.names):
        if place in part:
            names[part[place]].append(name)
    attacks: list[list[tuple[str, str]]] = [[] for _ in range(parts)]
    for source, target in whole.attacks:
        number = part.get(whole.place[source])
        if number is not None and whole.place[target] in part:
            attacks[number].append((source, target))
    return tuple(framework(*both) for both in zip(names, attacks, strict=True))
