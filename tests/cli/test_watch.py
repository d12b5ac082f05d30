"""Watching: what is checked again, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from petitio.cli.discover import discover
from petitio.cli.known import Known
from petitio.cli.look import Look
from petitio.cli.resolve import Resolve
from petitio.cli.run import How
from petitio.cli.watch import Stamp, stamp, watch
from petitio.cli.watching import watching
from petitio.settings import Settings, settings
from tests.cli.test_main import BAD, GOOD, petitio


class Enough(Exception):
    """The end of a test."""


def watched(*moments: dict[str, int], others: tuple[str, ...] = ()) -> list[list[str]]:
    """What is checked when, for the stamps of files at each moment."""
    past: list[list[str]] = []
    left = list(moments)

    def check(changed: list[str]) -> Iterable[str]:
        past.append(changed)
        return others

    def wait() -> None:
        left.pop(0)
        if not left:
            raise Enough

    def stamped(path: str) -> Stamp:
        return (left[0][path], 0) if path in left[0] else None

    with pytest.raises(Enough):
        watch(lambda: [path for path in left[0] if path not in others], check, wait, stamped)
    return past


@pytest.mark.parametrize(
    ("moments", "checked"),
    [
        ([{}, {}, {"a": 1}], [[], ["a"]]),
        ([{"a": 1}, {"a": 1}], [["a"]]),
        ([{"a": 1, "b": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}], [["a", "b"], ["b"]]),
        ([{"a": 1}, {"a": 1, "b": 1}, {"b": 1}], [["a"], ["b"], ["a"]]),
        ([{"a": 2}, {"a": 1}], [["a"], ["a"]]),
    ],
)
def test_what_changes_is_checked(moments: list[dict[str, int]], checked: list[list[str]]) -> None:
    assert watched(*moments) == checked


def test_what_is_imported_is_watched() -> None:
    moments = ({"a": 1, "words": 1}, {"a": 1, "words": 1}, {"a": 1, "words": 2}, {"a": 1})
    assert watched(*moments, others=("words",)) == [["a"], ["words"], ["words"]]


def test_what_comes_out_otherwise_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words, one, other = Path("words.arg"), Path("one.arg"), Path("other.arg")
    words.write_text('pred p "it rains"\npred q "it is wet"\n')
    one.write_text('import "words.arg"\nargument b:\npremise x: p\npremise y: p -> q\nconclude c: q\n')
    other.write_text(GOOD)
    steps: list[Callable[[], object]] = [
        lambda: words.write_text('pred p "it rains"\npred q "it is wet"\npred r "it is late"\n'),
        lambda: words.write_text('pred p "it rains"\npred r "it is cold"\n'),
        lambda: other.write_text(BAD),
        lambda: other.unlink(),
    ]
    pages: list[tuple[str, str]] = []

    def let_time_pass(_: float) -> None:
        shown = capsys.readouterr()
        pages.append((shown.out, shown.err))
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("petitio.cli.watching.sleep", let_time_pass)

    def files() -> list[tuple[str, Settings]]:
        return [(path.name, settings({})) for path in (one, other) if path.exists()]

    with pytest.raises(KeyboardInterrupt):
        watching(files, Known(None, remembered=True), How(look=Look(False, 100, False)))
    assert "one.arg" in pages[0][0]
    assert "other.arg" in pages[0][0]
    assert pages[0][1] == ""
    # A word more, and all comes out as before: only the last line is shown.
    assert "words.arg" in pages[1][1]
    assert pages[1][0].count("\n") == 1
    # A word less.
    assert "one.arg" in pages[2][0]
    assert "other.arg" not in pages[2][0]
    assert pages[3][1] == "petitio: changed: other.arg\n"
    assert "error[V101]" in pages[3][0]
    assert "one.arg" not in pages[3][0]
    assert "in 1 file" in pages[4][0]


def test_stamps(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    assert stamp(str(tmp_path / "a")) == ((tmp_path / "a").stat().st_mtime_ns, 1)
    assert stamp(str(tmp_path / "b")) is None


@pytest.mark.parametrize("option", ["--fix", "--statistics", "--output-file=x", "--output-format=json", "-"])
def test_watching_goes_with_text_alone(tmp_path: Path, option: str) -> None:
    done = petitio("check", "--watch", option, cwd=tmp_path)
    assert done.returncode == 2
    assert "--watch" in done.stderr


def test_a_format_from_a_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "petitio.toml").write_text('output-format = "json"\n')
    done = petitio("check", "--watch", cwd=tmp_path)
    assert done.returncode == 2
    assert "petitio.toml sets another: give --output-format text" in done.stderr


def test_configurations_are_watched_from_when_they_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.arg").write_text(BAD)
    there = Path("petitio.toml")
    steps: list[Callable[[], object]] = [
        lambda: there.write_text('ignore = ["V"]\n'),
        lambda: there.write_text("nonsense = 1\n"),
        lambda: there.write_text('ignore = ["V101"]  # now\n'),
        lambda: there.unlink(),
        lambda: there.write_text("more nonsense = 1\n"),
        lambda: there.unlink(),
        lambda: Path("a.arg").unlink(),
    ]
    pages: list[tuple[str, str]] = []

    def let_time_pass(_: float) -> None:
        shown = capsys.readouterr()
        pages.append((shown.out, shown.err))
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    def files() -> list[tuple[str, Settings]]:
        return discover((".",), Resolve({}), purpose=None)

    monkeypatch.setattr("petitio.cli.watching.sleep", let_time_pass)
    with pytest.raises(KeyboardInterrupt):
        watching(files, Known(None, remembered=True), How(look=Look(False, 100, False)))
    assert "error[V101]" in pages[0][0]
    assert "leaves out 1 error" in pages[1][0]
    assert pages[1][1] == CHANGED
    assert "there is no setting" in pages[2][1]
    assert "leaves out" in pages[3][0]
    assert pages[4][1] == "petitio: gone: petitio.toml\n"
    assert "error[V101]" in pages[4][0]
    assert pages[5][1].startswith(CHANGED + "Error: petitio.toml:1:")
    assert pages[6][1] == "petitio: gone: petitio.toml\n"
    assert pages[7] == ("checked 0 arguments in 0 files: there is no verdict to give\n", "petitio: gone: a.arg\n")


CHANGED = "petitio: changed: petitio.toml\n"
