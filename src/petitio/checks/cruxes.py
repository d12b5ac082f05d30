"""What a dispute turns on: the smallest sets of claims that one side asserts and another does not grant, and without
which something else would stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal as Word

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.checks.contestants import Contestant
from petitio.checks.vocabulary import bearing_on
from petitio.core import Argument
from petitio.cores import hitting_sets
from petitio.disputes.labels import Onslaught, Place, labels
from petitio.verdicts import Attack, Crux, Side

_MOST = 32
Attitude = Word["contradict", "leave open"]


def cruxes(
    sides: tuple[Side, ...],
    contestants: Sequence[Contestant],
    names: Sequence[str],
    attacks: Sequence[Attack],
    arguments: Mapping[str, Argument],
    ground: CommonGround,
    *,
    most: int = _MOST,
) -> tuple[Crux, ...]:
    """The cruxes, the smallest first. `names` are all that have a label, and `attacks` those between them."""
    before = labels(names, onslaughts(attacks))
    found: list[Crux] = []
    for side in sides:
        disputed = _disputed(side, sides, ground)
        # What is said in several arguments is asserted once, and lost everywhere.
        lost = {name: _everywhere(name, side, arguments, ground) for name in disputed}
        alias = {other: name for name, others in lost.items() for other in others}
        for row in contestants:
            if row.argument not in side.arguments or not row.stands or before[row.name] == "out" or not row.certain:
                continue
            own = [[alias.get(f"{row.argument}.{name}", "") for name in core] for core in row.cores]
            cores = [tuple(name for name in core if name) for core in own]
            if not all(cores):
                continue
            for claims in hitting_sets(tuple(disputed), cores):
                gone = {other for name in claims for other in lost[name]}
                after = _without(gone, contestants, names, attacks)
                flips = tuple((name, before[name], after[name]) for name in names if after[name] != before[name])
                if flips:
                    against = tuple((name, *answer) for name in claims for answer in disputed[name])
                    found.append(Crux(claims, side.name, against, flips))
    place = {name: index for index, name in enumerate(name for side in sides for name in side.commitments)}
    once = {(crux.side, frozenset(crux.claims)): crux for crux in found}
    smallest = [
        crux
        for (side_name, claims), crux in once.items()
        if not any(other < claims and whose == side_name for whose, other in once)
    ]

    def order(crux: Crux) -> tuple[int, bool, int, list[int]]:
        # Among sets of one size, what somebody denies comes before what nobody grants; then what flips the most.
        denied = any(answer == "contradict" for _, _, answer in crux.against)
        return len(crux.claims), not denied, -len(crux.flips), [place[name] for name in crux.claims]

    return tuple(sorted(smallest, key=order)[:most])


def _disputed(side: Side, sides: tuple[Side, ...], ground: CommonGround) -> dict[str, tuple[tuple[str, Attitude], ...]]:
    """What a side asserts and does not conclude, that some other side's commitments contradict or leave open."""
    found: dict[str, tuple[tuple[str, Attitude], ...]] = {}
    for name in side.commitments:
        if not ground.joint.claim(name).asserted:
            continue
        answers = [(other.name, _attitude(name, other, ground)) for other in sides if other is not side]
        known = tuple((whose, answer) for whose, answer in answers if answer is not None)
        if known:
            found[name] = known
    return found


def _attitude(name: str, other: Side, ground: CommonGround) -> Attitude | None:
    """What another side's commitments say to a claim; None where they grant it, or that is not known. A side that
    contradicts itself grants what all it can consistently hold does."""
    given, claim = ground.given(other.arguments), ground.formula(name)
    held = [(*given, *ground.formulas(row)) for row in other.maximal or (other.commitments,)]
    if other.maximal:
        held = [bearing_on((claim,), row, ground.joint.definitions) for row in held]
    if all(ground.possible((*row, claim)) is False for row in held):
        return "contradict"
    granted = [ground.possible((*row, terms.negation(claim))) for row in held]
    return "leave open" if any(granted) else None


def _everywhere(name: str, side: Side, arguments: Mapping[str, Argument], ground: CommonGround) -> tuple[str, ...]:
    """The claims of a side's arguments that say the same as one of its commitments."""
    formula = ground.formula(name)
    rows = [f"{whose}.{claim.name}" for whose in side.arguments for claim in arguments[whose].claims if claim.asserted]
    same = [row for row in rows if terms.alike(ground.formula(row), formula)]
    return tuple(dict.fromkeys((name, *same)))


def _without(
    gone: set[str], contestants: Sequence[Contestant], names: Sequence[str], attacks: Sequence[Attack]
) -> dict[str, Place]:
    """The labels once some claims are no longer asserted: what cannot be concluded without them is out."""
    fallen = [
        row.name
        for row in contestants
        if row.stands and all(gone & {f"{row.argument}.{name}" for name in core} for core in row.cores)
    ]
    cited = [attack.attackers[0] for attack in attacks if attack.way == "charge" and gone & set(attack.about)]
    own = {f"{row.argument}.{row.conclusion}": row.name for row in contestants}
    resting = [
        attack.attackers[0]
        for attack in attacks
        if attack.way == "charge" and any(own.get(claim) in fallen for claim in attack.about)
    ]
    facts = [Onslaught((), name) for name in dict.fromkeys((*fallen, *cited, *resting))]
    return labels(names, [*onslaughts(attacks), *facts])


def onslaughts(attacks: Sequence[Attack]) -> list[Onslaught]:
    """The attacks as the labelling needs them."""
    return [Onslaught(attack.attackers, attack.target, attack.doubtful) for attack in attacks]
