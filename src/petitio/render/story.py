"""A countermodel as a short story in the author's words, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    TRUE,
    Application,
    Argument,
    Element,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Value,
    Variable,
)
from petitio.render.formulas import formula_text
from petitio.render.readings import capitalised, deny, fill, words_of
from petitio.report import CountermodelReport, ModelTail, ModelValue
from petitio.semantics import Interpretation, Unevaluable, evaluate, reduce
from petitio.verdicts import Countermodel

_MOST_FACTS = 12
_MOST_ROWS = 64
_MOST_INDICES = 40
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def tell(argument: Argument, countermodel: Countermodel, *, claim: str | None = None) -> CountermodelReport:
    """A countermodel in words and values. `claim` names what is false in it, if that has a name."""
    return _Teller(argument, countermodel.interpretation, countermodel).report(claim)


def tell_model(argument: Argument, interpretation: Interpretation) -> CountermodelReport:
    """A model that shows a position consistent."""
    return _Teller(argument, interpretation, None).report(None)


@dataclass(slots=True)
class _Teller:
    argument: Argument
    world: Interpretation
    countermodel: Countermodel | None
    names: dict[Element, str] = field(default_factory=dict)
    labels: dict[Sort, tuple[str, ...]] = field(default_factory=dict)

    def report(self, claim: str | None) -> CountermodelReport:
        symbols = self._symbols()
        sorts = self._sorts(symbols)
        self._name_elements(sorts, symbols)
        values, tails = self._values(symbols)
        story = [*self._population(sorts), *self._facts(symbols)]
        if self.countermodel is not None:
            story.append(self._break(claim))
        return CountermodelReport({sort.name: self.labels[sort] for sort in sorts}, values, tails, tuple(story), True)

    # ---- What is in the world

    def _symbols(self) -> list[Symbol]:
        """The words that the false claim and what was offered are made of, the claim's first."""
        formulas: list[Term] = []
        offered = [c for c in self.argument.claims if c.asserted]
        if self.countermodel is not None:
            formulas.append(self.countermodel.false)
            names = set(self.countermodel.offered)
            offered = [c for c in self.argument.claims if c.name in names or c.kind == "given"]
        formulas += [claim.formula for claim in offered]
        used = terms.symbols_of(formulas, self.argument.definitions)
        return [symbol for symbol in used if symbol.kind != "claim"]

    def _sorts(self, symbols: list[Symbol]) -> list[Sort]:
        sorts: dict[Sort, None] = {}
        for symbol in symbols:
            for sort in (*(parameter.sort for parameter in symbol.parameters), symbol.result):
                if sort.kind == "own":
                    sorts.setdefault(sort)
        for sort in self.world.sizes:
            if sort.kind == "own":
                sorts.setdefault(sort)
        return list(sorts)

    def _name_elements(self, sorts: list[Sort], symbols: list[Symbol]) -> None:
        initials = [sort.name[:1].lower() for sort in sorts]
        for sort, initial in zip(sorts, initials, strict=True):
            stem = initial if initials.count(initial) == 1 else sort.name.lower() + "_"
            self.labels[sort] = tuple(f"{stem}{index}" for index in range(self.world.size(sort)))
        for symbol in symbols:
            if symbol.parameters or symbol.result.kind != "own" or symbol.kind == "define":
                continue
            element = self._value_of(symbol, ())
            if isinstance(element, Element):
                self.names.setdefault(element, fill(symbol, []))

    def _population(self, sorts: list[Sort]) -> Iterator[str]:
        for sort in sorts:
            size = self.world.size(sort)
            number = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
            noun = words_of(sort.name).lower() + ("" if size == 1 else "s")
            verb = "is" if size == 1 else "are"
            members = [self._name(Element(sort, index)) for index in range(size)]
            yield f"There {verb} {number} {noun}: {_listed(members)}."
            for same in self._same(sort):
                yield capitalised(f"{_listed(same)} are one and the same.")

    def _same(self, sort: Sort) -> Iterator[list[str]]:
        """Constants of a sort that stand for one element."""
        rows: dict[Element, list[str]] = {}
        for symbol in self._symbols():
            if not symbol.parameters and symbol.result is sort and symbol.kind == "const":
                value = self._value_of(symbol, ())
                if isinstance(value, Element):
                    rows.setdefault(value, []).append(fill(symbol, []))
        for row in rows.values():
            if len(row) > 1:
                yield row

    def _name(self, element: Element) -> str:
        if element.sort.kind == "enumerated":
            return words_of(element.sort.elements[element.index])
        if element in self.names:
            return self.names[element]
        label = self.labels.get(element.sort, ())
        name = label[element.index] if element.index < len(label) else f"s{element.index}"
        return f"{words_of(element.sort.name).lower()} {name}"

    # ---- Values

    def _value_of(self, symbol: Symbol, arguments: tuple[Literal, ...]) -> Value | None:
        try:
            return evaluate(Application(symbol, arguments), self.world, self.argument.definitions)
        except Unevaluable:
            return None

    def _rows(self, symbol: Symbol) -> Iterator[tuple[Literal, ...]]:
        """The arguments at which a symbol is worth telling: all elements, and the indices that differ."""
        choices: list[list[Literal]] = []
        for parameter in symbol.parameters:
            sort = parameter.sort
            if sort.finite:
                choices.append(list(self.world.values(sort)))
            elif sort is REAL:
                return
            else:
                choices.append([Literal(Fraction(index), sort) for index in self._indices(sort)])
        yield from list(product(*choices))[:_MOST_ROWS]

    def _indices(self, sort: Sort) -> list[int]:
        """The indices that the story speaks of."""
        if self.countermodel is not None and self.countermodel.unknowns:
            shown: list[int] = []
            for variable in self.countermodel.unknowns:
                value = self.world.unknowns.get(variable)
                if isinstance(value, Literal) and isinstance(value.value, Fraction):
                    shown += [int(value.value), int(value.value) + 1]
            if shown:
                return sorted(set(shown))
        points = {0}
        for table in self.world.tables.values():
            for part in terms.subterms(table.body):
                if not isinstance(part, Operation):
                    continue
                if part.operator in (Operator.LESS, Operator.AT_MOST, Operator.EQUAL):
                    for limit in part.arguments:
                        if isinstance(limit, Literal) and isinstance(limit.value, Fraction):
                            beyond = {int(limit.value) + 1} if part.operator is not Operator.LESS else set()
                            points |= {int(limit.value) - 1, int(limit.value)} | beyond
                elif part.operator in (Operator.ADD, Operator.MULTIPLY, Operator.MOD):
                    points |= {1, 2}
        low = 0 if sort is NAT else -1
        return sorted(point for point in points if point >= low)[:_MOST_INDICES]

    def _values(self, symbols: list[Symbol]) -> tuple[tuple[ModelValue, ...], tuple[ModelTail, ...]]:
        values: list[ModelValue] = []
        tails: list[ModelTail] = []
        for symbol in symbols:
            if symbol.kind == "define":
                continue
            for row in self._rows(symbol):
                value = self._value_of(symbol, row)
                if value is not None:
                    arguments = tuple(self._plain(argument.value) for argument in row)
                    values.append(ModelValue(symbol.title, arguments, self._plain(value)))
            table = self.world.tables.get(symbol)
            if table is not None and any(p.sort.numeric for p in symbol.parameters):
                body = formula_text(table.body, self._label)
                tails.append(ModelTail(symbol.title, tuple(v.name for v in table.variables), body))
        if self.countermodel is not None:
            for variable in self.countermodel.unknowns:
                known = self.world.unknowns.get(variable)
                if isinstance(known, Literal):
                    values.append(ModelValue(variable.name, (), self._plain(known.value)))
        return tuple(values), tuple(tails)

    def _label(self, element: Element) -> str:
        if element.sort.kind == "enumerated":
            return element.sort.elements[element.index]
        labels = self.labels.get(element.sort, ())
        return labels[element.index] if element.index < len(labels) else f"s{element.index}"

    def _plain(self, value: Value) -> int | str | bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, Element):
            return self._label(value)
        return value.numerator if value.denominator == 1 else str(value)

    # ---- Sentences

    def _facts(self, symbols: list[Symbol]) -> list[str]:
        told: list[str] = []
        listed: list[Symbol] = []
        for symbol in symbols:
            if symbol.kind == "define" and (symbol.reading is None or self._known_anyway(symbol)):
                continue
            if symbol.kind == "const" and symbol.result.kind == "own":
                continue
            for_all = self._for_all_indices(symbol)
            if for_all is not None:
                told += for_all
                continue
            if self._is_relation(symbol):
                told += self._relation(symbol)
                continue
            for row in self._rows(symbol):
                value = self._value_of(symbol, row)
                if value is not None and self._tells(symbol, row):
                    told.append(self._sentence(symbol, row, value))
            if any(parameter.sort in (NAT, INT) for parameter in symbol.parameters):
                listed.append(symbol)
        facts = list(dict.fromkeys(told))
        if len(facts) > _MOST_FACTS:
            facts = [*facts[:_MOST_FACTS], f"… and {len(facts) - _MOST_FACTS} more facts."]
        return facts if self._at_a_step else [*facts, *self._tails(listed)]

    def _known_anyway(self, symbol: Symbol) -> bool:
        """Whether a definition says all there is to know, so that no world could have it otherwise."""
        used = terms.symbols_of([Application(symbol, symbol.parameters)], self.argument.definitions)
        return all(other in self.argument.definitions for other in used)

    def _tails(self, listed: list[Symbol]) -> Iterator[str]:
        """How what was told index by index goes on: as it is, by a formula, or in a way that has no short words."""
        last = self._indices(NAT)[-1]
        steady = True
        for symbol in listed:
            if self._steady(symbol, last):
                continue
            steady = False
            table = self.world.tables.get(symbol)
            if table is None or len(symbol.parameters) != 1:
                continue
            body = table.body
            while isinstance(body, Operation) and body.operator is Operator.IF:
                body = body.arguments[2]
            if not _piecewise(body):
                index = symbol.parameters[0]
                named = terms.substitute(body, {table.variables[0]: Variable(index.name, index.sort)})
                words = fill(symbol, [index.name])
                yield capitalised(f"{words} is {formula_text(named, self._label)} from {index.name} = {last} on.")
        if listed and steady:
            yield f"After {last} everything goes on as it is there."

    def _steady(self, symbol: Symbol, last: int) -> bool:
        """Whether a symbol is the same from some index on, whatever its other arguments: shown, not guessed."""
        own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
        at_last = tuple(
            Literal(Fraction(last), variable.sort) if variable.sort in (NAT, INT) else variable for variable in own
        )
        beyond = terms.conjunction(
            Operation(Operator.AT_MOST, (Literal(Fraction(last), INT), variable), BOOL)
            for variable in own
            if variable.sort in (NAT, INT)
        )
        same = _equal(Application(symbol, own), Application(symbol, at_last))
        return self._true(Quantification(True, own, terms.implication(beyond, same)))

    def _true(self, formula: Term) -> bool:
        try:
            return reduce(formula, self.world, self.argument.definitions) == TRUE
        except Unevaluable:
            return False

    def _is_relation(self, symbol: Symbol) -> bool:
        """Whether a symbol relates several things, so that most of what it could say is not so."""
        finite = [p for p in symbol.parameters if p.sort.finite]
        return symbol.result is BOOL and len(symbol.parameters) > 1 and len(finite) == len(symbol.parameters)

    def _relation(self, symbol: Symbol) -> list[str]:
        """What is so of a relation, and that the rest is not."""
        rows = [(row, self._value_of(symbol, row)) for row in self._rows(symbol)]
        so = [self._sentence(symbol, row, True) for row, value in rows if value is True]
        if not any(value is False for _, value in rows):
            return [capitalised(f"{fill(symbol, self._parameters(symbol))}, whichever these are.")]
        if not so:
            denied = deny(fill(symbol, self._parameters(symbol)))
            return [capitalised(f"{denied}, whichever these are.")]
        last = so[-1].removesuffix(".")
        return [*so[:-1], f"{last}, and in no other case is this so."]

    def _parameters(self, symbol: Symbol) -> list[str]:
        return [f"{words_of(p.sort.name).lower()} {p.name}" for p in symbol.parameters]

    @property
    def _at_a_step(self) -> bool:
        return self.countermodel is not None and bool(self.countermodel.unknowns)

    def _tells(self, symbol: Symbol, row: tuple[Literal, ...]) -> bool:
        """At a step, only what the step carries is told of the number it leads to."""
        if not self._at_a_step or self.countermodel is None:
            return True
        carried = terms.symbols_of([self.countermodel.false], self.argument.definitions)
        numbers = [cell.value for cell in row if cell.sort in (NAT, INT)]
        return symbol in carried or not numbers or numbers[0] == self._indices(NAT)[0]

    def _for_all_indices(self, symbol: Symbol) -> list[str] | None:
        """One sentence for a symbol over a single index that is the same, or the same formula, at every index."""
        indexed = [p for p in symbol.parameters if p.sort in (NAT, INT)]
        if len(indexed) != 1 or self._at_a_step or symbol.result.kind == "own":
            return None
        (index,) = indexed
        table = self.world.tables.get(symbol)
        sentences: list[str] = []
        finite = [
            list(self.world.values(p.sort)) if p is not index else [Literal(Fraction(0), p.sort)]
            for p in symbol.parameters
        ]
        if any(p.sort is REAL for p in symbol.parameters):
            return None
        for row in product(*finite):
            cells = [
                index.name if p is index else self.in_words(cell.value)
                for p, cell in zip(symbol.parameters, row, strict=True)
            ]
            values = [
                self._value_of(
                    symbol,
                    tuple(
                        Literal(Fraction(place), p.sort) if p is index else cell
                        for p, cell in zip(symbol.parameters, row, strict=True)
                    ),
                )
                for place in [*self._indices(index.sort), self._indices(index.sort)[-1] + 1]
            ]
            if None in values:
                return None
            words = fill(symbol, cells)
            first = values[0]
            if all(value == first for value in values):
                any_index = Variable(index.name, index.sort)
                places = tuple(
                    any_index if p is index else cell for p, cell in zip(symbol.parameters, row, strict=True)
                )
                constant = _equal(Application(symbol, places), _literal(first, symbol.result))
                if first is None or not self._true(Quantification(True, (any_index,), constant)):
                    return None
                if isinstance(first, bool):
                    said = words if first else deny(words)
                    sentences.append(capitalised(f"{said.rstrip('.')}, whatever {index.name} is."))
                elif first is not None:
                    said = self.in_words(first)
                    sentences.append(capitalised(f"{words} is {said}, whatever {index.name} is."))
                continue
            if table is None or len(symbol.parameters) != 1 or _piecewise(table.body):
                return None
            body = terms.substitute(table.body, {table.variables[0]: Variable(index.name, index.sort)})
            sentences.append(capitalised(f"{words} is {formula_text(body, self._label)}, whatever {index.name} is."))
        return sentences

    def _sentence(self, symbol: Symbol, row: tuple[Literal, ...], value: Value) -> str:
        words = fill(symbol, [self.in_words(argument.value) for argument in row])
        if isinstance(value, bool):
            return capitalised(words if value else deny(words)).rstrip(".") + "."
        return capitalised(f"{words} is {self.in_words(value)}.")

    def in_words(self, value: Value) -> str:
        """A value as it stands in a sentence."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Element):
            return self._name(value)
        return str(value)

    def _break(self, claim: str | None) -> str:
        """What is true all the same, and what is false, with the instance at which it is."""
        assert self.countermodel is not None
        offered = self.countermodel.offered
        known = _listed([f"`{name}`" for name in offered])
        lead = (
            f"Here {known} {'is' if len(offered) == 1 else 'are'} true" if offered else "Nothing offered rules this out"
        )
        variable = next(iter(self.countermodel.unknowns), None)
        if variable is not None:
            value = self.world.unknowns.get(variable)
            number = self.in_words(value.value) if isinstance(value, Literal) else "?"
            return (
                f"{lead}, and what the induction carries is true at {variable.name} = {number} "
                f"but not at {variable.name} = {_next(number)}."
            )
        what = f"`{claim}`" if claim else "the base"
        instance = self._instance(self.countermodel.false, {})
        return f"{lead}, and {what} is false{f': it breaks at {instance}' if instance else ''}."

    def _instance(self, formula: Term, values: Mapping[Variable, Literal]) -> str | None:
        """The first choice of a universal claim's variables at which its body is false."""
        if not (isinstance(formula, Quantification) and formula.universal):
            return None
        variables: list[Variable] = []
        body: Term = formula
        while isinstance(body, Quantification) and body.universal:
            variables += body.variables
            body = body.body
        choices: list[list[Literal]] = []
        for variable in variables:
            if variable.sort.finite:
                choices.append(list(self.world.values(variable.sort)))
            elif variable.sort is REAL:
                return None
            else:
                low = 0 if variable.sort is NAT else -3
                reach = max(8, *(index + 3 for index in self._indices(variable.sort)))
                choices.append([Literal(Fraction(index), variable.sort) for index in range(low, reach)])
        for row in product(*choices):
            chosen = dict(zip(variables, row, strict=True))
            try:
                value = evaluate(terms.substitute(body, dict(chosen)), self.world, self.argument.definitions)
            except Unevaluable:
                return None
            if value is False:
                return ", ".join(f"{v.name} = {self.in_words(c.value)}" for v, c in chosen.items())
        return None


def _equal(left: Term, right: Term) -> Term:
    return Operation(Operator.IFF if left.sort is BOOL else Operator.EQUAL, (left, right), BOOL)


def _literal(value: Value | None, sort: Sort) -> Term:
    return Literal(False if value is None else value, sort)


def _piecewise(body: Term) -> bool:
    """Whether a closed form says different things of different indices."""
    choices = (Operator.IF, Operator.LESS, Operator.AT_MOST, Operator.EQUAL)
    return any(isinstance(part, Operation) and part.operator in choices for part in terms.subterms(body))


def _next(number: str) -> str:
    return str(int(number) + 1) if number.lstrip("-").isdigit() else "the next"


def _listed(items: list[str]) -> str:
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
