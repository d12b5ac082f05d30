"""Files that are mended: nothing is left that was not there before, and a file's own ways stay its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from petitio.cli.check_one import check_one
from petitio.cli.job import Checked, Job
from petitio.cli.mend import mend
from petitio.options import Options
from tests.cli.test_main import petitio

# What the first conclusion lacks and what the second does are the same, and would have the same name.
TWO = "argument a:\npred p\npred q\npremise x: p\nconclude c: p and q\nconclude d: q\n"
APART = "argument a:\npred p\npred q\npred r\npremise x: p\nconclude c: q\nconclude d: r\n"
UNUSED = "# petitio: ignore[V104] for no reason"


@pytest.mark.parametrize(
    ("text", "added"), [(TWO, 1), (APART, 2), (TWO + APART.replace("argument a", "argument b"), 3)]
)
def test_fixes_do_not_stand_in_each_others_way(tmp_path: Path, text: str, added: int) -> None:
    path = tmp_path / "a.arg"
    path.write_text(text)
    done = petitio("check", "--fix", "--unsafe-fixes", "--output-format=concise", "a.arg", cwd=tmp_path)
    assert (done.returncode, "error" in done.stdout) == (0, False)
    assert done.stderr == f"petitio: a.arg: {added} fixed\n"
    assert path.read_text().count("assume") == added
    again = petitio("check", "--fix", "--unsafe-fixes", "--output-format=concise", "a.arg", cwd=tmp_path)
    assert (again.stdout, again.stderr) == (done.stdout, "")


def test_a_fix_that_brings_an_error_is_not_made(tmp_path: Path) -> None:
    # Whatever the conclusion lacks contradicts the premises.
    text = "argument a:\npred p\npred q\npremise x: p\npremise y: not q\nconclude c: p and q\n"
    (tmp_path / "a.arg").write_text(text)
    before = petitio("check", "--output-format=concise", "a.arg", cwd=tmp_path).stdout
    petitio("check", "--fix", "--unsafe-fixes", "a.arg", cwd=tmp_path)
    after = petitio("check", "--output-format=concise", "a.arg", cwd=tmp_path).stdout
    assert set(codes(after)) <= set(codes(before))


def codes(page: str) -> list[str]:
    """The errors of a page."""
    return [line.partition("error[")[2][:4] for line in page.splitlines() if "error[" in line]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=repr)
@pytest.mark.parametrize("place", ["own line", "behind"])
def test_an_unused_suppression_goes_with_nothing_else(tmp_path: Path, end: str, place: str) -> None:
    lines = [*APART.splitlines()[:5], "conclude c: p", ""]
    spoilt = [*lines[:5], UNUSED, *lines[5:]] if place == "own line" else [*lines[:5], f"{lines[5]}  {UNUSED}", ""]
    path = tmp_path / "a.arg"
    path.write_bytes(end.join(spoilt).encode())
    found = petitio("check", "a.arg", cwd=tmp_path).stdout
    assert "remove the comment (`petitio check --fix` does)" in found
    petitio("check", "--fix", "a.arg", cwd=tmp_path)
    assert path.read_bytes() == end.join(lines).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=repr)
def test_a_file_that_was_laid_out_stays_so(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.arg"
    path.write_bytes(APART.replace("\n", end).encode())
    (tmp_path / "petitio.toml").write_text("[format]\nline-width = 40\n")
    petitio("fmt", "a.arg", cwd=tmp_path)
    assert petitio("check", "--fix", "--unsafe-fixes", "a.arg", cwd=tmp_path).returncode == 0
    assert b"assume" in path.read_bytes()
    assert petitio("fmt", "--check", "a.arg", cwd=tmp_path).returncode == 0
    path.write_text(rough := APART.replace("premise x", "premise  x"))
    petitio("check", "--fix", "--unsafe-fixes", "a.arg", cwd=tmp_path)
    assert all(line in path.read_text() for line in rough.splitlines())


def test_a_bracket_that_is_left_open_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text("# petitio: ignore[N103 because\n" + APART)
    found = petitio("check", "--output-format=concise", "a.arg", cwd=tmp_path).stdout
    assert "the bracket in this comment is not closed" in found


def test_what_somebody_else_writes_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.arg"
    path.write_text(TWO)
    job = Job(path.read_bytes(), "a.arg", str(path), Options(), mending="unsafe")

    def check(job: Job) -> Checked:
        path.write_text(APART)
        return check_one(job)

    _, checked = mend(job, check, write=True)
    assert (checked.written, path.read_text()) == ("it was changed meanwhile", APART)
