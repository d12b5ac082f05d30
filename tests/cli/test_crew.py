"""Workers and their limits: what hangs, swells or breaks down costs what rests on it, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.test_main import BAD, GOOD

# The first claim follows by what the solver is asked first; the second needs a question of its own, which fares badly.
TWO = (
    GOOD
    + """
argument b:
pred f(n: Nat) "{n} is fine"
premise start: f(0)
premise step: forall n: Nat. f(n) -> f(n + 1)
conclude all: forall n: Nat. f(n) by induction on n
"""
)

# The command, with a solver that fares badly at every text that speaks of numbers, in the process that asks it. Tests
# may run where interrupts are ignored.
PROGRAM = """
import os, signal, sys, time
import petitio.smt.library as library

signal.signal(signal.SIGINT, signal.default_int_handler)
ask = library.Session._printed
def asked(session, text):
    if {where!r} in text:
        {deed}
    return ask(session, text)
library.Session._printed = asked
import petitio.cli.limits as limits
limits.Limits._defaults["question"] = 0.5
from petitio.cli.main import main
main()
"""


def check(
    folder: Path, deed: str, *options: str, where: str = "Int", wait: bool = True
) -> tuple[subprocess.Popen[str], str, str]:
    """A check with a solver that fares badly."""
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(deed=deed, where=where), "check", "--no-cache", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        start_new_session=True,
    )
    page, said = running.communicate() if wait else ("", "")
    assert "Traceback" not in said
    return running, page, said


def alone(process: subprocess.Popen[str]) -> bool:
    """Whether nothing that a process has begun is there any more, after a while."""
    for _ in range(50):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        sleep(0.1)
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with a claim that is easy and one that is not."""
    (tmp_path / "two.arg").write_text(TWO)
    (tmp_path / "zeal.arg").write_text(BAD)
    return tmp_path


@pytest.mark.parametrize(
    ("deed", "why", "jobs"),
    [
        ("time.sleep(600)", "took more than 0.5 s", "--jobs=1"),
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)", "took more than 0.5 s", "--jobs=2"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "was ended by SIGSEGV", "--jobs=2"),
        ("os._exit(101)", "ran out of memory", "--jobs=1"),
        ("bytearray(10**10)", "ran out of memory", "--jobs=1"),
        ("os._exit(3)", "broke down", "--jobs=1"),
    ],
)
def test_what_rests_on_a_hopeless_question_is_undecided_and_the_rest_is_not(
    folder: Path, deed: str, why: str, jobs: str
) -> None:
    process, page, said = check(folder, deed, jobs)
    assert process.returncode == 1
    assert "  c holds" in page
    assert "  all undecided" in page
    assert "zeal.arg:6:13" in page
    assert why in said
    assert "two.arg: " in said
    assert "what rests on that is undecided" in said
    assert alone(process)


def test_what_dies_once_is_asked_again(folder: Path) -> None:
    deed = "os.path.exists('once') or (open('once', 'x').close(), os.kill(os.getpid(), 9))"
    process, page, said = check(folder, deed)
    assert (process.returncode, said) == (1, "")
    assert "  all holds" in page


def test_a_file_that_takes_too_long_is_stopped(folder: Path) -> None:
    program = "import petitio.library as p, time\np.check = lambda *a, **k: time.sleep(600)\n"
    done = subprocess.run(
        [sys.executable, "-c", program + "from petitio.cli.main import main\nmain()", "check", "--time-limit=1", "-q"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "petitio: not done within --time-limit 1 s (in two.arg, zeal.arg): no verdict was given" in done.stderr


def test_a_file_that_takes_too_much_memory_is_stopped(folder: Path) -> None:
    program = "import petitio.library as p, time\np.check = lambda *a, **k: bytearray(10**10)\n"
    done = subprocess.run(
        [sys.executable, "-c", program + "from petitio.cli.main import main\nmain()", "check", "-q"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "petitio: not done within --memory-limit 1024 MB (in two.arg, zeal.arg): no verdict was given" in done.stderr


@pytest.mark.parametrize("jobs", ["--jobs=1", "--jobs=2"])
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
def test_nothing_goes_on_when_the_command_has_ended(folder: Path, jobs: str, end: signal.Signals) -> None:
    deed = "open('asked', 'a').close(); time.sleep(600)"
    process, _, _ = check(folder, deed, jobs, "--time-limit=300", wait=False)
    for _ in range(300):
        if (folder / "asked").exists():
            break
        sleep(0.05)
    begun = monotonic()
    process.send_signal(end)
    _, said = process.communicate()
    assert monotonic() - begun < 5
    assert alone(process)
    if end is signal.SIGKILL:
        assert process.returncode == -end
    else:
        assert process.returncode == 130
        assert "interrupted: " in said


def test_whoever_interrupts_from_the_keyboard_gets_what_is_known(folder: Path) -> None:
    for _ in range(3):
        process, _, _ = check(folder, "open('asked', 'a').close(); time.sleep(600)", "zeal.arg", "two.arg", wait=False)
        for _ in range(300):
            if (folder / "asked").exists():
                break
            sleep(0.05)
        # The keyboard interrupts all of a group at once.
        os.killpg(process.pid, signal.SIGINT)
        page, said = process.communicate()
        assert process.returncode == 130
        assert "interrupted: 1 of 2 files checked" in said
        assert "zeal.arg:6:13" in page
        (folder / "asked").unlink()


def test_a_process_that_cannot_be_started_costs_its_file_alone(folder: Path) -> None:
    program = (
        "import os, errno\nfork, count = os.fork, [0]\n"
        "def failing():\n    count[0] += 1\n    if count[0] == 2:\n"
        "        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))\n    return fork()\nos.fork = failing\n"
    )
    command = program + "from petitio.cli.main import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", command, "check", "-q", "--jobs=2"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "zeal.arg:6:13" in done.stdout
