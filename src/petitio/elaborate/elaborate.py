"""Tree to arguments as meant. What has no meaning becomes findings, and the argument it stands in is faulty."""

from __future__ import annotations

from petitio import syntax
from petitio.core import Argument, File, Logic, Taken
from petitio.diagnostics import Diagnostic, Fact, Label, Severity
from petitio.elaborate.circles import circles
from petitio.elaborate.directory import Directory
from petitio.elaborate.disputes import Disputed, disputes
from petitio.elaborate.draft import Draft
from petitio.elaborate.expectations import expectations
from petitio.elaborate.imports import Imports, Module, imports
from petitio.elaborate.logic import beyond_its_logic, faults, logic, without_logic
from petitio.elaborate.objections import objections
from petitio.elaborate.order import in_order
from petitio.elaborate.scope import Scope
from petitio.elaborate.sections import Sections, sections
from petitio.elaborate.stock import Stock, stock
from petitio.elaborate.translate import translate
from petitio.elaborate.unused import unused
from petitio.elaborate.vocabulary import Vocabulary
from petitio.elaborate.worlds import Worlds, worlds
from petitio.parsing.load import Loaded
from petitio.record import replace
from petitio.rules import names as rules
from petitio.rules.syntax import NOT_YET_ACTED_ON
from petitio.source import Span

_WHOLE = 2**31


def elaborate(tree: syntax.Tree) -> tuple[File, tuple[Diagnostic, ...]]:
    """The arguments of a file that imports nothing, and everything wrong with their names and sorts. Never raises."""
    module = _module(tree, "", {})
    return module.file, module.diagnostics


def elaborate_all(files: tuple[Loaded, ...]) -> tuple[File, tuple[Diagnostic, ...]]:
    """The same for the last of some files. Each imports only from those before it."""
    modules: list[Module] = []
    for index, loaded in enumerate(files):
        found = {part.span: to if not isinstance(to, int) else modules[to] for part, to in loaded.imports}
        module = _module(loaded.parsed.tree, loaded.source.name if index < len(files) - 1 else "", found)
        module.name = loaded.source.name
        _find_fault(module, loaded)
        modules.append(module)
    return modules[-1].file, modules[-1].diagnostics


def _find_fault(module: Module, loaded: Loaded) -> None:
    errors = [d for d in (*loaded.parsed.diagnostics, *module.diagnostics) if d.weight is Severity.ERROR]
    if errors:
        module.fault = min(errors, key=lambda d: d.span.start)
        module.line = loaded.source.position(module.fault.span.start).line


def _module(tree: syntax.Tree, name: str, found: Imports) -> Module:
    parts = sections(tree)
    brought = imports(parts.imports, found)
    territory = (Span(0, _WHOLE, name), *brought.territory)
    # What arguments share: words, which are read once, and claims, which each argument has for itself.
    logics = [logic(section.header)[0] for section in parts.arguments]
    # Words that stand alone are there for arguments in any logic.
    outer = Vocabulary(Scope(brought.scope, epistemic="epistemic" in logics or not logics))
    for definition in outer.enter(parts.shared):
        definition()
    words = Stock(tuple(outer.sorts), tuple(outer.symbols), outer.definitions, tuple(outer.conditions))
    common = stock([brought.stock, words])
    circular = circles(outer.definitions)
    diagnostics = [*parts.stray, *brought.diagnostics, *circular]
    broken = outer.faulty or bool(circular) or not brought.sound
    broken = broken or any(isinstance(part, syntax.Broken) for part in parts.shared)
    directory = brought.directory
    diagnostics += _drafts(parts, outer.scope, territory, directory)
    order = in_order(directory)
    for draft in order:
        draft.faulty = draft.faulty or broken
        draft.declare()
    diagnostics += _without_logic(parts, order)
    for draft in order:
        draft.define()
    for draft in order:
        draft.claim()
    for draft in order:
        translate(draft, common)
    arguments = _arguments(order, common, brought.taken, directory, frozenset(circle.span for circle in circular))
    disputed = disputes(parts.disputes, directory, outer.scope)
    arguments = {name: _with_objections(argument, disputed) for name, argument in arguments.items()}
    written: list[tuple[Draft | None, syntax.Expectation]] = [
        (draft, part)
        for draft in directory.own.values()
        for part in draft.section.declarations
        if isinstance(part, syntax.Expectation)
    ]
    written += [(None, part) for part in parts.loose]
    expected, doubtful = expectations(written, arguments, directory, disputed)
    for draft in directory.own.values():
        diagnostics += draft.findings()
        if not draft.faulty:
            diagnostics += unused(draft.vocabulary)
    diagnostics += [*outer.scope.diagnostics, *outer.diagnostics, *doubtful, *disputed.diagnostics]
    vocabulary: Argument | None = None
    if directory.own:
        diagnostics += unused(outer)
    elif not broken:
        # A file of words alone is there for others to import.
        vocabulary = Argument(
            "", None, common.symbols, common.sorts, common.definitions, (), (), (), common.conditions, False, Span(0, 0)
        )
    own = tuple(arguments[name] for name in directory.own)
    file = File(own, expected, vocabulary, disputed.disputes, disputed.elsewhere)
    claims = tuple(part.name.text for part in parts.shared if isinstance(part, syntax.Claim))
    known = {**directory.imported, **directory.own}
    return Module(name, file, tuple(diagnostics), outer.scope, common, known, claims, territory)


def _without_logic(parts: Sections, drafts: list[Draft]) -> list[Diagnostic]:
    """The modal words in what is shared, where an argument has no logic for them."""
    if not drafts or (all(draft.logic for draft in drafts)):
        return []
    modal = any(draft.logic for draft in drafts)
    # A definition concerns only those that use it, if some argument may; a claim is one of each argument.
    found = without_logic([part for part in parts.shared if isinstance(part, syntax.Claim)] if modal else parts.shared)
    for draft in drafts:
        draft.faulty = draft.faulty or (draft.logic is None and faults(found))
    return list(found)


def _drafts(parts: Sections, outer: Scope, territory: tuple[Span, ...], directory: Directory) -> list[Diagnostic]:
    """Enter the arguments of the file into the directory; findings for names that are taken."""
    found: list[Diagnostic] = []
    for section in parts.arguments:
        name = section.header.name
        taken = directory.own.get(name.text) or directory.imported.get(name.text)
        if taken is not None or name.text in directory.aliases:
            alias = next((i.alias.span for i in parts.imports if i.alias and i.alias.text == name.text), name.span)
            facts: dict[str, Fact] = {"name": name.text}
            related = (Label(taken.header.name.span if taken else alias, "first"),)
            found.append(Diagnostic(rules.DUPLICATE_NAME, name.span, facts, related=related))
        if name.text not in directory.own:
            directory.own[name.text] = Draft(
                section, parts.shared, outer, territory, directory, faulty=taken is not None
            )
    return found


def _arguments(
    order: list[Draft], common: Stock, taken: tuple[Taken, ...], directory: Directory, told: frozenset[Span]
) -> dict[str, Argument]:
    """The arguments as meant, by name. `told` are the places of circles that are known."""
    found: dict[str, Argument] = {}
    for draft in order:
        argument = draft.argument(common, objections(draft, directory), taken)
        found[draft.name] = argument
        if draft.base is not None and draft.base.faulty:
            continue
        for circle in circles(argument.definitions):
            draft.faulty = True
            if circle.span not in told:
                draft.diagnostics.append(circle)
        if not draft.faulty:
            misfits = beyond_its_logic(argument, draft.logic, _others(draft))
            draft.diagnostics += misfits
            draft.faulty = faults(misfits)
    _reasons(order)
    # What is faulty spoils whatever is built on it.
    spoilt = True
    while spoilt:
        spoilt = False
        for draft in order:
            if not draft.faulty and any(other.faulty for other in draft.needs):
                draft.faulty = spoilt = True
    possible = Worlds({sort.name for argument in found.values() for sort in argument.sorts})
    return {name: _meant(argument, directory.own[name], possible) for name, argument in found.items()}


def _meant(argument: Argument, draft: Draft, possible: Worlds) -> Argument:
    draft.plain = replace(argument, faulty=draft.faulty)
    modal = not draft.faulty and draft.logic is not None
    draft.meant = worlds(draft.plain, draft.logic, possible) if modal and draft.logic else draft.plain
    return draft.meant


def _with_objections(argument: Argument, disputed: Disputed) -> Argument:
    return replace(argument, objections=disputed.objections.get(argument.name, argument.objections))


def _others(draft: Draft) -> dict[str, Logic | None]:
    """The logics that the claims of other arguments are in, by the names that they have here."""
    return {home.stand_ins[symbol].name: home.logic for symbol, (home, _) in draft.mentions.items()}


def _reasons(drafts: list[Draft]) -> None:
    """Refuse reasons that lead through other arguments back to the one whose they are.

    Whether such reasons run in a circle would have to be asked of several arguments at once. As long as none leads
    back, there can be no circle.
    """
    for draft in drafts:
        for name, other in draft.reasons:
            reached = [other]
            for further in reached:
                row: Draft | None = further
                while row is not None:
                    reached += [to for _, to in row.reasons if to not in reached]
                    row = row.base
            if draft in reached:
                draft.faulty = True
                facts: dict[str, Fact] = {"what": "reasons that lead back"}
                draft.diagnostics.append(Diagnostic(NOT_YET_ACTED_ON, name.span, facts, severity=Severity.ERROR))
