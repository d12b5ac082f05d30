"""The hooks that pre-commit runs, and the commands that the page on them shows, on the real command line."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

import petitio
from tests.cli.test_main import BAD, GOOD
from tests.cli.test_main import petitio as run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")


def hooks() -> dict[str, dict[str, str]]:
    """The hooks by their ids. The file has a list of flat tables and needs no more of YAML."""
    found: dict[str, dict[str, str]] = {}
    for block in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").split("- id: ")[1:]:
        first, *lines = block.strip().splitlines()
        rows = [re.fullmatch(r"  (\w+): (.+)", line) for line in lines]
        found[first] = {row.group(1): row.group(2) for row in rows if row is not None}
        assert len(found[first]) == len(lines)
    return found


HOOKS = hooks()
every_hook = pytest.mark.parametrize("hook", HOOKS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files such as a commit has, one of them excluded."""
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "bad.arg").write_text(BAD + "  \n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "draft.arg").write_text(BAD + "  \n")
    (tmp_path / "petitio.toml").write_text('exclude = ["drafts"]\n')
    return tmp_path


def entry(hook: str, folder: Path, *files: str) -> int:
    """The status of a hook on some files, as pre-commit would run it."""
    program, *arguments = shlex.split(HOOKS[hook]["entry"])
    assert program == "petitio"
    return run(*arguments, *files, cwd=folder).returncode


def test_there_is_a_hook_for_each_of_two_commands() -> None:
    assert set(HOOKS) == {"petitio-check", "petitio-fmt"}


@every_hook
def test_hooks_run_one_process_on_argument_files(hook: str) -> None:
    assert HOOKS[hook]["language"] == "python"
    assert HOOKS[hook]["require_serial"] == "true"
    pattern = HOOKS[hook]["files"]
    assert re.search(pattern, "deep/a.arg")
    assert not re.search(pattern, "a.argument")
    assert not re.search(pattern, "arg")


@every_hook
def test_what_is_excluded_is_left_out_where_it_is_named(hook: str, folder: Path) -> None:
    before = (folder / "drafts" / "draft.arg").read_text()
    assert entry(hook, folder, "good.arg", "drafts/draft.arg") == 0
    assert (folder / "drafts" / "draft.arg").read_text() == before


def test_a_finding_stops_a_commit_and_its_repair_lets_it_pass(folder: Path) -> None:
    assert entry("petitio-check", folder, "good.arg", "bad.arg") == 1
    (folder / "bad.arg").write_text(BAD + "expect c fails\n")
    assert entry("petitio-check", folder, "good.arg", "bad.arg") == 0


def test_files_are_laid_out_once(folder: Path) -> None:
    assert entry("petitio-fmt", folder, "bad.arg") == 0
    once = (folder / "bad.arg").read_text()
    assert once != BAD + "  \n"
    assert entry("petitio-fmt", folder, "bad.arg") == 0
    assert (folder / "bad.arg").read_text() == once


def test_the_page_names_the_hooks_and_the_version() -> None:
    assert set(re.findall(r"- id: (.+)", PAGE)) == set(HOOKS)
    assert set(re.findall(r"rev: v(.+)", PAGE)) == {petitio.__version__}
    for hook, told in HOOKS.items():
        assert f"| `{hook}` | `{told['entry']}` |" in PAGE


def test_commands_on_the_page_are_commands(folder: Path) -> None:
    (folder / "bad.arg").unlink()
    (folder / "good.arg").write_text(GOOD)
    assert run("fmt", cwd=folder).returncode == 0
    commands = re.findall(r"- run: petitio (.+)", PAGE)
    assert len(commands) == 3
    for command in commands:
        assert run(*shlex.split(command), cwd=folder).returncode == 0, command
    assert (folder / "petitio.sarif").is_file()


def test_the_plugin_is_registered() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"petitio": "petitio.pytest_plugin"}
