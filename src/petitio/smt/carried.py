"""A question with unknown sorts taken to be numbers: what has infinite models alone has one there, if anywhere here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from petitio import terms
from petitio.core import (
    Application,
    Definition,
    Let,
    Literal,
    Operation,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import Question
from petitio.record import Mutable, field
from petitio.semantics import Interpretation


class Carried(Mutable):
    """A question with some sorts replaced by numeric ones, and the way back from its models."""

    question: Question
    carriers: Mapping[Sort, Sort]
    symbols: dict[Symbol, Symbol] = field(default_factory=dict)
    variables: dict[Variable, Variable] = field(default_factory=dict)

    def back(self, model: Interpretation) -> Interpretation:
        """A model of the replaced question as one of the question that it came from."""
        symbols = {new: old for old, new in self.symbols.items()}
        variables = {new: old for old, new in self.variables.items()}
        return Interpretation(
            model.sizes,
            {symbols.get(symbol, symbol): table for symbol, table in model.tables.items()},
            {variables.get(variable, variable): value for variable, value in model.unknowns.items()},
            self.carriers,
        )

    def _sort(self, sort: Sort) -> Sort:
        return self.carriers.get(sort, sort)

    def _variable(self, variable: Variable) -> Variable:
        if variable.sort not in self.carriers:
            return variable
        if variable not in self.variables:
            self.variables[variable] = Variable(variable.name, self._sort(variable.sort))
        return self.variables[variable]

    def _symbol(self, symbol: Symbol) -> Symbol:
        sorts = (symbol.result, *(parameter.sort for parameter in symbol.parameters))
        if not any(sort in self.carriers for sort in sorts):
            return symbol
        if symbol not in self.symbols:
            parameters = tuple(map(self._variable, symbol.parameters))
            result = self._sort(symbol.result)
            self.symbols[symbol] = Symbol(
                symbol.name, symbol.sense, symbol.kind, parameters, result, symbol.reading, symbol.span
            )
        return self.symbols[symbol]

    def term(self, term: Term) -> Term:
        """A term over the replaced sorts."""
        match term:
            case Variable():
                return self._variable(term)
            case Literal():
                return term
            case Application(symbol, arguments):
                return Application(self._symbol(symbol), tuple(map(self.term, arguments)))
            case Operation(operator, arguments, sort):
                return Operation(operator, tuple(map(self.term, arguments)), self._sort(sort))
            case Quantification(universal, variables, body, _):
                return Quantification(universal, tuple(map(self._variable, variables)), self.term(body))
            case Let(variable, value, body):
                return Let(self._variable(variable), self.term(value), self.term(body))
            case _:
                assert_never(term)

    def definition(self, definition: Definition) -> Definition:
        """A definition over the replaced sorts."""
        variables = tuple(map(self._variable, definition.variables))
        symbol, body = self._symbol(definition.symbol), self.term(definition.body)
        return Definition(symbol, variables, body, definition.recursive, definition.span)


def carried(question: Question, carriers: Mapping[Sort, Sort]) -> Carried:
    """A question in which the elements of each sort among the `carriers` are numbers."""
    found = Carried(question, carriers)
    formulas = tuple(map(found.term, question.formulas))
    used = terms.symbols_of(question.formulas, question.definitions)
    definitions = [found.definition(question.definitions[s]) for s in used if s in question.definitions]
    found.question = Question({d.symbol: d for d in definitions}, formulas, question.arithmetic)
    return found
