"""A question over finite domains: unknown sorts get so many elements, indices a window and a stated tail.

Quantifiers are expanded over the elements and over the window, so that the solver sees a problem without them. What
it finds is a candidate: a table with a tail, which has then to be shown true of all indices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Definitions,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.record import Record, field
from petitio.semantics import Interpretation, Table, Unevaluable, default, reduce
from petitio.smt.emit import Emitter, datatype, element, numeral
from petitio.smt.models import read_model
from petitio.smt.tails import Tail, Window, table_with_tail

MOST_TEXT = 400_000
_HIGHEST_POWER = 16


class TooLarge(Exception):
    """Expanding the quantifiers would make a text beyond bounds."""


class Domain(Record):
    """How large a world to look in: elements per unknown sort, the indices told apart, and the tail after them.

    With `samples`, universal quantifiers over Real are tried at sample points. With `free`, what exists outside all
    other quantifiers may be any number, and not only one that the window shows.
    """

    sizes: Mapping[Sort, int]
    points: tuple[int, ...]
    tail: Tail
    recursions: bool = True
    samples: bool = False
    free: bool = False

    @property
    def indices(self) -> tuple[int, ...]:
        """The indices that quantifiers are expanded over: the points, those just before them, and a few beyond."""
        last = self.points[-1]
        before = {point - 1 for point in self.points if point > 0}
        return tuple(sorted({*self.points, *before, last + 1, last + 2}))


class GroundEmitter(Emitter):
    """Writes terms without quantifiers over finite sorts and integers."""

    domain: Domain = field(kw_only=True)
    entries: dict[Symbol, dict[tuple[int, ...], str]] = field(default_factory=dict)
    slopes: dict[Symbol, str] = field(default_factory=dict)
    atoms: list[str] = field(default_factory=list)
    numbers: list[tuple[str, Sort]] = field(default_factory=list)
    auxiliary: dict[str, Symbol] = field(default_factory=dict)
    written: int = 0

    def sort_declaration(self, sort: Sort, name: str) -> str:
        """An unknown sort has as many elements as the domain says."""
        if sort.unknown:
            return datatype(name, self.domain.sizes.get(sort, 1))
        return Emitter.sort_declaration(self, sort, name)

    def declare(self, symbol: Symbol, name: str) -> None:
        """A symbol over indices becomes a table over the points with a tail; others stay as they are."""
        indexed = [index for index, p in enumerate(symbol.parameters) if p.sort in (NAT, INT)]
        if not indexed or len(indexed) > 2:
            Emitter.declare(self, symbol, name)
            if not any(p.sort is REAL or p.sort.numeric for p in symbol.parameters):
                self._weigh(symbol, name)
            return
        finite = [p.sort for p in symbol.parameters if p.sort not in (NAT, INT)]
        result = self.sort(symbol.result)
        parameters = " ".join(self.sort(sort) for sort in finite)
        entries: dict[tuple[int, ...], str] = {}
        for key in product(self.domain.points, repeat=len(indexed)):
            entry = f"{name}_{'_'.join(str(k).replace('-', 'm') for k in key)}"
            entries[key] = entry
            self.declarations.append(f"(declare-fun {entry} ({parameters}) {result})")
            self._note(symbol, entry)
            self._weigh_entry(symbol, entry, finite)
        self.entries[symbol] = entries
        names = [f"p{index}" for index in range(len(symbol.parameters))]
        others = [names[i] for i in range(len(names)) if i not in indexed]
        body = self._lookup(symbol, entries, [names[i] for i in indexed], others, ())
        binders = " ".join(f"({n} {self.sort(p.sort)})" for n, p in zip(names, symbol.parameters, strict=True))
        self.declarations.append(f"(define-fun {name} ({binders}) {result} {body})")

    def _note(self, symbol: Symbol, name: str) -> None:
        """Keep in mind a part of a symbol that the solver is to find, over the arguments that are no index."""
        finite = tuple(p for p in symbol.parameters if p.sort not in (NAT, INT))
        self.auxiliary[name] = Symbol(name, None, "func", finite, symbol.result, None, symbol.span)

    def _lookup(
        self,
        symbol: Symbol,
        entries: dict[tuple[int, ...], str],
        indices: list[str],
        others: list[str],
        chosen: tuple[int, ...],
    ) -> str:
        if not indices:
            return self._entry(entries[chosen], others)
        index, rest = indices[0], indices[1:]
        points = self.domain.points
        last = self._lookup(symbol, entries, rest, others, (*chosen, points[-1]))
        alone = len(chosen) == 0 and not rest
        if alone and self.domain.tail == "linear" and symbol.result.numeric:
            slope = self.slopes.get(symbol)
            if slope is None:
                slope = f"{self.symbols[symbol]}_slope"
                self.slopes[symbol] = slope
                parameters = [p.sort for p in symbol.parameters if p.sort not in (NAT, INT)]
                sorts = " ".join(self.sort(sort) for sort in parameters)
                self.declarations.append(f"(declare-fun {slope} ({sorts}) {self.sort(symbol.result)})")
                self._note(symbol, slope)
                self._weigh_entry(symbol, slope, parameters)
            beyond = f"(- {index} {numeral(Fraction(points[-1]), real=False)})"
            if symbol.result is REAL:
                beyond = f"(to_real {beyond})"
            last = f"(+ {last} (* {beyond} {self._entry(slope, others)}))"
        if alone and self.domain.tail == "periodic" and len(points) > 1:
            before = self._lookup(symbol, entries, rest, others, (*chosen, points[-2]))
            even = f"(= (mod (- {index} {numeral(Fraction(points[-1]), real=False)}) 2) 0)"
            last = f"(ite {even} {last} {before})"
        text = last
        for here, beyond_here in reversed(list(pairwise(points))):
            value = self._lookup(symbol, entries, rest, others, (*chosen, here))
            text = f"(ite (< {index} {numeral(Fraction(beyond_here), real=False)}) {value} {text})"
        return text

    def _entry(self, entry: str, others: list[str]) -> str:
        return f"({entry} {' '.join(others)})" if others else entry

    def quantification(self, term: Quantification, names: dict[Variable, str]) -> str:
        """Expanded, except over Real. What exists may lie a little beyond what is asked about: n + 1, say."""
        sampled = self._sampled(term.universal)
        kept = tuple(variable for variable in term.variables if variable.sort is REAL and not sampled)
        expanded = [variable for variable in term.variables if variable not in kept]
        rows = [self._values(variable.sort, further=not term.universal) for variable in expanded]
        # The body is written once, with marks that occur in no text; only these differ from instance to instance.
        marks = [f"@{self._bound + place}@" for place in range(len(expanded))]
        self._bound += len(marks)
        inner = {**names, **dict(zip(expanded, marks, strict=True))}
        if kept:
            body = Emitter.quantification(self, Quantification(term.universal, kept, term.body), inner)
        else:
            body = self.term(term.body, inner)
        parts: list[str] = []
        for row in product(*rows):
            part = body
            for mark, value in zip(marks, row, strict=True):
                part = part.replace(mark, value)
            parts.append(part)
            self.written += len(part)
            if self.written > MOST_TEXT:
                raise TooLarge
        operator = "and" if term.universal else "or"
        return parts[0] if len(parts) == 1 else f"({operator} {' '.join(parts)})"

    def _sampled(self, universal: bool) -> bool:
        """Whether a quantifier over Real is tried at sample points."""
        return universal and self.domain.samples

    def closed_form(self, symbol: Symbol, value: Callable[[str, tuple[Term, ...]], Term]) -> Table | None:
        """A symbol that depends on numbers as a closed form, if it has one; `value` gives the parts that the solver
        found, at arguments."""
        if symbol not in self.entries:
            return None
        window = Window(self.domain.points, self.domain.tail, self.slopes.get(symbol))
        return table_with_tail(symbol, self.entries[symbol], value, window)

    def _range(self, symbol: Symbol, name: str) -> None:
        if not symbol.parameters:
            Emitter._range(self, symbol, name)

    def _values(self, sort: Sort, *, further: bool = False) -> list[str]:
        if sort is BOOL:
            return ["true", "false"]
        if sort is REAL:
            return [numeral(Fraction(value), real=True) for value in (0, 1, 2, -1)]
        if sort.finite:
            name = self.sort(sort)
            size = len(sort.elements) if sort.kind == "enumerated" else self.domain.sizes.get(sort, 1)
            return [element(name, index) for index in range(size)]
        indices = {*self.domain.indices, *(range(min(self.domain.points[0], -2), 0) if sort is INT else ())}
        values = sorted(index for index in indices if sort is INT or index >= 0)
        if further:
            below = (values[0] - 2, values[0] - 1) if sort is INT else ()
            values = [*below, *values, values[-1] + 1, values[-1] + 2]
        return [numeral(Fraction(value), real=False) for value in values]

    def unknown(self, variable: Variable) -> str:
        """A free index is one of those the window shows."""
        new = variable not in self.unknowns
        name = Emitter.unknown(self, variable)
        if new and variable.sort in (NAT, INT) and self.domain.free:
            self.numbers.append((name, variable.sort))
        elif new and variable.sort in (NAT, INT):
            choices = " ".join(f"(= {name} {value})" for value in self._values(variable.sort))
            self.declarations.append(f"(assert (or {choices}))")
            self.numbers.append((name, variable.sort))
        return name

    def powers(self) -> str:
        """Powers up to the 16th, written out; a model that needs a higher one does not replay."""
        lines: list[str] = []
        for sort, one in (("Int", "1"), ("Real", "1.0")):
            body, product_ = "0" if sort == "Int" else "0.0", ["x"]
            while len(product_) < _HIGHEST_POWER:
                product_.append(f"(* x {product_[-1]})")
            for exponent in range(_HIGHEST_POWER, 0, -1):
                body = f"(ite (= n {exponent}) {product_[exponent - 1]} {body})"
            lines.append(f"(define-fun power_{sort} ((x {sort}) (n Int)) {sort} (ite (= n 0) {one} {body}))")
        return "\n".join(lines)

    # ---- What to keep small

    def _weigh(self, symbol: Symbol, name: str) -> None:
        self._weigh_entry(symbol, name, [parameter.sort for parameter in symbol.parameters])

    def _weigh_entry(self, symbol: Symbol, entry: str, sorts: list[Sort]) -> None:
        if any(sort is REAL or sort.numeric for sort in sorts):
            return
        for row in product(*(self._values(sort) for sort in sorts)):
            call = f"({entry} {' '.join(row)})" if row else entry
            if symbol.result is BOOL:
                self.atoms.append(call)
            elif symbol.result.numeric:
                self.numbers.append((call, symbol.result))
                if symbol.result is NAT:
                    self.declarations.append(f"(assert (<= 0 {call}))")

    def preferences(self) -> list[str]:
        """Soft assertions: few true atoms, and numbers that are small and not negative."""
        soft = [f"(assert-soft (not {atom}) :weight 4)" for atom in self.atoms]
        for number, sort in self.numbers:
            zero = numeral(Fraction(0), real=sort is REAL)
            one = numeral(Fraction(1), real=sort is REAL)
            soft.append(f"(assert-soft (<= {zero} {number}) :weight 2)")
            soft.append(f"(assert-soft (= {number} {zero}) :weight 1)")
            soft.append(f"(assert-soft (<= {number} {one}) :weight 1)")
        return soft

    def least_numbers(self) -> list[str]:
        """Elements are alike, so the first constant may as well be the first of them, and so on."""
        rows: dict[Sort, list[str]] = {}
        for symbol, name in self.symbols.items():
            if not symbol.parameters and symbol.result.unknown and symbol not in self.definitions:
                rows.setdefault(symbol.result, []).append(name)
        found: list[str] = []
        for sort, constants in rows.items():
            values = self._values(sort)
            for index, constant in enumerate(constants[: len(values) - 1]):
                choices = " ".join(f"(= {constant} {value})" for value in values[: index + 1])
                found.append(f"(assert (or {choices}))")
        return found


def ground_text(
    normal: Sequence[Term], definitions: Definitions, domain: Domain, emitter: GroundEmitter | None = None
) -> tuple[GroundEmitter, str]:
    """Formulas that are written out, over a domain, as text without options, and the emitter that knows its names.

    Raises TooLarge where the text would grow beyond bounds.
    """
    if emitter is None:
        emitter = GroundEmitter(definitions, domain=domain, axioms_of_recursion=False)
    assertions = [emitter.term(_freed(formula) if domain.free else formula, {}) for formula in normal]
    if domain.recursions:
        for symbol, definition in list(definitions.items()):
            if definition.recursive and symbol in emitter.symbols:
                assertions.append(emitter.term(one_step(symbol, definitions), {}))
    else:
        for symbol in list(emitter.entries):
            if symbol in definitions:
                assertions.extend(_known_entries(symbol, emitter, definitions))
    assertions_text = [f"(assert {assertion})" for assertion in assertions]
    return emitter, "\n".join([*emitter.declarations, *assertions_text, *emitter.least_numbers()])


def _freed(formula: Term) -> Term:
    """What exists outside all other quantifiers as something free."""
    match formula:
        case Operation(Operator.AND, parts, _):
            return terms.conjunction(map(_freed, parts))
        case Quantification(False, variables, body, _):
            fresh = tuple(Variable(variable.name, variable.sort) for variable in variables)
            return _freed(terms.substitute(body, dict(zip(variables, fresh, strict=True))))
        case _:
            return formula


def _known_entries(symbol: Symbol, emitter: GroundEmitter, definitions: Definitions) -> list[str]:
    """The values that a recursion has at the points, where these can be worked out from the definitions alone."""
    if any(parameter.sort is not NAT for parameter in symbol.parameters):
        return []
    found: list[str] = []
    for key, entry in emitter.entries[symbol].items():
        call = Application(symbol, tuple(Literal(Fraction(index), NAT) for index in key))
        if any(s not in definitions for s in terms.symbols_of([call], definitions)):
            return []
        try:
            value = reduce(call, Interpretation({}, {}), definitions)
        except Unevaluable:
            continue
        if isinstance(value, Literal):
            found.append(f"(= {entry} {emitter.literal(value.value, symbol.result)})")
    return found


def one_step(symbol: Symbol, definitions: Definitions) -> Term:
    """The equation that a recursion is, for all arguments."""
    definition = definitions[symbol]
    body = terms.refresh(definition.body)
    call = Application(symbol, definition.variables)
    operator = Operator.IFF if symbol.result is BOOL else Operator.EQUAL
    return Quantification(True, definition.variables, Operation(operator, (call, body), BOOL))


def read_ground_model(text: str, emitter: GroundEmitter) -> Interpretation:
    """The model of a ground text as a countermodel with its closed forms. Raises UnreadableModel."""
    domain = emitter.domain
    reader_emitter = Emitter({})
    reader_emitter.sorts = emitter.sorts
    reader_emitter.symbols = {**emitter.symbols, **{symbol: name for name, symbol in emitter.auxiliary.items()}}
    reader_emitter.unknowns = emitter.unknowns
    sizes = {sort: domain.sizes.get(sort, 1) for sort in emitter.sorts if sort.unknown}
    raw = read_model(text, reader_emitter, sizes)

    def value(name: str, arguments: tuple[Term, ...]) -> Term:
        symbol = emitter.auxiliary[name]
        table = raw.tables.get(symbol)
        if table is None:
            return default(symbol.result)
        return terms.substitute(table.body, dict(zip(table.variables, arguments, strict=True)))

    tables: dict[Symbol, Table] = {}
    for symbol in emitter.symbols:
        closed = emitter.closed_form(symbol, value)
        if closed is not None:
            tables[symbol] = closed
        elif symbol in raw.tables:
            tables[symbol] = raw.tables[symbol]
    if not domain.recursions:
        # What a recursion is, its definition says; the table served to find the rest.
        tables = {symbol: table for symbol, table in tables.items() if symbol not in emitter.definitions}
    return Interpretation({**raw.sizes, **sizes}, tables, raw.unknowns)
