"""Arguments that attack each other, and nothing else about them.

P. M. Dung: On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming and
n-person games. Artificial Intelligence 77 (1995), definition 2.
"""

from __future__ import annotations

from collections.abc import Iterable

from petitio.record import Record, field


class Framework(Record):
    """Names of arguments, all different, and who attacks whom, each attack once. Made by `framework`.

    `attackers` and `attacked` have a row for each argument, in the order of `names`: the places in `names` of those
    that attack it, and of those that it attacks. `place` says where a name stands.
    """

    names: tuple[str, ...]
    attacks: tuple[tuple[str, str], ...]
    attackers: tuple[tuple[int, ...], ...] = field(compare=False)
    attacked: tuple[tuple[int, ...], ...] = field(compare=False)
    place: dict[str, int] = field(compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        return framework, (self.names, self.attacks)

    @property
    def unattacked(self) -> tuple[str, ...]:
        """The arguments that nothing attacks."""
        return tuple(name for name, row in zip(self.names, self.attackers, strict=True) if not row)

    def attackers_of(self, name: str) -> tuple[str, ...]:
        """Those that attack an argument. Raises KeyError if there is no such argument."""
        return tuple(self.names[place] for place in self.attackers[self.place[name]])


def framework(names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
    """The framework of these arguments and attacks, in their order. What comes twice counts once.

    Raises ValueError if an attack is from or on an argument that is not among the names.
    """
    kept = tuple(dict.fromkeys(names))
    edges = tuple(dict.fromkeys((source, target) for source, target in attacks))
    place = {name: number for number, name in enumerate(kept)}
    attackers: list[list[int]] = [[] for _ in kept]
    attacked: list[list[int]] = [[] for _ in kept]
    for source, target in edges:
        for name in (source, target):
            if name not in place:
                raise ValueError(f"there is no argument {name!r} in the framework")
        attackers[place[target]].append(place[source])
        attacked[place[source]].append(place[target])
    return Framework(kept, edges, tuple(map(tuple, attackers)), tuple(map(tuple, attacked)), place)


def subframework(whole: Framework, names: Iterable[str]) -> Framework:
    """The framework of some of the arguments, with the attacks among them. Raises KeyError if one is not there."""
    kept = {whole.place[name] for name in names}
    return framework(
        (name for place, name in enumerate(whole.names) if place in kept),
        (pair for pair in whole.attacks if whole.place[pair[0]] in kept and whole.place[pair[1]] in kept),
    )
