"""Normal forms: negations pushed inwards, and the parts that a premise is made of.

The parts follow the definition of begging the question: definitions unfolded, negation normal form, conjunctions
outermost within a cap, universal quantifiers pushed through, biconditionals whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from petitio import terms
from petitio.core import BOOL, Definitions, Let, Literal, Operation, Operator, Quantification, Term, Variable

_MOST_PARTS = 64


def written_out(formulas: Iterable[Term], definitions: Definitions) -> tuple[Term, ...]:
    """Formulas with their definitions unfolded, in negation normal form. Raises `terms.TooLong` as `unfold` does."""
    return tuple(negation_normal(terms.unfold(formula, definitions)) for formula in formulas)


def negation_normal(formula: Term, *, positive: bool = True, split: bool = True) -> Term:
    """The formula, or its negation, with `not` on atoms alone.

    With `split`, a biconditional or a choice that has quantifiers inside is taken apart, so that each quantifier
    stands in one polarity; without, biconditionals stay whole.
    """
    match formula:
        case Operation(Operator.NOT, (inner,), _):
            return negation_normal(inner, positive=not positive, split=split)
        case Operation(Operator.AND | Operator.OR as operator, parts, _):
            normal = [negation_normal(part, positive=positive, split=split) for part in parts]
            conjunctive = (operator is Operator.AND) == positive
            return terms.conjunction(normal) if conjunctive else terms.disjunction(normal)
        case Operation(Operator.IMPLIES, (left, right), _):
            hypothesis = negation_normal(left, positive=not positive, split=split)
            consequent = negation_normal(right, positive=positive, split=split)
            if positive:
                return terms.disjunction([hypothesis, consequent])
            return terms.conjunction([hypothesis, consequent])
        case Operation(Operator.IFF | Operator.XOR as operator, (left, right), _):
            if split and (_quantified(left) or _quantified(right)):
                same = (operator is Operator.IFF) == positive
                both = [
                    negation_normal(left, split=split),
                    negation_normal(right, positive=same, split=split),
                ]
                neither = [
                    negation_normal(left, positive=False, split=split),
                    negation_normal(right, positive=not same, split=split),
                ]
                return terms.disjunction([terms.conjunction(both), terms.conjunction(neither)])
            return formula if positive else terms.negation(formula)
        case Operation(Operator.IF, (test, yes, no), sort) if sort is BOOL:
            if split and any(map(_quantified, (test, yes, no))):
                first = [
                    negation_normal(test, split=split),
                    negation_normal(yes, positive=positive, split=split),
                ]
                second = [
                    negation_normal(test, positive=False, split=split),
                    negation_normal(no, positive=positive, split=split),
                ]
                return terms.disjunction([terms.conjunction(first), terms.conjunction(second)])
            return formula if positive else terms.negation(formula)
        case Quantification(universal, variables, body, _):
            inner = negation_normal(body, positive=positive, split=split)
            return Quantification(universal == positive, variables, inner)
        case Let(variable, value, body):
            inner = terms.substitute(body, {variable: terms.refresh(value)})
            return negation_normal(inner, positive=positive, split=split)
        case Literal(value, _):
            return formula if positive or not isinstance(value, bool) else terms.negation(formula)
        case _:
            return formula if positive else terms.negation(formula)


def parts(formula: Term, definitions: Definitions) -> tuple[Term, ...]:
    """The parts of a premise: formulas whose conjunction it is equivalent to. At most 64; else fewer, coarser ones.

    What the author has defined is unfolded. How possible worlds hang together is no part of what a premise says: that
    something is necessary is one thing, not that it is so here and that it is so elsewhere.
    """
    written = {symbol: definition for symbol, definition in definitions.items() if symbol.kind != "frame"}
    try:
        normal = negation_normal(terms.unfold(formula, written), split=False)
    except terms.TooLong:
        return (formula,)
    return tuple(dict.fromkeys(_split(normal)))


def _split(formula: Term) -> list[Term]:
    match formula:
        case Operation(Operator.AND, inner, _):
            return [part for conjunct in inner for part in _split(conjunct)]
        case Operation(Operator.OR, inner, _):
            # (a and b) or c is (a or c) and (b or c).
            rows = [_split(disjunct) for disjunct in inner]
            count = 1
            for row in rows:
                count *= len(row)
            if count == 1 or count > _MOST_PARTS:
                return [formula]
            combined: list[tuple[Term, ...]] = [()]
            for row in rows:
                combined = [(*left, part) for left in combined for part in row]
            return [terms.disjunction(choice) for choice in combined]
        case Quantification(True, variables, body, _):
            return [_closed(variables, part) for part in _split(body)]
        case _:
            return [formula]


def _closed(variables: tuple[Variable, ...], part: Term) -> Term:
    """The universal closure over those variables that the part mentions."""
    free = set(terms.free_variables(part))
    return terms.universal(tuple(variable for variable in variables if variable in free), part)


def _quantified(term: Term) -> bool:
    return any(isinstance(part, Quantification) for part in terms.subterms(term))
