"""A file cut into its imports, what its arguments share, and the arguments."""

from __future__ import annotations

from petitio import syntax
from petitio.diagnostics import Diagnostic
from petitio.record import Mutable, field
from petitio.rules import syntax as rules

Written = syntax.Declaration | syntax.Broken


class Section(Mutable):
    """One argument's header with the declarations that belong to it."""

    header: syntax.ArgumentHeader
    declarations: list[Written] = field(default_factory=list)


class Sections(Mutable):
    """The parts of a file; `stray` are findings about declarations that belong nowhere."""

    imports: list[syntax.Import] = field(default_factory=list)
    shared: list[Written] = field(default_factory=list)
    arguments: list[Section] = field(default_factory=list)
    disputes: list[syntax.Dispute] = field(default_factory=list)
    # Expectations in a file that has disputes and no argument of its own.
    loose: list[syntax.Expectation] = field(default_factory=list)
    stray: list[Diagnostic] = field(default_factory=list)


def sections(tree: syntax.Tree) -> Sections:
    """The parts of a file, in the order of the text."""
    found = Sections()
    outside = True
    for part in tree.declarations:
        match part:
            case syntax.ArgumentHeader():
                found.arguments.append(Section(part))
                outside = False
            case syntax.Broken("argument"):
                # The header is lost, its declarations are not: they are read under a name of their own.
                name = syntax.Name(f"?{len(found.arguments) or ''}", span=part.span)
                header = syntax.ArgumentHeader(name, None, None, (), span=part.span)
                found.arguments.append(Section(header, [part]))
                outside = False
            case syntax.Import():
                outside = True
                found.imports.append(part)
            case syntax.Dispute():
                outside = True
                found.disputes.append(part)
            case syntax.Expectation() if outside and found.arguments:
                found.arguments[-1].declarations.append(part)
            case syntax.Expectation() if outside and found.disputes:
                found.loose.append(part)
            case syntax.Expectation() | syntax.Objection() if outside:
                found.stray.append(Diagnostic(rules.NO_ARGUMENT, part.span, {}))
            case _ if outside:
                found.shared.append(part)
            case _:
                found.arguments[-1].declarations.append(part)
    claims = [part for part in found.shared if isinstance(part, syntax.Claim)]
    if claims and not found.arguments:
        place = claims[0].span
        found.stray.append(Diagnostic(rules.NO_ARGUMENT, place, {}))
        header = syntax.ArgumentHeader(syntax.Name("?", span=place), None, None, (), span=place)
        found.arguments.append(Section(header, [syntax.Broken("argument", span=place), *found.shared]))
        found.shared = []
    return found
