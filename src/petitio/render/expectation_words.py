"""An expectation as it would be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from petitio import syntax
from petitio.core import Expectation


def expectation_words(expectation: Expectation) -> Iterator[str]:
    """Its words, in the order in which the language has them. Names hold letters, digits and `_` alone."""
    return _words(
        expectation.target_kind == "argument",
        expectation.target,
        expectation.outcome,
        expectation.confidence,
        expectation.names,
        expectation.under,
        expectation.without,
        expectation.scenario or expectation.dispute,
    )


def written_words(part: syntax.Expectation) -> Iterator[str]:
    """The same of one of which nobody knows what its names stand for."""
    return _words(
        part.forces_argument,
        part.target.text,
        part.outcome,
        part.bound,
        [name.text for name in part.names],
        None if part.under is None else [name.text for name in part.under],
        [name.text for name in part.without],
        part.scenario.text if part.scenario else None,
    )


def _words(
    forces_argument: bool,
    target: str,
    outcome: str,
    bound: Fraction | None,
    names: Sequence[str],
    under: Sequence[str] | None,
    without: Sequence[str],
    place: str | None,
) -> Iterator[str]:
    yield "expect argument" if forces_argument else "expect"
    yield target
    yield outcome
    if bound is not None:
        yield f">= {bound}"
    if names:
        yield ", ".join(names)
    if under is not None:
        yield f"under {', '.join(under)}"
    if without:
        yield f"without {', '.join(without)}"
    if place is not None:
        yield f"in {place}"
