"""What objections do in a dispute: which of them are part of it, what they attack, and what attacks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.checks.contestants import Contestant, says
from petitio.checks.vocabulary import vocabulary
from petitio.core import Argument, Dispute, Objection, Term
from petitio.record import Record
from petitio.verdicts import ArgumentVerdict, Attack, ObjectionStatus

Judged = Mapping[str, tuple[Argument, ArgumentVerdict]]


class Objecting(Record):
    """An objection under the name that it has in a dispute, `ARGUMENT.OBJECTION`, and what became of it."""

    name: str
    objection: Objection
    status: ObjectionStatus

    @property
    def counts(self) -> bool:
        """Whether it has a part in the dispute, rather than being counted only."""
        return self.status.status != "not decided"


def objecting(dispute: Dispute, judged: Judged) -> tuple[Objecting, ...]:
    """The objections against arguments of a dispute, and against those objections, in the order of the text."""
    every = {
        f"{name}.{row.name}": Objecting(f"{name}.{row.name}", row, status)
        for name, (argument, verdict) in judged.items()
        for row, status in zip(argument.objections, verdict.objections, strict=True)
    }
    found: set[str] = set()
    growing = True
    while growing:
        growing = False
        for name, row in every.items():
            objection = row.objection
            against = f"{objection.home}.{objection.aim}" if objection.target_kind == "objection" else None
            inside = objection.home in dispute.arguments if against is None else against in found
            if inside and name not in found:
                found.add(name)
                growing = True
    return tuple(row for name, row in every.items() if name in found)


def attacks_by_objections(
    rows: Sequence[Objecting], contestants: Sequence[Contestant], others: Sequence[Attack], ground: CommonGround
) -> tuple[Attack, ...]:
    """The attacks of objections, and those on them. `others` are the attacks that do without them."""
    counting = [row for row in rows if row.counts]
    # What nobody decides has no part in the dispute, so that nothing there can be attacked.
    names = {*(row.name for row in contestants), *(row.name for row in counting)}
    found: list[Attack] = []
    for row in counting:
        found += [attack for attack in _made_by(row, contestants) if attack.target in names]
        if row.status.status == "overruled":
            found.append(Attack((), row.name, "verdict", (), "overruled"))
        elif row.status.status == "undecided":
            found.append(Attack((), row.name, "verdict", (), "undecided", doubtful=True))
    # Whoever attacks what an objection cites attacks the objection.
    made = tuple(found)
    for row in counting:
        if row.status.status == "sustained":
            found += _inherited(row, counting, contestants, (*others, *made), ground)
    return tuple(dict.fromkeys(found))


def _targets(row: Objecting, contestants: Sequence[Contestant]) -> dict[str, bool]:
    """The names of what an objection attacks, and whether that is in doubt."""
    objection, status = row.objection, row.status
    if objection.target_kind == "objection":
        return {f"{objection.home}.{objection.aim}": False}
    own = [other for other in contestants if other.argument == objection.home]
    if status.status == "undecided":
        aimed = [other.name for other in own if other.conclusion == objection.aim]
        return dict.fromkeys(aimed or [other.name for other in own], False)
    found = {other.name: False for other in own if other.conclusion is None or other.conclusion in status.hits}
    return {**{other.name: True for other in own if other.conclusion in status.doubtful}, **found}


def _made_by(row: Objecting, contestants: Sequence[Contestant]) -> list[Attack]:
    if row.status.status == "overruled":
        return []
    cited = tuple(f"{name}.{claim}" for name, claim in row.objection.grounds)
    reason = row.objection.charge or ""
    return [
        Attack((row.name,), target, "charge", cited, reason, doubtful)
        for target, doubtful in _targets(row, contestants).items()
    ]


def _inherited(
    row: Objecting,
    rows: Sequence[Objecting],
    contestants: Sequence[Contestant],
    attacks: Sequence[Attack],
    ground: CommonGround,
) -> list[Attack]:
    """The attacks on what an objection cites, save those by what it is itself against: to repeat what is denied is no
    answer to the denial."""
    if row.objection.charge not in ("false", "exception"):
        return []
    targets = set(_targets(row, contestants))
    found: list[Attack] = []
    for whose, claim in row.objection.grounds:
        cited = f"{whose}.{claim}"
        own = next((o for o in contestants if o.argument == whose and o.conclusion == claim), None)
        if own is not None:
            found += [
                Attack(attack.attackers, row.name, "ground", attack.about or (cited,), attack.reason, attack.doubtful)
                for attack in attacks
                if attack.target == own.name and not {row.name, *targets} & set(attack.attackers)
            ]
            continue
        found += [
            Attack((other.name,), row.name, "ground", (cited,), other.objection.charge or "")
            for other in rows
            if (other.objection.home, other.objection.aim, other.objection.charge) == (whose, claim, "false")
            and other.status.status == "sustained"
            and other is not row
        ]
        if any(known.name == cited for known in ground.joint.claims):
            found += _contradicted(row.name, whose, cited, [o for o in contestants if o.name not in targets], ground)
    return found


def _contradicted(
    name: str, whose: str, cited: str, contestants: Sequence[Contestant], ground: CommonGround
) -> list[Attack]:
    """The attacks on an objection by contestants that conclude the contrary of a premise that it cites."""
    found: list[Attack] = []
    definitions = ground.joint.definitions
    said: Term = terms.conjunction((*ground.given((whose,)), ground.formula(cited)))
    for other in contestants:
        if other.argument == whose or other.conclusion is None or not (other.stands or other.open):
            continue
        against = says(other, ground)
        if not vocabulary((said,), definitions) & vocabulary((against,), definitions):
            continue
        possible = ground.possible((said, against))
        if possible is not True:
            about = (f"{other.argument}.{other.conclusion}",)
            found.append(Attack((other.name,), name, "ground", about, "", possible is None))
    return found
