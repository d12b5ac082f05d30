"""What tells one's own results from those of others is nobody else's, or there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from petitio.cache.secret import secret

PLACE = Path("petitio", "secret")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with files to check."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_it_is_made_once_and_is_its_owners_alone(state: Path, project: Path) -> None:
    first = secret(project)
    assert first is not None
    assert len(first) == 32
    assert secret(project) == first
    assert (state / PLACE).stat().st_mode & 0o777 == 0o600
    assert os.listdir(state / "petitio") == ["secret"]


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o666])
def test_what_others_can_read_is_none(state: Path, project: Path, mode: int) -> None:
    secret(project)
    (state / PLACE).chmod(mode)
    assert secret(project) is None


def test_what_lies_in_the_project_is_none(
    state: Path, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert secret(project) is not None
    assert secret(tmp_path) is None
    # Nor by a way round.
    (tmp_path / "link").symlink_to(state)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "link"))
    assert secret(state) is None


def test_where_none_can_be_kept_there_is_none(state: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state.write_text("a file")
    assert secret(project) is None
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/none")
    assert secret(project) is None


def test_what_is_no_file_is_none(state: Path, project: Path) -> None:
    (state / PLACE).mkdir(parents=True)
    assert secret(project) is None
    (state / PLACE).rmdir()
    os.mkfifo(state / PLACE, 0o600)
    assert secret(project) is None


def test_what_was_cut_off_is_made_anew(state: Path, project: Path) -> None:
    secret(project)
    (state / PLACE).write_bytes(b"short")
    again = secret(project)
    assert again is not None
    assert secret(project) == again
