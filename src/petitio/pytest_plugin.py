"""The pytest plugin: `pytest --petitio` takes argument files for tests. Without the option it does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--petitio`."""
    group = parser.getgroup("petitio", "arguments")
    group.addoption("--petitio", action="store_true", help="Collect argument files: each expectation is a test.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests in an argument file, or in a Markdown file where the configuration includes those."""
    if not parent.config.getoption("petitio") or file_path.suffix not in (".arg", ".md", ".markdown"):
        return None
    from petitio.argument_tests import argument_tests

    return argument_tests(file_path, parent)
