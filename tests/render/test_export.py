"""Exported obligations, put to programs that know nothing of petitio: what they answer is what the problem says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from petitio.core import Argument, File, Term
from petitio.elaborate.elaborate import elaborate_all
from petitio.files import Files
from petitio.obligations import Question, follows
from petitio.parsing.load import load
from petitio.render.export import Answered, Problem, problems
from petitio.render.smt2 import smt2
from petitio.render.tptp import Inexpressible, Statement, tptp
from petitio.smt.decide import decide
from petitio.source import Source
from tests.reading import QUICK, argument
from tests.strategies import EVERYTHING, GROUND, formulas
from tests.tptp_reader import read_tptp

Z3 = Path(sys.executable).with_name("z3")
OPEN = {"unknown", "Unknown", "GaveUp", "ResourceOut"}
SZS = {"sat": "CounterSatisfiable", "unsat": "Theorem", "unknown": "Unknown"}

MIXED = """argument mixed:
sort Thing
sort Hue = red | green | X
const A: Thing
const it: Thing
func hue(t: Thing): Hue
func partner(t: Thing): Thing
pred odd[one](t: Thing)
pred odd[two](t: Thing)
pred grün
func size(t: Thing): Real
func count(n: Nat): Nat
define big(t: Thing) := size(t) > 1/3
define fact(n: Nat): Int := if n = 0 then 1 else n * fact(n - 1)
given hues: forall t: Thing. hue(t) != X
premise sizes: size(A) = 0.25 + 1/4 and (if big(A) then hue(A) else red) = green
premise odds: forall b: Bool. exists c: Bool. b xor c
premise step: forall n: Nat. count(n + 1) > count(n)
premise three: 2 ^ count(0) = 8 and -7 div 2 = -4 and -7 mod 2 = 1
premise both: grün <-> (odd[one](A) = odd[two](A))
lemma green_one: hue(A) = green
conclude some: exists t: Thing. hue(t) = green and not (size(t) <= 0.4)
conclude more: count(1) > 0 and abs(-3) = 3 and max(size(A), 0) = 1/2
conclude six: fact(3) = 6
conclude never: partner(A) = A
conclude not_red: hue(A) = green from sizes, hues
conclude steps: forall n: Nat. fact(n) >= 1
  by induction on n
"""


def answered(question: Question) -> Answered:
    return decide(question).status


def arguments(path: Path) -> tuple[Argument, ...]:
    file: File
    file, _ = elaborate_all(load(Source(path.name, path.read_text(encoding="utf-8")), Files(path, path.name)))
    return file.arguments


def z3(text: str, form: str, folder: Path) -> str:
    """What z3 says of a problem."""
    path = folder / "problem"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([Z3, f"-{form}", "rlimit=2000000", path], capture_output=True, text=True, check=False)
    return done.stdout.removeprefix("% SZS status ").splitlines()[0]


def status(text: str) -> str:
    """What a problem says is to come out."""
    found = re.search(r"^\(set-info :status (\w+)\)$|^% Status : (\w+)$", text, re.MULTILINE)
    assert found is not None
    return found.group(1) or found.group(2)


def both(meant: Argument) -> list[tuple[Problem, Problem]]:
    return list(zip(problems(meant, "smt2", answer=answered), problems(meant, "tptp", answer=answered), strict=True))


@pytest.mark.parametrize("path", QUICK[::4], ids=lambda path: path.stem)
def test_problems_of_the_corpus_come_out_as_they_say(path: Path, tmp_path: Path) -> None:
    for meant in arguments(path):
        for script, problem in both(meant):
            assert script.text is not None
            assert problem.text is not None
            wanted = status(script.text)
            assert status(problem.text) == SZS[wanted]
            # Petitio looks for models in more ways than z3 does by itself.
            given_up = OPEN if wanted == "sat" else set()
            assert z3(script.text, "smt2", tmp_path) in {wanted, *given_up}
            assert z3(problem.text, "tptp", tmp_path) in {SZS[wanted], *given_up}
            assert read_tptp(problem.text).roles.count("conjecture") == 1


def test_all_that_can_be_said_is_said(tmp_path: Path) -> None:
    rows = both(argument(MIXED))
    found = {}
    for script, problem in rows:
        assert script.text is not None
        assert problem.text is not None
        read_tptp(problem.text)
        found[problem.name.removeprefix("mixed.")] = status(problem.text)
        for text, form in ((script.text, "smt2"), (problem.text, "tptp")):
            said = z3(text, form, tmp_path)
            # A model of a recursion is more than z3 finds by itself.
            assert said in {status(text), *OPEN}, (problem.name, form)
    assert found == {
        "green_one": "Theorem",
        "some": "Theorem",
        "more": "Theorem",
        "six": "Theorem",
        "never": "CounterSatisfiable",
        "not_red": "Theorem",
        "steps.base-0": "Theorem",
        "steps.step": "Theorem",
    }


def test_a_first_order_prover_agrees(tmp_path: Path) -> None:
    eprover = pytest.importorskip("eprover")
    tried = 0
    for path in QUICK[::5]:
        for meant in arguments(path):
            for problem in problems(meant, "tptp", answer=answered):
                # E has no arithmetic.
                if problem.text is None or "$int" in problem.text or "$real" in problem.text:
                    continue
                tried += 1
                (tmp_path / "problem").write_text(problem.text, encoding="utf-8")
                command = [
                    eprover.eprover_path,
                    "--auto",
                    "--tptp3-format",
                    "-s",
                    "--cpu-limit=5",
                    tmp_path / "problem",
                ]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                said = re.search(r"SZS status (\w+)", done.stdout + done.stderr)
                assert said is not None, done.stdout + done.stderr
                wanted = {"Theorem": {"Theorem", "ContradictoryAxioms"}}.get(status(problem.text), {"ResourceOut"})
                assert said.group(1) in {*wanted, status(problem.text)}
    assert tried > 5


@settings(max_examples=20, deadline=None)
@given(formulas(EVERYTHING), formulas(GROUND))
def test_formulas_mean_the_same_in_both(tmp_path_factory: pytest.TempPathFactory, one: Term, other: Term) -> None:
    folder = tmp_path_factory.mktemp("problem")
    for formula in (one, other):
        question = follows({}, (), formula)
        text = tptp("law", {}, [Statement("law", "conjecture", formula)])
        read_tptp(text)
        said = {SZS.get(z3(smt2("law", question), "smt2", folder)), z3(text, "tptp", folder)}
        assert said <= {*SZS.values(), *OPEN}
        assert said != {"Theorem", "CounterSatisfiable"}


REFUSED = [
    ("pred p(b: Bool)\nconclude c: p(true)", "a truth value is an argument or a value there"),
    ("func f(n: Nat): Bool\nconst b: Bool\npred q(x: Bool, y: Bool)\nconclude c: q(b, f(0))", "a truth value"),
    (
        "pred d0\n" + "".join(f"define d{n + 1} := d{n} <-> not d{n}\n" for n in range(20)) + "conclude c: d20",
        "with its definitions in their places it is too long",
    ),
    ("const n: Nat\nconclude c: 0 = " + " + ".join(f"(if n = {i} then n else {i})" for i in range(14)), "taken apart"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_said_is_refused(text: str, reason: str) -> None:
    meant = argument(text)
    (problem,) = problems(meant, "tptp")
    assert problem.text is None
    assert reason in (problem.refusal or "")
    with pytest.raises(Inexpressible):
        tptp("", meant.definitions, [Statement("c", "conjecture", meant.claim("c").formula)])


def test_only_what_is_wanted_is_asked() -> None:
    asked: list[Question] = []

    def answer(question: Question) -> Answered:
        asked.append(question)
        return "unknown"

    found = list(problems(argument(MIXED), "smt2", lambda name: name.endswith(".six"), answer))
    assert [problem.name for problem in found] == ["mixed.six"]
    assert len(asked) == 1
    assert status(found[0].text or "") == "unknown"
