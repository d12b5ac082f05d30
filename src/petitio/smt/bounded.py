"""Finite sorts looked through to the end: where no model can be larger than those that were tried, there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

from petitio import terms
from petitio.core import BOOL, Operation, Operator, Quantification, Sort, Term, Variable
from petitio.normal import written_out
from petitio.obligations import Question
from petitio.smt.emit import emit, preamble
from petitio.smt.ground import Domain, TooLarge, ground_text
from petitio.smt.library import Session
from petitio.smt.solve import FIRST, QUICK, check, solve
from petitio.smt.worlds import MOST_ELEMENTS, features_of

_MOST_WORLDS = 64
_MOST_IN_EPR = 12


def refuted_by_exhaustion(question: Question) -> bool:
    """Whether a question over finite sorts has no model, since none can be larger than those looked at.

    How large one can be is known where the formulas say so (no more than two things), and where nothing but outermost
    existentials and constants brings elements in: then each model has one among these elements alone (Bernays and
    Schoenfinkel, 1928).
    """
    if not question.arithmetic or not _finite(question):
        return False
    features = features_of(question)
    if not features.sorts:
        return False
    try:
        normal = written_out(question.formulas, question.definitions)
    except terms.TooLong:
        return False
    bounds = _effectively_propositional(normal, features.sorts)
    if bounds is None:
        stated = [_stated(question, normal, sort) for sort in features.sorts]
        if any(bound is None for bound in stated):
            return False
        bounds = [bound for bound in stated if bound is not None]
    if prod(bounds) > _MOST_WORLDS:
        return False
    with Session() as session:
        session.run(preamble(FIRST))
        for sizes in product(*(range(1, bound + 1) for bound in bounds)):
            domain = Domain(dict(zip(features.sorts, sizes, strict=True)), (0,), "constant")
            try:
                _, text = ground_text(normal, question.definitions, domain)
            except TooLarge:
                return False
            status, _ = check(session, f"(push)\n{text}")
            if status != "no":
                return False
            session.run("(pop)")
    return True


def _finite(question: Question) -> bool:
    """Whether writing the quantifiers out over finite sorts loses nothing."""
    symbols = terms.symbols_of(question.formulas, question.definitions)
    for symbol in symbols:
        definition = question.definitions.get(symbol)
        if definition is not None and definition.recursive:
            return False
        if any(not parameter.sort.finite for parameter in symbol.parameters):
            return False
    bodies = [question.definitions[symbol].body for symbol in symbols if symbol in question.definitions]
    return not any(
        isinstance(part, Quantification) and any(not variable.sort.finite for variable in part.variables)
        for formula in (*question.formulas, *bodies)
        for part in terms.subterms(formula)
    )


def _effectively_propositional(normal: Sequence[Term], sorts: tuple[Sort, ...]) -> list[int] | None:
    """How many elements of each sort constants and outermost existentials name; None if others may be needed."""
    named = dict.fromkeys(sorts, 0)
    seen: set[object] = set()
    for symbol in terms.symbols_of(normal, {}):
        if symbol.result in named:
            if symbol.parameters:
                return None
            named[symbol.result] += 1
    for formula in normal:
        for variable in terms.free_variables(formula):
            if variable.sort in named and variable not in seen:
                seen.add(variable)
                named[variable.sort] += 1
        if not _outermost(formula, named, beneath=False):
            return None
    if any(count > _MOST_IN_EPR for count in named.values()):
        return None
    return [max(1, named[sort]) for sort in sorts]


def _outermost(formula: Term, named: dict[Sort, int], *, beneath: bool) -> bool:
    """Whether no existential stands beneath a universal; those that stand outside are counted."""
    match formula:
        case Quantification(universal, variables, body, _):
            if not universal:
                if beneath:
                    return False
                for variable in variables:
                    if variable.sort in named:
                        named[variable.sort] += 1
            return _outermost(body, named, beneath=beneath or universal)
        case Operation(Operator.AND | Operator.OR, parts, _):
            return all(_outermost(part, named, beneath=beneath) for part in parts)
        case _:
            # A quantifier inside a term stands in no one polarity.
            return not any(isinstance(part, Quantification) for part in terms.subterms(formula))


def _stated(question: Question, normal: Sequence[Term], sort: Sort) -> int | None:
    """The number of elements that the formulas leave to a sort, if it is a small one."""
    # Only a universal that speaks of equality can bound a sort.
    if not any(_speaks_of_equality(formula, sort) for formula in normal):
        return None
    few = tuple(formula for formula in question.formulas if not terms.symbols_of([formula], question.definitions))
    for size in range(1, MOST_ELEMENTS + 1):
        different = _different(sort, size + 1)
        for formulas in (few, question.formulas) if few else (question.formulas,):
            script = emit(Question(question.definitions, (*formulas, different)))
            if solve(script, QUICK)[0] == "no":
                return size
    return None


def _speaks_of_equality(formula: Term, sort: Sort) -> bool:
    return any(
        isinstance(part, Operation) and part.operator is Operator.EQUAL and part.arguments[0].sort is sort
        for part in terms.subterms(formula)
    )


def _different(sort: Sort, count: int) -> Term:
    """There are so many different things of a sort."""
    rows = [Variable(f"d{index}", sort) for index in range(count)]
    return terms.conjunction(
        terms.negation(Operation(Operator.EQUAL, (first, second), BOOL))
        for index, first in enumerate(rows)
        for second in rows[:index]
    )
