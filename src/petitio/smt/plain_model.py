"""A handful of worlds as plain as can be, tried before the solver is asked.

Half of all questions are whether two things differ, or whether much can be true at once; one of the first worlds
that come to mind shows it, and our evaluator sees that a hundred times sooner than a context of the solver is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    NAT,
    TRUE,
    Element,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import Question
from petitio.semantics import Interpretation, Table, Unevaluable, reduce

_WORLDS = 16
_LARGEST_QUESTION = 250
_MOST_STEPS = 1_500


def plain_model(question: Question) -> Interpretation | None:
    """An interpretation in which our evaluator finds every formula true, without leaving any arithmetic open; None if
    none of the few that are tried is one, or the question is too large to be worth it."""
    if not question.arithmetic or not _small(question):
        return None
    definitions = question.definitions
    symbols = [s for s in terms.symbols_of(question.formulas, definitions) if s not in definitions]
    unknowns = list(dict.fromkeys(v for formula in question.formulas for v in terms.free_variables(formula)))
    for number in range(_WORLDS):
        chance, one = _chances(number), _one(number)
        world = Interpretation(
            dict.fromkeys(_own_sorts(question, symbols), 1 + number % 2),
            {symbol: _table(symbol, next(chance), number) for symbol in symbols},
            {v: _value(v.sort, next(chance) if one is None else one) for v in unknowns},
        )
        if _all_true(question, world):
            return world
    return None


def _small(question: Question) -> bool:
    """Whether trying costs less than asking; a recursion may take long to work out."""
    if any(d.recursive for d in question.definitions.values()):
        return False
    parts = 0
    for formula in question.formulas:
        for _ in terms.subterms(formula):
            parts += 1
            if parts > _LARGEST_QUESTION:
                return False
    return True


def _all_true(question: Question, world: Interpretation) -> bool:
    try:
        return all(
            reduce(formula, world, question.definitions, most_steps=_MOST_STEPS) == TRUE
            for formula in reversed(question.formulas)
        )
    except Unevaluable:
        return False


def _own_sorts(question: Question, symbols: list[Symbol]) -> list[Sort]:
    """The sorts whose size a world chooses."""
    sorts = [sort for symbol in symbols for sort in (*(p.sort for p in symbol.parameters), symbol.result)]
    parts = (part for formula in question.formulas for part in terms.subterms(formula))
    sorts += [part.sort for part in parts if isinstance(part, Variable)]
    return [sort for sort in dict.fromkeys(sorts) if sort.unknown]


def _chances(number: int) -> Iterator[int]:
    """Numbers without a pattern, the same each time; none but 0 in the first world, none but 1 in the second."""
    state = 7919 * number + 12345
    while True:
        state = (1103515245 * state + 12345) % 2**31
        yield number if number < 2 else state >> 8


def _one(number: int) -> int | None:
    """What the predicates of a world tell from the rest, and its unknowns are: the first of all, or the number 1."""
    return number // 4 % 2 if number % 4 in (2, 3) else None


def _table(symbol: Symbol, chance: int, number: int) -> Table:
    """In the first world nothing is true, in the second everything. Of the others, every other pair has predicates
    that tell one thing from the rest."""
    one = _one(number)
    variables = tuple(Variable(f"x{place}", parameter.sort) for place, parameter in enumerate(symbol.parameters))
    if one is not None and symbol.result is BOOL and variables:
        it = Operation(Operator.EQUAL, (variables[0], _value(variables[0].sort, one)), BOOL)
        return Table(variables, terms.negation(it) if number % 2 else it)
    return Table(variables, _body(symbol.result, variables, chance))


def _body(result: Sort, variables: tuple[Variable, ...], chance: int) -> Term:
    """A constant, or what one argument decides: a predicate tells one value from the others, a function gives the
    argument back."""
    constant = _value(result, chance)
    chance //= 8
    if chance % 3 == 0 or not variables:
        return constant
    chosen = variables[chance // 3 % len(variables)]
    if result is BOOL:
        own = chosen if chance % 5 < 3 or chosen.sort not in (NAT, INT) else _parity(chosen)
        same = Operation(Operator.EQUAL, (own, _value(chosen.sort, chance // 16 % (4 if own is chosen else 2))), BOOL)
        return same if constant == FALSE else terms.negation(same)
    return chosen if chosen.sort is result else constant


def _parity(number: Term) -> Term:
    return Operation(Operator.MOD, (number, Literal(Fraction(2), INT)), INT)


def _value(sort: Sort, chance: int) -> Literal:
    if sort is BOOL:
        return TRUE if chance % 2 else FALSE
    if sort.numeric:
        return Literal(Fraction(chance % 4 - (0 if sort is NAT else chance // 4 % 2)), sort)
    return Literal(Element(sort, chance % len(sort.elements) if sort.elements else 0), sort)
