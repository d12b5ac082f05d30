"""What takes part in a dispute: each conclusion of its arguments with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.core import Argument, Dispute, Term
from petitio.record import Record
from petitio.verdicts import ArgumentVerdict, Standing, Verdict


class Contestant(Record):
    """A conclusion of an argument, or an argument that concludes nothing, with `conclusion` None.

    `name` is the argument's, and `ARGUMENT.CLAIM` where there are several conclusions. `verdict` is the checker's;
    only what `holds` (for a position: is consistent) rests on something. `core` are premises that every way to the
    conclusion needs, `certain` says that all ways are known.
    """

    name: str
    argument: str
    conclusion: str | None
    verdict: str
    cores: tuple[tuple[str, ...], ...] = ()
    certain: bool = True

    @property
    def stands(self) -> bool:
        """Whether the checker has nothing against it."""
        return self.verdict in ("holds", "consistent")

    @property
    def open(self) -> bool:
        """Whether the checker does not know."""
        return self.verdict == "undecided"


def contestants(dispute: Dispute, judged: Mapping[str, tuple[Argument, ArgumentVerdict]]) -> tuple[Contestant, ...]:
    """The contestants of a dispute, in the order in which it names the arguments."""
    return tuple(row for name in dispute.arguments for row in _of(name, *judged[name]))


def _of(name: str, argument: Argument, verdict: ArgumentVerdict) -> tuple[Contestant, ...]:
    conclusions = [claim.name for claim in argument.claims if claim.kind == "conclude"]
    if not conclusions:
        names = tuple(claim.name for claim in argument.claims if claim.kind in ("premise", "assume"))
        standing = verdict.standing or {True: Standing.CONSISTENT, False: Standing.INCONSISTENT}.get(
            bool(verdict.consistent), Standing.UNDECIDED
        )
        if verdict.standing is None and verdict.consistent is None:
            standing = Standing.UNDECIDED
        return (Contestant(name, name, None, standing.value, (names,)),)
    rows = {row.name: row for row in verdict.claims}
    return tuple(
        Contestant(
            f"{name}.{claim}" if len(conclusions) > 1 else name,
            name,
            claim,
            rows[claim].verdict.value,
            rows[claim].cores if rows[claim].verdict is Verdict.HOLDS else (),
            rows[claim].complete,
        )
        for claim in conclusions
    )


def says(contestant: Contestant, ground: CommonGround) -> Term:
    """What a contestant concludes, with what it takes as given. One that concludes nothing only asserts."""
    given = ground.given((contestant.argument,))
    if contestant.conclusion is None:
        return terms.conjunction(given)
    return terms.conjunction((*given, ground.formula(f"{contestant.argument}.{contestant.conclusion}")))


def rests_on(contestant: Contestant, ground: CommonGround) -> Term:
    """What has to be true for a contestant to stand: what it says, and one of the sets of premises that this follows
    from. Of one that is undecided, no more is known than what it concludes."""
    said = says(contestant, ground)
    if contestant.open and contestant.conclusion is not None:
        return said
    # What follows by an induction, say, the solver need not find out again.
    ways = [
        terms.conjunction(ground.formulas(f"{contestant.argument}.{name}" for name in core))
        for core in contestant.cores
    ]
    return terms.conjunction((said, terms.disjunction(ways))) if ways else said
