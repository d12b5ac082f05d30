"""The JSON report against the schema that ships with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

import petitio
from petitio import report as types
from petitio.certify.certified import certified
from petitio.certify.confirmer import Reply
from petitio.pipeline import check
from petitio.record import replace
from petitio.render.assemble import assemble
from petitio.source import Source
from tests.reading import QUICK

SCHEMA: dict[str, Any] = json.loads((files("petitio") / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

# Objects whose keys are the author's own names.
NAMED = {("domains",), ("scenarios",), ("certificates",), ("prices",), ("steps",), ("labels",), ("several",)}

# Which part of the schema describes which type of the report.
DESCRIBED: dict[str, type] = {
    "place": types.Place,
    "span": types.Extent,
    "related": types.Related,
    "finding": types.Finding,
    "expectation": types.ExpectationReport,
    "model_value": types.ModelValue,
    "model_tail": types.ModelTail,
    "countermodel": types.CountermodelReport,
    "begging": types.BeggingReport,
    "induction": types.InductionReport,
    "unknown": types.UnknownReport,
    "confidence": types.ConfidenceReport,
    "decay": types.DecayReport,
    "step": types.StepReport,
    "threshold": types.ThresholdReport,
    "variant": types.Variant,
    "certificate": types.CertificateReport,
    "claim": types.ClaimReport,
    "objection": types.ObjectionReport,
    "argument": types.ArgumentReport,
    "dispute": types.DisputeReport,
    "attack": types.AttackReport,
    "file": types.FileReport,
    "summary": types.Summary,
    "unjudged": types.Unjudged,
}

FAULTY = {
    "nothing": "",
    "a comment": "# nothing here\n",
    "no text": "argument a: \0",
    "no argument": "premise p: true\nconclude c: p\n",
    "a broken header": "argument :\npremise p: true\nconclude c: p\n",
    "an open string": 'argument a:\npred p "p\npremise q: p\n',
    "an open bracket": "argument a:\nconclude c: (true\n",
    "unknown names": "argument a:\npremise p: q(r)\nconclude c: s from t\nexpect u holds\n",
    "wrong sorts": "argument a:\nsort S\npred p(x: S)\nconclude c: p(1) and 2\n",
    "a number below 0": "argument a:\npred p(n: Nat)\npremise q: forall n: Nat. p(n - 1)\nconclude c: p(0)\n",
    "an endless recursion": "argument a:\ndefine f(n: Nat): Nat := f(n + 1)\nconclude c: f(0) = f(1)\n",
    "twice the same": "argument a:\nargument a:\nconclude c: true\n",
    "not acted on yet": 'import "x"\nargument a extends b:\nlogic S5\ndispute d:\n  arguments a\n',
    "objections": "argument a:\npremise p: true\nconclude c: p\nobjection o against p: charge false\n"
    "objection q against o: charge begs_question\nobjection r against c:\n",
    "a circle": "argument a:\npred p\nlemma l: p from k\nlemma k: p from l\nconclude c: p\n",
    "conflicts": "argument a:\npred p\npred q\npremise yes: p\npremise no: not p\nconclude c: q\n",
    "a bad suppression": "argument a: # petitio: ignore[nonsense] because\nconclude c: true\n",
}

# Every kind of answer, in few words.
TELLING = """
argument senses:
sort S
pred p[one](x: S)  "{x} is p"
pred p[two](x: S)  "{x} is pp"
func size(x: S): Real  "the size of {x}"
const s: S  "s"
given big: size(s) > 1/4 and size(s) < 1/2
premise one: p[one](s)
conclude two: p[two](s)
objection o against two: "The word has two senses."
  charge equivocates p

argument induction:
pred q(n: Nat)  "{n} is q"
pred g(n: Nat)  "{n} is g"
premise first: q(0)
premise next: forall n: Nat. q(n) and g(n) -> q(n + 1)
assume guard: forall n: Nat. g(n)
scenario open: not guard
conclude all: forall n: Nat. q(n)
  by induction on n
    base first
    step next, guard
expect all fails without guard
expect all begs first

argument circle:
premise r: "r"
  because t
conclude t: "t"
  r

argument either:
pred u  "u is so"
premise maybe: u or not u

argument first:
pred z  "z is so"
pred zz  "zz is so"
premise it: z
conclude that: z or zz

argument second:
pred z  "z is so"
pred zz  "zz is so"
pred other[one]  "one other"
pred other[two]  "two others"
premise nothing: zz and other[one]
premise away: zz -> not z
conclude not_it: not z
objection missed against first.it: charge unsupported

argument last:
pred other[one]  "one other"
pred other[two]  "two others"
premise others: not other[two]
conclude none: not other[two] or 1 = 2

dispute all_of_it:
  party left: first, second
  party right: first
  party word: second
  party sense: last

argument stuck:
pred v  "v is so"
pred w  "w is so"
premise rule: w -> v
conclude case: w -> v
  by cases w

argument credences:
pred x(n: Nat)  "{n} is x"
premise start: x(0)
  credence 0.9
  independent
premise on: forall n: Nat. x(n) -> x(n + 1)
  credence 0.98 each step
conclude every: forall n: Nat. x(n)
  by induction on n
    base start
    step on
"""


def plain(report: petitio.Report) -> Any:
    return json.loads(report.to_json())


def keys_of(described: type) -> list[str]:
    return list(described.__annotations__)


@cache
def telling() -> str:
    """A report with everything in it: certificates by a solver that always agrees, and a file that got no verdict."""
    examined = check(Source("telling.arg", TELLING), read=None)
    report = assemble((certified(examined, ask=lambda text: Reply("unsat")),))
    return replace(report, unjudged=(types.Unjudged("slow.arg", "not done: no verdict was given"),)).to_json()


def problems(value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def objects(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every object inside a value with the way to it."""
    if isinstance(value, dict):
        yield path, value
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in rows:
        yield from objects(inner, (*path, key))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
def test_reports_of_the_corpus_keep_the_schema(path: Path) -> None:
    assert problems(plain(petitio.check_file(path))) == []


@pytest.mark.parametrize("text", FAULTY.values(), ids=list(FAULTY))
def test_reports_of_faulty_texts_keep_the_schema(text: str) -> None:
    report = petitio.check_text(text)
    assert report.files[0].findings
    assert problems(plain(report)) == []


def test_a_report_on_nothing_keeps_the_schema() -> None:
    assert problems(plain(petitio.check_many([]))) == []


@pytest.mark.parametrize("part", DESCRIBED)
def test_schema_requires_just_the_keys_that_there_are(part: str) -> None:
    keys = keys_of(DESCRIBED[part])
    assert SCHEMA["$defs"][part]["required"] == keys
    assert list(SCHEMA["$defs"][part]["properties"]) == keys


def test_schema_requires_the_keys_of_the_report() -> None:
    assert SCHEMA["required"] == keys_of(types.Report)
    assert SCHEMA["properties"]["schema"] == {"const": types.SCHEMA}


def test_no_key_may_be_missing() -> None:
    report = json.loads(telling())
    assert problems(report) == []
    tried = set()
    for path, found in list(objects(report)):
        kind = tuple(found)
        if kind in tried or path[-1:] in NAMED:
            continue
        tried.add(kind)
        for key in kind:
            value = found.pop(key)
            assert not VALIDATOR.is_valid(report), (path, key)
            found[key] = value


def test_every_kind_of_object_was_among_them() -> None:
    report = json.loads(telling())
    seen = [set(found) for _, found in objects(report)]
    assert [part for part, described in DESCRIBED.items() if set(keys_of(described)) not in seen] == []


def test_keys_may_be_added_at_every_level() -> None:
    report = json.loads(telling())
    for path, found in list(objects(report)):
        if path[-1:] not in NAMED:
            found["something_new"] = 1
    assert problems(report) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "petitio-report/2"),
        (("summary", "errors"), -1),
        (("files", 0, "findings", 0, "severity"), "fatal"),
        (("files", 0, "findings", 0, "code"), "101"),
        (("files", 0, "findings", 0, "span", "start", "line"), 0),
        (("files", 0, "arguments", 0, "position"), "holds"),
        (("files", 0, "arguments", 0, "claims", 0, "kind"), "axiom"),
        (("files", 0, "arguments", 0, "claims", 0, "verdict"), "holds"),
        (("files", 0, "arguments", 0, "claims", 2, "verdict"), None),
        (("files", 0, "arguments", 0, "claims", 2, "verdict"), "holds"),
        (("files", 0, "arguments", 0, "claims", 2, "countermodel"), None),
        (("files", 0, "arguments", 0, "claims", 2, "countermodel", "replayed"), False),
        (("files", 0, "arguments", 0, "claims", 2, "countermodel", "values", 0, "value"), 0.5),
        (("files", 0, "arguments", 0, "objections", 0, "status"), "perhaps"),
        (("files", 0, "arguments", 1, "claims", 3, "cores"), None),
        (("files", 0, "arguments", 1, "claims", 3, "scenarios", "open"), "maybe"),
        (("files", 0, "arguments", 1, "claims", 3, "induction", "step"), "begs"),
        (("files", 0, "arguments", 2, "claims", 1, "begging", 0, "grade"), "shifty"),
    ],
    ids=str,
)
def test_no_value_may_be_of_another_kind(path: tuple[str | int, ...], value: object) -> None:
    report = json.loads(telling())
    *way, last = path
    place: Any = report
    for key in way:
        place = place[key]
    assert place[last] != value
    place[last] = value
    assert not VALIDATOR.is_valid(report)


def test_numbers_that_are_not_whole_are_exact_fractions_in_strings() -> None:
    report = json.loads(telling())
    (size,) = [
        row["value"]
        for row in report["files"][0]["arguments"][0]["claims"][2]["countermodel"]["values"]
        if row["symbol"] == "size"
    ]
    assert isinstance(size, str)
    assert "/" in size
    assert "." not in size


def test_text_is_written_as_it_is() -> None:
    text = petitio.check_text('argument köln:\npred dom  "der Dom steht"\nconclude c: dom\n').to_json(indent=None)
    assert "köln" in text
    assert "\n" not in text
