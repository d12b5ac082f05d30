"""Formulas as clauses: negations inwards, what exists given a name, quantifiers dropped, disjunctions outermost.

A name stands for what exists at each choice of the universal variables around it (Skolem). The clauses can be true
together just when the formulas can, and so a refutation of some of their instances is one of the formulas.
"""

from __future__ import annotations

from collections.abc import Iterable

from petitio import terms
from petitio.core import BOOL, FALSE, TRUE, Application, Operation, Operator, Quantification, Symbol, Term, Variable
from petitio.normal import negation_normal
from petitio.source import Span

_MOST_CLAUSES = 100

Literals = tuple[Term, ...]


def clauses(formula: Term) -> list[Literals] | None:
    """The clauses of a formula without definitions; its variables are the universal ones. None if they are too many."""
    try:
        return _Clauses().of(negation_normal(formula), ())
    except _TooMany:
        return None


class _TooMany(Exception):
    pass


class _Clauses:
    def of(self, formula: Term, around: tuple[Variable, ...]) -> list[Literals]:
        """The clauses of a formula in negation normal form, with universal variables around it."""
        match formula:
            case Operation(Operator.AND, parts, _):
                return _limited([clause for part in parts for clause in self.of(part, around)])
            case Operation(Operator.OR, parts, _):
                rows: list[Literals] = [()]
                for part in parts:
                    of_part = self.of(part, around)
                    rows = _limited([(*row, *clause) for row in rows for clause in of_part])
                return rows
            case Quantification(True, variables, body, _):
                fresh = tuple([Variable(variable.name, variable.sort) for variable in variables])
                return self.of(terms.instantiate(body, variables, fresh), (*around, *fresh))
            case Quantification(False, variables, body, _):
                free = set(terms.free_variables(formula))
                over = tuple([variable for variable in around if variable in free])
                return self.of(terms.instantiate(body, variables, tuple(self._named(over, variables))), around)
            case Operation(Operator.NOT, (Operation(Operator.IFF | Operator.XOR | Operator.IF) as inner,), _) if (
                inner.sort is BOOL
            ):
                return self.of(_apart(inner, positive=False), around)
            case Operation(Operator.IFF | Operator.XOR | Operator.IF, _, sort) if sort is BOOL:
                return self.of(_apart(formula, positive=True), around)
            case _ if formula == TRUE:
                return []
            case _ if formula == FALSE:
                return [()]
            case _:
                return [(formula,)]

    def _named(self, over: tuple[Variable, ...], variables: Iterable[Variable]) -> Iterable[Term]:
        for variable in variables:
            parameters = tuple([Variable(one.name, one.sort) for one in over])
            symbol = Symbol(f"some {variable.name}", None, "func", parameters, variable.sort, None, Span(0, 0))
            yield Application(symbol, over)


def _apart(formula: Operation, *, positive: bool) -> Term:
    """A biconditional, an exclusive or, or a choice without quantifiers, as a conjunction."""
    parts = formula.arguments
    match formula.operator:
        case Operator.IF:
            test, yes, no = parts
        case Operator.IFF:
            (test, yes), no = parts, terms.negation(parts[1])
        case _:
            (test, no), yes = parts, terms.negation(parts[1])
    both = [
        negation_normal(terms.disjunction([terms.negation(test), yes if positive else terms.negation(yes)])),
        negation_normal(terms.disjunction([test, no if positive else terms.negation(no)])),
    ]
    return terms.conjunction(both)


def _limited(rows: list[Literals]) -> list[Literals]:
    if len(rows) > _MOST_CLAUSES:
        raise _TooMany
    return rows
