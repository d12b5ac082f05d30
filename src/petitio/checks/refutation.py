"""The charge `false`: whether what an objection cites contradicts its target, given what both take for granted."""

from __future__ import annotations

from typing import Literal as Word

from petitio.checks.common_ground import CommonGround, owner
from petitio.checks.one_sense import one_sense, words_of_two_senses
from petitio.core import Term
from petitio.record import Record

Clash = Word["contradicts", "compatible", "nothing cited", "cannot be", "no common ground", "undecided"]


class Refutation(Record):
    """Whether some claims contradict another one. `words` are those that would make them, if their senses were one."""

    clash: Clash
    words: tuple[str, ...] = ()


def refutation(
    ground: CommonGround, cited: tuple[str, ...], target: tuple[str, ...], beneath: tuple[Term, ...] = ()
) -> Refutation:
    """Whether the claims `cited` and those of the `target` cannot all be true, though each side by itself can.

    The background are the definitions, and what is given in the arguments of both; a target that is given itself is
    no part of it. `beneath` is what the target rests on, and must be true with it.
    """
    background = ground.given(map(owner, (*cited, *target)), without=target)
    grounds, denied = ground.formulas(cited), (*ground.formulas(target), *beneath)
    together = ground.possible((*background, *grounds, *denied), likely=False)
    if together is None:
        return Refutation("undecided")
    if together:
        return Refutation("compatible" if cited else "nothing cited", _words(ground, background, grounds, denied))
    # From what cannot be true anything follows, and so does the denial of the target.
    if ground.possible(background) is False:
        return Refutation("no common ground")
    possible = ground.possible((*background, *grounds))
    if possible is None:
        return Refutation("undecided")
    return Refutation("contradicts" if possible else "cannot be")


def _words(
    ground: CommonGround, background: tuple[Term, ...], grounds: tuple[Term, ...], denied: tuple[Term, ...]
) -> tuple[str, ...]:
    """The words whose senses have to be taken for one for the two to clash; none if that does not help."""
    every = (*background, *grounds, *denied)
    for word, senses in words_of_two_senses(every, ground.joint.definitions).items():
        same = one_sense(senses)
        apart = ((*background, *grounds, *same), (*background, *denied, *same))
        if same and ground.possible((*every, *same), likely=False) is False and all(map(ground.possible, apart)):
            return (word,)
    return ()
