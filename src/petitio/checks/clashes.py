"""Which contestants of a dispute cannot stand together, and which of them tell against which.

One that concludes the contrary of what another rests on attacks it. Where all that is in conflict are premises, each
attacks the other: who asserts something does not refute who asserts the contrary.
"""

from __future__ import annotations

from collections.abc import Sequence

from petitio.checks.common_ground import CommonGround
from petitio.checks.contestants import Contestant, rests_on, says
from petitio.checks.vocabulary import vocabulary
from petitio.core import FALSE, Sort, Symbol, Term
from petitio.cores import enumerate_cores
from petitio.record import Record
from petitio.smt.entailment import Entailment
from petitio.verdicts import Attack, Way


class Clashes(Record):
    """The attacks. Not `complete` if some sets of contestants may clash besides, and that could not be decided."""

    attacks: tuple[Attack, ...]
    complete: bool


def clashes(found: Sequence[Contestant], ground: CommonGround) -> Clashes:
    """The attacks of contestants on each other, by what they say."""
    rows = [row for row in found if row.stands or row.open]
    attacks: list[Attack] = []
    complete = True
    for group in _groups({row.name: (rests_on(row, ground), says(row, ground)) for row in rows}, ground):
        members = [row for row in rows if row.name in group]
        if len(members) < 2:
            continue
        formulas = {row.name: rests_on(row, ground) for row in members}
        if ground.possible(formulas.values()):
            continue
        with Entailment(ground.joint.definitions, (), formulas, FALSE, effort="usual") as entailment:
            conflicts = enumerate_cores(tuple(formulas), entailment.follows)
        for conflict in conflicts.cores:
            attacks += _directed([row for row in members if row.name in conflict], ground)
        if not (conflicts.complete and conflicts.certain):
            complete = False
            attacks += _in_doubt(members, conflicts.cores, ground)
    return Clashes(tuple(attacks), complete)


def _groups(spoken: dict[str, tuple[Term, ...]], ground: CommonGround) -> list[set[str]]:
    """Contestants that have a word or an unknown sort in common, directly or by way of others. What shares nothing
    cannot clash."""
    groups: list[tuple[set[str], set[Symbol | Sort]]] = []
    for name, formulas in spoken.items():
        names, things = {name}, vocabulary(formulas, ground.joint.definitions)
        apart = []
        for group in groups:
            if group[1] & things:
                names |= group[0]
                things |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (names, things)]
    return [names for names, _ in groups]


def _directed(conflict: list[Contestant], ground: CommonGround) -> list[Attack]:
    """The attacks that a minimal set of contestants which cannot stand together makes."""
    found: list[Attack] = []
    for target in conflict:
        others = [row for row in conflict if row is not target]
        possible = ground.possible((*(says(row, ground) for row in others), rests_on(target, ground)), likely=False)
        if possible is not True:
            found.append(_attack(others, target, "contradicts", possible is None))
    if not found:
        found = [_attack([o for o in conflict if o is not row], row, "premises conflict") for row in conflict]
    return found


def _in_doubt(members: list[Contestant], known: tuple[tuple[str, ...], ...], ground: CommonGround) -> list[Attack]:
    """For two contestants of which it is not known whether they can stand together, an attack of each in doubt."""
    found: list[Attack] = []
    for place, one in enumerate(members):
        for other in members[place + 1 :]:
            if any(set(core) <= {one.name, other.name} for core in known):
                continue
            if ground.possible((rests_on(one, ground), rests_on(other, ground))) is None:
                found += [_attack([one], other, "contradicts", True), _attack([other], one, "contradicts", True)]
    return found


def _attack(attackers: list[Contestant], target: Contestant, way: Way, doubtful: bool = False) -> Attack:
    about = tuple(f"{row.argument}.{row.conclusion}" for row in attackers if row.conclusion is not None)
    # Where not all ways to a conclusion are known, one of them may be left untouched.
    doubtful = doubtful or not target.certain
    return Attack(tuple(row.name for row in attackers), target.name, way, about, "", doubtful)
