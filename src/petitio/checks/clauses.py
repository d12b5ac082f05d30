"""What the parts of a premise say at the place of a step."""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.core import BOOL, INT, NAT, Definitions, Operation, Operator, Quantification, Term
from petitio.normal import parts
from petitio.obligations import Question
from petitio.smt.decide import decide


def clauses(
    premise: Term, definitions: Definitions, places: tuple[Term, ...]
) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Each universal part of a premise over one variable, taken at each of some places, as the row of its disjuncts;
    with it the part."""
    for part in parts(premise, definitions):
        if not (isinstance(part, Quantification) and part.universal and len(part.variables) == 1):
            continue
        (variable,) = part.variables
        for place in places:
            if variable.sort is place.sort or {variable.sort, place.sort} <= {NAT, INT}:
                matrix = terms.instantiate(part.body, part.variables, (place,))
                whole = isinstance(matrix, Operation) and matrix.operator is Operator.OR
                yield part, matrix.arguments if isinstance(matrix, Operation) and whole else (matrix,)


def same(definitions: Definitions, left: Term, right: Term, granted: tuple[Term, ...] = ()) -> bool:
    """Whether two formulas are equivalent by the definitions, and what is granted; an unknown is no."""
    if left == right:
        return True
    if not granted and not _speak_alike(definitions, left, right):
        return False
    different = Operation(Operator.XOR, (left, right), BOOL)
    return decide(Question(definitions, (*granted, different)), effort="quick").status == "no"


def _speak_alike(definitions: Definitions, left: Term, right: Term) -> bool:
    """Whether two formulas share a word; without one, they can't say the same unless they say nothing."""
    ours, theirs = set(terms.symbols_of([left], definitions)), set(terms.symbols_of([right], definitions))
    return bool(ours & theirs) or not ours or not theirs
