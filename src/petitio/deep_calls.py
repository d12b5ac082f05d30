"""Room for the calls that the deepest formulas take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Formulas of the deepest nesting, with definitions unfolded into them, take some calls a level.
_DEEPEST_CALLS = 5_000


@contextmanager
def deep_calls() -> Iterator[None]:
    """Have so much room while something is done."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST_CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
