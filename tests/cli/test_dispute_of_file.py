"""`petitio dispute` on argument files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from petitio.cli.main import cli

TEXT = (
    "argument wet:\npred rain pred wet\npremise p: rain\npremise q: rain -> wet\nconclude c: wet\n"
    "argument sun:\npred rain pred sun\npremise p: sun\npremise q: sun -> not rain\nconclude c: not rain\n"
    "dispute d:\n  party one: wet\n  party two: sun\ndispute e:\n  arguments wet\n"
)


def run(folder: Path, *arguments: str, text: str = TEXT) -> tuple[int, str]:
    path = folder / "streets.arg"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["dispute", str(path), *arguments], standalone_mode=False)
    if result.exception is not None:
        return 2, str(getattr(result.exception, "message", result.exception))
    return result.return_value, result.output


def test_page_says_who_stands_and_why(tmp_path: Path) -> None:
    status, page = run(tmp_path, "--in", "d")
    assert status == 0
    for line in (
        "in: sun",
        "out: wet",
        "wet is out: sun contradicts what it rests on",
        "sun is in: nothing tells against it",
        "one: 3 commitments, can all be true",
        "sun.p: two asserts it; the commitments of one leave it open",
    ):
        assert line in page


def test_page_says_which_conclusion_decides_about_an_argument(tmp_path: Path) -> None:
    two = TEXT.replace("dispute d", "conclude d: rain or not sun\ndispute d")
    _, page = run(tmp_path, "--in", "d", text=two)
    assert "sun is out: of its conclusions, sun.d is out" in page
    _, page = run(tmp_path, "--in", "d", text=TEXT.replace("dispute d", "conclude d: not rain and sun\ndispute d"))
    assert "sun is in: all its conclusions are in" in page


def test_page_says_that_it_turns_on_more_than_it_lists(tmp_path: Path) -> None:
    _, page = run(tmp_path, "--in", "d")
    assert "it turns on: sun.p or sun.q\n" in page
    dry = "argument dry:\npred wet pred roof\npremise p: roof\npremise q: roof -> not wet\nconclude c: not wet\n"
    text = TEXT[: TEXT.index("argument sun")] + dry + "dispute d:\n  party one: wet\n  party two: dry\n"
    _, page = run(tmp_path, text=text)
    assert "it turns on: wet.p or wet.q or dry.p, among others\n" in page


def test_why_is_a_tree(tmp_path: Path) -> None:
    _, page = run(tmp_path, "--in", "d", "--why", "wet")
    assert page.splitlines() == [
        "wet is out: sun contradicts what it rests on",
        "  - sun is in: nothing tells against it",
    ]


def test_json_has_the_disputes_alone(tmp_path: Path) -> None:
    _, page = run(tmp_path, "--output-format", "json")
    assert [(row["name"], row["labels"]) for row in json.loads(page)] == [
        ("d", {"wet": "out", "sun": "in"}),
        ("e", {"wet": "in"}),
    ]


@pytest.mark.parametrize(("form", "part"), [("dot", "n1 -> n0"), ("mermaid", "n1 --> n0"), ("apx", "att(sun,wet).")])
def test_a_dispute_can_be_drawn_and_written(tmp_path: Path, form: str, part: str) -> None:
    assert part in run(tmp_path, "--in", "d", "--output-format", form)[1]


@pytest.mark.parametrize(
    ("arguments", "text", "complaint"),
    [
        (("--in", "f"), TEXT, "there is no dispute f"),
        (("--why", "snu"), TEXT, "did you mean sun?"),
        ((), "argument a:\npremise p: true\n", "there is no dispute in"),
        (("--output-format", "dot"), TEXT, "name it with --in"),
        (("--semantics", "stable"), TEXT, "grounded labels"),
    ],
)
def test_what_cannot_be_done(tmp_path: Path, arguments: tuple[str, ...], text: str, complaint: str) -> None:
    status, page = run(tmp_path, *arguments, text=text)
    assert status == 2
    assert complaint in page


def test_errors_in_the_file_are_said(tmp_path: Path) -> None:
    status, page = run(tmp_path, "--in", "d", text=TEXT.replace("sun -> not rain", "sun -> nto rain"))
    assert status == 1
    assert "no labels" in page
