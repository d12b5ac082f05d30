"""A countermodel as the tellers see it: what its things are called, and which of its values are worth telling."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import (
    NAT,
    REAL,
    TRUE,
    Application,
    Argument,
    Element,
    Frame,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Value,
)
from petitio.render.infinite import elements_in_words
from petitio.render.plain_words import noun_of, words_of
from petitio.render.readings import fill
from petitio.render.terms_in_words import Reading, number_in_words
from petitio.semantics import Interpretation, Unevaluable, evaluate, reduce
from petitio.verdicts import Countermodel

_MOST_ROWS = 64
_MOST_INDICES = 40


class World:
    """An interpretation of an argument, with names for its elements. `countermodel` says what it is to show."""

    def __init__(self, argument: Argument, interpretation: Interpretation, countermodel: Countermodel | None) -> None:
        self.argument = argument
        self.interpretation = interpretation
        self.countermodel = countermodel
        self.frame = argument.frame
        # Constants that are not the same thing in every world.
        self.wandering: frozenset[Symbol] = frozenset()
        self.symbols = self._symbols()
        # What the formula that is false speaks of.
        false = [] if countermodel is None else [countermodel.false]
        self.carried = frozenset(terms.symbols_of(false, argument.definitions))
        self.sorts = self._sorts()
        self.names: dict[Element, str] = {}
        self.labels: dict[Sort, tuple[str, ...]] = {}
        self._name_elements()
        if self.frame is not None:
            self._name_worlds(self.frame)
        self.reading = Reading(self.name)

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
        return [symbol for symbol in used if symbol.kind not in ("claim", "frame")]

    def _sorts(self) -> list[Sort]:
        sorts: dict[Sort, None] = {}
        for symbol in self.symbols:
            for sort in (*(parameter.sort for parameter in symbol.parameters), symbol.result):
                if sort.kind == "own":
                    sorts.setdefault(sort)
        for sort in self.interpretation.sizes:
            if sort.kind == "own":
                sorts.setdefault(sort)
        return list(sorts)

    def _name_elements(self) -> None:
        initials = [sort.name[:1].lower() for sort in self.sorts]
        for sort, initial in zip(self.sorts, initials, strict=True):
            stem = initial if initials.count(initial) == 1 else sort.name.lower() + "_"
            self.labels[sort] = tuple(f"{stem}{index}" for index in range(self.interpretation.size(sort)))
            if sort in self.interpretation.carriers:
                self.labels[sort] = (elements_in_words(self.interpretation.carriers[sort]),)
        for symbol in self.symbols:
            if symbol.parameters or symbol.result.kind != "own" or symbol.kind == "define":
                continue
            element = self.value_of(symbol, ())
            if isinstance(element, Element):
                self.names.setdefault(element, fill(symbol, []))

    def _name_worlds(self, frame: Frame) -> None:
        """The actual world is w0, whatever its place in the model."""
        here = self.value_of(frame.actual, ())
        assert isinstance(here, Element)
        others = [index for index in range(self.interpretation.size(frame.world)) if index != here.index]
        labels = {index: f"w{place}" for place, index in enumerate([here.index, *others])}
        self.labels[frame.world] = tuple(labels[index] for index in sorted(labels))
        self.names |= {Element(frame.world, index): labels[index] for index in others}
        self.names[here] = "the actual world"

    @property
    def worlds(self) -> list[Literal]:
        """The possible worlds, the actual one first."""
        if self.frame is None:
            return []
        found = self.interpretation.values(self.frame.world)
        return sorted(found, key=lambda literal: self.label_of(literal))

    def label_of(self, literal: Literal) -> tuple[int, str]:
        """Where a world stands in the order of labels."""
        assert isinstance(literal.value, Element)
        label = self.label(literal.value)
        return len(label), label

    def name(self, element: Element) -> str:
        """What an element is called in a sentence."""
        if element.sort.kind == "enumerated":
            return words_of(element.sort.elements[element.index])
        if element in self.names:
            return self.names[element]
        label = self.labels.get(element.sort, ())
        name = label[element.index] if element.index < len(label) else f"s{element.index}"
        noun = noun_of(element.sort.name)
        return f"{noun} {name.rsplit('_', 1)[-1] if '_' in name else name}"

    def value_of(self, symbol: Symbol, arguments: tuple[Literal, ...]) -> Value | None:
        """The value of a symbol at some arguments; None where it has none."""
        return self.value(Application(symbol, arguments))

    def rows(self, symbol: Symbol) -> Iterator[tuple[Literal, ...]]:
        """The arguments at which a symbol is worth telling: all elements, and the indices that differ."""
        choices: list[list[Literal]] = []
        for parameter in symbol.parameters:
            sort = parameter.sort
            if sort is REAL or sort in self.interpretation.carriers:
                return
            if sort.finite:
                choices.append(list(self.interpretation.values(sort)))
            else:
                choices.append([Literal(Fraction(index), sort) for index in self.indices(sort)])
        yield from list(product(*choices))[:_MOST_ROWS]

    def indices(self, sort: Sort) -> list[int]:
        """The indices that the story speaks of."""
        if self.countermodel is not None and self.countermodel.unknowns:
            shown: list[int] = []
            for variable in self.countermodel.unknowns:
                value = self.interpretation.unknowns.get(variable)
                if isinstance(value, Literal) and isinstance(value.value, Fraction):
                    first, last = int(value.value), int(value.value) + self.countermodel.depth
                    shown += range(first, last + 1)
            if shown:
                return sorted(set(shown))
        points = {0}
        for table in self.interpretation.tables.values():
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
        if sort is NAT:
            return sorted(point for point in points if point >= 0)[:_MOST_INDICES]
        return sorted(sorted(points, key=lambda point: (abs(point), point))[:_MOST_INDICES])

    def label(self, element: Element) -> str:
        """What an element is called where there is no sentence around it."""
        if element.sort.kind == "enumerated":
            return element.sort.elements[element.index]
        labels = self.labels.get(element.sort, ())
        return labels[element.index] if element.index < len(labels) else f"s{element.index}"

    def value(self, term: Term) -> Value | None:
        """The value of a closed term; None where it has none that is visible."""
        try:
            return evaluate(term, self.interpretation, self.argument.definitions)
        except Unevaluable:
            return None

    def truth(self, formula: Term) -> bool | None:
        """Whether a formula is true; None where that is not visible."""
        value = self.value(formula)
        return value if isinstance(value, bool) else None

    def true(self, formula: Term) -> bool:
        """Whether a formula is visibly true."""
        try:
            return reduce(formula, self.interpretation, self.argument.definitions) == TRUE
        except Unevaluable:
            return False

    @property
    def at_a_step(self) -> bool:
        """Whether the world shows a step that breaks."""
        return self.countermodel is not None and bool(self.countermodel.unknowns)

    def in_words(self, value: Value) -> str:
        """A value as it stands in a sentence."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Element):
            return self.name(value)
        return number_in_words(value)
