"""The labellings of a framework under a semantics, by its name."""

from __future__ import annotations

from typing import Literal as Word
from typing import assert_never

from petitio.disputes.complete import complete
from petitio.disputes.framework import Framework
from petitio.disputes.grounded import grounded
from petitio.disputes.labellings import MOST, Labellings
from petitio.disputes.preferred import preferred
from petitio.disputes.stable import stable

Semantics = Word["grounded", "complete", "preferred", "stable"]
SEMANTICS: tuple[Semantics, ...] = ("grounded", "complete", "preferred", "stable")


def extensions(framework: Framework, semantics: Semantics, most: int = MOST) -> Labellings:
    """All labellings under a semantics, or `most` of them."""
    match semantics:
        case "grounded":
            return Labellings((grounded(framework),), more=False, certain=True)
        case "complete":
            return complete(framework, most)
        case "preferred":
            return preferred(framework, most)
        case "stable":
            return stable(framework, most)
        case _:
            assert_never(semantics)
