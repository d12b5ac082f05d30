"""Many labellings of one framework, put together from those of its contested parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product
from math import prod

from petitio.disputes.contested import contested
from petitio.disputes.framework import Framework
from petitio.disputes.grounded import grounded
from petitio.disputes.labelling import Labelling, labelling
from petitio.record import Record

# How many labellings are looked for unless more are asked for. There can be exponentially many.
MOST = 1_000


class Labellings(Record):
    """The labellings found, in a fixed order; `more` if there are others, left out because there are so many;
    not `certain` if the budget ran out, so that there may be others."""

    labellings: tuple[Labelling, ...]
    more: bool
    certain: bool

    @property
    def extensions(self) -> tuple[tuple[str, ...], ...]:
        """What is in, for each labelling."""
        return tuple(found.extension for found in self.labellings)


class PartFound(Record):
    """Labellings of a contested part, as the places of what is in; `certain` if the budget did not run out."""

    accepted: tuple[frozenset[int], ...]
    certain: bool


def labellings(framework: Framework, of_part: Callable[[Framework, int], PartFound], most: int) -> Labellings:
    """All labellings, or `most` of them, that agree with the grounded one and with one that `of_part` finds for each
    contested part; it is told how many to look for.

    Raises ValueError if `most` is below 1.
    """
    if most < 1:
        raise ValueError("at least one labelling has to be asked for")
    parts = contested(framework)
    # Many parts are alike; a pair that attack each other is asked about once.
    alike: dict[tuple[tuple[int, ...], ...], PartFound] = {}
    for part in parts:
        if part.attackers not in alike:
            # One more than is wanted of each, to know whether there are more.
            alike[part.attackers] = of_part(part, most + 1)
    found = [alike[part.attackers] for part in parts]
    if any(not one.accepted and one.certain for one in found):
        return Labellings((), more=False, certain=True)
    ground = grounded(framework)
    columns = [
        sorted(tuple(sorted(framework.place[part.names[place]] for place in row)) for row in one.accepted)
        for part, one in zip(parts, found, strict=True)
    ]
    rows = [_whole(framework, ground, choice) for choice in islice(product(*columns), most)]
    certain = all(one.certain for one in found)
    return Labellings(tuple(rows), more=prod(map(len, columns)) > most, certain=certain)


def _whole(framework: Framework, ground: Labelling, choice: Sequence[tuple[int, ...]]) -> Labelling:
    accepted = [place for place, label in enumerate(ground.labels) if label == "in"]
    return labelling(framework, (*accepted, *(place for row in choice for place in row)))
