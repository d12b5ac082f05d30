"""A random argument as source text, and what is needed to judge it without petitio."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from petitio.report import CountermodelReport

# What a symbol means is looked up by `f[x]` or `r[x, y]`, or is the value itself; `D` has the domains by their sorts.
World = dict[str, Any]


@lru_cache(maxsize=1_000)
def _compiled(python: str) -> CodeType:
    return compile(python, "<formula>", "eval")


@dataclass(frozen=True)
class Formula:
    """A formula as it is written, and the same as a Python expression over the names of a world."""

    text: str
    python: str

    def __call__(self, world: World) -> bool:
        """Whether it is true in a world."""
        return bool(eval(_compiled(self.python), {"__builtins__": builtins.__dict__, **world}))


@dataclass(frozen=True)
class Stated:
    """A claim: its kind, its formula, what it cites, and how it is to be proven; `named` is what its method cites."""

    name: str
    kind: str
    formula: Formula
    cites: tuple[str, ...] | None = None
    method: str = ""
    named: tuple[str, ...] | None = None

    @property
    def rests_on(self) -> tuple[str, ...] | None:
        """What it cites in one way or the other; None if it leaves that open."""
        return self.named if self.cites is None else self.cites

    @property
    def asserted(self) -> bool:
        """Whether it is offered, and not concluded."""
        return self.kind in ("given", "premise", "assume")

    def written(self, *, method: bool = True) -> str:
        """Its declaration, with its method or without."""
        names = self.cites if method else self.rests_on
        cited = "" if names is None else f"\n  from {', '.join(names)}"
        how = f"\n  {self.method}" if method and self.method else ""
        return f"{self.kind} {self.name}:\n  {self.formula.text}{cited}{how}"


@dataclass(frozen=True)
class Case:
    """An argument of a family.

    `worlds` are worlds to look in: `complete` if a countermodel is among them wherever there is one at all. `shown`
    makes a world of a countermodel as it is reported; None of one that it can't read.
    """

    family: str
    header: str
    claims: tuple[Stated, ...]
    worlds: Callable[[], Iterable[World]]
    shown: Callable[[CountermodelReport], World | None]
    complete: bool = False

    def text(self, *, methods: bool = True) -> str:
        """The source text."""
        return "\n".join([self.header, *(claim.written(method=methods) for claim in self.claims), ""])

    @property
    def by_name(self) -> Mapping[str, Stated]:
        """The claims by their names."""
        return {claim.name: claim for claim in self.claims}
