"""The commands in the docs: what is shown as typed is run, and prints what is shown; what is mentioned can be run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from petitio.cli.main import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXPLANATIONS = sorted((ROOT / "src/petitio/rules/explanations").glob("*.md"))
TEXTS = {page: page.read_text(encoding="utf-8") for page in (*PAGES, *EXPLANATIONS)}
FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^`([\w.]+)` has:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
MENTIONED = re.compile(r"`petitio ([a-z][^`]*)`")
# What stands for something else in a command that is mentioned.
STANDS_FOR = {
    "[PATHS…]": "example.arg",
    "FILE": "example.arg",
    "FOLDER": "folder",
    "CODE": "V101",
    "FORMAT": "json",
    "NAME": "example",
    "CLAIM": "every_generation",
    "ARGUMENT": "example",
}
# A curve, and a dispute, need an argument that has one.
OF_ITS_OWN = {"curve": "sure.arg", "dispute": "debate.arg"}
SURE = """argument sure:
pred safe(n: Nat)  "generation {n} is safe"
premise first: safe(0)
premise next: forall n: Nat. safe(n) -> safe(n + 1)
  credence 0.98 each step
conclude every_generation: safe(34)
"""
DEBATE = """argument one:
premise p: 0 < 1
conclude c: 0 < 2
dispute example:
  arguments one
"""
# These go on until they are interrupted; tests/cli/test_watch.py runs one.
ENDLESS = ("check --watch",)
# Options of other programs that work with petitio.
ELSEWHERE = {"--petitio", "--all-files", "--hypothesis-profile"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder to run commands in, with the files that they name."""
    with chdir(tmp_path):
        yield tmp_path


def run(arguments: list[str]) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, arguments, prog_name="petitio", standalone_mode=False)


def sessions() -> Iterator[tuple[Path, str, str]]:
    """All that is shown as a session at a terminal: the page, the line, and what is typed and printed."""
    for page in PAGES:
        for fence in FENCE.finditer(TEXTS[page]):
            if fence[2].startswith("$ "):
                yield page, f"{page.name}:{TEXTS[page][: fence.start()].count(chr(10)) + 2}", fence[2]


SESSIONS = list(sessions())


@pytest.mark.parametrize(("page", "place", "session"), SESSIONS, ids=[place for _, place, _ in SESSIONS])
def test_session_goes_as_it_is_shown(page: Path, place: str, session: str, folder: Path) -> None:
    for name, contents in FILE.findall(TEXTS[page]):
        (folder / name).write_text(contents, encoding="utf-8")
    if page.name == "README.md":
        # The first screen: the file, and what is said of it.
        (folder / "iterative_alignment.arg").write_text(next(FENCE.finditer(TEXTS[page]))[2], encoding="utf-8")
    for typed, printed in re.findall(r"^\$ petitio (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE):
        result = run(shlex.split(typed))
        assert result.exception is None, typed
        assert result.output.rstrip() == printed.rstrip(), typed


def mentioned() -> list[str]:
    """All commands that are mentioned, wherever they are, once each."""
    # What another program does with the output is its own affair.
    found = [
        re.split(r"\s*\\?\| ", command)[0]
        for text in TEXTS.values()
        for command in MENTIONED.findall(FENCE.sub("", text))
    ]
    found += [command for text in TEXTS.values() for command in re.findall(r"- run: petitio (.+)", text)]
    return sorted({" ".join(command.split()) for command in found})


@pytest.mark.parametrize("command", [command for command in mentioned() if not command.startswith(ENDLESS)])
def test_command_that_is_mentioned_can_be_run(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(["init"])
    (folder / "folder").mkdir()
    (folder / "README.md").write_text("# Nothing\n", encoding="utf-8")
    (folder / "sure.arg").write_text(SURE, encoding="utf-8")
    (folder / "debate.arg").write_text(DEBATE, encoding="utf-8")
    # The executor of the page needs other machines. Any executor will do.
    (folder / "ours.py").write_text("from concurrent.futures import ThreadPoolExecutor as cluster\n", encoding="utf-8")
    words = [OF_ITS_OWN.get(command.split()[0], "example.arg") if w == "FILE" else w for w in command.split()]
    words = [STANDS_FOR.get(word, word) for word in words]
    if len(words) == 1 and words[0] not in ("check", "fmt", "init", "rules"):
        # Its name alone is mentioned.
        assert words[0] in cli.list_commands(click.Context(cli))
        return
    if words[0] in ("dump", "check", "fmt", "export", "read") and not any(word.endswith(".arg") for word in words):
        words.append("example.arg")
    if words == ["init"]:
        words.append("elsewhere")
    result = run(words)
    assert result.exception is None, result.exception
    assert result.return_value in (0, 1)
    assert result.output or words[0] in ("export", "fmt", "check")


def test_commands_are_found() -> None:
    assert len(mentioned()) > 30
    assert {place.split(":")[0] for _, place, _ in SESSIONS} >= {"command-line.md", "disputes.md"}


@pytest.mark.parametrize("page", [*PAGES, *EXPLANATIONS], ids=lambda page: page.name)
def test_options_that_are_mentioned_are_options(page: Path) -> None:
    context = click.Context(cli)
    commands = [cli, *filter(None, (cli.get_command(context, name) for name in cli.list_commands(context)))]
    options = {word for command in commands for parameter in command.params for word in parameter.opts} | {"--help"}
    for piece in re.findall(r"`([^`]*)`", FENCE.sub("", TEXTS[page])):
        if piece.startswith(("-", "petitio ")):
            assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", piece)) <= options | ELSEWHERE, piece
