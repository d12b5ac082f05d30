"""Interruptions before the program has read itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

# An interruption while a module is read that the program needs: as the start leaves it, or as it was found.
PROGRAM = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.{before})
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
        return None
sys.meta_path.insert(0, Finder())
sys.argv = ["petitio", "--version"]
from petitio.cli.start import start
start()
"""


@pytest.mark.parametrize(("before", "status"), [("default_int_handler", 130), ("SIG_IGN", 0)])
def test_an_early_interruption_is_no_traceback(before: str, status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith("petitio ") == (not status)
