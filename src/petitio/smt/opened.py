"""What a question says that there is, by name: its outermost "there is" taken away, the variables left free."""

from __future__ import annotations

from petitio import terms
from petitio.core import Operation, Operator, Quantification, Term, Variable
from petitio.normal import negation_normal
from petitio.obligations import Question
from petitio.record import Record


class Named(Record):
    """What is said of a name: `said`, in which `variable` is free."""

    variable: Variable
    said: Term


class Opened(Record):
    """A question that can be true just when the one it was made of can be, and its names, in the order of the text."""

    question: Question
    names: tuple[Named, ...]


def opened(question: Question) -> Opened:
    """The question with names for what its formulas say that there is. A denied "for all" says such a thing too."""
    names: list[Named] = []
    formulas: list[Term] = []
    for formula in question.formulas:
        known = len(names)
        without = _opened(negation_normal(formula), names)
        formulas.append(without if len(names) > known else formula)
    asked = Question(question.definitions, tuple(formulas), question.arithmetic)
    return Opened(asked, tuple(names))


def _opened(formula: Term, names: list[Named]) -> Term:
    match formula:
        case Operation(Operator.AND, parts, _):
            return terms.conjunction([_opened(part, names) for part in parts])
        case Quantification(False, variables, body, _):
            fresh = tuple(Variable(variable.name, variable.sort) for variable in variables)
            said = terms.instantiate(body, variables, fresh)
            names += [Named(variable, said) for variable in fresh]
            return _opened(said, names)
        case _:
            return formula
