"""The budget: so many times the usual steps, for as long as it is wanted."""

from __future__ import annotations

import pytest

from petitio import Options, check_text
from petitio.smt.budget import budget, scaled
from petitio.smt.emit import preamble
from petitio.smt.library import Session
from petitio.smt.solve import QUICK


def test_every_limit_of_a_question_grows_with_the_budget() -> None:
    usual = dict(line[len("(set-option :") : -1].split(" ") for line in preamble(QUICK).splitlines())
    with budget(10):
        more = dict(line[len("(set-option :") : -1].split(" ") for line in preamble(QUICK).splitlines())
    changed = {name: (int(usual[name]), int(more[name])) for name in usual if usual[name] != more[name]}
    assert set(changed) == {"rlimit", "timeout", "smt.qi.max_instances"}
    assert all(10 * before == after for before, after in changed.values())
    assert scaled(QUICK) == QUICK


def test_a_check_asks_within_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    ask = Session.run

    def listening(session: Session, text: str) -> str:
        sent.append(text)
        return ask(session, text)

    monkeypatch.setattr(Session, "run", listening)
    check_text(
        "argument a:\npred p(n: Nat)\npred q(n: Nat)\npremise x: forall n: Nat. p(n) -> q(n)\n"
        "conclude c: forall n: Nat. q(n)\n",
        options=Options(budget=7),
    )
    limits = {line for part in sent for line in part.splitlines() if line.startswith("(set-option :rlimit ")}
    assert f"(set-option :rlimit {7 * QUICK})" in limits
    assert all(int(line.split(" ")[-1][:-1]) % 7 == 0 for line in limits)
