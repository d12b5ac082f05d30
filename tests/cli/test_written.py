"""Writing over a file that is there: what somebody else puts there meanwhile."""

from __future__ import annotations

import tempfile
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
