"""What there is to report of an induction, each at its place, with the facts for the words."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.checks.remedy_text import remedy_text
from petitio.core import Claim, Induction
from petitio.diagnostics import Diagnostic, Fact, Fix, Rule
from petitio.rules import induction as rules
from petitio.source import Span
from petitio.verdicts import ClaimVerdict, InductionFindings, Verdict


def induction_diagnostics(claim: Claim, verdict: ClaimVerdict, found: InductionFindings) -> Iterator[Diagnostic]:
    """The findings of an induction, from what was found of it."""
    return _Diagnostics(claim, verdict, found).run()


class _Diagnostics:
    def __init__(self, claim: Claim, verdict: ClaimVerdict, found: InductionFindings) -> None:
        self.claim = claim
        self.verdict = verdict
        self.found = found
        place = claim.places.get("formula", claim.name_span)
        self.places = {part: claim.places.get(part, place) for part in ("base", "step", "formula", "along")}
        self.method_place = claim.places.get("by induction", place)

    def run(self) -> Iterator[Diagnostic]:
        found = self.found
        if found.endless:
            yield self._finding(rules.ENDLESS_DESCENT, self.places["along"])
        if found.base != "holds":
            yield self._base()
        if found.descent != "holds":
            undecided = "yes" if found.descent == "undecided" else None
            yield self._finding(rules.NO_DESCENT, self.places["along"], undecided=undecided)
        if found.gap is not None:
            yield self._finding(rules.INDUCTION_GAP, self.places["formula"], gap=found.gap)
        if found.step != "holds":
            yield self._step()
            if found.guard is not None:
                yield self._finding(rules.GUARD_UNCOVERED, self.places["step"], guard=found.guard)
            if found.backwards:
                yield self._finding(rules.WRONG_DIRECTION, self.places["step"], names=found.step_names)
        if found.vacuous:
            yield self._finding(rules.VACUOUS_STEP, self.places["step"], names=found.step_names)
        if self.verdict.follows:
            yield from self._remarks()

    def _base(self) -> Diagnostic:
        found = self.found
        return self._finding(
            rules.BASE_NOT_PROVEN,
            self.places["base"],
            at=found.base_at,
            names=found.base_names,
            missing=found.base_missing,
            elsewhere=tuple(name for name in found.base_missing if name in found.step_names),
            false="yes" if found.false_at is not None and found.false_at == found.base_at else None,
            undecided="yes" if found.base == "undecided" else None,
        )

    def _step(self) -> Diagnostic:
        found, unknown = self.found, self.verdict.unknown
        return self._finding(
            rules.STEP_NOT_PROVEN,
            self.places["step"],
            names=found.step_names,
            missing=found.step_missing,
            elsewhere=tuple(name for name in found.step_missing if name in found.base_names),
            false_at=found.false_at if found.base == "holds" else None,
            reached={True: "yes", False: "no", None: None}[found.reachable],
            undecided="yes" if found.step == "undecided" else None,
            weak="yes" if unknown is not None and unknown.reason == "property too weak" else None,
        )

    def _remarks(self) -> Iterator[Diagnostic]:
        found = self.found
        # Of what begs, the begging tests say as much, and more.
        if self.verdict.verdict is not Verdict.HOLDS:
            pass
        elif found.already is not None:
            yield self._finding(rules.IDLE_INDUCTION, self.method_place, names=found.already)
        elif found.hypothesis_used is False:
            yield self._finding(rules.IDLE_HYPOTHESIS, self.method_place)
        elif found.assumed is not None:
            yield self._finding(rules.ASSUMED_STEP, self.places["step"], premise=found.assumed)
        if found.remedy is not None:
            yield self._strengthened()

    def _strengthened(self) -> Diagnostic:
        """The fix is an insertion behind `by induction on …`, or takes the place of what is carried already."""
        found = self.found
        text = remedy_text(found.remedy, found.strengthening) or ""
        place = self.claim.places.get(text.split(" ")[0], Span(self.method_place.end, self.method_place.end))
        return self._finding(
            rules.STRENGTHENED,
            self.method_place,
            fix=Fix(((place, text if place.end > place.start else f"\n    {text}"),), safe=False),
            remedy=text,
            stronger="yes" if found.strengthening is not None else None,
        )

    def _finding(self, rule: Rule, place: Span, *, fix: Fix | None = None, **facts: Fact) -> Diagnostic:
        found, method = self.found, self.claim.method
        where: dict[str, Fact] = {
            "claim": self.claim.name,
            "variable": found.variable,
            "start": found.start,
            "along": found.along,
            "depth": found.depth,
            "strong": "yes" if isinstance(method, Induction) and method.strong else None,
        }
        return Diagnostic(rule, place, {**where, **facts}, subject=self.claim.name, fix=fix)
