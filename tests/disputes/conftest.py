"""Thousands of frameworks are looked at here, each in contexts of its own."""

from __future__ import annotations

import pytest

from petitio.smt.library import prepare


@pytest.fixture(autouse=True, scope="session")
def memory_is_kept() -> None:
    """As in the command: the memory of one context serves the next."""
    prepare()
