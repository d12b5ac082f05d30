"""A question with the requirement in it that no divisor is 0, for a solver to whom a division by 0 is some number.

Whatever makes it true makes the question true, and the evaluator, to whom a division by 0 has no value, can tell.
"""

from __future__ import annotations

from fractions import Fraction

from petitio import terms
from petitio.core import BOOL, TRUE, Application, Literal, Operation, Operator, Quantification, Term, Variable
from petitio.obligations import Question
from petitio.record import replace

_DIVISIONS = (Operator.DIVIDE, Operator.DIV, Operator.MOD)


def nonzero_divisors(question: Question) -> Question | None:
    """The question with its definitions unfolded and, beside each atom, that the divisors in it are not 0.

    None if nothing is divided by but numbers, or the formulas would grow beyond bounds. What a recursion divides by
    is left as it is.
    """
    try:
        unfolded = [terms.unfold(formula, question.definitions) for formula in question.formulas]
    except terms.TooLong:
        return None
    if not any(_divisor(part) for formula in unfolded for part in terms.subterms(formula)):
        return None
    return replace(question, formulas=tuple(_required(formula) for formula in unfolded))


def _required(formula: Term, *, positive: bool = True) -> Term:
    """A formula with the requirement at each atom, so that it says more, or less where it is denied.

    What stands around an atom, be it a quantifier or the other side of an `or`, still decides whether the atom counts.
    """
    match formula:
        case Operation(Operator.NOT, (inner,), _):
            return terms.negation(_required(inner, positive=not positive))
        case Operation(Operator.IMPLIES, (left, right), _):
            hypothesis, consequent = _required(left, positive=not positive), _required(right, positive=positive)
            return terms.implication(hypothesis, consequent)
        case Operation(Operator.AND | Operator.OR, _, _) | Quantification():
            return terms.rebuild(
                formula, tuple([_required(part, positive=positive) for part in terms.children(formula)])
            )
    requirement = terms.conjunction(dict.fromkeys(_requirements(formula)))
    return terms.conjunction([requirement, formula]) if positive else terms.implication(requirement, formula)


def _requirements(term: Term) -> list[Term]:
    """That the divisors in a term are not 0, innermost first; of a choice, those in the branch that is chosen.

    Within a biconditional nothing is said of a divisor under a quantifier.
    """
    match term:
        case Quantification():
            return []
        case Operation(Operator.IF, (test, yes, no), _):
            chosen = terms.disjunction([terms.negation(test), terms.conjunction(_requirements(yes))])
            other = terms.disjunction([test, terms.conjunction(_requirements(no))])
            return [*_requirements(test), *(each for each in (chosen, other) if each != TRUE)]
    found = [each for part in terms.children(term) for each in _requirements(part)]
    divisor = _divisor(term)
    if divisor is not None:
        zero = Literal(Fraction(0), divisor.sort)
        found.append(terms.negation(Operation(Operator.EQUAL, (divisor, zero), BOOL)))
    return found


def _divisor(term: Term) -> Term | None:
    """What a term divides by, if that depends on anything."""
    if not (isinstance(term, Operation) and term.operator in _DIVISIONS):
        return None
    divisor = term.arguments[1]
    return divisor if any(isinstance(part, Application | Variable) for part in terms.subterms(divisor)) else None
