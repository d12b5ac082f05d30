"""What the README shows is what comes out."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from petitio.library import examine_bytes
from petitio.render.assemble import assemble
from petitio.render.text import render_text
from petitio.verdicts import Verdict

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def fences(language: str) -> list[str]:
    return [body for word, body in FENCE.findall(README) if word == language]


def test_first_screen_shows_the_real_output() -> None:
    argument, session = fences("")[:2]
    command, _, shown = session.partition("\n")
    prompt, program, word, path = command.split()
    assert (prompt, program, word) == ("$", "petitio", "check")
    examined = examine_bytes(argument.encode(), path)
    report = assemble((examined,))
    assert render_text(report, {path: examined.source}) == shown
    assert report.ok


def test_library_example_prints_what_its_comment_says() -> None:
    (example,) = fences("python")
    *_, last = example.splitlines()
    call, _, comment = last.partition("#")
    assert call.startswith("print(")
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {"__name__": "readme"})
    assert printed.getvalue().strip() == comment.strip()


def test_all_verdicts_are_in_the_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert set(rows) == {verdict.value for verdict in Verdict}
