"""Argument files as pytest sees them: each expectation is a test, and one more that nothing else is found."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from petitio import syntax
from petitio.bounded import bounded
from petitio.cache.folder import folder_beside
from petitio.cli.known import Known
from petitio.cli.outcome import Outcome
from petitio.configuration import ConfigurationError, project_root, settings_for
from petitio.deep_calls import deep_calls
from petitio.elaborate.sections import sections
from petitio.files import strays
from petitio.options import fits
from petitio.parsing.argument_source import argument_source, is_markdown
from petitio.parsing.parse import parse
from petitio.record import replace
from petitio.render.expectation_words import written_words
from petitio.render.finding_text import finding_text
from petitio.render.junit import REST
from petitio.render.layout import laid_out, plain
from petitio.report import Extent, FileReport, Finding, Place
from petitio.settings import Settings, fails
from petitio.source import Source

_WIDTH = 100
_KNOWN = pytest.StashKey[Known]()


def argument_tests(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A collector of the tests in a file. None if the configuration leaves the file out and nobody named it."""
    try:
        settings = settings_for(path)
    except (ConfigurationError, OSError) as error:
        return _Unconfigured.from_parent(parent, path=path, reason=str(error))
    if not parent.session.isinitpath(path):
        if any(fits(pattern, path, settings.options.root) for pattern in settings.exclude):
            return None
        if is_markdown(path.name) and not settings.markdown:
            return None
        if strays(path, project_root(Path(os.path.realpath(parent.config.rootpath)))):
            return None
    return _ArgumentFile.from_parent(parent, path=path, settings=settings)


class _Unconfigured(pytest.File):
    """A file whose configuration says nothing that can be acted on."""

    def __init__(self, *, reason: str, **given: Any) -> None:
        super().__init__(**given)
        self.reason = reason

    def collect(self) -> Iterator[pytest.Item]:
        """Nothing, for that reason."""
        raise self.CollectError(self.reason)


class _ArgumentFile(pytest.File):
    """The file is read when tests are collected, and checked when the first of them is run."""

    def __init__(self, *, settings: Settings, **given: Any) -> None:
        super().__init__(**given)
        self.settings = settings

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each expectation, and one for the rest."""
        yield from self.tests

    @cached_property
    def tests(self) -> list[_ArgumentTest]:
        """The same as a list."""
        try:
            text = bounded(self.path).decode("utf-8-sig", errors="replace")
        except OSError as error:
            raise self.CollectError(f"cannot read {self.path}: {error.strerror or error}") from None
        source = argument_source(self.shown, text)
        found: list[_ArgumentTest] = []
        counts: Counter[str] = Counter()
        for owner, part in _expectations(source):
            written = " ".join(written_words(part))
            name = f"{owner}: {written}" if owner else written
            counts[name] += 1
            again = f" ({counts[name]})" if counts[name] > 1 else ""
            found.append(_ArgumentTest.from_parent(self, name=name + again, at=_extent(source, part)))
        return [*found, _ArgumentTest.from_parent(self, name=REST, at=None)]

    @property
    def shown(self) -> str:
        """What findings call the file."""
        below = self.path.is_relative_to(self.config.rootpath)
        return (self.path.relative_to(self.config.rootpath) if below else self.path).as_posix()

    @cached_property
    def outcome(self) -> Outcome:
        """What is found of the file, now or before."""
        # To collect tests, nothing needs to be loaded that could check them.
        from petitio.cli.check_one import check_one
        from petitio.cli.job import Job

        options = self.settings.options
        contents = bounded(self.path)
        known = _known(self.config)
        outcome = known.outcome(contents, self.shown, options, None)
        if outcome is not None:
            return outcome
        job = Job(contents, self.shown, str(self.path), replace(options, root=os.path.abspath(options.root)))
        checked = check_one(job)
        if checked.entry is None:
            raise _Failed(checked.failure or checked.stopped or "no verdict was given")
        return known.learnt(job, checked, checked.entry, options, lasting=True)

    @property
    def report(self) -> FileReport:
        """The same in words."""
        return self.outcome.report


class _ArgumentTest(pytest.Item):
    """The expectation at a place, or, with None, whatever else is found."""

    def __init__(self, *, parent: _ArgumentFile, at: Extent | None, **given: Any) -> None:
        super().__init__(parent=parent, **given)
        self.file = parent
        self.at = at

    def runtest(self) -> None:
        """Fail with the findings that are about it. Raises _Failed."""
        report = self.file.report
        failing = [finding for finding in report.findings if fails(finding, self.file.settings.fail_on)]
        if self.at is None:
            places = [item.at for item in self.file.tests if item.at is not None]
            own = [finding for finding in failing if not any(_within(finding.span, place) for place in places)]
        else:
            own = [finding for finding in failing if _within(finding.span, self.at)]
        if own:
            raise _Failed("\n\n".join(map(self._text, own)))
        if self.at is not None and not any(one.met is not None and one.span == self.at for one in report.expectations):
            pytest.skip("its argument has errors")

    def _text(self, finding: Finding) -> str:
        return laid_out(finding_text(self.file.shown, finding, self.file.outcome.source, plain), _WIDTH)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings as they are printed; anything else is a defect, and told in full."""
        if isinstance(excinfo.value, _Failed):
            return str(excinfo.value)
        return str(self._repr_failure_py(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands."""
        return self.path, 0 if self.at is None else self.at.start.line - 1, self.name


class _Failed(Exception):
    """What is found, as text."""


def _known(config: pytest.Config) -> Known:
    """What is known of files from before, as for `petitio check`; nothing, where files have other names there."""
    if config.stash.get(_KNOWN, None) is None:
        folder: Path | None = None
        unwanted = os.environ.get("PETITIO_NO_CACHE", "").lower() not in ("", "0", "false", "f", "no", "n", "off")
        if not unwanted and Path.cwd() == config.rootpath:
            with suppress(ConfigurationError, OSError):
                root = settings_for(config.rootpath / "x").options.root
                chosen = os.environ.get("PETITIO_CACHE_DIR")
                folder = Path(chosen) if chosen else folder_beside(root)
        known = config.stash[_KNOWN] = Known(folder)
        config.add_cleanup(known.close)
    return config.stash[_KNOWN]


def _expectations(source: Source) -> list[tuple[str, syntax.Expectation]]:
    """The expectations as they are written, each with the argument that it stands in."""
    with deep_calls():
        try:
            parts = sections(parse(source).tree)
        except RecursionError:
            return []
    inside = [(row.header.name.text, part) for row in parts.arguments for part in row.declarations]
    written = [*inside, *(("", part) for part in parts.loose)]
    # An argument whose name is lost has one that begins so.
    found = [("" if name.startswith("?") else name, p) for name, p in written if isinstance(p, syntax.Expectation)]
    return sorted(found, key=lambda row: row[1].span.start)


def _extent(source: Source, part: syntax.Expectation) -> Extent:
    start, end = source.position(part.span.start), source.position(part.span.end)
    return Extent(Place(start.line, start.column), Place(end.line, end.column))


def _within(inner: Extent, outer: Extent) -> bool:
    def place(at: Place) -> tuple[int, int]:
        return at.line, at.column

    return place(outer.start) <= place(inner.start) and place(inner.end) <= place(outer.end)
