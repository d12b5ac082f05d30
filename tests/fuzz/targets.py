"""What is fuzzed: functions that take any bytes and raise if a law is broken. `pytest` runs each of them on the
inputs in `corpus/`, and `python -m tests.fuzz` lets atheris look for others."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import petitio
from petitio.configuration import ConfigurationError, read_configuration
from petitio.deep_calls import deep_calls
from petitio.diagnostics import Diagnostic
from petitio.disputes.formats.read_framework import format_of, read_framework
from petitio.disputes.formats.reading import FORMATS
from petitio.disputes.formats.write_framework import Unwritable, write_framework
from petitio.disputes.framework import framework
from petitio.elaborate.elaborate import elaborate_all
from petitio.formatting.formatted import formatted
from petitio.formatting.style import SPELLINGS, Style
from petitio.parsing.argument_source import argument_source
from petitio.parsing.fences import fences
from petitio.parsing.load import load
from petitio.parsing.parse import parse
from petitio.parsing.reader import Nowhere
from petitio.render.dump import dump_stage
from petitio.render.messages import words
from petitio.render.text import render_text
from petitio.settings import settings
from petitio.smt import decide as deciding
from petitio.smt.portfolio import PORTFOLIO
from petitio.source import Source

_LONGEST = 4_000
# A whole check of a longer text only takes longer.
_LONGEST_CHECKED = 1_500
_QUICK = tuple(attempt for attempt in PORTFOLIO if attempt.effort == "quick")


def elaboration(given: bytes) -> None:
    """Parsing and elaborating any text gives a tree, arguments and findings whose places are in the text."""
    text = _text(given)
    with deep_calls():
        try:
            loaded = load(Source("fuzz.arg", text), Nowhere())
            _, meaning = elaborate_all(loaded)
        except RecursionError:
            return  # `pipeline.check` makes a finding of it.
    for finding in (*loaded[-1].parsed.diagnostics, *meaning):
        _is_told(finding, text)


def check(given: bytes) -> None:
    """A whole check of any text gives a report, and each way of showing it works."""
    text = _text(given)[:_LONGEST_CHECKED]
    with _hurried():
        report = petitio.check_text(text, "fuzz.arg")
    assert report.to_json()
    assert render_text(report, {"fuzz.arg": Source("fuzz.arg", text)})
    assert report.summary.errors or report.files[0].arguments
    for argument in report.files[0].arguments:
        for claim in argument.claims:
            assert (claim.countermodel is not None) == (claim.verdict == "fails")
            assert claim.countermodel is None or claim.countermodel.replayed


def layout(given: bytes) -> None:
    """The house layout settles, and says what the text said."""
    text = _text(given)
    style = Style(SPELLINGS[len(text) % len(SPELLINGS)], 20 + len(text) % 120)
    with deep_calls():
        try:
            done = formatted(Source("fuzz.arg", text), style)
            if done.errors:
                assert done.text == text
                return
            again = formatted(Source("fuzz.arg", done.text), style)
            assert again.errors == ()
            assert again.text == done.text, "the layout does not settle"
            before, after = (parse(Source("", shown)) for shown in (text, done.text))
            assert [c.text.rstrip() for c in before.comments] == [c.text.rstrip() for c in after.comments]
            assert dump_stage(Source("", text), "core") == dump_stage(Source("", done.text), "core")
        except RecursionError:
            return


def markdown(given: bytes) -> None:
    """What is read of a page stays in its place, and reading it goes through."""
    text = _text(given)
    source = argument_source("fuzz.md", text)
    assert source.shown == text
    assert len(source.text) == len(text)
    for now, before in zip(source.text, text, strict=True):
        assert now == before or (now == " " and before not in "\r\n")
    end = 0
    for fence in fences(text):
        assert end <= fence.opening.start < fence.opening.end <= fence.content.start <= fence.content.end
        end = fence.content.end
    with deep_calls():
        try:
            loaded = load(source, Nowhere())
            _, meaning = elaborate_all(loaded)
        except RecursionError:
            return
    for finding in (*loaded[-1].parsed.diagnostics, *meaning):
        _is_told(finding, text)


def frameworks(given: bytes) -> None:
    """Any text is a framework or has findings, and what is written reads back."""
    text = _text(given)
    if any(len(word) > 3 and word.isdecimal() for word in text.split()):
        return  # A million arguments are only slow.
    format_of("fuzz.txt", text)
    for form in FORMATS:
        read = read_framework(text, form)
        assert (read.framework is None) == bool(read.findings)
        for finding in read.findings:
            _is_told(finding, text)
        if read.framework is None:
            continue
        for other in FORMATS:
            try:
                written = write_framework(read.framework, other)
            except Unwritable:
                continue
            back = read_framework(written, other).framework
            expected = read.framework
            if other == "af":
                number = {name: str(place) for place, name in enumerate(expected.names, 1)}
                expected = framework(number.values(), [(number[a], number[b]) for a, b in expected.attacks])
            assert back == expected, (form, other)


def configuration(given: bytes) -> None:
    """A configuration says something that can be acted on, or what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("petitio.toml", "pyproject.toml"):
            path = Path(folder) / name
            path.write_bytes(given[:_LONGEST])
            try:
                found = settings(read_configuration(path), folder, name)
            except ConfigurationError:
                continue
            found.options.selection(Path(folder) / "deep" / "er.arg")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    row.__name__: row for row in (elaboration, check, layout, markdown, frameworks, configuration)
}


def _text(given: bytes) -> str:
    return given.decode("utf-8", errors="replace")[:_LONGEST]


def _is_told(finding: Diagnostic, text: str) -> None:
    """A finding has a place in the text, or one character behind its end, and a sentence."""
    for span in (finding.span, *(label.span for label in finding.related)):
        assert 0 <= span.start <= span.end <= len(text) + 1
    message, _ = words(finding)
    assert message


@contextmanager
def _hurried() -> Iterator[None]:
    """Only the first attempts at each question."""
    with patch.object(deciding, "PORTFOLIO", _QUICK):
        yield
