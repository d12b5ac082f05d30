"""The grounded labelling: what has to be granted by whoever grants only what there is no way around."""

from __future__ import annotations

from petitio.disputes.framework import Framework
from petitio.disputes.labelling import Label, Labelling


def grounded(framework: Framework) -> Labelling:
    """The complete labelling with the fewest arguments in, of which every framework has one (Dung 1995, theorem 25).

    In time linear in the number of arguments and attacks.
    """
    labels: list[Label] = ["undecided"] * len(framework.names)
    for place, label in settled(framework):
        labels[place] = label
    return Labelling(framework.names, tuple(labels))


def settled(framework: Framework) -> tuple[tuple[int, Label], ...]:
    """The places of the arguments that the grounded labelling has in or out, each with its label, in an order in
    which what earns a label comes before: all attackers of one that is in, some that is in before one that is out."""
    # What can still keep an argument from being in: its attackers that are not out.
    against = [len(row) for row in framework.attackers]
    order: list[tuple[int, Label]] = [(place, "in") for place, count in enumerate(against) if count == 0]
    out: set[int] = set()
    # The row grows while it is gone through.
    for place, label in order:
        for target in framework.attacked[place]:
            if label == "in":
                if target not in out:
                    out.add(target)
                    order.append((target, "out"))
            else:
                against[target] -= 1
                if against[target] == 0 and target not in out:
                    order.append((target, "in"))
    return tuple(order)
