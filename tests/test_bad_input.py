"""Bad input gets a good answer: a finding of the right rule at the right place, and never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import petitio
from petitio.library import examine_bytes
from petitio.render.assemble import assemble
from petitio.render.text import render_text
from petitio.report import Finding
from tests.reading import QUICK

HEAD = "argument a:\npred p\npred q\nsort S\nconst sun: S\npred f(x: S)\n"

DOUBLING = "let v0 := 1 in " + "".join(f"let v{i + 1} := v{i} + v{i} in " for i in range(40)) + "v40 = 0"
NESTED = "".join(f"(exists! x{i}: S. " for i in range(30)) + "f(x29)" + ")" * 30
POWERS = "define e(x: Real): Real := x ^ 32\n"

# name, text behind the head, rule, line (from 1), something the message or hint must say
CASES = [
    ("unclosed string", 'premise b: "open\n  p\npremise d: q\n', "unclosed-string", 7, None),
    ("unclosed bracket", "premise b: (p and q\npremise d: q\n", "unclosed-bracket", 7, None),
    ("reserved word as a name", "premise and: p\n", "reserved-word", 7, "and"),
    ("reserved word as a symbol", "pred given\n", "reserved-word", 7, "given"),
    ("deep brackets", f"premise b: {'(' * 10_000}p{')' * 10_000}\n", "nested-too-deeply", 7, "150"),
    ("deep negation", f"premise b: {'not ' * 10_000}p\n", "nested-too-deeply", 7, None),
    ("one letter off", "premise b: f(sum)\n", "unknown-name", 7, "did you mean `sun`"),
    ("one letter off in a citation", "premise base: p\nconclude c: p from bose\n", "unknown-name", 8, "`base`"),
    ("a formula where a term is needed", "premise b: f(p)\n", "sort-mismatch", 7, "S"),
    ("a term where a formula is needed", "premise b: sun and p\n", "sort-mismatch", 7, "S"),
    ("Real where Nat is needed", "func g(n: Nat): Nat\npremise b: g(0.5) = 1\n", "narrowing", 8, "Real"),
    ("negative where Nat is needed", "func g(n: Nat): Nat\npremise b: g(-1) = 1\n", "narrowing", 8, "Nat"),
    ("nothing offered", "conclude c: p\n", "does-not-follow", 7, "nothing is offered"),
    ("induction over a sort", "conclude c: forall x: S. f(x) by induction on x\n", "induction-sort", 7, "S"),
    ("induction without a universal claim", "conclude c: p by induction on n\n", "induction-shape", 7, "forall n"),
    ("from names nothing", "premise b: p\nconclude c: p from zebra\n", "unknown-name", 8, "zebra"),
    ("from names a predicate", "premise b: p\nconclude c: p from q\n", "wrong-kind-of-name", 8, "q"),
    ("a name twice", "premise b: p\npremise b: q\n", "duplicate-name", 8, "b"),
    ("a claim that names itself", "premise b: not b\n", "circular-names", 7, "b"),
    ("a misspelt declaration", "premisse b: p\n", "syntax-error", 7, "premise"),
    ("a misspelt outcome", "premise b: p\nconclude c: p\nexpect c hods\n", "syntax-error", 9, "holds"),
    ("per cent for remainder", "premise b: forall n: Nat. n % 2 = 0\n", "syntax-error", 7, "mod"),
    ("no space behind the dot", "premise b: forall x: S.f(x)\n", "syntax-error", 7, "space"),
    ("prose behind the formula", 'premise b: p "because"\n', "prose-out-of-place", 7, None),
    ("too many arguments", "premise b: f(sun, sun)\n", "wrong-number-of-arguments", 7, "f(x: S)"),
    ("no sort", "premise b: forall x. f(x)\n", "missing-sort", 7, "`x: S`"),
    ("a hole that is no parameter", 'pred g(x: S) "{y} is so"\n', "unknown-hole", 7, "x"),
    ("division by what may be zero", "const k: Int\npremise b: 1 / k > 0\n", "possible-division-by-zero", 8, "0"),
    ("a recursion that goes up", "define g(n: Nat): Nat := g(n + 1)\n", "recursion-does-not-descend", 7, "g"),
    ("a NUL byte", "premise b: p\npremise c: \0\n", "not-text", 8, "NUL byte in line 8"),
    ("a long row", f"premise b: {'p and ' * 20_000}p\n", "formula-too-large", 7, "10000"),
    ("a long chain", f"premise b: {'p = ' * 20_000}p\n", "formula-too-large", 7, "10000"),
    ("values that double", f"premise b: {DOUBLING}\n", "formula-too-large", 7, "`let`"),
    ("larger and larger", f"const k: Real\npremise b: {'max(k, ' * 60}0{')' * 60} = k\n", "formula-too-large", 8, None),
    ("exactly one, nested", f"premise b: {NESTED}\n", "formula-too-large", 7, None),
    ("powers of powers", "const k: Real\npremise b: ((k + 1) ^ 64) ^ 64 > 0\n", "exponent", 8, "4096"),
    ("powers by definition", f"{POWERS}const k: Real\npremise b: e(e(k)) > 0\n", "exponent", 9, "1024"),
    (
        "a power of what is given a name",
        "const k: Real\npremise b: let x := k ^ 60 in x * x > 0\n",
        "exponent",
        8,
        None,
    ),
    ("a huge exponent", "premise b: 2 ^ 1000000 > 0\n", "exponent", 7, None),
]


def findings(text: str) -> tuple[Finding, ...]:
    """The findings of a text; rendering it must work as well."""
    examined = examine_bytes(text.encode(), "bad.arg")
    report = assemble((examined,))
    assert render_text(report, {"bad.arg": examined.source})
    assert report.to_json()
    return report.files[0].findings


@pytest.mark.parametrize(
    ("text", "rule", "line", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_bad_input_gets_its_finding(text: str, rule: str, line: int, says: str | None) -> None:
    found = [finding for finding in findings(HEAD + text) if finding.rule == rule]
    assert found
    assert found[0].span.start.line == line
    assert says is None or says in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize(
    ("contents", "rule"),
    [
        (b"", "empty-file"),
        (b"   \n # nothing but a comment\n", "empty-file"),
        (b"argument a:\n\xff\xfe", "not-text"),
        (bytes(range(256)), "not-text"),
        (b"argument a:\npremise b: \0", "not-text"),
        (b"argument a:\npred p\npremise b: " + b"p and " * 170_000 + b"p\n", "file-too-large"),
        (b"x" * 900_000, "syntax-error"),
    ],
)
def test_bad_contents_get_their_finding(contents: bytes, rule: str) -> None:
    examined = examine_bytes(contents, "bad.arg")
    report = assemble((examined,))
    assert rule in [finding.rule for finding in report.files[0].findings]
    assert len(render_text(report, {"bad.arg": examined.source})) < 5_000


@pytest.mark.parametrize(
    "text",
    [
        f"premise b: {'p and ' * 9_999}p",
        f"const k: Real\npremise b: {'k = ' * 4_000}k",
        "const k: Real\npremise b: k ^ 64 * k ^ 36 > 0",
        "const k: Real\npremise b: ((2 ^ 50) ^ 20) * k > 0",
        "const k: Real\npremise b: (k ^ 64 > 0) and (k ^ 64 > 1) and let x := k ^ 64 in x > 2",
    ],
)
def test_what_is_just_within_the_limits_is_taken(text: str) -> None:
    assert not [finding for finding in findings(HEAD + text) if finding.rule in ("formula-too-large", "exponent")]


def test_a_byte_order_mark_and_carriage_returns_change_nothing() -> None:
    text = HEAD + "premise b: p\nconclude c: p or q\n"
    plain = examine_bytes(text.encode(), "x")
    marked = examine_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "x")
    assert assemble((plain,)).files[0].arguments == assemble((marked,)).files[0].arguments


def test_all_errors_of_a_file_come_at_once() -> None:
    text = HEAD + "premise b: f(sum)\npremise c: (p\npremise d: p andd q\npremise e: f(sun, sun)\n"
    assert {finding.span.start.line for finding in findings(text)} >= {7, 8, 9, 10}


def test_an_argument_with_an_error_gets_no_verdict() -> None:
    report = petitio.check_text(HEAD + "premise b: p ->\nconclude c: q\n")
    (claim,) = [claim for claim in report.files[0].arguments[0].claims if claim.verdict]
    assert claim.verdict == "undecided"
    assert [finding.code[0] for finding in report.files[0].findings if finding.severity == "error"] == ["S"]


def test_the_argument_beside_it_gets_one() -> None:
    report = petitio.check_text(HEAD + "premise b: p ->\nargument z:\npred w\npremise x: w\nconclude y: w or w\n")
    assert [claim.verdict for claim in report.files[0].arguments[1].claims][-1] == "begs"


WORDS = """argument premise conclude a b : . , ( ) [ ] forall exists Nat n " " -> and not = + - 0 1.5 98%"""
LINES = ["\n", "sort S", "pred p(x: S)", "by induction on n", "from a", "expect a holds", "# petitio: ignore[V101] x\n"]
PIECES = st.sampled_from([f"{word} " for word in WORDS.split()] + LINES)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_makes_check_text_raise(text: str) -> None:
    report = petitio.check_text(text)
    assert report.to_json()
    assert report.summary.errors or report.files[0].arguments


@given(st.sampled_from(QUICK), st.integers(0, 3_000), st.integers(0, 60), st.text(max_size=5))
def test_no_damaged_file_makes_check_text_raise(file: Path, at: int, length: int, put: str) -> None:
    text = file.read_text(encoding="utf-8")[:1_500]
    assert petitio.check_text(text[:at] + put + text[at + length :]).to_json()
