"""`petitio export` from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_main import petitio

TEXT = """argument up:
pred p(n: Nat)
pred q(b: Bool)
premise first: p(0)
premise next: forall n: Nat. p(n) -> p(n + 1)
conclude all: forall n: Nat. p(n)
  by induction on n
    base first
    step next
conclude odd: q(true)
argument UP:
pred p
conclude all: p
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with an induction, a claim that TPTP cannot say, and an argument whose name is like another's."""
    (tmp_path / "a.arg").write_text(TEXT)
    return tmp_path


def test_each_obligation_is_a_file(folder: Path) -> None:
    done = petitio("export", "a.arg", "--output-dir", "out/deep", cwd=folder)
    assert done.returncode == 0
    found = {path.name: path.read_text() for path in (folder / "out" / "deep").iterdir()}
    assert set(found) == {"up.all.base-0.smt2", "up.all.step.smt2", "up.odd.smt2", "UP.all.smt2"}
    assert "(set-info :status unsat)" in found["up.all.step.smt2"]
    assert "(set-info :status sat)" in found["up.odd.smt2"]
    again = petitio("export", "a.arg", "--output-dir", "out/deep", "--no-status", cwd=folder)
    assert again.returncode == 0
    assert ":status" not in (folder / "out" / "deep" / "up.odd.smt2").read_text()


def test_one_is_printed(folder: Path) -> None:
    for claim in ("up.all.step", "all.step"):
        done = petitio("export", "a.arg", "--claim", claim, "--format=tptp", cwd=folder)
        assert done.returncode == 0
        assert "tff(all, conjecture, p($sum(n, 1)))." in done.stdout
    several = petitio("export", "a.arg", "--claim=all", cwd=folder)
    assert several.returncode == 2
    assert "there are 3: up.all.base-0, up.all.step, UP.all" in several.stderr


def test_what_cannot_be_said_is_named(folder: Path) -> None:
    done = petitio("export", "a.arg", "--format=tptp", "--output-dir=out", cwd=folder)
    assert done.returncode == 1
    assert "petitio: up.odd cannot be said in TPTP: a truth value is an argument or a value there" in done.stderr
    assert "3 files written to out" in done.stderr


def test_a_claim_that_there_is_not_is_a_usage_error(folder: Path) -> None:
    done = petitio("export", "a.arg", "--claim=alll", cwd=folder)
    assert done.returncode == 2
    assert "no lemma or conclusion is called alll; did you mean all?" in done.stderr


def test_arguments_with_errors_are_left_out(folder: Path) -> None:
    (folder / "bad.arg").write_text(TEXT + "argument bad:\nconclude c: nothing_like_it\n")
    done = petitio("export", "bad.arg", "--output-dir=out", cwd=folder)
    assert done.returncode == 1
    assert "petitio: bad has errors and is left out" in done.stderr
    (folder / "none.arg").write_text("argument a:\npremise p: true\n")
    none = petitio("export", "none.arg", cwd=folder)
    assert (none.returncode, none.stdout) == (0, "")
    assert "nothing to export" in none.stderr


def test_the_dump_is_the_same_text_without_what_comes_out(folder: Path) -> None:
    dumped = petitio("dump", "--stage=smt", "a.arg", cwd=folder).stdout
    one = petitio("export", "a.arg", "--claim=odd", "--no-status", cwd=folder).stdout
    assert one
    assert one in dumped


def test_names_that_no_file_may_have_are_cut_and_stay_apart(folder: Path) -> None:
    long = "a" * 300
    (folder / "long.arg").write_text(
        f"argument {long}:\npred p\nconclude {long}b: p\nconclude {long}c: p\n"
        f"argument ü{'é' * 200}:\nconclude c: true\n"
    )
    done = petitio("export", "long.arg", "--output-dir=out", "--no-status", cwd=folder)
    assert done.returncode == 0
    assert "3 files written to out" in done.stderr
    names = {path.name for path in (folder / "out").iterdir()}
    assert len(names) == 3
    assert max(len(name.encode()) for name in names) < 120
    # The same name is cut in the same way, whatever else is written.
    assert petitio("export", "long.arg", f"--claim={long}c", "--output-dir=one", cwd=folder).returncode == 0
    assert {path.name for path in (folder / "one").iterdir()} < names


def test_one_that_cannot_be_written_does_not_keep_the_others_from_it(folder: Path) -> None:
    (folder / "out" / "up.odd.smt2" / "in_the_way").mkdir(parents=True)
    done = petitio("export", "a.arg", "--output-dir=out", "--no-status", cwd=folder)
    assert done.returncode == 2
    assert "petitio: cannot write out/up.odd.smt2: Is a directory" in done.stderr
    assert "3 files written to out" in done.stderr
    assert len([path for path in (folder / "out").iterdir() if path.is_file()]) == 3
    (folder / "file").touch()
    none = petitio("export", "a.arg", "--output-dir=file/deep", "--no-status", cwd=folder)
    assert none.returncode == 2
    assert "cannot write file/deep: Not a directory" in none.stderr
