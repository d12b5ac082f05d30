"""What may be read, followed and waited for: argument files of the project, and nothing that never ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import petitio
from petitio.bounded import LARGEST, bounded
from tests.cli.test_main import GOOD
from tests.cli.test_main import petitio as command

SECRET = "TOKEN=abcdefg\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with secrets in it, and a file outside of it."""
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "config").write_text(SECRET)
    (root / ".env").write_text(SECRET)
    (root / "good.arg").write_text(GOOD)
    (tmp_path / "outside.arg").write_text(SECRET)
    return root


@pytest.mark.parametrize("path", [".git/config", ".env", "link.arg", "folder/config", "./good.arg/../.env"])
def test_no_import_shows_what_is_no_argument(project: Path, path: str) -> None:
    (project / "link.arg").symlink_to(project / ".env")
    (project / "folder").symlink_to(project / ".git")
    (project / "main.arg").write_text(f'import "{path}"\n')
    (finding,) = petitio.check_file(project / "main.arg").files[0].findings
    assert finding.rule == "import-not-found"
    assert "TOKEN" not in finding.message


def test_what_is_too_large_is_not_imported(project: Path) -> None:
    with (project / "large.arg").open("wb") as file:
        file.truncate(LARGEST + 1)
    (project / "main.arg").write_text('import "large.arg"\n')
    (finding,) = petitio.check_file(project / "main.arg").files[0].findings
    assert "is larger than 10 MB" in finding.message


@pytest.mark.parametrize("target", ["../outside.arg", ".env", ".git/config", "/proc/self/environ", "/dev/zero"])
@pytest.mark.parametrize("name", ["check", "fmt", "read"])
def test_links_in_a_folder_are_not_followed_out_of_it(project: Path, target: str, name: str) -> None:
    (project / "link.arg").symlink_to(target)
    before = (project.parent / "outside.arg").read_text()
    done = command(name, ".", cwd=project)
    assert done.returncode == 0
    assert "TOKEN" not in done.stdout + done.stderr
    assert ("link.arg leads out of the project" in done.stderr) == (target != "/dev/zero")
    assert (project.parent / "outside.arg").read_text() == before


def test_links_inside_are_followed(project: Path) -> None:
    (project / "link.arg").symlink_to("good.arg")
    assert "in 2 files" in command("check", ".", cwd=project).stdout


@pytest.mark.parametrize("marker", ["petitio.toml", ".git", "pyproject.toml"])
def test_a_marker_deeper_down_widens_nothing(project: Path, marker: str) -> None:
    (project / "deep").mkdir()
    (project / "deep" / marker).write_text("[tool.petitio]\n" if marker == "pyproject.toml" else "")
    (project / "deep" / "main.arg").write_text('import "../good.arg"\nimport "../../outside.arg"\n')
    rules = {finding.rule for finding in petitio.check_file(project / "deep" / "main.arg").files[0].findings}
    assert rules == {"import-outside-project"}


NAMED = ["check", "read", "fmt", "graph", "export", "dump", "dispute", "curve"]


@pytest.mark.parametrize("name", NAMED)
def test_a_pipe_is_not_waited_for(project: Path, name: str) -> None:
    os.mkfifo(project / "pipe.arg")
    assert command(name, "pipe.arg", cwd=project).returncode in (0, 1, 2)


@pytest.mark.parametrize("name", [name for name in NAMED if name != "dispute"])
def test_what_never_ends_is_not_read_to_the_end(project: Path, name: str) -> None:
    done = command(name, "/dev/zero", cwd=project)
    assert done.returncode == 2
    assert "cannot read /dev/zero: it is larger than 10 MB" in done.stderr


def test_so_much_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100)
    assert bounded(tmp_path / "file", 100) == b"x" * 100
    with pytest.raises(OSError, match="larger"):
        bounded(tmp_path / "file", 99)


CONFIGURATIONS = [
    b"x = " + b"[" * 100_000,
    b"x = " + b"{a = " * 50_000,
    b"[" + b"a." * 20_000 + b"a]",
    b"budget = " + b"9" * 100_000,
    b"\n" * 900_000 + b"tool = 1",
    b"#" * 1_100_000,
    b"\xff\xfe",
]


@pytest.mark.parametrize("contents", CONFIGURATIONS, ids=range(len(CONFIGURATIONS)))
@pytest.mark.parametrize("name", ["petitio.toml", "pyproject.toml"])
def test_a_configuration_that_is_a_trap_is_said_to_be_none(project: Path, contents: bytes, name: str) -> None:
    (project / name).write_bytes(contents)
    done = command("check", ".", cwd=project)
    # What may hold a table for petitio, and cannot be read, is not passed over.
    assert done.returncode == (0 if name == "pyproject.toml" and len(contents) < 1_000_000 else 2)
    assert "internal" not in done.stderr
