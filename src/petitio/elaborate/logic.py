"""Which logic an argument is in, by its header, and what may not stand in an argument that names none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from petitio import syntax, terms
from petitio.core import MODAL, Argument, Logic, Operation, Operator
from petitio.diagnostics import Diagnostic, Fact, Severity
from petitio.parsing.suggest import suggest
from petitio.record import Record, fields_of
from petitio.rules import names as name_rules
from petitio.rules import syntax as rules

LOGICS: tuple[Logic, ...] = get_args(Logic)


def logic(header: syntax.ArgumentHeader) -> tuple[Logic | None, tuple[Diagnostic, ...]]:
    """The logic that a header names; None if it names none, or none that there is, which is a finding."""
    clauses = [clause for clause in header.clauses if isinstance(clause, syntax.Logic)]
    twice = {"clause": "logic", "reason": "twice", "kind": "argument"}
    found = [Diagnostic(rules.CLAUSE_OUT_OF_PLACE, clause.span, twice) for clause in clauses[1:]]
    if not clauses:
        return None, ()
    name = clauses[0].name
    for known in LOGICS:
        if known == name.text:
            return known, tuple(found)
    facts: dict[str, Fact] = {
        "name": name.text,
        "kind": "logic",
        "suggestion": suggest(name.text, LOGICS),
        "known": LOGICS,
    }
    return None, (Diagnostic(name_rules.UNKNOWN_NAME, name.span, facts), *found)


def faults(found: Iterable[Diagnostic]) -> bool:
    """Whether one of some findings is an error."""
    return any(finding.weight is Severity.ERROR for finding in found)


def without_logic(declarations: Iterable[object]) -> tuple[Diagnostic, ...]:
    """The modal words in what stands where there is no logic, and the words that are said to be rigid."""
    return tuple(_without_logic(declarations))


def _without_logic(declarations: Iterable[object]) -> Iterator[Diagnostic]:
    for declaration in declarations:
        for part in _parts(declaration):
            if isinstance(part, syntax.Unary) and part.operator in ("necessarily", "possibly"):
                yield Diagnostic(rules.NO_LOGIC, part.span, {"what": part.operator})
            elif isinstance(part, syntax.SymbolDeclaration) and part.rigid:
                facts = {"what": "rigid", "name": part.name.text}
                yield Diagnostic(rules.NO_LOGIC, part.name.span, facts, severity=Severity.WARNING)


def beyond_its_logic(
    argument: Argument, own: Logic | None, others: Mapping[str, Logic | None]
) -> tuple[Diagnostic, ...]:
    """The definitions, and the claims of `others`, that an argument uses and that say more than its logic has words
    for, or say it of other worlds."""
    found: list[Diagnostic] = []
    symbols = terms.symbols_of([claim.formula for claim in argument.claims], argument.definitions)
    for symbol in symbols:
        definition = argument.definitions.get(symbol)
        if definition is None or (symbol.kind == "claim" and symbol.name not in others):
            continue
        operators = {
            part.operator
            for part in terms.subterms(definition.body)
            if isinstance(part, Operation) and part.operator in MODAL
        }
        facts: dict[str, Fact] = {"name": symbol.title, "logic": others.get(symbol.name)}
        if operators and others.get(symbol.name, own) != own:
            found.append(Diagnostic(rules.NO_LOGIC, definition.span, {"what": "another logic", **facts}))
        elif own is None and operators:
            found.append(Diagnostic(rules.NO_LOGIC, definition.span, {"what": "definition", **facts}))
        elif own != "epistemic" and Operator.KNOWS in operators:
            found.append(Diagnostic(rules.NO_LOGIC, definition.span, {"what": "knows", **facts}))
    return tuple(found)


def _parts(written: object) -> Iterator[object]:
    stack = [written]
    while stack:
        part = stack.pop()
        yield part
        if isinstance(part, tuple):
            stack.extend(reversed(part))
        elif isinstance(part, Record):
            stack.extend(value for _, value in reversed(fields_of(part)))
