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
    Literal,
    Operation,
    Operator,
    Quantification,
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
    # A recursion that the candidate gives a closed form of its own has to be that recursion.
    laws = [
        one_step(symbol, question.definitions)
        for symbol in symbols
        if symbol in candidate.tables and symbol in question.definitions and question.definitions[symbol].recursive
    ]
    ranges = [
        _range(symbol) for symbol in symbols if candidate.carrier(symbol.result) is NAT and symbol in candidate.tables
    ]
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
    return all(discharged(formula) for formula in rest)


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
    zero = Literal(Fraction(0), INT)
    body = Operation(Operator.AT_MOST, (zero, Application(symbol, own)), BOOL)
    return terms.universal(own, body)
