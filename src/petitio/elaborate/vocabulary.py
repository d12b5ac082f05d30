"""Sorts, signatures and definitions: what an argument's words are, before any claim is made with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    INT,
    MODAL,
    NAT,
    TRUE,
    Application,
    Condition,
    Definition,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.diagnostics import Diagnostic, Fact
from petitio.elaborate.formulas import FormulaElaborator
from petitio.elaborate.scope import Scope
from petitio.elaborate.worlds import necessity
from petitio.record import Mutable, Record, field, fields_of
from petitio.rules import names as name_rules
from petitio.rules import sorts as rules
from petitio.rules.syntax import NESTED_TOO_DEEPLY

_LONGEST_CHAIN = 50
_HOLE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}?|\}")


class Vocabulary(Mutable):
    """The symbols declared in one place, with the definitions and what these need in order to make sense."""

    scope: Scope
    sorts: list[Sort] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    definitions: dict[Symbol, Definition] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: bool = False
    # The definitions that are being read, each for the sake of the one before.
    open: list[PendingDefinition] = field(default_factory=list)

    def enter(self, declarations: list[syntax.Declaration | syntax.Broken]) -> list[PendingDefinition]:
        """Enter sorts, symbols and the names of definitions; the order in the text does not matter.

        The definitions that are still to be read are returned: call each.
        """
        for declaration in declarations:
            if isinstance(declaration, syntax.SortDeclaration):
                self._sort(declaration)
        pending: list[PendingDefinition] = []
        for declaration in declarations:
            if isinstance(declaration, syntax.SymbolDeclaration):
                self._symbol(declaration)
            elif isinstance(declaration, syntax.DefineDeclaration):
                definition = PendingDefinition(self, declaration)
                if self.scope.declare(declaration.name, declaration.sense, definition):
                    pending.append(definition)
                else:
                    self.faulty = True
        return _in_order(pending)

    def _sort(self, declaration: syntax.SortDeclaration) -> None:
        elements = tuple(element.text for element in declaration.elements or ())
        sort = Sort(declaration.name.text, "own" if declaration.elements is None else "enumerated", elements)
        if not self.scope.declare_sort(declaration.name, sort):
            self.faulty = True
            return
        self.sorts.append(sort)
        for index, element in enumerate(declaration.elements or ()):
            if not self.scope.declare(element, None, Element(sort, index)):
                self.faulty = True

    def _symbol(self, declaration: syntax.SymbolDeclaration) -> None:
        parameters = self.parameters(declaration.parameters)
        result = BOOL if declaration.result is None else self.scope.sort(declaration.result)
        self.check_reading(declaration.reading, declaration.parameters)
        if parameters is None or result is None:
            self.faulty = True
            # The word is known all the same, so that its uses are not reported as unknown.
            self.scope.declare(declaration.name, declaration.sense, lambda: None)
            return
        symbol = Symbol(
            declaration.name.text,
            declaration.sense.text if declaration.sense else None,
            declaration.kind,
            parameters,
            result,
            declaration.reading.value if declaration.reading else None,
            declaration.name.span,
            declaration.rigid,
        )
        if self.scope.declare(declaration.name, declaration.sense, symbol):
            self.symbols.append(symbol)
        else:
            self.faulty = True

    def parameters(self, groups: tuple[syntax.Group, ...]) -> tuple[Variable, ...] | None:
        """The parameters of a declaration, or None and findings."""
        variables: list[Variable] = []
        sound = True
        seen: set[str] = set()
        for group in groups:
            sort = None if group.sort is None else self.scope.sort(group.sort)
            if group.sort is None:
                facts = {"names": tuple(name.text for name in group.names), "sorts": tuple(self.scope.all_sorts())}
                self.diagnostics.append(Diagnostic(rules.MISSING_SORT, group.span, facts))
            for name in group.names:
                if name.text in seen:
                    self.diagnostics.append(Diagnostic(name_rules.DUPLICATE_NAME, name.span, {"name": name.text}))
                    sound = False
                seen.add(name.text)
                variables.append(Variable(name.text, sort or BOOL))
            sound = sound and sort is not None
        return tuple(variables) if sound else None

    def check_reading(self, reading: syntax.Text | None, groups: tuple[syntax.Group, ...]) -> None:
        """Report holes of a reading that are not parameters."""
        if reading is None:
            return
        names = tuple(name.text for group in groups for name in group.names)
        for match in _HOLE.finditer(reading.value):
            if match.group() in ("{{", "}}") or match.group(1) in names:
                continue
            facts: dict[str, Fact] = {"hole": match.group(), "parameters": names}
            self.diagnostics.append(Diagnostic(rules.UNKNOWN_HOLE, reading.span, facts))


class PendingDefinition(Mutable):
    """A definition whose symbol is made when it is first used, for its sort may have to be read off its body."""

    vocabulary: Vocabulary
    declaration: syntax.DefineDeclaration
    symbol: Symbol | None = None
    begun: bool = False
    done: bool = False

    def __call__(self) -> Symbol | None:
        if self.done or (self.begun and self.symbol is not None):
            return self.symbol
        declaration, vocabulary = self.declaration, self.vocabulary
        if self.begun:
            vocabulary.diagnostics.append(self._leads_back())
            vocabulary.faulty = True
            self.done = True
            return None
        self.begun = True
        vocabulary.open.append(self)
        if len(vocabulary.open) > _LONGEST_CHAIN:
            facts: dict[str, Fact] = {"most": _LONGEST_CHAIN}
            vocabulary.diagnostics.append(Diagnostic(NESTED_TOO_DEEPLY, declaration.name.span, facts))
        else:
            self.symbol = self._make()
        vocabulary.open.pop()
        self.done = True
        if self.symbol is None:
            vocabulary.faulty = True
        return self.symbol

    def _leads_back(self) -> Diagnostic:
        """What is wrong where a definition leads back to itself before its sort is known."""
        row = self.vocabulary.open[self.vocabulary.open.index(self) :]
        name = self.declaration.name
        if len(row) == 1 and self.declaration.parameters:
            parameters = ", ".join(
                f"{', '.join(part.text for part in group.names)}{f': {group.sort.text}' if group.sort else ''}"
                for group in self.declaration.parameters
            )
            result = _likely_sort(self.declaration.body, name.text)
            call: dict[str, Fact] = {"name": name.text, "call": f"{name.text}({parameters})", "result": result}
            return Diagnostic(rules.MISSING_SORT, name.span, call)
        circle = tuple(part.declaration.name.text for part in (*row, self))
        return Diagnostic(name_rules.CIRCULAR_NAMES, name.span, {"circle": circle})

    def _make(self) -> Symbol | None:
        declaration, vocabulary = self.declaration, self.vocabulary
        vocabulary.check_reading(declaration.reading, declaration.parameters)
        parameters = vocabulary.parameters(declaration.parameters)
        result = None if declaration.result is None else vocabulary.scope.sort(declaration.result)
        if parameters is None or (declaration.result is not None and result is None):
            return None
        if result is not None:
            # With its sort declared, a definition may call itself.
            self.symbol = self._symbol(parameters, result)
        elaborator = FormulaElaborator(vocabulary.scope, declaration.name.text)
        names = [name for group in declaration.parameters for name in group.names]
        elaborator.bound = {name.text: (variable, name.span) for name, variable in zip(names, parameters, strict=True)}
        used = self in vocabulary.scope.used
        body = elaborator.term(declaration.body)
        if not used:
            # That it calls itself is no use of it.
            vocabulary.scope.used.discard(self)
        vocabulary.diagnostics.extend(elaborator.diagnostics)
        if self.done:
            return None
        if body is not None and result is not None:
            quiet = len(elaborator.diagnostics)
            body = elaborator.coerce(body, result, declaration.body)
            vocabulary.diagnostics.extend(elaborator.diagnostics[quiet:])
        if body is None:
            vocabulary.faulty = True
            return self.symbol
        symbol = self.symbol or self._symbol(parameters, body.sort)
        calls = [part for part in terms.subterms(body) if isinstance(part, Application) and part.symbol is symbol]
        # Without parameters nothing can get smaller: that is a circle, and no recursion.
        definition = Definition(symbol, parameters, body, bool(calls and parameters), declaration.name.span)
        vocabulary.symbols.append(symbol)
        vocabulary.definitions[symbol] = definition
        vocabulary.scope.degrees[symbol] = elaborator.extents.of(body).degree
        vocabulary.conditions.extend(elaborator.conditions)
        if definition.recursive:
            self._descent(symbol, parameters, body)
        return symbol

    def _symbol(self, parameters: tuple[Variable, ...], result: Sort) -> Symbol:
        declaration = self.declaration
        return Symbol(
            declaration.name.text,
            declaration.sense.text if declaration.sense else None,
            "define",
            parameters,
            result,
            declaration.reading.value if declaration.reading else None,
            declaration.name.span,
        )

    def _descent(self, symbol: Symbol, parameters: tuple[Variable, ...], body: Term) -> None:
        """Ask that every call of itself goes down in a Nat, the same one in all calls."""
        span = self.declaration.name.span
        numbered = [index for index, parameter in enumerate(parameters) if parameter.sort is NAT]
        if not numbered:
            facts = {"name": symbol.title, "reason": "no Nat"}
            self.vocabulary.diagnostics.append(Diagnostic(rules.RECURSION_DOES_NOT_DESCEND, span, facts))
            self.vocabulary.faulty = True
            return

        def goes_down(index: int) -> Term:
            return terms.conjunction(
                _calls(symbol, body, (), lambda call: _smaller(call.arguments[index], parameters[index]))
            )

        goals = tuple(map(goes_down, numbered))
        self.vocabulary.conditions.append(Condition("descent", self.declaration.name.text, (), goals, span))


def _in_order(pending: list[PendingDefinition]) -> list[PendingDefinition]:
    """The definitions, each behind those that it speaks of, so that a long row of them is no deep one."""
    by_name: dict[str, list[PendingDefinition]] = {}
    for definition in pending:
        by_name.setdefault(definition.declaration.name.text, []).append(definition)
    uses = {
        definition: [other for word in _words(definition.declaration.body) for other in by_name.get(word, ())]
        for definition in pending
    }
    ordered: dict[PendingDefinition, None] = {}
    begun: set[PendingDefinition] = set()
    for start in pending:
        stack = [(start, False)]
        while stack:
            definition, done = stack.pop()
            if done:
                ordered.setdefault(definition)
            elif definition not in begun:
                begun.add(definition)
                stack.append((definition, True))
                stack.extend((other, False) for other in reversed(uses[definition]))
    return list(ordered)


def _words(expression: syntax.Expression) -> list[str]:
    """The names in a formula as written."""
    found: list[str] = []
    stack: list[object] = [expression]
    while stack:
        part = stack.pop()
        if isinstance(part, syntax.Word):
            found.append(part.name.text)
        if isinstance(part, tuple):
            stack.extend(part)
        elif isinstance(part, Record):
            stack.extend(value for _, value in fields_of(part))
    return found


def _likely_sort(expression: syntax.Expression, name: str) -> str:
    """What sort a recursion most likely has, read off its form, for a hint."""
    match expression:
        case syntax.Conditional(_, yes, no):
            first, second = _likely_sort(yes, name), _likely_sort(no, name)
            return second if name in _words(yes) and name not in _words(no) else first
        case syntax.Number(_, "integer"):
            return "Nat"
        case syntax.Number() | syntax.Binary("/"):
            return "Real"
        case syntax.Unary("-") | syntax.Binary("-"):
            return "Int"
        case syntax.Binary("+" | "*" | "^" | "mod" | "div"):
            return "Nat"
        case syntax.Let(_, _, body):
            return _likely_sort(body, name)
        case _:
            return "Bool"


def _smaller(argument: Term, parameter: Variable) -> Term:
    below = Operation(Operator.LESS, (argument, parameter), BOOL)
    above = Operation(Operator.AT_MOST, (Literal(Fraction(0), INT), argument), BOOL)
    return terms.conjunction([above, below])


def _calls(symbol: Symbol, term: Term, hypotheses: tuple[Term, ...], goal: Callable[[Application], Term]) -> list[Term]:
    """For every call of a symbol in a term, its goal under the tests and antecedents that the call stands under."""
    found: list[Term] = []
    match term:
        case Operation(Operator.IF, (test, yes, no), _):
            found += _calls(symbol, test, hypotheses, goal)
            found += _calls(symbol, yes, (*hypotheses, test), goal)
            found += _calls(symbol, no, (*hypotheses, terms.negation(test)), goal)
        case Operation(Operator.IMPLIES, (left, right), _):
            found += _calls(symbol, left, hypotheses, goal)
            found += _calls(symbol, right, (*hypotheses, left), goal)
        case Operation(Operator.AND | Operator.OR as operator, parts, _):
            before = hypotheses
            for part in parts:
                found += _calls(symbol, part, before, goal)
                before = (*before, part if operator is Operator.AND else terms.negation(part))
        case Operation(operator, (*knower, body), _) if operator in MODAL:
            for part in knower:
                found += _calls(symbol, part, hypotheses, goal)
            # What is tested around a modal word is tested of another world.
            inside = terms.conjunction(_calls(symbol, body, (), goal))
            if inside != TRUE:
                found.append(terms.implication(terms.conjunction(hypotheses), necessity(term, inside)))
        case Let(variable, value, body):
            found += _calls(symbol, value, hypotheses, goal)
            found += _calls(symbol, terms.substitute(body, {variable: terms.refresh(value)}), hypotheses, goal)
        case _:
            if isinstance(term, Application) and term.symbol is symbol:
                found.append(terms.implication(terms.conjunction(hypotheses), goal(term)))
            for part in terms.children(term):
                found += _calls(symbol, part, hypotheses, goal)
    return found
