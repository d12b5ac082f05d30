"""What can be asked of claims of several arguments in one vocabulary: what they share, and whether they clash."""

from __future__ import annotations

from collections.abc import Iterable

from petitio.core import Argument, Term
from petitio.obligations import Question
from petitio.record import Mutable, field
from petitio.smt.decide import decide


class CommonGround(Mutable):
    """Several arguments as one, whose claims are named `ARGUMENT.CLAIM`."""

    joint: Argument
    _known: dict[tuple[Term, ...], bool | None] = field(default_factory=dict)

    def formula(self, name: str) -> Term:
        """What a claim says."""
        return self.joint.claim(name).formula

    def formulas(self, names: Iterable[str]) -> tuple[Term, ...]:
        """What some claims say."""
        return tuple(self.formula(name) for name in names)

    def given(self, arguments: Iterable[str], without: Iterable[str] = ()) -> tuple[Term, ...]:
        """What is given in some arguments, but for the claims named."""
        whose, left_out = set(arguments), set(without)
        return tuple(
            claim.formula
            for claim in self.joint.claims
            if claim.kind == "given" and owner(claim.name) in whose and claim.name not in left_out
        )

    def possible(self, formulas: Iterable[Term], *, likely: bool = True) -> bool | None:
        """Whether formulas can all be true, given the definitions; None if that is undecided."""
        row = tuple(formulas)
        if row not in self._known:
            question = Question(self.joint.definitions, row)
            status = decide(question, likely="yes" if likely else "no").status
            self._known[row] = {"yes": True, "no": False, "unknown": None}[status]
        return self._known[row]


def owner(name: str) -> str:
    """The argument in `ARGUMENT.CLAIM`; an argument that was imported may have a dot in its own name."""
    return name.rpartition(".")[0]
