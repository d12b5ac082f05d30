"""Argument files as pytest sees them: each expectation is a test, and one more that nothing else is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from petitio.configuration import ConfigurationError, settings_for
from petitio.elaborate.elaborate import elaborate_all
from petitio.files import Files
from petitio.library import examine_bytes
from petitio.options import fits
from petitio.parsing.argument_source import argument_source, is_markdown
from petitio.parsing.load import load
from petitio.pipeline import Examined, deep_calls
from petitio.render.assemble import assemble
from petitio.render.expectation_words import expectation_words
from petitio.render.finding_text import finding_text
from petitio.render.layout import laid_out, plain
from petitio.report import FileReport, Finding
from petitio.settings import Settings, fails

_WIDTH = 100


def argument_tests(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A collector of the tests in a file. None if the configuration leaves the file out and nobody named it."""
    try:
        settings = settings_for(path)
    except (ConfigurationError, OSError) as error:
        raise pytest.UsageError(str(error)) from None
    if not parent.session.isinitpath(path):
        if any(fits(pattern, path, settings.options.root) for pattern in settings.exclude):
            return None
        if is_markdown(path.name) and not settings.markdown:
            return None
    return _ArgumentFile.from_parent(parent, path=path, settings=settings)


class _ArgumentFile(pytest.File):
    """The file is read when tests are collected, and checked when the first of them is run."""

    def __init__(self, *, settings: Settings, **given: Any) -> None:
        super().__init__(**given)
        self.settings = settings

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each expectation, and one for the rest."""
        try:
            text = self.path.read_bytes().decode("utf-8-sig", errors="replace")
        except OSError as error:
            raise self.CollectError(f"cannot read {self.path}: {error.strerror or error}") from None
        source = argument_source(self.shown, text)
        with deep_calls():
            try:
                file, _ = elaborate_all(load(source, Files(self.path, self.shown)))
                expected = file.expectations
            except RecursionError:
                expected = ()
        for index, one in enumerate(expected):
            line = source.position(one.span.start).line
            name = (f"{one.argument}: " if one.argument else "") + " ".join(expectation_words(one))
            yield _ArgumentTest.from_parent(self, name=name, line=line, index=index)
        yield _ArgumentTest.from_parent(self, name="no unexpected findings", line=1, index=None)

    @property
    def shown(self) -> str:
        """What findings call the file."""
        below = self.path.is_relative_to(self.config.rootpath)
        return (self.path.relative_to(self.config.rootpath) if below else self.path).as_posix()

    @cached_property
    def examined(self) -> Examined:
        """What is found of the file."""
        return examine_bytes(self.path.read_bytes(), self.shown, self.settings.options, self.path)

    @cached_property
    def report(self) -> FileReport:
        """The same in words."""
        return assemble((self.examined,)).files[0]


class _ArgumentTest(pytest.Item):
    """An expectation, by its place among them, or, with None, whatever else is found."""

    def __init__(self, *, parent: _ArgumentFile, line: int, index: int | None, **given: Any) -> None:
        super().__init__(parent=parent, **given)
        self.file = parent
        self.line = line
        self.index = index

    def runtest(self) -> None:
        """Fail with the findings that are about it. Raises _Failed."""
        report = self.file.report
        expectation = None if self.index is None else report.expectations[self.index]
        if expectation is not None and expectation.met is None:
            pytest.skip("its argument has errors")
        expected = {one.span for one in report.expectations}
        own = expected if expectation is None else {expectation.span}
        failing = [
            finding
            for finding in report.findings
            if fails(finding, self.file.settings.fail_on) and (finding.span in own) == (expectation is not None)
        ]
        if failing:
            raise _Failed("\n\n".join(map(self._text, failing)))

    def _text(self, finding: Finding) -> str:
        return laid_out(finding_text(self.file.shown, finding, self.file.examined.source, plain), _WIDTH)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings as they are printed; anything else is a defect, and told in full."""
        if isinstance(excinfo.value, _Failed):
            return str(excinfo.value)
        return str(self._repr_failure_py(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands."""
        return self.path, self.line - 1, self.name


class _Failed(Exception):
    """What is found, as text."""
