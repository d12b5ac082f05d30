"""The one-step equations of recursions, at the arguments that they are applied to."""

from __future__ import annotations

from fractions import Fraction

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    Application,
    Definitions,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.obligations import Question


def ground_instances(question: Question, depth: int) -> tuple[Term, ...]:
    """The one-step equations of every recursion at the arguments it is applied to outside quantifiers, and at
    those that these equations bring in, `depth` times over. Of an argument that may be less than 0 where a Nat is
    expected, as in `f(k - 1)`, the equation says nothing if it is."""
    found: list[Term] = []
    seen: set[Application] = set()
    frontier = list(question.formulas)
    for _ in range(depth):
        calls = [
            part
            for formula in frontier
            for part in _ground_subterms(_unfolded(formula, question.definitions))
            if isinstance(part, Application)
            and part.symbol in question.definitions
            and question.definitions[part.symbol].recursive
        ]
        frontier = []
        for call in calls:
            if call in seen:
                continue
            seen.add(call)
            definition = question.definitions[call.symbol]
            body = terms.instantiate(definition.body, definition.variables, call.arguments)
            operator = Operator.IFF if body.sort is BOOL else Operator.EQUAL
            equation = Operation(operator, (call, body), BOOL)
            found.append(terms.implication(_in_range(call), equation))
            frontier.append(body)
    return tuple(found)


def _in_range(call: Application) -> Term:
    """That the arguments are such as the function has values at: not less than 0 where it takes a Nat."""
    zero = Literal(Fraction(0), INT)
    return terms.conjunction(
        Operation(Operator.AT_MOST, (zero, argument), BOOL)
        for argument, parameter in zip(call.arguments, call.symbol.parameters, strict=True)
        if parameter.sort is NAT and not _natural(argument)
    )


def _natural(term: Term) -> bool:
    """Whether a term can only be a natural number. Its sort does not tell: `n div 2` is said to be a Nat, and what
    was put in for n may be none."""
    match term:
        case Application(symbol, arguments):
            own = zip(arguments, symbol.parameters, strict=True)
            return term.sort is NAT and all(_natural(a) for a, parameter in own if parameter.sort is NAT)
        case Operation(operator, parts, _):
            return operator in (Operator.ADD, Operator.MULTIPLY) and all(map(_natural, parts))
        case _:
            return isinstance(term, Literal | Variable) and term.sort is NAT


def _unfolded(formula: Term, definitions: Definitions) -> Term:
    try:
        return terms.unfold(formula, definitions)
    except terms.TooLong:
        return formula


def _ground_subterms(term: Term) -> list[Term]:
    """The subterms outside all binders."""
    if isinstance(term, Quantification | Let):
        return []
    return [term, *(part for child in terms.children(term) for part in _ground_subterms(child))]
