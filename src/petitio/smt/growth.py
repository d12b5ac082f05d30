"""Questions whose numbers can double in length from one instance to the next, and how the solver is kept from them.

`f(n + 1) = f(n) * f(n)`, twenty instances on, has numbers of a million digits; working with them spends no budget.
There the solver makes fewer instances in a chain, and where it is given longer it uses its older arithmetic, which
leaves products alone. Both bounds are counts, so they are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from petitio import terms
from petitio.core import INT, NAT, REAL, Literal, Operation, Operator, Quantification, Term
from petitio.obligations import Question
from petitio.smt.solve import QUICK

_SHORT_CHAINS = {"smt.qi.lazy_threshold": "10"}
_NO_PRODUCTS = {**_SHORT_CHAINS, "smt.arith.solver": "2"}


def multiplies(question: Question) -> bool:
    """Whether something is said of all integers in which unknown numbers are multiplied with one another."""
    symbols = terms.symbols_of(question.formulas, question.definitions)
    bodies = [question.definitions[symbol].body for symbol in symbols if symbol in question.definitions]
    return any(
        isinstance(part, Quantification)
        and any(variable.sort in (NAT, INT) for variable in part.variables)
        and any(map(_is_product, terms.subterms(part.body)))
        for formula in (*question.formulas, *bodies)
        for part in terms.subterms(formula)
    )


def options_for(budget: int, *, multiplying: bool) -> Mapping[str, str]:
    """The options for a question that multiplies, or does not, within a budget."""
    if not multiplying:
        return {}
    return _SHORT_CHAINS if budget <= QUICK else _NO_PRODUCTS


def options_for_worlds(question: Question) -> Mapping[str, str]:
    """The options for a search in small worlds. What is said there of all real numbers stays a quantifier, and where
    unknown numbers are multiplied under it the newer arithmetic goes on without end, which spends no budget either."""
    multiplied = any(
        isinstance(part, Quantification)
        and any(variable.sort is REAL for variable in part.variables)
        and any(_is_product(inner) or _is_power(inner) for inner in terms.subterms(part.body))
        for formula in question.formulas
        for part in terms.subterms(formula)
    )
    return {"smt.arith.solver": "2"} if multiplied else {}


def _is_power(term: Term) -> bool:
    return isinstance(term, Operation) and term.operator is Operator.POWER


def _is_product(term: Term) -> bool:
    """Whether a term multiplies two terms neither of which is a number written down."""
    if not (isinstance(term, Operation) and term.operator is Operator.MULTIPLY):
        return False
    return not any(_is_number(argument) for argument in term.arguments)


def _is_number(term: Term) -> bool:
    if isinstance(term, Operation) and term.operator in (Operator.NEGATE, Operator.TO_REAL, Operator.DIVIDE):
        return all(map(_is_number, term.arguments))
    return isinstance(term, Literal)
