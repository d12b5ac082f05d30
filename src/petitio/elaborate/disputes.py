"""Disputes and what takes several arguments to decide: who is party to what, and in which common vocabulary."""

from __future__ import annotations

from petitio import syntax
from petitio.core import Argument, Dispute, Objection, Party
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.elaborate.joint import Clash, Part, joint
from petitio.elaborate.objections import named
from petitio.elaborate.scope import Scope
from petitio.parsing.suggest import suggest
from petitio.record import Mutable, Record, field, replace
from petitio.rules import names as rules
from petitio.rules import syntax as syntax_rules
from petitio.source import Span


class Disputed(Record):
    """The disputes of a file, the imported arguments that it is about, and the objections written in each argument."""

    disputes: tuple[Dispute, ...]
    elsewhere: tuple[Argument, ...]
    objections: dict[str, tuple[Objection, ...]]
    diagnostics: tuple[Diagnostic, ...]


def disputes(written: list[syntax.Dispute], directory: Directory, scope: Scope) -> Disputed:
    """The disputes of a file in the order of the text. `scope` knows which names were lost with an import."""
    reader = _Reader(directory, scope)
    found = tuple(reader.dispute(part) for part in _once(written, reader.diagnostics))
    elsewhere = reader.elsewhere(found)
    everyone = {**{name: draft.meant for name, draft in directory.own.items()}, **elsewhere}
    objections = {
        name: tuple(reader.prepared(name, row) for row in argument.objections)
        for name, argument in everyone.items()
        if argument is not None
    }
    imported = tuple(replace(argument, objections=objections[name]) for name, argument in elsewhere.items())
    return Disputed(found, imported, objections, tuple(reader.diagnostics))


def _once(written: list[syntax.Dispute], diagnostics: list[Diagnostic]) -> list[syntax.Dispute]:
    seen: dict[str, syntax.Dispute] = {}
    for part in written:
        first = seen.setdefault(part.name.text, part)
        if first is not part:
            related = (Label(first.name.span, "first"),)
            diagnostics.append(
                Diagnostic(rules.DUPLICATE_NAME, part.name.span, {"name": part.name.text}, related=related)
            )
    return list(seen.values())


class _Reader(Mutable):
    directory: Directory
    scope: Scope
    diagnostics: list[Diagnostic] = field(default_factory=list)
    # What has been put together, by the names of the arguments.
    known: dict[tuple[str, ...], Argument | Clash | None] = field(default_factory=dict)

    def dispute(self, part: syntax.Dispute) -> Dispute:
        arguments: dict[str, None] = {}
        parties: dict[str, Party] = {}
        sound = True
        for clause in part.clauses:
            if isinstance(clause, syntax.Contestants | syntax.Party):
                names, complete = self._arguments(clause.names)
                sound = sound and complete
                arguments.update(dict.fromkeys(names))
                if isinstance(clause, syntax.Party):
                    sound = self._party(clause, names, parties) and sound
        if not arguments and sound:
            facts: dict[str, Fact] = {"clause": "arguments", "reason": "missing", "kind": "dispute"}
            self.diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.name.span, facts))
            sound = False
        together = self._joint(tuple(arguments), part.name.span, part.name.text) if sound else None
        prose = part.prose.value if part.prose else None
        return Dispute(part.name.text, prose, tuple(arguments), tuple(parties.values()), part.name.span, together)

    def _party(self, clause: syntax.Party, names: tuple[str, ...], parties: dict[str, Party]) -> bool:
        first = parties.setdefault(clause.name.text, Party(clause.name.text, names, clause.name.span))
        if first.span == clause.name.span:
            return True
        related = (Label(first.span, "first"),)
        facts: dict[str, Fact] = {"name": clause.name.text}
        self.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, clause.name.span, facts, related=related))
        return False

    def _arguments(self, names: tuple[syntax.Name, ...]) -> tuple[tuple[str, ...], bool]:
        """The arguments named, by the names that they have here, and whether all of them are there."""
        found: dict[str, None] = {}
        sound = True
        for name in names:
            draft = self.directory.argument(name.text)
            known = None if draft is None else self.directory.name_of(draft)
            if known is not None:
                found.setdefault(known)
                continue
            sound = False
            if not self.scope.excuses(name.text):
                candidates = self.directory.names()
                facts: dict[str, Fact] = {
                    "name": name.text,
                    "kind": "argument",
                    "suggestion": suggest(name.text, candidates),
                    "known": (),
                }
                self.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, name.span, facts))
        return tuple(found), sound

    def elsewhere(self, found: tuple[Dispute, ...]) -> dict[str, Argument]:
        """The imported arguments that the disputes and the objections of this file are about."""
        names = [name for dispute in found for name in dispute.arguments]
        for draft in self.directory.own.values():
            for objection in draft.plain.objections if draft.plain else ():
                names += [objection.home or "", *(name for name, _ in objection.grounds)]
        arguments: dict[str, Argument] = {}
        # What an imported objection is about may be imported in its turn.
        for name in names:
            other = self.directory.argument(name)
            if name in arguments or name in self.directory.own or other is None or other.meant is None:
                continue
            rows = tuple(self._renamed(other, objection) for objection in other.meant.objections)
            arguments[name] = replace(other.meant, name=name, objections=rows)
            names += [row.home for row in rows if row.home] + [whose for row in rows for whose, _ in row.grounds]
        return arguments

    def _renamed(self, draft: Draft, objection: Objection) -> Objection:
        """An objection of an imported argument, with the names that its arguments have here."""
        home, grounds = draft.aims[objection.name]
        known = named(grounds, self.directory)
        sound = objection.home is not None and len(known) == len(grounds)
        return replace(objection, home=self.directory.name_of(home) if sound else None, grounds=known, joint=None)

    def prepared(self, whose: str, objection: Objection) -> Objection:
        """An objection with the arguments that play a part in it as one, if it takes them together to decide it."""
        if objection.charge not in ("false", "exception") or objection.home is None:
            return objection
        names = self._involved(whose, objection, set())
        told = self.directory.own.get(whose)
        at = objection.target_span if told is not None else None
        return replace(objection, joint=self._joint(names, at, f"{whose}.{objection.name}"))

    def _involved(self, whose: str, objection: Objection, seen: set[tuple[str, str]]) -> tuple[str, ...]:
        names = [objection.home or "", *(name for name, _ in objection.grounds)]
        if objection.target_kind == "objection" and (objection.home or "", objection.aim) not in seen:
            seen.add((objection.home or "", objection.aim))
            other = self.directory.argument(objection.home or "")
            for further in other.meant.objections if other is not None and other.meant is not None else ():
                if other is not None and further.name == objection.aim:
                    names += self._involved(objection.home or "", self._renamed(other, further), seen)
        return tuple(name for name in dict.fromkeys(names) if name)

    def _joint(self, names: tuple[str, ...], at: Span | None, about: str) -> Argument | None:
        """Arguments as one; None where one of them is faulty, and, with a finding `at` a place, where they clash."""
        if names not in self.known:
            drafts = [(name, self.directory.argument(name)) for name in names]
            sound = [(name, d, d.plain) for name, d in drafts if d is not None and d.plain is not None and not d.faulty]
            parts = [Part(name, plain, draft.logic) for name, draft, plain in sound]
            self.known[names] = joint(about, parts) if len(parts) == len(names) else None
        found = self.known[names]
        if not isinstance(found, Clash):
            return found
        if at is not None:
            facts: dict[str, Fact] = {
                "name": found.name,
                "claim": about,
                "how": found.how,
                "arguments": found.arguments,
            }
            related = tuple(Label(place, "declared", found.name) for place in found.places)
            self.diagnostics.append(Diagnostic(rules.VOCABULARY_DIFFERS, at, facts, related=related))
        return None
