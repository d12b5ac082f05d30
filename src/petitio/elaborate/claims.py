"""Claims: their formulas, and how their clauses say they are to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    TRUE,
    Application,
    Case,
    Cases,
    Citation,
    Claim,
    Condition,
    Contradiction,
    Definition,
    Element,
    Entailment,
    Inductive,
    Literal,
    Method,
    Operation,
    Operator,
    Sort,
    Symbol,
    Term,
)
from petitio.diagnostics import Diagnostic, Fact, Label, Rule, Severity
from petitio.elaborate.credences import credences
from petitio.elaborate.formulas import FormulaElaborator
from petitio.elaborate.induction_method import induction_method
from petitio.elaborate.scope import Scope
from petitio.elaborate.shape import outermost, without
from petitio.printing import print_expression
from petitio.record import Mutable, field
from petitio.rules import names as name_rules
from petitio.rules import sorts as sort_rules
from petitio.rules import syntax as syntax_rules
from petitio.source import Span

_OPTIONS = (
    syntax.InductionStart
    | syntax.InductionCites
    | syntax.Strong
    | syntax.Depth
    | syntax.Strengthen
    | syntax.Along
    | syntax.Measure
)
_METHODS = syntax.Induction | syntax.Cases | syntax.Contradiction
_ONCE = (
    syntax.Cites
    | syntax.InductionStart
    | syntax.Strong
    | syntax.Depth
    | syntax.Strengthen
    | syntax.Along
    | syntax.Measure
    | syntax.Credence
    | syntax.Independent
    | syntax.Speaker
    | syntax.Induction
    | syntax.Cases
    | syntax.Contradiction
)


class ClaimsElaborator(Mutable):
    """Elaborates the claims of one argument, in the order of the text."""

    scope: Scope
    declared: dict[str, syntax.Claim]
    symbols: dict[str, Symbol]
    # Finds out what a dotted name in a citation is: the own name of a claim of this argument, or None.
    cite: Callable[[syntax.Name, str], str | None]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    definitions: dict[Symbol, Definition] = field(default_factory=dict)
    faulty: bool = False

    def claim(self, written: syntax.Claim) -> Claim | None:
        """The claim as meant; None and findings where its formula has no meaning."""
        symbol = self.symbols[written.name.text]
        if written.misplaced is not None:
            self._report(syntax_rules.PROSE_OUT_OF_PLACE, written.misplaced.span, {"expected": ()})
            self.faulty = True
        elaborator = FormulaElaborator(self.scope, written.name.text)
        formula: Term | None
        if written.formula is None:
            formula = Application(symbol, ())
        else:
            formula = elaborator.formula(written.formula)
        self.diagnostics.extend(elaborator.diagnostics)
        self.conditions.extend(elaborator.conditions)
        method = self._method(written, formula)
        if formula is None:
            self.faulty = True
            return None
        if written.formula is not None:
            self.definitions[symbol] = Definition(symbol, (), formula, False, written.name.span)
        cites: tuple[str, ...] | None = None
        because: tuple[str, ...] = ()
        reasons: tuple[str, ...] = ()
        speaker: str | None = None
        citations: list[Citation] = []
        tags: tuple[str, ...] = ()
        places = {"formula": written.formula.span if written.formula else written.name.span}
        for clause in written.clauses:
            match clause:
                case syntax.Cites(names):
                    cites = self.references(names, "cites")
                    places["from"] = clause.span
                case syntax.Because(names):
                    for name in names:
                        own = self.references((name,), "because")
                        because = tuple(dict.fromkeys((*because, *own)))
                        reasons += () if own or "." not in name.text else (name.text,)
                    places["because"] = clause.span
                case syntax.Speaker(name):
                    speaker = name.text
                case syntax.Cited(work, unit, ranges):
                    citations.append(Citation(work.value, unit, ranges))
                case syntax.Tag(names):
                    tags += tuple(name.text for name in names)
                case syntax.InductionCites(part, _):
                    places[part] = clause.span
                case syntax.Credence() | syntax.Independent():
                    places[_word(clause)] = clause.span
                case syntax.Induction() | syntax.Strengthen() | syntax.Depth() | syntax.Along() | syntax.Measure():
                    places[_word(clause)] = clause.span
                case _:
                    pass
        self._check_clauses(written)
        sure = credences(written, formula)
        self.diagnostics.extend(sure.diagnostics)
        self.faulty = self.faulty or sure.faulty
        return Claim(
            written.kind,
            written.name.text,
            symbol,
            formula,
            written.prose.value if written.prose else None,
            cites,
            method or Entailment(),
            because,
            speaker,
            tuple(citations),
            tags,
            written.span,
            written.name.span,
            places,
            sure.credence,
            sure.independent,
            reasons,
        )

    def references(self, names: tuple[syntax.Name, ...], role: str) -> tuple[str, ...]:
        """The names that are claims of this argument, each once; findings for the others."""
        found: dict[str, None] = {}
        for name in names:
            if name.text in self.declared:
                found.setdefault(name.text)
                continue
            if "." in name.text and self.scope.entry(name.text) is None:
                own = self.cite(name, role)
                if own is not None:
                    found.setdefault(own)
                continue
            self.faulty = True
            entry = self.scope.entry(name.text)
            if entry is not None:
                related = (Label(entry.span, "declared", name.text),)
                facts = {"name": name.text, "wanted": "claim", "role": role}
                self._report(name_rules.WRONG_KIND_OF_NAME, name.span, facts, related)
            else:
                self.scope.unknown(name, "claim", self.declared)
        return tuple(found)

    def _check_clauses(self, written: syntax.Claim) -> None:
        """Clauses that have no business on this kind of claim, or stand there twice."""
        shown = written.kind in ("lemma", "conclude")
        induction = any(isinstance(clause, syntax.Induction) for clause in written.clauses)
        seen: set[object] = set()
        for clause in written.clauses:
            word = _word(clause)
            reason: str | None = None
            if isinstance(clause, _METHODS | syntax.Cites) and not shown:
                reason = "asserted"
            elif isinstance(clause, _OPTIONS) and not induction:
                reason = "no induction"
            elif isinstance(clause, syntax.Because) and shown:
                reason = "shown"
            elif isinstance(clause, syntax.Logic | syntax.Charge | syntax.Contestants | syntax.Party):
                reason = "elsewhere"
            key = "method" if isinstance(clause, _METHODS) else (type(clause), word)
            if reason is None and isinstance(clause, _ONCE | syntax.InductionCites):
                if key in seen:
                    reason = "twice"
                seen.add(key)
            if reason is not None:
                self.faulty = True
                facts = {"clause": word, "reason": reason, "kind": written.kind}
                self._report(syntax_rules.CLAUSE_OUT_OF_PLACE, clause.span, facts)

    # ---- Methods

    def _method(self, written: syntax.Claim, formula: Term | None) -> Method | None:
        methods = [clause for clause in written.clauses if isinstance(clause, _METHODS)]
        if not methods:
            return Entailment()
        match methods[0]:
            case syntax.Induction() as clause:
                return self._induction(clause, written, formula)
            case syntax.Cases() as clause:
                return self._cases(clause, written, formula)
            case syntax.Contradiction(names) as clause:
                assumptions = self.references(names, "by contradiction")
                for name in names:
                    other = self.declared.get(name.text.rpartition(".")[2])
                    if other is not None and other.kind != "assume":
                        self.faulty = True
                        facts = {"name": name.text, "wanted": "assumption", "role": "by contradiction"}
                        related = (Label(other.name.span, "declared", name.text),)
                        self._report(name_rules.WRONG_KIND_OF_NAME, name.span, facts, related)
                return Contradiction(assumptions, clause.span)

    def _induction(self, clause: syntax.Induction, written: syntax.Claim, formula: Term | None) -> Inductive | None:
        found = induction_method(self.scope, self.references, clause, written, formula)
        self.diagnostics.extend(found.diagnostics)
        self.conditions.extend(found.conditions)
        self.faulty = self.faulty or found.faulty
        return found.method

    def _cases(self, clause: syntax.Cases, written: syntax.Claim, formula: Term | None) -> Cases | None:
        if clause.subject is not None:
            return None if formula is None else self._cases_on(clause, clause.subject, formula)
        elaborator = FormulaElaborator(self.scope, written.name.text)
        hypotheses = [elaborator.formula(expression) for expression in clause.formulas]
        self.diagnostics.extend(elaborator.diagnostics)
        self.conditions.extend(elaborator.conditions)
        known = [hypothesis for hypothesis in hypotheses if hypothesis is not None]
        if formula is None or len(known) < len(hypotheses):
            self.faulty = True
            return None
        labels = [print_expression(expression) for expression in clause.formulas]
        cases = tuple(Case(hypothesis, formula, label) for hypothesis, label in zip(known, labels, strict=True))
        return Cases(cases, terms.disjunction(known), clause.span)

    def _cases_on(self, clause: syntax.Cases, subject: syntax.Name, formula: Term) -> Cases | None:
        for variable in outermost(formula):
            if variable.name == subject.text:
                values = _values(variable.sort)
                if values:
                    rest = without(formula, variable)
                    return Cases(
                        tuple(
                            Case(
                                TRUE,
                                terms.instantiate(rest, (variable,), (value,)),
                                f"{subject.text} = {name}",
                            )
                            for name, value in values
                        ),
                        TRUE,
                        clause.span,
                    )
                self._no_cases(subject, variable.sort.name)
                return None
        meaning = None
        if self.scope.entry(subject.text) is None:
            self.scope.unknown(subject, "name", [*(v.name for v in outermost(formula)), *self.scope.words()])
        else:
            meaning = self.scope.symbol(subject, None)
            if isinstance(meaning, Element):
                self._no_cases(subject, meaning.sort.name)
                return None
            if meaning is not None and (meaning.parameters or not _values(meaning.result)):
                self._no_cases(subject, meaning.result.name)
                return None
        if not isinstance(meaning, Symbol):
            self.faulty = True
            return None
        term = Application(meaning, ())
        cases = []
        for name, value in _values(meaning.result):
            operator = Operator.IFF if meaning.result is BOOL else Operator.EQUAL
            hypothesis = Operation(operator, (term, value), BOOL)
            cases.append(Case(hypothesis, formula, f"{subject.text} = {name}"))
        return Cases(tuple(cases), TRUE, clause.span)

    def _no_cases(self, subject: syntax.Name, found: str) -> None:
        self.faulty = True
        self._report(sort_rules.CASE_SUBJECT, subject.span, {"name": subject.text, "found": found})

    def _report(
        self,
        rule: Rule,
        span: Span,
        facts: Mapping[str, Fact],
        related: tuple[Label, ...] = (),
        severity: Severity | None = None,
    ) -> None:
        self.diagnostics.append(Diagnostic(rule, span, facts, related=related, severity=severity))


def _values(sort: Sort) -> list[tuple[str, Term]]:
    if sort is BOOL:
        return [("true", Literal(True, BOOL)), ("false", Literal(False, BOOL))]
    return [(name, Literal(Element(sort, index), sort)) for index, name in enumerate(sort.elements)]


def _word(clause: syntax.Clause) -> str:
    """The word that a clause begins with."""
    match clause:
        case syntax.Cites() | syntax.InductionStart():
            return "from"
        case syntax.InductionCites(part, _):
            return part
        case syntax.Induction():
            return "by induction"
        case syntax.Cases():
            return "by cases"
        case syntax.Contradiction():
            return "by contradiction"
        case syntax.Cited():
            return "source"
        case _:
            return type(clause).__name__.lower()
