"""The solver's library: which one is loaded, and what one question leaves behind for the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import petitio
from petitio.smt.decide import decide
from petitio.smt.emit import preamble
from petitio.smt.library import Session, solver_version
from petitio.smt.solve import check
from tests.reading import question

SOURCES = Path(petitio.__file__).parents[1]
ASK = """
from petitio.core import FALSE
from petitio.obligations import Question
from petitio.smt.decide import decide
print(decide(Question({}, (FALSE,))).status)
"""


@pytest.mark.parametrize("name", ["libz3.so", "libz3.dylib", "libz3.dll", "z3.py", "libz3.so.5.4"])
def test_a_library_in_the_current_directory_is_not_loaded(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("raise SystemExit('planted')  # and no library either")
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONSAFEPATH": "1"}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (asked.stdout, asked.stderr) == ("no\n", "")


def test_the_bindings_are_not_imported(tmp_path: Path) -> None:
    program = f"{ASK}\nimport sys\nprint('z3' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    asked = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert asked.stdout == "no\nFalse\n"


def test_version() -> None:
    name, number = solver_version().split()
    assert name == "z3"
    assert len(number.split(".")) == 3


def test_a_session_is_fresh() -> None:
    with Session() as first:
        text = f"{preamble(20_000)}\n(declare-const p Bool)\n(assert (not p))\n(assert p)\n(check-sat)"
        assert first.run(text) == "unsat\n"
    with Session() as second:
        assert "unknown constant p" in second.run("(assert p)")
        assert second.run("(check-sat)") == "sat\n"


def test_two_sessions_side_by_side() -> None:
    with Session() as first, Session() as second:
        first.run(f"{preamble(20_000)}\n(declare-const p Bool)\n(assert p)")
        second.run(f"{preamble(20_000)}\n(declare-const p Bool)\n(assert (not p))")
        assert first.run("(assert p)\n(check-sat)") == "sat\n"
        assert second.run("(assert p)\n(check-sat)") == "unsat\n"


PREPARED = """
from petitio.smt import library
library.prepare()
library.prepare()
"""


def test_contexts_made_beforehand_are_as_good_as_others() -> None:
    code = f"""{PREPARED}
from contextlib import ExitStack
from petitio.smt.emit import preamble
with ExitStack() as stack:
    sessions = [stack.enter_context(library.Session()) for _ in range(6)]
    assert len({{session._context for session in sessions}}) == 6
    for number, session in enumerate(sessions):
        session.run(f"{{preamble(20_000)}}\\n(declare-const x Int)\\n(assert (= x {{number}}))")
    print(*(session.run("(check-sat)\\n(get-value (x))").split() for session in sessions))
"""
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout == " ".join(str(["sat", "((x", f"{number}))"]) for number in range(6)) + "\n"


def test_a_solver_that_is_missing_is_missed_by_who_asks() -> None:
    code = f"""
import importlib.util
importlib.util.find_spec = lambda name: None
{PREPARED}
try:
    library.Session()
except ImportError as error:
    print(error)
"""
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (asked.stdout, asked.stderr) == ("the package z3-solver is not installed\n", "")


@pytest.mark.parametrize("name", ["debate/iterative_alignment", "classics/gauss", "fallacies/vacuous_premises"])
def test_the_command_says_what_the_library_says(name: str) -> None:
    """The command has contexts made beforehand, the library has not."""
    root = Path(__file__).parents[2]
    path = f"arguments/{name}.arg"
    command = [sys.executable, "-m", "petitio.cli.main", "check", "--output-format", "json", path]
    prepared = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    code = f"import petitio; print(petitio.check_file('{path}').to_json())"
    plain = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert prepared.stdout == plain.stdout


def test_closing_twice_does_no_harm() -> None:
    with Session() as session:
        session.close()


HOSTILE = [
    "(set-option :rlimit 1)",
    "(set-option :timeout 1)",
    "(set-option :smt.ematching false)\n(set-option :smt.mbqi false)",
    "(set-option :smt.random_seed 7)\n(set-option :sat.random_seed 7)",
    "(set-option :pp.max_depth 1)\n(set-option :pp.min_alias_size 1)",
    "(set-option :produce-models false)",
]

HARD = """
sort S
func f(s: S): S
pred p(s: S)
func g(n: Nat): Int
premise a: forall s: S. p(s) -> p(f(s))
premise b: exists s: S. p(s) and not p(f(f(f(s)))) or g(0) > 3
premise c: forall n: Nat. g(n + 1) = g(n) + 2
"""


@pytest.mark.parametrize("options", HOSTILE)
def test_options_of_one_question_do_not_reach_the_next(options: str) -> None:
    asked = question(HARD)
    before = decide(asked, model=True)
    with Session() as session:
        session.run(f"{options}\n(declare-const x Int)\n(assert (> (* x x x) 7))\n(check-sat)")
    after = decide(asked, model=True)
    assert before.status == after.status == "yes"
    assert str(before.model) == str(after.model)


def test_an_interrupt_from_the_keyboard_is_raised_again() -> None:
    with Session() as session, pytest.raises(KeyboardInterrupt):
        session.run('(echo "interrupted from keyboard")')


def test_text_is_unicode() -> None:
    with Session() as session:
        assert session.run('(echo "∀ é 𝔸")') == "∀ é 𝔸\n"


# ---- Answers

ERRORS = [
    "(assert undeclared)",
    "(declare-const p Bool)\n(assert (and p 3))",
    "(assert",
    "(set-option :no-such-option true)",
    "(declare-const p Bool)\n(declare-const p Bool)",
]


@pytest.mark.parametrize("text", ERRORS)
@pytest.mark.parametrize("after", ["", "(assert true)", "(assert false)"])
def test_after_an_error_there_is_no_verdict(text: str, after: str) -> None:
    with Session() as session:
        status, reason = check(session, f"{preamble(20_000)}\n{text}\n{after}")
    assert status == "unknown"
    assert reason.startswith("error: ")


class Scripted(Session):
    """A session that prints what it is told to."""

    def __init__(self, answer: str, reason: str) -> None:
        self.answers = [answer, reason]

    def run(self, text: str) -> str:
        return self.answers.pop(0)


# Each line: what the solver prints, what it gives as its reason, and the status and reason that are made of it.
ANSWERS = [
    ("sat\n", "", "yes", ""),
    ("unsat\n", "", "no", ""),
    ("unknown\n", '(:reason-unknown "canceled")', "unknown", "budget"),
    ("unknown\n", '(:reason-unknown "push canceled")', "unknown", "budget"),
    ("unknown\n", '(:reason-unknown "max. resource limit exceeded")', "unknown", "budget"),
    ("unknown\n", '(:reason-unknown "(resource limits reached)")', "unknown", "budget"),
    ("unknown\n", '(:reason-unknown "memout")', "unknown", "memory"),
    ("unknown\n", '(:reason-unknown "out of memory")', "unknown", "memory"),
    ("unknown\n", '(:reason-unknown "interrupted")', "unknown", "interrupted"),
    ("unknown\n", '(:reason-unknown "smt tactic failed to show goal to be sat/unsat (incomplete (theory arithmetic))")',
     "unknown", "incomplete"),
    ("unknown\n", '(:reason-unknown "(incomplete quantifiers)")', "unknown", "incomplete"),
    ("timeout\n", "", "unknown", "incomplete"),
    ("", "", "unknown", "incomplete"),
    ("unsupported\nunsat\n", "", "no", ""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "given", "status", "reason"), ANSWERS)
def test_answer(printed: str, given: str, status: str, reason: str) -> None:
    assert check(Scripted(printed, given), "") == (status, reason)


@pytest.mark.parametrize("verdict", ["sat", "unsat", "unknown"])
def test_an_error_before_or_after_a_verdict_takes_it_back(verdict: str) -> None:
    for printed in (f'(error "line 1")\n{verdict}\n', f'{verdict}\n(error "line 9")\n'):
        status, reason = check(Scripted(printed, ""), "")
        assert status == "unknown"
        assert reason.startswith("error")
