"""Clauses as equations, and each with where it comes from."""

from __future__ import annotations

from petitio.record import Record, field
from petitio.smt.compact import Compact, Substitution, put

Equation = tuple[bool, Compact, Compact]
Clause = tuple[Equation, ...]


class Parent(Record):
    """A clause used in a step, and what was put for its variables there, once they were moved `by` so much.

    Where it was `matched`, its variables and those of what was put for them are not the same ones.
    """

    clause: int
    values: Substitution
    by: int = 0
    matched: bool = False


class Derived(Record):
    """A clause with where it comes from; none for one that was given. `names` are what its variables were called."""

    equations: Clause
    parents: tuple[Parent, ...] = ()
    names: Substitution = field(default_factory=dict)


def put_in(clause: Clause, values: Substitution) -> Clause:
    """The clause with what is put for its variables, and for the variables of that."""
    return tuple([(positive, put(left, values), put(right, values)) for positive, left, right in clause])
