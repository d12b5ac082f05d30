"""The formats for other programs, from outside: streams, files, statuses, configuration."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from petitio.cli.run import Run
from petitio.cli.unjudged import unjudged
from petitio.record import plain
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


# One file that takes too much memory, one that breaks petitio, and a good one.
PROGRAM = """
import petitio.library as library

check = library.check
def faring_badly(source, *others):
    if source.name == "zeal.arg":
        bytearray(10**10)
    if source.name == "broken.arg":
        raise RuntimeError("here\\n::error::it is")
    return check(source, *others)
library.check = faring_badly
from petitio.cli.main import main
main()
"""
SWOLLEN = "not done within --memory-limit 1024 MB: no verdict was given"
BROKEN = "internal error: RuntimeError: here\n::error::it is at <string>:9\nNo verdict was given."
LARGE = "cannot read large.arg: "


def without_verdict(folder: Path, output_format: str) -> subprocess.CompletedProcess[str]:
    for name in ("zeal.arg", "broken.arg"):
        (folder / name).write_text(GOOD)
    with (folder / "large.arg").open("wb") as large:
        large.truncate(11_000_000)
    options = ("--no-cache", f"--output-format={output_format}")
    files = ("zeal.arg", "large.arg", "good.arg", "broken.arg")
    command = [sys.executable, "-c", PROGRAM, "check", *options, *files]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_format_names_the_files_without_a_verdict(folder: Path) -> None:
    done = {form: without_verdict(folder, form) for form in ("json", "sarif", "github", "junit", "concise")}
    assert {one.returncode for one in done.values()} == {3}
    made = json.loads(done["json"].stdout)
    assert [file["path"] for file in made["files"]] == ["good.arg"]
    assert [one["path"] for one in made["unjudged"]] == ["broken.arg", "large.arg", "zeal.arg"]
    reasons = [one["reason"] for one in made["unjudged"]]
    for reason, begins in zip(reasons, (BROKEN, LARGE, SWOLLEN), strict=True):
        assert reason.startswith(begins)
    (invocation,) = json.loads(done["sarif"].stdout)["runs"][0]["invocations"]
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == reasons
    lines = done["github"].stdout.splitlines()
    assert [line.partition("::error title=petitio,file=")[2].partition("::")[0] for line in lines[-3:]] == [
        "broken.arg",
        "large.arg",
        "zeal.arg",
    ]
    root = ElementTree.fromstring(done["junit"].stdout)
    assert root.get("errors") == "3"
    assert [error.get("message") for error in root.iter("error")] == reasons
    assert "zeal" not in done["concise"].stdout
    for one in done.values():
        assert "not done within --memory-limit 1024 MB (in zeal.arg): no verdict was given" in one.stderr


def test_what_an_interrupt_left_undone_has_no_verdict() -> None:
    found = Run([None, None], stopped={"not done": ["b.arg"]}, interrupted=True)
    assert [plain(one) for one in unjudged(found, ["./b.arg", "-"], "a.arg")] == [
        {"path": "a.arg", "reason": "interrupted: no verdict was given"},
        {"path": "b.arg", "reason": "not done: no verdict was given"},
    ]
