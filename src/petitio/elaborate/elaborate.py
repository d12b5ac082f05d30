"""Tree to arguments as meant. What has no meaning becomes findings, and the argument it stands in is faulty."""

from __future__ import annotations

from dataclasses import dataclass, field

from petitio import syntax, terms
from petitio.core import (
    BOOL,
    Application,
    Argument,
    Charge,
    Claim,
    Condition,
    Definition,
    Element,
    Expectation,
    File,
    Objection,
    Scenario,
    Symbol,
)
from petitio.diagnostics import Diagnostic, Fact, Label, Severity
from petitio.elaborate.claims import ClaimsElaborator
from petitio.elaborate.scope import Scope
from petitio.elaborate.vocabulary import Vocabulary
from petitio.parsing.suggest import suggest
from petitio.rules import names as name_rules
from petitio.rules import syntax as syntax_rules

_CHARGES: tuple[Charge, ...] = (
    "begs_question",
    "does_not_follow",
    "inconsistent",
    "vacuous",
    "idle",
    "circular",
    "equivocates",
    "unsupported",
    "false",
    "exception",
)
_OF_CLAIMS = {"holds", "fails", "vacuous", "undecided", "begs", "idle", "redundant", "confidence"}
_OF_ARGUMENTS = {"consistent", "inconsistent", "in", "out", "contested"}
_OF_OBJECTIONS = {"sustained", "overruled"}

Written = syntax.Declaration | syntax.Broken


@dataclass(slots=True)
class _Section:
    """One argument's header with the declarations that belong to it."""

    header: syntax.ArgumentHeader
    declarations: list[Written] = field(default_factory=list)


def elaborate(tree: syntax.Tree) -> tuple[File, tuple[Diagnostic, ...]]:
    """The arguments of a file, and everything wrong with their names and sorts. Never raises."""
    shared, sections, diagnostics = _split(tree)
    outer = Vocabulary(Scope())
    for definition in outer.enter(shared):
        definition()
    broken = outer.faulty or any(isinstance(part, syntax.Broken) for part in shared)
    names: dict[str, syntax.ArgumentHeader] = {}
    arguments: list[Argument] = []
    inner: list[Scope] = []
    expectations: list[tuple[str, syntax.Expectation]] = []
    for section in sections:
        header = section.header
        if header.name.text in names:
            related = (Label(names[header.name.text].name.span, "first"),)
            diagnostics.append(
                Diagnostic(name_rules.DUPLICATE_NAME, header.name.span, {"name": header.name.text}, related=related)
            )
            continue
        names[header.name.text] = header
        argument, scope, found = _argument(section, shared, outer, broken, sections)
        arguments.append(argument)
        inner.append(scope)
        diagnostics.extend(found)
        expectations.extend(
            (header.name.text, part) for part in section.declarations if isinstance(part, syntax.Expectation)
        )
    diagnostics.extend(outer.scope.diagnostics)
    diagnostics.extend(outer.diagnostics)
    diagnostics.extend(_unused(outer))
    expected = _expectations(expectations, arguments, diagnostics)
    return File(tuple(arguments), expected), tuple(diagnostics)


def _split(tree: syntax.Tree) -> tuple[list[Written], list[_Section], list[Diagnostic]]:
    """Shared declarations, then each argument's; what cannot be acted on yet says so."""
    shared: list[Written] = []
    sections: list[_Section] = []
    diagnostics: list[Diagnostic] = []
    outside = True
    for part in tree.declarations:
        match part:
            case syntax.ArgumentHeader():
                sections.append(_Section(part))
                outside = False
            case syntax.Broken("argument"):
                # The header is lost, its declarations are not: they are read under a name of their own.
                name = syntax.Name(f"?{len(sections) or ''}", span=part.span)
                sections.append(_Section(syntax.ArgumentHeader(name, None, None, (), span=part.span), [part]))
                outside = False
            case syntax.Import():
                outside = True
                diagnostics.append(
                    Diagnostic(syntax_rules.NOT_YET_ACTED_ON, part.span, {"what": "import"}, severity=Severity.ERROR)
                )
            case syntax.Dispute():
                outside = True
                diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, part.span, {"what": "dispute"}))
            case syntax.Expectation() if outside and sections:
                sections[-1].declarations.append(part)
            case syntax.Expectation() | syntax.Objection() if outside:
                diagnostics.append(Diagnostic(syntax_rules.NO_ARGUMENT, part.span, {}))
            case _ if outside:
                shared.append(part)
            case _:
                sections[-1].declarations.append(part)
    if not sections and shared:
        claims = [part for part in shared if isinstance(part, syntax.Claim)]
        if claims:
            diagnostics.append(Diagnostic(syntax_rules.NO_ARGUMENT, claims[0].span, {}))
            name = syntax.Name("?", span=claims[0].span)
            header = syntax.ArgumentHeader(name, None, None, (), span=claims[0].span)
            broken = syntax.Broken("argument", span=claims[0].span)
            return [], [_Section(header, [broken, *shared])], diagnostics
    return shared, sections, diagnostics


def _argument(
    section: _Section, shared: list[Written], outer: Vocabulary, broken: bool, sections: list[_Section]
) -> tuple[Argument, Scope, list[Diagnostic]]:
    scope = Scope(outer.scope)
    diagnostics: list[Diagnostic] = []
    header = section.header
    faulty = broken or any(isinstance(part, syntax.Broken) for part in section.declarations)
    for clause in header.clauses:
        if isinstance(clause, syntax.Logic):
            faulty = True
            facts = {"what": "logic"}
            diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, clause.span, facts, severity=Severity.ERROR))
    if header.extends is not None:
        faulty = True
        diagnostics.append(
            Diagnostic(
                syntax_rules.NOT_YET_ACTED_ON,
                header.extends.span,
                {"what": "extends"},
                severity=Severity.ERROR,
            )
        )
    vocabulary = Vocabulary(scope)
    written = [part for part in (*shared, *section.declarations) if isinstance(part, syntax.Claim)]
    declared: dict[str, syntax.Claim] = {}
    symbols: dict[str, Symbol] = {}
    pending = vocabulary.enter(section.declarations)
    # Claims are words of the argument before its definitions are read, since these may speak of them.
    for claim in written:
        symbol = _claim_symbol(claim)
        if scope.declare(claim.name, None, symbol):
            declared[claim.name.text] = claim
            symbols[claim.name.text] = symbol
        else:
            faulty = True
    for definition in pending:
        definition()
    elaborator = ClaimsElaborator(scope, declared, symbols)
    claims: list[Claim] = []
    for claim in declared.values():
        meant = elaborator.claim(claim)
        if meant is not None:
            claims.append(meant)
    definitions = {**outer.definitions, **vocabulary.definitions, **elaborator.definitions}
    objections = _objections(section, declared, sections, scope, diagnostics)
    scenarios = _scenarios(section, shared, elaborator)
    diagnostics.extend(_circles(definitions, elaborator))
    conditions: tuple[Condition, ...] = (*vocabulary.conditions, *elaborator.conditions)
    faulty = faulty or vocabulary.faulty or elaborator.faulty
    argument = Argument(
        header.name.text,
        header.prose.value if header.prose else None,
        (*outer.symbols, *vocabulary.symbols),
        (*outer.scope.sorts.values(), *scope.sorts.values()),
        definitions,
        tuple(claims),
        scenarios,
        objections,
        (*outer.conditions, *conditions),
        faulty,
        header.name.span,
    )
    diagnostics.extend(scope.diagnostics)
    diagnostics.extend(vocabulary.diagnostics)
    diagnostics.extend(elaborator.diagnostics)
    if not faulty:
        diagnostics.extend(_unused(vocabulary))
    return argument, scope, diagnostics


def _claim_symbol(claim: syntax.Claim) -> Symbol:
    opaque = claim.formula is None
    return Symbol(
        claim.name.text,
        None,
        "opaque" if opaque else "claim",
        (),
        BOOL,
        _escaped(claim.prose.value) if opaque and claim.prose else None,
        claim.name.span,
    )


def _escaped(prose: str) -> str:
    """Prose as a reading: its braces are no holes."""
    return prose.replace("{", "{{").replace("}", "}}")


def _scenarios(section: _Section, shared: list[Written], elaborator: ClaimsElaborator) -> tuple[Scenario, ...]:
    found: dict[str, Scenario] = {}
    for part in (*shared, *section.declarations):
        if not isinstance(part, syntax.Scenario):
            continue
        if part.name.text in found:
            related = (Label(found[part.name.text].span, "first"),)
            elaborator.diagnostics.append(
                Diagnostic(name_rules.DUPLICATE_NAME, part.name.span, {"name": part.name.text}, related=related)
            )
            continue
        granted: list[str] = []
        denied: list[str] = []
        for grant in part.grants:
            known = elaborator.references((grant.name,), "scenario")
            if known and elaborator.declared[grant.name.text].kind != "assume":
                elaborator.faulty = True
                facts = {"name": grant.name.text, "wanted": "assumption", "role": "scenario"}
                elaborator.diagnostics.append(Diagnostic(name_rules.WRONG_KIND_OF_NAME, grant.name.span, facts))
            elif known:
                (denied if grant.denied else granted).append(grant.name.text)
        found[part.name.text] = Scenario(part.name.text, tuple(granted), tuple(denied), part.name.span)
    return tuple(found.values())


def _objections(
    section: _Section,
    declared: dict[str, syntax.Claim],
    sections: list[_Section],
    scope: Scope,
    diagnostics: list[Diagnostic],
) -> tuple[Objection, ...]:
    written = [part for part in section.declarations if isinstance(part, syntax.Objection)]
    names = {part.name.text: part for part in written}
    arguments = {other.header.name.text for other in sections}
    found: list[Objection] = []
    seen: dict[str, syntax.Objection] = {}
    for part in written:
        taken = seen.get(part.name.text)
        if taken is not None or part.name.text in declared:
            place = taken.name.span if taken else declared[part.name.text].name.span
            diagnostics.append(
                Diagnostic(
                    name_rules.DUPLICATE_NAME,
                    part.name.span,
                    {"name": part.name.text},
                    related=(Label(place, "first"),),
                )
            )
            continue
        seen[part.name.text] = part
        target = part.target.text
        kind = _kind_of(target, part.forces_argument, declared, names, arguments)
        if kind is None:
            candidates = [*declared, *names, *arguments]
            facts = {"name": target, "kind": "target", "suggestion": suggest(target, candidates), "known": ()}
            diagnostics.append(Diagnostic(name_rules.UNKNOWN_NAME, part.target.span, facts))
            continue
        charge, about = _charge(part, diagnostics)
        for clause in part.clauses:
            if isinstance(clause, syntax.Because):
                facts = {"what": "because"}
                diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, clause.span, facts))
        because = tuple(
            name.text for clause in part.clauses if isinstance(clause, syntax.Because) for name in clause.names
        )
        speaker = next((c.name.text for c in part.clauses if isinstance(c, syntax.Speaker)), None)
        found.append(
            Objection(
                part.name.text,
                target,
                kind,  # type: ignore[arg-type]
                charge,
                about,
                because,
                part.prose.value if part.prose else None,
                speaker,
                part.name.span,
                part.target.span,
            )
        )
    return tuple(found)


def _kind_of(
    target: str,
    forced: bool,
    declared: dict[str, syntax.Claim],
    objections: dict[str, syntax.Objection],
    arguments: set[str],
) -> str | None:
    """What a target is: a claim or an objection wins over an argument of its name."""
    if forced:
        return "argument" if target in arguments else None
    if target in declared:
        return "claim"
    if target in objections:
        return "objection"
    return "argument" if target in arguments else None


def _charge(part: syntax.Objection, diagnostics: list[Diagnostic]) -> tuple[Charge | None, str | None]:
    charges = [clause for clause in part.clauses if isinstance(clause, syntax.Charge)]
    if not charges:
        return None, None
    clause = charges[0]
    for other in charges[1:]:
        twice = {"clause": "charge", "reason": "twice", "kind": "objection"}
        diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, other.span, twice))
    for charge in _CHARGES:
        if charge == clause.word.text:
            return charge, clause.about.text if clause.about else None
    facts: dict[str, Fact] = {
        "name": clause.word.text,
        "kind": "charge",
        "suggestion": suggest(clause.word.text, _CHARGES),
        "known": _CHARGES,
    }
    diagnostics.append(Diagnostic(name_rules.UNKNOWN_NAME, clause.word.span, facts))
    return None, None


def _circles(definitions: dict[Symbol, Definition], elaborator: ClaimsElaborator) -> list[Diagnostic]:
    """Definitions and claims whose names lead back to themselves; a recursion of one definition is none."""
    uses = {
        symbol: tuple(
            part.symbol
            for part in terms.subterms(definition.body)
            if isinstance(part, Application) and part.symbol in definitions
        )
        for symbol, definition in definitions.items()
    }
    found: list[Diagnostic] = []
    done: set[Symbol] = set()
    for start in uses:
        path: list[Symbol] = []
        on_path: set[Symbol] = set()
        stack: list[tuple[Symbol, int]] = [(start, 0)]
        while stack:
            symbol, index = stack.pop()
            if index == 0:
                if symbol in done:
                    continue
                path.append(symbol)
                on_path.add(symbol)
            targets = uses[symbol]
            if index < len(targets):
                stack.append((symbol, index + 1))
                target = targets[index]
                if target in on_path:
                    if not (target is symbol and definitions[symbol].recursive):
                        circle = tuple(s.title for s in (*path[path.index(target) :], target))
                        span = definitions[target].span
                        found.append(Diagnostic(name_rules.CIRCULAR_NAMES, span, {"circle": circle}))
                        elaborator.faulty = True
                elif target not in done:
                    stack.append((target, 0))
                continue
            path.pop()
            on_path.discard(symbol)
            done.add(symbol)
    return found


def _unused(vocabulary: Vocabulary) -> list[Diagnostic]:
    """Words and sorts that nothing uses. A definition's own recursion is no use of it."""
    scope = vocabulary.scope
    found: list[Diagnostic] = []
    used = {getattr(thing, "symbol", thing) or thing for thing in scope.used}
    used_elements = {thing.sort for thing in scope.used if isinstance(thing, Element)}
    for symbol in vocabulary.symbols:
        if symbol not in used:
            facts = {"name": symbol.title, "kind": symbol.kind}
            found.append(Diagnostic(name_rules.UNUSED_VOCABULARY, symbol.span, facts))
    for name, sort in scope.sorts.items():
        if sort not in used and sort not in used_elements:
            facts = {"name": name, "kind": "sort"}
            found.append(Diagnostic(name_rules.UNUSED_VOCABULARY, scope.sort_spans[name], facts))
    return found


def _expectations(
    written: list[tuple[str, syntax.Expectation]],
    arguments: list[Argument],
    diagnostics: list[Diagnostic],
) -> tuple[Expectation, ...]:
    by_name = {argument.name: argument for argument in arguments}
    found: list[Expectation] = []
    for home, part in written:
        argument = by_name[home]
        target = part.target.text
        if "." in target:
            first, _, rest = target.partition(".")
            if first in by_name:
                argument, target = by_name[first], rest
        claims = [claim.name for claim in argument.claims]
        objections = [objection.name for objection in argument.objections]
        kind: str | None
        if part.forces_argument:
            kind = "argument" if target in by_name else None
        elif target in claims:
            kind = "claim"
        elif target in objections:
            kind = "objection"
        else:
            kind = "argument" if target in by_name else None
        if kind is None:
            if argument.faulty:
                continue
            candidates = [*claims, *objections, *by_name]
            facts = {"name": target, "kind": "target", "suggestion": suggest(target, candidates), "known": ()}
            diagnostics.append(Diagnostic(name_rules.UNKNOWN_NAME, part.target.span, facts))
            continue
        if kind == "argument":
            argument = by_name[target]
        if not _fits(part.outcome, kind):
            facts = {"name": target, "wanted": part.outcome, "role": "expect", "found": kind}
            diagnostics.append(Diagnostic(name_rules.WRONG_KIND_OF_NAME, part.target.span, facts))
            continue
        if part.outcome in ("in", "out", "contested", "confidence"):
            facts = {"what": f"expect … {part.outcome}"}
            diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, part.span, facts))
            continue
        sound = True
        for name in (*(part.names if part.outcome == "begs" else ()), *(part.under or ()), *part.without):
            if name.text not in claims:
                sound = False
                if not argument.faulty:
                    facts = {
                        "name": name.text,
                        "kind": "claim",
                        "suggestion": suggest(name.text, claims),
                        "known": (),
                    }
                    diagnostics.append(Diagnostic(name_rules.UNKNOWN_NAME, name.span, facts))
        scenarios = [scenario.name for scenario in argument.scenarios]
        if part.scenario is not None and part.scenario.text not in scenarios:
            sound = False
            facts = {
                "name": part.scenario.text,
                "kind": "scenario",
                "suggestion": suggest(part.scenario.text, scenarios),
                "known": (),
            }
            diagnostics.append(Diagnostic(name_rules.UNKNOWN_NAME, part.scenario.span, facts))
        scoped = part.under is not None or part.without or part.scenario is not None
        if scoped and not (kind == "claim" and not argument.claim(target).asserted):
            facts = {"clause": "under, without and in", "reason": "scope", "kind": "expect"}
            diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.span, facts))
            sound = False
        if sound:
            found.append(
                Expectation(
                    argument.name,
                    target,
                    kind,  # type: ignore[arg-type]
                    part.outcome,
                    tuple(name.text for name in part.names),
                    None if part.under is None else tuple(name.text for name in part.under),
                    tuple(name.text for name in part.without),
                    part.scenario.text if part.scenario else None,
                    part.span,
                )
            )
    return tuple(found)


def _fits(outcome: str, kind: str) -> bool:
    """Whether an outcome is one that this kind of thing can have."""
    if outcome in ("undecided", "equivocates"):
        return True
    if kind == "claim":
        return outcome in _OF_CLAIMS
    if kind == "argument":
        return outcome in _OF_ARGUMENTS
    return outcome in _OF_OBJECTIONS
