"""What was found of a dispute, put into the public types."""

from __future__ import annotations

from petitio.report import AttackReport, CruxReport, DisputeReport, PartyReport, SupportReport, TieReport, VerbalReport
from petitio.verdicts import DisputeVerdict


def assemble_dispute(found: DisputeVerdict) -> DisputeReport:
    """The report on a dispute."""
    turns_on = tuple(CruxReport(row.claims, row.side, row.against, row.flips) for row in found.cruxes)
    return DisputeReport(
        found.name,
        None if found.faulty else dict(found.labels),
        tuple(
            AttackReport(row.attackers, row.target, row.way, row.reason, row.about, not row.doubtful)
            for row in found.attacks
        ),
        tuple(
            SupportReport(row.supporter, row.supported, "because" if row.declared else "gives")
            for row in found.supports
        ),
        tuple(
            PartyReport(side.name, side.arguments, side.commitments, side.consistent, side.conflicts)
            for side in found.sides
            if side.declared
        ),
        tuple(dict.fromkeys(row.claims for row in turns_on)),
        turns_on,
        tuple(VerbalReport(row.sides, row.word, row.senses) for row in found.verbal),
        found.counted,
        dict(found.several),
        found.objections,
        tuple(TieReport(tie.name, tie.preferred, tie.stable) for tie in found.ties),
        found.complete,
    )
