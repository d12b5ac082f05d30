"""What lies beside the arguments is not run: not a module, not a library, not a configuration's words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main import BAD, GOOD

SCRIPT = Path(sys.executable).with_name("petitio")
MODULES = ("z3", "cvc5", "lark", "click", "json", "sqlite3", "tomllib", "sitecustomize", "usercustomize", "conftest")
PLANTED = "open({mark!r}, 'a').write(__name__ + '\\n')\n"
COMMANDS = [
    ["check", "."],
    ["check", "--no-cache", "--output-format", "sarif", "sub/bad.arg"],
    ["fmt", "--diff", "."],
    ["read", "good.arg"],
    ["graph", "good.arg"],
    ["export", "good.arg"],
    ["dump", "--stage", "obligations", "good.arg"],
    ["dispute", "good.arg"],
    ["curve", "good.arg"],
    ["cache", "clear"],
    ["rules"],
    ["--version"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Arguments, and whatever somebody might put beside them to have it run."""
    folder = tmp_path / "folder"
    for place in (folder, folder / "sub"):
        place.mkdir()
        planted = PLANTED.format(mark=str(tmp_path / "mark"))
        for name in MODULES:
            (place / f"{name}.py").write_text(planted)
        for name in ("petitio", "z3"):
            (place / name / "lib").mkdir(parents=True)
            (place / name / "__init__.py").write_text(planted)
            (place / name / "lib" / "libz3.so").write_bytes(b"\x7fELF nonsense")
        (place / "libz3.so").write_bytes(b"\x7fELF nonsense")
    (folder / "good.arg").write_text(GOOD)
    (folder / "sub" / "bad.arg").write_text(BAD)
    return folder


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_nothing_that_is_planted_is_loaded(folder: Path, arguments: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PETITIO_NO_CACHE"] = ""
    for cwd in (folder, folder / "sub"):
        there = [str(folder / word) if word.endswith(".arg") else word for word in arguments]
        done = subprocess.run([SCRIPT, *there], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1, 2), done.stderr
        assert not (folder.parent / "mark").exists()


@pytest.mark.parametrize("key", ["executor", "cache-dir", "output-file", "jobs", "time-limit", "memory-limit"])
def test_no_configuration_says_what_to_run_where_to_write_or_how_long(folder: Path, key: str) -> None:
    (folder / "petitio.toml").write_text(f'{key} = "z3:main"\n')
    done = subprocess.run([SCRIPT, "check", "."], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"there is no setting `{key}`" in done.stderr
    assert not (folder.parent / "mark").exists()


AUDIT = """
import os, sys
inside, allowed = sys.argv[1], sys.argv[2]
def hook(event, arguments):
    wrong = None
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        writes = (mode and set(mode) & set("wax+")) or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and not os.path.abspath(os.fsdecode(path)).startswith(allowed):
            wrong = path
    elif event == "sqlite3.connect" and allowed not in str(arguments[0]):
        wrong = arguments
    elif event in ("exec", "compile"):
        name = arguments[0].co_filename if event == "exec" else arguments[1]
        # What Python itself makes: a named tuple's class, and the like.
        wrong = name if isinstance(name, str) and name.startswith(inside) else None
    elif event == "ctypes.dlopen" and str(arguments[0]).startswith(inside):
        wrong = arguments
    elif event.split(".")[0] in ("subprocess", "socket", "urllib", "ftplib", "smtplib", "webbrowser", "pty"):
        wrong = arguments
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.remove", "os.rename", "os.chmod", "os.symlink"):
        wrong = None if str(arguments[0]).startswith(allowed) else arguments
    elif event in ("marshal.loads", "pickle.find_class", "marshal.load"):
        # Between this process and its own workers, and Python's own files.
        frame = sys._getframe(1)
        named = frame.f_globals.get("__name__", "")
        wrong = None if named in ("petitio.cli.worker", "pickle") or named.startswith("importlib") else named
        wrong = None if "importlib" in frame.f_code.co_filename else wrong
    if wrong is not None:
        os.write(2, f"WRONG {event} {wrong!r}\\n".encode())
sys.addaudithook(hook)
sys.argv[:] = ["petitio", *sys.argv[3:]]
from petitio.cli.main import main
main()
"""


@pytest.mark.parametrize(
    "arguments", [["check", "."], ["check", "--output-format", "json", "."], ["fmt", "--check", "."]]
)
def test_a_check_writes_its_results_and_nothing_else_and_starts_nothing(
    folder: Path, tmp_path: Path, arguments: list[str]
) -> None:
    (folder / "petitio.toml").write_text('ignore = ["R"]\n')
    state = tmp_path / "state" / "petitio"
    state.mkdir(parents=True)
    (state / "secret").write_bytes(b"s" * 32)
    (state / "secret").chmod(0o600)
    environment = {**os.environ, "PETITIO_NO_CACHE": "", "XDG_STATE_HOME": str(state.parent)}
    command = [sys.executable, "-I", "-B", "-c", AUDIT, str(folder), str(folder / ".petitio_cache"), *arguments]
    for _ in range(2):
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert "WRONG" not in done.stderr
        assert done.returncode == 1
