"""Verbal disputes: two sides that contradict each other only if the senses of a word are taken for one.

D. J. Chalmers, Verbal disputes, Philosophical Review 120 (2011): what is left of such a dispute once the word is given
up is nothing that the sides disagree about.
"""

from __future__ import annotations

from petitio.checks.common_ground import CommonGround
from petitio.checks.one_sense import one_sense, words_of_two_senses
from petitio.core import Term
from petitio.verdicts import Side, Verbal


def verbal_disputes(sides: tuple[Side, ...], ground: CommonGround) -> tuple[Verbal, ...]:
    """The verbal disputes between each two sides. The two can agree as it stands, each can be right with the senses
    taken for one, and both together then cannot."""
    found: list[Verbal] = []
    for place, one in enumerate(sides):
        for other in sides[place + 1 :]:
            given = ground.given((*one.arguments, *other.arguments))
            first, second = (ground.formulas(side.commitments) for side in (one, other))
            for word, senses in words_of_two_senses((*given, *first, *second), ground.joint.definitions).items():
                if _is_verbal(given, first, second, one_sense(senses), ground):
                    titles = tuple(symbol.title for symbol in senses)
                    found.append(Verbal((one.name, other.name), word, titles))
    return tuple(found)


def _is_verbal(
    given: tuple[Term, ...],
    first: tuple[Term, ...],
    second: tuple[Term, ...],
    same: tuple[Term, ...],
    ground: CommonGround,
) -> bool:
    if not same or ground.possible((*given, *first, *second, *same), likely=False) is not False:
        return False
    return all(map(ground.possible, ((*given, *first, *second), (*given, *first, *same), (*given, *second, *same))))
