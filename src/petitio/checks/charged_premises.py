"""The premises that somebody charges with begging the question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from petitio.core import Argument, Objection


def charged_premises(argument: Argument, arguments: Mapping[str, Argument]) -> frozenset[str]:
    """The premises of an argument that an objection in one of the `arguments` charges with begging the question: the
    one that it is against, or all if it is against a conclusion or the argument.

    Whoever charges an objection charges what that objection cites.
    """
    charged: set[str] = set()
    for objection in (row for other in arguments.values() for row in other.objections):
        if objection.charge != "begs_question":
            continue
        for whose, name in _against(objection, arguments):
            if whose == argument.name:
                charged |= _premises(argument, name)
    return frozenset(charged)


def _against(objection: Objection, arguments: Mapping[str, Argument]) -> Iterable[tuple[str, str | None]]:
    """The claims, or the whole arguments, that an objection is against in the end."""
    home = objection.home
    if home is None:
        return ()
    match objection.target_kind:
        case "claim":
            return ((home, objection.aim),)
        case "objection":
            other = arguments.get(home)
            rows = other.objections if other is not None else ()
            return tuple(ground for row in rows if row.name == objection.aim for ground in row.grounds)
        case _:
            return ((home, None),)


def _premises(argument: Argument, name: str | None) -> set[str]:
    for claim in argument.claims:
        if claim.name == name and claim.asserted:
            return {claim.name}
    return {claim.name for claim in argument.claims if claim.kind in ("premise", "assume")}
