"""`petitio dispute` on frameworks: what it prints, what it writes, and what it says of bad input."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_main import petitio

FLOATING = "arg(a). arg(b). arg(c). arg(d).\natt(a,b). att(b,a). att(a,c). att(b,c). att(c,d).\n"
ODD = "p af 4\n1 2\n2 3\n3 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a framework in each format, and a broken one."""
    (tmp_path / "floating.apx").write_text(FLOATING)
    (tmp_path / "odd.af").write_bytes(b"\xef\xbb\xbf" + ODD.replace("\n", "\r\n").encode())
    (tmp_path / "chain.tgf").write_text("a\nb\nc\n#\na b\nb c\n")
    (tmp_path / "broken.apx").write_text("arg(alice).\natt(alice,alcie).\n")
    (tmp_path / "latin.apx").write_bytes("arg(é).".encode("latin-1"))
    return tmp_path


def test_the_page(folder: Path) -> None:
    done = petitio("dispute", "floating.apx", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "floating.apx: 4 arguments, 5 attacks",
        "  grounded",
        "    undecided: a, b, c, d",
        "  complete: 3 extensions",
        "    {}",
        "    {a, d}",
        "    {b, d}",
        "  preferred: 2 extensions",
        "    {a, d}",
        "    {b, d}",
        "  stable: 2 extensions",
        "    {a, d}",
        "    {b, d}",
    ]


def test_the_sessions_of_the_docs_are_what_comes_out(folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "disputes.md").read_text(encoding="utf-8")
    sessions = re.findall(r"^```console\n\$ petitio (.*)\n((?:.|\n)*?)^```$", page, re.MULTILINE)
    assert len(sessions) == 2
    for command, shown in sessions:
        assert petitio(*command.split(), cwd=folder).stdout == shown
    assert FLOATING in page


def test_one_semantics_and_why(folder: Path) -> None:
    done = petitio("dispute", "chain.tgf", "--semantics", "stable", "--why", "b", cwd=folder)
    assert done.stdout.splitlines() == [
        "chain.tgf: 3 arguments, 2 attacks",
        "  stable: 1 extension",
        "    {a, c}",
        "  why `b` is out",
        "    `b` is out: `a` attacks it, and is in",
        "      `a` is in: nothing attacks it",
    ]
    assert "stable: no extension" in petitio("dispute", "odd.af", cwd=folder).stdout


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (("floating.apx", "-p", "DS-PR", "-a", "d"), "YES\n"),
        (("floating.apx", "-p", "ds-co", "-a", "d"), "NO\n"),
        (("floating.apx", "-p", "DC-CO", "-a", "c"), "NO\n"),
        (("floating.apx", "-p", "EE-PR"), "[[a,d],[b,d]]\n"),
        (("floating.apx", "-p", "SE-GR"), "[]\n"),
        (("chain.tgf", "-p", "DC-ST", "-a", "c"), "YES\n"),
        (("odd.af", "-p", "SE-ST"), "NO\n"),
        (("odd.af", "-p", "SE-PR"), "w 4\n"),
        (("odd.af", "-p", "DS-ST", "-a", "1"), "YES\n"),
        (("odd.af", "-p", "DS-PR", "-a", "1"), "NO\nw 4\n"),
    ],
)
def test_the_problems_of_the_competition(folder: Path, arguments: tuple[str, ...], printed: str) -> None:
    done = petitio("dispute", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")


def test_acceptance_in_words(folder: Path) -> None:
    done = petitio("dispute", "floating.apx", "--task", "sceptical", "-a", "d", cwd=folder)
    assert "  complete: `d` is not in every extension\n    such as {}\n" in done.stdout
    assert "  preferred: `d` is in every extension\n" in done.stdout


def test_json(folder: Path) -> None:
    done = petitio("dispute", "floating.apx", "--output-format", "json", "--most", "1", "--why", "a", cwd=folder)
    facts = json.loads(done.stdout)
    assert facts["schema"] == "petitio-framework/1"
    assert facts["labels"] == dict.fromkeys("abcd", "undecided")
    assert facts["extensions"] == {"grounded": {"extensions": [[]], "more": False, "certain": True}}
    assert [step["because"] for step in facts["why"]["steps"]] == [["b"], ["a"]]
    asked = petitio("dispute", "floating.apx", "--output-format", "json", "--task", "DC", "-a", "d", cwd=folder)
    accepted = json.loads(asked.stdout)["accepted"][2]
    assert accepted.pop("witness") in (["a", "d"], ["b", "d"])
    assert accepted == {
        "semantics": "preferred",
        "mode": "credulous",
        "argument": "d",
        "accepted": True,
    }
    broken = petitio("dispute", "broken.apx", "--output-format", "json", cwd=folder)
    assert broken.returncode == 1
    assert [finding["code"] for finding in json.loads(broken.stdout)["findings"]] == ["D302"]


def test_what_is_cut_says_so(folder: Path) -> None:
    done = petitio("dispute", "floating.apx", "--semantics", "PR", "--most", "1", cwd=folder)
    assert done.returncode == 0
    assert "1 extension of more" in done.stdout
    assert "there are more: --most says how many to list" in done.stdout
    assert "there are more" in petitio("dispute", "floating.apx", "-p", "EE-PR", "--most", "1", cwd=folder).stderr


def test_formats_are_written_and_read(folder: Path) -> None:
    apx = petitio("dispute", "chain.tgf", "--output-format", "apx", cwd=folder).stdout
    assert apx == "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,c).\n"
    assert petitio("dispute", "-", "--output-format", "tgf", stdin=apx.encode()).stdout == "a\nb\nc\n#\na b\nb c\n"
    numbers = petitio("dispute", "-", "--output-format", "af", "--stdin-filename", "x.apx", stdin=apx.encode()).stdout
    assert numbers == "p af 3\n# 1 a\n# 2 b\n# 3 c\n1 2\n2 3\n"
    typed = petitio("dispute", "-", "--input-format", "apx", "-p", "SE-GR", stdin=b"arg(a).")
    assert typed.stdout == "[a]\n"
    refused = petitio("dispute", "-", "--output-format", "tgf", stdin=b'arg("").')
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "the name '' cannot be written as tgf; apx can write it" in refused.stderr


@pytest.mark.parametrize(
    "options", [("--output-format", "apx"), ("--output-format", "tgf"), ("-p", "EE-CO"), ("-p", "SE-GR")]
)
def test_a_name_that_would_be_an_order_is_not_printed(options: tuple[str, ...]) -> None:
    done = petitio("dispute", "-", *options, stdin=b'arg(a). arg("##[error]x").')
    assert (done.returncode, done.stdout) == (2, "")
    assert "the name '#\\#[error]x' would be an order to a continuous integration" in done.stderr
    assert "rename it" in done.stderr


def test_what_a_terminal_would_obey_is_no_name() -> None:
    for options in ((), ("-p", "SE-GR"), ("--output-format", "apx"), ("--output-format", "json")):
        done = petitio("dispute", "-", *options, stdin='arg("\x1b[31mESC"). arg("\x9b2J").'.encode())
        assert done.returncode == 1
        assert "framework-syntax" in done.stdout + done.stderr
        assert not {"\x1b", "\x9b"} & set(done.stdout + done.stderr)


def test_pictures(folder: Path) -> None:
    picture = petitio("dispute", "chain.tgf", "--output-format", "dot", cwd=folder).stdout
    assert picture.startswith("digraph")
    assert picture.count('tooltip="in"') == 2
    preferred = petitio("dispute", "floating.apx", "--semantics", "PR", "--output-format", "mermaid", cwd=folder).stdout
    assert preferred.count(":::in") == 2
    assert petitio("dispute", "floating.apx", "--output-format", "mermaid", cwd=folder).stdout.count(":::und") == 4
    none = petitio("dispute", "odd.af", "--semantics", "ST", "--output-format", "dot", cwd=folder)
    assert (none.returncode, none.stdout.count("tooltip")) == (0, 0)
    assert "no stable extension, so the picture shows no labels" in none.stderr


def test_what_cannot_be_read_is_shown_in_its_place(folder: Path) -> None:
    done = petitio("dispute", "broken.apx", cwd=folder)
    assert done.returncode == 1
    assert "error[D302] unknown-argument: there is no argument `alcie`" in done.stdout
    assert "--> broken.apx:2:1" in done.stdout
    aside = petitio("dispute", "broken.apx", "-p", "SE-GR", "--output-format", "iccma", cwd=folder)
    assert (aside.returncode, aside.stdout) == (1, "")
    assert "error[D302]" in aside.stderr
    assert "not-text" in petitio("dispute", "latin.apx", cwd=folder).stdout
    assert petitio("dispute", "-", "--stdin-filename", "x.af").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("absent.af",), "absent.af"),
        ((".",), "is a directory"),
        ((), "Missing argument"),
        (("-",), "give --input-format"),
        (("floating.apx", "--semantics", "prefered"), "did you mean preferred?"),
        (("floating.apx", "--task", "DX"), "did you mean"),
        (("floating.apx", "-p", "DC"), "--problem knows grounded (GR)"),
        (("floating.apx", "-p", "DC-PR"), "credulous needs --argument NAME"),
        (("floating.apx", "-p", "SE-PR", "--task", "SE"), "leave --task and --semantics out"),
        (("floating.apx", "-a", "d"), "--argument is for --task"),
        (("floating.apx", "-p", "DC-PR", "-a", "f"), "there is no argument f"),
        (("floating.apx", "--why", "zzz"), "there is no argument zzz"),
        (("floating.apx", "--most", "0"), "--most"),
        (("floating.apx", "--output-format", "svg"), "svg"),
    ],
)
def test_what_is_asked_wrongly_exits_2(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = petitio("dispute", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_misspelt_argument_gets_a_suggestion() -> None:
    done = petitio("dispute", "-", "--why", "alcie", stdin=b"arg(alice).")
    assert done.returncode == 2
    assert "there is no argument alcie; did you mean alice?" in done.stderr


def test_a_budget_that_runs_out_is_a_finding(folder: Path) -> None:
    code = """
import sys
from petitio.cli.main import main
import petitio.disputes.search
petitio.disputes.search._BUDGET = 1
sys.argv = ["petitio", "dispute", *sys.argv[1:]]
main()
"""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    done = run("floating.apx")
    assert done.returncode == 1
    assert "preferred: undecided: the solver's budget ran out" in done.stdout
    assert "there may be others: the solver's budget ran out" in done.stdout
    asked = run("floating.apx", "-p", "DC-PR", "-a", "a")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "undecided" in asked.stderr


def test_what_the_grounded_labelling_settles_needs_no_solver(folder: Path) -> None:
    code = """
import sys
from petitio.cli.main import main
sys.argv = ["petitio", "dispute", "chain.tgf"]
main()
"""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "petitio.disputes.grounded" in loaded
    assert not loaded & {"z3", "lark", "petitio.pipeline", "petitio.core", "petitio.smt.library"}
