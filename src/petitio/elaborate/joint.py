"""Several arguments as one, so that a single question can be asked about claims of all of them.

Words of the same name, sense and signature are one word, and so are sorts of the same name. Claims stay apart, each
under the name `ARGUMENT.CLAIM`; but a claim that several arguments have from one place in the text is one claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from petitio import terms
from petitio.core import (
    BUILT_IN,
    Application,
    Argument,
    Claim,
    Definition,
    Element,
    Entailment,
    Let,
    Literal,
    Logic,
    Operation,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.elaborate.worlds import Worlds, worlds
from petitio.record import Mutable, Record, field, replace
from petitio.source import Span


class Part(Record):
    """An argument under the name that it has in the file, before its formulas are put as formulas about worlds."""

    name: str
    argument: Argument
    logic: Logic | None


class Clash(Record):
    """Why arguments have no common vocabulary: a word or a sort, and how the uses of it differ in two of them."""

    name: str
    how: str
    arguments: tuple[str, str]
    places: tuple[Span, ...] = ()


def joint(name: str, parts: Iterable[Part]) -> Argument | Clash:
    """The arguments as one, or the first thing that keeps them from having one vocabulary."""
    rows = tuple(parts)
    merging = _Merging(name)
    try:
        for part in rows:
            merging.add(part)
    except _Clashing as found:
        return found.clash
    logics = {part.logic: part.name for part in rows if part.logic is not None}
    whole = merging.whole()
    if not logics:
        return whole
    (logic, first), *others = logics.items()
    if others:
        return Clash(str(logic), "logic", (first, others[0][1]))
    return worlds(whole, logic, Worlds({sort.name for sort in whole.sorts}))


class _Clashing(Exception):
    def __init__(self, clash: Clash) -> None:
        super().__init__(clash.name)
        self.clash = clash


class _Merging(Mutable):
    name: str
    # For each name of a sort, and each name and sense of a word, what it stands for and the argument it is from.
    sorts: dict[str, tuple[Sort, str]] = field(default_factory=dict)
    words: dict[object, tuple[Symbol, str]] = field(default_factory=dict)
    definitions: dict[Symbol, Definition] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    # What the words of the part that is being added stand for.
    part: Part = field(init=False)
    known: dict[Symbol, Symbol] = field(init=False)
    variables: dict[Variable, Variable] = field(init=False)

    def add(self, part: Part) -> None:
        """Add the claims of an argument with all that they speak of."""
        self.part, self.known, self.variables = part, {}, {}
        for claim in part.argument.claims:
            name = f"{part.name}.{claim.name}"
            formula = self.term(claim.formula)
            symbol = self._symbol(claim.symbol)
            self.claims.append(
                replace(claim, name=name, symbol=symbol, formula=formula, cites=None, because=(), method=Entailment())
            )

    def whole(self) -> Argument:
        """All that has been added, as an argument."""
        symbols = tuple(dict.fromkeys(symbol for symbol, _ in self.words.values()))
        sorts = tuple(sort for sort, _ in self.sorts.values())
        claims = tuple(self.claims)
        vocabulary = tuple(symbol for symbol in symbols if symbol.kind not in ("claim", "opaque"))
        return Argument(self.name, None, vocabulary, sorts, self.definitions, claims, (), (), (), False, Span(0, 0))

    # ---- Terms

    def term(self, term: Term) -> Term:
        match term:
            case Variable():
                return self._variable(term)
            case Literal(value, sort):
                other = self._sort(sort)
                if isinstance(value, Element) and other is not sort:
                    return Literal(Element(other, other.elements.index(sort.elements[value.index])), other)
                return term
            case Application(symbol, arguments):
                return Application(self._symbol(symbol), tuple([self.term(part) for part in arguments]))
            case Operation(operator, arguments, sort):
                return Operation(operator, tuple([self.term(part) for part in arguments]), self._sort(sort))
            case Quantification(universal, variables, body, _):
                return Quantification(universal, tuple(map(self._variable, variables)), self.term(body))
            case Let(variable, value, body):
                return Let(self._variable(variable), self.term(value), self.term(body))
            case _:
                assert_never(term)

    def _variable(self, variable: Variable) -> Variable:
        if variable not in self.variables:
            sort = self._sort(variable.sort)
            self.variables[variable] = variable if sort is variable.sort else Variable(variable.name, sort)
        return self.variables[variable]

    # ---- Sorts and words

    def _sort(self, sort: Sort) -> Sort:
        if sort in BUILT_IN:
            return sort
        other, whose = self.sorts.setdefault(sort.name, (sort, self.part.name))
        if other is not sort and (other.kind != sort.kind or sorted(other.elements) != sorted(sort.elements)):
            raise _Clashing(Clash(sort.name, "sort", (whose, self.part.name)))
        return other

    def _symbol(self, symbol: Symbol) -> Symbol:
        if symbol not in self.known:
            self.known[symbol] = self._word(symbol)
        return self.known[symbol]

    def _word(self, symbol: Symbol) -> Symbol:
        # A claim is known by its place, for it has another name in each argument that speaks of it.
        place = symbol.span if symbol.kind in ("claim", "opaque") else None
        key = (symbol.name, symbol.sense) if place is None else (place.file, place.start, place.end)
        definition = self.part.argument.definitions.get(symbol)
        found = self.words.get(key)
        if found is None:
            parameters = tuple(map(self._variable, symbol.parameters))
            result = self._sort(symbol.result)
            merged = symbol
            if parameters != symbol.parameters or result is not symbol.result:
                merged = replace(symbol, parameters=parameters, result=result)
            self.words[key] = (merged, self.part.name)
            # Known before its definition is read, for that may speak of it.
            self.known[symbol] = merged
            if definition is not None:
                self.definitions[merged] = self._definition(definition, merged)
            return merged
        here, whose = found
        self.known[symbol] = here
        if here is symbol or place is not None:
            return here
        sorts = [self._sort(parameter.sort) for parameter in symbol.parameters]
        same = sorts == [parameter.sort for parameter in here.parameters] and self._sort(symbol.result) is here.result
        own = self.definitions.get(here)
        how = "signature"
        if same and symbol.rigid is here.rigid and (own is None) == (definition is None):
            if own is None or definition is None:
                return here
            read = self._definition(definition, here)
            values: Mapping[Variable, Term] = dict(zip(read.variables, own.variables, strict=True))
            if terms.alike(terms.substitute(read.body, values), own.body):
                return here
            how = "meaning"
        raise _Clashing(Clash(symbol.title, how, (whose, self.part.name), (here.span, symbol.span)))

    def _definition(self, definition: Definition, symbol: Symbol) -> Definition:
        variables = tuple(map(self._variable, definition.variables))
        return Definition(symbol, variables, self.term(definition.body), definition.recursive, definition.span)
