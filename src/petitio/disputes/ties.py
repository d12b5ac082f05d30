"""What becomes of the contested once somebody takes a side: how often each is in under the larger labellings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as Word

from petitio.disputes.acceptance import acceptance
from petitio.disputes.extensions import Semantics
from petitio.disputes.framework import Framework
from petitio.record import Record

Share = Word["every", "some", "no", "undecided"]


class Tie(Record):
    """In how many preferred and in how many stable labellings a contested name is in: every, some or no one.

    Where there is no stable labelling, it is in no one of them.
    """

    name: str
    preferred: Share
    stable: Share


def ties(framework: Framework, names: Iterable[str]) -> tuple[Tie, ...]:
    """The ties of some names of a framework."""
    return tuple(Tie(name, _share(framework, "preferred", name), _share(framework, "stable", name)) for name in names)


def _share(framework: Framework, semantics: Semantics, name: str) -> Share:
    some = acceptance(framework, semantics, name, "credulous").accepted
    if some is None:
        return "undecided"
    if not some:
        return "no"
    every = acceptance(framework, semantics, name, "sceptical").accepted
    return "undecided" if every is None else "every" if every else "some"
