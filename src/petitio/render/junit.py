"""The report as JUnit XML, which every build server shows as a list of tests.

A file is a suite. A test of it is each lemma and conclusion, each position, each expectation, and one for whatever else
is found; of a file that got no verdict, one that says so. There is no standard; this keeps to what the schemas of
Jenkins and of Ant have in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.sax.saxutils import escape

from petitio.record import Record
from petitio.render.finding_text import finding_text
from petitio.render.layout import WIDTH, laid_out, plain
from petitio.render.no_commands import no_commands_in_xml
from petitio.render.visible import visible
from petitio.report import ArgumentReport, FileReport, Finding, Report, Unjudged
from petitio.source import Source

REST = "nothing else is found"
JUDGED = "it gets a verdict"
# What may not stand in XML 1.0, not even as a reference (production 2).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Trial(Record):
    """One test of a file: what it is called, the findings that are about it, why it could not be judged, and
    what a second solver says of it."""

    name: str
    findings: tuple[Finding, ...]
    skipped: str | None = None
    remarks: tuple[str, ...] = ()


def trials_of(file: FileReport, fails: Callable[[Finding], bool]) -> tuple[Trial, ...]:
    """The tests of a file. `fails` says which findings make a test fail; each such finding is in one test."""
    failing = tuple(finding for finding in file.findings if fails(finding))
    expected = {expectation.span for expectation in file.expectations}
    trials: list[Trial] = []
    for argument in file.arguments:
        for name, verdict in _judged(argument):
            own = (f for f in failing if f.argument == argument.name and f.subject == name and f.span not in expected)
            skipped = verdict if verdict == "undecided" else None
            trials.append(Trial(f"{argument.name}: {name}", tuple(own), skipped, _remarks(argument, name)))
    for expectation in file.expectations:
        unjudged = "its argument has errors" if expectation.met is None else None
        own = (f for f in failing if f.span == expectation.span)
        whose = f"{expectation.argument}: " if expectation.argument else ""
        trials.append(Trial(whose + expectation.text, tuple(own), unjudged))
    told = [finding for trial in trials for finding in trial.findings]
    return (*trials, Trial(REST, tuple(f for f in failing if f not in told)))


def junit(
    report: Report, sources: Mapping[str, Source], fails: Callable[[str, Finding], bool], width: int = WIDTH
) -> str:
    """The report as XML. `fails` says whether a finding in the file of a path makes a test fail; `sources` has the text
    of each file by its path."""
    suites = [
        _suite(file, trials_of(file, partial(fails, file.path)), sources.get(file.path), width) for file in report.files
    ] + [_error(one) for one in report.unjudged]
    total = [sum(counts) for counts in zip(*(suite.counts for suite in suites), strict=True)] or [0, 0, 0, 0]
    body = "".join(suite.text for suite in suites)
    head = f'<testsuites name="petitio" {_counts(total)}>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}</testsuites>\n'


class _Suite(Record):
    text: str
    counts: tuple[int, int, int, int]


def _suite(file: FileReport, trials: tuple[Trial, ...], source: Source | None, width: int) -> _Suite:
    rows = [row for trial in trials for row in _case(file.path, trial, source, width)]
    failed = sum(bool(trial.findings) for trial in trials)
    skipped = sum(not trial.findings and trial.skipped is not None for trial in trials)
    counts = (len(trials), failed, 0, skipped)
    lines = [f'  <testsuite name="{_xml(file.path)}" {_counts([*counts])}>', *rows, "  </testsuite>"]
    return _Suite("".join(f"{line}\n" for line in lines), counts)


def _error(one: Unjudged) -> _Suite:
    """The suite of a file that got no verdict: one test, which is neither passed nor failed."""
    counts = (1, 0, 1, 0)
    path, reason = _xml(one.path), _xml(one.reason)
    text = f"""  <testsuite name="{path}" {_counts([*counts])}>
    <testcase classname="{path}" name="{JUDGED}" time="0">
      <error type="unjudged" message="{reason}">{reason}</error>
    </testcase>
  </testsuite>
"""
    return _Suite(text, counts)


def _counts(counts: list[int]) -> str:
    tests, failures, errors, skipped = counts
    # No file takes a time that would be the same again.
    return f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}" time="0"'


def _case(path: str, trial: Trial, source: Source | None, width: int) -> Iterator[str]:
    head = f'    <testcase classname="{_xml(path)}" name="{_xml(trial.name)}" time="0"'
    if trial.findings:
        first = trial.findings[0]
        text = "\n\n".join(laid_out(finding_text(path, one, source, plain), width) for one in trial.findings)
        yield f"{head}>"
        yield f'      <failure type="{first.code}" message="{_xml(first.message)}">{_xml(text)}</failure>'
        if trial.remarks:
            yield f"      {_output(trial)}"
        yield "    </testcase>"
    elif trial.skipped is not None:
        yield f'{head}><skipped message="{_xml(trial.skipped)}"/></testcase>'
    elif trial.remarks:
        yield f"{head}>{_output(trial)}</testcase>"
    else:
        yield f"{head}/>"


def _output(trial: Trial) -> str:
    return f"<system-out>{_xml(chr(10).join(trial.remarks))}</system-out>"


def _remarks(argument: ArgumentReport, name: str) -> tuple[str, ...]:
    """What a second solver says of a claim, if one was asked at all."""
    from petitio.render.words.certificates import certificate_words, certificates_of

    rows = [(verdict, found) for subject, verdict, found in certificates_of(argument) if subject == name]
    return tuple(f"{verdict}: {certificate_words(found)}" for verdict, found in rows)


def _judged(argument: ArgumentReport) -> Iterator[tuple[str, str]]:
    """What gets a verdict in an argument, and which; a position is judged under the argument's name."""
    if argument.position is not None:
        yield argument.name, argument.position
    yield from ((claim.name, claim.verdict) for claim in argument.claims if claim.verdict is not None)


def _xml(text: str) -> str:
    """Text as it may stand between tags and between quotes."""
    shown = "\n".join(map(visible, text.split("\n")))
    return no_commands_in_xml(escape(_ILLEGAL.sub("", shown), {'"': "&quot;", "\n": "&#10;"}))
