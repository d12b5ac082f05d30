"""`petitio check --certify` from the outside: the cache, two processes, every format, and what is not kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from petitio.cache.encoding import decoded
from petitio.certify import confirmer
from petitio.cli.check_one import check_one
from petitio.cli.job import Job
from petitio.options import Options
from petitio.smt.second_session import second_solver_installed
from tests.cli.test_main import BAD, GOOD, petitio

pytestmark = pytest.mark.skipif(not second_solver_installed(), reason="cvc5 is an extra")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with an argument that holds, one that fails, and a position that is inconsistent."""
    (tmp_path / "petitio.toml").write_text("")
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "bad.arg").write_text(BAD)
    (tmp_path / "position.arg").write_text('argument b:\npred p "it rains"\npremise x: p\npremise y: not p\n')
    return tmp_path


def check(folder: Path, *options: str) -> tuple[int, str, str]:
    """A check with results kept: the status and what is said."""
    done = petitio("check", *options, cwd=folder, PETITIO_NO_CACHE="")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_every_format_marks_it_cold_cached_and_in_two_processes(folder: Path, form: str) -> None:
    plain = check(folder, f"--output-format={form}")
    assert "confirmed" not in plain[1]
    # What was kept without being confirmed confirms nothing.
    cold = check(folder, "--certify", f"--output-format={form}")
    assert cold[0] == 1
    assert cold[1].count("confirmed by cvc5") == 2 or cold[1].count('"status": "confirmed"') == 2
    assert "not confirmed" not in cold[1]
    assert check(folder, "--certify", f"--output-format={form}") == cold
    assert check(folder, "--certify", "--no-cache", "--jobs=2", f"--output-format={form}") == cold
    # And nothing that was confirmed shows unasked.
    assert check(folder, f"--output-format={form}") == plain


def test_a_configuration_asks_for_it(folder: Path) -> None:
    (folder / "petitio.toml").write_text("certify = true\n")
    assert "confirmed by cvc5" in check(folder)[1]
    assert "confirmed by cvc5" not in check(folder, "--config", "certify=false")[1]
    assert "certify = true" in check(folder, "--show-settings")[1]
    (folder / "petitio.toml").write_text("certify = 1\n")
    assert "`certify` can be `true` or `false`, not `1`" in check(folder)[2]


def test_a_planted_module_is_not_run(folder: Path) -> None:
    for name in ("cvc5.py", "json.py", "petitio.py"):
        (folder / name).write_text("raise SystemExit('planted')\n")
    # The command itself is started as an installed script is, without the current folder among its modules.
    done = petitio_script(folder)
    assert "confirmed by cvc5" in done[1]
    assert "planted" not in done[1] + done[2]


def petitio_script(folder: Path) -> tuple[int, str, str]:
    import subprocess

    command = (sys.executable, "-P", "-m", "petitio.cli.main", "check", "--certify", "--no-cache", "good.arg")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # It may do better another time.
        ("sys.exit(1)", False),
        (
            "print(json.dumps({'solver': 'cvc5 1'}), flush=True); sys.stdin.readline(); "
            "print(json.dumps({'answer': 'unknown', 'preamble': '', 'reason': 'budget'}), flush=True)",
            True,
        ),
    ],
)
def test_what_may_be_otherwise_another_time_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, lines: str, kept: bool
) -> None:
    asking = confirmer.Confirmer((sys.executable, "-c", f"import json, sys; {lines}"))
    monkeypatch.setattr(confirmer, "_running", [asking])
    checked = check_one(Job(GOOD.encode(), "a.arg", "a.arg", Options(certify=True)))
    asking.close()
    assert checked.entry is not None
    (claim,) = (claim for claim in decoded(checked.entry.report).arguments[0].claims if claim.name == "c")
    assert claim.verdict == "holds"
    assert claim.certificate is not None
    assert claim.certificate.status == "unconfirmed"
    assert checked.lasting is kept


def test_what_is_not_confirmed_is_said_in_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    import petitio as library
    from petitio.render.github import github
    from petitio.render.junit import junit
    from petitio.render.sarif import sarif
    from petitio.render.text import render_text

    monkeypatch.setattr(confirmer, "_running", [confirmer.Confirmer(("/no/such/program",))])
    report = library.check_text(GOOD, options=Options(certify=True))
    assert report.ok
    words = "not confirmed: cvc5 "
    assert words in render_text(report, {})
    assert words in github(report)
    assert words in junit(report, {}, lambda path, finding: True)
    (row,) = json.loads(sarif(report))["runs"][0]["properties"]["certificates"]
    assert (row["status"], row["fullyQualifiedName"]) == ("unconfirmed", "a.c")
    assert row["text"].startswith(words)


def test_what_shows_a_contradiction_comes_back_from_a_worker() -> None:
    from petitio.cli.job import Checked
    from petitio.cli.worker import _packed, _unpacked

    found = Checked(failure="z3 and cvc5 contradict each other", evidence=(("a.c, whole", "(check-sat)\n"),))
    assert _unpacked(_packed(found)) == found
