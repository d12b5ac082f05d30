"""The complete labellings: every way to be consequent about a dispute."""

from __future__ import annotations

from petitio.disputes.framework import Framework
from petitio.disputes.labellings import MOST, Labellings, PartFound, labellings


def complete(framework: Framework, most: int = MOST) -> Labellings:
    """The labellings in which an argument is in exactly if all its attackers are out, and out exactly if one of them
    is in (Dung 1995, definition 23; Caminada 2006)."""
    return labellings(framework, _of_part, most)


def _of_part(part: Framework, most: int) -> PartFound:
    # Where nothing is contested, none of what leads to the solver is loaded.
    from petitio.disputes.search import Search

    # In a contested part, the grounded labelling is the one that leaves everything undecided.
    found = [frozenset[int]()]
    with Search(part) as search:
        search.exclude(found[0])
        while len(found) < most:
            status, accepted = search.find()
            if status != "yes":
                return PartFound(tuple(found), status == "no")
            found.append(accepted)
            search.exclude(accepted)
    return PartFound(tuple(found), certain=True)
