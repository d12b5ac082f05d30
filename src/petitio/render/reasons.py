"""Why a formula is true in a world, or false: the part of it that decides, in a few words, with numbers where numbers
decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product

from petitio import terms
from petitio.core import (
    BOOL,
    NAT,
    REAL,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.modal_form import Modality, modality
from petitio.render.readings import listed
from petitio.render.sentences import sentence
from petitio.render.world import World

_DEEPEST = 8
_MOST_CHOICES = 2_000


def reason(world: World, formula: Term, truth: bool, depth: int = 0) -> str | None:
    """A clause that says why a formula has the truth that it has; None where there are no few words for it."""
    if depth > _DEEPEST:
        return None
    modal = modality(formula)
    if modal is not None:
        return _modal(world, formula, modal, truth, depth)
    match formula:
        case Literal():
            return None  # that what is true is true, or what is false false, is no reason
        case Operation(Operator.NOT, (inner,), _):
            return reason(world, inner, not truth, depth + 1)
        case Application(symbol, ()) if symbol.kind == "claim" and symbol in world.argument.definitions:
            return reason(world, world.argument.definitions[symbol].body, truth, depth + 1)
        case Operation(Operator.LESS | Operator.AT_MOST | Operator.EQUAL as operator, (left, right), _):
            return _compared(world, operator, left, right, truth)
        case Operation(Operator.AND | Operator.OR as operator, parts, _):
            if truth is (operator is Operator.AND):
                clauses = [reason(world, part, truth, depth + 1) for part in parts]
                return None if None in clauses else listed([clause for clause in clauses if clause is not None])
            deciding = next((part for part in parts if world.truth(part) is truth), None)
            return None if deciding is None else reason(world, deciding, truth, depth + 1)
        case Operation(Operator.IMPLIES, (hypothesis, consequent), _):
            return _implication(world, hypothesis, consequent, truth, depth)
        case Operation(Operator.IFF | Operator.XOR, (left, right), _):
            one, other = (_as_it_is(world, part, depth) for part in (left, right))
            joint = ", and " if world.truth(left) is world.truth(right) else ", but "
            return None if one is None or other is None else one + joint + other
        case Quantification(universal, variables, body, _) if universal is not truth:
            values = instance(world, formula, truth)
            if values is None:
                return sentence(formula if truth else terms.negation(formula), world.reading)
            return reason(world, terms.substitute(body, values), truth, depth + 1)
        case Quantification(True, variables, Operation(Operator.IMPLIES, (hypothesis, _), _), _):
            nothing = Quantification(False, variables, hypothesis)
            if world.truth(nothing) is False:
                return sentence(terms.negation(nothing), world.reading)
            return None
        case Quantification(False, _, _, _):
            return sentence(terms.negation(formula), world.reading)
    return sentence(formula if truth else terms.negation(formula), world.reading)


def _modal(world: World, formula: Term, modal: Modality, truth: bool, depth: int) -> str | None:
    """Why a modal word is true or false: by a world that decides it, if one does."""
    plain = formula if truth else terms.negation(formula)
    if not isinstance(formula, Quantification) or formula.universal is truth:
        return sentence(plain, world.reading)
    values = instance(world, formula, truth)
    if values is None:
        return sentence(plain, world.reading)
    (there,) = values.values()
    inner = terms.substitute(modal.body, values)
    why = reason(world, inner, truth, depth + 1)
    if why is None or not isinstance(there, Literal):
        return None
    place = world.in_words(there.value)
    # A world that is reached by way of another is named first.
    onward = re.match(r"in ([^,]+), (by way of )?", why) if modality(_bare(inner)) is not None else None
    names = [world.in_words(one.value) for one in world.worlds]
    if onward is None or onward[1] not in names:
        return f"in {place}, {why}"
    ways = f"{place} and " if onward[2] else f"{place}, "
    return f"in {onward[1]}, by way of {ways}{why[onward.end() :]}"


def _bare(formula: Term) -> Term:
    """What is denied, if a formula is a denial."""
    while isinstance(formula, Operation) and formula.operator is Operator.NOT:
        (formula,) = formula.arguments
    return formula


def _as_it_is(world: World, formula: Term, depth: int) -> str | None:
    truth = world.truth(formula)
    return None if truth is None else reason(world, formula, truth, depth + 1)


def _implication(world: World, hypothesis: Term, consequent: Term, truth: bool, depth: int) -> str | None:
    if not truth:
        known = reason(world, hypothesis, True, depth + 1)
        missing = reason(world, consequent, False, depth + 1)
        if missing is None or known is None or _pure(hypothesis):
            return missing
        # What is so in another world is said last, so that nothing after it seems to be said of that world.
        if modality(_bare(hypothesis)) is not None:
            return f"{missing}, though {known}"
        return f"{known}, but {missing}"
    if world.truth(hypothesis) is False:
        return reason(world, hypothesis, False, depth + 1)
    return reason(world, consequent, True, depth + 1)


def _rough(told: str) -> bool:
    return told.startswith("about ")


def _pure(formula: Term) -> bool:
    return not any(isinstance(part, Application) for part in terms.subterms(formula))


def _compared(world: World, operator: Operator, left: Term, right: Term, truth: bool) -> str:
    """A comparison with the numbers that decide it."""
    reading = world.reading
    formula = Operation(operator, (left, right), BOOL)
    plain = reading.literal(formula if truth else terms.negation(formula)) or ""
    values = [world.value(side) for side in (left, right)]
    known = [value for value in values if isinstance(value, Fraction)]
    if len(known) < 2 or truth:
        return plain if truth or operator is Operator.EQUAL else reading.literal(opposite(formula)) or plain
    shown = [_pure(side) for side in (left, right)]
    if all(shown):
        return f"{reading.literal(opposite(formula)) or plain}, that is, {_numbers(operator, *known)}"
    told = [world.in_words(value) for value in known]
    if any(map(_rough, told)) and len({text.removeprefix("about ") for text in told}) == 1:
        # Told roughly, what differs would be the same.
        told = list(map(str, known))
    if not any(shown):
        clauses = [f"{reading.subject(side)} is {value}" for side, value in zip((left, right), told, strict=True)]
        return listed(clauses)
    side, value, limit = (right, told[1], told[0]) if shown[0] else (left, told[0], told[1])
    than = {Operator.LESS: "less than ", Operator.AT_MOST: "at most "}.get(operator, "")
    if shown[0]:
        than = {Operator.LESS: "more than ", Operator.AT_MOST: "at least "}.get(operator, "")
    return f"{reading.subject(side)} is {value}, not {than}{limit}"


def _numbers(operator: Operator, left: Fraction, right: Fraction) -> str:
    """Why a comparison of two numbers is false."""
    sides = (f"{left}", f"{right}")
    if operator is Operator.EQUAL:
        return f"{sides[0]} ≠ {sides[1]}"
    return f"{sides[1]} {'≤' if operator is Operator.LESS else '<'} {sides[0]}"


def opposite(formula: Term) -> Term:
    """The denial of a formula, of a comparison as the comparison that is true instead."""
    if isinstance(formula, Operation) and formula.operator in (Operator.LESS, Operator.AT_MOST):
        left, right = formula.arguments
        turned = Operator.AT_MOST if formula.operator is Operator.LESS else Operator.LESS
        return Operation(turned, (right, left), formula.sort)
    return terms.negation(formula)


def instance(world: World, formula: Quantification, truth: bool) -> Mapping[Variable, Term] | None:
    """The first choice of a quantifier's variables at which its body has a truth, among the elements and the numbers
    that the world tells apart."""
    choices = [list(_choices(world, variable)) for variable in formula.variables]
    for row in islice(product(*choices), _MOST_CHOICES):
        values: dict[Variable, Term] = dict(zip(formula.variables, row, strict=True))
        found = world.truth(terms.substitute(formula.body, values))
        if found is truth:
            return values
        if found is None:
            return None
    return None


def _choices(world: World, variable: Variable) -> Iterator[Literal]:
    sort = world.interpretation.carrier(variable.sort)
    if sort.finite:
        yield from world.interpretation.values(sort)
    elif sort is not REAL:
        low = 0 if sort is NAT else -3
        reach = max(8, *(index + 3 for index in world.indices(sort)))
        yield from (Literal(Fraction(index), sort) for index in range(low, reach))
