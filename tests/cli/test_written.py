"""Writing over a file that is there: what somebody puts there meanwhile, a disk without room, and
whose it is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from errno import EINVAL, ENOSPC, EOPNOTSUPP, EPERM
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from petitio.cli.files import rewrite
from petitio.cli.main import cli
from petitio.formatting.formatted import Formatted, formatted
from petitio.formatting.style import Style
from petitio.source import Source
from tests.cli.test_fmt import ROUGH

OTHER = "argument other:\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not laid out."""
    there = tmp_path / "rough.arg"
    there.write_text(ROUGH)
    return there


# ---- Changed meanwhile


def test_what_is_saved_while_it_is_laid_out_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(source: Source, style: Style) -> Formatted:
        path.write_text(OTHER)
        return formatted(source, style)

    monkeypatch.setattr("petitio.formatting.formatted.formatted", late)
    result = CliRunner().invoke(cli, ["fmt", "--isolated", str(path)], standalone_mode=False)
    assert (result.return_value, result.stdout) == (2, "1 file could not be written\n")
    assert f"cannot write {path}: it was changed meanwhile" in result.stderr
    assert path.read_text() == OTHER


def test_what_is_saved_while_the_new_file_is_made_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = tempfile.mkstemp

    def late(**named: Any) -> tuple[int, str]:
        path.write_text(OTHER)
        return make(**named)

    monkeypatch.setattr(tempfile, "mkstemp", late)
    with pytest.raises(OSError, match="it was changed meanwhile"):
        rewrite(path, "new", ROUGH.encode())
    assert [(one.name, one.read_text()) for one in path.parent.iterdir()] == [(path.name, OTHER)]
    monkeypatch.undo()
    rewrite(path, "new", OTHER.encode())
    assert path.read_text() == "new"


# ---- No room

LONG = "argument a:\n" + "".join(f"pred p{number}\npremise x{number}:p{number}\n" for number in range(400))

# A limit for what may be written stands for the end of a disk: the system refuses what is beyond it in the same way.
NO_ROOM = """
import os, resource, sys
from petitio.cli.main import main
{without}
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
sys.argv = ["petitio", "fmt", "--isolated", "rough.arg"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("without", ["", "vars(os).pop('posix_fallocate', None)"], ids=["reserved", "put back"])
@pytest.mark.parametrize("names", [1, 2])
def test_without_room_a_file_is_left_as_it_was(path: Path, without: str, names: int) -> None:
    path.write_text(LONG)
    if names == 2:
        path.with_name("same.arg").hardlink_to(path)
    code = NO_ROOM.format(without=without, room=len(LONG) + 10)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=path.parent)
    assert (done.returncode, done.stdout) == (2, "1 file could not be written\n")
    assert "cannot write rough.arg: File too large" in done.stderr
    assert path.read_text() == LONG
    assert len(list(path.parent.iterdir())) == names


def test_what_has_several_names_is_written_where_it_is(path: Path) -> None:
    same = path.with_name("same.arg")
    same.hardlink_to(path)
    for text in ("longer than it was\n" * 100, "short\n"):
        rewrite(path, text)
        assert (path.read_text(), same.read_text()) == (text, text)
        assert path.samefile(same)


@pytest.mark.parametrize("code", [EINVAL, EOPNOTSUPP])
def test_where_no_room_can_be_reserved_it_is_written_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*given: int) -> None:
        raise OSError(code, "no such thing on this disk")

    monkeypatch.setattr(os, "posix_fallocate", refused, raising=False)
    path.with_name("same.arg").hardlink_to(path)
    rewrite(path, LONG)
    assert path.read_text() == LONG


def test_room_is_reserved_before_anything_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: int) -> None:
        assert path.read_text() == ROUGH
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    path.with_name("same.arg").hardlink_to(path)
    with pytest.raises(OSError, match="No space left on device"):
        rewrite(path, LONG)
    assert path.read_text() == ROUGH
    rewrite(path, "short")
    assert path.read_text() == "short"


# ---- Whose it is


@pytest.fixture
def others(path: Path) -> tuple[int, int]:
    """Somebody else to whom the file belongs, or another group if nobody else may be chosen."""
    if sys.platform == "win32":
        pytest.skip("files have no such owner")
    made = path.stat()
    groups = [1235] if os.geteuid() == 0 else [group for group in os.getgroups() if group != made.st_gid]
    if not groups:
        pytest.skip("there is one group alone that a file may be given to")
    os.chown(path, 1234 if os.geteuid() == 0 else made.st_uid, groups[0])
    path.chmod(0o660)
    found = path.stat()
    return found.st_uid, found.st_gid


def test_a_file_stays_whose_it_was(path: Path, others: tuple[int, int]) -> None:
    before = path.stat()
    rewrite(path, "new")
    after = path.stat()
    assert (after.st_uid, after.st_gid, after.st_mode & 0o7777) == (*others, 0o660)
    assert (path.read_text(), after.st_ino != before.st_ino) == ("new", True)


@pytest.mark.parametrize("code", [EPERM, EINVAL])
def test_what_cannot_be_given_to_somebody_is_written_where_it_is(
    path: Path, others: tuple[int, int], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*given: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "chown", refused)
    before = path.stat()
    rewrite(path, "new")
    after = path.stat()
    assert (after.st_uid, after.st_gid, after.st_ino) == (*others, before.st_ino)
    assert path.read_text() == "new"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_pipe_is_not_laid_out(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.arg"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="it is no file"):
        rewrite(pipe, "argument a:\n")
