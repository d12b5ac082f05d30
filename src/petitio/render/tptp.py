"""An obligation as a TPTP problem in typed first-order form (TF0 with arithmetic), for provers that read those.

G. Sutcliffe, S. Schulz, K. Claessen, P. Baumgartner, "The TPTP Typed First-order Form and Arithmetic", LPAR 2012.
Definitions are put in their places; a recursion becomes its one-step equations. A `Nat` is an `$int` from 0 on.
TF0 has no truth values as arguments, so a word that takes one cannot be said in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal as Word
from typing import assert_never

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    MODAL,
    NAT,
    REAL,
    TRUE,
    Application,
    Definitions,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.record import Record

Status = Word["Theorem", "CounterSatisfiable", "Unknown"]
_JOINED = {Operator.AND: "&", Operator.OR: "|", Operator.XOR: "<~>", Operator.IMPLIES: "=>", Operator.IFF: "<=>"}
_FUNCTIONS = {
    Operator.ADD: "$sum",
    Operator.SUBTRACT: "$difference",
    Operator.NEGATE: "$uminus",
    Operator.MULTIPLY: "$product",
    Operator.DIVIDE: "$quotient",
    # The remainder is never negative.
    Operator.DIV: "$quotient_e",
    Operator.MOD: "$remainder_e",
    Operator.TO_REAL: "$to_real",
}
_ORDERS = {Operator.LESS: "$less", Operator.AT_MOST: "$lesseq"}
# What "at most so long" is here: `if` inside of a term doubles its formula.
_MOST_CHARACTERS = 400_000


class Inexpressible(Exception):
    """Why an obligation cannot be said in this form."""


class Statement(Record):
    """A formula with the name and the role that it has in a problem."""

    name: str
    role: Word["axiom", "hypothesis", "conjecture"]
    formula: Term


def tptp(title: str, definitions: Definitions, statements: Iterable[Statement], status: Status | None = None) -> str:
    """The problem as text. Raises Inexpressible where there is no way to say it."""
    writer = _Writer(definitions)
    rows = [(statement.role, statement.name, writer.statement(statement.formula)) for statement in statements]
    lines = [f"% {title}"]
    lines += [f"% {written} is {word}" for written, word in writer.words.items() if written != word]
    if status is not None:
        lines.append(f"% Status : {status}")
    taken: set[str] = set()
    for role, name, text in (*writer.types, *writer.axioms, *rows):
        lines.append(f"tff({_apart(name, taken)}, {role}, {text}).")
    return "\n".join(lines) + "\n"


def _apart(word: str, taken: set[str]) -> str:
    """A name that is not taken, as like to the word as TPTP lets it be; it is taken then."""
    ascii_word = "".join(c if c.isascii() and (c.isalnum() or c == "_") else f"_u{ord(c):x}_" for c in word)
    stem = ascii_word[:1].lower() + ascii_word[1:] if ascii_word[:1].isalpha() else f"w{ascii_word}"
    written, count = stem, 1
    while written in taken:
        count += 1
        written = f"{stem}_{count}"
    taken.add(written)
    return written


class _Writer:
    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._taken: set[str] = set()
        self._written: dict[Sort | Symbol | Variable | str, str] = {}
        self._bound = 0
        # Each with its role, its name and its text.
        self.types: list[tuple[str, str, str]] = []
        self.axioms: list[tuple[str, str, str]] = []
        self.words: dict[str, str] = {}

    def statement(self, formula: Term) -> str:
        """A closed formula, with all that it needs declared. Raises Inexpressible."""
        text = self.formula(self._unfolded(formula), {})
        if len(text) > _MOST_CHARACTERS:
            raise Inexpressible("with its definitions in their places it is too long")
        return text

    def _unfolded(self, formula: Term) -> Term:
        try:
            return terms.unfold(formula, self._definitions)
        except terms.TooLong:
            raise Inexpressible("with its definitions in their places it is too long") from None

    # ---- Names

    def _named(self, key: Sort | Symbol | Variable | str, word: str) -> str:
        self._written[key] = written = _apart(word, self._taken)
        self.words[written] = word
        return written

    def sort(self, sort: Sort) -> str:
        """The name of a sort, declared when first asked for."""
        if sort is BOOL:
            raise Inexpressible("a truth value is an argument or a value there")
        if sort.numeric:
            return "$real" if sort is REAL else "$int"
        if sort not in self._written:
            name = self._named(sort, sort.name)
            self._type(name, "$tType")
            if sort.kind == "enumerated":
                self._elements(sort, name)
        return self._written[sort]

    def _elements(self, sort: Sort, name: str) -> None:
        """Exactly these elements, all different."""
        elements = [self._named(f"{name} {index}", element) for index, element in enumerate(sort.elements)]
        for element in elements:
            self._type(element, name)
        closed = " | ".join(f"(X = {element})" for element in elements)
        self._axiom(f"{name}_elements", f"! [X: {name}] : ({closed})")
        apart = [f"({one} != {other})" for i, one in enumerate(elements) for other in elements[i + 1 :]]
        if apart:
            self._axiom(f"{name}_different", f"({' & '.join(apart)})")

    def symbol(self, symbol: Symbol) -> str:
        """The name of a symbol, declared when first asked for."""
        if symbol not in self._written:
            parameters = [self.sort(parameter.sort) for parameter in symbol.parameters]
            result = "$o" if symbol.result is BOOL else self.sort(symbol.result)
            name = self._named(symbol, symbol.title)
            self._declare(name, parameters, result)
            if symbol.result is NAT:
                self._natural(symbol.parameters, Application(symbol, symbol.parameters), f"{name}_natural")
            definition = self._definitions.get(symbol)
            if definition is not None:
                call = Application(symbol, definition.variables)
                operator = Operator.IFF if symbol.result is BOOL else Operator.EQUAL
                step = Operation(operator, (call, self._unfolded(definition.body)), BOOL)
                self._axiom(f"{name}_step", self.formula(terms.universal(definition.variables, step), {}))
        return self._written[symbol]

    def _declare(self, name: str, parameters: list[str], result: str) -> None:
        head = (
            ""
            if not parameters
            else f"{parameters[0]} > "
            if len(parameters) == 1
            else f"({' * '.join(parameters)}) > "
        )
        self._type(name, head + result)

    def _type(self, name: str, signature: str) -> None:
        self.types.append(("type", f"{name}_type", f"{name}: {signature}"))

    def _axiom(self, name: str, text: str) -> None:
        self.axioms.append(("axiom", name, text))

    def _natural(self, variables: tuple[Variable, ...], value: Term, name: str) -> None:
        at_least = Operation(Operator.AT_MOST, (Literal(Fraction(0), INT), value), BOOL)
        self._axiom(name, self.formula(terms.universal(variables, at_least), {}))

    def unknown(self, variable: Variable) -> str:
        """The name of a free variable, declared when first asked for."""
        if variable not in self._written:
            name = self._named(variable, variable.name)
            self._declare(name, [], "$o" if variable.sort is BOOL else self.sort(variable.sort))
            if variable.sort is NAT:
                self._natural((), variable, f"{name}_natural")
        return self._written[variable]

    # ---- Formulas

    def formula(self, term: Term, names: dict[Variable, str]) -> str:
        """A term of sort Bool as a formula; `names` has the variables that are bound around it."""
        match term:
            case Literal(value):
                return "$true" if value else "$false"
            case Variable():
                return self.unknown(term)
            case Quantification():
                return self._quantified(term, names)
            case Operation(Operator.NOT, (inner,), _):
                return f"~ {self.formula(inner, names)}"
            case Operation(Operator.IF, (test, yes, no), _):
                condition = self.formula(test, names)
                return f"(({condition} => {self.formula(yes, names)}) & (~ {condition} => {self.formula(no, names)}))"
            case Operation(operator, parts, _) if operator in _JOINED:
                return self._joined(_JOINED[operator], [self.formula(part, names) for part in parts])
            case Operation(Operator.EQUAL, parts, _) if parts[0].sort is BOOL:
                return self._joined("<=>", [self.formula(part, names) for part in parts])
            case Operation(operator, _, _) if operator in MODAL:
                raise Inexpressible("it is about possible worlds that are not spelled out")
            case Operation() | Application():
                return self._atom(term, names)
            case Let():
                raise AssertionError("what is unfolded has no `let`")
            case _:
                assert_never(term)

    def _joined(self, operator: str, parts: list[str]) -> str:
        if len(parts) > 2 and operator not in ("&", "|"):
            return self._joined(operator, [self._joined(operator, parts[:-1]), parts[-1]])
        return f"({f' {operator} '.join(parts)})" if len(parts) > 1 else parts[0]

    def _quantified(self, term: Quantification, names: dict[Variable, str]) -> str:
        truths = [variable for variable in term.variables if variable.sort is BOOL]
        if truths:
            # There are two truth values, so what holds of all or of some holds of both or of one.
            rest = tuple(variable for variable in term.variables if variable is not truths[0])
            both = [terms.substitute(term.body, {truths[0]: value}) for value in (TRUE, FALSE)]
            parts = [Quantification(term.universal, rest, part) if rest else part for part in both]
            return self._joined("&" if term.universal else "|", [self.formula(part, names) for part in parts])
        inner = dict(names)
        for variable in term.variables:
            inner[variable] = f"X{self._bound}"
            self._bound += 1
        binders = ", ".join(f"{inner[variable]}: {self.sort(variable.sort)}" for variable in term.variables)
        guards = [f"$lesseq(0, {inner[variable]})" for variable in term.variables if variable.sort is NAT]
        body = self.formula(term.body, inner)
        if guards and term.universal:
            body = f"({self._joined('&', guards)} => {body})"
        elif guards:
            body = self._joined("&", [*guards, body])
        return f"({'!' if term.universal else '?'} [{binders}] : {body})"

    def _atom(self, term: Operation | Application, names: dict[Variable, str]) -> str:
        choice = next((part for part in terms.subterms(term) if _chooses(part)), None)
        if isinstance(choice, Operation):
            # TF0 has no `if` among terms: what is said of it is said of either part, where that is the one.
            test, yes, no = choice.arguments
            either = (terms.replaced(term, choice, yes), terms.replaced(term, choice, no))
            text = self.formula(Operation(Operator.IF, (test, *either), BOOL), names)
            if len(text) > _MOST_CHARACTERS:
                raise Inexpressible("with each `if` taken apart it is too long")
            return text
        if isinstance(term, Application):
            return self._applied(self.symbol(term.symbol), [self.term(part, names) for part in term.arguments])
        parts = [self.term(part, names) for part in term.arguments]
        if term.operator is Operator.EQUAL:
            return f"({parts[0]} = {parts[1]})"
        return self._applied(_ORDERS[term.operator], parts)

    # ---- Terms

    def term(self, term: Term, names: dict[Variable, str]) -> str:
        """A term of any sort but Bool."""
        if term.sort is BOOL:
            raise Inexpressible("a truth value is an argument or a value there")
        match term:
            case Variable():
                return names[term] if term in names else self.unknown(term)
            case Literal(value, sort):
                if isinstance(value, Element):
                    return self._written[f"{self.sort(sort)} {value.index}"]
                return _numeral(Fraction(value), real=sort is REAL)
            case Application(symbol, arguments):
                return self._applied(self.symbol(symbol), [self.term(part, names) for part in arguments])
            case Operation(Operator.POWER, arguments, sort):
                return self._applied(self._power(sort), [self.term(part, names) for part in arguments])
            case Operation(operator, arguments, _):
                parts = [self.term(part, names) for part in arguments]
                function = _FUNCTIONS[operator]
                while len(parts) > 2:
                    parts[:2] = [self._applied(function, parts[:2])]
                return self._applied(function, parts)
            case _:
                raise AssertionError(f"no term: {term!r}")

    def _applied(self, name: str, parts: list[str]) -> str:
        return f"{name}({', '.join(parts)})" if parts else name

    def _power(self, sort: Sort) -> str:
        """A function that goes on by one factor, and stays positive."""
        kind = "$real" if sort is REAL else "$int"
        if f"power {kind}" not in self._written:
            name = self._named(f"power {kind}", f"power_{kind[1:]}")
            self._declare(name, [kind, "$int"], kind)
            zero, one = ("0.0", "1.0") if sort is REAL else ("0", "1")
            step = f"$product(X, {name}(X, $difference(N, 1)))"
            binders = f"! [X: {kind}, N: $int]"
            first = f"{binders} : ($lesseq(N, 0) => ({name}(X, N) = {one}))"
            later = f"{binders} : ($less(0, N) => ({name}(X, N) = {step}))"
            positive = f"{binders} : ($less({zero}, X) => $less({zero}, {name}(X, N)))"
            for row, text in (("first", first), ("step", later), ("positive", positive)):
                self._axiom(f"{name}_{row}", text)
        return self._written[f"power {kind}"]


def _chooses(part: Term) -> bool:
    return isinstance(part, Operation) and part.operator is Operator.IF and part.sort is not BOOL


def _numeral(value: Fraction, *, real: bool) -> str:
    """An exact number. A real is a decimal, or the quotient of two where no decimal is exact."""
    if not real:
        return str(value)
    if value.denominator == 1:
        return f"{value}.0"
    return f"$quotient({value.numerator}.0, {value.denominator}.0)"
