"""Results that are kept: the same pages, sooner; and nothing that goes wrong with them shows."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_fmt import applied
from tests.cli.test_main import BAD, GOOD, petitio

WORDS = 'pred p "it rains"\npred q "it is wet"\n'
IMPORTING = 'import "words.arg"\nargument b:\npremise x: p\npremise y: p -> q\nconclude c: q\n'
KEPT = {"PETITIO_NO_CACHE": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a file that imports another, one with a finding, and one that is no text."""
    (tmp_path / "petitio.toml").write_text("")
    (tmp_path / "words.arg").write_text(WORDS)
    (tmp_path / "importing.arg").write_text(IMPORTING)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "bad.arg").write_text(BAD)
    (tmp_path / "deeper" / "no_text.arg").write_bytes(b"\xef\xbb\xbfargument \xff")
    (tmp_path / "many.arg").write_text(GOOD.replace("argument a", "argument many"))
    return tmp_path


def database(cache: Path) -> Path:
    """Where the results in a folder are kept."""
    (found,) = cache.glob("results-*.sqlite3")
    return found


def kept(folder: Path) -> int:
    """How many results are kept."""
    connection = sqlite3.connect(database(folder / ".petitio_cache"))
    (count,) = connection.execute("SELECT count(*) FROM results").fetchone()
    connection.close()
    assert isinstance(count, int)
    return count


def check(folder: Path, *options: str, cwd: str = ".") -> tuple[int, str, str]:
    """A check with results kept: the status and what is said."""
    done = petitio("check", *options, cwd=folder / cwd, PETITIO_NO_CACHE="")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "options", [[], ["-q"], ["--color=always"], ["--output-format=json"], ["--statistics"], ["--select=ALL"]], ids=str
)
def test_known_and_unknown_one_process_and_two_all_say_the_same(folder: Path, options: list[str]) -> None:
    cold = check(folder, "--no-cache", "--jobs=1", *options)
    assert cold[0] == 1
    assert not (folder / ".petitio_cache").exists()
    assert check(folder, "--no-cache", "--jobs=2", *options) == cold
    assert check(folder, *options) == cold
    assert kept(folder) == 5
    assert check(folder, *options) == cold
    # What was kept for one way of showing it serves every other.
    assert check(folder, "--jobs=2", "--output-format=json") == check(folder, "--no-cache", "--output-format=json")
    assert check(folder, *options) == cold


def test_what_is_known_is_not_found_again(folder: Path) -> None:
    check(folder)
    program = (
        "import sys\nfrom petitio.cli.main import cli\n"
        "status = cli.main(['check'], standalone_mode=False)\n"
        "print(sorted(name for name in sys.modules if name.startswith('petitio') or name in ('z3', 'ctypes', 'lark')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env={**os.environ, **KEPT}, capture_output=True, check=True
    )
    loaded = done.stdout.decode().splitlines()[-1]
    for part in ("z3", "ctypes", "lark", "petitio.smt", "petitio.checks", "petitio.elaborate", "petitio.parsing.parse"):
        assert f"'{part}'" not in loaded, part
    assert "'petitio.render.text'" not in loaded
    assert "'petitio.cache.store'" in loaded


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("words.arg", 'pred p "it snows"\npred q "it is wet"\n'),
        ("importing.arg", IMPORTING.replace("p -> q", "q -> p")),
        ("petitio.toml", 'ignore = ["V"]\n'),
        ("petitio.toml", '[per-file-ignores]\n"deeper/*" = ["V"]\n'),
        ("petitio.toml", '[severities]\nV101 = "note"\n'),
    ],
)
def test_a_change_is_noticed(folder: Path, path: str, text: str) -> None:
    before = check(folder, "--output-format=json")
    (folder / path).write_text(text)
    after = check(folder, "--output-format=json")
    assert after == check(folder, "--no-cache", "--output-format=json")
    assert after != before or path == "words.arg"
    assert check(folder, "--output-format=json") == after


def test_an_imported_file_that_comes_or_goes_is_noticed(folder: Path) -> None:
    (folder / "words.arg").unlink()
    missing = check(folder, "importing.arg")
    assert "import" in missing[1]
    assert check(folder, "importing.arg") == missing
    (folder / "words.arg").write_text(WORDS)
    assert "c holds" in check(folder, "importing.arg")[1]


def test_the_same_contents_elsewhere_are_another_file(folder: Path) -> None:
    (folder / "other.arg").write_text(BAD)
    check(folder, "deeper/bad.arg")
    assert "other.arg:6:13" in check(folder, "other.arg")[1]
    assert "bad.arg:6:13" in check(folder, "bad.arg", cwd="deeper")[1]
    assert not (folder / "deeper" / ".petitio_cache").exists()


def test_only_the_cache_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    check(folder)
    inside = folder / ".petitio_cache"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.parent != inside} == before
    assert {path.name for path in inside.iterdir()} == {".gitignore", "CACHEDIR.TAG", database(inside).name}


def test_what_comes_from_standard_input_is_not_kept(folder: Path) -> None:
    petitio("check", "-", stdin=GOOD.encode(), cwd=folder, **KEPT)
    assert not (folder / ".petitio_cache").exists()


def test_another_folder_and_clearing(folder: Path) -> None:
    check(folder, "--cache-dir", "elsewhere/deep")
    assert not (folder / ".petitio_cache").exists()
    assert database(folder / "elsewhere" / "deep").exists()
    done = petitio("cache", "clear", "--cache-dir", "elsewhere/deep", cwd=folder)
    assert (done.returncode, (folder / "elsewhere" / "deep").exists()) == (0, False)
    check(folder)
    assert "removed" in petitio("cache", "clear", cwd=folder / "deeper").stderr
    assert not (folder / ".petitio_cache").exists()
    assert "nothing is kept" in petitio("cache", "clear", cwd=folder).stderr


@pytest.mark.parametrize("contents", [b"", b"nonsense", b"SQLite format 3\0" + b"\1" * 9000])
def test_damage_does_not_show(folder: Path, contents: bytes) -> None:
    first = check(folder)
    database(folder / ".petitio_cache").write_bytes(contents)
    assert check(folder) == first
    assert check(folder) == first
    assert kept(folder) == 5


def test_a_folder_that_cannot_be_made_does_not_show(folder: Path) -> None:
    (folder / ".petitio_cache").write_text("mine")
    assert check(folder) == check(folder, "--no-cache")


def test_two_at_once_say_the_same(folder: Path) -> None:
    command = [sys.executable, "-m", "petitio.cli.main", "check", "--jobs=1"]
    both = [
        subprocess.Popen(
            command, cwd=folder, env={**os.environ, **KEPT}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    pages = [process.communicate() for process in both]
    assert pages[0] == pages[1]
    assert pages[0][0].decode() == check(folder)[1]


EXECUTOR = """
import os, signal
from concurrent.futures import Executor, Future

# Where the tests run in the background, whoever started them may have had interrupts ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)

class Here(Executor):
    count = 0
    def submit(self, function, *arguments):
        future = Future()
        self.count += 1
        if self.count == {after}:
            os.kill(os.getpid(), signal.{signal})
        future.set_result(function(*arguments))
        return future
"""


def test_what_was_found_before_it_was_killed_is_no_hindrance(folder: Path) -> None:
    first = check(folder, "--no-cache")
    (folder / "killing.py").write_text(
        EXECUTOR.format(after=99, signal="SIGKILL")
        + "import petitio.cache.store as store\n"
        + "store.sqlite3.connect = (lambda real: lambda *a, **k: [os.kill(os.getpid(), signal.SIGKILL)]"
        + " if Here.kept > 2 else real(*a, **k))(store.sqlite3.connect)\n"
        + "keep = store.Store.keep\n"
        + "def keeping(self, key, entry):\n"
        + "    keep(self, key, entry)\n"
        + "    Here.kept += 1\n"
        + "    if Here.kept == 3:\n"
        + "        self._connection.execute('BEGIN IMMEDIATE')\n"
        + "        self._connection.execute('DELETE FROM results')\n"
        + "        os.kill(os.getpid(), signal.SIGKILL)\n"
        + "Here.kept = 0\n"
        + "store.Store.keep = keeping\n"
    )
    assert check(folder, "--executor", "killing:Here")[0] == -signal.SIGKILL
    assert check(folder) == first
    assert kept(folder) == 5


def test_whoever_interrupts_gets_what_is_known(folder: Path) -> None:
    (folder / "stopping.py").write_text(EXECUTOR.format(after=3, signal="SIGINT"))
    status, page, said = check(folder, "--executor", "stopping:Here")
    assert status == 130
    assert "interrupted: 0 of 5 files checked" in said
    check(folder, "many.arg", "words.arg")
    status, page, said = check(folder, "--executor", "stopping:Here")
    assert status == 130
    assert "interrupted: 2 of 5 files checked" in said
    assert "checked 1 argument in 2 files" in page
    assert check(folder, "--no-cache")[0] == 1


def test_fixes_are_written_into_what_is_known(folder: Path) -> None:
    text = 'argument a:\npred p "it rains"\npremise x: p\nconclude c: p\nexpect a:\n    c fails\n'
    (folder / "fixed.arg").write_text(text)
    before = check(folder, "fixed.arg")
    once = check(folder, "--fix", "--unsafe-fixes", "fixed.arg")
    mended = (folder / "fixed.arg").read_text()
    assert check(folder, "fixed.arg")[1] == check(folder, "--no-cache", "fixed.arg")[1] == once[1]
    assert (mended != text) == ("fixed" in once[2])
    assert (mended == text) == (before[1] == once[1])


def test_what_would_be_fixed_is_shown_and_left(folder: Path) -> None:
    text = b"argument a:\r\npred p\r\npred q\r\npremise x: p\r\nconclude c: q\r\n"
    path = folder / "broken.arg"
    path.write_bytes(text)
    assert check(folder, "--diff", "broken.arg") == (0, "", "")
    command = [sys.executable, "-m", "petitio.cli.main", "check", "--diff", "--unsafe-fixes", "broken.arg"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"+assume missing:" in done.stdout
    assert path.read_bytes() == text
    patched = applied(path, done.stdout)
    path.write_bytes(text)
    check(folder, "--fix", "--unsafe-fixes", "broken.arg")
    assert path.read_bytes() == patched != text


def test_clearing_asks_no_configuration_what_it_says(folder: Path) -> None:
    check(folder)
    (folder / "petitio.toml").write_text("nonsense = [")
    assert petitio("cache", "clear", cwd=folder / "deeper").returncode == 0
    assert not (folder / ".petitio_cache").exists()


def test_a_file_in_the_place_of_the_results_is_left_alone(folder: Path) -> None:
    (folder / ".petitio_cache").write_text("mine")
    done = petitio("cache", "clear", cwd=folder)
    assert (done.returncode, "nothing is kept in" in done.stderr) == (0, True)
    assert (folder / ".petitio_cache").read_text() == "mine"


def test_results_that_come_with_the_files_are_not_believed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever wrote the files wrote their results as well, with a petitio that says what they want."""
    honest = check(folder, "--no-cache")
    program = (
        "import petitio.cli.check_one as module\n"
        "from petitio.record import replace\n"
        "was = module.assemble\n"
        "def assemble(examined):\n"
        "    report = was(examined)\n"
        "    return replace(report, files=tuple(replace(file, findings=()) for file in report.files))\n"
        "module.assemble = assemble\n"
        "from petitio.cli.main import main\n"
        "main()\n"
    )
    theirs = str(tmp_path_factory.mktemp("state"))
    command = [sys.executable, "-c", program, "check"]
    environment = {**os.environ, **KEPT, "XDG_STATE_HOME": theirs}
    forged = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert forged.returncode == 0
    assert petitio("check", cwd=folder, PETITIO_NO_CACHE="", XDG_STATE_HOME=theirs).returncode == 0
    assert check(folder) == honest
    assert check(folder) == honest


def test_a_link_in_the_place_of_the_folder_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / ".petitio_cache").symlink_to(elsewhere)
    assert check(folder) == check(folder, "--no-cache")
    assert list(elsewhere.iterdir()) == []
    (elsewhere / "results.sqlite3").write_text("mine")
    assert petitio("cache", "clear", cwd=folder).returncode == 2
    assert (elsewhere / "results.sqlite3").exists()
