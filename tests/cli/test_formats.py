"""The formats for other programs, from outside: streams, files, statuses, configuration."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.test_main import BAD, GOOD, petitio


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good and a bad argument."""
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "bad.arg").write_text(BAD)
    return tmp_path


@pytest.mark.parametrize("output_format", ["json", "sarif", "github", "junit"])
def test_a_format_changes_no_status(folder: Path, output_format: str) -> None:
    assert petitio("check", "--output-format", output_format, "good.arg", cwd=folder).returncode == 0
    assert petitio("check", "--output-format", output_format, "bad.arg", cwd=folder).returncode == 1


def test_paths_in_a_log_are_seen_from_the_current_folder(folder: Path) -> None:
    done = petitio("check", "--output-format=sarif", str(folder / "bad.arg"), cwd=folder)
    assert json.loads(done.stdout)["runs"][0]["artifacts"] == [{"location": {"uri": "bad.arg"}}]


def test_a_format_is_configured_and_written_to_a_file(folder: Path) -> None:
    (folder / "petitio.toml").write_text('output-format = "junit"\nfail-on = "never"\n')
    done = petitio("check", ".", "--output-file", "out.xml", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    root = ElementTree.parse(folder / "out.xml").getroot()
    assert [suite.get("name") for suite in root] == ["bad.arg", "good.arg"]
    assert root.get("failures") == "0"
    assert ElementTree.fromstring(petitio("check", "--fail-on=error", ".", cwd=folder).stdout).get("failures") == "1"


def test_annotations_are_all_that_is_printed(folder: Path) -> None:
    lines = petitio("check", "--output-format=github", ".", cwd=folder).stdout.splitlines()
    assert lines
    assert all(line.startswith("::") for line in lines)
