"""Whether a candidate is a countermodel: by our own evaluator, and what arithmetic it leaves by the solver.

This is where a "yes" with a model has to pass. Whatever proposed the candidate needs no trust.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Element,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.normal import negation_normal
from petitio.obligations import Question
from petitio.semantics import Interpretation, Unevaluable, reduce
from petitio.smt.emit import Script, emit
from petitio.smt.ground import one_step
from petitio.smt.solve import FIRST, QUICK, solve


def replays(candidate: Interpretation, question: Question) -> bool:
    """Whether every formula is true in a candidate: by our evaluator, and what arithmetic it leaves by the solver."""
    if not question.arithmetic:
        return False
    rest: list[Term] = []
    symbols = terms.symbols_of(question.formulas, question.definitions)
    # A defined word that the candidate gives a closed form of its own has to be as it is defined.
    laws = [
        one_step(symbol, question.definitions)
        for symbol in symbols
        if symbol in candidate.tables and symbol in question.definitions
    ]
    ranges = [
        _range(symbol) for symbol in symbols if candidate.carrier(symbol.result) is NAT and symbol in candidate.tables
    ]
    ranges += [_natural(unknown) for unknown in candidate.unknowns if candidate.carrier(unknown.sort) is NAT]
    try:
        for formula in (*question.formulas, *laws, *ranges):
            result = reduce(formula, candidate, question.definitions)
            if isinstance(result, Literal):
                if result.value is not True:
                    return False
            else:
                rest.append(result)
    except Unevaluable:
        return False
    return _is_world(candidate) and all(discharged(formula) for formula in rest)


def _is_world(candidate: Interpretation) -> bool:
    """Whether no sort is empty, and all words and unknowns have values of their sorts, for all that is seen of them."""
    closed = [(symbol.result, table.body) for symbol, table in candidate.tables.items()]
    closed += [(unknown.sort, value) for unknown, value in candidate.unknowns.items()]
    return all(size >= 1 for size in candidate.sizes.values()) and all(
        _fits(candidate.carrier(sort), body, candidate) for sort, body in closed
    )


def _fits(sort: Sort, body: Term, candidate: Interpretation) -> bool:
    """Whether a closed form can be of a sort: its elements exist, and its whole numbers are whole."""
    if sort in (NAT, INT) and body.sort is REAL:
        return False
    for part in terms.subterms(body):
        match part:
            case Literal(Element(of, index), _):
                if candidate.carrier(of).finite and not 0 <= index < candidate.size(of):
                    return False
            case Literal(Fraction() as number, named) if named is not REAL:
                if number.denominator != 1:
                    return False
    return True


def discharged(formula: Term) -> bool:
    """Whether a closed formula of arithmetic alone is true: its negation has no model."""
    script = _denial(formula)
    status = solve(script, QUICK)[0]
    if status == "unknown" and any(_shown(stronger, QUICK) for stronger in _with_witness(terms.negation(formula))):
        return False
    if status == "unknown":
        status = solve(script, FIRST)[0]
    if status != "unknown":
        return status == "no"
    return any(_shown(stronger, FIRST) for stronger in _with_witness(formula))


def _shown(formula: Term, budget: int) -> bool:
    return solve(_denial(formula), budget)[0] == "no"


def _denial(formula: Term) -> Script:
    return emit(Question({}, (terms.negation(formula),)))


def _with_witness(formula: Term) -> Iterator[Term]:
    """For "every real b has an integer n such that φ": the same with n named, as a number a little above b.

    Every real lies between two neighbouring integers k and k + 1, so it is enough to show φ, for all k and all b
    between them, of one n that depends on k. The solver shows that where it can't find the n itself.
    """
    match negation_normal(formula):
        case Quantification(True, (real,), Quantification(False, (integer,), body, _), _) if (
            real.sort is REAL and integer.sort in (NAT, INT)
        ):
            whole = Variable("k", INT)
            below = Operation(Operator.AT_MOST, (Operation(Operator.TO_REAL, (whole,), REAL), real), BOOL)
            one = Literal(Fraction(1), INT)
            above = Operation(Operator.ADD, (whole, one), INT)
            within = Operation(Operator.LESS, (real, Operation(Operator.TO_REAL, (above,), REAL)), BOOL)
            zero = Literal(Fraction(0), INT)
            positive = Operation(Operator.IF, (Operation(Operator.LESS, (whole, zero), BOOL), zero, whole), INT)
            for offset in (1, 2, 4, 8):
                witness = Operation(Operator.ADD, (positive, Literal(Fraction(offset), INT)), INT)
                claim = terms.substitute(body, {integer: witness})
                yield Quantification(True, (whole, real), terms.implication(terms.conjunction([below, within]), claim))


def _range(symbol: Symbol) -> Term:
    """A function to Nat has no value below 0."""
    own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
    return terms.universal(own, _natural(Application(symbol, own)))


def _natural(term: Term) -> Term:
    return Operation(Operator.AT_MOST, (Literal(Fraction(0), INT), term), BOOL)
