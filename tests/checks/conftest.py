"""Each test asks anew."""

from __future__ import annotations

import pytest

from tests.checks.verdict_of import checked


@pytest.fixture(autouse=True)
def _nothing_is_known() -> None:
    checked.cache_clear()
