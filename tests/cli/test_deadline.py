"""A bound on what the command does before it checks anything."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

PROGRAM = """
import sys, time
import petitio.cli.discover as module
def discover(*given, **named):
    time.sleep({seconds})
    return []
module.discover = discover
from petitio.cli.main import main
main()
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such alarm")
@pytest.mark.parametrize(("seconds", "status"), [(60, 2), (0, 0)])
def test_looking_for_files_keeps_to_the_time_limit(tmp_path: Path, seconds: int, status: int) -> None:
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(seconds=seconds), "check", "--time-limit", "1"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert monotonic() - begun < 30
    said = "reading the configuration and looking for files is not done within --time-limit 1 s"
    assert (said in done.stderr) == (status == 2)
    assert "Traceback" not in done.stderr
