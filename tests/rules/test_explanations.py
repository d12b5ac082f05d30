"""The explanation page of each rule: its shape, and that its examples do what it says."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import petitio
from petitio.diagnostics import Rule
from petitio.rules.catalogue import CATALOGUE, explanation
from tests.rules.examples import HEADINGS, UNPRINTABLE, bad_and_good, bad_example, shown
from tests.rules.pages import FOLDER, index, page, pages

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)


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
def test_bad_example_draws_the_finding_and_the_page_in_the_docs_shows_it(rule: Rule) -> None:
    assert rule.name in [finding.rule for finding in shown(rule, bad_example(rule)).findings]
    assert (FOLDER / f"{rule.name}.md").read_text(encoding="utf-8") == page(rule)


@every_rule
def test_good_example_draws_no_error_and_not_the_finding(rule: Rule) -> None:
    _, good = bad_and_good(rule)
    for example in good:
        found = shown(rule, example).findings
        assert rule.name not in [finding.rule for finding in found]
        assert [f.message for f in found if f.severity == "error" and not f.expected] == []


def test_the_index_in_the_docs_is_what_would_be_written() -> None:
    assert (FOLDER / "index.md").read_text(encoding="utf-8") == index()


def test_no_page_in_the_docs_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(pages())


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "latin.arg"
    path.write_bytes("argument café:".encode("latin-1"))
    (file,) = petitio.check_file(path).files
    assert [finding.rule for finding in file.findings] == ["not-text"]


def test_there_is_no_page_without_a_rule() -> None:
    pages = {entry.name for entry in (files("petitio.rules") / "explanations").iterdir()}
    assert pages == {f"{rule.name}.md" for rule in CATALOGUE}
