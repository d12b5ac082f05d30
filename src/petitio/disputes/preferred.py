"""The preferred labellings: as much granted as can be granted together."""

from __future__ import annotations

from petitio.disputes.framework import Framework
from petitio.disputes.labellings import MOST, Labellings, PartFound, labellings


def preferred(framework: Framework, most: int = MOST) -> Labellings:
    """The complete labellings whose arguments that are in are a proper part of those of no other (Dung 1995,
    definition 7). There is always one."""
    return labellings(framework, _of_part, most)


def _of_part(part: Framework, most: int) -> PartFound:
    # Where nothing is contested, none of what leads to the solver is loaded.
    from petitio.disputes.search import Search

    found: list[frozenset[int]] = []
    with Search(part) as search:
        # That nothing is in is complete in a contested part, and preferred only if nothing else is.
        search.exclude_within(frozenset())
        while len(found) < most:
            status, accepted = search.find()
            if status == "no":
                return PartFound(tuple(found) or (frozenset(),), certain=True)
            if status == "unknown":
                break
            largest = search.largest(accepted)
            if largest is None:
                break
            found.append(largest)
            search.exclude_within(largest)
    return PartFound(tuple(found), certain=len(found) == most)
