"""The greatest value of a small linear program, in exact fractions: the simplex method on sparse rows.

G. B. Dantzig: Linear Programming and Extensions (1963); R. G. Bland: New finite pivoting rules for the simplex method.
Mathematics of Operations Research 2 (1977). Every optimum leaves with a solution of the dual program that proves it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from petitio.record import Record

_ZERO, _ONE = Fraction(0), Fraction(1)


class Column(Record):
    """An unknown that is at least 0: the rows that it counts in, and whether it counts towards the value."""

    rows: frozenset[Hashable]
    counts: bool


class Optimum(Record):
    """The greatest value, and the amount of each column that attains it."""

    value: Fraction
    amounts: tuple[Fraction, ...]


class Infeasible(Record):
    """Rows whose limits leave too little room, though not always the fewest."""

    rows: tuple[Hashable, ...]


def linear_program(
    columns: Sequence[Column], limits: Mapping[Hashable, Fraction], wholes: frozenset[Hashable]
) -> Optimum | Infeasible:
    """The greatest total of the columns that count, where the columns in a row add up to its limit at most, and to
    exactly that in the rows that are `wholes`. Each column is in exactly one of these; limits are at least 0."""
    table = _Table(columns, limits)
    table.climb((Fraction(1),) * len(columns))
    filled = dict(table.costs)
    if table.value < sum((limits[row] for row in wholes), _ZERO):
        need = table.multipliers()
        return Infeasible(tuple(row for row in limits if row not in wholes and need[row] > 0))
    first = table.multipliers()
    table.climb(tuple(_ONE if column.counts else _ZERO for column in columns), within=filled)
    amounts = table.amounts()
    second = table.multipliers()
    # What is missing to a whole is as dear as it has to be for no column to be worth more than its rows.
    rates = [
        (int(column.counts) - sum((second[row] for row in column.rows), _ZERO))
        / (sum((first[row] for row in column.rows), _ZERO) - 1)
        for column in columns
        if sum((first[row] for row in column.rows), _ZERO) > 1
    ]
    rates += [-second[row] / first[row] for row in limits if first[row] > 0 and row not in wholes]
    dear = max([_ZERO, *rates])
    prices = {row: second[row] + dear * (first[row] - (row in wholes)) for row in limits}
    _prove(columns, limits, wholes, amounts, prices)
    return Optimum(table.value, amounts)


def _prove(
    columns: Sequence[Column],
    limits: Mapping[Hashable, Fraction],
    wholes: frozenset[Hashable],
    amounts: Sequence[Fraction],
    prices: Mapping[Hashable, Fraction],
) -> None:
    """Hold the amounts and the prices against the program itself: both keep to it, and their values meet.

    By weak duality no other amounts are worth more. AssertionError if something is wrong with them.
    """
    used: dict[Hashable, Fraction] = dict.fromkeys(limits, _ZERO)
    for column, amount in zip(columns, amounts, strict=True):
        for row in column.rows:
            used[row] += amount
    kept = all(used[row] == limit if row in wholes else used[row] <= limit for row, limit in limits.items())
    dear = all(sum((prices[row] for row in column.rows), _ZERO) >= int(column.counts) for column in columns)
    signs = all(amount >= 0 for amount in amounts) and all(prices[row] >= 0 for row in limits if row not in wholes)
    value = sum((amount for column, amount in zip(columns, amounts, strict=True) if column.counts), _ZERO)
    if not (kept and dear and signs and value == sum((prices[row] * limits[row] for row in limits), _ZERO)):
        raise AssertionError("a linear program was not solved as it should be")


class _Table:
    """The simplex table. Behind the columns stand the slacks, one for each row, which are the first basis."""

    def __init__(self, columns: Sequence[Column], limits: Mapping[Hashable, Fraction]) -> None:
        self.count = len(columns)
        self.names = list(limits)
        place = {name: index for index, name in enumerate(self.names)}
        self.rows: list[dict[int, Fraction]] = [{self.count + index: _ONE} for index in range(len(self.names))]
        for index, column in enumerate(columns):
            for row in column.rows:
                self.rows[place[row]][index] = _ONE
        self.right = [limits[name] for name in self.names]
        self.basis = [self.count + index for index in range(len(self.names))]
        self.costs: dict[int, Fraction] = {}
        self.value = _ZERO

    def climb(self, worth: Sequence[Fraction], within: Mapping[int, Fraction] | None = None) -> None:
        """Go to where the columns are worth most together; with `within`, along directions alone that cost nothing
        there."""
        self.costs = {index: one for index, one in enumerate(worth) if one}
        self.value = _ZERO
        for row, basic in enumerate(self.basis):
            # The worth of what is in the basis already is counted in terms of what is not.
            if basic in self.costs:
                self._eliminate(row, basic)
        while True:
            entering = min(
                (index for index, gain in self.costs.items() if gain > 0 and not (within or {}).get(index)),
                default=None,
            )
            if entering is None:
                return
            leaving = min(
                (row for row, entries in enumerate(self.rows) if entries.get(entering, _ZERO) > 0),
                key=lambda row: (self.right[row] / self.rows[row][entering], self.basis[row]),
            )
            self._pivot(leaving, entering)

    def _pivot(self, leaving: int, entering: int) -> None:
        entries = self.rows[leaving]
        scale = entries[entering]
        if scale != 1:
            entries = self.rows[leaving] = {index: entry / scale for index, entry in entries.items()}
            self.right[leaving] /= scale
        for row, other in enumerate(self.rows):
            factor = other.get(entering)
            if factor and row != leaving:
                _subtract(other, entries, factor)
                self.right[row] -= factor * self.right[leaving]
        self.basis[leaving] = entering
        self._eliminate(leaving, entering)

    def _eliminate(self, row: int, basic: int) -> None:
        factor = self.costs.get(basic)
        if factor:
            _subtract(self.costs, self.rows[row], factor)
            self.value += factor * self.right[row]

    def amounts(self) -> tuple[Fraction, ...]:
        """How much of each column there is."""
        found = dict(zip(self.basis, self.right, strict=True))
        return tuple(found.get(index, _ZERO) for index in range(self.count))

    def multipliers(self) -> dict[Hashable, Fraction]:
        """What each row's limit is worth."""
        return {name: -self.costs.get(self.count + index, _ZERO) for index, name in enumerate(self.names)}


def _subtract(entries: dict[int, Fraction], others: Mapping[int, Fraction], factor: Fraction) -> None:
    for index, other in others.items():
        left = entries.get(index, _ZERO) - factor * other
        if left:
            entries[index] = left
        else:
            entries.pop(index, None)
