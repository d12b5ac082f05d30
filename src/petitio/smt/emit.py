"""A question as one canonical SMT-LIB text: formulas in an order of their own, symbols under canonical names.

What the author called things and the order of the premises leave no trace in the text, so they can leave none in
the answer. The text is what the solver runs, what `petitio dump --stage smt` prints, and what a second solver reads.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
    Definition,
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
from petitio.obligations import Question
from petitio.record import Mutable, Record, field
from petitio.smt.budget import scaled
from petitio.smt.canonical_order import canonical_order
from petitio.smt.patience import TIMEOUT

_MOST_BITS_AT_ONCE = 13_000
_DIGITS_AT_ONCE = 3_000

_PLAIN = {
    Operator.NOT: "not",
    Operator.AND: "and",
    Operator.OR: "or",
    Operator.XOR: "xor",
    Operator.IMPLIES: "=>",
    Operator.IFF: "=",
    Operator.EQUAL: "=",
    Operator.IF: "ite",
}
_ARITHMETIC = {
    Operator.LESS: "<",
    Operator.AT_MOST: "<=",
    Operator.ADD: "+",
    Operator.SUBTRACT: "-",
    Operator.NEGATE: "-",
    Operator.MULTIPLY: "*",
    Operator.DIVIDE: "/",
    Operator.DIV: "div",
    Operator.MOD: "mod",
    Operator.TO_REAL: "to_real",
}
_POWERS = """\
(declare-fun power_Int (Int Int) Int)
(assert (forall ((x Int) (n Int)) (! (= (power_Int x n) (ite (<= n 0) 1 (* x (power_Int x (- n 1)))))
 :pattern ((power_Int x n)))))
(assert (forall ((x Int) (n Int)) (! (=> (> x 0) (> (power_Int x n) 0)) :pattern ((power_Int x n)))))
(declare-fun power_Real (Real Int) Real)
(assert (forall ((x Real) (n Int)) (! (= (power_Real x n) (ite (<= n 0) 1.0 (* x (power_Real x (- n 1)))))
 :pattern ((power_Real x n)))))
(assert (forall ((x Real) (n Int)) (! (=> (> x 0.0) (> (power_Real x n) 0.0)) :pattern ((power_Real x n)))))
"""


class Emitter(Mutable):
    """Writes terms as SMT-LIB; `declarations` gathers what they need to have been declared first."""

    definitions: Definitions
    arithmetic: bool = True
    axioms_of_recursion: bool = True
    declarations: list[str] = field(default_factory=list)
    sorts: dict[Sort, str] = field(default_factory=dict)
    symbols: dict[Symbol, str] = field(default_factory=dict)
    unknowns: dict[Variable, str] = field(default_factory=dict)
    _numerals: dict[str, str] = field(default_factory=dict)
    _bound: int = 0
    _powers: bool = False

    # ---- Sorts

    def sort(self, sort: Sort) -> str:
        """The name of a sort, declared when first asked for."""
        if sort is BOOL:
            return "Bool"
        if sort.numeric and self.arithmetic:
            return "Real" if sort is REAL else "Int"
        key = INT if sort is NAT else sort
        if key not in self.sorts:
            self.sorts[key] = name = f"S{len(self.sorts)}"
            self.declarations.append(self.sort_declaration(key, name))
        return self.sorts[key]

    def sort_declaration(self, sort: Sort, name: str) -> str:
        """How a sort is declared: an enumerated one by its elements, another as unknown."""
        if sort.kind == "enumerated":
            return datatype(name, len(sort.elements))
        return f"(declare-sort {name} 0)"

    # ---- Symbols

    def symbol(self, symbol: Symbol) -> str:
        """The name of a symbol, declared or defined when first asked for."""
        if symbol not in self.symbols:
            definition = self.definitions.get(symbol)
            if definition is not None and not definition.recursive:
                self._define(symbol, definition)
            else:
                self.symbols[symbol] = name = f"f{len(self.symbols)}"
                self.declare(symbol, name)
                if definition is not None and self.axioms_of_recursion:
                    self._one_step(symbol, definition)
        return self.symbols[symbol]

    def declare(self, symbol: Symbol, name: str) -> None:
        """Declare a symbol of which only its signature is known."""
        parameters = [self.sort(parameter.sort) for parameter in symbol.parameters]
        self.declarations.append(f"(declare-fun {name} ({' '.join(parameters)}) {self.sort(symbol.result)})")
        if symbol.result is NAT:
            self._range(symbol, name)

    def _range(self, symbol: Symbol, name: str) -> None:
        """A Nat is an Int that is at least 0, and so is the value of a function to Nat."""
        zero = self.numeral(Fraction(0), INT)
        order = self.operator(Operator.AT_MOST, INT)
        if not symbol.parameters:
            self.declarations.append(f"(assert ({order} {zero} {name}))")
            return
        own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
        binders, guards, names = self.binders(own)
        call = f"({name} {' '.join(names)})"
        body = _implied(guards, f"({order} {zero} {call})")
        self.declarations.append(f"(assert (forall ({binders}) (! {body} :pattern ({call}))))")

    def _define(self, symbol: Symbol, definition: Definition) -> None:
        names = {variable: f"p{index}" for index, variable in enumerate(definition.variables)}
        body = self.term(definition.body, names)
        self.symbols[symbol] = name = f"f{len(self.symbols)}"
        parameters = " ".join(f"({names[variable]} {self.sort(variable.sort)})" for variable in definition.variables)
        result = self.sort(symbol.result)
        self.declarations.append(f"(define-fun {name} ({parameters}) {result} {body})")

    def _one_step(self, symbol: Symbol, definition: Definition) -> None:
        binders, guards, names = self.binders(definition.variables)
        call = f"({self.symbols[symbol]} {' '.join(names)})"
        body = self.term(definition.body, dict(zip(definition.variables, names, strict=True)))
        equation = _implied(guards, f"(= {call} {body})")
        self.declarations.append(f"(assert (forall ({binders}) (! {equation} :pattern ({call}))))")

    # ---- Variables

    def unknown(self, variable: Variable) -> str:
        """The name of a free variable, declared when first asked for."""
        if variable not in self.unknowns:
            self.unknowns[variable] = name = f"c{len(self.unknowns)}"
            self.declarations.append(f"(declare-fun {name} () {self.sort(variable.sort)})")
            if variable.sort is NAT:
                zero, order = self.numeral(Fraction(0), INT), self.operator(Operator.AT_MOST, INT)
                self.declarations.append(f"(assert ({order} {zero} {name}))")
        return self.unknowns[variable]

    def binders(self, variables: Iterable[Variable]) -> tuple[str, list[str], list[str]]:
        """Fresh names for bound variables: the binders, the guards that a Nat needs, and the names."""
        binders: list[str] = []
        guards: list[str] = []
        names: list[str] = []
        for variable in variables:
            name = f"x{self._bound}"
            self._bound += 1
            names.append(name)
            binders.append(f"({name} {self.sort(variable.sort)})")
            if variable.sort is NAT:
                zero, order = self.numeral(Fraction(0), INT), self.operator(Operator.AT_MOST, INT)
                guards.append(f"({order} {zero} {name})")
        return " ".join(binders), guards, names

    # ---- Terms

    def term(self, term: Term, names: dict[Variable, str]) -> str:
        """A term as SMT-LIB; `names` has the variables that are bound around it."""
        match term:
            case Variable():
                return names[term] if term in names else self.unknown(term)
            case Literal(value, sort):
                return self.literal(value, sort)
            case Application(symbol, ()):
                return self.symbol(symbol)
            case Application(symbol, arguments):
                parts = [self.term(argument, names) for argument in arguments]
                return f"({self.symbol(symbol)} {' '.join(parts)})"
            case Operation():
                return self._operation(term, names)
            case Quantification():
                return self.quantification(term, names)
            case Let(variable, value, body):
                name = f"x{self._bound}"
                self._bound += 1
                bound = self.term(value, names)
                return f"(let (({name} {bound})) {self.term(body, {**names, variable: name})})"
            case _:
                assert_never(term)

    def quantification(self, term: Quantification, names: dict[Variable, str]) -> str:
        """A quantified formula; a Nat ranges over the integers from 0."""
        binders, guards, fresh = self.binders(term.variables)
        body = self.term(term.body, {**names, **dict(zip(term.variables, fresh, strict=True))})
        if term.universal:
            return f"(forall ({binders}) {_implied(guards, body)})"
        return f"(exists ({binders}) {_joined('and', [*guards, body])})"

    def literal(self, value: bool | Fraction | Element, sort: Sort) -> str:
        """A value."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Element):
            return element(self.sort(sort), value.index)
        return self.numeral(value, sort)

    def numeral(self, value: Fraction, sort: Sort) -> str:
        """An exact number of a numeric sort."""
        if not self.arithmetic:
            key = f"{value} {'Real' if sort is REAL else 'Int'}"
            if key not in self._numerals:
                self._numerals[key] = name = f"n{len(self._numerals)}"
                self.declarations.append(f"(declare-fun {name} () {self.sort(sort)})")
            return self._numerals[key]
        return numeral(value, real=sort is REAL)

    def operator(self, operator: Operator, sort: Sort) -> str:
        """The name of an arithmetic operator over a sort; a symbol of its own without arithmetic."""
        plain = _ARITHMETIC[operator]
        if self.arithmetic:
            return plain
        kind = "Real" if sort is REAL else "Int"
        name = f"{operator.name}_{kind}"
        if name not in self._numerals:
            self._numerals[name] = name
            arity = 1 if operator in (Operator.NEGATE, Operator.TO_REAL) else 2
            result = self.sort(REAL if operator is Operator.TO_REAL else sort)
            if operator in (Operator.LESS, Operator.AT_MOST):
                result = "Bool"
            parameters = " ".join([self.sort(sort)] * arity)
            self.declarations.append(f"(declare-fun {name} ({parameters}) {result})")
        return name

    def _operation(self, term: Operation, names: dict[Variable, str]) -> str:
        operator = term.operator
        parts = [self.term(argument, names) for argument in term.arguments]
        if operator in _PLAIN:
            return _joined(_PLAIN[operator], parts)
        sort = term.sort
        if operator in (Operator.LESS, Operator.AT_MOST):
            sort = REAL if REAL in [argument.sort for argument in term.arguments] else INT
        if operator is Operator.TO_REAL:
            sort = INT
        if operator is Operator.POWER:
            return f"({self._power(sort)} {' '.join(parts)})"
        return f"({self.operator(operator, sort)} {' '.join(parts)})"

    def powers(self) -> str:
        """What is known of powers: that they go on by one factor, and stay positive."""
        return _POWERS.rstrip()

    def _power(self, sort: Sort) -> str:
        kind = "Real" if sort is REAL else "Int"
        if self.arithmetic:
            if not self._powers:
                self._powers = True
                self.declarations.append(self.powers())
            return f"power_{kind}"
        name = f"POWER_{kind}"
        if name not in self._numerals:
            self._numerals[name] = name
            self.declarations.append(f"(declare-fun {name} ({self.sort(sort)} {self.sort(INT)}) {self.sort(sort)})")
        return name


class Script(Record):
    """A question as text: `declarations`, then one assertion for each formula, in the order of `order`."""

    declarations: tuple[str, ...]
    assertions: tuple[str, ...]
    order: tuple[int, ...]
    emitter: Emitter

    @property
    def text(self) -> str:
        """All of it, without options and without a command to check."""
        return "\n".join([*self.declarations, *(f"(assert {formula})" for formula in self.assertions)])


def emit(question: Question, *, axioms_of_recursion: bool = True) -> Script:
    """The canonical text of a question."""
    order = _order(question)
    emitter = Emitter(question.definitions, question.arithmetic, axioms_of_recursion)
    assertions = tuple(emitter.term(question.formulas[index], {}) for index in order)
    return Script(tuple(emitter.declarations), assertions, order, emitter)


def _order(question: Question) -> tuple[int, ...]:
    """The order of the formulas, whatever they are called and however they come."""
    shapes: list[str] = []
    symbols: list[tuple[Hashable, ...]] = []
    for formula in question.formulas:
        emitter = Emitter(question.definitions, question.arithmetic, axioms_of_recursion=False)
        text = emitter.term(formula, {})
        shapes.append(f"{len(text):08d} {text} {emitter.declarations}")
        symbols.append((*emitter.symbols, *emitter.unknowns, *emitter.sorts))
    return canonical_order(shapes, symbols)


# An instance of a quantifier spends no budget, and where instances breed there can be a quarter of a million of them
# in one step. This bound is a count, so it is the same on every machine.
_MOST_INSTANCES = 10_000

_OPTIONS = {
    "produce-models": "true",
    "produce-unsat-assumptions": "true",
    "smt.ematching": "true",
    "smt.mbqi": "true",
    "smt.arith.solver": "6",
    "smt.qi.lazy_threshold": "20",
    "sat.phase": "caching",
    "pp.max_depth": "4294967295",
    "pp.min_alias_size": "100",
}


# A context that sees many questions counts the instances of all of them.
OF_MANY_QUESTIONS = {"smt.qi.max_instances": "5000"}


def preamble(budget: int, *, seed: int = 0, options: Mapping[str, str] | None = None) -> str:
    """Every option that the answer could depend on; the solver keeps options from one context to the next."""
    chosen = {
        "rlimit": str(scaled(budget)),
        # A last resort, in milliseconds: some steps of nonlinear arithmetic take minutes and spend no budget.
        "timeout": str(scaled(TIMEOUT) * 1000),
        **_OPTIONS,
        "smt.qi.max_instances": str(scaled(min(budget // 20, _MOST_INSTANCES))),
        "smt.random_seed": str(seed),
        "sat.random_seed": str(seed),
        **(options or {}),
    }
    return "\n".join(f"(set-option :{name} {value})" for name, value in chosen.items())


def datatype(name: str, size: int) -> str:
    """The declaration of a sort with exactly `size` elements."""
    constructors = " ".join(f"({element(name, index)})" for index in range(size))
    return f"(declare-datatypes (({name} 0)) (({constructors})))"


def element(sort: str, index: int) -> str:
    """The name of one element of a finite sort."""
    return f"{sort}e{index}"


def numeral(value: Fraction, *, real: bool) -> str:
    """An exact number as SMT-LIB."""
    if value < 0:
        return f"(- {numeral(-value, real=real)})"
    if not real:
        return _digits(value.numerator)
    if value.denominator == 1:
        return f"{_digits(value.numerator)}.0"
    return f"(/ {_digits(value.numerator)}.0 {_digits(value.denominator)}.0)"


def _digits(number: int) -> str:
    """A number that is not negative in decimals, also where it has more of them than Python prints at once."""
    if number.bit_length() < _MOST_BITS_AT_ONCE:
        return str(number)
    high, low = divmod(number, 10**_DIGITS_AT_ONCE)
    return _digits(high) + str(low).zfill(_DIGITS_AT_ONCE)


def _implied(guards: list[str], body: str) -> str:
    return f"(=> {_joined('and', guards)} {body})" if guards else body


def _joined(operator: str, parts: list[str]) -> str:
    if len(parts) == 1 and operator in ("and", "or"):
        return parts[0]
    return f"({operator} {' '.join(parts)})"
