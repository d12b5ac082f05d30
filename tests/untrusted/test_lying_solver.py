"""A solver that lies: nothing breaks, and nothing is said to fail or to be consistent that the evaluator has not seen.

That something follows rests on the solver's "unsat", and no test here holds it against that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest

from petitio.library import check_text
from petitio.report import ClaimReport, Report
from petitio.smt.library import Session

Answer = Callable[[str, str, Random], str]

# Arguments of which it is known what must not be said of them, whoever is asked.
ARGUMENTS = """
argument follows:
sort S
pred p(s: S)
pred q(s: S)
premise x: exists s: S. p(s)
premise y: forall s: S. p(s) -> q(s)
conclude c: exists s: S. q(s)

argument sums:
const f: Nat
premise x: f > 3
conclude c: f * f > 10

argument climbs:
pred good(n: Nat)
premise x: good(0)
premise y: forall n: Nat. good(n) -> good(n + 1)
conclude c: forall n: Nat. good(n)
  by induction on n

argument torn:
const f: Real
premise x: f > 3
premise y: f < 2
"""
FAILING = """
argument wants:
sort S
pred p(s: S)
pred q(s: S)
premise x: exists s: S. p(s)
premise y: forall s: S. q(s) -> p(s)
conclude c: exists s: S. q(s)

argument stuck:
pred good(n: Nat)
premise x: good(0)
premise y: forall n: Nat. good(n) -> good(n + 2)
conclude c: forall n: Nat. good(n)
  by induction on n
"""


def always(word: str) -> Answer:
    """A solver that answers every question in the same way."""
    return lambda text, true, chance: re.sub(r"\b(sat|unsat|unknown)\b", word, true)


def _garbage(text: str, true: str, chance: Random) -> str:
    return chance.choice(
        ["", "(", ")", '"', "sat", "unsat", "unknown", "sat\nunsat", "timeout", "\x00", "(" * 3000, "9" * 5000]
    )


def _cut(text: str, true: str, chance: Random) -> str:
    return true[: chance.randrange(len(true) + 1)]


def _numbers(text: str, true: str, chance: Random) -> str:
    return re.sub(r"\d+", lambda found: str(chance.choice([0, 1, 2, 7, 10**30])), true)


def _values(text: str, true: str, chance: Random) -> str:
    return re.sub(r"\b(true|false)\b", lambda found: chance.choice(["true", "false"]), true)


def _words(text: str, true: str, chance: Random) -> str:
    words = true.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _cores(text: str, true: str, chance: Random) -> str:
    return "unsat\n(nobody |x y| a0 a1)" if chance.random() < 0.5 else true


def _flipped(text: str, true: str, chance: Random) -> str:
    other = {"sat": "unsat", "unsat": "sat", "unknown": "sat"}
    return re.sub(r"\b(sat|unsat|unknown)\b", lambda found: other[found.group()], true)


LIARS: dict[str, Answer] = {
    "all sat": always("sat"),
    "all unsat": always("unsat"),
    "all unknown": always("unknown"),
    "flipped": _flipped,
    "garbage": _garbage,
    "cut": _cut,
    "numbers": _numbers,
    "values": _values,
    "words": _words,
    "cores": _cores,
}


def asked(text: str, liar: Answer, seed: int, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A check with such a solver."""
    chance, printed = Random(seed), Session._printed
    monkeypatch.setattr(Session, "_printed", lambda self, sent: liar(sent, printed(self, sent), chance))
    return check_text(text)


def seen(claim: ClaimReport) -> bool:
    """Whether what is said to fail was replayed."""
    shown = [claim.countermodel]
    if claim.induction is not None:
        shown += [claim.induction.counterexample]
    return any(one is not None and one.replayed for one in shown)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("liar", LIARS)
def test_nothing_true_fails_and_nothing_torn_is_consistent(
    liar: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = asked(ARGUMENTS, LIARS[liar], seed, monkeypatch)
    for argument in report.files[0].arguments:
        assert argument.position != "consistent"
        assert all(claim.verdict != "fails" for claim in argument.claims)


@pytest.mark.parametrize("seed", range(1))
@pytest.mark.parametrize("liar", LIARS)
def test_what_fails_was_replayed(liar: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    report = asked(FAILING, LIARS[liar], seed, monkeypatch)
    failed = [claim for argument in report.files[0].arguments for claim in argument.claims if claim.verdict == "fails"]
    assert all(map(seen, failed))


def test_an_honest_solver_is_told_from_these() -> None:
    assert {claim.verdict for one in check_text(FAILING).files[0].arguments for claim in one.claims} == {None, "fails"}
    arguments = check_text(ARGUMENTS).files[0].arguments
    assert {claim.verdict for one in arguments for claim in one.claims} == {None, "holds"}
    assert arguments[-1].position == "inconsistent"
