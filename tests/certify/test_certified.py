"""What verdicts rest on, what is confirmed of it, and what happens where two solvers contradict each other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import petitio
from petitio import Options
from petitio.certify.certified import certified
from petitio.certify.confirmer import Reply
from petitio.certify.disagreement import Disagreement
from petitio.checks.rests_on import rests_on
from petitio.cli.evidence import keep
from petitio.cli.main import cli
from petitio.pipeline import Examined, check
from petitio.render.assemble import assemble
from petitio.report import CertificateReport
from petitio.smt import library
from petitio.smt.emit import emit
from petitio.smt.second_opinion import second_opinion
from petitio.smt.second_session import second_solver_installed
from petitio.smt.solve import solve
from petitio.source import Source

installed = pytest.mark.skipif(not second_solver_installed(), reason="cvc5 is an extra")

WORDS = 'pred p "it rains"\npred q "it is wet"\npred r "it is cold"\n'
ENTAILED = WORDS + "premise a: p\npremise b: p -> q\npremise idle: r\nconclude c: q\n"
WITH_LEMMA = (
    WORDS + "premise a: p\npremise b: p -> q\npremise d: not q or r\nlemma l: q from a, b\nconclude c: r from l, d\n"
)
INDUCTION = (
    "func s(n: Nat): Int\npremise start: s(0) = 0\npremise on: forall n: Nat. s(n + 1) = s(n) + 2\n"
    "conclude c: forall n: Nat. s(n) >= 0 by induction on n\n"
)
CASES = WORDS + "premise a: p or q\npremise b: p -> r\npremise d: q -> r\nconclude c: r by cases p, q\n"
REFUTED = WORDS + "premise a: p -> q\npremise b: not q\nassume h: p\nconclude c: not p by contradiction from h\n"
VACUOUS = WORDS + "premise a: p\npremise b: not p\nconclude c: q\n"
POSITION = WORDS + "premise a: p\npremise b: not p\npremise d: q\n"
FAILS = "const k: Nat\npremise a: k > 40\nconclude c: k > 50\n"
SCENARIOS = (
    WORDS + "premise b: p -> q\nassume a: p\nconclude c: q\n"
    "scenario wet: a\nscenario dry: not a\nexpect c holds under a\n"
)


def examined(text: str) -> Examined:
    return check(Source("a.arg", f"argument a:\n{text}"))


def grounds(text: str) -> list[tuple[str, str, int]]:
    """What the verdict on `c` rests on: whose obligation, which part, and from how many formulas it follows."""
    ((_, verdict),) = examined(text).arguments
    (claim,) = (row for row in verdict.claims if row.name == "c")
    found = rests_on(claim)
    assert found is not None
    return [
        (g.claim, g.obligation.role if g.obligation else "contradiction", len(g.question.formulas) - 1) for g in found
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # From the core alone: what is idle is not offered.
        (ENTAILED, [("c", "whole", 2)]),
        (WITH_LEMMA, [("l", "whole", 2), ("c", "whole", 2)]),
        # The step has the hypothesis and that n is at least 0 besides.
        (INDUCTION, [("c", "base", 2), ("c", "step", 4)]),
        (CASES, [("c", "case", 4), ("c", "case", 4), ("c", "exhaustive", 3)]),
        (REFUTED, [("c", "whole", 2), ("c", "refuted", 3)]),
        (VACUOUS, [("c", "contradiction", 1)]),
    ],
)
def test_what_a_verdict_rests_on(text: str, asked: list[tuple[str, str, int]]) -> None:
    assert grounds(text) == asked


def test_each_text_is_the_canonical_one_and_z3_says_no_to_it() -> None:
    for text in (ENTAILED, WITH_LEMMA, INDUCTION, CASES, REFUTED, VACUOUS, POSITION, SCENARIOS):
        seen: list[str] = []

        def note(asked: str, seen: list[str] = seen) -> Reply:
            seen.append(asked)
            return Reply("unsat")

        found = examined(text)
        certified(found, ask=note)
        rows = [g for _, verdict in found.arguments for claim in verdict.claims for g in rests_on(claim) or ()]
        assert seen
        assert set(seen) >= {emit(ground.question).text for ground in rows}
        for ground in rows:
            assert solve(emit(ground.question), 200_000)[0] == "no"
        assert len(set(seen)) == len(seen)


def certificates(text: str, ask: object = None) -> dict[str, CertificateReport | None]:
    report = (
        assemble((certified(examined(text), ask=ask),))
        if callable(ask)
        else petitio.check_text(f"argument a:\n{text}", options=Options(certify=True))
    )
    (argument,) = report.files[0].arguments
    return {"": argument.certificate, **{row.name: row.certificate for row in argument.claims}}


@installed
@pytest.mark.parametrize("text", [ENTAILED, WITH_LEMMA, INDUCTION, CASES, REFUTED, VACUOUS, SCENARIOS])
def test_cvc5_confirms(text: str) -> None:
    found = certificates(text)["c"]
    assert found is not None
    assert re.fullmatch(r"cvc5 [\d.]+", found.solver)
    assert (found.status, found.reason) == ("confirmed", None)
    assert found.asked == found.agreed > 0


@installed
def test_cvc5_confirms_an_inconsistent_position_and_nothing_that_fails() -> None:
    found = certificates(POSITION)[""]
    assert found is not None
    assert found.status == "confirmed"
    assert not any(certificates(FAILS).values())


@pytest.mark.parametrize("reason", ["budget", "error", "time", "ended", "too large"])
def test_what_is_not_confirmed_says_so_and_stays(reason: str) -> None:
    found = certificates(WITH_LEMMA, lambda text: Reply("unknown", reason=reason))["c"]
    assert found is not None
    assert (found.status, found.asked, found.agreed) == ("unconfirmed", 2, 0)
    report = assemble((certified(examined(WITH_LEMMA), ask=lambda text: Reply("unknown", reason=reason)),))
    assert report.files[0].arguments[0].claims[-1].verdict == "holds"
    assert report.ok


def test_a_claim_is_not_confirmed_where_its_lemma_is_not() -> None:
    ((_, verdict),) = examined(WITH_LEMMA).arguments
    lemma = rests_on(next(row for row in verdict.claims if row.name == "l"))
    assert lemma is not None
    open_ = emit(lemma[0].question).text
    replies = {open_: Reply("unknown", reason="budget")}
    found = certificates(WITH_LEMMA, lambda text: replies.get(text, Reply("unsat")))
    conclusion = found["c"]
    assert conclusion is not None
    assert (conclusion.status, conclusion.asked, conclusion.agreed) == ("unconfirmed", 2, 1)


def test_verdicts_in_scenarios_and_variants_have_certificates_of_their_own() -> None:
    report = assemble((certified(examined(SCENARIOS), ask=lambda text: Reply("unsat")),))
    (claim,) = (row for row in report.files[0].arguments[0].claims if row.name == "c")
    assert claim.certificates is not None
    assert set(claim.certificates) == {"wet"}
    assert [row.certificate is not None for row in claim.variants] == [True]


# ---- Where z3 is wrong


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A z3 that says that more than 40 is more than 50, and nothing else that is wrong."""
    right = library.Session._printed

    def printed(session: library.Session, text: str) -> str:
        found = right(session, text)
        said = vars(session)
        said["said"] = said.get("said", "") + text
        command = text.splitlines()[-1]
        if command == "(get-unsat-assumptions)":
            return "(a0)"
        asked = "(< 40 " in said["said"] and "(< 50 " in said["said"] and command != "(check-sat-assuming ())"
        return "unsat\n" if asked and found.strip() == "sat" else found

    monkeypatch.setattr(library.Session, "_printed", printed)


@installed
def test_a_wrong_answer_is_noticed(wrong: None) -> None:
    assert petitio.check_text(f"argument a:\n{FAILS}").files[0].arguments[0].claims[-1].verdict == "holds"
    with pytest.raises(Disagreement, match=r"z3 and cvc5 [\d.]+ contradict each other: a\.c, whole"):
        petitio.check_text(f"argument a:\n{FAILS}", options=Options(certify=True))


def certify(folder: Path, *options: str, name: str = "a") -> tuple[int, str, str]:
    path = folder / "a.arg"
    path.write_text(f"argument {name}:\n{FAILS}")
    arguments = ["check", "--isolated", "--certify", "--jobs=1", *options, str(path)]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    return int(result.return_value), result.stdout, result.stderr


@installed
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_it_is_an_internal_error_and_no_verdict_is_shown(wrong: None, tmp_path: Path, form: str) -> None:
    status, shown, said = certify(tmp_path, f"--output-format={form}")
    assert status == 3
    assert "holds" not in shown
    assert "confirmed" not in shown
    assert "internal error: z3 and cvc5" in said
    assert "--save-disagreements FOLDER" in said


@installed
def test_the_text_is_kept_and_replays(wrong: None, tmp_path: Path) -> None:
    status, _, said = certify(tmp_path, "--save-disagreements", str(tmp_path / "new" / "texts"))
    assert status == 3
    (path,) = (tmp_path / "new" / "texts").iterdir()
    assert str(path) in said
    text = path.read_text()
    assert "z3 says unsat, cvc5 says sat" in text
    assert text.endswith("(check-sat)\n")
    # Without the last command, and without the logic that is set there already.
    body = text.replace("(check-sat)\n", "").replace("(set-logic ALL)\n", "")
    assert second_opinion(body).answer == "sat"


@installed
def test_a_name_that_no_file_may_have_is_cut(wrong: None, tmp_path: Path) -> None:
    status, _, said = certify(tmp_path, "--save-disagreements", str(tmp_path / "texts"), name="a" * 300)
    assert status == 3
    (path,) = (tmp_path / "texts").iterdir()
    assert str(path) in said
    assert "z3 says unsat, cvc5 says sat" in path.read_text()


@installed
def test_a_text_that_cannot_be_written_is_said_to_be(wrong: None, tmp_path: Path) -> None:
    status, _, said = certify(tmp_path, "--save-disagreements", str(tmp_path / "a.arg" / "deep"))
    assert status == 3
    assert f"cannot write {tmp_path / 'a.arg'}" in said
    assert "internal error: z3 and cvc5" in said


def test_one_that_cannot_be_written_does_not_keep_the_others_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = [("a.c, whole", "(check-sat)\n"), ("b.c, whole", "(check-sat)\n")]
    keep(evidence, str(tmp_path))
    first, second = sorted(tmp_path.iterdir())
    for path in (first, second):
        path.unlink()
    (first / "in_the_way").mkdir(parents=True)
    capsys.readouterr()
    keep(evidence, str(tmp_path))
    assert second.read_text() == "(check-sat)\n"
    refused, written = capsys.readouterr().err.splitlines()
    assert refused.startswith(f"petitio: cannot write {first}: ")
    assert written == f"petitio: what the solvers contradict each other about is in {second}"


# ---- Without cvc5


def test_without_cvc5_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None)
    monkeypatch.setattr("petitio.certify.certified.find_spec", lambda name: None)
    monkeypatch.setattr("petitio.cli.evidence.find_spec", lambda name: None)
    path = tmp_path / "a.arg"
    path.write_text(f"argument a:\n{ENTAILED}")
    for given in (["--certify"], ["--config", "certify=true"]):
        result = CliRunner().invoke(cli, ["check", "--isolated", *given, str(path)])
        assert result.exit_code == 2
        assert "pip install 'petitio[certify]'" in result.stderr
    with pytest.raises(ImportError, match=r"petitio\[certify\]"):
        certified(examined(ENTAILED))


def test_a_folder_for_texts_needs_certify(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--isolated", "--save-disagreements", "x", str(tmp_path)])
    assert result.exit_code == 2
    assert "give --certify as well" in result.stderr


def test_nothing_is_asked_unasked() -> None:
    report = json.loads(petitio.check_text(f"argument a:\n{ENTAILED}").to_json())
    (argument,) = report["files"][0]["arguments"]
    assert [claim["certificate"] for claim in argument["claims"]] == [None] * 4
