"""A labelling: each argument in, out or undecided.

M. Caminada: On the issue of reinstatement in argumentation. JELIA 2006. The complete labellings are those in which an
argument is in exactly if all its attackers are out, and out exactly if some attacker is in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as Word

from petitio.disputes.framework import Framework
from petitio.record import Record

Label = Word["in", "out", "undecided"]


class Labelling(Record):
    """The label of each argument, in the order of `names`."""

    names: tuple[str, ...]
    labels: tuple[Label, ...]

    def of(self, name: str) -> Label:
        """The label of an argument. Raises ValueError if there is no such argument."""
        return self.labels[self.names.index(name)]

    def as_mapping(self) -> dict[str, Label]:
        """The labels by name."""
        return dict(zip(self.names, self.labels, strict=True))

    def named(self, label: Label) -> tuple[str, ...]:
        """The arguments with a label."""
        return tuple(name for name, its in zip(self.names, self.labels, strict=True) if its == label)

    @property
    def extension(self) -> tuple[str, ...]:
        """The arguments that are in."""
        return self.named("in")


def labelling(framework: Framework, accepted: Iterable[int]) -> Labelling:
    """The labelling in which the arguments at these places are in, what they attack is out, and the rest undecided."""
    labels: list[Label] = ["undecided"] * len(framework.names)
    inside = tuple(accepted)
    for place in inside:
        for target in framework.attacked[place]:
            labels[target] = "out"
    for place in inside:
        labels[place] = "in"
    return Labelling(framework.names, tuple(labels))


def is_complete(framework: Framework, found: Labelling) -> bool:
    """Whether a labelling is a complete one, by going through its arguments."""
    labels = found.labels
    for place, label in enumerate(labels):
        attackers = {labels[attacker] for attacker in framework.attackers[place]}
        earned = "out" if "in" in attackers else "undecided" if "undecided" in attackers else "in"
        if label != earned:
            return False
    return True
