"""A dispute examined: what in it attacks and supports what, which arguments stand, and what that turns on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from petitio.checks.clashes import clashes
from petitio.checks.commitments import commitments
from petitio.checks.common_ground import CommonGround
from petitio.checks.contestants import Contestant, contestants
from petitio.checks.cruxes import cruxes, onslaughts
from petitio.checks.disputed_objections import attacks_by_objections, objecting
from petitio.checks.supports import supports
from petitio.checks.verbal_disputes import verbal_disputes
from petitio.core import Argument, Dispute
from petitio.disputes.labels import as_framework, labels
from petitio.disputes.ties import Tie, ties
from petitio.verdicts import ArgumentVerdict, Attack, DisputeVerdict, Place


def dispute(found: Dispute, judged: Mapping[str, tuple[Argument, ArgumentVerdict]]) -> DisputeVerdict:
    """What is found of a dispute. `judged` are its arguments, and all that may object to them, with their verdicts.

    Where an argument is faulty, or the arguments have no common vocabulary, there are no labels.
    """
    if found.joint is None or any(name not in judged or judged[name][1].faulty for name in found.arguments):
        return DisputeVerdict(found.name, faulty=True)
    ground = CommonGround(found.joint)
    rows = contestants(found, judged)
    objections = objecting(found, judged)
    clashing = clashes(rows, ground)
    own = tuple(attack for row in rows for attack in _by_the_checker(row))
    first = (*own, *clashing.attacks)
    attacks = (*first, *attacks_by_objections(objections, rows, first, ground))
    names = (*(row.name for row in rows), *(row.name for row in objections if row.counts))
    known = labels(names, onslaughts(attacks))
    several = {
        name: tuple(row.name for row in rows if row.argument == name)
        for name in found.arguments
        if sum(row.argument == name for row in rows) > 1
    }
    sides = commitments(found, judged, ground)
    arguments = {name: argument for name, (argument, _) in judged.items()}
    return DisputeVerdict(
        found.name,
        {**{name: _of_argument(name, several, known) for name in found.arguments}, **known},
        attacks,
        supports(rows, judged, ground),
        sides,
        cruxes(sides, rows, names, attacks, arguments, ground),
        verbal_disputes(sides, ground),
        tuple(row.name for row in objections if not row.counts),
        several,
        tuple(row.name for row in objections if row.counts),
        _ties(names, known, attacks),
        clashing.complete,
    )


def _ties(names: Sequence[str], known: Mapping[str, Place], attacks: Sequence[Attack]) -> tuple[Tie, ...]:
    """What the larger labellings say of the contested."""
    contested = [name for name in names if known[name] == "contested"]
    return ties(as_framework(names, onslaughts(attacks)), contested) if contested else ()


def _by_the_checker(row: Contestant) -> list[Attack]:
    """What the checker has against a conclusion, or that it does not know."""
    if row.stands:
        return []
    about = () if row.conclusion is None else (f"{row.argument}.{row.conclusion}",)
    return [Attack((), row.name, "verdict", about, row.verdict, doubtful=row.open)]


def _of_argument(name: str, several: Mapping[str, tuple[str, ...]], known: Mapping[str, Place]) -> Place:
    """The label of an argument: that of its conclusion; in if all of several are, out if one is."""
    own = [known[row] for row in several.get(name, (name,))]
    if "out" in own:
        return "out"
    return "contested" if "contested" in own else "in"
