"""Questions that are given up: no verdict comes of that but the one that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import petitio
from petitio.smt.patience import watched

ROOT = Path(__file__).parents[2] / "arguments"


class Refusing:
    """Has some questions refused, by their numbers."""

    def __init__(self, refused: range) -> None:
        self._refused = refused
        self.count = 0

    def begin(self) -> bool:
        """The next question."""
        self.count += 1
        return self.count not in self._refused

    def end(self) -> None:
        """It is over."""


def verdicts(path: Path, refused: range) -> tuple[dict[str, str | None], int]:
    """The verdicts on the claims of a file, and how many questions there were."""
    watch = Refusing(refused)
    with watched(watch):
        report = petitio.check_file(path)
    rows = {f"{a.name}.{c.name}": c.verdict for a in report.files[0].arguments for c in a.claims}
    return rows, watch.count


@pytest.mark.parametrize("path", ["classics/aristotle_circle.arg", "classics/anselm_named.arg"])
def test_without_an_answer_there_is_the_same_verdict_or_none(path: str) -> None:
    (file,) = ROOT.rglob(Path(path).name)
    usual, count = verdicts(file, range(0))
    for first in range(1, min(count, 40) + 1):
        for refused in (range(first, first + 1), range(first, 10_000)):
            found, _ = verdicts(file, refused)
            for name, verdict in found.items():
                assert verdict in (usual[name], "undecided"), (name, refused)
