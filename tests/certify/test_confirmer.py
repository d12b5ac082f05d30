"""cvc5 in a process of its own: what it says, and what becomes of one that hangs, dies or talks nonsense."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from petitio.certify.confirmer import COMMAND, Confirmer, Reply
from petitio.smt.second_session import second_solver_installed

HELLO = 'print(\'{"solver": "cvc5 0"}\', flush=True)'
ANSWER = 'print(\'{"answer": "unsat", "preamble": "", "reason": ""}\', flush=True)'
installed = pytest.mark.skipif(not second_solver_installed(), reason="cvc5 is an extra")


def playing(*lines: str) -> tuple[str, ...]:
    """A process that does as these lines of Python say."""
    return (sys.executable, "-c", "\n".join(("import os, sys, time", *lines)))


@pytest.fixture
def asking() -> Iterator[Confirmer]:
    made = Confirmer()
    yield made
    made.close()


@installed
@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        ("(assert false)", "unsat", ""),
        ("(declare-const p Bool)\n(assert p)", "sat", ""),
        ("(declare-sort S 0)\n(declare-const a S)\n(assert (forall ((x S) (y S)) (= x y)))", "sat", ""),
        # An error is no answer, whatever comes behind it.
        ("(assert undeclared)\n(assert false)", "unknown", "error"),
        ("(set-option :no-such-option true)\n(assert false)", "unknown", "error"),
        ("(assert", "unknown", "error"),
        # More than one verdict is none.
        ("(assert false)\n(check-sat)", "unknown", "error"),
        ('(echo "unsat")\n(declare-const p Bool)\n(assert p)', "unknown", "error"),
        (
            "(declare-fun f (Int) Int)\n(assert (forall ((n Int)) (= (f (+ n 1)) (* (f n) (f n)))))\n"
            "(assert (= (f 0) 2))\n(assert (forall ((n Int)) (< (f n) 1000000)))\n(assert (= (mod (f 90) 10) 3))",
            "unknown",
            "budget",
        ),
    ],
)
def test_what_it_says(asking: Confirmer, text: str, answer: str, reason: str) -> None:
    reply = asking.ask(text)
    assert (reply.answer, reply.reason) == (answer, reason)
    # The next question is answered whatever became of this one.
    assert asking.ask("(assert false)").answer == "unsat"


@installed
def test_what_a_solver_prints_besides_is_no_answer(asking: Confirmer) -> None:
    assert asking.ask('(set-option :regular-output-channel "stdout")\n(echo "sat")\n(assert false)').answer == "unknown"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((HELLO, "time.sleep(60)"), "time"),
        ((HELLO, "sys.stdin.readline()", "time.sleep(60)"), "time"),
        ((HELLO, "sys.stdin.readline()", "print('{', end='', flush=True)", "time.sleep(60)"), "time"),
        ((HELLO, "sys.stdin.readline()", "os.kill(os.getpid(), 9)"), "ended"),
        ((HELLO, "sys.stdin.readline()", "sys.exit(0)"), "ended"),
        ((HELLO, "sys.exit(0)"), "ended"),
        ((HELLO, "sys.stdin.readline()", "print('unsat', flush=True)"), "ended"),
        ((HELLO, "sys.stdin.readline()", "print('[]', flush=True)"), "ended"),
        ((HELLO, "sys.stdin.readline()", "print('\\udcff'.encode('utf-8', 'surrogatepass'), flush=True)"), "ended"),
        ((HELLO, "sys.stdin.readline()", ANSWER.replace("unsat", "holds")), "ended"),
        ((HELLO, "sys.stdin.readline()", ANSWER.replace('"preamble": ""', '"preamble": 7')), "ended"),
        (("sys.exit(1)",), "ended"),
        (("print('z3 5.4', flush=True)",), "ended"),
        (('print(\'{"solver": "z3 5.4"}\', flush=True)',), "ended"),
    ],
    ids=str,
)
def test_a_process_that_cannot_be_relied_on_confirms_nothing(lines: tuple[str, ...], reason: str) -> None:
    asking = Confirmer(playing(*lines), limit=1)
    # A text that is longer than a pipe holds, so that a process that does not read is noticed as well.
    assert asking.ask(" " * 100_000) == Reply("unknown", reason=reason)
    asking.close()


def test_one_that_does_not_get_going_is_given_up() -> None:
    asking = Confirmer(playing("time.sleep(60)"), start=1)
    assert asking.ask("") == Reply("unknown", reason="ended")


def test_a_command_that_is_none_confirms_nothing() -> None:
    assert Confirmer(("/no/such/program",)).ask("") == Reply("unknown", reason="ended")


def test_after_an_end_there_is_a_new_process() -> None:
    lines = (HELLO, "line = sys.stdin.readline()", "os.kill(os.getpid(), 9) if 'die' in line else None", ANSWER)
    asking = Confirmer(playing(*lines))
    assert asking.ask("die").reason == "ended"
    assert asking.ask("live") == Reply("unsat")
    asking.close()


def test_a_text_that_is_too_long_is_not_sent() -> None:
    assert Confirmer(("/no/such/program",)).ask(" " * 400_001).reason == "too large"


@installed
@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
def test_it_ends_with_whoever_asks_even_in_the_middle_of_a_question() -> None:
    asks = (
        "import json, os, sys, time\n"
        "from petitio.certify.confirmer import Confirmer\n"
        "asking = Confirmer()\n"
        "asking.ask('(assert false)')\n"
        "print(asking._process.pid, flush=True)\n"
        "asking._process.stdin.write(json.dumps([sys.stdin.read(), 1]).encode() + b'\\n')\n"
        "asking._process.stdin.flush()\n"
        # Most often that is in the middle of the question.
        "time.sleep(0.5)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run((sys.executable, "-c", asks), input=hopeless().encode(), stdout=subprocess.PIPE)
    child = int(done.stdout)
    for _ in range(100):
        if _gone(child):
            return
        # Something to wait for, that takes a moment.
        subprocess.run((sys.executable, "-c", ""), check=True)
    os.kill(child, signal.SIGKILL)
    pytest.fail("it goes on without anyone to ask")


def hopeless() -> str:
    """Fourteen pigeons in thirteen holes, after a word that takes all budgets back."""
    lines = ["(reset)", "(set-logic ALL)"]
    lines += [f"(declare-const p{pigeon}_{hole} Bool)" for pigeon in range(14) for hole in range(13)]
    for pigeon in range(14):
        lines.append(f"(assert (or {' '.join(f'p{pigeon}_{hole}' for hole in range(13))}))")
        lines += [
            f"(assert (not (and p{pigeon}_{hole} p{other}_{hole})))" for other in range(pigeon) for hole in range(13)
        ]
    return "\n".join(lines)


@installed
def test_no_question_ends_the_process_that_is_asked() -> None:
    # It watches for the end of whoever asks. Watching the wrong pipe, it ended at one question in a hundred.
    asking = Confirmer()
    assert {asking.ask("(assert false)").answer for _ in range(600)} == {"unsat"}
    asking.close()


@installed
def test_a_solver_that_keeps_no_budget_is_ended() -> None:
    asking = Confirmer(limit=1)
    assert asking.ask(hopeless()) == Reply("unknown", reason="time")
    assert asking.ask("(assert false)").answer == "unsat"
    asking.close()


def _gone(pid: int) -> bool:
    """Whether a process is no more, or nothing but its status is left."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


def test_nobody_plants_a_module_in_the_current_folder() -> None:
    assert COMMAND[1] == "-P"
