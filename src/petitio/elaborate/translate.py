"""What an argument says of another one's claims, in its own words.

Words of the same name, sense and signature in two arguments are one word, and so are sorts of the same name. A word
that the argument does not have comes along with the claim. Where the same name means something else, the claim does
not mean here what it means there, and that is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from petitio import terms
from petitio.core import (
    BUILT_IN,
    Application,
    Cases,
    Condition,
    Definition,
    Descent,
    Element,
    Induction,
    Let,
    Literal,
    Operation,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.draft import Draft
from petitio.elaborate.stock import Stock, stock
from petitio.record import Mutable, field, replace
from petitio.rules.names import VOCABULARY_DIFFERS
from petitio.source import Span


def translate(draft: Draft, common: Stock) -> None:
    """Give the argument what the claims that it mentions are made of. `common` are the words that its file shares.

    What is wrong goes to the argument's findings. The arguments that it mentions have had their claims read.
    """
    if draft.mentions:
        _Translator(draft, common).run()
    elif draft.base is not None:
        draft.brought = draft.base.brought


class _Translator(Mutable):
    draft: Draft
    common: Stock
    words: dict[Symbol, Symbol] = field(default_factory=dict)
    sorts: dict[Sort, Sort] = field(default_factory=dict)
    variables: dict[Variable, Variable] = field(default_factory=dict)
    new: list[Symbol] = field(default_factory=list)
    new_sorts: list[Sort] = field(default_factory=list)
    definitions: dict[Symbol, Definition] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    # The claim that is being translated, and where it is mentioned.
    about: str = ""
    at: Span = field(default_factory=lambda: Span(0, 0))
    told: set[str] = field(default_factory=set)

    def run(self) -> None:
        draft = self.draft
        before = draft.base.brought if draft.base is not None else Stock()
        done: set[Symbol] = set()
        # Claims speak of claims, so the row grows while it is worked off.
        while waiting := [symbol for symbol in draft.mentions if symbol not in done]:
            for symbol in waiting:
                done.add(symbol)
                self._claim(symbol)
        new = Stock(tuple(self.new_sorts), tuple(self.new), self.definitions, tuple(self.conditions))
        draft.brought = stock([before, new])
        self._keep_apart()

    def _claim(self, symbol: Symbol) -> None:
        home, self.at = self.draft.mentions[symbol]
        self.about = f"{home.name}.{symbol.name}"
        if home.faulty or home.incomplete:
            self.draft.faulty = True
        if symbol.kind == "opaque":
            return
        claim = home.claims.get(symbol.name)
        if claim is None:
            self.draft.faulty = True
            return
        stand_in = home.stand_ins[symbol]
        self.definitions[stand_in] = Definition(stand_in, (), self.term(claim.formula, home), False, self.at)
        own = home.elaborator.conditions
        self._conditions([part for part in own if part.owner == symbol.name], stand_in.name, home)

    def _conditions(self, conditions: list[Condition], owner: str, home: Draft) -> None:
        for part in conditions:
            hypotheses = tuple(self.term(hypothesis, home) for hypothesis in part.hypotheses)
            goals = tuple(self.term(goal, home) for goal in part.goals)
            self.conditions.append(replace(part, owner=owner, hypotheses=hypotheses, goals=goals, span=self.at))

    # ---- Terms

    def term(self, term: Term, home: Draft) -> Term:
        match term:
            case Variable():
                return self._variable(term)
            case Literal(value, sort):
                other = self._sort(sort)
                if isinstance(value, Element) and other is not sort:
                    name = sort.elements[value.index]
                    known = name in other.elements
                    return Literal(Element(other, other.elements.index(name) if known else 0), other)
                return term
            case Application(symbol, arguments):
                return Application(self._symbol(symbol, home), tuple([self.term(part, home) for part in arguments]))
            case Operation(operator, arguments, sort):
                return Operation(operator, tuple([self.term(part, home) for part in arguments]), self._sort(sort))
            case Quantification(universal, variables, body, _):
                bound = tuple(self._variable(variable) for variable in variables)
                return Quantification(universal, bound, self.term(body, home))
            case Let(variable, value, body):
                return Let(self._variable(variable), self.term(value, home), self.term(body, home))
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
        if sort not in self.sorts:
            self.sorts[sort] = sort
            here = self.draft.scope.all_sorts().get(sort.name)
            if here is None:
                if sort not in (*self.common.sorts, *self.draft.words.sorts):
                    self.new_sorts.append(sort)
            elif here[0].kind == sort.kind and sorted(here[0].elements) == sorted(sort.elements):
                self.sorts[sort] = here[0]
            else:
                self._differs(sort.name, "sort", (here[1],))
        return self.sorts[sort]

    def _symbol(self, symbol: Symbol, home: Draft) -> Symbol:
        if symbol.kind in ("claim", "opaque"):
            for original, (other, _) in home.mentions.items():
                if other.stand_ins.get(original) is symbol:
                    return self.draft.stand_in(original, other, self.at)
            return self.draft.stand_in(symbol, home.homes[symbol], self.at)
        if symbol not in self.words:
            self._word(symbol, home)
        return self.words[symbol]

    def _word(self, symbol: Symbol, home: Draft) -> None:
        entry = self.draft.scope.entry(symbol.name)
        meaning = None if entry is None else entry.meanings.get(symbol.sense)
        here = meaning() if callable(meaning) else meaning
        definition = home.words.definitions.get(symbol) or self.common.definitions.get(symbol)
        self.words[symbol] = symbol
        if here is symbol:
            return
        if entry is not None and meaning is not None:
            if not isinstance(here, Symbol) or (here.kind in ("claim", "opaque")):
                self._differs(symbol.title, "kind", (entry.spans[symbol.sense], symbol.span))
                return
            self.words[symbol] = here
            same = self._same(symbol, here, definition, home)
            sorts = (symbol.result, *(parameter.sort for parameter in symbol.parameters))
            # A word over a sort that differs says nothing new.
            if not same and not any(sort.name in self.told for sort in sorts):
                places = (entry.spans[symbol.sense], symbol.span)
                same_kind = (here.kind == "define") == (symbol.kind == "define")
                self._differs(symbol.title, "meaning" if same_kind and definition else "signature", places)
            return
        if symbol in (*self.common.symbols, *self.draft.words.symbols):
            return
        parameters = tuple(self._variable(parameter) for parameter in symbol.parameters)
        result = self._sort(symbol.result)
        if parameters != symbol.parameters or result is not symbol.result:
            self.words[symbol] = replace(symbol, parameters=parameters, result=result)
        brought = self.words[symbol]
        self.new.append(brought)
        if definition is None:
            return
        self.definitions[brought] = Definition(
            brought,
            tuple(self._variable(variable) for variable in definition.variables),
            self.term(definition.body, home),
            definition.recursive,
            self.at,
        )
        self._conditions([part for part in home.words.conditions if part.owner == symbol.name], symbol.name, home)

    def _same(self, there: Symbol, here: Symbol, definition: Definition | None, home: Draft) -> bool:
        """Whether two words of one name and sense mean the same."""
        sorts = [self._sort(parameter.sort) for parameter in there.parameters]
        if sorts != [parameter.sort for parameter in here.parameters] or self._sort(there.result) is not here.result:
            return False
        if there.rigid is not here.rigid:
            return False
        own = self.draft.words.definitions.get(here) or self.common.definitions.get(here)
        if definition is None or own is None:
            return definition is None and own is None and (there.kind == "define") == (here.kind == "define")
        body = self.term(definition.body, home)
        variables = [self._variable(variable) for variable in definition.variables]
        return _alike(body, own.body, dict(zip(variables, own.variables, strict=True)))

    def _differs(self, name: str, how: str, places: tuple[Span, ...]) -> None:
        self.draft.faulty = True
        if name in self.told:
            return
        self.told.add(name)
        facts: dict[str, Fact] = {"name": name, "claim": self.about, "how": how}
        related = tuple(Label(place, "declared", name) for place in places)
        self.draft.diagnostics.append(Diagnostic(VOCABULARY_DIFFERS, self.at, facts, related=related))

    def _keep_apart(self) -> None:
        """A word that was taken for another of its name must not be spoken of here as a different one besides."""
        draft = self.draft
        spoken = list(self._spoken())
        definitions = {**self.common.definitions, **draft.words.definitions, **draft.brought.definitions}
        used = set(terms.symbols_of(spoken, definitions))
        for there, here in self.words.items():
            if here is not there and there in used:
                self._differs(there.title, "both", (here.span, there.span))
        bodies = [definition.body for symbol, definition in definitions.items() if symbol in used]
        sorts = {sort for part in (*spoken, *bodies) for sort in _sorts_of(part)}
        for sort, other in self.sorts.items():
            if other is not sort and sort in sorts:
                self._differs(sort.name, "both", ())
        entries = [(word, draft.scope.entry(word.name)) for word in draft.brought.symbols]
        for word, entry in entries:
            meaning = None if entry is None else entry.meanings.get(word.sense)
            other_word = meaning() if callable(meaning) else meaning
            if entry is not None and other_word is not None and other_word is not word:
                self._differs(word.title, "both", (entry.span, word.span))

    def _spoken(self) -> Iterator[Term]:
        for claim in self.draft.claims.values():
            yield claim.formula
            match claim.method:
                case Induction() as method:
                    yield method.carried
                case Descent() as method:
                    yield from (method.carried, method.measure, method.below)
                case Cases(cases, exhaustive, _):
                    yield exhaustive
                    for case in cases:
                        yield case.hypothesis


def _sorts_of(term: Term) -> Iterator[Sort]:
    for part in terms.subterms(term):
        yield part.sort
        if isinstance(part, Quantification):
            yield from (variable.sort for variable in part.variables)
        if isinstance(part, Application):
            yield from (parameter.sort for parameter in part.symbol.parameters)


def _alike(left: Term, right: Term, bound: dict[Variable, Variable]) -> bool:
    """Whether two terms are the same but for the names of bound variables."""
    match left, right:
        case Variable(), Variable():
            return bound.get(left, left) is right
        case Literal(), Literal():
            return left == right
        case Application(symbol, arguments), Application(other, others):
            return symbol is other and _all_alike(arguments, others, bound)
        case Operation(operator, arguments, sort), Operation(other_operator, others, other_sort):
            return operator is other_operator and sort is other_sort and _all_alike(arguments, others, bound)
        case Quantification(universal, variables, body, _), Quantification(other_universal, other_variables, inner, _):
            same = [v.sort for v in variables] == [v.sort for v in other_variables] and universal == other_universal
            return same and _alike(body, inner, bound | dict(zip(variables, other_variables, strict=True)))
        case Let(variable, value, body), Let(other_variable, other_value, inner):
            return _alike(value, other_value, bound) and _alike(body, inner, bound | {variable: other_variable})
        case _:
            return False


def _all_alike(left: tuple[Term, ...], right: tuple[Term, ...], bound: dict[Variable, Variable]) -> bool:
    return len(left) == len(right) and all(_alike(a, b, bound) for a, b in zip(left, right, strict=True))
