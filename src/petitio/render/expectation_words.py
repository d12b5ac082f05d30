"""An expectation as it would be written."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.core import Expectation


def expectation_words(expectation: Expectation) -> Iterator[str]:
    """Its words, in the order in which the language has them. Names hold letters, digits and `_` alone."""
    yield "expect argument" if expectation.target_kind == "argument" else "expect"
    yield expectation.target
    yield expectation.outcome
    if expectation.confidence is not None:
        yield f">= {expectation.confidence}"
    if expectation.names:
        yield ", ".join(expectation.names)
    if expectation.under is not None:
        yield f"under {', '.join(expectation.under)}"
    if expectation.without:
        yield f"without {', '.join(expectation.without)}"
    if expectation.scenario is not None or expectation.dispute is not None:
        yield f"in {expectation.scenario or expectation.dispute}"
