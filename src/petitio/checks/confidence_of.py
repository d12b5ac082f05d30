"""How sure one can be of a claim, given the credences of what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from petitio.checks.at_hand import AtHand
from petitio.checks.credence_worlds import credence_worlds
from petitio.checks.decay import decay
from petitio.checks.grounds import Grounds, grounds
from petitio.checks.without_recursions import without_recursions
from petitio.confidence.bounds import Bounds, Demands, Incoherent, Worlds, bounds
from petitio.confidence.independence import independence
from petitio.confidence.prices import prices
from petitio.confidence.short import short
from petitio.confidence.survival import Survival
from petitio.core import Argument, Claim, Credence
from petitio.obligations import Question
from petitio.record import replace
from petitio.smt.decide import decide
from petitio.verdicts import ClaimVerdict, Confidence, Decay, Granted, Verdict

_NONE = {Verdict.FAILS: "fails", Verdict.UNDECIDED: "undecided", Verdict.BEGS: "begs"}


def confidence_of(
    argument: Argument, granted: Granted, claim: Claim, found: Mapping[str, ClaimVerdict], *, together: bool
) -> Confidence:
    """The bounds on a claim whose verdict is in `found`, with those of the lemmas that it needs; or why there are none.

    `together` says that all the argument asserts is known to be consistent.
    """
    verdict = found[claim.name]
    if verdict.verdict in _NONE:
        return Confidence(reason=_NONE[verdict.verdict])
    at_hand = AtHand(argument, granted, together)
    ground = grounds(at_hand, claim, found)
    consistent = at_hand.consistent(ground.offered)
    if not consistent and (certain := _together(ground)) is not True:
        return Confidence(reason="certain conflict" if certain is False else "certain open", names=ground.certain)
    rows = credence_worlds(ground, consistent=bool(consistent), complete=verdict.complete)
    if rows.worlds is None:
        return Confidence(reason="too many")
    whole = bounds(rows.worlds, ground.demands)
    if isinstance(whole, Incoherent):
        return Confidence(reason="incoherent", names=tuple(dict.fromkeys(name for name, _ in whole.demands)))
    if verdict.verdict is Verdict.VACUOUS and not ground.doubted:
        return Confidence(reason="certain conflict", names=ground.certain)
    return _Bound(ground, rows.worlds, found).confidence(whole, exact=rows.exact)


def _together(ground: Grounds) -> bool | None:
    """Whether what counts as certain can be true."""
    definitions = ground.at_hand.argument.definitions
    formulas = without_recursions(tuple(map(ground.at_hand.formula, ground.certain)), definitions)
    status = decide(Question(definitions, formulas), effort="usual", likely="yes").status
    return {"yes": True, "no": False, "unknown": None}[status]


class _Bound:
    def __init__(self, ground: Grounds, worlds: Worlds, found: Mapping[str, ClaimVerdict]) -> None:
        self.ground = ground
        self.worlds = worlds
        self.decay = decay(ground, found) if ground.steps else None
        argument = ground.at_hand.argument
        self.marked = tuple(name for name in ground.doubted if argument.claim(name).independent)

    def confidence(self, whole: Bounds, *, exact: bool) -> Confidence:
        ground = self.ground
        lower = max(whole.lower, self._kept(self.decay, ground.demands))
        used = self._used(whole)
        plain = [name for name in ground.doubted if name in used and name not in ground.steps]
        found = dict(prices(plain, ground.demands, lower, self._lower))
        for name in ground.steps:
            if self.decay is not None and name in self.decay.steps:
                found[name] = max(whole.lower, self._kept(_sure(self.decay, name), ground.demands)) - lower
        marked = tuple(name for name in self.marked if name in used)
        joint = independence(self.worlds, ground.demands, frozenset(self.marked)) if marked else None
        reason = {"TooMany": "too many ways", "Impossible": "not independent"}.get(type(joint).__name__, "")
        if (
            not reason
            and self.decay is None
            and ground.cores
            and all(core & ground.steps.keys() for core in ground.cores)
        ):
            reason = "steps not counted"
        together = independence(self.worlds, ground.demands, frozenset(ground.doubted))
        return Confidence(
            short(lower),
            short(whole.upper, up=True),
            exact and not ground.steps and short(lower) == lower,
            # What holds whatever depends on what holds under independence too.
            short(max(lower, joint.lower, self._jointly(self.marked))) if isinstance(joint, Bounds) else None,
            short(min(whole.upper, joint.upper), up=True) if isinstance(joint, Bounds) else None,
            short(max(lower, together.lower, self._jointly(ground.doubted))) if isinstance(together, Bounds) else None,
            {name: short(price) for name, price in sorted(found.items(), key=lambda row: -row[1])},
            tuple(name for name in ground.certain if name in used),
            tuple(name for name in ground.doubted if name in used),
            marked,
            self.decay,
            reason,
        )

    def _used(self, whole: Bounds) -> set[str]:
        """The claims that the bounds can turn on."""
        ground = self.ground
        if whole.upper < 1 or not ground.cores or not all(positive for _, positive in ground.demands):
            return set(ground.offered)
        return {name for core in ground.cores for name in core}

    def _lower(self, demands: Demands) -> Fraction | None:
        found = bounds(self.worlds, demands)
        return max(found.lower, self._kept(self.decay, demands)) if isinstance(found, Bounds) else None

    def _kept(self, found: Decay | None, demands: Demands) -> Fraction:
        """What is left after the steps that the claim takes, with such demands for what does not decay."""
        if found is None:
            return Fraction(0)
        lows = [Fraction(1) if n in self.ground.certain else demands.get((n, True), Fraction(0)) for n in found.names]
        first = max(Fraction(0), 1 - sum((1 - low for low in lows), Fraction(0)))
        left = replace(found.stated, first=first)
        return left.limit if found.taken is None else left.least(found.taken)

    def _jointly(self, marked: tuple[str, ...]) -> Fraction:
        """What is left after the steps if the marked claims, and each step of those that have steps, are independent:
        the product of what is independent, less what can be missing of the rest."""
        found = self.decay
        if found is None:
            return Fraction(0)
        product, less = Fraction(1), Fraction(0)
        for name in found.names:
            low = self.ground.low(name)
            product, less = (product * low, less) if name in marked else (product, less + 1 - low)
        if any(credence.conditional and name not in marked for name, credence in found.steps.items()):
            return Fraction(0)
        for name, credence in found.steps.items():
            if found.taken is None:
                return Fraction(0)
            if name in marked:
                product *= Survival(Fraction(1), credence.low, Fraction(0)).least(found.taken)
            else:
                less += found.taken * (1 - credence.low)
        return max(Fraction(0), product - less)


def _sure(found: Decay, name: str) -> Decay | None:
    """The same where one of the premises with steps is certain."""
    steps: dict[str, Credence] = {other: credence for other, credence in found.steps.items() if other != name}
    lost = sum((1 - credence.low for credence in steps.values()), Fraction(0))
    given = sum((1 - credence.low for credence in steps.values() if credence.conditional), Fraction(0))
    stated = replace(found.stated, kept=max(Fraction(0), 1 - given), lost=lost - given)
    return replace(found, steps=steps, stated=stated)
