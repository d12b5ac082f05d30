"""What is objected to an argument, as boxes and arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio.core import Argument, Objection
from petitio.pipeline import Examined
from petitio.render.graph.drawing import Arrow, Box, Mark
from petitio.render.graph.worded import claim_text, short
from petitio.render.words.phrases import grade_words
from petitio.verdicts import ObjectionStatus

_Known = Mapping[tuple[str, str], tuple[Objection, ObjectionStatus | None]]

_DOES = {"false": "rebuts", "exception": "undercuts", None: "objects"}
_MARKS: dict[str, Mark] = {"sustained": "bad", "undecided": "doubtful"}


def objected(argument: Argument, examined: Examined) -> Iterator[tuple[list[Box], list[Arrow]]]:
    """The objections that are in the end against something in this argument, wherever they stand, each with what it
    cites; and those that stand here and are against nothing in the file."""
    known: dict[tuple[str, str], tuple[Objection, ObjectionStatus | None]] = {}
    for other, verdict in examined.arguments:
        statuses = {row.name: row for row in verdict.objections}
        for objection in other.objections:
            known[other.name, objection.name] = (objection, statuses.get(objection.name))
    named = {other.name for other, _ in examined.arguments}
    for (whose, _), (objection, status) in known.items():
        home = _home(objection, known)
        if home == argument.name or (home not in named and whose == argument.name):
            box = _box(whose, objection, status, argument)
            cited = [
                (None, claim) if other == argument.name else (elsewhere(f"{other}.{claim}", examined), claim)
                for other, claim in objection.grounds
            ]
            told = [
                Arrow(claim if ground is None else ground.key, box.key, "because", "because") for ground, claim in cited
            ]
            told += [_arrow(box.key, target, objection, status) for target in _targets(objection, argument)]
            yield [box, *(ground for ground, _ in cited if ground is not None)], told


def elsewhere(name: str, examined: Examined) -> Box:
    """The box of a claim of another argument, written `ARGUMENT.CLAIM`, with what it says if that is in the file."""
    whose, _, claim = name.rpartition(".")
    for argument, _ in examined.arguments:
        if argument.name == whose:
            for row in argument.claims:
                if row.name == claim:
                    return Box(name, "elsewhere", f"{row.kind} {name}", claim_text(row), (), "plain")
    return Box(name, "elsewhere", name, (), (), "plain")


def _home(objection: Objection, known: _Known) -> str | None:
    """The argument that an objection is about in the end, be it by way of the objections that it answers."""
    seen: set[tuple[str, str]] = set()
    while objection.target_kind == "objection":
        place = (objection.home or "", objection.aim)
        if place in seen or place not in known:
            return None
        seen.add(place)
        objection = known[place][0]
    return objection.home if objection.target_kind in ("claim", "argument") else None


def _key(whose: str | None, name: str) -> str:
    return f"objection {whose} {name}"


def _box(whose: str, objection: Objection, status: ObjectionStatus | None, argument: Argument) -> Box:
    name = objection.name if whose == argument.name else f"{whose}.{objection.name}"
    found = status.status if status is not None else "not decided"
    charge = f" ({objection.charge.replace('_', ' ')})" if objection.charge else ""
    said = [f"against {objection.target}{charge}: {found}"]
    if status is not None and status.grade is not None:
        said.append(grade_words(status.grade))
    text = ((0, short(objection.prose)),) if objection.prose else ()
    title = f"{'reply' if objection.reply else 'objection'} {name}"
    return Box(_key(whose, objection.name), "objection", title, text, tuple(said), _MARKS.get(found, "plain"))


def _targets(objection: Objection, argument: Argument) -> list[str]:
    """The boxes that an objection is against: of an argument, its conclusions."""
    if objection.target_kind != "objection" and objection.home != argument.name:
        return []
    match objection.target_kind:
        case "objection":
            return [_key(objection.home, objection.aim)]
        case "claim":
            return [objection.aim]
        case "argument":
            return [claim.name for claim in argument.claims if claim.kind == "conclude"]
        case _:
            return []


def _arrow(key: str, target: str, objection: Objection, status: ObjectionStatus | None) -> Arrow:
    does = _DOES.get(objection.charge, "charges")
    found = "not decided" if status is None else status.status
    if found == "sustained":
        return Arrow(key, target, "against", does)
    return Arrow(key, target, "charged", f"{does} ({found})")
