"""The explanation page of each rule: its shape, and that its examples do what it says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

import petitio
from petitio.diagnostics import Rule
from petitio.disputes.formats.read_framework import format_of, read_framework
from petitio.render.assemble import finding_report
from petitio.report import Finding
from petitio.rules.catalogue import CATALOGUE, explanation
from petitio.source import Source

# The rules whose bad example no page can print, and a text that draws each.
UNPRINTABLE = {
    "nested-too-deeply": f"argument a:\npremise p: {'(' * 200}true{')' * 200}\n",
    "not-text": "argument a:\n\0",
    "empty-file": "# nothing but a comment\n",
    "file-too-large": "#" * 1_000_001,
    "unclosed-fence": "~~~arg\nargument a:\npremise p: true\n",
    "number-too-long": f"argument a:\npremise x: 0 < 1{'0' * 300}\n",
}
HEADINGS = ["## What is wrong", "## Example", "## What to do"]
BLOCK = re.compile(r"^```(?:arg|af|apx|tgf)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FRAMEWORK = re.compile(r"^```(af|apx|tgf)$", re.MULTILINE)

FILE = re.compile(r"`([\w.]+)` has:\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)


def bad_and_good(rule: Rule) -> tuple[list[str], list[str]]:
    """The examples before and after the heading that says what to do."""
    before, after = explanation(rule).split(HEADINGS[-1])
    return BLOCK.findall(before), BLOCK.findall(after)


def findings(text: str, rule: Rule, folder: Path) -> tuple[Finding, ...]:
    """What is found in an example, with the other files that its page shows beside it."""
    if (form := FRAMEWORK.search(explanation(rule))) is not None:
        name = f"{rule.name}.{form[1]}"
        read = read_framework(text, format_of(name, text) or "af")
        return tuple(finding_report(Source(name, text), finding) for finding in read.findings)
    # An empty configuration file, so that the folder is the project.
    (folder / "petitio.toml").touch()
    for name, contents in FILE.findall(explanation(rule)):
        (folder / name).write_text(contents, encoding="utf-8")
    options = petitio.Options(extend_select=(rule.code,))
    name = f"{rule.name}.{'md' if text.startswith('~~~') else 'arg'}"
    return petitio.check_text(text, name=name, options=options, folder=folder).files[0].findings


@every_rule
def test_page_has_the_shape_of_all_pages(rule: Rule) -> None:
    page = explanation(rule)
    lines = page.splitlines()
    assert lines[0] == f"# {rule.name} ({rule.code})"
    assert lines[1] == ""
    assert lines[2].endswith(".")
    assert lines[3] == ""
    assert [line for line in lines if line.startswith("## ")] == HEADINGS
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@every_rule
def test_page_has_one_bad_example_and_one_good_one(rule: Rule) -> None:
    bad, good = bad_and_good(rule)
    assert len(bad) == (0 if rule.name in UNPRINTABLE else 1)
    assert len(good) == 1


@every_rule
def test_bad_example_draws_the_finding(rule: Rule, tmp_path: Path) -> None:
    bad, _ = bad_and_good(rule)
    for text in bad or [UNPRINTABLE[rule.name]]:
        assert rule.name in [finding.rule for finding in findings(text, rule, tmp_path)]


@every_rule
def test_good_example_draws_no_error_and_not_the_finding(rule: Rule, tmp_path: Path) -> None:
    _, good = bad_and_good(rule)
    for text in good:
        found = findings(text, rule, tmp_path)
        assert rule.name not in [finding.rule for finding in found]
        assert [f.message for f in found if f.severity == "error" and not f.expected] == []


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "latin.arg"
    path.write_bytes("argument café:".encode("latin-1"))
    (file,) = petitio.check_file(path).files
    assert [finding.rule for finding in file.findings] == ["not-text"]


def test_there_is_no_page_without_a_rule() -> None:
    pages = {entry.name for entry in (files("petitio.rules") / "explanations").iterdir()}
    assert pages == {f"{rule.name}.md" for rule in CATALOGUE}
