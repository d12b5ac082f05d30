"""Random claims: what is offered, steps on the way, and what is concluded, often enough something that follows."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.differential.case import Formula, Stated
from tests.differential.formulas import joined, negation

Make = Callable[[], Formula]


def claims(rng: Random, make: Make, *, most: int = 4, cases: bool = True) -> tuple[Stated, ...]:
    """The claims of one argument, their formulas as `make` makes them."""
    offered = _offered(rng, make, most)
    rows = list(offered)
    if rng.random() < 0.05:
        return tuple(rows)
    if rng.random() < 0.35:
        rows.append(Stated("l", "lemma", _concluded(rng, make, rows), _cited(rng, rows)))
    assumed = [row for row in rows if row.kind == "assume"]
    if cases and assumed and len(rows) == len(offered) > 1 and rng.random() < 0.3:
        # One claim at least is left to cite.
        several = min(len(assumed), len(rows) - 1, rng.randint(1, 2))
        return (*rows, *_contradicted(rng, make, rows, rng.sample(assumed, several)))
    rows.append(
        Stated("c", "conclude", _concluded(rng, make, rows), _cited(rng, rows), _cases(rng, make) if cases else "")
    )
    return tuple(rows)


def _contradicted(rng: Random, make: Make, rows: list[Stated], assumed: list[Stated]) -> list[Stated]:
    """What is concluded from each of some assumptions that are to be refuted, which are offered to no claim but those
    that cite them; and now and then a claim that does so, or does not."""

    def conclusion(place: int, one: Stated) -> Stated:
        formula = negation(one.formula) if rng.random() < 0.7 else _concluded(rng, make, rows)
        return Stated(f"c{place}", "conclude", formula, None, f"by contradiction from {one.name}", others)

    others = tuple(row.name for row in rows if row not in assumed)
    found = [conclusion(place, one) for place, one in enumerate(assumed)]
    if rng.random() < 0.5:
        cited = _cited(rng, rows)
        formula = _concluded(rng, make, rows)
        found.append(Stated("other", "conclude", formula, cited, "", others if cited is None else None))
    return found


def _offered(rng: Random, make: Make, most: int) -> list[Stated]:
    rows: list[Stated] = []
    for index in range(rng.randint(1, most)):
        kind = rng.choices(["premise", "assume", "given"], [75, 15, 10])[0]
        rows.append(Stated(f"p{index}", kind, _abbreviated(rng, _related(rng, make, rows), rows)))
    return rows


def _related(rng: Random, make: Make, rows: list[Stated]) -> Formula:
    """A new formula, or one that does something with those before it."""
    if not rows or rng.random() < 0.5:
        return make()
    before = rng.choice(rows).formula
    match rng.choice(["rule", "rule", "rule", "denied", "either"]):
        case "rule":
            return joined("->", before, make())
        case "denied":
            return negation(before)
        case _:
            return joined("or", negation(before), make())


def _abbreviated(rng: Random, formula: Formula, rows: list[Stated]) -> Formula:
    """Now and then a claim's name stands for its formula."""
    if not rows or rng.random() < 0.85:
        return formula
    other = rng.choice(rows)
    return joined(rng.choice(["->", "or", "<->"]), Formula(other.name, f"({other.formula.python})"), formula)


def _concluded(rng: Random, make: Make, rows: list[Stated]) -> Formula:
    """Often a consequence of what stands before it."""
    one, two = rng.choice(rows).formula, rng.choice(rows).formula
    match rng.choice(["new", "new", "new", "part", "weaker", "both", "same", "rule"]):
        case "part":
            return rng.choice([joined("or", one, make()), joined("->", make(), one)])
        case "weaker":
            return joined("or", joined("and", one, make()), two)
        case "both":
            return joined("and", one, two)
        case "same":
            return negation(negation(one))
        case "rule":
            return joined("->", negation(make()), one)
        case _:
            return make()


def _cited(rng: Random, rows: list[Stated]) -> tuple[str, ...] | None:
    if rng.random() < 0.6:
        return None
    names = [row.name for row in rows]
    return tuple(rng.sample(names, rng.randint(1, len(names))))


def _cases(rng: Random, make: Make) -> str:
    if rng.random() < 0.9:
        return ""
    one = make()
    other = negation(one) if rng.random() < 0.6 else make()
    return f"by cases {one.text}, {other.text}"
