"""Objections: which charges are sustained, which overruled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from petitio.core import Argument, Objection
from petitio.verdicts import Begging, ClaimVerdict, ObjectionStatus, Status, Unknown, Verdict

_ORDER = ("restates", "circular", "presupposes", "carries_alone")


def charged_premises(argument: Argument) -> frozenset[str]:
    """The premises that an objection charges with begging the question: the one it names, or all of a conclusion's
    or an argument's."""
    names = {claim.name for claim in argument.claims}
    charged: set[str] = set()
    for objection in argument.objections:
        if objection.charge != "begs_question":
            continue
        if objection.target_kind == "claim" and objection.target in names:
            claim = argument.claim(objection.target)
            if claim.asserted:
                charged.add(claim.name)
                continue
        if _elsewhere(argument, objection):
            continue
        charged |= {claim.name for claim in argument.claims if claim.kind in ("premise", "assume")}
    return frozenset(charged)


def objections(
    argument: Argument,
    verdicts: Mapping[str, ClaimVerdict],
    inconsistent: bool | None,
) -> tuple[ObjectionStatus, ...]:
    """The status of every objection, in the order of the text. `inconsistent` None if that is undecided."""
    return tuple(_status(argument, objection, verdicts, inconsistent) for objection in argument.objections)


def _status(
    argument: Argument,
    objection: Objection,
    verdicts: Mapping[str, ClaimVerdict],
    inconsistent: bool | None,
) -> ObjectionStatus:
    def status(word: Status, grade: str | None = None, reason: str = "") -> ObjectionStatus:
        return ObjectionStatus(objection.name, objection.target, objection.charge, word, grade, reason)

    charge = objection.charge
    if charge is None:
        return status("not decided", reason="no charge")
    if charge == "unsupported" or charge == "false" or charge == "exception":
        return status("not decided", reason=charge)
    if objection.target_kind == "objection":
        return status("not decided", reason="an objection")
    if _elsewhere(argument, objection):
        return status("not decided", reason="target elsewhere")
    shown = _shown(argument, objection, verdicts)
    match charge:
        case "begs_question" | "circular":
            faults = [
                fault
                for verdict in shown
                for fault in verdict.begging
                if _concerns(argument, objection, fault)
                and fault.fault
                and (charge == "begs_question" or fault.grade == "circular")
            ]
            if faults:
                grade = min((fault.grade for fault in faults), key=_ORDER.index)
                return status("sustained", grade)
            return _overruled(status, shown)
        case "does_not_follow":
            if any(verdict.verdict is Verdict.FAILS for verdict in shown):
                return status("sustained")
            return _overruled(status, shown)
        case "vacuous":
            if any(verdict.verdict is Verdict.VACUOUS for verdict in shown):
                return status("sustained")
            return _overruled(status, shown)
        case "inconsistent":
            if inconsistent is None:
                return status("undecided", reason="consistency")
            return status("sustained" if inconsistent else "overruled")
        case "idle":
            following = [verdict for verdict in shown if verdict.follows]
            if any(verdict.verdict is Verdict.UNDECIDED for verdict in shown) or not following:
                return status("undecided", reason="nothing follows")
            idle = all(objection.target not in core for verdict in following for core in verdict.cores)
            return status("sustained" if idle else "overruled")
        case "equivocates":
            if any(
                verdict.identified and (objection.about is None or objection.about in verdict.identified)
                for verdict in shown
            ):
                return status("sustained")
            return _overruled(status, shown)
        case _:
            assert_never(charge)


def _elsewhere(argument: Argument, objection: Objection) -> bool:
    """Whether the target is something that has no verdict in this argument."""
    match objection.target_kind:
        case "objection":
            return True
        case "argument":
            return objection.target != argument.name
        case "claim":
            return all(claim.name != objection.target for claim in argument.claims)


def _shown(argument: Argument, objection: Objection, verdicts: Mapping[str, ClaimVerdict]) -> list[ClaimVerdict]:
    """The verdicts that an objection is about: its target's own, or those of all conclusions."""
    if objection.target_kind == "claim" and objection.target in verdicts:
        return [verdicts[objection.target]]
    conclusions = [verdicts[c.name] for c in argument.claims if c.kind == "conclude" and c.name in verdicts]
    return conclusions or list(verdicts.values())


def _concerns(argument: Argument, objection: Objection, fault: Begging) -> bool:
    if objection.target_kind != "claim" or not argument.claim(objection.target).asserted:
        return True
    return fault.premise == objection.target or objection.target in fault.circle


def _overruled(status: Callable[..., ObjectionStatus], shown: list[ClaimVerdict]) -> ObjectionStatus:
    undecided = [verdict for verdict in shown if verdict.verdict is Verdict.UNDECIDED]
    if undecided:
        unknown = undecided[0].unknown or Unknown("budget")
        return status("undecided", reason=unknown.reason)
    return status("overruled")
