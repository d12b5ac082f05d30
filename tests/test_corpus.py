"""Golden pages: what `petitio check` prints for every file of the corpus, kept in `tests/golden/`.

`python -m tests.accept` writes the pages anew; here they are only compared.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from petitio.library import examine_bytes
from petitio.render.assemble import assemble
from petitio.render.text import render_text
from petitio.report import Report
from petitio.source import Source

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "arguments").rglob("*.arg"))
GOLDEN = ROOT / "tests" / "golden"


@cache
def checked(file: Path) -> tuple[Report, Source]:
    """The report on a file, under its path from the top of the checkout."""
    examined = examine_bytes(file.read_bytes(), file.relative_to(ROOT).as_posix(), path=file)
    return assemble((examined,)), examined.source


def page(file: Path) -> str:
    """The page of a file."""
    report, source = checked(file)
    return render_text(report, {source.name: source})


def golden(file: Path) -> Path:
    """Where the page of a file is kept."""
    return GOLDEN / file.relative_to(ROOT / "arguments").with_suffix(".txt")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_page_is_the_golden_one(file: Path) -> None:
    assert page(file) == golden(file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_is_as_expected_and_decided(file: Path) -> None:
    report, _ = checked(file)
    assert [f.message for f in report.files[0].findings if f.severity == "error" and not f.expected] == []
    assert "undecided" not in [claim.verdict for a in report.files[0].arguments for claim in a.claims]
    assert "undecided" not in [argument.position for argument in report.files[0].arguments]


def test_no_page_is_left_over() -> None:
    assert {golden(file) for file in FILES} == set(GOLDEN.rglob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_expects_something(file: Path) -> None:
    assert "\nexpect " in file.read_text(encoding="utf-8")
