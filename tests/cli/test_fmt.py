"""`petitio fmt` from outside: what it writes, what it leaves alone, and its statuses."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main import petitio

ROUGH = 'argument  a:\npred p "it rains"\npremise x:p\n'
SMOOTH = 'argument a:\npred p  "it rains"\npremise x: p\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file that is laid out and one that is not."""
    (tmp_path / "rough.arg").write_text(ROUGH)
    (tmp_path / "smooth.arg").write_text(SMOOTH)
    return tmp_path


def test_files_are_rewritten(folder: Path) -> None:
    before = (folder / "smooth.arg").stat()
    done = petitio("fmt", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "1 file reformatted, 1 file left unchanged\n")
    assert (folder / "rough.arg").read_text() == SMOOTH
    assert (folder / "smooth.arg").stat().st_ino == before.st_ino
    assert petitio("fmt", cwd=folder).stdout == "2 files left unchanged\n"
    assert sorted(path.name for path in folder.iterdir()) == ["rough.arg", "smooth.arg"]


def test_check_changes_nothing(folder: Path) -> None:
    done = petitio("fmt", "--check", ".", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == "would reformat: rough.arg\n1 file would be reformatted, 1 file already formatted\n"
    assert (folder / "rough.arg").read_text() == ROUGH
    assert petitio("fmt", "--check", "smooth.arg", cwd=folder).returncode == 0


def test_diff_shows_what_would_change(folder: Path) -> None:
    done = petitio("fmt", "--diff", "rough.arg", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:4] == ["--- rough.arg", "+++ rough.arg", "@@ -1,3 +1,3 @@", "-argument  a:"]
    assert (folder / "rough.arg").read_text() == ROUGH
    assert petitio("fmt", "--diff", "smooth.arg", cwd=folder).stdout == ""


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    mark = b"\xef\xbb\xbf"
    assert petitio("fmt", "-", stdin=ROUGH.encode()).stdout == SMOOTH
    marked = petitio("fmt", "-", stdin=mark + ROUGH.replace("\n", "\r\n").encode())
    assert marked.stdout.encode() == mark + SMOOTH.replace("\n", "\r\n").encode()
    assert petitio("fmt", "--check", "-", stdin=ROUGH.encode()).returncode == 1
    broken = petitio("fmt", "-", "--stdin-filename", "typed.arg", stdin=b"premise p: (")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "typed.arg:1:12" in broken.stderr


@pytest.mark.parametrize("contents", [b"premise p: (\n", b"premise p: \xff\n", b"premise p: \0 a\n"])
def test_what_cannot_be_read_is_left_alone(folder: Path, contents: bytes) -> None:
    (folder / "broken.arg").write_bytes(contents)
    done = petitio("fmt", cwd=folder)
    assert done.returncode == 1
    assert "broken.arg:1:" in done.stderr
    assert "1 file could not be read" in done.stdout
    assert (folder / "broken.arg").read_bytes() == contents
    assert (folder / "rough.arg").read_text() == SMOOTH


def test_permissions_mark_and_line_ends_stay(folder: Path) -> None:
    path = folder / "rough.arg"
    path.write_bytes(b"\xef\xbb\xbf" + ROUGH.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link = folder / "link.arg"
    link.symlink_to("rough.arg")
    assert petitio("fmt", "link.arg", cwd=folder).returncode == 0
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"\xef\xbb\xbf" + SMOOTH.replace("\n", "\r\n").encode()


def test_the_style_is_configured_and_chosen(folder: Path) -> None:
    (folder / "a.arg").write_text("premise p: a ∧ b -> c\n")
    (folder / "petitio.toml").write_text('[format]\nspelling = "unicode"\n')
    assert petitio("fmt", "a.arg", cwd=folder).returncode == 0
    assert (folder / "a.arg").read_text() == "premise p: a ∧ b → c\n"
    assert petitio("fmt", "--spelling", "ascii", "--line-width", "20", "a.arg", cwd=folder).returncode == 0
    assert (folder / "a.arg").read_text() == "premise p:\n  a and b -> c\n"
    assert petitio("fmt", "--line-width", "3", "a.arg", cwd=folder).returncode == 2


def test_no_solver_is_loaded(folder: Path) -> None:
    code = "import sys; from petitio.cli.main import main; sys.argv = ['petitio', 'fmt', '--check', '.']; main()"
    timed = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in timed.stderr.splitlines()}
    assert "petitio.formatting.formatted" in loaded
    assert not loaded & {"z3", "tomllib", "petitio.smt.library", "petitio.pipeline", "petitio.elaborate.elaborate"}


def applied(path: Path, difference: bytes) -> bytes:
    """A file's contents once a difference is applied to it."""
    if (patch := shutil.which("patch")) is None:
        pytest.skip("there is no `patch`")
    subprocess.run([patch, "--binary", "-p0"], cwd=path.parent, input=difference, check=True, capture_output=True)
    return path.read_bytes()


@pytest.mark.parametrize(
    "rough", ["argument a:\r\npred   p\r\n", "argument a: # one \x0c line\npred   p\n", "pred   p"], ids=repr
)
def test_diffs_can_be_applied(tmp_path: Path, rough: str) -> None:
    path = tmp_path / "rough.arg"
    path.write_bytes(rough.encode())
    command = [sys.executable, "-m", "petitio.cli.main", "fmt", "--diff", path.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    patched = applied(path, done.stdout)
    path.write_bytes(rough.encode())
    petitio("fmt", path.name, cwd=tmp_path)
    assert path.read_bytes() == patched
