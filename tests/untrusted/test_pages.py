"""Hostile prose in every format: parsed back by whoever reads it, it is text and nothing else."""

from __future__ import annotations

import json
import re
from html import escape
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from petitio.cli.formats import in_format
from petitio.cli.look import Look
from petitio.cli.main import cli
from petitio.elaborate.elaborate import elaborate_all
from petitio.library import examine_bytes
from petitio.options import Options
from petitio.parsing.load import load
from petitio.parsing.reader import Nowhere
from petitio.render.assemble import assemble
from petitio.render.dot_text import dot_text
from petitio.render.dump import dump_stage
from petitio.render.export import problems
from petitio.render.graph.dot_drawing import dot_drawing
from petitio.render.graph.drawn import drawn
from petitio.render.graph.mermaid_drawing import mermaid_drawing
from petitio.render.graph.svg_drawing import svg_drawing
from petitio.render.no_commands import no_commands, no_commands_in_json, no_commands_in_xml
from petitio.render.readback import read_back
from petitio.render.text import render_text
from petitio.render.visible import visible
from petitio.smt.library import Session

NASTY = [
    "::error file=x::y",
    "::set-output name=a::b",
    "::add-mask::e",
    "##[set-output name=a]b",
    "##[error]",
    "###[group]",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[testFailed name='x']",
    "\x1b[31m",
    "\x1b]8;;http://x.example\x07link\x1b]8;;\x07",
    "\x9b2J",
    "\x90q\x9c",
    "\u202e\u2066",
    "\u2028\u2029\x85\x0b\x0c",
    "\r",
    "\x08\x7f",
    "\ufffe\uffff",
    "\U000e0041",
    "%0A%25%0D",
    "]]><script>alert(1)</script><!-- -->",
    "&#10;&amp;&lt;",
    "[a](javascript:b) {0} {{0}} **b** `c`",
    "(assert false) |x| ; y",
    "fof(a, axiom, $false). % '",
    "a,b:c;d",
    "-->",
    "end",
    " ",
    "\n",
    "∀",
]
PROSE = st.lists(st.sampled_from(NASTY), min_size=1, max_size=12).map("".join)
_CONTROLS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\U000e0000-\U000e007f]"
)
# As the runner of GitHub has it, of Azure, and of TeamCity.
_COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.MULTILINE)


def text_with(prose: str) -> str:
    """An argument that says it wherever something can be said."""
    reading = prose.replace("{", "{{").replace("}", "}}")
    return f"""argument a: "{prose}"
pred p "{reading}"
pred q[one] "{reading}"
pred q[two] "{reading}"
premise x: "{prose}"
  p
premise y: "{prose}"
  p -> q[one]
conclude c: "{prose}"
  q[two]
objection o against x: "{prose}"
  not p
"""


def quiet(page: str) -> bool:
    """Whether nothing in a page is an order to a terminal or to a continuous integration."""
    return not _CONTROLS.search(page) and not _COMMAND.search(page)


@given(PROSE)
@settings(max_examples=20)
def test_prose_is_text_in_every_format(prose: str) -> None:
    text = text_with(prose)
    examined = examine_bytes(text.encode(), "a.arg", Options(extend_select=("ALL",)))
    report = assemble((examined,))
    sources = {"a.arg": examined.source}
    assert quiet(no_commands(render_text(report, sources)))
    assert quiet(no_commands(read_back(examined.source)[0]))
    for form in ("json", "sarif"):
        page = in_format(form, report, sources, {"a.arg": "error"}, Look(False, 80, False))
        assert json.loads(page)
        assert quiet(page)
    assert json.loads(in_format("json", report, sources, {"a.arg": "error"}, Look(False, 80, False))) == json.loads(
        report.to_json()
    )
    page = in_format("junit", report, sources, {"a.arg": "error"}, Look(False, 80, False))
    assert not _COMMAND.search(page)
    kinds = {element.tag for element in ElementTree.fromstring(page).iter()}
    assert kinds <= {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    for line in in_format("github", report, sources, {"a.arg": "error"}, Look(False, 80, False)).split("\n")[:-1]:
        assert re.match(r"::(error|warning|notice) title=[^:,\r]*,file=a\.arg,line=", line)
        assert not _CONTROLS.search(line)


@given(PROSE)
@settings(max_examples=20)
def test_prose_is_text_in_every_picture_and_at_every_stage(prose: str) -> None:
    source = examine_bytes(text_with(prose).encode(), "a.arg")
    for stage in ("core", "obligations", "smt"):
        assert not _COMMAND.search(no_commands(dump_stage(source.source, stage, Nowhere())))
    file, _ = elaborate_all(load(source.source, Nowhere()))
    for argument in file.arguments:
        for problem in () if argument.faulty else problems(argument, "smt2", lambda name: True, None):
            assert problem.text is not None
            assert not _CONTROLS.search(problem.text)
            with Session() as session:
                printed = session.run(problem.text)
            assert "error" not in printed
            assert printed.split()[:1] in (["sat"], ["unsat"])
    if any(argument.faulty for argument, _ in source.arguments):
        return
    pictures = [drawn(source, argument.name) for argument, _ in source.arguments]
    for page in (svg_drawing(pictures), dot_drawing(pictures), mermaid_drawing(pictures)):
        assert quiet(page)
    kinds = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg_drawing(pictures)).iter()}
    assert not kinds & {"script", "a", "image", "foreignObject", "use"}


@given(st.lists(st.sampled_from(NASTY) | PROSE, min_size=1, max_size=3), st.sampled_from(["apx", "tgf"]))
@example(["::error::pwn", "b"], "tgf")
@example(["##[error]", "b"], "tgf")
@example(["##vso[a]b"], "apx")
@example(["1 ##teamcity[a]", "2 ::a"], "tgf")
@settings(max_examples=30)
def test_a_name_in_a_framework_is_a_name_in_every_format(names: list[str], form: str) -> None:
    if form == "apx":
        text = "".join(f'arg("{name.translate({34: None, 92: None})}").\n' for name in names)
    else:
        text = (
            "".join(f"{name}\n" for name in names) + f"#\n{names[0].partition(' ')[0]} {names[-1].partition(' ')[0]}\n"
        )
    for output in ("text", "json", "iccma", "af", "apx", "tgf", "dot", "mermaid"):
        command = ["dispute", "-", "--input-format", form, "--output-format", output, "--semantics", "GR"]
        done = CliRunner().invoke(cli, command, text.encode())
        assert done.exit_code in (0, 1), done.exception
        assert quiet(done.stdout)


@given(PROSE)
def test_a_page_gives_no_orders_and_is_otherwise_the_same(prose: str) -> None:
    assert not _COMMAND.search(no_commands(prose).replace("\r", "\n"))
    assert no_commands(prose).replace("\\", "") == prose.replace("\\", "")
    assert no_commands(no_commands(prose)) == no_commands(prose)
    assert json.loads(no_commands_in_json(json.dumps(prose))) == prose
    assert not _COMMAND.search(no_commands_in_json(json.dumps(prose)))
    shown = visible(prose)
    assert ElementTree.fromstring(f"<x>{no_commands_in_xml(escape(shown))}</x>").text == shown
    assert not _COMMAND.search(" x " + dot_text(prose))


@pytest.mark.parametrize("page", ["a::b", "x :: y", "## [a]", "# head", "##", "std::vector", "a\n- ::b"])
def test_what_is_no_order_is_left(page: str) -> None:
    assert no_commands(page) == page
