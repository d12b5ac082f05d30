"""How sure one can be of a claim, as a person at a terminal reads it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from petitio.render.chances import chance
from petitio.render.layout import Flow
from petitio.report import ConfidenceReport, DecayReport

_MOST_PRICES = 3


def confidence_text(found: ConfidenceReport, margin: str) -> Iterator[Flow]:
    """The lines on a claim's confidence."""
    if found.lower is None or found.upper is None:
        yield Flow(f"confidence: no bound: {found.reason}", margin)
        return
    if not found.doubted:
        yield Flow(f"confidence: {found.lower}: all that it rests on counts as certain", margin)
        return
    decay = found.decay
    if decay is not None and decay.taken is None:
        yield from _steps(decay, margin)
    else:
        after = "" if decay is None else f" after {decay.taken} step{'' if decay.taken == 1 else 's'}"
        yield Flow(f"confidence{after}: {_between(found.lower, found.upper)}, {_dependence(found)}", margin)
    if found.independent is not None and found.independent_upper is not None:
        bounds = _between(found.independent, found.independent_upper)
        if bounds != _between(found.lower, found.upper):
            others = [name for name in found.doubted if name not in found.marked]
            rest = f", whatever {_names(others)} depend{'s' if len(others) == 1 else ''} on" if others else ""
            yield Flow(f"{bounds} since {_names(found.marked)} are independent{rest}", margin)
    elif found.marked and found.reason:
        yield Flow(f"no value under independence: {found.reason}", margin)
    if found.reason and (found.independent is not None or not found.marked):
        yield Flow(found.reason, margin)
    yield from _prices(found, margin)
    if found.certain:
        yield Flow(f"counts as certain: {_names(found.certain)}", margin)


def _dependence(found: ConfidenceReport) -> str:
    kinds = {step.conditional for step in found.decay.steps.values()} if found.decay is not None else set()
    if True in kinds:
        return "by the chance of each step given survival so far"
    return "whatever depends on what"


def _between(lower: str, upper: str) -> str:
    if lower == upper:
        return f"exactly {chance(lower)}"
    if upper != "1":
        return f"between {chance(lower)} and {chance(upper)}"
    return f"at least {chance(lower)}" if lower != "0" else "nothing is guaranteed"


def _steps(decay: DecayReport, margin: str) -> Iterator[Flow]:
    """What is left after n steps, by either reading of a credence for each step."""
    steps = " and ".join(f"{name} with {chance(step.credence)}" for name, step in decay.steps.items())
    left = "nothing is left" if decay.limit == "0" else f"{chance(decay.limit)} is left"
    yield Flow(
        f"confidence: {chance(decay.first)} at {decay.variable} = {decay.start}, then less with each step ({steps}); "
        f"{left} in the long run",
        margin,
    )
    stated = {step.conditional for step in decay.steps.values()}
    for row in decay.thresholds:
        at_least = f"at least {chance(row.threshold)}"
        rows = [
            (row.each_step, "whatever depends on what", stated == {False}),
            (row.conditional, "if that is the chance given survival so far", stated == {True}),
        ]
        if len(stated) > 1:
            rows.insert(0, (row.stated, "by what is stated", True))
        for last, how, said in rows:
            says = ", as stated" if said and len(stated) == 1 else ""
            yield Flow(f"{at_least} {_until(last, decay.variable)}, {how}{says}", margin + "  ")


def _until(last: int | str, variable: str) -> str:
    return f"up to {variable} = {last}" if isinstance(last, int) else last


def _prices(found: ConfidenceReport, margin: str) -> Iterator[Flow]:
    prices = [(name, Fraction(price)) for name, price in (found.prices or {}).items() if Fraction(price) > 0]
    if not found.prices or len(found.doubted) < 2:
        return
    lower = Fraction(found.lower or 0)
    greatest = prices[0][1] if prices else Fraction(0)
    first = [name for name, price in prices if price == greatest]
    if not prices:
        # Where something has no price, it is not known what it would add.
        if len(found.prices) == len(found.doubted):
            yield Flow("being sure of any one premise would add nothing", margin)
    elif len(first) == len(found.doubted):
        yield Flow(f"each carries as much: if one were certain, {chance(lower + greatest)}", margin)
    else:
        shown = [f"{name} ({chance(lower + price)} if it were certain)" for name, price in prices[:_MOST_PRICES]]
        yield Flow(f"load-bearing: {', then '.join(shown)}", margin)


def _names(names: tuple[str, ...] | list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
