"""What is asked of a solver: whether some formulas can be true together. Everything else is put in these terms."""

from __future__ import annotations

from collections.abc import Iterable

from petitio import terms
from petitio.core import Definitions, Term
from petitio.record import Record


class Question(Record):
    """Can `formulas` all be true at once, given the definitions?

    Free variables stand for any value of their sort. With `arithmetic` False, numbers and their operators are
    symbols like any other, of which nothing is known.
    """

    definitions: Definitions
    formulas: tuple[Term, ...]
    arithmetic: bool = True


def follows(
    definitions: Definitions, premises: Iterable[Term], conclusion: Term, *, arithmetic: bool = True
) -> Question:
    """The question whose answer "no" says that the conclusion follows from the premises."""
    return Question(definitions, (*premises, terms.negation(conclusion)), arithmetic)
