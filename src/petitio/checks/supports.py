"""Which claims of the arguments in a dispute support premises of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.checks.contestants import Contestant, says
from petitio.checks.vocabulary import vocabulary
from petitio.core import Argument
from petitio.verdicts import ArgumentVerdict, Support, Verdict


def supports(
    contestants: Sequence[Contestant],
    judged: Mapping[str, tuple[Argument, ArgumentVerdict]],
    ground: CommonGround,
) -> tuple[Support, ...]:
    """The reasons that authors give and that hold where they stand; and the conclusions that give a premise of another
    argument, which what is given alone does not."""
    names = list(dict.fromkeys(row.argument for row in contestants))
    found: list[Support] = []
    for name in names:
        for claim in judged[name][0].claims:
            found += [
                Support(reason, f"{name}.{claim.name}", declared=True)
                for reason in claim.reasons
                if _holds(reason, names, judged)
            ]
    for row in contestants:
        if row.stands and row.conclusion is not None:
            found += _given_by(row, names, judged, ground)
    known: dict[tuple[str, str], Support] = {}
    for support in found:
        known.setdefault((support.supporter, support.supported), support)
    return tuple(known.values())


def _holds(reason: str, names: list[str], judged: Mapping[str, tuple[Argument, ArgumentVerdict]]) -> bool:
    whose, _, claim = reason.rpartition(".")
    if whose not in names:
        return False
    argument, verdict = judged[whose]
    if argument.claim(claim).asserted:
        return True
    return any(row.name == claim and row.verdict is Verdict.HOLDS for row in verdict.claims)


def _given_by(
    row: Contestant,
    names: list[str],
    judged: Mapping[str, tuple[Argument, ArgumentVerdict]],
    ground: CommonGround,
) -> list[Support]:
    found = []
    said = says(row, ground)
    definitions = ground.joint.definitions
    spoken = vocabulary((said,), definitions)
    for name in names:
        given = ground.given((name,))
        for claim in judged[name][0].claims:
            full = f"{name}.{claim.name}"
            if name == row.argument or claim.kind not in ("premise", "assume"):
                continue
            formula = ground.formula(full)
            if not spoken & vocabulary((formula,), definitions):
                continue
            denied = terms.negation(formula)
            if ground.possible((*given, said, denied)) is False and ground.possible((*given, denied)) is True:
                found.append(Support(f"{row.argument}.{row.conclusion}", full, declared=False))
    return found
