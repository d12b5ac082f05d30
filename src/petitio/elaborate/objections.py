"""The objections in an argument: what each is against, and with what charge."""

from __future__ import annotations

from typing import get_args

from petitio import syntax
from petitio.core import Charge, Objection, TargetKind
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.parsing.suggest import suggest
from petitio.rules import names as rules
from petitio.rules import syntax as syntax_rules

_CHARGES: tuple[Charge, ...] = get_args(Charge)


def objections(draft: Draft, directory: Directory) -> tuple[Objection, ...]:
    """The objections written in an argument, in the order of the text. What is wrong goes to its findings."""
    written = [part for part in draft.section.declarations if isinstance(part, syntax.Objection)]
    names = {part.name.text: part for part in written}
    found: list[Objection] = []
    seen: dict[str, syntax.Objection] = {}
    for part in written:
        taken = seen.get(part.name.text)
        if taken is not None or part.name.text in draft.declared:
            place = taken.name.span if taken else draft.declared[part.name.text].name.span
            facts: dict[str, Fact] = {"name": part.name.text}
            related = (Label(place, "first"),)
            draft.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, part.name.span, facts, related=related))
            continue
        seen[part.name.text] = part
        target, kind = _target(part, draft, names, directory)
        if kind is None:
            if not draft.scope.excuses(part.target.text):
                candidates = [*draft.declared, *names, *directory.names()]
                near = suggest(part.target.text, candidates)
                facts = {"name": part.target.text, "kind": "target", "suggestion": near, "known": ()}
                draft.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, part.target.span, facts))
            continue
        charge, about = _charge(part, draft.diagnostics)
        for clause in part.clauses:
            if isinstance(clause, syntax.Because):
                facts = {"what": "because"}
                draft.diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, clause.span, facts))
        because = tuple(
            name.text for clause in part.clauses if isinstance(clause, syntax.Because) for name in clause.names
        )
        speaker = next((c.name.text for c in part.clauses if isinstance(c, syntax.Speaker)), None)
        found.append(
            Objection(
                part.name.text,
                target,
                kind,
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


def _target(
    part: syntax.Objection, draft: Draft, names: dict[str, syntax.Objection], directory: Directory
) -> tuple[str, TargetKind | None]:
    """What a target is: a claim or an objection wins over an argument of its name."""
    text = part.target.text
    if not part.forces_argument:
        if text in draft.declared:
            return text, "claim"
        if text in names:
            return text, "objection"
        elsewhere = directory.claim(text)
        if elsewhere is not None and elsewhere[1] in elsewhere[0].symbols:
            other, name = elsewhere
            # A claim of this argument may be written with the argument's name as well.
            return (name if other.symbols[name] in draft.homes else text), "claim"
    argument = directory.argument(text)
    if argument is None:
        return text, None
    return (argument.name if argument is draft else text), "argument"


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
            # An alias is no part of the word.
            return charge, clause.about.text.rpartition(".")[2] if clause.about else None
    facts: dict[str, Fact] = {
        "name": clause.word.text,
        "kind": "charge",
        "suggestion": suggest(clause.word.text, _CHARGES),
        "known": _CHARGES,
    }
    diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, clause.word.span, facts))
    return None, None
