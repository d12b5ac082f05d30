"""The worlds to look in for a model, in order: how many elements, which indices apart, how they go on, which forms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from petitio import terms
from petitio.core import INT, NAT, REAL, Literal, Quantification, Sort, Symbol, Variable
from petitio.obligations import Question
from petitio.record import Record
from petitio.smt.ground import Domain
from petitio.smt.tails import Tail

if TYPE_CHECKING:
    from petitio.smt.carried import Carried
    from petitio.smt.forms import Shape
    from petitio.smt.steps import Steps

MOST_ELEMENTS, MORE_ELEMENTS = 4, 8
MOST_WORLDS = 60
_MOST_LARGER_WORLDS = 24
_LARGEST_POINT = 10_000
_MOST_CARRIED = 2
# To try forms over carriers, in all shapes together.
_MOST_STEPS = 32_000


class OfNumbers(Record):
    """How the elements are numbers, of which forms everything is, and the steps that are left to find them in."""

    carried: Carried
    shape: Shape
    steps: Steps


class World(Record):
    """A domain; with a `shape`, what depends on numbers has closed forms; `of_numbers` if the elements are numbers."""

    domain: Domain
    shape: Shape | None = None
    of_numbers: OfNumbers | None = None


class Features(Record):
    """What a question speaks of, as far as worlds differ by it.

    `sorts` are the unknown ones; `indexed` says that something is indexed by integers, `signed` by an Int,
    `numeric` that numbers depend on an index, `reals` that a quantifier ranges over Real, `real_functions` that
    something depends on a real number, `numbers` are the integers named.
    """

    sorts: tuple[Sort, ...]
    indexed: bool
    signed: bool
    numeric: bool
    reals: bool
    real_functions: bool
    numbers: tuple[int, ...]


def small_worlds(question: Question, recursive: bool) -> Iterator[World]:
    """Worlds of up to 4 elements a sort, the smallest first: sizes by their total, then windows by length, then
    tails."""
    features = features_of(question)
    sorts = features.sorts
    vectors = sorted(product(range(1, MOST_ELEMENTS + 1), repeat=len(sorts)), key=lambda vector: (sum(vector), vector))
    shapes = _windows(features)
    count = 0
    plans = [(sum(vector) + place, vector, shape) for vector in vectors for place, shape in enumerate(shapes)]
    plans.sort(key=lambda plan: plan[0])
    for _, vector, (points, tail) in plans:
        sizes = dict(zip(sorts, vector, strict=True))
        for samples in (False, True) if features.reals else (False,):
            for recursions in (True, False) if recursive else (True,):
                yield World(Domain(sizes, points, tail, recursions, samples))
                count += 1
        if count >= MOST_WORLDS:
            return


def larger_worlds(question: Question) -> Iterator[World]:
    """Worlds of 5 to 8 elements of some sort: first as many of each sort, then the smallest total first."""
    sorts = features_of(question).sorts
    if not sorts:
        return
    vectors = product(range(1, MORE_ELEMENTS + 1), repeat=len(sorts)) if len(sorts) <= 4 else iter(())
    chosen = sorted(
        (vector for vector in vectors if max(vector) > MOST_ELEMENTS),
        key=lambda vector: (len(set(vector)) > 1, sum(vector), vector),
    )
    for vector in chosen[:_MOST_LARGER_WORLDS]:
        yield World(Domain(dict(zip(sorts, vector, strict=True)), (0,), "constant", free=True))


def infinite_worlds(question: Question) -> Iterator[World]:
    """Worlds with closed forms: for what depends on numbers, and with unknown sorts taken to be numbers, each alone
    and all together."""
    features = features_of(question)
    shapes: tuple[Shape, ...] = ("line", "point", "half")
    if features.indexed or features.real_functions:
        for shape in shapes:
            yield World(_domain(features.sorts, 1), shape)
    if features.indexed and features.numeric:
        for length in range(4):
            yield World(Domain(dict.fromkeys(features.sorts, 1), _points(length, ()), "linear", free=True))
    if not features.sorts or len(features.sorts) > _MOST_CARRIED:
        return
    from petitio.smt.carried import carried
    from petitio.smt.steps import Steps

    groups = [features.sorts, *((sort,) for sort in features.sorts if len(features.sorts) > 1)]
    for group in groups:
        rest = tuple(sort for sort in features.sorts if sort not in group)
        worlds = [carried(question, dict.fromkeys(group, carrier)) for carrier in (NAT, INT, REAL)]
        steps = Steps(_MOST_STEPS)
        for shape in shapes:
            for world in worlds:
                yield World(_domain(rest, 2), of_numbers=OfNumbers(world, shape, steps))


def _domain(sorts: tuple[Sort, ...], size: int) -> Domain:
    return Domain(dict.fromkeys(sorts, size), (0, 1, 2), "constant", free=True)


def _windows(features: Features) -> list[tuple[tuple[int, ...], Tail]]:
    """The indices told apart, and how things go on after them."""
    if not features.indexed:
        return [((0,), "constant")]
    tails: tuple[Tail, ...] = ("constant", "linear", "periodic") if features.numeric else ("constant", "periodic")
    windows: list[tuple[tuple[int, ...], Tail]] = []
    for length in range(4):
        windows += [(_points(length, ()), tail) for tail in tails if tail != "periodic" or length >= 1]
        if features.signed and length:
            # An integer may be negative, and things may be otherwise there.
            windows += [(tuple(range(-length, length + 1)), tail) for tail in tails[:2]]
        if features.numbers:
            # A number in a formula may be an index that something turns on.
            windows += [(_points(length, features.numbers), tail) for tail in tails[:2]]
    return windows


def _points(length: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The indices told apart: 0 up to `length`, and the numbers that the formulas name, with their neighbours."""
    points = set(range(length + 1))
    for number in numbers:
        if number > length + 2:
            points |= {number - 1, number, number + 1}
    return tuple(sorted(points))


def features_of(question: Question) -> Features:
    """What there is to a question."""
    sorts: dict[Sort, None] = {}
    indexed = signed = numeric = reals = real_functions = False
    numbers: set[int] = set()
    symbols: tuple[Symbol, ...] = terms.symbols_of(question.formulas, question.definitions)
    bodies = [question.definitions[s].body for s in symbols if s in question.definitions]
    for symbol in symbols:
        for sort in (*(parameter.sort for parameter in symbol.parameters), symbol.result):
            if sort.unknown:
                sorts.setdefault(sort)
        if any(parameter.sort in (NAT, INT) for parameter in symbol.parameters):
            indexed = True
            numeric = numeric or symbol.result.numeric
        if symbol not in question.definitions:
            signed = signed or any(parameter.sort is INT for parameter in symbol.parameters)
            real_functions = real_functions or any(parameter.sort is REAL for parameter in symbol.parameters)
    for formula in (*question.formulas, *bodies):
        for part in terms.subterms(formula):
            if isinstance(part, Quantification):
                for variable in part.variables:
                    if variable.sort.unknown:
                        sorts.setdefault(variable.sort)
                    indexed = indexed or variable.sort in (NAT, INT)
                    reals = reals or variable.sort is REAL
            elif isinstance(part, Variable):
                indexed = indexed or part.sort in (NAT, INT)
                if part.sort.unknown:
                    sorts.setdefault(part.sort)
            elif isinstance(part, Literal) and part.sort in (NAT, INT) and isinstance(part.value, Fraction):
                numbers |= {int(part.value)} if 2 < part.value <= _LARGEST_POINT else set()
    named = tuple(sorted(numbers)[:3])
    return Features(tuple(sorts), indexed, signed, numeric, reals, real_functions, named)
