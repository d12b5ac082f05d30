"""Turns the parser's reductions into the tree of `syntax`, one method per rule of the grammar.

Each method gets the children that the grammar keeps: tokens, trees already built, and None where an optional
part is absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, cast

from petitio import syntax
from petitio.diagnostics import Diagnostic, Fact
from petitio.parsing.token import Token
from petitio.record import replace
from petitio.rules import syntax as rules
from petitio.source import Span

_COMPARATORS = {"EQ": "=", "NE": "!=", "LT": "<", "LE": "<=", "GT": ">", "GE": ">="}
# Terminals obey control characters, and readers are misled by those that turn the direction of writing.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MOST_DIGITS = 300
_MOST_OPERANDS = 10_000

Children = list[Any]


class Builder:
    """Builds one declaration at a time; `remarks` gathers what it finds on the way, `reset` forgets it."""

    def __init__(self) -> None:
        self.remarks: list[Diagnostic] = []
        self._bracketed: dict[int, syntax.Expression] = {}

    def reset(self) -> None:
        """Forget the declaration before."""
        self.remarks = []
        self._bracketed = {}

    # ---- Files and arguments

    def argument(self, children: Children) -> syntax.ArgumentHeader:
        _, name, extends, prose, *clauses = children
        return syntax.ArgumentHeader(_name(name), extends, _text(prose), _present(clauses), span=_span(children))

    def logic(self, children: Children) -> syntax.Logic:
        return syntax.Logic(_name(children[1]), span=_span(children))

    # `import` is no name that Python lets a method have.
    def __getattr__(self, rule: str) -> Any:
        if rule == "import":
            return self._import
        raise AttributeError(rule)

    def _import(self, children: Children) -> syntax.Import:
        _, path, alias = children
        return syntax.Import(_string(path), _name(alias) if alias else None, span=_span(children))

    def dispute(self, children: Children) -> syntax.Dispute:
        _, name, prose, *clauses = children
        return syntax.Dispute(_name(name), _text(prose), _present(clauses), span=_span(children))

    def contestants(self, children: Children) -> syntax.Contestants:
        return syntax.Contestants(children[1], span=_span(children))

    def party(self, children: Children) -> syntax.Party:
        return syntax.Party(_name(children[1]), children[2], span=_span(children))

    # ---- Vocabulary

    def sort(self, children: Children) -> syntax.SortDeclaration:
        _, name, *rest = children
        elements = rest[-1] if rest else None
        return syntax.SortDeclaration(_name(name), elements, span=_span(children))

    def elements(self, children: Children) -> tuple[syntax.Name, ...]:
        return _names(children)

    def constant(self, children: Children) -> syntax.SymbolDeclaration:
        rigid, _, name, sense, result, reading = children
        return syntax.SymbolDeclaration(
            "const", bool(rigid), _name(name), sense, (), result, _text(reading), span=_span(children)
        )

    def predicate(self, children: Children) -> syntax.SymbolDeclaration:
        rigid, _, name, sense, parameters, reading = children
        return syntax.SymbolDeclaration(
            "pred",
            bool(rigid),
            _name(name),
            sense,
            parameters or (),
            None,
            _text(reading),
            span=_span(children),
        )

    def function(self, children: Children) -> syntax.SymbolDeclaration:
        rigid, _, name, sense, parameters, result, reading = children
        return syntax.SymbolDeclaration(
            "func",
            bool(rigid),
            _name(name),
            sense,
            parameters,
            result,
            _text(reading),
            span=_span(children),
        )

    def define(self, children: Children) -> syntax.DefineDeclaration:
        _, name, sense, parameters, result, body, reading = children
        return syntax.DefineDeclaration(
            _name(name),
            sense,
            parameters or (),
            result,
            body,
            _text(reading),
            span=_span(children),
        )

    def sense(self, children: Children) -> syntax.Name:
        return _name(children[0])

    def parameters(self, children: Children) -> tuple[syntax.Group, ...]:
        return tuple(child for child in children if isinstance(child, syntax.Group))

    def group(self, children: Children) -> syntax.Group:
        *names, sort = children
        return syntax.Group(_names(names), sort, span=_span(children))

    # ---- Claims

    def claim(self, children: Children) -> syntax.Claim:
        kind, name, prose, formula, misplaced, *clauses = children
        return syntax.Claim(
            cast(syntax.ClaimKind, str(kind)),
            _name(name),
            _text(prose),
            formula,
            _text(misplaced),
            _present(clauses),
            span=_span(children),
        )

    def opaque(self, children: Children) -> syntax.Claim:
        kind, name, prose, *clauses = children
        return syntax.Claim(
            cast(syntax.ClaimKind, str(kind)),
            _name(name),
            _string(prose),
            None,
            None,
            _present(clauses),
            span=_span(children),
        )

    def cites(self, children: Children) -> syntax.Cites:
        return syntax.Cites(children[1], span=_span(children))

    def starts(self, children: Children) -> syntax.InductionStart:
        _, minus, number = children
        return syntax.InductionStart(-self._integer(number) if minus else self._integer(number), span=_span(children))

    def by_induction(self, children: Children) -> syntax.Induction:
        return syntax.Induction(_name(children[1]), span=_span(children))

    def by_cases(self, children: Children) -> syntax.Cases:
        rest = children[1:]
        if len(rest) == 1 and isinstance(rest[0], syntax.Name):
            return syntax.Cases(rest[0], (), span=_span(children))
        return syntax.Cases(None, tuple(rest), span=_span(children))

    def by_contradiction(self, children: Children) -> syntax.Contradiction:
        return syntax.Contradiction(children[-1], span=_span(children))

    def base(self, children: Children) -> syntax.InductionCites:
        return syntax.InductionCites("base", children[1], span=_span(children))

    def step(self, children: Children) -> syntax.InductionCites:
        return syntax.InductionCites("step", children[1], span=_span(children))

    def strong(self, children: Children) -> syntax.Strong:
        return syntax.Strong(span=_span(children))

    def depth(self, children: Children) -> syntax.Depth:
        return syntax.Depth(self._integer(children[1]), span=_span(children))

    def strengthen(self, children: Children) -> syntax.Strengthen:
        return syntax.Strengthen(children[1], span=_span(children))

    def along(self, children: Children) -> syntax.Along:
        return syntax.Along(children[1], span=_span(children))

    def measure(self, children: Children) -> syntax.Measure:
        return syntax.Measure(children[1], span=_span(children))

    def because(self, children: Children) -> syntax.Because:
        return syntax.Because(children[1], span=_span(children))

    def credence(self, children: Children) -> syntax.Credence:
        _, low, each, *rest = children
        return syntax.Credence(low[0], None, each is not None, rest[-1] is not None, span=_span(children))

    def credence_range(self, children: Children) -> syntax.Credence:
        _, low, high = children
        return syntax.Credence(low[0], high[0], False, False, span=_span(children))

    def independent(self, children: Children) -> syntax.Independent:
        return syntax.Independent(span=_span(children))

    def speaker(self, children: Children) -> syntax.Speaker:
        return syntax.Speaker(_name(children[1]), span=_span(children))

    def source(self, children: Children) -> syntax.Cited:
        _, work, *rest = children
        ranges = next((child for child in rest if isinstance(child, tuple)), ())
        unit = next((child for child in rest if isinstance(child, Token)), None)
        return syntax.Cited(
            _string(work),
            None if unit is None else "lines" if unit.type == "LINES" else "page",
            ranges,
            span=_span(children),
        )

    def pages(self, children: Children) -> tuple[tuple[int, int], ...]:
        return tuple(children)

    def page_range(self, children: Children) -> tuple[int, int]:
        first, _, last = children
        return self._integer(first), self._integer(last if last is not None else first)

    def tag(self, children: Children) -> syntax.Tag:
        return syntax.Tag(_names(children[1:]), span=_span(children))

    def fraction(self, children: Children) -> tuple[Fraction, Span]:
        first, *rest = children
        denominator = next((child for child in reversed(rest) if child is not None), None)
        if denominator is not None and self._integer(denominator) == 0:
            expected = ("a fraction with a denominator above 0",)
            facts: dict[str, Fact] = {"found": f"{first}/{denominator}", "expected": expected}
            self.remarks.append(Diagnostic(rules.SYNTAX_ERROR, _span(children), facts))
        elif denominator is not None:
            return Fraction(self._integer(first), self._integer(denominator)), _span(children)
        return self._value(first), _span(children)

    # ---- Scenarios, objections, expectations

    def scenario(self, children: Children) -> syntax.Scenario:
        _, name, *grants = children
        return syntax.Scenario(_name(name), tuple(grants), span=_span(children))

    def grant(self, children: Children) -> syntax.Grant:
        denied, name = children
        return syntax.Grant(name, denied is not None, span=_span(children))

    def objection(self, children: Children) -> syntax.Objection:
        word, name, *rest = children
        forces, target, prose, *clauses = rest
        return syntax.Objection(
            _name(name),
            False,
            forces is not None,
            target,
            _text(prose),
            _present(clauses),
            span=_span([word, *children[1:]]),
        )

    def reply(self, children: Children) -> syntax.Objection:
        _, name, target, prose, *clauses = children
        return syntax.Objection(_name(name), True, False, target, _text(prose), _present(clauses), span=_span(children))

    def charge(self, children: Children) -> syntax.Charge:
        _, word, about = children
        return syntax.Charge(_name(word), about, span=_span(children))

    def expectation(self, children: Children) -> syntax.Expectation:
        _, forces, target, (outcome, names, bound), *scopes = children
        under: tuple[syntax.Name, ...] | None = None
        without: tuple[syntax.Name, ...] = ()
        scenario = None
        for kind, value in scopes:
            if kind == "under":
                under = (under or ()) + value
            elif kind == "without":
                without += value
            else:
                scenario = value
        return syntax.Expectation(
            forces is not None, target, outcome, names, bound, under, without, scenario, span=_span(children)
        )

    def outcome(self, children: Children) -> Any:
        word, *rest = children
        names = rest[0] if rest and rest[0] is not None else ()
        return str(word), names if isinstance(names, tuple) else (names,), None

    def outcome_in(self, children: Children) -> Any:
        return "in", (), None

    def outcome_confidence(self, children: Children) -> Any:
        return "confidence", (), children[-1][0]

    def scope_under(self, children: Children) -> Any:
        return "under", children[1]

    def scope_without(self, children: Children) -> Any:
        return "without", children[1]

    def scope_in(self, children: Children) -> Any:
        return "in", _name(children[0])

    def references(self, children: Children) -> tuple[syntax.Name, ...]:
        return tuple(children)

    def reference(self, children: Children) -> syntax.Name:
        return _name(children[0])

    # ---- Formulas and terms

    def quantified(self, children: Children) -> syntax.Quantified:
        quantifier, *binders, body = children
        word = {"FORALL": "forall", "EXISTS": "exists", "EXISTS1": "exists!"}[quantifier.type]
        return syntax.Quantified(cast(Any, word), tuple(binders), body, span=_span(children))

    def binder(self, children: Children) -> syntax.Binder:
        *names, sort = children
        return syntax.Binder(_names(names), sort, None, None, span=_span(children))

    def range_binder(self, children: Children) -> syntax.Binder:
        name, low, high = children
        return syntax.Binder((_name(name),), None, low, high, span=_span(children))

    def conditional(self, children: Children) -> syntax.Conditional:
        _, test, yes, no = children
        return syntax.Conditional(test, yes, no, span=_span(children))

    def let(self, children: Children) -> syntax.Let:
        _, name, value, body = children
        return syntax.Let(_name(name), value, body, span=_span(children))

    def iff(self, children: Children) -> syntax.Binary:
        left, right = children
        return syntax.Binary("<->", left, right, span=_span(children))

    def implies(self, children: Children) -> syntax.Binary:
        left, right = children
        return syntax.Binary("->", left, right, span=_span(children))

    def or_(self, children: Children) -> syntax.Joined:
        return self._joined("or", children)

    def xor(self, children: Children) -> syntax.Joined:
        return self._joined("xor", children)

    def and_(self, children: Children) -> syntax.Joined:
        return self._joined("and", children)

    def not_(self, children: Children) -> syntax.Unary:
        return syntax.Unary("not", children[1], span=_span(children))

    def modal(self, children: Children) -> syntax.Unary:
        word = "necessarily" if children[0].type == "NECESSARILY" else "possibly"
        return syntax.Unary(cast(Any, word), children[1], span=_span(children))

    def comparator(self, children: Children) -> str:
        return _COMPARATORS[children[0].type]

    def chain(self, children: Children) -> syntax.Chain:
        left, comparator, right = children
        span = left.span.to(right.span)
        if isinstance(left, syntax.Chain) and id(left) not in self._bracketed:
            if self._enough(left.operands, span):
                return left
            return syntax.Chain((*left.operands, right), (*left.comparators, comparator), span=span)
        return syntax.Chain((left, right), (comparator,), span=span)

    def binary(self, children: Children) -> syntax.Binary:
        left, operator, right = children
        return syntax.Binary(cast(Any, str(operator)), left, right, span=left.span.to(right.span))

    def negative(self, children: Children) -> syntax.Unary:
        return syntax.Unary("-", children[1], span=_span(children))

    def word(self, children: Children) -> syntax.Word:
        name, sense, arguments = children
        end = arguments[1].end if arguments else sense.span.end + 1 if sense else name.end_pos
        return syntax.Word(_name(name), sense, arguments[0] if arguments else None, span=Span(name.start_pos, end))

    def arguments(self, children: Children) -> tuple[tuple[syntax.Expression, ...], Span]:
        return tuple(child for child in children if not isinstance(child, Token)), _span(children)

    def number(self, children: Children) -> syntax.Number:
        token = children[0]
        written = {"INT": "integer", "DECIMAL": "decimal", "PERCENT": "percent"}[token.type]
        return syntax.Number(self._value(token), cast(Any, written), span=_span(children))

    def truth(self, children: Children) -> syntax.Truth:
        return syntax.Truth(children[0].type == "TRUE", span=_span(children))

    def bracketed(self, children: Children) -> syntax.Expression:
        inner: syntax.Expression = replace(children[1], span=_span(children))
        self._bracketed[id(inner)] = inner
        return inner

    def _joined(self, operator: Any, operands: Children) -> syntax.Joined:
        left, right = operands
        span = left.span.to(right.span)
        for operand in operands:
            if (
                isinstance(operand, syntax.Joined)
                and operand.operator != operator
                and id(operand) not in self._bracketed
            ):
                facts = {"outer": operator, "inner": operand.operator}
                self.remarks.append(Diagnostic(rules.MIXED_CONNECTIVES, operand.span, facts))
        if isinstance(left, syntax.Joined) and left.operator == operator and id(left) not in self._bracketed:
            if self._enough(left.operands, span):
                return left
            return syntax.Joined(operator, (*left.operands, right), span=span)
        return syntax.Joined(operator, (left, right), span=span)

    def _enough(self, operands: tuple[syntax.Expression, ...], span: Span) -> bool:
        """Whether a row has as many operands as are taken; a finding where there are more."""
        if len(operands) == _MOST_OPERANDS and not any(r.rule is rules.FORMULA_TOO_LARGE for r in self.remarks):
            facts: dict[str, Fact] = {"most": _MOST_OPERANDS, "row": "yes"}
            self.remarks.append(Diagnostic(rules.FORMULA_TOO_LARGE, Span(span.start, operands[0].span.end), facts))
        return len(operands) >= _MOST_OPERANDS

    def _integer(self, token: Token) -> int:
        return int(self._value(token))

    def _value(self, token: Token) -> Fraction:
        """The number that a token is; a finding and 0 if it is longer than anyone writes."""
        if len(token) > _MOST_DIGITS:
            facts = {"digits": len(token), "most": _MOST_DIGITS}
            self.remarks.append(Diagnostic(rules.NUMBER_TOO_LONG, _span([token]), facts))
            return Fraction(0)
        if token.type == "PERCENT":
            return Fraction(token[:-1]) / 100
        return Fraction(str(token))


def _span(children: Iterable[Any]) -> Span:
    """From the first child that has a place to the last."""
    places = [place for place in map(_place, children) if place is not None]
    return Span(min(place.start for place in places), max(place.end for place in places))


def _place(child: Any) -> Span | None:
    if isinstance(child, Token):
        return Span(child.start_pos, child.end_pos)
    if isinstance(child, Span):
        return child
    if isinstance(child, tuple):
        places = [place for place in map(_place, child) if place is not None]
        return places[0].to(places[-1]) if places else None
    return getattr(child, "span", None)


def _name(token: Token) -> syntax.Name:
    return syntax.Name(str(token), span=_span([token]))


def _names(tokens: Iterable[Token | None]) -> tuple[syntax.Name, ...]:
    return tuple(_name(token) for token in tokens if isinstance(token, Token) and token.type == "NAME")


def _string(token: Token) -> syntax.Text:
    folded = _CONTROLS.sub("", " ".join(token[1:-1].split()))
    return syntax.Text(folded.replace('\\"', '"').replace("\\\\", "\\"), span=_span([token]))


def _text(token: Token | None) -> syntax.Text | None:
    return None if token is None else _string(token)


def _present(clauses: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(clause for clause in clauses if clause is not None)
