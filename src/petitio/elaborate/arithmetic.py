"""Numbers in formulas: operators, built-in functions, and which sort serves where another is wanted."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal as Kind

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Condition,
    Literal,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.diagnostics import Diagnostic, Fact, Label, Rule
from petitio.elaborate.scope import Scope
from petitio.printing import print_expression
from petitio.record import Mutable, field
from petitio.rules import sorts as rules
from petitio.source import Span

_ARITHMETIC = {"+": Operator.ADD, "-": Operator.SUBTRACT, "*": Operator.MULTIPLY}
_WIDTH = {NAT: 0, INT: 1, REAL: 2}
_MOST_UNROLLED = 64
BUILT_IN_FUNCTIONS = {"abs": 1, "min": 2, "max": 2}


class Arithmetic(Mutable):
    """The part of an elaborator of formulas that knows about numbers; findings and conditions gather here."""

    scope: Scope
    owner: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    bound: dict[str, tuple[Variable, Span]] = field(default_factory=dict)
    hypotheses: tuple[Term, ...] = ()

    @abstractmethod
    def term(self, expression: syntax.Expression) -> Term | None:
        """A term of whatever sort it has, or None and findings."""

    def coerce(self, term: Term, wanted: Sort, expression: syntax.Expression) -> Term | None:
        """The term where a sort is wanted: widened, narrowed under a condition, or None and a finding."""
        found = term.sort
        if found is wanted:
            return term
        if found.numeric and wanted.numeric:
            if _WIDTH[found] < _WIDTH[wanted]:
                return widen(term, wanted)
            if wanted is NAT and found is INT:
                if isinstance(term, Literal) and isinstance(term.value, Fraction) and term.value >= 0:
                    return Literal(term.value, NAT)
                if isinstance(term, Literal):
                    self._report(rules.NARROWING, expression.span, self._sorts(wanted, found, expression))
                    return None
                zero = Literal(Fraction(0), INT)
                self._condition("narrowing", (boolean(Operator.AT_MOST, zero, term),), expression)
                return term
            self._report(rules.NARROWING, expression.span, self._sorts(wanted, found, expression))
            return None
        self._report(rules.SORT_MISMATCH, expression.span, self._sorts(wanted, found, expression))
        return None

    def _built_in(self, word: syntax.Word) -> Term | None:
        name = word.name.text
        arguments = word.arguments or ()
        parts = [self._number(argument) for argument in arguments]
        wanted = BUILT_IN_FUNCTIONS[name]
        if len(arguments) != wanted:
            facts: dict[str, Fact] = {"name": name, "wanted": wanted, "found": len(arguments)}
            self._report(rules.WRONG_NUMBER_OF_ARGUMENTS, word.span, facts)
            return None
        if any(part is None for part in parts):
            return None
        known = [part for part in parts if part is not None]
        if name == "abs":
            (term,) = known
            if term.sort is NAT:
                return term
            zero = Literal(Fraction(0), term.sort)
            opposite = Operation(Operator.NEGATE, (term,), term.sort)
            test = boolean(Operator.AT_MOST, zero, term)
            return Operation(Operator.IF, (test, term, opposite), NAT if term.sort is INT else REAL)
        left, right = joint(known)
        test = boolean(Operator.AT_MOST, left, right)
        chosen = (test, left, right) if name == "min" else (test, right, left)
        return Operation(Operator.IF, chosen, wider(left, right))

    # ---- Operators

    def _number(self, expression: syntax.Expression) -> Term | None:
        term = self.term(expression)
        if term is None or term.sort.numeric:
            return term
        facts = {"wanted": "number", "found": term.sort.name, "term": print_expression(expression)}
        self._report(rules.SORT_MISMATCH, expression.span, facts)
        return None

    def _integer(self, expression: syntax.Expression) -> Term | None:
        term = self._number(expression)
        if term is None or term.sort is not REAL:
            return term
        self._report(rules.NARROWING, expression.span, self._sorts(INT, REAL, expression))
        return None

    def _negative(self, operand: syntax.Expression, span: Span) -> Term | None:
        term = self._number(operand)
        if term is None:
            return None
        sort = INT if term.sort is NAT else term.sort
        if isinstance(term, Literal) and isinstance(term.value, Fraction):
            return Literal(-term.value, sort)
        return Operation(Operator.NEGATE, (term,), sort)

    def _arithmetic(self, operator: str, left: syntax.Expression, right: syntax.Expression, span: Span) -> Term | None:
        if operator == "^":
            return self._power(left, right)
        whole = operator in ("div", "mod")
        first = self._integer(left) if whole else self._number(left)
        second = self._integer(right) if whole else self._number(right)
        if first is None or second is None:
            return None
        if operator == "/":
            first, second = widen(first, REAL), widen(second, REAL)
            self._divisor(second, right)
            return Operation(Operator.DIVIDE, (first, second), REAL)
        first, second = joint([first, second])
        sort = wider(first, second)
        if whole:
            self._divisor(second, right)
            return Operation(Operator.DIV if operator == "div" else Operator.MOD, (first, second), sort)
        sort = INT if operator == "-" and sort is NAT else sort
        return Operation(_ARITHMETIC[operator], (first, second), sort)

    def _divisor(self, divisor: Term, written: syntax.Expression) -> None:
        if isinstance(divisor, Literal) and divisor.value != 0:
            return
        zero = Literal(Fraction(0), divisor.sort)
        self._condition("division", (terms.negation(boolean(Operator.EQUAL, divisor, zero)),), written)

    def _power(self, left: syntax.Expression, right: syntax.Expression) -> Term | None:
        base, exponent = self._number(left), self._integer(right)
        if base is None or exponent is None:
            return None
        if isinstance(exponent, Literal) and isinstance(exponent.value, Fraction):
            times = int(exponent.value)
            if abs(times) > _MOST_UNROLLED:
                self._report(rules.EXPONENT, right.span, {"most": _MOST_UNROLLED, "found": str(times)})
                return None
            if times < 0:
                base = widen(base, REAL)
                self._divisor(base, left)
            product: Term = Literal(Fraction(1), base.sort)
            for index in range(abs(times)):
                product = base if index == 0 else Operation(Operator.MULTIPLY, (product, base), base.sort)
            if times < 0:
                return Operation(Operator.DIVIDE, (Literal(Fraction(1), REAL), product), REAL)
            return product
        count = self.coerce(exponent, NAT, right)
        return None if count is None else Operation(Operator.POWER, (base, count), base.sort)

    # ---- Findings and conditions

    def _condition(self, kind: Kind["narrowing", "division"], goals: tuple[Term, ...], term: syntax.Expression) -> None:
        written = print_expression(term)
        self.conditions.append(Condition(kind, self.owner, self.hypotheses, goals, term.span, written))

    def _sorts(self, wanted: Sort, found: Sort, expression: syntax.Expression) -> dict[str, str]:
        return {"wanted": wanted.name, "found": found.name, "term": print_expression(expression)}

    def _report(self, rule: Rule, span: Span, facts: Mapping[str, Fact], declared: Symbol | None = None) -> None:
        related = (Label(declared.span, "declared", declared.title),) if declared else ()
        self.diagnostics.append(Diagnostic(rule, span, facts, related=related))


def boolean(operator: Operator, *arguments: Term | None) -> Term:
    """An operator that gives a formula, applied."""
    return Operation(operator, tuple(argument for argument in arguments if argument is not None), BOOL)


def widen(term: Term, wanted: Sort) -> Term:
    """A number at a wider sort than its own."""
    if term.sort is wanted:
        return term
    if isinstance(term, Literal):
        return Literal(term.value, wanted)
    if wanted is REAL:
        return Operation(Operator.TO_REAL, (term,), REAL)
    return term


def joint(parts: list[Term]) -> tuple[Term, Term]:
    """Two numbers at the wider of their sorts."""
    left, right = parts
    if left.sort is right.sort:
        return left, right
    if REAL in (left.sort, right.sort):
        return widen(left, REAL), widen(right, REAL)
    # A Nat is an Int as it stands; a term keeps its own sort and the operation is told the wider.
    return _as_int(left), _as_int(right)


def wider(left: Term, right: Term) -> Sort:
    """The wider of the sorts of two numbers."""
    return max(left.sort, right.sort, key=_WIDTH.__getitem__)


def _as_int(term: Term) -> Term:
    if isinstance(term, Literal):
        return Literal(term.value, INT)
    return term
