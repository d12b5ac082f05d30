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


# The numbers of random arguments; what once came out otherwise backwards stands first.
ARGUMENTS = (22, 38, *range(40, 80))


@pytest.mark.parametrize("number", ARGUMENTS)
def test_the_order_of_claims_changes_nothing(number: int) -> None:
    tried = case(7, number)
    forwards, backwards = (
        petitio.check_text(one.text()).files[0] for one in (tried, replace(tried, claims=tuple(reversed(tried.claims))))
    )
    (one,), (other,) = forwards.arguments, backwards.arguments
    assert everything(one.claims) == everything(other.claims)
    assert (one.position, _sets(one.conflicts)) == (other.position, _sets(other.conflicts))
    assert sorted(found.rule for found in forwards.findings) == sorted(found.rule for found in backwards.findings)
