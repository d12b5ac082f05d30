"""An argument as boxes and arrows: what supports what, as the checker found it.

After the maps that arguments are drawn as, with premises beneath what they support (Goal Structuring Notation;
Wigmore's charts): what is needed together leads to a claim directly, and alternatives lead there by boxes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petitio.core import Argument, Claim, Contradiction, Induction, Inductive
from petitio.pipeline import Examined
from petitio.record import Record
from petitio.render.graph.drawing import Arrow, ArrowKind, Box, BoxKind, Drawing, Mark
from petitio.render.graph.objected import elsewhere, objected
from petitio.render.graph.worded import claim_text, short
from petitio.render.words.phrases import cannot, grade_words
from petitio.verdicts import ArgumentVerdict, ClaimVerdict, Standing, Verdict

_MOST_WAYS = 4
_WORDS: dict[Verdict, tuple[str, Mark]] = {
    Verdict.HOLDS: ("holds", "good"),
    Verdict.BEGS: ("begs the question", "bad"),
    Verdict.VACUOUS: ("vacuous: it follows only because what it rests on cannot all be true", "bad"),
    Verdict.FAILS: ("fails: it does not follow", "bad"),
    Verdict.UNDECIDED: ("undecided", "doubtful"),
}
_STANDING: dict[Standing, str] = {
    Standing.CONSISTENT: "consistent",
    Standing.INCONSISTENT: "inconsistent",
    Standing.UNDECIDED: "undecided",
}


def drawn(examined: Examined, name: str) -> Drawing:
    """The argument of that name, drawn. Raises KeyError if the file has none without errors."""
    by_name = {argument.name: (argument, verdict) for argument, verdict in examined.arguments if not verdict.faulty}
    argument, verdict = by_name[name]
    support = _Support(argument, verdict)
    rows = [support.of(claim) for claim in argument.claims if not claim.asserted]
    conflicts = list(_conflicts(verdict))
    reasons = list(_reasons(argument, examined))
    objections = list(objected(argument, examined))
    arrows = [arrow for _, found in (*rows, *conflicts, *reasons, *objections) for arrow in found]
    used = {arrow.source for arrow in arrows}
    boxes = [_box(argument, verdict, claim, claim.name in used) for claim in argument.claims]
    beside = [box for found, _ in (*rows, *conflicts, *reasons, *objections) for box in found]
    standing = f": {_STANDING[verdict.standing]}" if verdict.standing is not None else ""
    whole = {box.key: box for box in (*boxes, *beside)}
    return Drawing(
        f"{argument.name}{standing}",
        short(argument.prose or ""),
        tuple(whole.values()),
        tuple(dict.fromkeys(arrow for arrow in arrows if arrow.source in whole and arrow.target in whole)),
    )


class _Support(Record):
    """What leads to the claims of an argument."""

    argument: Argument
    verdict: ArgumentVerdict

    def of(self, claim: Claim) -> tuple[list[Box], list[Arrow]]:
        """The boxes and arrows that lead to a claim, but for those of other claims."""
        found = next((row for row in self.verdict.claims if row.name == claim.name), None)
        if found is None:
            return [], []
        arrows: list[Arrow] = []
        method = claim.method
        if isinstance(method, Contradiction):
            arrows += [Arrow(name, claim.name, "offered", "assumed, and refuted") for name in method.assumptions]
        ways = _ways(claim, found)
        if not (found.follows or found.verdict is Verdict.VACUOUS):
            named = _cited(claim) or found.offered
            known = {arrow.source for arrow in arrows}
            return [], [*arrows, *self._from(named, claim.name, "offered", known)]
        if len(ways) == 1:
            return [], [*arrows, *self._from(ways[0], claim.name, "supports")]
        boxes: list[Box] = []
        for number, way in enumerate(ways[:_MOST_WAYS], 1):
            key = f"{claim.name} way {number}"
            boxes.append(Box(key, "way", f"way {number}", (), (), "plain"))
            arrows += [*self._from(way, key, "supports"), Arrow(key, claim.name, "supports")]
        return boxes, arrows

    def _from(self, names: Iterable[str], target: str, kind: ArrowKind, without: Iterable[str] = ()) -> Iterator[Arrow]:
        left = {*names}.difference(without, (target,))
        return (Arrow(claim.name, target, kind) for claim in self.argument.claims if claim.name in left)


def _ways(claim: Claim, found: ClaimVerdict) -> tuple[tuple[str, ...], ...]:
    """The sets of premises and lemmas from which a claim follows."""
    if found.circle and not found.ways:
        return (_cited(claim),)
    return tuple(dict.fromkeys(found.ways or found.cores or (found.offered,)))


def _cited(claim: Claim) -> tuple[str, ...]:
    method = claim.method
    parts = (method.base, method.step) if isinstance(method, Inductive) else ()
    named = [names for names in (claim.cites, *parts) if names is not None]
    return tuple(dict.fromkeys(name for names in named for name in names))


# ---- Boxes


def _box(argument: Argument, verdict: ArgumentVerdict, claim: Claim, used: bool) -> Box:
    said, mark = _said(argument, verdict, claim, used)
    title = f"{claim.kind} {claim.name}"
    return Box(claim.name, claim.kind, title, claim_text(claim), said, mark)


def _said(argument: Argument, verdict: ArgumentVerdict, claim: Claim, used: bool) -> tuple[tuple[str, ...], Mark]:
    found = next((row for row in verdict.claims if row.name == claim.name), None)
    begs = tuple(
        dict.fromkeys(
            f"begs the question of {row.name}: {grade_words(fault.grade)}"
            for row in verdict.claims
            for fault in row.begging
            if fault.fault and fault.premise == claim.name
        )
    )
    if found is None:
        if begs:
            return begs, "bad"
        return (("not needed",), "idle") if not used and _spare(verdict, claim) else ((), "plain")
    words, mark = _WORDS[found.verdict]
    rows = [words + _under(argument, found), *_method(claim, found), *begs]
    further = len(_ways(claim, found)) - _MOST_WAYS
    if found.follows and further > 0:
        rows.append(f"{further} further {'way' if further == 1 else 'ways'} to it")
    if found.follows and not any(_ways(claim, found)):
        rows.append("needs no premise")
    return tuple(rows), mark


def _spare(verdict: ArgumentVerdict, claim: Claim) -> bool:
    """Whether a premise without arrows is one that everything was found to do without."""
    return claim.kind in ("premise", "assume") and any(claim.name in row.idle for row in verdict.claims if row.follows)


def _under(argument: Argument, found: ClaimVerdict) -> str:
    """The assumptions that it takes, where there are any."""
    if not found.follows or not any(found.under):
        return ""
    if not any(claim.kind == "assume" for claim in argument.claims):
        return ""
    rows = found.under[:_MOST_WAYS]
    more = " or others" if len(found.under) > len(rows) else ""
    return " under " + " or ".join("{" + ", ".join(row) + "}" for row in rows) + more


def _method(claim: Claim, found: ClaimVerdict) -> Iterator[str]:
    method = claim.method
    if isinstance(method, Inductive):
        along = f" along {method.along.title}" if not isinstance(method, Induction) else ""
        parts = found.induction
        told = f": base {parts.base}, step {parts.step}" if parts is not None else ""
        yield f"by induction on {method.variable.name}{along}{told}"


# ---- What stands beside the claims


def _conflicts(verdict: ArgumentVerdict) -> Iterator[tuple[list[Box], list[Arrow]]]:
    kinds: tuple[tuple[BoxKind, Mark], ...] = (("conflict", "bad"), ("conflict", "doubtful"))
    for (kind, mark), conflicts in zip(kinds, (verdict.conflicts, verdict.excluding), strict=True):
        for number, conflict in enumerate(conflicts, 1):
            key = f"{mark} conflict {number}"
            title = cannot(conflict.names) if mark == "bad" else "exclude one another"
            box = Box(key, kind, title, (), (), mark)
            yield [box], [Arrow(name, key, "conflict") for name in conflict.names]


def _reasons(argument: Argument, examined: Examined) -> Iterator[tuple[list[Box], list[Arrow]]]:
    """What the author gives as reasons for believing what is asserted."""
    for claim in argument.claims:
        arrows = [Arrow(name, claim.name, "because", "because") for name in claim.because if name != claim.name]
        elsewhere = [elsewhere(name, examined) for name in claim.reasons]
        yield elsewhere, [*arrows, *(Arrow(box.key, claim.name, "because", "because") for box in elsewhere)]
