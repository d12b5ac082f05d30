"""Objections: which charges are sustained, which overruled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from petitio import terms
from petitio.checks.common_ground import CommonGround
from petitio.checks.refutation import refutation
from petitio.checks.undercutting import undercutting
from petitio.core import Argument, Objection, Term
from petitio.record import Record, replace
from petitio.verdicts import ArgumentVerdict, Begging, ClaimVerdict, ObjectionStatus, Status, Unknown, Verdict

_ORDER = ("restates", "circular", "presupposes", "carries_alone", "contains_the_goal", "guarded_by_the_goal")

Judged = Mapping[str, tuple[Argument, ArgumentVerdict]]


def objections(judged: Judged) -> dict[str, tuple[ObjectionStatus, ...]]:
    """The status of every objection in some arguments, in the order of the text."""
    court = _Court(judged)
    return {
        name: tuple(court.status(name, objection) for objection in argument.objections)
        for name, (argument, _) in judged.items()
    }


class _Aim(Record):
    """What a charge is about: a claim of an argument, or all that it concludes."""

    argument: Argument
    verdict: ArgumentVerdict
    claim: str | None

    @property
    def shown(self) -> tuple[ClaimVerdict, ...]:
        """The verdicts that a charge is about: the claim's own, or those of all conclusions."""
        own = tuple(row for row in self.verdict.claims if row.name == self.claim)
        kinds = {claim.name: claim.kind for claim in self.argument.claims}
        return own or tuple(row for row in self.verdict.claims if kinds[row.name] == "conclude") or self.verdict.claims

    @property
    def conclusions(self) -> tuple[ClaimVerdict, ...]:
        """The verdicts of the conclusions that a sustained charge may tell against."""
        kinds = {claim.name: claim.kind for claim in self.argument.claims}
        every = tuple(row for row in self.verdict.claims if kinds[row.name] == "conclude")
        return tuple(row for row in every if row.name == self.claim) or every


class _Court:
    def __init__(self, judged: Judged) -> None:
        self.judged = judged
        self.found: dict[tuple[str, str], ObjectionStatus] = {}
        self.open: set[tuple[str, str]] = set()

    def status(self, whose: str, objection: Objection) -> ObjectionStatus:
        """What becomes of an objection that stands in some argument."""
        key = (whose, objection.name)
        if key not in self.found:
            if key in self.open:
                return _status(objection, "undecided", reason="circle of objections")
            self.open.add(key)
            self.found[key] = self._decide(objection)
            self.open.discard(key)
        return self.found[key]

    def _decide(self, objection: Objection) -> ObjectionStatus:
        charge = objection.charge
        if charge is None:
            return _status(objection, "not decided", reason="no charge")
        if charge == "unsupported":
            return _status(objection, "not decided", reason="unsupported")
        home = objection.home or ""
        names = [home, *(name for name, _ in objection.grounds)]
        known = [self.judged[name] for name in names if name in self.judged]
        if len(known) < len(names) or any(verdict.faulty for _, verdict in known):
            return _status(objection, "undecided", reason="faulty")
        if objection.target_kind == "objection":
            return self._against_objection(objection)
        argument, verdict = self.judged[home]
        claim = objection.aim if objection.target_kind == "claim" else None
        match charge:
            case "false":
                return self._false(objection, argument, verdict, claim)
            case "exception":
                return self._exception(objection, argument, verdict, claim)
            case _:
                return _of_verdicts(objection, _Aim(argument, verdict, claim))

    # ---- Charges against objections

    def _against_objection(self, objection: Objection) -> ObjectionStatus:
        """A charge against an objection is one against the claims that it cites; `does_not_follow`, one against its
        own charge."""
        home = objection.home or ""
        argument, verdict = self.judged[home]
        other = next((row for row in argument.objections if row.name == objection.aim), None)
        if other is None or verdict.faulty:
            return _status(objection, "undecided", reason="faulty")
        if objection.charge == "does_not_follow":
            status = self.status(home, other).status
            found: Mapping[Status, Status] = {"sustained": "overruled", "overruled": "sustained"}
            known = found.get(status)
            return _status(objection, known or "undecided", reason="" if known else "the objection is open")
        if objection.charge == "equivocates":
            words = self.status(home, other).words
            guilty = words and (objection.about is None or objection.about in words)
            return _status(objection, "sustained" if guilty else "overruled")
        if not other.grounds:
            return _status(objection, "overruled", reason="asserts nothing")
        if objection.charge == "false":
            target = tuple(f"{name}.{claim}" for name, claim in other.grounds)
            return self._contradicts(objection, target, self._beneath(objection, other))
        rows = []
        for name, claim in other.grounds:
            cited, found_there = self.judged[name]
            if objection.charge == "exception":
                rows.append(self._exception(objection, cited, found_there, claim))
            else:
                rows.append(_of_verdicts(objection, _Aim(cited, found_there, claim)))
        # An objection that cites several claims needs them all.
        best = min(rows, key=lambda row: ("sustained", "undecided", "not decided", "overruled").index(row.status))
        return replace(best, hits=(), doubtful=())

    # ---- What has to be asked of claims of several arguments

    def _cited(self, objection: Objection) -> tuple[str, ...]:
        return tuple(f"{name}.{claim}" for name, claim in objection.grounds)

    def _unproven(self, objection: Objection) -> ObjectionStatus | None:
        """The status of an objection that cites what does not hold where it stands; None if all of it holds."""
        if objection.joint is None:
            return _status(objection, "undecided", reason="no common vocabulary")
        for name, claim in objection.grounds:
            argument, verdict = self.judged[name]
            if argument.claim(claim).asserted:
                continue
            found = next(row for row in verdict.claims if row.name == claim)
            if found.verdict is Verdict.UNDECIDED:
                return _status(objection, "undecided", reason="cited claim undecided")
            if found.verdict is not Verdict.HOLDS:
                return _status(objection, "overruled", reason="cited claim does not hold")
        return None

    def _beneath(self, objection: Objection, other: Objection) -> tuple[Term, ...]:
        """What the claims that an objection cites rest on: for each, one of the sets that it follows from."""
        found: list[Term] = []
        if objection.joint is None:
            return ()
        ground = CommonGround(objection.joint)
        for name, claim in other.grounds:
            rows = [row for row in self.judged[name][1].claims if row.name == claim]
            if rows and rows[0].verdict is Verdict.HOLDS and rows[0].complete:
                ways = [ground.formulas(f"{name}.{premise}" for premise in core) for core in rows[0].cores]
                found.append(terms.disjunction(map(terms.conjunction, ways)))
        return tuple(found)

    def _contradicts(
        self, objection: Objection, target: tuple[str, ...], beneath: tuple[Term, ...] = ()
    ) -> ObjectionStatus:
        unproven = self._unproven(objection)
        if unproven is not None or objection.joint is None:
            return unproven or _status(objection, "undecided", reason="no common vocabulary")
        found = refutation(CommonGround(objection.joint), self._cited(objection), target, beneath)
        if found.clash == "contradicts":
            return _status(objection, "sustained")
        word: Status = "undecided" if found.clash == "undecided" else "overruled"
        return replace(_status(objection, word, reason=found.clash), words=found.words)

    def _false(
        self, objection: Objection, argument: Argument, verdict: ArgumentVerdict, claim: str | None
    ) -> ObjectionStatus:
        home = objection.home or ""
        if claim is not None:
            status = self._contradicts(objection, (f"{home}.{claim}",))
            if status.status != "sustained":
                return status
            return self._hits(objection, status, _Aim(argument, verdict, claim))
        conclusions = [row.name for row in argument.claims if row.kind == "conclude"]
        if not conclusions:
            asserted = tuple(f"{home}.{row.name}" for row in argument.claims if row.kind in ("premise", "assume"))
            return self._contradicts(objection, asserted)
        rows = {name: self._contradicts(objection, (f"{home}.{name}",)) for name in conclusions}
        hits = tuple(name for name, row in rows.items() if row.status == "sustained")
        open_ = tuple(name for name, row in rows.items() if row.status == "undecided")
        if hits:
            return replace(_status(objection, "sustained"), hits=hits, doubtful=open_)
        return rows[open_[0]] if open_ else next(iter(rows.values()))

    def _hits(self, objection: Objection, status: ObjectionStatus, aim: _Aim) -> ObjectionStatus:
        """Which conclusions do not stand if a claim that they may need is refuted."""
        assert objection.joint is not None
        assert aim.claim is not None
        ground, home = CommonGround(objection.joint), objection.home or ""
        target = aim.argument.claim(aim.claim)
        given = ground.given(dict.fromkeys((home, *(name for name, _ in objection.grounds))), (f"{home}.{aim.claim}",))
        cited = ground.formulas(self._cited(objection))
        hits: list[str] = []
        doubtful: list[str] = []
        for row in aim.conclusions:
            if row.name == aim.claim or not row.follows:
                hits.append(row.name)
                continue
            answers: set[bool | None] = set()
            for core in row.cores:
                support = ground.formulas(f"{home}.{name}" for name in core)
                if target.kind == "given":
                    # It stands without what is refuted only if it follows without it.
                    denied = terms.negation(ground.formula(f"{home}.{row.name}"))
                    possible = ground.possible((*given, *support, denied), likely=False)
                    answers.add(None if possible is None else not possible)
                elif aim.claim in core:
                    answers.add(False)
                else:
                    answers.add(ground.possible((*given, *support, *cited), likely=False))
            if False in answers and answers == {False}:
                (hits if row.complete else doubtful).append(row.name)
            elif True not in answers:
                doubtful.append(row.name)
        return replace(status, hits=tuple(hits), doubtful=tuple(doubtful))

    def _exception(
        self, objection: Objection, argument: Argument, verdict: ArgumentVerdict, claim: str | None
    ) -> ObjectionStatus:
        unproven = self._unproven(objection)
        if unproven is not None or objection.joint is None:
            return unproven or _status(objection, "undecided", reason="no common vocabulary")
        aim = _Aim(argument, verdict, claim)
        if not aim.conclusions:
            return _status(objection, "overruled", reason="concludes nothing")
        ground, cited = CommonGround(objection.joint), self._cited(objection)
        rows = {row.name: undercutting(ground, cited, argument.name, argument, row).effect for row in aim.conclusions}
        hits = tuple(name for name, effect in rows.items() if effect == "open")
        doubtful = tuple(name for name, effect in rows.items() if effect == "undecided")
        if hits:
            return replace(_status(objection, "sustained"), hits=hits, doubtful=doubtful)
        if doubtful:
            return _status(objection, "undecided", reason="undecided")
        return _status(objection, "overruled", reason=next(iter(rows.values())))


def _status(objection: Objection, word: Status, grade: str | None = None, reason: str = "") -> ObjectionStatus:
    return ObjectionStatus(objection.name, objection.target, objection.charge, word, grade, reason)


# ---- What the verdicts on the target say


def _of_verdicts(objection: Objection, aim: _Aim) -> ObjectionStatus:
    charge, shown = objection.charge, aim.shown
    match charge:
        case "begs_question" | "circular":
            faults = [
                fault
                for verdict in aim.verdict.claims
                for fault in verdict.begging
                # A circle that a premise is part of is its own, whatever claim it leads back to.
                if (verdict in shown or fault.grade == "circular")
                and _concerns(aim, verdict, fault)
                and fault.fault
                and (charge == "begs_question" or fault.grade == "circular")
            ]
            if faults:
                grade = min((fault.grade for fault in faults), key=_ORDER.index)
                return _sustained(objection, aim, (Verdict.BEGS,), grade)
            return _overruled(objection, shown)
        case "does_not_follow":
            if any(verdict.verdict is Verdict.FAILS for verdict in shown):
                return _sustained(objection, aim, (Verdict.FAILS,))
            return _overruled(objection, shown)
        case "vacuous":
            if any(verdict.verdict is Verdict.VACUOUS for verdict in shown):
                return _sustained(objection, aim, (Verdict.VACUOUS,))
            return _overruled(objection, shown)
        case "inconsistent":
            if aim.verdict.consistent is None:
                return _status(objection, "undecided", reason="consistency")
            if aim.verdict.consistent:
                return _status(objection, "overruled")
            return replace(_status(objection, "sustained"), hits=tuple(row.name for row in aim.conclusions))
        case "idle":
            following = [verdict for verdict in shown if verdict.follows]
            if any(verdict.verdict is Verdict.UNDECIDED for verdict in shown) or not following:
                return _status(objection, "undecided", reason="nothing follows")
            needed = {name for verdict in following for core in verdict.cores for name in core}
            offered = [row.name for row in aim.argument.claims if row.kind in ("premise", "assume")]
            idle = any(name not in needed for name in ([aim.claim] if aim.claim is not None else offered))
            # What is idle can go, and nothing that is concluded goes with it.
            return _status(objection, "sustained" if idle else "overruled")
        case "equivocates":
            guilty = tuple(
                row.name
                for row in shown
                if row.identified and (objection.about is None or objection.about in row.identified)
            )
            if guilty:
                hits = tuple(row.name for row in aim.conclusions if row.name in guilty or not row.follows)
                return replace(_status(objection, "sustained"), hits=hits)
            return _overruled(objection, shown)
        case None | "unsupported" | "false" | "exception":
            raise AssertionError("decided elsewhere")
        case _:
            assert_never(charge)


def _sustained(
    objection: Objection, aim: _Aim, verdicts: tuple[Verdict, ...], grade: str | None = None
) -> ObjectionStatus:
    """A charge that is right, with the conclusions whose verdicts it explains. What has a clean core stands."""
    hits = tuple(row.name for row in aim.conclusions if row.verdict in verdicts)
    return replace(_status(objection, "sustained", grade), hits=hits)


def _concerns(aim: _Aim, verdict: ClaimVerdict, fault: Begging) -> bool:
    if aim.claim is None or not aim.argument.claim(aim.claim).asserted:
        return verdict in aim.shown
    return fault.premise == aim.claim or aim.claim in fault.circle


def _overruled(objection: Objection, shown: tuple[ClaimVerdict, ...]) -> ObjectionStatus:
    undecided = [verdict for verdict in shown if verdict.verdict is Verdict.UNDECIDED]
    if undecided:
        unknown = undecided[0].unknown or Unknown("budget")
        return _status(objection, "undecided", reason=unknown.reason)
    return _status(objection, "overruled")
