"""The command from outside: statuses, formats, streams; and what a start must not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = 'argument a:\npred p "it rains"\npred q "it is wet"\npremise x: p\npremise y: p -> q\nconclude c: q\n'
BAD = 'argument a:\npred p "it rains"\npred q "it is wet"\npremise x: q\npremise y: p -> q\nconclude c: p\n'


def petitio(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    done = subprocess.run(
        [sys.executable, "-m", "petitio.cli.main", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
        env={**os.environ, **environment},
    )
    assert b"Traceback" not in done.stderr
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good and a bad argument, a hidden folder and another file."""
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "bad.arg").write_text(BAD)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "worse.arg").write_text("nonsense")
    (tmp_path / "note.txt").write_text("no argument")
    return tmp_path


def test_a_good_file_exits_0(folder: Path) -> None:
    done = petitio("check", "good.arg", cwd=folder)
    assert done.returncode == 0
    assert "c holds" in done.stdout
    assert "every verdict is as it should be" in done.stdout


def test_a_bad_file_exits_1_and_tells_the_story(folder: Path) -> None:
    done = petitio("check", "deeper/bad.arg", cwd=folder)
    assert done.returncode == 1
    assert "It is not true that it rains." in done.stdout
    assert "error[V101] does-not-follow" in done.stdout
    assert "deeper/bad.arg:6:13" in done.stdout


def test_rules_are_selected_and_ignored(folder: Path) -> None:
    note = petitio("check", "--extend-select", "given-the-rest,B106", "good.arg", cwd=folder)
    assert note.returncode == 0
    assert "note[B105] given-the-rest" in note.stdout
    assert petitio("check", "--ignore", "V101", "deeper/bad.arg", cwd=folder).returncode == 0
    assert petitio("check", "--select", "B", "deeper/bad.arg", cwd=folder).returncode == 0


def test_fixes_are_written_when_asked_for(folder: Path) -> None:
    path = folder / "deeper" / "bad.arg"
    path.write_bytes(b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode() + b"# petitio: ignore[V104] no reason\r\n")
    before = path.read_bytes()
    assert petitio("check", "deeper/bad.arg", cwd=folder).returncode == 1
    assert path.read_bytes() == before
    safe = petitio("check", "--fix", "deeper/bad.arg", cwd=folder)
    assert safe.returncode == 1
    assert b"ignore[V104]" not in path.read_bytes()
    assert b"missing" not in path.read_bytes()
    done = petitio("check", "--fix", "--unsafe-fixes", "deeper/bad.arg", cwd=folder)
    assert done.returncode == 0
    assert "c holds under {missing}" in done.stdout
    assert path.read_bytes().startswith(b"\xef\xbb\xbfargument a:\r\n")
    assert sorted(other.name for other in path.parent.iterdir()) == ["bad.arg"]


def test_fixes_need_a_file_and_a_word(folder: Path) -> None:
    assert petitio("check", "--fix", "-", cwd=folder).returncode == 2
    assert petitio("check", "--unsafe-fixes", "good.arg", cwd=folder).returncode == 2


def test_an_unknown_selector_is_a_usage_error(folder: Path) -> None:
    done = petitio("check", "--select", "V1O1", "good.arg", cwd=folder)
    assert done.returncode == 2
    assert "there is no rule V1O1; did you mean V101?" in done.stderr


def test_a_folder_is_searched_in_a_fixed_order(folder: Path) -> None:
    done = petitio("check", ".", "--output-format", "json", cwd=folder)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [file["path"] for file in report["files"]] == ["deeper/bad.arg", "good.arg"]
    assert petitio("check", "--output-format", "json", cwd=folder).stdout == done.stdout


def test_a_missing_path_exits_2(folder: Path) -> None:
    done = petitio("check", "absent.arg", cwd=folder)
    assert done.returncode == 2
    assert "absent.arg" in done.stderr


def test_an_unknown_option_exits_2() -> None:
    assert petitio("check", "--nonsense").returncode == 2


def test_standard_input_goes_by_its_name() -> None:
    done = petitio("check", "-", "--stdin-filename", "typed.arg", stdin=BAD.encode())
    assert done.returncode == 1
    assert "typed.arg:6:13" in done.stdout


def test_nothing_is_written_beside_the_files(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    petitio("check", ".", cwd=folder)
    assert sorted(folder.rglob("*")) == before


def test_colour_is_for_those_who_ask(folder: Path) -> None:
    assert "\x1b[" not in petitio("check", "good.arg", cwd=folder).stdout
    assert "\x1b[" in petitio("check", "--color", "always", "good.arg", cwd=folder).stdout
    assert "\x1b[" in petitio("check", "good.arg", cwd=folder, FORCE_COLOR="1").stdout
    assert "\x1b[" not in petitio("check", "good.arg", cwd=folder, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_poor_terminal_gets_a_page_too(folder: Path) -> None:
    done = petitio("check", "deeper/bad.arg", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 1


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "good.arg"),
        ("check", "deeper/bad.arg"),
        ("check", "--output-format", "json", "good.arg"),
        ("explain", "V101"),
        ("dump", "good.arg"),
        ("--version",),
        ("--help",),
    ],
)
def test_output_that_cannot_be_written_exits_2(folder: Path, arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "petitio.cli.main", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=folder, check=False, text=True)
        assert subprocess.run(command, stdout=full, stderr=full, cwd=folder, check=False).returncode == 2
    assert done.returncode == 2
    assert done.stderr == "petitio: cannot write the output: No space left on device\n"


def test_a_folder_without_arguments_says_so(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = petitio("check", "empty", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "petitio: nothing to check: there is no .arg file in empty\n"
    done = petitio("check", "--output-format", "json", ".hidden/../empty", cwd=folder)
    assert (done.returncode, json.loads(done.stdout)["files"]) == (0, [])
    assert "nothing to check" in done.stderr
    both = petitio("check", "empty", "good.arg", cwd=folder)
    assert both.returncode == 0
    assert "nothing to check" in both.stderr
    assert "every verdict is as it should be" in both.stdout


def test_a_broken_installation_is_told_from_a_broken_file(folder: Path) -> None:
    code = """
import sys
from petitio.cli.main import main
from petitio.parsing import tables
tables.__file__ = "/nowhere/a/b/c/tables.py"
sys.argv = ["petitio", "check", "good.arg"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("petitio: the grammar that belongs to petitio cannot be read: ")


def test_explain_knows_codes_and_names() -> None:
    by_code = petitio("explain", "v101")
    assert by_code.returncode == 0
    assert by_code.stdout == petitio("explain", "does-not-follow").stdout
    unknown = petitio("explain", "does-not-folow")
    assert unknown.returncode == 2
    assert "does-not-follow" in unknown.stderr


@pytest.mark.parametrize("stage", ["syntax", "core", "obligations", "smt"])
def test_every_stage_can_be_dumped(folder: Path, stage: str) -> None:
    done = petitio("dump", "--stage", stage, "good.arg", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.strip()


def test_files_are_read_back(folder: Path) -> None:
    done = petitio("read", "good.arg", "deeper/bad.arg", cwd=folder)
    assert done.returncode == 0
    assert "if it rains, then it is wet" in done.stdout
    assert "deeper/bad.arg: a" in done.stdout
    assert "it rains" in petitio("read", "-", stdin=GOOD.encode()).stdout


def test_a_file_that_cannot_be_read_back_says_so(folder: Path) -> None:
    assert petitio("read", "absent.arg", cwd=folder).returncode == 2
    assert petitio("read").returncode == 2
    broken = petitio("read", "-", stdin=b"argument a:\npremise p: (\n")
    assert broken.returncode == 1
    assert "could not be read" in broken.stdout


def test_the_version_names_the_solver_and_loads_none() -> None:
    done = petitio("--version")
    assert done.returncode == 0
    assert "petitio 0.1.0 (z3 5." in done.stdout
    code = "import sys; from petitio.cli.main import main; sys.argv = ['petitio', '--version']; main()"
    timed = subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True)
    loaded = {line.rsplit("|", 1)[-1].strip() for line in timed.stderr.splitlines()}
    assert not loaded & {"z3", "lark", "jinja2", "asyncio", "pygls", "petitio.pipeline"}


def test_a_planted_library_is_not_loaded(folder: Path) -> None:
    (folder / "libz3.so").write_bytes(b"not a library")
    assert petitio("check", "good.arg", cwd=folder).returncode == 0


def closed(folder: Path, *arguments: str, streams: str) -> subprocess.CompletedProcess[str]:
    """The command with some streams closed, as a shell does it."""
    words = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "petitio.cli.main", *arguments]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="there is no such shell")
@pytest.mark.parametrize(
    ("arguments", "streams", "status", "said"),
    [
        (["check", "good.arg"], ">&-", 2, "petitio: cannot write the output: Bad file descriptor\n"),
        (["check", "-q", "good.arg"], ">&-", 0, ""),
        (["check", "deeper/bad.arg", "--output-file=x.txt"], "<&- >&-", 1, ""),
        (["fmt", "--check"], ">&-", 2, "petitio: cannot write the output: Bad file descriptor\n"),
        (["check", "-"], "<&-", 2, "petitio: cannot read -: Bad file descriptor\n"),
        (["check", "deeper/bad.arg"], "2>&-", 1, ""),
        (["check", "absent.arg"], "2>&-", 2, ""),
    ],
    ids=str,
)
def test_a_stream_that_is_closed_is_no_internal_error(
    folder: Path, arguments: list[str], streams: str, status: int, said: str
) -> None:
    done = closed(folder, *arguments, streams=streams)
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.skipif(os.name == "nt", reason="there is no such shell")
def test_a_folder_that_is_gone_is_named(folder: Path) -> None:
    words = [
        "sh",
        "-c",
        'mkdir gone; cd gone; rmdir ../gone; exec "$@"',
        "sh",
        sys.executable,
        "-m",
        "petitio.cli.main",
    ]
    done = subprocess.run([*words, "check"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "petitio: the current folder: No such file or directory\n"


def test_a_command_that_there_is_not_is_told_from_those_that_there_are(folder: Path) -> None:
    done = petitio("chekc", cwd=folder)
    assert done.returncode == 2
    assert "there is no command chekc; did you mean check?" in done.stderr
    assert "there is no command nonsense\n" in petitio("nonsense", cwd=folder).stderr


def test_a_line_for_each_finding(folder: Path) -> None:
    done = petitio("check", "--output-format=concise", cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "deeper/bad.arg:6:13: error[V101] does-not-follow: `c` does not follow from `x` and `y`"
    assert lines[-1].startswith("checked 2 arguments in 2 files: 1 error")
    assert lines[-1].endswith("; --fix --unsafe-fixes mends 1")
    (folder / "deeper" / "bad.arg").write_text(BAD + "# petitio: ignore[V104] for no reason\n")
    both = petitio("check", "--output-format=concise", cwd=folder).stdout
    assert both.endswith("; --fix mends 1; --fix --unsafe-fixes mends 1 more\n")
    assert petitio("check", "--output-format=concise", "-q", "good.arg", cwd=folder).stdout == ""
    coloured = petitio("check", "--output-format=concise", "--color=always", "-q", cwd=folder).stdout
    assert coloured.startswith("\x1b[1mdeeper/bad.arg:6:13:\x1b[0m \x1b[31merror[V101]\x1b[0m does-not-follow: ")
    assert len(coloured.splitlines()) == len(both.splitlines()) - 1


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("petitio explain V10", ["V101", "V102", "V103", "V104", "V105"]),
        ("petitio explain does", ["does-not-follow"]),
        ("petitio check --select V101,B10", ["V101,B101", "V101,B109"]),
        ("petitio check --ign", ["--ignore"]),
        ("petitio gra", ["graph"]),
    ],
)
def test_the_shell_completes_commands_options_and_rules(typed: str, offered: list[str]) -> None:
    count = str(len(typed.split()) - 1)
    done = petitio(COMP_WORDS=typed, COMP_CWORD=count, _PETITIO_COMPLETE="bash_complete")
    words = [line.partition(",")[2] for line in done.stdout.splitlines()]
    assert set(offered) <= set(words), words
