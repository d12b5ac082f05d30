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


def verdicts(file: Path | str, refused: range) -> tuple[dict[str, str | None], int]:
    """The verdicts on the claims of a file or a text, and how many questions there were."""
    watch = Refusing(refused)
    with watched(watch):
        report = petitio.check_file(file) if isinstance(file, Path) else petitio.check_text(file)
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


P = "pred a pred b pred k\n"
TEXTS = {
    "holds in two ways": "premise p: a\npremise q: a -> b\npremise r: k\npremise s: k -> b\nconclude c: b",
    "vacuous": "premise p: a\npremise q: not a\nconclude c: b",
    "a theorem that cannot be": "premise p: a\npremise q: not a\nconclude c: b and not b",
    "beside a conflict": "premise p: a\npremise q: not a\npremise r: k\npremise s: k -> b\nconclude c: b",
    "alternatives that fail": "assume p: a\nassume q: not a\npremise r: k\nconclude c: b",
    "begs": "premise p: not not a\npremise q: b\nconclude c: a",
    "begs in part": "premise p: a and k\npremise q: k -> a\nconclude c: a",
    "by contradiction": "premise p: a -> b\npremise q: a -> not b\nassume s: a\n"
    "conclude c: not a by contradiction from s",
    "by induction, with a conflict": "premise p: a\npremise q: not a\npred t(n: Nat)\npremise r: forall n: Nat. t(n)\n"
    "conclude c: forall n: Nat. t(n) by induction on n base p, q step r",
    "by cases, with a conflict": "premise p: a\npremise q: not a\npred d\nconclude c: k by cases b, d",
    "a circle over a conflict": "premise p: k\npremise q: not k\nlemma m: b from c, p, q\nconclude c: a from m, p, q",
    "a lemma that begs": "premise p: not not a\nlemma m: a from p\npremise r: a -> k\nconclude c: k from m, r",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_whatever_is_refused_there_is_the_same_verdict_or_none(text: str) -> None:
    whole = f"argument test:\n{P}{text}"
    usual, count = verdicts(whole, range(0))
    one = [range(first, first + 1) for first in range(1, min(count, 10) + 1)]
    all_later = [range(first, 10_000) for first in range(1, count, 1 + count // 10)]
    for refused in (*one, *all_later):
        found, _ = verdicts(whole, refused)
        for name, verdict in found.items():
            assert verdict in (usual[name], "undecided"), (name, refused)
