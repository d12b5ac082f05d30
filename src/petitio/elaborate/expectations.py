"""What the author expects, each expectation with the argument that it is about."""

from __future__ import annotations

from petitio import syntax
from petitio.core import Argument, Claim, Expectation, TargetKind
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.directory import Directory
from petitio.elaborate.disputes import Disputed
from petitio.elaborate.draft import Draft
from petitio.parsing.suggest import suggest
from petitio.record import Mutable
from petitio.rules import names as rules
from petitio.rules import syntax as syntax_rules
from petitio.rules.quantity import IMPOSSIBLE_CREDENCE

_OF_CLAIMS = {"holds", "fails", "vacuous", "undecided", "begs", "idle", "redundant", "confidence"}
_OF_ARGUMENTS = {"consistent", "inconsistent"}
LABELS = ("in", "out", "contested")
_OF_OBJECTIONS = {"sustained", "overruled"}


def expectations(
    written: list[tuple[Draft | None, syntax.Expectation]],
    arguments: dict[str, Argument],
    directory: Directory,
    disputed: Disputed,
) -> tuple[tuple[Expectation, ...], tuple[Diagnostic, ...]]:
    """The expectations of a file in the order of the text, and what is wrong with them.

    Each is `written` in some argument, or behind the disputes of a file without arguments; `arguments` are the file's
    own, the only ones that get verdicts here. In a dispute imported ones get labels as well.
    """
    reader = _Reader(arguments, directory, disputed, [])
    found = [reader.read(draft, part) for draft, part in written]
    return tuple(one for one in found if one is not None), tuple(reader.diagnostics)


class _Reader(Mutable):
    arguments: dict[str, Argument]
    directory: Directory
    disputed: Disputed
    diagnostics: list[Diagnostic]

    def read(self, draft: Draft | None, part: syntax.Expectation) -> Expectation | None:
        """The expectation, or None and findings."""
        if part.outcome in LABELS:
            return self._label(draft, part)
        if draft is None:
            return self._loose(part)
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
            if named is None and self._is_dispute(part.target.text):
                return self._of_dispute(part)
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

    # ---- Labels and disputes

    def _label(self, draft: Draft | None, part: syntax.Expectation) -> Expectation | None:
        """An expectation of a label, in one dispute or in all that have its target."""
        if part.under is not None or part.without:
            facts: dict[str, Fact] = {"clause": "under and without", "reason": "scope", "kind": "expect"}
            self.diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.span, facts))
            return None
        disputes = [dispute.name for dispute in self.disputed.disputes]
        if part.scenario is not None and part.scenario.text not in disputes:
            self._unknown(part.scenario, part.scenario.text, "dispute", disputes)
            return None
        home, target, kind = self._of_label(draft, part)
        if kind is None:
            text = part.target.text
            if not (draft.scope.excuses(text) if draft else False):
                self._unknown(part.target, text, "target", self.directory.names())
            return None
        dispute = part.scenario.text if part.scenario else None
        return Expectation(home, target, kind, part.outcome, (), None, (), None, part.span, dispute=dispute)

    def _of_label(self, draft: Draft | None, part: syntax.Expectation) -> tuple[str, str, TargetKind | None]:
        """The argument, the own name and the kind of what is to have a label."""
        text = part.target.text
        own = self.arguments[draft.name] if draft is not None else None
        if own is not None and not part.forces_argument:
            kind = _inside(own, text)
            if kind is not None:
                return own.name, text, kind
        named = self.directory.argument(text)
        name = None if named is None else self.directory.name_of(named)
        if name is not None:
            return name, name, "argument"
        elsewhere = self.directory.claim(text)
        if elsewhere is not None and elsewhere[0].meant is not None:
            name = self.directory.name_of(elsewhere[0])
            kind = _inside(elsewhere[0].meant, elsewhere[1])
            if name is not None and kind is not None:
                return name, elsewhere[1], kind
        return "", text, None

    def _loose(self, part: syntax.Expectation) -> Expectation | None:
        """An expectation in a file without arguments: of a dispute, or of nothing that is judged here."""
        if self._is_dispute(part.target.text):
            return self._of_dispute(part)
        elsewhere = self.directory.claim(part.target.text)
        named = self.directory.argument(part.target.text) or (elsewhere[0] if elsewhere else None)
        if named is not None:
            self._not_here(part, named)
        else:
            names = [*(dispute.name for dispute in self.disputed.disputes), *self.directory.names()]
            self._unknown(part.target, part.target.text, "target", names)
        return None

    def _is_dispute(self, name: str) -> bool:
        return any(dispute.name == name for dispute in self.disputed.disputes)

    def _of_dispute(self, part: syntax.Expectation) -> Expectation | None:
        name = part.target.text
        if part.outcome != "equivocates":
            facts: dict[str, Fact] = {"name": name, "wanted": part.outcome, "role": "expect", "found": "dispute"}
            self.diagnostics.append(Diagnostic(rules.WRONG_KIND_OF_NAME, part.target.span, facts))
            return None
        if part.under is not None or part.without or part.scenario is not None:
            facts = {"clause": "under, without and in", "reason": "scope", "kind": "expect"}
            self.diagnostics.append(Diagnostic(syntax_rules.CLAUSE_OUT_OF_PLACE, part.span, facts))
            return None
        words = tuple(_own(word) for word in part.names)
        return Expectation("", name, "dispute", part.outcome, words, None, (), None, part.span, dispute=name)

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


def _inside(argument: Argument, name: str) -> TargetKind | None:
    """What in an argument can have a label of its own under a name."""
    if any(claim.name == name and claim.kind == "conclude" for claim in argument.claims):
        return "claim"
    return "objection" if any(objection.name == name for objection in argument.objections) else None


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
