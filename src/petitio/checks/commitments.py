"""What the sides of a dispute are committed to, and whether that can be true together.

A side is committed to the premises and the conclusions of its arguments, and to those assumptions without which one of
its conclusions would not follow; but not to what the text puts into the mouth of another side.
"""

from __future__ import annotations

from collections.abc import Mapping

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.checks.consistency import consistency
from petitio.core import Argument, Claim, Dispute, Party
from petitio.verdicts import ArgumentVerdict, Side

Judged = Mapping[str, tuple[Argument, ArgumentVerdict]]


def commitments(dispute: Dispute, judged: Judged, ground: CommonGround) -> tuple[Side, ...]:
    """The sides of a dispute; where it names none, each argument is a side of its own."""
    parties = dispute.parties or tuple(Party(name, (name,), dispute.span) for name in dispute.arguments)
    names = {party.name for party in parties}
    held: dict[str, list[str]] = {party.name: [] for party in parties}
    for party in parties:
        for whose in party.arguments:
            for claim in _offered(*judged[whose]):
                speaker = claim.speaker if dispute.parties and claim.speaker in names else party.name
                held[speaker or party.name].append(f"{whose}.{claim.name}")
    return tuple(_side(party, held[party.name], ground, declared=bool(dispute.parties)) for party in parties)


def _offered(argument: Argument, verdict: ArgumentVerdict) -> list[Claim]:
    cores = [row.cores for row in verdict.claims if row.follows]
    needed = {name for row in cores if row for name in row[0] if all(name in core for core in row)}
    found = []
    for claim in argument.claims:
        match claim.kind:
            case "premise" | "conclude":
                found.append(claim)
            case "assume":
                if argument.position or claim.name in needed:
                    found.append(claim)
            case "given" | "lemma":
                pass
    return found


def _side(party: Party, names: list[str], ground: CommonGround, *, declared: bool) -> Side:
    kept: dict[str, None] = {}
    for name in names:
        # What is said twice is one commitment.
        if not any(terms.alike(ground.formula(name), ground.formula(other)) for other in kept):
            kept.setdefault(name)
    formulas = {name: ground.formula(name) for name in kept}
    found = consistency(ground.joint, formulas, ground.given(party.arguments))
    return Side(party.name, party.arguments, tuple(kept), found.consistent, found.conflicts, found.maximal, declared)
