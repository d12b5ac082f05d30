"""Refuting by least numbers: where something is so of a natural number, there is a least one of which it is so.

Without a method, a claim has to follow by logic and arithmetic, and it is arithmetic that every set of natural numbers
that is not empty has a least member. The solver does not know that. What is added here follows from what is asked, so
a refutation with it is one without.
"""

from __future__ import annotations

from petitio import terms
from petitio.core import BOOL, NAT, Application, Operation, Operator, Quantification, Term, Variable
from petitio.normal import negation_normal
from petitio.obligations import Question

_MOST = 12


def least_numbers(question: Question) -> Question | None:
    """The question with, for what exists among natural numbers, for what is said of a number that has a name, and for
    the values of a function, the least of them. None where there is nothing to add."""
    found: list[Term] = []
    formulas: list[Term] = []
    values: dict[object, Application] = {}
    for formula in question.formulas:
        try:
            normal = negation_normal(terms.unfold(formula, question.definitions))
        except terms.TooLong:
            return None
        for part in _conjuncts(normal):
            formulas.append(part)
            match part:
                case Quantification(False, variables, body, _) if variables[0].sort is NAT:
                    found.append(_least(variables[0], _rest(variables[1:], body)))
                case Application() | Operation(Operator.NOT, (Application(),), _):
                    found.extend(_least_of_atom(part))
                case _:
                    pass
            for term in terms.subterms(part):
                if isinstance(term, Application) and term.sort is NAT and term.arguments:
                    values.setdefault(term.symbol, term)
    found.extend(_least_value(term) for term in values.values())
    if not found:
        return None
    return Question(question.definitions, (*formulas, *found[:_MOST]), question.arithmetic)


def _rest(variables: tuple[Variable, ...], body: Term) -> Term:
    return Quantification(False, variables, body) if variables else body


def _least(variable: Variable, body: Term) -> Term:
    """There is a number of which the body is true, and of no smaller one."""
    smaller = Variable(variable.name, NAT)
    below = Operation(Operator.LESS, (smaller, variable), BOOL)
    not_there = terms.negation(terms.instantiate(body, (variable,), (smaller,)))
    least = Quantification(True, (smaller,), terms.implication(below, not_there))
    return Quantification(False, (variable,), terms.conjunction([terms.refresh(body), least]))


def _least_of_atom(literal: Term) -> list[Term]:
    """For each number in an atom that is no variable of it: there is a least one in its place, at most that one."""
    atom = literal.arguments[0] if isinstance(literal, Operation) else literal
    assert isinstance(atom, Application)
    found = []
    for place, argument in enumerate(atom.arguments):
        if argument.sort is not NAT:
            continue
        variable = Variable("n", NAT)
        put: Term = Application(atom.symbol, (*atom.arguments[:place], variable, *atom.arguments[place + 1 :]))
        put = terms.negation(put) if isinstance(literal, Operation) else put
        least = _least(variable, put)
        assert isinstance(least, Quantification)
        at_most = Operation(Operator.AT_MOST, (least.variables[0], argument), BOOL)
        found.append(Quantification(False, least.variables, terms.conjunction([at_most, least.body])))
    return found


def _least_value(term: Application) -> Term:
    """Somewhere the value of a function is least."""
    here = tuple([Variable(parameter.name, parameter.sort) for parameter in term.symbol.parameters])
    there = tuple([Variable(parameter.name, parameter.sort) for parameter in term.symbol.parameters])
    at_most = Operation(Operator.AT_MOST, (Application(term.symbol, here), Application(term.symbol, there)), BOOL)
    return Quantification(False, here, Quantification(True, there, at_most))


def _conjuncts(formula: Term) -> list[Term]:
    if isinstance(formula, Operation) and formula.operator is Operator.AND:
        return [part for argument in formula.arguments for part in _conjuncts(argument)]
    return [formula]
