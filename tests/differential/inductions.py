"""Inductions over Int, and along functions and relations with a measure: premises from which they often go through,
with one or two left out or put the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

from petitio.report import CountermodelReport
from tests.differential.case import Case, Formula, Stated, World
from tests.differential.shown import Otherwise, finite, number, tails

_LOW, _HIGH = -12, 24
_WORLDS = 300


def descents(rng: Random) -> Case:
    """A property of things that a function or a relation hands on, and a measure of them."""
    along = rng.choice(["up", "r"])
    every = "forall s: S. "
    each = "for s in D)"
    pairs = "for x in D for y in D)"
    if along == "up":
        rows = [
            (f"{every}u(s) -> t(s)", f"all(not u[s] or t[s] {each}"),
            (f"{every}s = a -> t(s)", f"all(s != a or t[s] {each}"),
            (f"{every}age(s) = 0 -> t(s)", f"all(age[s] != 0 or t[s] {each}"),
            (f"{every}age(up(s)) >= age(s) -> t(s)", f"all(age[up[s]] < age[s] or t[s] {each}"),
            (f"{every}not u(s) -> age(up(s)) < age(s)", f"all(u[s] or age[up[s]] < age[s] {each}"),
            (f"{every}s != a -> age(up(s)) < age(s)", f"all(s == a or age[up[s]] < age[s] {each}"),
            (f"{every}age(up(s)) <= age(s)", f"all(age[up[s]] <= age[s] {each}"),
            (f"{every}age(up(s)) < age(s)", f"all(age[up[s]] < age[s] {each}"),
            (f"{every}t(up(s)) -> t(s)", f"all(not t[up[s]] or t[s] {each}"),
            (f"{every}t(up(s)) -> t(s)", f"all(not t[up[s]] or t[s] {each}"),
            (f"{every}t(up(s)) and age(s) > 1 -> t(s)", f"all(not (t[up[s]] and age[s] > 1) or t[s] {each}"),
            (f"{every}t(s) -> t(up(s))", f"all(not t[s] or t[up[s]] {each}"),
            ("t(a)", "t[a]"),
        ]
    else:
        rows = [
            ("forall x, y: S. r(x, y) -> age(x) < age(y)", f"all(not r[x, y] or age[x] < age[y] {pairs}"),
            ("forall x, y: S. r(x, y) -> age(x) < age(y)", f"all(not r[x, y] or age[x] < age[y] {pairs}"),
            ("forall x, y: S. r(x, y) -> age(x) <= age(y)", f"all(not r[x, y] or age[x] <= age[y] {pairs}"),
            ("forall x, y: S. r(y, x) -> age(x) < age(y)", f"all(not r[y, x] or age[x] < age[y] {pairs}"),
            (
                "forall y: S. (forall x: S. r(x, y) -> t(x)) -> t(y)",
                "all(not all(not r[x, y] or t[x] for x in D) or t[y] for y in D)",
            ),
            (
                "forall y: S. (exists x: S. r(x, y) and t(x)) -> t(y)",
                "all(not any(r[x, y] and t[x] for x in D) or t[y] for y in D)",
            ),
            (
                "forall y: S. not (exists x: S. r(x, y)) -> t(y)",
                "all(any(r[x, y] for x in D) or t[y] for y in D)",
            ),
            ("forall y: S. y != a -> exists x: S. r(x, y)", "all(y == a or any(r[x, y] for x in D) for y in D)"),
            (f"{every}u(s) -> t(s)", f"all(not u[s] or t[s] {each}"),
            ("t(a)", "t[a]"),
        ]
    chosen = rng.sample(rows, rng.randint(1, 4))
    stated = _stated(rng, [Formula(*row) for row in chosen])
    body = rng.choice([("t(s)", "t[s]"), ("t(s)", "t[s]"), ("t(s) or u(s)", "(t[s] or u[s])")])
    claim = Formula(f"forall s: S. {body[0]}", f"all({body[1]} {each}")
    method, named = _method(rng, f"by induction on s along {along} measure age(s)", stated)
    header = "argument a:\nsort S\nconst a: S\nfunc up(x: S): S\nfunc age(x: S): Nat\n"
    header += "pred r(x, y: S)\npred t(x: S)\npred u(x: S)"
    start = rng.getrandbits(32)

    def worlds() -> Iterator[World]:
        chance = Random(start)

        def bits(count: int) -> list[bool]:
            return [chance.random() < 0.5 for _ in range(count)]

        for place in range(_WORLDS):
            size = 1 + place % 3
            things = range(size)
            grid = list(product(things, things))
            yield {
                "D": things,
                "a": chance.choice(things),
                "up": [chance.choice(things) for _ in things],
                "age": [chance.randint(0, 3) for _ in things],
                "r": dict(zip(grid, bits(len(grid)), strict=True)),
                "t": bits(size),
                "u": bits(size),
            }

    shown = finite({"S": "D"}, {}, ("a", "up", "age", "r", "t", "u"), counted=("age",))
    return Case("descents", header, (*stated, Stated("c", "conclude", claim, None, method, named)), worlds, shown)


def integers(rng: Random) -> Case:
    """Two properties of integers, and an induction from some integer on."""
    first = rng.randint(-3, 2)
    other = first + rng.choice([0, 0, 0, 1, -1])
    rows = [
        (f"t({first})", f"t[{first}]"),
        (f"t({first})", f"t[{first}]"),
        (f"t({first}) and t({first + 1})", f"(t[{first}] and t[{first + 1}])"),
        ("forall i: Int. t(i) -> t(i + 1)", "all(not t[i] or t[i + 1] for i in Z)"),
        (
            f"forall i: Int. i >= {other} and t(i) -> t(i + 1)",
            f"all(not (i >= {other} and t[i]) or t[i + 1] for i in Z)",
        ),
        (f"forall i: Int. i > {other} and t(i) -> t(i + 1)", f"all(not (i > {other} and t[i]) or t[i + 1] for i in Z)"),
        ("forall i: Int. t(i) -> t(i + 2)", "all(not t[i] or t[i + 2] for i in Z)"),
        ("forall i: Int. t(i + 1) -> t(i)", "all(not t[i + 1] or t[i] for i in Z)"),
        ("forall i: Int. t(i) and u(i) -> t(i + 1)", "all(not (t[i] and u[i]) or t[i + 1] for i in Z)"),
        (f"forall i: Int. i >= {other} -> u(i)", f"all(i < {other} or u[i] for i in Z)"),
        ("forall i: Int. u(i) <-> t(i - 1)", "all(u[i] == t[i - 1] for i in Z)"),
        (
            f"forall i: Int. i >= {other} and (forall j: Int. {first} <= j <= i -> t(j)) -> t(i + 1)",
            f"all(not (i >= {other} and all(t[j] for j in range({first}, i + 1))) or t[i + 1] for i in Z)",
        ),
    ]
    stated = _stated(rng, [Formula(*row) for row in rng.sample(rows, rng.randint(1, 4))])
    sign, python = rng.choice([(">=", ">="), (">=", ">="), (">", ">")])
    body = rng.choice([("t(i)", "t[i]"), ("t(i)", "t[i]"), ("t(i) or u(i)", "(t[i] or u[i])")])
    claim = Formula(
        f"forall i: Int. i {sign} {first} -> {body[0]}", f"all(not i {python} {first} or {body[1]} for i in Z)"
    )
    options = [rng.choice(["strong", "depth 2", "depth 3"])] if rng.random() < 0.35 else []
    options += [f"from {first + rng.choice([0, 1, 2, -1])}"] if rng.random() < 0.2 else []
    options += (
        [f"strengthen {rng.choice(['t(i) and u(i)', 't(i)', 't(i) and t(i + 1)'])}"] if rng.random() < 0.3 else []
    )
    method, named = _method(rng, "\n    ".join(["by induction on i", *options]), stated)
    header = "argument a:\npred t(i: Int)\npred u(i: Int)"
    start = rng.getrandbits(32)

    def worlds() -> Iterator[World]:
        chance = Random(start)

        def pattern() -> dict[int, bool]:
            likely = chance.choice([0.3, 0.6, 0.85])
            middle = {i: chance.random() < likely for i in range(-5, 6)}
            left, right = chance.random() < 0.6, [chance.random() < likely for _ in range(chance.randint(1, 2))]
            return {i: middle.get(i, left if i < 0 else right[i % len(right)]) for i in range(_LOW - 4, _HIGH + 9)}

        for _ in range(_WORLDS):
            yield {"Z": range(_LOW, _HIGH), "t": pattern(), "u": pattern()}

    def shown(model: CountermodelReport) -> World | None:
        closed: dict[str, Any] = dict(tails(model))
        far = max([0, *(abs(int(number(part))) for row in model.values for part in row.arguments)])
        world: World = {"Z": range(_LOW - far, _HIGH + far)}
        for word in ("t", "u"):
            listed = {int(number(row.arguments[0])): row.value for row in model.values if row.symbol == word}
            world[word] = closed.get(word) or Otherwise(listed)
        return world

    return Case("integers", header, (*stated, Stated("c", "conclude", claim, None, method, named)), worlds, shown)


def _stated(rng: Random, formulas: list[Formula]) -> list[Stated]:
    return [
        Stated(f"p{place}", rng.choice(["premise", "premise", "assume", "given"]), formula)
        for place, formula in enumerate(formulas)
    ]


def _method(rng: Random, words: str, stated: list[Stated]) -> tuple[str, tuple[str, ...] | None]:
    """An induction, now and then with what base and step rest on."""
    if rng.random() < 0.75:
        return words, None
    names = [claim.name for claim in stated]
    base, step = (rng.sample(names, rng.randint(1, len(names))) for _ in range(2))
    return f"{words}\n    base {', '.join(base)}\n    step {', '.join(step)}", tuple(dict.fromkeys([*base, *step]))
