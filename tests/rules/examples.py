"""The examples on the explanation page of a rule, and what petitio makes of the bad one."""

from __future__ import annotations

import re
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

import petitio
from petitio.cli.main import cli
from petitio.diagnostics import Rule
from petitio.disputes.formats.read_framework import format_of, read_framework
from petitio.library import examine_bytes
from petitio.record import Record
from petitio.render.assemble import assemble, finding_report
from petitio.render.text import render_text
from petitio.report import Finding
from petitio.rules.catalogue import explanation
from petitio.source import Source

HEADINGS = ["## What is wrong", "## Example", "## What to do"]
# The rules whose bad example no page can print, and a text that draws each.
UNPRINTABLE = {
    "nested-too-deeply": f"argument a:\npremise p: {'(' * 200}true{')' * 200}\n",
    "not-text": "argument a:\n\0",
    "empty-file": "# nothing but a comment\n",
    "file-too-large": "#" * 1_000_001,
    "number-too-long": f"argument a:\npremise x: 0 < 1{'0' * 300}\n",
}
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<language>arg|af|apx|tgf|markdown)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.M
)
_FILE = re.compile(r"`([\w.]+)` has:\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FRAMEWORKS = ("af", "apx", "tgf")


class Example(Record):
    """A text, and the name of the file that it is to be."""

    name: str
    text: str


class Shown(Record):
    """What petitio makes of an example: the command, what it prints, the findings, and the verdicts by claim."""

    command: str
    printed: str
    findings: tuple[Finding, ...]
    verdicts: tuple[tuple[str, str], ...]


def bad_and_good(rule: Rule) -> tuple[list[Example], list[Example]]:
    """The examples before and after the heading that says what to do."""
    before, after = explanation(rule).split(HEADINGS[-1])
    return _examples(rule, before), _examples(rule, after)


def bad_example(rule: Rule) -> Example:
    """What draws the finding: the example of the page, or the one that no page can print."""
    bad, _ = bad_and_good(rule)
    return bad[0] if bad else Example(f"{rule.name}.arg", UNPRINTABLE[rule.name])


@cache
def shown(rule: Rule, example: Example) -> Shown:
    """What petitio makes of an example of a rule, with the other files that the page shows beside it."""
    with TemporaryDirectory() as folder, chdir(folder):
        # An empty configuration file, so that the folder is the project.
        for name, contents in (("petitio.toml", ""), *_FILE.findall(explanation(rule)), (example.name, example.text)):
            Path(name).write_text(contents, encoding="utf-8", newline="")
        if example.name.endswith(_FRAMEWORKS):
            read = read_framework(example.text, format_of(example.name, example.text) or "af")
            source = Source(example.name, example.text)
            printed = CliRunner().invoke(cli, ["dispute", example.name], standalone_mode=False).output.rstrip() + "\n"
            found = tuple(finding_report(source, finding) for finding in read.findings)
            return Shown(f"petitio dispute {example.name}", printed, found, ())
        chosen = () if rule.shown else (rule.code,)
        examined = examine_bytes(example.text.encode(), example.name, petitio.Options(extend_select=chosen))
        report = assemble((examined,))
        (file,) = report.files
    command = " ".join(("petitio check", *(f"--extend-select {code}" for code in chosen), example.name))
    verdicts = tuple(
        (claim.name, claim.verdict) for argument in file.arguments for claim in argument.claims if claim.verdict
    )
    return Shown(command, render_text(report, {example.name: examined.source}), file.findings, verdicts)


def _examples(rule: Rule, text: str) -> list[Example]:
    endings = {"markdown": "md"}
    return [
        Example(f"{rule.name}.{endings.get(block['language'], block['language'])}", block["text"])
        for block in _BLOCK.finditer(text)
    ]
