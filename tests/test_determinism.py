"""The same question gets the same answer: from other processes, with results at hand or without, however the premises
are ordered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import petitio
from petitio.report import ClaimReport, CountermodelReport
from tests.differential.families import case
from tests.reading import QUICK

SAMPLE = QUICK[::16]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some files of the corpus in a project of their own."""
    place = tmp_path_factory.mktemp("project")
    (place / "petitio.toml").write_text("")
    for path in SAMPLE:
        shutil.copy(path, place / path.name)
    return place


def report(folder: Path, seed: str, *options: str, cached: bool = False) -> bytes:
    """The JSON that a process of its own prints; `seed` is where its hashes start."""
    kept = {"PETITIO_NO_CACHE": "" if cached else "1", "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "petitio.cli.main", "check", "--output-format=json", *options]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **kept}, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


def test_every_process_prints_the_same_bytes(folder: Path) -> None:
    first = report(folder, "0", "--jobs=1")
    assert first.count(b'"path": ') >= len(SAMPLE)
    assert report(folder, "1", "--jobs=1") == first
    assert report(folder, "2", "--jobs=2") == first
    assert report(folder, "3", "--jobs=1", cached=True) == first
    assert (folder / ".petitio_cache").exists()
    assert report(folder, "4", "--jobs=2", cached=True) == first


def test_what_was_checked_before_changes_nothing(folder: Path) -> None:
    """A file says the same of itself alone, in a process of its own, as behind all the others."""
    paths = sorted(folder.glob("*.arg"))
    alone = json.loads(report(folder, "0", paths[0].name))["files"][0]
    last = json.loads(petitio.check_many([*paths, paths[0]]).to_json())["files"][-1]
    assert alone["arguments"] == last["arguments"]


def everything(claims: Iterable[ClaimReport]) -> dict[str, object]:
    """What is found of claims, where order means something in its order and elsewhere in none. Of several cores the
    first is named, which is a matter of order."""
    return {
        row.name: (
            row.verdict,
            _sets(row.cores),
            _sets(row.corrections),
            _sets(row.under),
            row.idle and set(row.idle),
            row.begging and {(found.premise, found.grade, frozenset(found.given)) for found in row.begging},
            _world(row.countermodel),
            _world(row.witness),
            row.repairs,
            row.unknown,
        )
        for row in claims
    }


def _sets(rows: Iterable[Iterable[str]] | None) -> object:
    return None if rows is None else {frozenset(row) for row in rows}


def _world(model: CountermodelReport | None) -> object:
    return None if model is None else (model.domains, set(model.values), set(model.tails))


# Each: a vocabulary, and claims that once had another countermodel backwards.
ARGUMENTS = {
    "relations": (
        "sort S\nconst a: S\nconst b: S\npred f(x: S)\npred r(x, y: S)",
        "premise p0: exists x, y: S. if r(y, x) <-> f(y) then r(y, b) or r(y, y) else f(b) -> r(x, y)",
        "premise p1: not p0 or (exists x: S. r(x, x))",
        "premise p2: exists x, y: S. f(a) -> f(b)",
        "lemma l: forall x: S. x = a",
        "conclude c: p1",
    ),
    "numbers": (
        "const i: Int\nconst j: Int\nconst n: Nat\nconst u: Real\nconst w: Real\npred p",
        "premise p0: -1 <= u + n < (j + n) / 2",
        "premise p1: not p xor -(i - n) >= j",
        "premise p2: u != 150% -> n / 2 <= u + i",
        "conclude c: if j > j <-> -1 <= 0.25 < u - w then not n >= 4 else i < -3 * abs(j) xor n / 2 != u",
    ),
}


def _agree(forwards: str, backwards: str) -> None:
    one, other = (petitio.check_text(text).files[0] for text in (forwards, backwards))
    (first,), (second,) = one.arguments, other.arguments
    assert first.claims
    assert everything(first.claims) == everything(second.claims)
    assert (first.position, _sets(first.conflicts)) == (second.position, _sets(second.conflicts))
    assert sorted(found.rule for found in one.findings) == sorted(found.rule for found in other.findings)


@pytest.mark.parametrize(("words", "claims"), [(rows[0], rows[1:]) for rows in ARGUMENTS.values()], ids=ARGUMENTS)
def test_the_order_of_claims_changes_nothing(words: str, claims: tuple[str, ...]) -> None:
    _agree(
        "\n".join(["argument a:", words, *claims]),
        "\n".join(["argument a:", words, *reversed(claims)]),
    )


@pytest.mark.parametrize("group", range(4))
def test_the_order_of_claims_changes_nothing_in_random_arguments(group: int) -> None:
    for number in range(group, 20, 4):
        tried = case(7, number)
        _agree(tried.text(), replace(tried, claims=tuple(reversed(tried.claims))).text())
