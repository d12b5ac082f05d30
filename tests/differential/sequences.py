"""Arguments about what goes on from number to number, inductions above all. Worlds are a few first values and then a
pattern, so that what holds up to `_FAR` holds for all numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from petitio.report import CountermodelReport
from tests.differential.case import Case, Formula, Stated, World
from tests.differential.claims import claims
from tests.differential.formulas import Formulas, Scope, joined
from tests.differential.shown import Otherwise, number, tails

_FAR = 24
_WORLDS = 250


def sequences(rng: Random) -> Case:
    """Two properties of numbers and a sequence of integers, with an induction more often than not."""
    start = rng.getrandbits(32)

    def atom(scope: Scope) -> Formula:
        name = scope[0][0] if scope else None
        small = str(rng.randint(0, 3))
        place = rng.choice([name, f"{name} + 1", name, small] if name else [small, "k", "0"])
        match rng.choice(["t", "t", "u", "v", "v step", "order"]):
            case "t" | "u" as word:
                return Formula(f"{word}({place})", f"{word}[{place}]")
            case "v step" if name:
                sign, python = rng.choice([("=", "=="), (">=", ">="), ("<", "<")])
                more = rng.choice(["", " + 1", " - 2"])
                return Formula(f"(v({name} + 1) {sign} v({name}){more})", f"(v[{name} + 1] {python} v[{name}]{more})")
            case "order" if name:
                sign, python = rng.choice([(">=", ">="), ("!=", "!="), ("<", "<"), ("=", "==")])
                return Formula(f"({name} {sign} {small})", f"({name} {python} {small})")
            case _:
                sign, python = rng.choice([("=", "=="), (">=", ">="), ("<", "<")])
                return Formula(f"(v({place}) {sign} {small})", f"(v[{place}] {python} {small})")

    formulas = Formulas(rng, atom, {"Nat": "N"}, unique=False)

    def matrix(name: str, depth: int) -> Formula:
        inner = Formulas(rng, atom)
        return inner.formula(depth, ((name, "Nat"),))

    def make() -> Formula:
        kind = rng.choice(["base", "base", "step", "step", "step", "all", "all", "any"])
        if kind == "base":
            return atom(())
        if kind == "any":
            return formulas.formula(1)
        body = matrix("n", rng.randint(0, 1))
        if kind == "step":
            word = rng.choice(["t", "u", "t"])
            ahead = rng.choice([1, 1, 1, 2])
            now: Formula = Formula(f"{word}(n)", f"{word}[n]")
            if rng.random() < 0.15:
                now = Formula(f"(forall k: Nat. k <= n -> {word}(k))", f"all({word}[k] for k in range(n + 1))")
            if rng.random() < 0.4:
                now = joined("and", now, matrix("n", 0))
            body = joined("->", now, Formula(f"{word}(n + {ahead})", f"{word}[n + {ahead}]"))
        return formulas.bound("forall", "n", "Nat", body)

    header = "argument a:\npred t(n: Nat)\npred u(n: Nat)\nfunc v(n: Nat): Int\nconst k: Nat"
    stated = list(claims(rng, make, most=3, cases=False))
    if rng.random() < 0.7:
        stated = _with_an_induction(rng, stated, matrix, formulas)

    def worlds() -> Iterator[World]:
        chance = Random(start)
        for _ in range(_WORLDS):
            far = range(2 * _FAR)
            first, slope = (
                [chance.randint(-3, 4) for _ in range(chance.randint(1, 3))],
                chance.choice([0, 0, 1, 1, -1, 2]),
            )
            values = [first[n] if n < len(first) else first[-1] + slope * (n - len(first) + 1) for n in far]
            yield {
                "N": range(_FAR),
                "t": _pattern(chance),
                "u": _pattern(chance),
                "v": values,
                "k": chance.randint(0, 4),
            }

    def shown(model: CountermodelReport) -> World | None:
        closed: dict[str, Any] = dict(tails(model))
        largest = max([0, *(abs(int(number(p))) for row in model.values for p in row.arguments)])
        world: World = {"N": range(largest + _FAR), "k": 0}
        for word in ("t", "u", "v"):
            rows = {int(number(row.arguments[0])): number(row.value) for row in model.values if row.symbol == word}
            world[word] = closed.get(word) or Otherwise(rows)
        for row in model.values:
            if row.symbol == "k":
                world["k"] = number(row.value)
        return world

    return Case("sequences", header, tuple(stated), worlds, shown)


def _with_an_induction(rng: Random, stated: list[Stated], matrix: Any, formulas: Formulas) -> list[Stated]:
    """The same premises with one thing that is concluded by induction, often one that goes through."""
    rows = [claim for claim in stated if claim.asserted]
    word = rng.choice(["t", "u"])
    carried = Formula(f"{word}(n)", f"{word}[n]") if rng.random() < 0.7 else matrix("n", 1)
    first = rng.choice([0, 0, 0, 1, 2])
    if rng.random() < 0.6:
        rows.append(Stated("base", rng.choice(["premise", "premise", "assume"]), _at(carried, str(first))))
    if rng.random() < 0.6:
        hypothesis = carried if rng.random() < 0.6 else joined("and", carried, matrix("n", 0))
        if first and rng.random() < 0.5:
            hypothesis = joined("and", hypothesis, Formula(f"(n >= {first})", f"(n >= {first})"))
        step = joined("->", hypothesis, _at(carried, "(n + 1)"))
        rows.append(Stated("step", "premise", formulas.bound("forall", "n", "Nat", step)))
    guarded = first and rng.random() < 0.7
    body = joined("->", Formula(f"(n >= {first})", f"(n >= {first})"), carried) if guarded else carried
    options = [f"from {first}"] if first and not guarded else []
    options += [f"from {rng.randint(0, 2)}"] if not first and rng.random() < 0.1 else []
    options += ["strong"] if rng.random() < 0.15 else []
    options += ["depth 2"] if rng.random() < 0.15 else []
    cited: tuple[str, ...] | None = None
    if rng.random() < 0.3:
        names = [row.name for row in rows]
        for_base, for_step = (rng.sample(names, rng.randint(1, len(names))) for _ in range(2))
        options += [f"base {', '.join(for_base)}", f"step {', '.join(for_step)}"]
        cited = tuple(dict.fromkeys([*for_base, *for_step]))
    claim = f"forall n: Nat. {body.text}"
    python = f"all(({body.python}) for n in N)"
    method = "\n    ".join(["by induction on n", *options])
    return [*rows, Stated("c", "conclude", Formula(claim, python), None, method, cited)]


def _at(formula: Formula, place: str) -> Formula:
    """A formula about `n`, of another number."""
    return Formula(
        f"(let m := {place} in {_renamed(formula.text)})", f"(lambda m: {_renamed(formula.python)})({place})"
    )


def _renamed(text: str) -> str:
    return re.sub(r"\bn\b", "m", text)


def _pattern(chance: Random) -> list[bool]:
    """First values, and then one or two that come again and again."""
    first = [chance.random() < 0.6 for _ in range(chance.randint(0, 3))]
    cycle = [chance.random() < 0.6 for _ in range(chance.randint(1, 2))]
    return [first[n] if n < len(first) else cycle[n % len(cycle)] for n in range(2 * _FAR)]
