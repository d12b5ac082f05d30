"""What the solver prints of a model, read back as a countermodel in our own terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Element,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.record import Mutable, field
from petitio.semantics import Interpretation, Table
from petitio.smt.emit import Emitter

Expression = str | list["Expression"]

_TOKENS = re.compile(r"\(|\)|\|[^|]*\||\"(?:[^\"]|\"\")*\"|;[^\n]*|[^\s()]+")
_OPERATORS = {
    "not": Operator.NOT,
    "and": Operator.AND,
    "or": Operator.OR,
    "xor": Operator.XOR,
    "=>": Operator.IMPLIES,
    "<": Operator.LESS,
    "<=": Operator.AT_MOST,
    "+": Operator.ADD,
    "*": Operator.MULTIPLY,
    "/": Operator.DIVIDE,
    "div": Operator.DIV,
    "mod": Operator.MOD,
    "to_real": Operator.TO_REAL,
}


class UnreadableModel(Exception):
    """The solver's model holds something that has no closed form here."""


def read_expressions(text: str) -> list[Expression]:
    """The S-expressions of a text, as nested lists of words. Raises UnreadableModel on unbalanced brackets."""
    stack: list[list[Expression]] = [[]]
    for match in _TOKENS.finditer(text):
        token = match.group()
        if token == "(":
            stack.append([])
        elif token == ")":
            if len(stack) == 1:
                raise UnreadableModel("unbalanced brackets")
            done = stack.pop()
            stack[-1].append(done)
        elif not token.startswith(";"):
            stack[-1].append(token)
    if len(stack) != 1:
        raise UnreadableModel("unbalanced brackets")
    return stack[0]


def read_model(text: str, emitter: Emitter, fixed: Mapping[Sort, int] | None = None) -> Interpretation:
    """The countermodel that `(get-model)` printed for a text that `emitter` wrote.

    `fixed` has the sizes of sorts that the text itself made finite. Raises UnreadableModel where it cannot be read.
    """
    expressions = read_expressions(text)
    body = expressions[0] if expressions and isinstance(expressions[0], list) else []
    reader = _Reader(emitter, dict(fixed or {}))
    functions: list[list[Expression]] = []
    for part in body:
        if not isinstance(part, list) or not part:
            continue
        match part:
            case ["declare-fun", str(name), _, str(sort)]:
                reader.universe(name, sort)
            case ["define-fun", str(name), list(), _, _]:
                reader.functions[name] = part
                functions.append(part)
            case ["declare-fun" | "define-fun", *_]:
                raise UnreadableModel("a function that is not written as one")
    tables: dict[Symbol, Table] = {}
    for symbol, name in emitter.symbols.items():
        if name in reader.functions:
            tables[symbol] = reader.table(name, tuple(p.sort for p in symbol.parameters), symbol.result)
    unknowns: dict[Variable, Term] = {}
    for variable, name in emitter.unknowns.items():
        if name in reader.functions:
            unknowns[variable] = reader.table(name, (), variable.sort).body
    sizes = {**{sort: max(1, len(elements)) for sort, elements in reader.universes.items()}, **reader.sizes}
    return Interpretation(sizes, tables, unknowns)


class _Reader(Mutable):
    emitter: Emitter
    sizes: dict[Sort, int]
    functions: dict[str, list[Expression]] = field(default_factory=dict)
    universes: dict[Sort, list[str]] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    depth: int = 0

    def universe(self, name: str, sort_name: str) -> None:
        """Note an element of an unknown sort."""
        for sort, known in self.emitter.sorts.items():
            if known == sort_name:
                row = self.universes.setdefault(sort, [])
                self.elements[name] = Element(sort, len(row))
                row.append(name)

    def table(self, name: str, sorts: tuple[Sort, ...], result: Sort) -> Table:
        """A function of the model as a closed form over parameters of the given sorts."""
        _, _, parameters, _, body = self.functions[name]
        variables = tuple(Variable(f"x{index}", sort) for index, sort in enumerate(sorts))
        names: dict[str, Term] = {}
        for parameter, variable in zip(parameters, variables, strict=True):
            names[_bound_name(parameter)] = variable
        term = self.term(body, names, result)
        if isinstance(term, Literal) and result.numeric and term.sort is not result:
            term = Literal(term.value, result)
        return Table(variables, term)

    def term(self, expression: Expression, names: Mapping[str, Term], wanted: Sort | None) -> Term:
        """An expression as a term; `wanted` is the sort it stands for where numerals leave it open."""
        if isinstance(expression, str):
            return self._word(expression, names, wanted)
        if not expression:
            raise UnreadableModel("()")
        head, *rest = expression
        if head == "let" and isinstance(rest[0], list):
            inner = dict(names)
            for pair in rest[0]:
                inner[_bound_name(pair)] = self.term(pair[1], names, None)
            return self.term(rest[1], inner, wanted)
        if head == "ite":
            test = self.term(rest[0], names, BOOL)
            yes, no = self.term(rest[1], names, wanted), self.term(rest[2], names, wanted)
            return Operation(Operator.IF, (test, yes, no), yes.sort)
        if head == "-" and len(rest) == 1:
            part = self.term(rest[0], names, wanted)
            if isinstance(part, Literal) and isinstance(part.value, Fraction):
                return Literal(-part.value, part.sort)
            return Operation(Operator.NEGATE, (part,), part.sort)
        if head == "/" and all(isinstance(part, str) for part in rest):
            parts = [self.term(part, names, REAL) for part in rest]
            if all(isinstance(part, Literal) for part in parts):
                over, under = (part.value for part in parts if isinstance(part, Literal))
                if isinstance(over, Fraction) and isinstance(under, Fraction) and under != 0:
                    return Literal(over / under, REAL)
        if head == "as" and isinstance(rest[0], str):
            return self._word(rest[0], names, wanted)
        if isinstance(head, str):
            return self._call(head, rest, names)
        raise UnreadableModel(str(head))

    def _call(self, head: str, rest: list[Expression], names: Mapping[str, Term]) -> Term:
        if head in self.functions:
            return self._inlined(head, rest, names)
        arguments = [self.term(part, names, None) for part in rest]
        if head in ("=", "distinct") and len(arguments) == 2:
            left, right = arguments
            equal = Operation(Operator.IFF if left.sort is BOOL else Operator.EQUAL, (left, right), BOOL)
            return equal if head == "=" else terms.negation(equal)
        if head in (">", ">=") and len(arguments) == 2:
            operator = Operator.LESS if head == ">" else Operator.AT_MOST
            return Operation(operator, (arguments[1], arguments[0]), BOOL)
        if head in ("<", "<=") and len(arguments) == 2:
            return Operation(_OPERATORS[head], tuple(arguments), BOOL)
        if head == "-":
            return _chained(Operator.SUBTRACT, arguments)
        if head in _OPERATORS:
            operator = _OPERATORS[head]
            if operator in (Operator.AND, Operator.OR, Operator.NOT, Operator.IMPLIES, Operator.XOR):
                return Operation(operator, tuple(arguments), BOOL)
            if operator is Operator.TO_REAL:
                return Operation(operator, tuple(arguments), REAL)
            return _chained(operator, arguments)
        raise UnreadableModel(head)

    def _inlined(self, name: str, rest: list[Expression], names: Mapping[str, Term]) -> Term:
        """A call of another function of the model, put in its place."""
        self.depth += 1
        if self.depth > 50:
            raise UnreadableModel("functions of the model call each other without end")
        _, _, parameters, result, body = self.functions[name]
        inner: dict[str, Term] = {}
        for parameter, argument in zip(parameters, rest, strict=True):
            inner[_bound_name(parameter)] = self.term(argument, names, None)
        wanted = {"Int": INT, "Real": REAL, "Bool": BOOL}.get(str(result))
        term = self.term(body, inner, wanted)
        self.depth -= 1
        return term

    def _word(self, word: str, names: Mapping[str, Term], wanted: Sort | None) -> Term:
        if word in names:
            return names[word]
        if word in ("true", "false"):
            return Literal(word == "true", BOOL)
        if word[0].isdigit():
            real = "." in word or wanted is REAL
            sort = REAL if real else NAT if wanted is NAT else INT
            return Literal(Fraction(word), sort)
        if word in self.elements:
            element = self.elements[word]
            return Literal(element, element.sort)
        for sort, name in self.emitter.sorts.items():
            if word.startswith(name + "e") and word[len(name) + 1 :].isdigit():
                return Literal(Element(sort, int(word[len(name) + 1 :])), sort)
        if word in self.functions:
            return self._inlined(word, [], names)
        raise UnreadableModel(word)


def _bound_name(pair: Expression) -> str:
    """The name that a pair like `(x Int)` binds."""
    if isinstance(pair, list) and pair and isinstance(pair[0], str):
        return pair[0]
    raise UnreadableModel(str(pair))


def _chained(operator: Operator, arguments: list[Term]) -> Term:
    sort = REAL if any(argument.sort is REAL for argument in arguments) else INT
    result = arguments[0]
    for argument in arguments[1:]:
        result = Operation(operator, (result, argument), sort)
    return result
