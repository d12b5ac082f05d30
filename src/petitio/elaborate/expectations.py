"""What the author expects, each expectation with the argument that it is about."""

from __future__ import annotations

from petitio import syntax
from petitio.core import Argument, Claim, Expectation, TargetKind
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.parsing.suggest import suggest
from petitio.record import Mutable
from petitio.rules import names as rules
from petitio.rules import syntax as syntax_rules
from petitio.rules.quantity import IMPOSSIBLE_CREDENCE

_OF_CLAIMS = {"holds", "fails", "vacuous", "undecided", "begs", "idle", "redundant", "confidence"}
_OF_ARGUMENTS = {"consistent", "inconsistent", "in", "out", "contested"}
_OF_OBJECTIONS = {"sustained", "overruled"}


def expectations(
    written: list[tuple[Draft, syntax.Expectation]], arguments: dict[str, Argument], directory: Directory
) -> tuple[tuple[Expectation, ...], tuple[Diagnostic, ...]]:
    """The expectations of a file in the order of the text, and what is wrong with them.

    Each is `written` in some argument; `arguments` are the file's own, the only ones that get verdicts here.
    """
    reader = _Reader(arguments, directory, [])
    found = [reader.read(draft, part) for draft, part in written]
    return tuple(one for one in found if one is not None), tuple(reader.diagnostics)


class _Reader(Mutable):
    arguments: dict[str, Argument]
    directory: Directory
    diagnostics: list[Diagnostic]

    def read(self, draft: Draft, part: syntax.Expectation) -> Expectation | None:
        """The expectation, or None and findings."""
        argument, target = self.arguments[draft.name], part.target.text
        elsewhere = self.directory.claim(target)
        if elsewhere is not None:
            if elsewhere[0] not in self.directory.own.values():
                self._not_here(part, elsewhere[0])
                return None
            argument, target = self.arguments[elsewhere[0].name], elsewhere[1]
        claims = [claim.name for claim in argument.claims]
        objections = [objection.name for objection in argument.objections]
        kind: TargetKind
        if not part.forces_argument and target in claims:
            kind = "claim"
        elif not part.forces_argument and target in objections:
            kind = "objection"
        else:
            named = self.directory.argument(part.target.text)
            if named is None:
                if not argument.faulty and not draft.scope.excuses(part.target.text):
                    self._unknown(part.target, target, "target", [*claims, *objections, *self.arguments])
                return None
            if named not in self.directory.own.values():
                self._not_here(part, named)
                return None
            kind, target, argument = "argument", named.name, self.arguments[named.name]
        if not _fits(part.outcome, kind):
            facts = {"name": target, "wanted": part.outcome, "role": "expect", "found": kind}
            self.diagnostics.append(Diagnostic(rules.WRONG_KIND_OF_NAME, part.target.span, facts))
            return None
        if part.outcome in ("in", "out", "contested"):
            facts = {"what": f"expect … {part.outcome}"}
            self.diagnostics.append(Diagnostic(syntax_rules.NOT_YET_ACTED_ON, part.span, facts))
            return None
        if not self._scoped(part, argument, claims, kind, target):
            return None
        if part.outcome == "confidence" and not self._has_confidence(part, argument.claim(target)):
            return None
        # An alias is no part of a word that is equivocated, nor its argument a part of a claim's name.
        return Expectation(
            argument.name,
            target,
            kind,
            part.outcome,
            tuple(_own(name) for name in part.names),
            None if part.under is None else tuple(_own(name) for name in part.under),
            tuple(_own(name) for name in part.without),
            part.scenario.text if part.scenario else None,
            part.span,
            part.bound,
        )

    def _has_confidence(self, part: syntax.Expectation, claim: Claim) -> bool:
        """Whether a confidence can be expected of a claim, and this one."""
        if claim.asserted:
            facts: dict[str, Fact] = {"clause": "confidence", "reason": "asserted confidence", "kind": claim.kind}
            self.diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.span, facts))
            return False
        if part.bound is not None and part.bound > 1:
            beyond: dict[str, Fact] = {"reason": "beyond", "low": str(part.bound), "high": str(part.bound)}
            self.diagnostics.append(Diagnostic(IMPOSSIBLE_CREDENCE, part.span, beyond))
            return False
        return True

    def _scoped(
        self, part: syntax.Expectation, argument: Argument, claims: list[str], kind: TargetKind, target: str
    ) -> bool:
        """Whether what an expectation names besides its target is there, and has a business there."""
        sound = True
        for name in (*(part.names if part.outcome == "begs" else ()), *(part.under or ()), *part.without):
            if not self._is_claim(name, argument, claims):
                sound = False
                if not argument.faulty:
                    self._unknown(name, name.text, "claim", claims)
        scenarios = [scenario.name for scenario in argument.scenarios]
        if part.scenario is not None and part.scenario.text not in scenarios:
            sound = False
            self._unknown(part.scenario, part.scenario.text, "scenario", scenarios)
        scoped = part.under is not None or part.without or part.scenario is not None
        if scoped and not (kind == "claim" and not argument.claim(target).asserted):
            facts = {"clause": "under, without and in", "reason": "scope", "kind": "expect"}
            self.diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.span, facts))
            sound = False
        return sound

    def _is_claim(self, name: syntax.Name, argument: Argument, claims: list[str]) -> bool:
        if "." not in name.text:
            return name.text in claims
        elsewhere = self.directory.claim(name.text)
        if elsewhere is None or elsewhere[1] not in elsewhere[0].symbols:
            return False
        return elsewhere[0].symbols[elsewhere[1]] in self.directory.own[argument.name].homes

    def _not_here(self, part: syntax.Expectation, draft: Draft) -> None:
        facts: dict[str, Fact] = {"name": part.target.text, "argument": draft.name, "file": draft.header.span.file}
        related = (Label(draft.header.name.span, "declared", draft.name),)
        self.diagnostics.append(Diagnostic(rules.JUDGED_ELSEWHERE, part.target.span, facts, related=related))

    def _unknown(self, name: syntax.Name, text: str, kind: str, candidates: list[str]) -> None:
        facts: dict[str, Fact] = {"name": text, "kind": kind, "suggestion": suggest(text, candidates), "known": ()}
        self.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, name.span, facts))


def _own(name: syntax.Name) -> str:
    return name.text.rpartition(".")[2]


def _fits(outcome: str, kind: TargetKind) -> bool:
    """Whether an outcome is one that this kind of thing can have."""
    if outcome in ("undecided", "equivocates"):
        return True
    if kind == "claim":
        return outcome in _OF_CLAIMS
    if kind == "argument":
        return outcome in _OF_ARGUMENTS
    return outcome in _OF_OBJECTIONS
