"""Formulas as written to terms as meant: names resolved, sorts checked, numbers widened where they must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    REAL,
    Application,
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
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.arithmetic import BUILT_IN_FUNCTIONS, Arithmetic, boolean, joint, wider
from petitio.elaborate.extent import Extents
from petitio.elaborate.worlds import necessity
from petitio.printing import print_expression
from petitio.record import replace
from petitio.rules import names as name_rules
from petitio.rules import sorts as rules
from petitio.rules.syntax import FORMULA_TOO_LARGE
from petitio.source import Span

_MOST_PARTS = 20_000
_HIGHEST_DEGREE = 100
_MODAL = {"necessarily": Operator.NECESSARILY, "possibly": Operator.POSSIBLY}
KNOWS = "knows"


class FormulaElaborator(Arithmetic):
    """Elaborates the formulas of one owner (a claim or a definition)."""

    _extents: Extents | None = None

    @property
    def extents(self) -> Extents:
        """How large the terms elaborated so far are."""
        if self._extents is None:
            self._extents = Extents(self.scope.degree_of)
        return self._extents

    def formula(self, expression: syntax.Expression) -> Term | None:
        """A term of sort Bool, or None and findings."""
        term = self.term(expression)
        if term is None:
            return None
        if term.sort is not BOOL:
            self._report(
                rules.SORT_MISMATCH,
                expression.span,
                {"wanted": "Bool", "found": term.sort.name, "term": print_expression(expression)},
            )
            return None
        return term

    def term(self, expression: syntax.Expression) -> Term | None:
        """A term of whatever sort it has, or None and findings."""
        term = self._term(expression)
        if term is None:
            return None
        extent = self.extents.of(term)
        if extent.parts > _MOST_PARTS:
            self._report(FORMULA_TOO_LARGE, expression.span, {"most": _MOST_PARTS})
            return None
        if extent.degree > _HIGHEST_DEGREE:
            self._report(rules.EXPONENT, expression.span, {"most": _HIGHEST_DEGREE, "degree": extent.degree})
            return None
        return term

    def _term(self, expression: syntax.Expression) -> Term | None:
        match expression:
            case syntax.Truth(value):
                return Literal(value, BOOL)
            case syntax.Number(value, written):
                return Literal(value, NAT if written == "integer" else REAL)
            case syntax.Word():
                return self._word(expression)
            case syntax.Unary("not", operand):
                inner = self.formula(operand)
                return None if inner is None else terms.negation(inner)
            case syntax.Unary("-", operand):
                return self._negative(operand, expression.span)
            case syntax.Unary(operator, operand):
                return self._modal(_MODAL[operator], operand)
            case syntax.Binary("->", left, right):
                return self._implication(left, right)
            case syntax.Binary("<->", left, right):
                sides = (self.formula(left), self.formula(right))
                return None if None in sides else boolean(Operator.IFF, *sides)
            case syntax.Binary(operator, left, right):
                return self._arithmetic(operator, left, right, expression.span)
            case syntax.Joined(operator, operands):
                return self._joined(operator, operands)
            case syntax.Chain(operands, comparators):
                return self._chain(operands, comparators, expression.span)
            case syntax.Quantified(quantifier, binders, body):
                return self._quantified(quantifier, binders, body)
            case syntax.Conditional(test, yes, no):
                return self._conditional(test, yes, no, expression.span)
            case syntax.Let(name, value, body):
                return self._let(name, value, body)
            case _:
                assert_never(expression)

    # ---- Words

    def _word(self, word: syntax.Word) -> Term | None:
        text = word.name.text
        if word.sense is None and text in self.bound:
            if word.arguments is not None:
                many: dict[str, Fact] = {"name": text, "wanted": 0, "found": len(word.arguments), "variable": "yes"}
                self._report(rules.WRONG_NUMBER_OF_ARGUMENTS, word.span, many)
                return None
            return self.bound[text][0]
        if text in BUILT_IN_FUNCTIONS and word.sense is None and self.scope.entry(text) is None:
            return self._built_in(word)
        if self.scope.entry(text) is None and "." in text:
            known, symbol = self.scope.claim_elsewhere(word.name)
            if symbol is not None:
                return self._application(symbol, word)
            if known:
                return None
        if text == KNOWS and self.scope.epistemic and word.sense is None and self.scope.entry(text) is None:
            return self._knowledge(word)
        if self.scope.entry(text) is None:
            candidates = [*self.bound, *self.scope.words(), *BUILT_IN_FUNCTIONS]
            self.scope.unknown(word.name, "name", candidates)
            for argument in word.arguments or ():
                self.term(argument)
            return None
        meaning = self.scope.symbol(word.name, word.sense)
        if meaning is None:
            for argument in word.arguments or ():
                self.term(argument)
            return None
        if isinstance(meaning, Element):
            if word.arguments is not None:
                facts: dict[str, Fact] = {"name": text, "wanted": 0, "found": len(word.arguments)}
                self._report(rules.WRONG_NUMBER_OF_ARGUMENTS, word.span, facts)
                return None
            return Literal(meaning, meaning.sort)
        return self._application(meaning, word)

    def _application(self, symbol: Symbol, word: syntax.Word) -> Term | None:
        arguments = word.arguments or ()
        given: list[Term | None] = []
        if len(arguments) != len(symbol.parameters) or (word.arguments is not None and not arguments):
            for argument in arguments:
                self.term(argument)
            facts: dict[str, Fact] = {
                "name": symbol.title,
                "wanted": len(symbol.parameters),
                "found": len(arguments),
                "parameters": tuple(f"{p.name}: {p.sort.name}" for p in symbol.parameters),
            }
            self._report(rules.WRONG_NUMBER_OF_ARGUMENTS, word.span, facts, symbol)
            return None
        for argument, parameter in zip(arguments, symbol.parameters, strict=True):
            term = self.term(argument)
            given.append(None if term is None else self.coerce(term, parameter.sort, argument))
        if any(term is None for term in given):
            return None
        return Application(symbol, tuple(term for term in given if term is not None))

    # ---- Modal words

    def _knowledge(self, word: syntax.Word) -> Term | None:
        """`knows(a, φ)`."""
        arguments = word.arguments or ()
        if len(arguments) != 2:
            many: dict[str, Fact] = {
                "name": KNOWS,
                "wanted": 2,
                "found": len(arguments),
                "parameters": ("somebody", "a formula"),
            }
            self._report(rules.WRONG_NUMBER_OF_ARGUMENTS, word.span, many)
            return None
        knower = self.term(arguments[0])
        if knower is not None and knower.sort.kind not in ("own", "enumerated"):
            facts: dict[str, Fact] = {
                "wanted": "knower",
                "found": knower.sort.name,
                "term": print_expression(arguments[0]),
            }
            self._report(rules.SORT_MISMATCH, arguments[0].span, facts)
            knower = None
        formula = self._modal(Operator.KNOWS, arguments[1], knower)
        return None if knower is None else formula

    def _modal(self, operator: Operator, operand: syntax.Expression, knower: Term | None = None) -> Term | None:
        """A modal word before a formula. What stands around it is said of another world than what stands behind it,
        so a condition of the latter is one about every world that the word looks at."""
        around, first = self.hypotheses, len(self.conditions)
        self.hypotheses = ()
        body = self.formula(operand)
        self.hypotheses = around
        if body is None:
            return None
        found = Operation(operator, (body,) if knower is None else (knower, body), BOOL)
        for index, condition in enumerate(self.conditions[first:], first):
            under = terms.conjunction(condition.hypotheses)
            goals = tuple(necessity(found, terms.implication(under, goal)) for goal in condition.goals)
            self.conditions[index] = replace(condition, hypotheses=around, goals=goals)
        return found

    # ---- Connectives

    def _implication(self, left: syntax.Expression, right: syntax.Expression) -> Term | None:
        hypothesis = self.formula(left)
        with self._under(hypothesis):
            consequent = self.formula(right)
        if hypothesis is None or consequent is None:
            return None
        return boolean(Operator.IMPLIES, hypothesis, consequent)

    def _joined(self, operator: str, operands: tuple[syntax.Expression, ...]) -> Term | None:
        parts: list[Term | None] = []
        before = self.hypotheses
        for operand in operands:
            part = self.formula(operand)
            parts.append(part)
            if part is not None and operator != "xor":
                self.hypotheses += (part if operator == "and" else terms.negation(part),)
        self.hypotheses = before
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        if operator == "xor":
            result = known[0]
            for part in known[1:]:
                result = boolean(Operator.XOR, result, part)
            return result
        return Operation(Operator.AND if operator == "and" else Operator.OR, known, BOOL)

    def _chain(
        self,
        operands: tuple[syntax.Expression, ...],
        comparators: tuple[syntax.Comparator, ...],
        span: Span,
    ) -> Term | None:
        if len(comparators) > 1:
            directions = {comparator[0] for comparator in comparators if comparator != "="}
            if "!=" in comparators or len(directions) > 1:
                self._report(rules.SORT_MISMATCH, span, {"wanted": "chain", "found": " ".join(comparators)})
                return None
        parts = [self.term(operand) for operand in operands]
        links: list[Term | None] = []
        for index, comparator in enumerate(comparators):
            left, right = parts[index], parts[index + 1]
            if left is None or right is None:
                links.append(None)
                continue
            links.append(self._comparison(comparator, left, right, operands[index], operands[index + 1]))
        known = [link for link in links if link is not None]
        return terms.conjunction(known) if len(known) == len(links) else None

    def _comparison(
        self,
        comparator: str,
        left: Term,
        right: Term,
        left_written: syntax.Expression,
        right_written: syntax.Expression,
    ) -> Term | None:
        if left.sort.numeric and right.sort.numeric:
            left, right = joint([left, right])
        elif left.sort is not right.sort:
            facts = self._sorts(left.sort, right.sort, right_written)
            facts["other"] = print_expression(left_written)
            self._report(rules.SORT_MISMATCH, right_written.span, facts)
            return None
        if comparator in ("=", "!="):
            equal = boolean(Operator.IFF if left.sort is BOOL else Operator.EQUAL, left, right)
            return equal if comparator == "=" else terms.negation(equal)
        if not left.sort.numeric:
            facts = {"wanted": "number", "found": left.sort.name, "term": print_expression(left_written)}
            self._report(rules.SORT_MISMATCH, left_written.span, facts)
            return None
        if comparator[0] == ">":
            left, right = right, left
        return boolean(Operator.LESS if len(comparator) == 1 else Operator.AT_MOST, left, right)

    def _conditional(
        self, test: syntax.Expression, yes: syntax.Expression, no: syntax.Expression, span: Span
    ) -> Term | None:
        condition = self.formula(test)
        with self._under(condition):
            first = self.term(yes)
        with self._under(None if condition is None else terms.negation(condition)):
            second = self.term(no)
        if condition is None or first is None or second is None:
            return None
        if first.sort.numeric and second.sort.numeric:
            first, second = joint([first, second])
            return Operation(Operator.IF, (condition, first, second), wider(first, second))
        if first.sort is not second.sort:
            self._report(rules.SORT_MISMATCH, no.span, self._sorts(first.sort, second.sort, no))
            return None
        return Operation(Operator.IF, (condition, first, second), first.sort)

    # ---- Binders

    def _quantified(self, quantifier: str, binders: tuple[syntax.Binder, ...], body: syntax.Expression) -> Term | None:
        outer_bound, outer_hypotheses = dict(self.bound), self.hypotheses
        variables: list[Variable] = []
        guards: list[Term] = []
        sound = True
        for binder in binders:
            sort: Sort | None = None
            bounds: list[tuple[Term, Term]] = []
            if binder.low is not None and binder.high is not None:
                low, high = self._integer(binder.low), self._integer(binder.high)
                if low is not None and high is not None:
                    sort = NAT if low.sort is NAT else INT
                    bounds.append((low, high))
            elif binder.sort is None:
                facts = {"names": tuple(name.text for name in binder.names), "sorts": tuple(self.scope.all_sorts())}
                self._report(rules.MISSING_SORT, binder.span, facts)
            else:
                sort = self.scope.sort(binder.sort)
            sound = sound and sort is not None
            for name in binder.names:
                # A name of unknown sort is still bound, lest every use of it be reported as unknown.
                variable = self.bind(name, sort or BOOL)
                variables.append(variable)
                for low, high in bounds:
                    guards.append(boolean(Operator.AT_MOST, *joint([low, variable])))
                    guards.append(boolean(Operator.AT_MOST, *joint([variable, high])))
        self.hypotheses += tuple(guards)
        if not sound:
            quiet = len(self.diagnostics)
            self.formula(body)
            # Without the sort, complaints about sorts in the body would be about our guess.
            self.diagnostics[quiet:] = [finding for finding in self.diagnostics[quiet:] if finding.rule.code[0] != "T"]
            inner = None
        else:
            inner = self.formula(body)
        self.bound, self.hypotheses = outer_bound, outer_hypotheses
        if inner is None:
            return None
        guard = terms.conjunction(guards)
        if quantifier == "forall":
            return Quantification(True, tuple(variables), terms.implication(guard, inner))
        matrix = terms.conjunction([guard, inner])
        if quantifier == "exists":
            return Quantification(False, tuple(variables), matrix)
        return unique(tuple(variables), matrix)

    def _let(self, name: syntax.Name, value: syntax.Expression, body: syntax.Expression) -> Term | None:
        term = self.term(value)
        outer = dict(self.bound)
        variable = self.bind(name, term.sort if term is not None else BOOL)
        before = self.hypotheses
        if term is not None:
            self.extents.bind(variable, term)
            operator = Operator.IFF if term.sort is BOOL else Operator.EQUAL
            self.hypotheses += (boolean(operator, variable, term),)
        inner = self.term(body) if term is not None else None
        self.bound, self.hypotheses = outer, before
        return None if term is None or inner is None else Let(variable, term, inner)

    def bind(self, name: syntax.Name, sort: Sort) -> Variable:
        """A variable for a bound name, with a remark if the name hides another."""
        hidden: Span | None = None
        if name.text in self.bound:
            hidden = self.bound[name.text][1]
        elif (entry := self.scope.entry(name.text)) is not None:
            hidden = entry.span
        if hidden is not None:
            self.diagnostics.append(
                Diagnostic(
                    name_rules.SHADOWED_NAME,
                    name.span,
                    {"name": name.text},
                    related=(Label(hidden, "declared", name.text),),
                )
            )
        variable = Variable(name.text, sort)
        self.bound[name.text] = (variable, name.span)
        return variable

    # ---- Hypotheses

    @contextmanager
    def _under(self, hypothesis: Term | None) -> Iterator[None]:
        before = self.hypotheses
        if hypothesis is not None:
            self.hypotheses += (hypothesis,)
        try:
            yield
        finally:
            self.hypotheses = before


def unique(variables: tuple[Variable, ...], matrix: Term) -> Term:
    """There is exactly one choice of the variables that makes the matrix true."""
    others = tuple(Variable(variable.name + "'", variable.sort) for variable in variables)
    other = terms.instantiate(matrix, variables, others)
    same = terms.conjunction(
        boolean(Operator.IFF if a.sort is BOOL else Operator.EQUAL, b, a)
        for a, b in zip(variables, others, strict=True)
    )
    only = Quantification(True, others, terms.implication(other, same))
    return Quantification(False, variables, terms.conjunction([matrix, only]))
