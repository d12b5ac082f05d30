"""`by induction on …` with its options: what is carried, from where, and along what."""

from __future__ import annotations

from collections.abc import Callable

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    NAT,
    Application,
    Condition,
    Descent,
    Induction,
    Inductive,
    Symbol,
    Term,
    Variable,
)
from petitio.diagnostics import Diagnostic, Fact, Rule
from petitio.elaborate.formulas import FormulaElaborator
from petitio.elaborate.scope import Scope
from petitio.elaborate.shape import outermost, shape, without
from petitio.record import Record
from petitio.rules import sorts as rules
from petitio.source import Span

_DEEPEST = 20
# Options that count steps, which a descent does not do.
_COUNTED = syntax.InductionStart | syntax.Strong | syntax.Depth

References = Callable[[tuple[syntax.Name, ...], str], tuple[str, ...]]


class FoundMethod(Record):
    """The method, or None and findings. `faulty` if the argument means less than it says."""

    method: Inductive | None
    diagnostics: tuple[Diagnostic, ...]
    conditions: tuple[Condition, ...]
    faulty: bool


def induction_method(
    scope: Scope, references: References, clause: syntax.Induction, written: syntax.Claim, formula: Term | None
) -> FoundMethod:
    """What `by induction on` means for a claim. `references` looks names of claims up; `formula` is the claim's, None
    if it has no meaning."""
    elaborator = _Induction(scope, references, clause, written)
    method = elaborator.method(formula)
    return FoundMethod(method, tuple(elaborator.diagnostics), tuple(elaborator.conditions), elaborator.faulty)


class _Induction:
    def __init__(self, scope: Scope, references: References, clause: syntax.Induction, written: syntax.Claim) -> None:
        self.scope = scope
        self.clause = clause
        self.owner = written.name.text
        self.diagnostics: list[Diagnostic] = []
        self.conditions: list[Condition] = []
        self.faulty = False
        self.start: int | None = None
        self.strong = False
        self.depth = 1
        self.base: tuple[str, ...] | None = None
        self.step: tuple[str, ...] | None = None
        self.strengthening: syntax.Expression | None = None
        self.along: syntax.Along | None = None
        self.measure: syntax.Measure | None = None
        self.counted: list[syntax.InductionStart | syntax.Strong | syntax.Depth] = []
        for option in written.clauses:
            self._option(option, references)

    def _option(self, option: syntax.Clause, references: References) -> None:
        if isinstance(option, _COUNTED):
            self.counted.append(option)
        match option:
            case syntax.InductionCites("base", names):
                self.base = references(names, "base")
            case syntax.InductionCites("step", names):
                self.step = references(names, "step")
            case syntax.InductionStart(value):
                self.start = value
            case syntax.Strong():
                self.strong = True
            case syntax.Depth(value):
                self.depth = value
                if not 1 <= value <= _DEEPEST:
                    self._shape("depth", option.span, most=_DEEPEST)
            case syntax.Strengthen(expression):
                self.strengthening = expression
            case syntax.Along():
                self.along = option
            case syntax.Measure():
                self.measure = option
            case _:
                pass

    def method(self, formula: Term | None) -> Inductive | None:
        if self.along is not None or self.measure is not None:
            return self._descent(formula)
        if formula is None:
            return None
        name = self.clause.variable.text
        found = shape(formula, name)
        if isinstance(found, str):
            self._misshapen(formula, found)
            return None
        variable, goal, claimed_from = found
        if self.start is not None and self.start < 0 and variable.sort is NAT:
            self._shape("start", self.clause.span, found=str(self.start))
        carried = self._carried(variable, goal)
        if carried is None or self.faulty:
            self.faulty = True
            return None
        start = claimed_from if self.start is None else self.start
        return Induction(
            variable,
            goal,
            carried,
            claimed_from,
            start,
            self.base,
            self.step,
            self.strong,
            self.depth,
            self.clause.span,
        )

    # ---- Along a function or a relation

    def _descent(self, formula: Term | None) -> Descent | None:
        if self.along is None or self.measure is None:
            lone = self.along or self.measure
            assert lone is not None
            self._shape("no measure" if self.measure is None else "no along", lone.span)
        for option in self.counted:
            self._shape("counted", option.span)
        if formula is None or self.along is None or self.measure is None:
            return None
        variable = next((v for v in reversed(outermost(formula)) if v.name == self.clause.variable.text), None)
        if variable is None:
            self._misshapen(formula, "variable along")
            return None
        goal = without(formula, variable)
        carried = self._carried(variable, goal)
        measure = self._measured(self.measure, variable)
        other = Variable(_fresh(variable.name, formula), variable.sort)
        symbol = self._relation(self.along, variable)
        if carried is None or measure is None or symbol is None or self.faulty:
            self.faulty = True
            return None
        function = symbol.result is not BOOL
        below = Application(symbol, (variable,)) if function else Application(symbol, (other, variable))
        measure_below = terms.substitute(terms.refresh(measure), {variable: other})
        return Descent(
            variable,
            goal,
            carried,
            other,
            below,
            measure,
            measure_below,
            function,
            symbol,
            self.base,
            self.step,
            self.clause.span,
        )

    def _relation(self, along: syntax.Along, variable: Variable) -> Symbol | None:
        """What an induction goes along: a function from the sort to itself, or a relation on it."""
        if self.scope.entry(along.relation.text) is None:
            self.scope.unknown(along.relation, "name", self.scope.words())
            self.faulty = True
            return None
        symbol = self.scope.symbol(along.relation, None)
        if symbol is None:
            self.faulty = True
            return None
        if isinstance(symbol, Symbol):
            sorts = tuple(parameter.sort for parameter in symbol.parameters)
            own = variable.sort
            if (sorts, symbol.result) in (((own,), own), ((own, own), BOOL)):
                return symbol
        self._shape("along", along.span, found=along.relation.text, sort=variable.sort.name)
        return None

    def _measured(self, measure: syntax.Measure, variable: Variable) -> Term | None:
        elaborator = self._elaborator(variable)
        term = elaborator.term(measure.term)
        wanted = None if term is None else elaborator.coerce(term, NAT, measure.term)
        self._take(elaborator)
        return wanted

    # ---- What is carried

    def _carried(self, variable: Variable, goal: Term) -> Term | None:
        if self.strengthening is None:
            return goal
        elaborator = self._elaborator(variable)
        carried = elaborator.formula(self.strengthening)
        self._take(elaborator)
        return carried

    def _elaborator(self, variable: Variable) -> FormulaElaborator:
        elaborator = FormulaElaborator(self.scope, self.owner)
        elaborator.bound = {self.clause.variable.text: (variable, self.clause.variable.span)}
        return elaborator

    def _take(self, elaborator: FormulaElaborator) -> None:
        self.diagnostics.extend(elaborator.diagnostics)
        self.conditions.extend(elaborator.conditions)

    # ---- Findings

    def _misshapen(self, formula: Term, shape: str) -> None:
        bound = tuple(variable.name for variable in outermost(formula))
        facts: dict[str, Fact] = {"problem": shape, "variable": self.clause.variable.text, "bound": bound}
        rule = rules.INDUCTION_SHAPE
        if shape.startswith("sort"):
            rule = rules.INDUCTION_SORT
            facts["found"] = shape.removeprefix("sort ")
        self._report(rule, self.clause.variable.span, facts)

    def _shape(self, problem: str, span: Span, **facts: Fact) -> None:
        self._report(rules.INDUCTION_SHAPE, span, {"problem": problem, "variable": self.clause.variable.text, **facts})

    def _report(self, rule: Rule, span: Span, facts: dict[str, Fact]) -> None:
        self.faulty = True
        self.diagnostics.append(Diagnostic(rule, span, facts))


def _fresh(name: str, formula: Term) -> str:
    """A name for what is smaller, next to the variable's, that the formula does not use."""
    taken = {part.name for part in terms.subterms(formula) if isinstance(part, Variable)}
    while name in taken:
        name += "'"
    return name
