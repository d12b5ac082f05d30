"""Commands keep to their limits, end when they are told to, and leave nothing running."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main import GOOD

# A command whose work fares in a certain way.
PROGRAM = """
import os, signal, sys, time
import petitio.render.dump as module
signal.signal(signal.SIGINT, signal.default_int_handler)
def dump_stage(*given):
    {deed}
    return "page"
module.dump_stage = dump_stage
from petitio.cli.main import main
main()
"""


def begun(folder: Path, deed: str, *options: str) -> subprocess.Popen[str]:
    """Such a command."""
    (folder / "good.arg").write_text(GOOD)
    command = [sys.executable, "-c", PROGRAM.format(deed=deed), "dump", *options, "good.arg"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("deed", "status", "page", "said"),
    [
        ("pass", 0, "page", ""),
        ("time.sleep(60)", 2, "", "petitio: not done within --time-limit 1 s\n"),
        ("x = b'x' * (1 << 30)", 2, "", "petitio: not done within --memory-limit 256 MB\n"),
        ("os.kill(os.getpid(), signal.SIGKILL)", 2, "", "petitio: the process that did the work broke down\n"),
        ("os._exit(101)", 2, "", "petitio: the process that did the work broke down\n"),
        ("raise KeyboardInterrupt", 130, "", "petitio: interrupted\n"),
        ("raise LookupError('x')", 3, "", "internal error"),
        ("os.kill(os.getppid(), signal.SIGINT); time.sleep(60)", 130, "", "petitio: interrupted\n"),
        ("os.kill(os.getppid(), signal.SIGTERM); time.sleep(60)", 130, "", "petitio: interrupted\n"),
        ("os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)", 2, "", "the process that did the work broke down\n"),
    ],
)
def test_a_command_ends(tmp_path: Path, deed: str, status: int, page: str, said: str) -> None:
    running = begun(
        tmp_path, deed, "--time-limit=1" if "getppid" not in deed else "--time-limit=30", "--memory-limit=256"
    )
    shown, told = running.communicate(timeout=30)
    assert (running.returncode, shown) == (status, page)
    assert said in told
    assert "Traceback" not in told


def test_it_ends_with_the_one_that_was_called(tmp_path: Path) -> None:
    running = begun(tmp_path, "print(os.getpid(), flush=True); time.sleep(60)")
    assert running.stdout is not None
    assert running.stdout.readline().strip().isdigit()
    running.kill()
    # This ends once nobody holds the other end any more.
    assert running.communicate(timeout=30)[0] == ""
