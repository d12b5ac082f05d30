"""What petitio says of a random argument, held against everything else that can say something about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from unittest.mock import patch

import petitio
from petitio.report import ArgumentReport, ClaimReport
from tests.differential.case import Case, Stated, World
from tests.differential.solvers import Said, exported

FOLLOWS = ("holds", "begs", "vacuous")
Solvers = dict[str, Callable[[str], Said]]


@dataclass
class Held:
    """What came of one argument: its verdicts, how often each other answer was there to compare, and where they
    disagree."""

    verdicts: dict[str, str] = field(default_factory=dict)
    compared: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)


def disagreements(case: Case, solvers: Solvers) -> Held:
    """Hold the verdicts on an argument against all worlds of a small kind, and against other solvers."""
    held = Held()
    # Repairs are looked for by hundreds of questions, and no verdict turns on them.
    with patch("petitio.checks.repairs.repairs", lambda *_: ()):
        report = petitio.check_text(case.text()).files[0]
    faults = [found.message for found in report.findings if found.code[0] in "SNT" and found.severity == "error"]
    if faults or len(report.arguments) != 1:
        held.disagreements.append(f"it is not understood: {faults}")
        return held
    _Comparison(case, report.arguments[0], held).run(solvers)
    return held


class _Comparison:
    def __init__(self, case: Case, report: ArgumentReport, held: Held) -> None:
        self.case = case
        self.report = report
        self.held = held
        self.worlds = list(case.worlds())
        self.verdicts = {row.name: row.verdict for row in report.claims if row.verdict is not None}
        self.given = [claim for claim in case.claims if claim.kind == "given"]
        self.offered = [claim for claim in case.claims if claim.asserted]
        conflicts = (*report.conflicts, *report.excluding)
        self.granted_conflict = bool(conflicts)
        for names in conflicts:
            if models := self._models([case.by_name[name] for name in names]):
                self._say(f"{names} are said to be in conflict, but this is a model: {models[0]}")

    def run(self, solvers: Solvers) -> None:
        self.held.verdicts = dict(self.verdicts)
        if self.report.position is not None:
            self.held.verdicts["position"] = self.report.position
            self._position(self.report.position)
        for row in self.report.claims:
            if row.verdict is not None:
                self._by_worlds(self.case.by_name[row.name], row, row.verdict)
        self._by_solvers(solvers)

    def _say(self, words: str) -> None:
        self.held.disagreements.append(words)

    def _models(self, claims: list[Stated]) -> list[World]:
        """Those of the worlds in which claims are true, and all that is given."""
        every = [*self.given, *claims]
        return [world for world in self.worlds if all(claim.formula(world) for claim in every)]

    def _rests_on(self, claim: Stated) -> list[Stated]:
        """What is offered to a claim: what it cites, a lemma that is not proven by what lies beneath it."""
        if claim.rests_on is None:
            return self.offered
        if self._on_what_is_proven(claim):
            return [self.case.by_name[name] for name in claim.rests_on]
        return self._beneath(claim)

    def _on_what_is_proven(self, claim: Stated) -> bool:
        """Whether the lemmas that a claim cites are proven, from something that can be true."""
        lemmas = [name for name in claim.rests_on or () if not self.case.by_name[name].asserted]
        return all(self.verdicts[name] in ("holds", "begs") for name in lemmas)

    def _beneath(self, claim: Stated) -> list[Stated]:
        if claim.rests_on is None:
            return self.offered
        found: list[Stated] = []
        for name in claim.rests_on:
            cited = self.case.by_name[name]
            found += [cited] if cited.asserted else self._beneath(cited)
        return found

    # ---- Worlds

    def _position(self, position: str) -> None:
        self.held.compared["worlds"] += 1
        models = self._models(self.offered)
        if position == "inconsistent" and models:
            self._say(f"inconsistent, but this is a model: {models[0]}")
        if position == "consistent":
            if self.case.complete and not models:
                self._say("consistent, but there is no model")
            if self.report.model is not None:
                self._replay("the model of the position", self.case.shown(self.report.model), self.offered, None)

    def _by_worlds(self, claim: Stated, row: ClaimReport, verdict: str) -> None:
        self.held.compared["worlds"] += 1
        offered = self._rests_on(claim)
        models = self._models(offered)
        against = next((world for world in models if not claim.formula(world)), None)
        if verdict in FOLLOWS and against is not None:
            self._say(f"{claim.name} {verdict}, but this is a countermodel: {against}")
        if verdict == "vacuous" and models:
            self._say(f"{claim.name} is vacuous, but this is a model of what is offered: {models[0]}")
        if verdict in ("holds", "begs") and not row.circle:
            self._cores(claim, row)
        if verdict == "fails":
            assert row.countermodel is not None
            assert row.countermodel.replayed
            world = self.case.shown(row.countermodel)
            excluded = self.granted_conflict or (self.case.complete and not models)
            wanted = [one for one in offered if one.kind != "assume" or not excluded]
            self._replay(f"the countermodel to {claim.name}", world, wanted, claim)
        if self.case.complete:
            self._completely(claim, verdict, offered, models, against)

    def _completely(
        self, claim: Stated, verdict: str, offered: list[Stated], models: list[World], against: World | None
    ) -> None:
        self.held.compared["all worlds"] += 1
        assumed = any(one.kind == "assume" for one in offered)
        if verdict == "fails" and against is None and (models or not assumed):
            self._say(f"{claim.name} fails, but no world is a countermodel")
        if verdict == "vacuous" and not assumed and self._from_a_consistent_part(claim, offered):
            self._say(f"{claim.name} is vacuous, but follows from a consistent part of what is offered")

    def _from_a_consistent_part(self, claim: Stated, offered: list[Stated]) -> bool:
        for size in range(len(offered) + 1):
            for chosen in combinations(offered, size):
                models = self._models(list(chosen))
                if models and all(claim.formula(world) for world in models):
                    return True
        return False

    def _cores(self, claim: Stated, row: ClaimReport) -> None:
        for core in row.cores or ():
            models = self._models([self.case.by_name[name] for name in core])
            against = next((world for world in models if not claim.formula(world)), None)
            if against is not None:
                self._say(f"{claim.name} is said to follow from {core}, but this is a countermodel: {against}")
        named = [self.case.by_name[name] for name in row.core or ()]
        if row.core is not None and self.case.complete and not self._models(named):
            self._say(f"{claim.name} {row.verdict} by {row.core}, which has no model")
        plain = claim.cites is None and not claim.method and not any(one.kind == "lemma" for one in self.case.claims)
        if plain and self.case.complete:
            for core in row.cores or ():
                for name in core:
                    rest = self._models([self.case.by_name[other] for other in core if other != name])
                    if all(claim.formula(world) for world in rest):
                        self._say(f"the core {core} of {claim.name} does not need {name}")

    def _replay(self, what: str, world: World | None, true: list[Stated], false: Stated | None) -> None:
        if world is None:
            self.held.compared["not replayed"] += 1
            return
        self.held.compared["replayed"] += 1
        for claim in [*self.given, *true]:
            if not claim.formula(world):
                self._say(f"in {what}, {claim.name} is false: {world}")
        if false is not None and false.formula(world):
            self._say(f"in {what}, {false.name} is true: {world}")

    # ---- Solvers

    def _by_solvers(self, solvers: Solvers) -> None:
        if not solvers or not self.verdicts:
            return
        proven = all(verdict in FOLLOWS for verdict in self.verdicts.values())
        # Claims by themselves, whatever their methods, and then what their methods ask for.
        for name, text in exported(self.case.text(methods=False)).items():
            self._asked(solvers, name, name, text, refutable=proven or not self._lemmas_before(name))
        if any(claim.method for claim in self.case.claims):
            for name, text in exported(self.case.text()).items():
                claim = name.partition(".")[0]
                row = next(row for row in self.report.claims if row.name == claim)
                mended = row.induction is not None and row.induction.remedy is not None
                # What cannot be true together gives the claim whatever its parts cite.
                vacuous = self.verdicts[claim] == "vacuous"
                if self.case.by_name[claim].method and not mended and not vacuous:
                    self._asked(solvers, claim, name, text, refutable=False)

    def _lemmas_before(self, name: str) -> bool:
        return any(claim.kind == "lemma" and claim.name != name for claim in self.case.claims)

    def _asked(self, solvers: Solvers, claim: str, name: str, text: str, *, refutable: bool) -> None:
        verdict = self.verdicts[claim]
        for solver, ask in solvers.items():
            said = ask(text)
            self.held.compared[f"{solver} {said}"] += 1
            if verdict in FOLLOWS and said == "sat" and self._on_what_is_proven(self.case.by_name[claim]):
                self._say(f"{claim} {verdict}, but {solver} says sat of {name}:\n{text}")
            if verdict == "fails" and said == "unsat" and refutable and not self.granted_conflict:
                self._say(f"{claim} fails, but {solver} says unsat of {name}:\n{text}")
