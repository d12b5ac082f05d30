"""Golden pages: what `petitio check` prints for every file of the corpus, kept in `tests/golden/`.

`python -m tests.accept` writes the pages anew; here they are only compared.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from petitio.certify.certified import certified
from petitio.library import examine_bytes
from petitio.pipeline import Examined
from petitio.render.assemble import assemble
from petitio.render.text import render_text
from petitio.report import Report
from petitio.smt.second_session import second_solver_installed
from petitio.source import Source
from petitio.verdicts import Certificate, Standing, Verdict

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "arguments").rglob("*.arg"))
GOLDEN = ROOT / "tests" / "golden"
SHOWN = (Verdict.HOLDS, Verdict.VACUOUS)
# What z3 shows and cvc5 cannot, within its budget: a product modulo a number, an orbit of differences, products of
# unknown reals, and two things among four.
UNCONFIRMED = {
    "last_digit.ends_in_zero",
    "patching_headway.secure_some_day",
    "scheming_update.three_to_one",
    "exactly_three_quarters.exactly_three",
    "pelletier_53.c",
    "right_unit.c",
}


@cache
def examined(file: Path) -> Examined:
    """What is found of a file, under its path from the top of the checkout."""
    return examine_bytes(file.read_bytes(), file.relative_to(ROOT).as_posix(), path=file)


@cache
def checked(file: Path) -> tuple[Report, Source]:
    """The report on a file."""
    return assemble((examined(file),)), examined(file).source


def page(file: Path) -> str:
    """The page of a file."""
    report, source = checked(file)
    return render_text(report, {source.name: source})


def golden(file: Path) -> Path:
    """Where the page of a file is kept."""
    return GOLDEN / file.relative_to(ROOT / "arguments").with_suffix(".txt")


# One test a file, for what is found of it is found once.
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_comes_out_as_it_should(file: Path) -> None:
    assert "\nexpect " in file.read_text(encoding="utf-8")
    report, _ = checked(file)
    assert [f.message for f in report.files[0].findings if f.severity == "error" and not f.expected] == []
    assert "undecided" not in [claim.verdict for a in report.files[0].arguments for claim in a.claims]
    assert "undecided" not in [argument.position for argument in report.files[0].arguments]
    assert page(file) == golden(file).read_text(encoding="utf-8")
    if second_solver_installed():
        _cvc5_contradicts_nothing(file)


def _cvc5_contradicts_nothing(file: Path) -> None:
    # Where it contradicted z3, this would raise.
    found = certified(examined(file))
    rows: list[tuple[str, bool, Certificate | None]] = []
    for argument, verdict in found.arguments:
        rows.append((argument.name, verdict.standing is Standing.INCONSISTENT, verdict.certificate))
        for claims in (verdict.claims, *verdict.scenarios.values(), tuple(verdict.expected.values())):
            rows += [(f"{argument.name}.{c.name}", c.verdict in SHOWN, c.certificate) for c in claims]
    assert [name for name, shown, certificate in rows if shown and certificate is None] == []
    open_ = {name for name, _, certificate in rows if certificate is not None and certificate.status != "confirmed"}
    assert open_ <= UNCONFIRMED


def test_no_page_is_left_over() -> None:
    assert {golden(file) for file in FILES} == set(GOLDEN.rglob("*.txt"))
