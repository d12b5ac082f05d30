"""Linear programs over all possible worlds, one by one, for the solver: what the exact bounds are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

from petitio.smt.library import Session

World = tuple[bool, ...]
Event = Callable[[World], bool]


def worlds(atoms: int) -> list[World]:
    """Every row of the truth table."""
    return list(product((False, True), repeat=atoms))


def possible(
    rows: Sequence[World],
    limits: Sequence[tuple[Event, Fraction, Fraction]],
    event: Event,
    least: Fraction,
    most: Fraction,
) -> bool:
    """Whether there are probabilities of the worlds with each limited event, and the event, between its limits."""
    text = ["(reset)", "(set-logic QF_LRA)"]
    names = [f"x{index}" for index in range(len(rows))]
    text += [f"(declare-const {name} Real)\n(assert (>= {name} 0))" for name in names]
    text.append(f"(assert (= 1 {_sum(names)}))")
    for one, low, high in [*limits, (event, least, most)]:
        chance = _sum([name for name, row in zip(names, rows, strict=True) if one(row)])
        text.append(f"(assert (<= {_number(low)} {chance} {_number(high)}))")
    with Session() as session:
        answer = session.run("\n".join([*text, "(check-sat)"])).strip()
    assert answer in ("sat", "unsat"), answer
    return answer == "sat"


def _sum(names: Sequence[str]) -> str:
    return f"(+ 0 0 {' '.join(names)})"


def _number(value: Fraction) -> str:
    sign = f"(- {-value.numerator})" if value < 0 else str(value.numerator)
    return f"(/ {sign} {value.denominator})"


def are_exact(
    rows: Sequence[World],
    limits: Sequence[tuple[Event, Fraction, Fraction]],
    event: Event,
    lower: Fraction,
    upper: Fraction,
) -> bool:
    """Whether the event's probability can be each of the bounds, and cannot be beyond them."""
    step = Fraction(1, 10**9)
    return (
        possible(rows, limits, event, lower, lower)
        and possible(rows, limits, event, upper, upper)
        and not possible(rows, limits, event, Fraction(-1), lower - step)
        and not possible(rows, limits, event, upper + step, Fraction(2))
    )
