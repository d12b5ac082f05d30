"""The stable labellings: those that leave nothing undecided."""

from __future__ import annotations

from petitio.disputes.framework import Framework
from petitio.disputes.labellings import MOST, Labellings, PartFound, labellings


def stable(framework: Framework, most: int = MOST) -> Labellings:
    """The complete labellings without anything undecided: what is in attacks all that is not, and nothing else (Dung
    1995, definition 13). There may be none."""
    return labellings(framework, _of_part, most)


def _of_part(part: Framework, most: int) -> PartFound:
    # Where nothing is contested, none of what leads to the solver is loaded.
    from petitio.disputes.search import Search

    found: list[frozenset[int]] = []
    with Search(part, stable=True) as search:
        while len(found) < most:
            status, accepted = search.find()
            if status != "yes":
                return PartFound(tuple(found), status == "no")
            found.append(accepted)
            search.exclude(accepted)
    return PartFound(tuple(found), certain=True)
