"""Contexts made ahead: each is handed out once, options exclude making, and nothing a maker does wrong is swallowed."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from petitio.smt.ahead import Ahead

ROOT = Path(__file__).parents[2]


def test_every_context_is_handed_out_once_and_deleted_once() -> None:
    made, deleted = count(), []
    last = Event()

    def delete(context: int) -> None:
        deleted.append(context)
        if len(deleted) == 40:
            last.set()

    ahead = Ahead(made.__next__, delete)
    taken = []
    for _ in range(40):
        context = ahead.take()
        with ahead.options:
            taken.append(context)
        ahead.started()
        ahead.give_back(context)
    assert last.wait(60)
    assert len(set(taken)) == 40
    assert sorted(deleted) == sorted(taken)


def test_none_is_made_while_options_are_set() -> None:
    making, made = Event(), Event()
    inside = False

    def make() -> int:
        assert not inside
        making.set()
        return 7

    ahead = Ahead(make, lambda _: made.set())
    assert making.wait(60)
    for _ in range(50):
        context = ahead.take()
        with ahead.options:
            inside = True
            ahead.started()
            inside = False
        ahead.give_back(context)
    assert made.wait(60)


def test_what_goes_wrong_is_heard_by_whoever_takes_one() -> None:
    def make() -> int:
        raise ImportError("there is no solver")

    ahead = Ahead(make, lambda _: None)
    for _ in range(3):
        with pytest.raises(ImportError, match="no solver"):
            ahead.take()


@pytest.mark.parametrize("name", ["debate/iterative_alignment", "classics/gauss", "fallacies/vacuous_premises"])
def test_the_command_says_what_the_library_says(name: str) -> None:
    """The command makes its contexts ahead, the library does not."""
    command = [sys.executable, "-m", "petitio.cli.main", "check", "--output-format", "json", f"arguments/{name}.arg"]
    by_thread = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    code = f"import petitio; print(petitio.check_file('arguments/{name}.arg').to_json())"
    alone = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert by_thread == alone
