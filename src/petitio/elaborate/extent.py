"""How large a term is for those who have to write it out: its parts and its degree.

`let`, powers, `max` and `exists!` share what they repeat, so a short text can stand for more than any solver, or any
walk through the term, comes to the end of.
"""

from __future__ import annotations

from collections.abc import Callable

from petitio import terms
from petitio.core import BOOL, Application, Literal, Operation, Operator, Symbol, Term, Variable
from petitio.record import Mutable, Record, field

_ATOMS = (Operator.DIV, Operator.MOD, Operator.POWER)
_PRODUCTS = (Operator.MULTIPLY, Operator.DIVIDE)


class Extent(Record):
    """How many parts a term has once nothing in it is shared, and how many unknowns its largest product multiplies."""

    parts: int
    degree: int


class Extents(Mutable):
    """The extents of terms that are built up bit by bit; what has been measured is not measured again.

    `degree_of` is the degree of what a symbol is defined to be, in its parameters; 1 if it is not defined.
    """

    degree_of: Callable[[Symbol], int]
    _known: dict[int, tuple[Term, Extent]] = field(default_factory=dict)

    def bind(self, variable: Variable, value: Term) -> None:
        """Have a variable count as what it stands for."""
        self._known[id(variable)] = (variable, self.of(value))

    def of(self, term: Term) -> Extent:
        """The extent of a term. It is kept, with the term, lest another one take its place in memory."""
        known = self._known.get(id(term))
        if known is None:
            known = self._known[id(term)] = (term, self._measured(term))
        return known[1]

    def _measured(self, term: Term) -> Extent:
        inside = [self.of(part) for part in terms.children(term)]
        parts = 1 + sum(extent.parts for extent in inside)
        if term.sort is BOOL or isinstance(term, Literal):
            return Extent(parts, 0)
        degrees = [extent.degree for extent in inside]
        match term:
            case Application(symbol, _):
                return Extent(parts, self.degree_of(symbol) * max([1, *degrees]))
            case Operation(operator, _, _) if operator in _PRODUCTS:
                return Extent(parts, sum(degrees))
            case Operation(operator, _, _) if operator not in _ATOMS:
                return Extent(parts, max(degrees))
            case _:
                return Extent(parts, degrees[-1] if degrees else 1)
