"""What was found of a claim or an argument, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING
from typing import Literal as Word

from petitio.core import Argument, Credence, Term, Variable
from petitio.obligations import Question
from petitio.record import Record, field
from petitio.semantics import Interpretation

if TYPE_CHECKING:
    from petitio.checks.obligation import Obligation
    from petitio.confidence.survival import Survival

    # Few files have a dispute, and what labels one is not needed for the others.
    from petitio.disputes.ties import Tie


class Verdict(Enum):
    """What a conclusion, a lemma or an induction gets."""

    HOLDS = "holds"
    BEGS = "begs"
    VACUOUS = "vacuous"
    FAILS = "fails"
    UNDECIDED = "undecided"


class Standing(Enum):
    """What a position gets."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"


Grade = Word[
    "restates",
    "circular",
    "presupposes",
    "carries_alone",
    "given_the_rest",
    "jointly",
    "augmented",
    "empty_term",
    "contains_the_goal",
    "guarded_by_the_goal",
]


class Begging(Record):
    """One premise that begs the question, in which way, and how much of common ground that takes.

    `fault` says that it counts against the verdict; `parts` are the parts of the premise that are at fault, `partly`
    that the premise says more than these. For the grades that are notes: `given` are the premises that it takes
    besides, `label` says how the premise is related to the claim, `added` is what was added; of `empty_term`,
    `premise` is the term.
    """

    premise: str
    grade: Grade
    given: tuple[str, ...] = ()
    circle: tuple[str, ...] = ()
    fault: bool = True
    parts: tuple[Term, ...] = ()
    partly: bool = False
    definitional: tuple[str, ...] = ()
    label: str = ""
    added: Term | None = None


class Unknown(Record):
    """Why a verdict is `undecided`: a reason by name, and what was tried."""

    reason: str
    tried: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Countermodel(Record):
    """A replayed world in which what was offered is true, and the claim is not.

    `offered` are the names of the claims that are true in it; `unknowns` the variables that it gives a value, such as
    the generation at which a step fails. `depth` is how far on from there the step leads.
    """

    interpretation: Interpretation
    offered: tuple[str, ...]
    false: Term
    unknowns: tuple[Variable, ...] = ()
    smallest: bool = False
    depth: int = 1


class Repair(Record):
    """A further premise with which a claim would follow; `lemma` is what has to be shown first, by induction."""

    formula: Term
    lemma: Term | None = None


Part = Word["holds", "fails", "undecided"]
# The option under which an induction goes through that does not as it stands.
Remedy = Word["depth 2", "depth 3", "strong", "strengthen"]


class InductionFindings(Record):
    """Base and step, each proven or not, and what the tests of `docs/verdicts.md` say.

    `start` is None for an induction along something. `hypothesis_used` is None where that is not known. `already` are
    claims that say it for every number, with no induction. `reachable` says whether the counterexample to the step
    can come about, given the base; None where that is not known. `false_at` is a number at which what is offered
    rules the property out. `base_missing` and `step_missing` are claims at hand that it would have to cite besides.
    `strengthening` is a property that can be carried where the one claimed is too weak, and `remedy` the option that
    says so.
    """

    variable: str
    start: int | None
    depth: int
    base: Part
    step: Part
    hypothesis_used: bool | None
    base_countermodel: Countermodel | None = None
    step_countermodel: Countermodel | None = None
    base_at: int | None = None
    gap: int | None = None
    guard: Term | None = None
    base_names: tuple[str, ...] = ()
    step_names: tuple[str, ...] = ()
    already: tuple[str, ...] | None = None
    vacuous: bool = False
    backwards: bool = False
    assumed: str | None = None
    reachable: bool | None = None
    false_at: int | None = None
    base_missing: tuple[str, ...] = ()
    step_missing: tuple[str, ...] = ()
    strengthening: Term | None = None
    remedy: Remedy | None = None
    along: str | None = None
    descent: Part = "holds"
    endless: bool = False


class CaseFindings(Record):
    """What became of a proof by cases: which cases are not proven, and whether they leave something out."""

    labels: tuple[str, ...]
    unproven: tuple[int, ...]
    exhaustive: Part
    countermodel: Countermodel | None = None


class Granted(Record):
    """Which assumptions are granted, which denied, and which claims are taken away."""

    granted: frozenset[str]
    denied: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


class Grounds(Record, identity=True):
    """What the verdict on a claim rests on, as far as a solver said "no" to it.

    `ways` are the minimal sets of names, of premises and lemmas, from each of which all `obligations` are met, where
    these assumptions are `granted`; `lemmas` are the grounds of the lemmas among them. `besides` are other questions
    whose answer is "no".
    """

    argument: Argument
    granted: Granted
    claim: str
    obligations: tuple[Obligation, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    lemmas: Mapping[str, Grounds | None] = field(default_factory=dict)
    besides: tuple[Question, ...] = ()


class Certificate(Record):
    """What a second `solver` says of the questions that a verdict rests on: whether it gives the same answer to all of
    them. `asked` says to how many, `agreed` to how many of these it does; `reason` by name why not to all."""

    solver: str
    status: Word["confirmed", "unconfirmed"]
    asked: int
    agreed: int
    reason: str = ""


class ClaimVerdict(Record):
    """Everything found of one claim, under one choice of assumptions. `unproven` are the lemmas that it cites and
    that are not proven. `grounds` are those of a verdict by which something follows or cannot be.

    `circle` is the way by which it rests on itself, or a lemma that it needs does; its core is then what the circle
    rests on besides, without being minimal. `ruled_out` says that a claim which fails cannot be true with what is
    offered. `witness` is a replayed world like the countermodel in which the claim is true; its `false` is the claim
    denied. `ways` goes with `cores`: each core as the claim comes by it, with lemmas in the place of what is beneath
    them; empty where that is not known.
    """

    name: str
    verdict: Verdict
    offered: tuple[str, ...] = ()
    core: tuple[str, ...] | None = None
    cores: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    complete: bool = True
    under: tuple[tuple[str, ...], ...] = ()
    idle: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    begging: tuple[Begging, ...] = ()
    induction: InductionFindings | None = None
    cases: CaseFindings | None = None
    countermodel: Countermodel | None = None
    unknown: Unknown | None = None
    common_ground: bool = False
    identified: tuple[str, ...] = ()
    more_than_cited: tuple[str, ...] | None = None
    refuted: bool = True
    unproven: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] | None = None
    witness: Countermodel | None = None
    ruled_out: bool = False
    circle: tuple[str, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    grounds: Grounds | None = field(default_factory=lambda: None, compare=False)
    certificate: Certificate | None = None

    @property
    def follows(self) -> bool:
        """Whether the claim follows, be it in a circle."""
        return self.verdict in (Verdict.HOLDS, Verdict.BEGS)


class Decay(Record):
    """How confidence in a claim goes down with each step.

    It is `first` where no step has been made, at the number `start` of the `variable`. `steps` are the premises with a
    credence for each step. `stated` is what is left by what they say; beside it what would be left if all of them
    spoke of each step's conditional, and if all spoke of the chance given survival so far. `taken` is the number of
    steps that the claim takes; None if it speaks of all. `names` are the other premises that it rests on.
    """

    variable: str
    start: int
    names: tuple[str, ...]
    steps: Mapping[str, Credence]
    stated: Survival
    whatever: Survival
    conditional: Survival
    taken: int | None = None


class Confidence(Record):
    """How sure one can be of a claim, given the credences of what it rests on.

    Between `lower` and `upper` whatever depends on what; `exact` if no narrower bounds hold. `independent` is the lower
    bound under the independence of those `marked`, `independent_upper` the upper one; `if_independent` the lower bound
    if all were independent. `certain` are the claims without a credence, `doubted` those with one. Where there is no
    bound, `reason` says why, and `names` whose fault it is.
    """

    lower: Fraction | None = None
    upper: Fraction | None = None
    exact: bool = True
    independent: Fraction | None = None
    independent_upper: Fraction | None = None
    if_independent: Fraction | None = None
    prices: Mapping[str, Fraction] = field(default_factory=dict)
    certain: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    decay: Decay | None = None
    reason: str = ""
    names: tuple[str, ...] = ()

    @property
    def stated(self) -> Fraction | None:
        """The best lower bound that what is stated gives, with the independence that is."""
        return max((bound for bound in (self.lower, self.independent) if bound is not None), default=None)


class Conflict(Record):
    """Claims that cannot all be true; minimal, so any one of them could give way."""

    names: tuple[str, ...]


Status = Word["sustained", "overruled", "undecided", "not decided"]


class ObjectionStatus(Record):
    """What became of an objection; `grade` is the begging grade that sustains it.

    `hits` are the conclusions of the target's argument that do not stand if the objection does, and `doubtful` those
    of which that is not known. `words` are those whose senses would have to be one for it to be sustained.
    """

    name: str
    target: str
    charge: str | None
    status: Status
    grade: str | None = None
    reason: str = ""
    hits: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class ArgumentVerdict(Record):
    """Everything found of one argument. `impossible` are the scenarios that cannot be, `tautologous` the claims that
    are true by the definitions alone, `redundant` the premises that follow from the others,
    `roundabout` those that do so only by way of a conclusion. `confidence` is of claims by name, `incoherent` are
    claims whose credences no probability satisfies; `expected_confidence` is by the place of an expectation that
    changes what is granted. `grounds` are those of a position that is inconsistent."""

    name: str
    standing: Standing | None
    conflicts: tuple[Conflict, ...]
    excluding: tuple[Conflict, ...]
    claims: tuple[ClaimVerdict, ...]
    scenarios: Mapping[str, tuple[ClaimVerdict, ...]]
    objections: tuple[ObjectionStatus, ...]
    expected: Mapping[int, ClaimVerdict] = field(default_factory=dict)
    model: Interpretation | None = None
    unknown: Unknown | None = None
    faulty: bool = False
    impossible: tuple[str, ...] = ()
    consistent: bool | None = None
    tautologous: tuple[str, ...] = ()
    redundant: tuple[str, ...] = ()
    roundabout: tuple[str, ...] = ()
    confidence: Mapping[str, Confidence] = field(default_factory=dict)
    expected_confidence: Mapping[int, Confidence] = field(default_factory=dict)
    incoherent: tuple[str, ...] = ()
    grounds: Grounds | None = field(default_factory=lambda: None, compare=False)
    certificate: Certificate | None = None


# ---- Disputes

Place = Word["in", "out", "contested"]
# Why one thing in a dispute tells against another: a charge that is sustained; a conclusion that contradicts what
# the other rests on; premises of both that cannot all be true; an attack on what an objection cites; and, with no
# attacker, what the checker itself finds.
Way = Word["charge", "contradicts", "premises conflict", "ground", "verdict"]


class Attack(Record):
    """Something tells against the `target`, once all the `attackers` stand; at once if there are none.

    `about` are the claims that it turns on, `reason` is the charge or the verdict. `doubtful` if it could not be
    decided whether it does: then the target cannot be in, nor is it out on that account.
    """

    attackers: tuple[str, ...]
    target: str
    way: Way
    about: tuple[str, ...] = ()
    reason: str = ""
    doubtful: bool = False


class Support(Record):
    """A claim of one argument that gives another argument a premise: because its author says so, or by itself."""

    supporter: str
    supported: str
    declared: bool


class Side(Record):
    """A party with what it is committed to, and the minimal sets of that which cannot be true together.

    `consistent` None if that is undecided. A side that the author does not name is an argument by itself.
    """

    name: str
    arguments: tuple[str, ...]
    commitments: tuple[str, ...]
    consistent: bool | None
    conflicts: tuple[tuple[str, ...], ...] = ()
    maximal: tuple[tuple[str, ...], ...] = ()
    declared: bool = True


class Crux(Record):
    """Claims that one side asserts, and that another side's commitments contradict or leave open; without them the
    labels in `flips` change, each a name with the label before and after."""

    claims: tuple[str, ...]
    side: str
    against: tuple[tuple[str, str, Word["contradict", "leave open"]], ...]
    flips: tuple[tuple[str, Place, Place], ...]


class Verbal(Record):
    """Two sides that contradict each other only if the senses of a word are taken for one."""

    sides: tuple[str, str]
    word: str
    senses: tuple[str, ...]


class DisputeVerdict(Record):
    """Everything found of a dispute. `labels` has every argument, each conclusion of one that has several, and every
    objection; `counted` are the objections that nobody decides. Not `complete` if it could not be decided whether some
    three or more arguments can stand together."""

    name: str
    labels: Mapping[str, Place] = field(default_factory=dict)
    attacks: tuple[Attack, ...] = ()
    supports: tuple[Support, ...] = ()
    sides: tuple[Side, ...] = ()
    cruxes: tuple[Crux, ...] = ()
    verbal: tuple[Verbal, ...] = ()
    counted: tuple[str, ...] = ()
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    objections: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    complete: bool = True
    faulty: bool = False
