"""Arguments about what a recursion gives. Nothing in them is left open but a number `k`, so that each claim is true or
false for all numbers that are tried."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from petitio.report import CountermodelReport
from tests.differential.case import Case, Formula, Stated, World
from tests.differential.claims import claims
from tests.differential.formulas import Formulas, Scope, joined
from tests.differential.shown import number

_FAR = 40


def recursive(rng: Random) -> Case:
    """A recursion over Nat with a plain step, and claims about its values, some of them by induction."""
    first, more, slope, factor = (
        rng.randint(-2, 3),
        rng.randint(-2, 3),
        rng.choice([0, 0, 1, 2, -1]),
        rng.choice([1, 1, 2]),
    )
    step = f"{factor} * g(n - 1) + {slope} * n + {more}"
    values = [first]
    for n in range(1, 3 * _FAR):
        values.append(factor * values[-1] + slope * n + more)
    header = f"argument a:\nconst k: Nat\ndefine g(n: Nat): Int := if n = 0 then {first} else {step}"

    def value(scope: Scope) -> Formula:
        place = rng.choice(
            [*(name for name, _ in scope), *(f"{name} + 1" for name, _ in scope), "k", str(rng.randint(0, 4))]
        )
        return Formula(f"g({place})", f"g[{place}]")

    def atom(scope: Scope) -> Formula:
        sign, python = rng.choice([(">=", ">="), ("=", "=="), ("<", "<"), ("!=", "!="), (">", ">")])
        one = value(scope)
        small = rng.choice([values[rng.randint(0, 4)], rng.randint(-3, 6)])
        name = scope[0][0] if scope else "k"
        return rng.choice(
            [
                Formula(f"({one.text} {sign} {small})", f"({one.python} {python} {small})"),
                Formula(f"({one.text} {sign} {small})", f"({one.python} {python} {small})"),
                Formula(f"(g({name} + 1) {sign} g({name}))", f"(g[{name} + 1] {python} g[{name}])"),
                joined(
                    "->",
                    _at_least(name, rng.randint(0, 3)),
                    Formula(f"({one.text} {sign} {small})", f"({one.python} {python} {small})"),
                ),
            ]
        )

    formulas = Formulas(rng, atom, {"Nat": "N"}, unique=False)
    inner = Formulas(rng, atom)

    def make() -> Formula:
        if rng.random() < 0.5:
            return atom(())
        return formulas.bound("forall", "n", "Nat", inner.formula(rng.randint(0, 1), (("n", "Nat"),)))

    stated = list(claims(rng, make, most=2, cases=False))
    if rng.random() < 0.5:
        body = atom((("n", "Nat"),))
        rows = [claim for claim in stated if claim.asserted]
        claim = Formula(f"forall n: Nat. {body.text}", f"all({body.python} for n in N)")
        stated = [*rows, Stated("c", "conclude", claim, None, "by induction on n")]

    def worlds() -> Iterator[World]:
        for k in range(12):
            yield {"N": range(_FAR), "g": values, "k": k}

    def shown(model: CountermodelReport) -> World:
        found = [int(number(row.value)) for row in model.values if row.symbol == "k"]
        far = max([_FAR, *(k + _FAR for k in found)])
        longer = [*values]
        while len(longer) <= far + 1:
            longer.append(factor * longer[-1] + slope * len(longer) + more)
        return {"N": range(_FAR), "g": longer, "k": found[0] if found else 0}

    return Case("recursive", header, tuple(stated), worlds, shown)


def _at_least(name: str, least: int) -> Formula:
    return Formula(f"({name} >= {least})", f"({name} >= {least})")
