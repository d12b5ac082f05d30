"""What the imports of a file bring: the other files' shared words and their arguments, bare or under an alias."""

from __future__ import annotations

from collections.abc import Mapping

from petitio import syntax
from petitio.core import File, Taken
from petitio.diagnostics import Diagnostic, Fact, Label, Rule
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.elaborate.scope import Scope
from petitio.elaborate.stock import Stock, stock
from petitio.parsing.reader import Refusal
from petitio.record import Mutable
from petitio.rules import names as rules
from petitio.source import Span


class Module(Mutable):
    """A file as meant, with what a file that imports it can name.

    `claims` are those that its arguments share, and `territory` the texts that it is made of. `fault` is the first
    error in it, at `line`.
    """

    name: str
    file: File
    diagnostics: tuple[Diagnostic, ...]
    scope: Scope
    stock: Stock
    arguments: Mapping[str, Draft]
    claims: tuple[str, ...]
    territory: tuple[Span, ...]
    fault: Diagnostic | None = None
    line: int = 0


Imports = Mapping[Span, Module | Refusal]


class Imported(Mutable):
    """What a file begins with: a scope beneath its own, the arguments that it can name, and all words with what
    belongs to them. Not `sound` if a name has come with two meanings."""

    scope: Scope
    directory: Directory
    stock: Stock
    taken: tuple[Taken, ...]
    territory: tuple[Span, ...]
    diagnostics: list[Diagnostic]
    sound: bool


def imports(written: list[syntax.Import], found: Imports) -> Imported:
    """What some imports bring, each found by its place. What could not be had is a finding, and is not missed twice."""
    scope, directory = Scope(), Directory()
    diagnostics: list[Diagnostic] = []
    modules: list[tuple[syntax.Import, Module]] = []
    aliases: dict[str, Span] = {}
    sound = True
    for part in written:
        alias = part.alias.text if part.alias else None
        module = found.get(part.span, Refusal("no folder"))
        problem = _problem(part, module)
        if part.alias is not None and alias in aliases:
            related = (Label(aliases[alias], "first"),)
            diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, part.alias.span, {"name": alias}, related=related))
            sound = False
            continue
        if part.alias is not None:
            aliases[part.alias.text] = part.alias.span
        if problem is not None or isinstance(module, Refusal):
            if problem is not None:
                diagnostics.append(problem)
            if alias is None:
                scope.incomplete = True
            else:
                scope.lost.add(alias)
                directory.aliases[alias] = None
            continue
        modules.append((part, module))
        prefix = f"{alias}." if alias else ""
        sound = scope.bring(module.scope, prefix, part.path.span) and sound
        scope.withheld.update({prefix + name: module.name for name in module.claims})
        if alias is not None:
            directory.aliases[alias] = module.arguments
            continue
        for name, draft in module.arguments.items():
            other = directory.imported.setdefault(name, draft)
            if other is not draft:
                first, second = other.header.name.span, draft.header.name.span
                both = (Label(first, "declared", name), Label(second, "declared", name))
                diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, part.path.span, {"name": name}, related=both))
                sound = False
    return Imported(
        scope,
        directory,
        stock(module.stock for _, module in modules),
        tuple(Taken(text, part.path.span) for part, module in modules for text in module.territory),
        tuple(text for _, module in modules for text in module.territory),
        [*diagnostics, *scope.diagnostics],
        sound,
    )


def _problem(part: syntax.Import, module: Module | Refusal) -> Diagnostic | None:
    """Why an import brings nothing."""
    at, path = part.path.span, part.path.value
    if isinstance(module, Module):
        if module.fault is None:
            return None
        facts: dict[str, Fact] = {"path": path, "file": module.name, "line": module.line}
        return Diagnostic(rules.IMPORT_FAULTY, at, facts, cause=module.fault)
    rule: Rule
    match module.reason:
        case "circle":
            return Diagnostic(rules.IMPORT_CIRCLE, at, {"path": path, "circle": module.files})
        case "outside" | "absolute":
            rule = rules.IMPORT_OUTSIDE_PROJECT
        case "not text":
            rule = rules.IMPORT_FAULTY
        case _:
            rule = rules.IMPORT_NOT_FOUND
    return Diagnostic(rule, at, {"path": path, "reason": module.reason, "line": module.line})
