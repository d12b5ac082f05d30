"""The charge `exception`: whether what an objection cites leaves open what its target concludes.

What is cited does not contradict the premises. It excludes something that was only assumed, so that the conclusion no
longer follows: J. L. Pollock, Defeasible reasoning, Cognitive Science 11 (1987), calls it an undercutting defeater. In
a logic in which nothing more that is granted takes a conclusion away, it is the assumptions that have to give way.
"""

from __future__ import annotations

from typing import Literal as Word

from petitio.checks.common_ground import CommonGround, owner
from petitio.core import FALSE, Argument
from petitio.cores import enumerate_cores
from petitio.obligations import follows
from petitio.record import Record
from petitio.smt.decide import decide
from petitio.smt.entailment import Entailment
from petitio.verdicts import ClaimVerdict

Effect = Word["open", "follows all the same", "contradicts the premises", "nothing cited", "undecided"]


class Undercutting(Record):
    """What is left of a conclusion: `open` if a world has been replayed in which the premises, what is cited and as
    many of the assumptions as can be are true, and the conclusion is not."""

    effect: Effect


def undercutting(
    ground: CommonGround, cited: tuple[str, ...], name: str, argument: Argument, verdict: ClaimVerdict
) -> Undercutting:
    """What claims `cited` leave of a conclusion of an argument, which has the `name` in the common ground."""
    if not cited:
        return Undercutting("nothing cited")
    given = ground.given(map(owner, (*cited, f"{name}.")))
    refuted = {other for claim in argument.claims for other in getattr(claim.method, "assumptions", ())}
    assumed = tuple(c.name for c in argument.claims if c.kind == "assume" and c.name not in refuted)
    premises = tuple(f"{name}.{claim.name}" for claim in argument.claims if claim.kind == "premise")
    fixed = (*given, *ground.formulas(premises), *ground.formulas(cited))
    possible = ground.possible(fixed)
    if possible is None:
        return Undercutting("undecided")
    if not possible:
        return Undercutting("contradicts the premises")
    formulas = {other: ground.formula(f"{name}.{other}") for other in assumed}
    kept: tuple[tuple[str, ...], ...] = (assumed,)
    if assumed and ground.possible((*fixed, *formulas.values())) is not True:
        with Entailment(ground.joint.definitions, fixed, formulas, FALSE) as entailment:
            found = enumerate_cores(assumed, entailment.follows)
        if not (found.complete and found.certain):
            return Undercutting("undecided")
        kept = tuple(tuple(n for n in assumed if n not in correction) for correction in found.corrections)
    undecided = False
    for row in kept:
        left = {*row, *(claim.name for claim in argument.claims if claim.kind == "premise")}
        if verdict.follows and any(left.issuperset(core) for core in verdict.cores):
            continue
        offered = (*fixed, *(formulas[other] for other in row))
        question = follows(ground.joint.definitions, offered, ground.formula(f"{name}.{verdict.name}"))
        status = decide(question, model=True).status
        if status == "yes":
            return Undercutting("open")
        undecided = undecided or status == "unknown"
    return Undercutting("undecided" if undecided else "follows all the same")
