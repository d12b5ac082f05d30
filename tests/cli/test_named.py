"""Files by their names: what stands for which file, what cannot be read, and names that a terminal would obey."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main import BAD, GOOD, petitio

SHORT = "--output-format=concise"
ROUGH = 'argument  a:\npred p "it rains"\npremise x:p\n'
COMMAND = [sys.executable, "-m", "petitio.cli.main"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good and a bad argument."""
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "bad.arg").write_text(BAD)
    return tmp_path


def bound(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, run by somebody who is kept out of what is closed."""
    keep_out: list[str] = []
    if os.geteuid() == 0:
        if (setpriv := shutil.which("setpriv")) is None:
            pytest.skip("whoever may do anything is not kept out")
        keep_out = [setpriv, "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run([*keep_out, *COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)


# ---- Standard input


@pytest.mark.parametrize("command", ["check", "fmt", "read"])
def test_a_name_for_standard_input_means_standard_input(folder: Path, command: str) -> None:
    (folder / "rough.arg").write_text(ROUGH)
    named = petitio(command, "--stdin-filename=x.arg", stdin=ROUGH.encode(), cwd=folder)
    typed = petitio(command, "-", "--stdin-filename=x.arg", stdin=ROUGH.encode(), cwd=folder)
    assert (named.returncode, named.stdout) == (typed.returncode, typed.stdout)
    assert named.stdout
    assert (folder / "rough.arg").read_text() == ROUGH


@pytest.mark.parametrize("command", ["check", "fmt", "read", "graph", "dump", "curve", "export", "dispute"])
def test_a_name_for_standard_input_is_none_for_a_file(folder: Path, command: str) -> None:
    done = petitio(command, "--stdin-filename=x.arg", "good.arg", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--stdin-filename is a name for standard input" in done.stderr


@pytest.mark.parametrize("command", [["dump"], ["export", "--no-status"], ["read"], ["graph"]], ids=str)
def test_commands_read_standard_input(folder: Path, command: list[str]) -> None:
    named = petitio(*command, "good.arg", cwd=folder)
    typed = petitio(*command, "-", "--stdin-filename=good.arg", stdin=GOOD.encode(), cwd=folder)
    assert (typed.returncode, typed.stdout) == (named.returncode, named.stdout)
    assert typed.stdout


def test_a_curve_of_standard_input() -> None:
    done = petitio("curve", "-", "--stdin-filename=typed.arg", stdin=GOOD.encode())
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no curve for typed.arg" in done.stderr


# ---- One file, one check


def test_a_file_is_checked_once_however_it_is_named(folder: Path) -> None:
    (folder / "deeper").mkdir()
    (folder / "way").symlink_to(".")
    names = ["bad.arg", "./bad.arg", str(folder / "bad.arg"), "deeper/../bad.arg", "way/bad.arg", "."]
    done = petitio("check", SHORT, *names, cwd=folder)
    assert done.stdout.splitlines()[-1].startswith("checked 2 arguments in 2 files")
    assert "./bad.arg" not in done.stdout
    twice = petitio("check", SHORT, "-", "-", stdin=BAD.encode())
    assert twice.stdout.splitlines()[-1].startswith("checked 1 argument in 1 file")


def test_a_way_through_a_link_is_not_cut_short(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "deeper"
    elsewhere.mkdir()
    (elsewhere.parent / "good.arg").write_text(BAD)
    (folder / "way").symlink_to(elsewhere)
    done = petitio("check", SHORT, "good.arg", "way/../good.arg", cwd=folder)
    assert done.returncode == 1
    assert "way/../good.arg:6:13: error[V101]" in done.stdout


# ---- What cannot be read


@pytest.mark.parametrize("options", [[], [SHORT], ["--output-format=json"], ["--output-format=sarif"], ["-q"]], ids=str)
def test_what_cannot_be_read_is_named_and_the_rest_is_checked(folder: Path, options: list[str]) -> None:
    (folder / "lost.arg").symlink_to("nowhere.arg")
    (folder / "loop.arg").symlink_to("loop.arg")
    done = petitio("check", *options, cwd=folder)
    assert done.returncode == 2
    assert "V101" in done.stdout
    assert done.stderr.splitlines() == [
        "petitio: cannot read loop.arg: Too many levels of symbolic links",
        "petitio: cannot read lost.arg: No such file or directory",
    ]
    (folder / "bad.arg").write_text(GOOD)
    assert petitio("check", *options, cwd=folder).returncode == 2
    assert petitio("check", "--extend-exclude=lo*.arg", *options, cwd=folder).returncode == 0


def test_where_nothing_could_be_read_nothing_is_said_to_be_as_it_should_be(folder: Path) -> None:
    (folder / "loop.arg").symlink_to("loop.arg")
    done = petitio("check", "loop.arg", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")


def test_fmt_and_read_go_on_behind_what_cannot_be_read(folder: Path) -> None:
    (folder / "a.arg").symlink_to("a.arg")
    (folder / "rough.arg").write_text(ROUGH)
    done = petitio("fmt", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "petitio: cannot read a.arg: Too many levels of symbolic links\n"
    assert done.stdout == "3 files reformatted, 1 file could not be read\n"
    assert (folder / "rough.arg").read_text() != ROUGH
    assert petitio("fmt", "--check", cwd=folder).returncode == 2
    read = petitio("read", ".", cwd=folder)
    assert read.returncode == 2
    assert "good.arg: a" in read.stdout


def test_a_closed_folder_is_named(folder: Path) -> None:
    (folder / "closed" / "deeper").mkdir(parents=True)
    (folder / "closed" / "deeper" / "x.arg").write_text(GOOD)
    (folder / "closed" / "x.arg").write_text(GOOD)
    (folder / "closed").chmod(0)
    try:
        for arguments in (["check", SHORT], ["check", SHORT, "closed", "bad.arg"]):
            done = bound(folder, *arguments)
            assert done.returncode == 2
            assert done.stderr == "petitio: cannot read closed: Permission denied\n"
            assert "bad.arg:6:13: error[V101]" in done.stdout
        below = bound(folder, "check", SHORT, "closed/deeper/x.arg", "bad.arg")
        assert below.returncode == 2
        assert below.stderr == "petitio: cannot read closed/deeper/x.arg: Permission denied\n"
        assert "bad.arg:6:13: error[V101]" in below.stdout
    finally:
        (folder / "closed").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_nobody_is_waited_for_to_write_into_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.arg")
    done = petitio("check", SHORT, "pipe.arg", "bad.arg", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "petitio: cannot read pipe.arg: nobody writes into this pipe\n"
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as end:
        end.write(BAD.encode())
    with os.fdopen(reader, "rb"):
        path = f"/dev/fd/{reader}"
        told = subprocess.run([*COMMAND, "check", SHORT, path], pass_fds=[reader], capture_output=True, check=False)
    assert told.returncode == 1
    assert f"{path}:6:13: error[V101]" in told.stdout.decode()


# ---- What cannot be written, or is not to be


@pytest.mark.parametrize("command", [["fmt"], ["check", "--fix", SHORT]], ids=str)
def test_a_file_that_is_read_only_stays_as_it_is(folder: Path, command: list[str]) -> None:
    text = ROUGH + "# petitio: ignore[V104] for no reason\n"
    for name in ("kept.arg", "other.arg"):
        (folder / name).write_text(text)
    (folder / "kept.arg").chmod(0o444)
    done = petitio(*command, "kept.arg", "other.arg", cwd=folder)
    assert done.returncode == 2
    assert "petitio: cannot write kept.arg: it is read-only\n" in done.stderr
    assert (folder / "kept.arg").read_text() == text
    assert (folder / "other.arg").read_text() != text
    assert "kept.arg" in done.stdout or command == ["fmt"]


def test_all_names_of_a_file_name_what_it_becomes(folder: Path) -> None:
    (folder / "rough.arg").write_text(ROUGH)
    (folder / "same.arg").hardlink_to(folder / "rough.arg")
    assert petitio("fmt", "rough.arg", cwd=folder).returncode == 0
    assert (folder / "same.arg").samefile(folder / "rough.arg")
    assert (folder / "same.arg").read_text() != ROUGH


def test_a_file_in_a_folder_that_takes_no_other_is_written(folder: Path) -> None:
    (folder / "tight").mkdir()
    path = folder / "tight" / "rough.arg"
    path.write_text(ROUGH)
    (folder / "tight").chmod(0o500)
    done = bound(folder, "fmt", "tight/rough.arg")
    (folder / "tight").chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_text() != ROUGH


def test_a_report_is_not_written_over_what_is_checked(folder: Path) -> None:
    (folder / "way.arg").symlink_to("bad.arg")
    for name in ("bad.arg", "way.arg"):
        done = petitio("check", ".", "--output-file", name, cwd=folder)
        assert done.returncode == 2
        assert f"--output-file {name} would be written over what is read" in done.stderr
    assert (folder / "bad.arg").read_text() == BAD
    done = petitio("check", "bad.arg", SHORT, "--output-file=-", cwd=folder)
    assert "error[V101]" in done.stdout
    assert not (folder / "-").exists()


# ---- Names that are no text, and names that act


NAMES = [b"x\xfe.arg", b"x\xff.arg", b"x?.arg", b"back\\slash.arg", b"esc\x1b[31mred\n.arg"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Files with names such as nobody gives."""
    for name in NAMES:
        try:
            (tmp_path / os.fsdecode(name)).write_text(BAD)
        except OSError:
            pytest.skip("this disk takes no such names")
    return tmp_path


def test_names_in_reports_are_names_of_files(odd: Path) -> None:
    done = petitio("check", "--output-format=json", cwd=odd)
    assert {os.fsencode(file["path"]) for file in json.loads(done.stdout)["files"]} == set(NAMES)
    assert petitio("check", "--output-format=json", "--output-file=o.json", cwd=odd).returncode == 1
    assert (odd / "o.json").read_text() == done.stdout
    log = json.loads(petitio("check", "--output-format=sarif", cwd=odd).stdout)
    uris = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert sorted(uris) == ["back%5Cslash.arg", "esc%1B%5B31mred%0A.arg", "x%3F.arg", "x%FE.arg", "x%FF.arg"]


PAGES = [
    ["check"],
    ["check", SHORT],
    ["check", "--output-format=github"],
    ["check", "--output-format=junit"],
    ["read", "."],
    ["fmt", "--check"],
]


@pytest.mark.parametrize("command", PAGES, ids=str)
def test_no_name_acts_on_a_terminal(odd: Path, command: list[str]) -> None:
    (odd / os.fsdecode(b"\x1b]0;lost\x07\xfe.arg")).symlink_to("nowhere")
    done = petitio(*command, cwd=odd)
    for page in (done.stdout, done.stderr):
        assert all(line.isprintable() or "\t" in line for line in page.split("\n"))
    assert "esc\\u001b[31mred" in done.stdout
    assert "x\\xfe.arg" in done.stdout
    assert "cannot read \\u001b]0;lost\\u0007\\xfe.arg: " in done.stderr
    wrong = petitio("check", "\x1b[31mabsent.arg", cwd=odd)
    assert (wrong.returncode, "\x1b" in wrong.stderr) == (2, False)


def test_results_on_files_with_such_names_are_kept(odd: Path) -> None:
    first = petitio("check", cwd=odd, PETITIO_NO_CACHE="")
    assert (odd / ".petitio_cache").is_dir()
    assert petitio("check", cwd=odd, PETITIO_NO_CACHE="").stdout == first.stdout
