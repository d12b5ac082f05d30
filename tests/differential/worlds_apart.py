"""Arguments about what is necessary and possible, and Kripke models to look for countermodels in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from petitio.report import CountermodelReport
from tests.differential.case import Case, Formula, World
from tests.differential.claims import claims
from tests.test_modal_laws import CONDITIONS, LETTERS, LOGICS, Relation, frames, kripke

_LARGE = 300


def modal(rng: Random) -> Case:
    """Two letters, in one of the logics. A formula's Python is the set of worlds that it is true in."""
    logic = rng.choice(LOGICS)
    start = rng.getrandbits(32)

    def everywhere(depth: int) -> Formula:
        if depth == 0:
            letter = rng.choice(LETTERS)
            return Formula(letter, letter)
        one = everywhere(depth - 1)
        kind = rng.choice(["box", "box", "dia", "dia", "not", "and", "or", "->"])
        if kind in ("box", "dia"):
            word = rng.choice({"box": ["necessarily", "[]", "□"], "dia": ["possibly", "<>", "◇"]}[kind])
            return Formula(f"({word} {one.text})", f"{kind}({one.python})")
        if kind == "not":
            return Formula(f"(not {one.text})", f"(W - {one.python})")
        two = everywhere(depth - 1)
        python = {"and": "({0} & {1})", "or": "({0} | {1})", "->": "((W - {0}) | {1})"}[kind]
        return Formula(f"({one.text} {kind} {two.text})", python.format(one.python, two.python))

    def make() -> Formula:
        found = everywhere(rng.randint(0, 3))
        return Formula(found.text, f"(0 in {found.python})")

    def worlds() -> Iterator[World]:
        chance = Random(start)
        for size in (1, 2):
            subsets = [frozenset(w for w in range(size) if bits[w]) for bits in product([False, True], repeat=size)]
            for sees in frames(logic, size):
                for row in product(subsets, repeat=len(LETTERS)):
                    yield _world(size, sees, dict(zip(LETTERS, row, strict=True)))
        large = frames(logic, 3)
        for _ in range(_LARGE):
            values = {letter: frozenset(w for w in range(3) if chance.random() < 0.5) for letter in LETTERS}
            yield _world(3, chance.choice(large), values)

    def shown(model: CountermodelReport) -> World:
        size, sees, values = kripke(model)
        if "World" in model.domains and not all(condition(size, sees) for condition in CONDITIONS[logic]):
            raise AssertionError(f"this is no frame of {logic}")
        return _world(size, sees, values)

    header = f"argument a:\nlogic {logic}\n" + "\n".join(f"pred {letter}" for letter in LETTERS)
    return Case("modal", header, claims(rng, make, most=3, cases=False), worlds, shown)


def _world(size: int, sees: Relation, values: dict[str, frozenset[int]]) -> World:
    every = frozenset(range(size))
    seen = [frozenset(v for w, v in sees if w == here) for here in range(size)]
    return {
        "W": every,
        "box": lambda inside: frozenset(w for w in every if seen[w] <= inside),
        "dia": lambda inside: frozenset(w for w in every if seen[w] & inside),
        **values,
    }
