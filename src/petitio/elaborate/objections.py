"""The objections in an argument: what each is against, and with what charge."""

from __future__ import annotations

from typing import get_args

from petitio import syntax
from petitio.core import Charge, Objection, TargetKind
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.parsing.suggest import suggest
from petitio.record import Record
from petitio.rules import names as rules
from petitio.rules import syntax as syntax_rules

_CHARGES: tuple[Charge, ...] = get_args(Charge)


def objections(draft: Draft, directory: Directory) -> tuple[Objection, ...]:
    """The objections written in an argument, in the order of the text. What is wrong goes to its findings."""
    written = draft.objections
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
        target = _target(part, draft, names, directory)
        if target is None:
            if not draft.scope.excuses(part.target.text):
                candidates = [*draft.declared, *names, *directory.names(), *_objections_elsewhere(directory)]
                near = suggest(part.target.text, candidates)
                facts = {"name": part.target.text, "kind": "target", "suggestion": near, "known": ()}
                draft.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, part.target.span, facts))
            continue
        charge, about = _charge(part, draft.diagnostics)
        grounds = _grounds(part, draft, directory)
        draft.aims[part.name.text] = (target.home, () if grounds is None else grounds)
        home = None if grounds is None else directory.name_of(target.home)
        speaker = next((c.name.text for c in part.clauses if isinstance(c, syntax.Speaker)), None)
        found.append(
            Objection(
                part.name.text,
                target.text,
                target.kind,
                charge,
                about,
                tuple(name.text for name in _because(part)),
                part.prose.value if part.prose else None,
                speaker,
                part.name.span,
                part.target.span,
                part.reply,
                home,
                target.aim,
                named(grounds or (), directory),
            )
        )
    return tuple(found)


def named(grounds: tuple[tuple[Draft, str], ...], directory: Directory) -> tuple[tuple[str, str], ...]:
    """Claims of arguments with the names that the arguments have in a file, those that it can name."""
    rows = [(directory.name_of(home), claim) for home, claim in grounds]
    return tuple((name, claim) for name, claim in rows if name is not None)


class _Target(Record):
    text: str
    kind: TargetKind
    home: Draft
    aim: str


def _target(
    part: syntax.Objection, draft: Draft, names: dict[str, syntax.Objection], directory: Directory
) -> _Target | None:
    """What a target is: a claim or an objection wins over an argument of its name."""
    text = part.target.text
    if not part.forces_argument:
        if text in draft.declared:
            return _Target(text, "claim", draft, text)
        if text in names:
            return _Target(text, "objection", draft, text)
        elsewhere = directory.claim(text)
        if elsewhere is not None and elsewhere[1] in elsewhere[0].symbols:
            other, name = elsewhere
            # A claim of this argument may be written with the argument's name as well.
            if other.symbols[name] in draft.homes:
                return _Target(name, "claim", draft, name)
            return _Target(text, "claim", other, name)
        if elsewhere is not None and any(elsewhere[1] == other.name.text for other in elsewhere[0].objections):
            return _Target(text if elsewhere[0] is not draft else elsewhere[1], "objection", *elsewhere)
    argument = directory.argument(text)
    if argument is None:
        return None
    return _Target(argument.name if argument is draft else text, "argument", argument, argument.name)


def _objections_elsewhere(directory: Directory) -> list[str]:
    return [f"{draft.name}.{part.name.text}" for draft in directory.own.values() for part in draft.objections]


def _because(part: syntax.Objection) -> tuple[syntax.Name, ...]:
    return tuple(name for clause in part.clauses if isinstance(clause, syntax.Because) for name in clause.names)


def _grounds(part: syntax.Objection, draft: Draft, directory: Directory) -> tuple[tuple[Draft, str], ...] | None:
    """The claims that an objection cites; None and findings if one of them is not there."""
    found: list[tuple[Draft, str]] = []
    sound = True
    for name in _because(part):
        if name.text in draft.declared:
            found.append((draft, name.text))
            continue
        elsewhere = directory.claim(name.text)
        if elsewhere is not None and elsewhere[1] in elsewhere[0].symbols:
            found.append(elsewhere)
            continue
        sound = False
        known = [f"{text}.{claim}" for text, other in directory.all().items() for claim in other.symbols]
        draft.scope.unknown(name, "claim", [*draft.declared, *known])
    return tuple(dict.fromkeys(found)) if sound else None


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
