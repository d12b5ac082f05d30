"""Mistakes: each is reported at its place, and none hides what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given

from petitio import syntax
from petitio.diagnostics import Rule
from petitio.elaborate.elaborate import elaborate
from petitio.parsing.parse import MOST_CHARACTERS
from petitio.rules import syntax as rules
from petitio.rules.catalogue import CATALOGUE
from tests.reading import errors, parsed
from tests.strategies import texts

# ---- One mistake, between two declarations that must survive

# Each line: a faulty declaration, the rule, and the text that the finding points at.
MISTAKES: list[tuple[str, Rule, str]] = [
    ("premise p: a and", rules.SYNTAX_ERROR, "\n"),
    ("premise p: a and # why\n", rules.SYNTAX_ERROR, "\n"),
    ("premise p: and a", rules.RESERVED_WORD, "and"),
    ("premise p", rules.SYNTAX_ERROR, "\n"),
    ("premise p:", rules.SYNTAX_ERROR, "\n"),
    ("premise : a", rules.SYNTAX_ERROR, ":"),
    ("premise 3p: a", rules.SYNTAX_ERROR, "3p"),
    ("premise p: a b", rules.SYNTAX_ERROR, "b"),
    ("premise p: a)", rules.SYNTAX_ERROR, ")"),
    ("premise p: f()", rules.SYNTAX_ERROR, ")"),
    ("premise p: a $ b", rules.SYNTAX_ERROR, "$"),
    ("premise p: n % 2 = 0", rules.SYNTAX_ERROR, "%"),
    ("premise p: forall n: Nat.f(n)", rules.SYNTAX_ERROR, "."),
    ("premise p: a = = b", rules.SYNTAX_ERROR, "="),
    ("premise p: .5 < x", rules.SYNTAX_ERROR, "."),
    ("premise p: (a and (b)", rules.UNCLOSED_BRACKET, "("),
    ("premise p: f[s", rules.UNCLOSED_BRACKET, "["),
    ("pred f(x: S", rules.UNCLOSED_BRACKET, "("),
    ('premise p: "why\n  a', rules.UNCLOSED_STRING, '"why'),
    ('premise p: a source "x.txt', rules.UNCLOSED_STRING, '"x.txt'),
    ("premise source: a", rules.RESERVED_WORD, "source"),
    ("premise sort: a", rules.RESERVED_WORD, "sort"),
    ("premise not: a", rules.RESERVED_WORD, "not"),
    ("pred lemma", rules.RESERVED_WORD, "lemma"),
    ("premise p: a and sort", rules.RESERVED_WORD, "sort"),
    ("premise p: forall in: S. a", rules.RESERVED_WORD, "in"),
    ("sort = 3", rules.SYNTAX_ERROR, "="),
    ("func f: Nat", rules.SYNTAX_ERROR, ":"),
    ("define d = a", rules.SYNTAX_ERROR, "="),
    ("const c", rules.SYNTAX_ERROR, "\n"),
    ("rigid define d := a", rules.RESERVED_WORD, "define"),
    ("premise p: a from 3.5", rules.SYNTAX_ERROR, "."),
    ("conclude c: a form b", rules.SYNTAX_ERROR, "form"),
    ("conclude c: a by induction", rules.SYNTAX_ERROR, "\n"),
    ("expect c hold", rules.SYNTAX_ERROR, "hold"),
    ("expect c", rules.SYNTAX_ERROR, "\n"),
    ("scenario s: a not b", rules.SYNTAX_ERROR, "not"),
    ("objection o on p:", rules.SYNTAX_ERROR, "on"),
    ("premise p: a credence many", rules.SYNTAX_ERROR, "many"),
    ("premise p: " + "(" * 10_000, rules.NESTED_TOO_DEEPLY, "("),
    ("premise p: " + "(" * 10_000 + "a" + ")" * 10_000, rules.NESTED_TOO_DEEPLY, "("),
    ("premise p: " + "f(" * 10_000 + "a" + ")" * 10_000, rules.NESTED_TOO_DEEPLY, "("),
]


@pytest.mark.parametrize(("mistake", "rule", "at"), MISTAKES, ids=lambda value: str(value)[:40])
def test_one_mistake(mistake: str, rule: Rule, at: str) -> None:
    source = f"argument a:\n{mistake}\npremise after: true\n"
    result = parsed(source)
    found = [(finding.rule, source[finding.span.start : finding.span.end]) for finding in result.diagnostics]
    assert found == [(rule, at)]
    first, broken, last = result.tree.declarations
    assert isinstance(first, syntax.ArgumentHeader)
    assert isinstance(broken, syntax.Broken)
    assert isinstance(last, syntax.Claim)
    assert last.name.text == "after"


_DEEP = ["not @", "- @", "a -> @", "2 ^ @", "forall n: Nat. @", "let x := a in @", "if a then a else @"]
DEEP = [step.removesuffix("@") * (10_000 if step == "not @" else 2_000) + "a" for step in _DEEP]


@pytest.mark.parametrize("deep", DEEP, ids=lambda deep: deep[:10])
def test_nesting_without_brackets(deep: str) -> None:
    result = parsed(f"argument a:\npremise p: {deep}\npremise after: true\n")
    assert [finding.rule for finding in result.diagnostics] == [rules.NESTED_TOO_DEEPLY]
    assert [type(part) for part in result.tree.declarations] == [syntax.ArgumentHeader, syntax.Broken, syntax.Claim]


LONG = ["a and " * 2_000 + "a", "a or " * 2_000 + "a", "x" + " = x" * 2_000]


@pytest.mark.parametrize("long", LONG, ids=lambda long: long[:10])
def test_what_is_long_but_not_deep_is_read(long: str) -> None:
    assert parsed(f"premise p: {long}").diagnostics == ()


# ---- Several mistakes in one file


def test_every_mistake_is_reported() -> None:
    source = (
        "argument a:\n"
        "sort S = one |\n"
        "pred f(x: S)\n"
        "premise p: f(one) and\n"
        "premise q: (f(one)\n"
        'premise r: "unclosed\n'
        "  f(one)\n"
        "premise sort: f(one)\n"
        "conclude c: f(one) form q\n"
        "expect c holds\n"
    )
    result = parsed(source)
    found = [(finding.rule.name, source.count("\n", 0, finding.span.start) + 1) for finding in result.diagnostics]
    assert sorted(found, key=lambda pair: pair[1]) == [
        ("syntax-error", 2),
        ("syntax-error", 4),
        ("unclosed-bracket", 5),
        ("unclosed-string", 6),
        ("reserved-word", 8),
        ("syntax-error", 9),
    ]
    kinds = [type(part) for part in result.tree.declarations]
    assert kinds == [
        syntax.ArgumentHeader,
        syntax.Broken,
        syntax.SymbolDeclaration,
        *[syntax.Broken] * 5,
        syntax.Expectation,
    ]


def test_prose_that_reads_like_a_claim_is_no_unclosed_string() -> None:
    prose = '"Consider the following:\n premise one: it rains"'
    result = parsed(f"argument a:\npremise p: {prose} true\npremise q: true and\n")
    assert [finding.rule for finding in result.diagnostics] == [rules.SYNTAX_ERROR]


def test_a_half_written_line_before_an_argument_leaves_it_whole() -> None:
    for half in ("expect", "objection o against", "reply r to", "premise p:", "rigid", "scenario s:"):
        result = parsed(f"argument a:\npremise p: true\n{half}\n\nargument b:\npremise q: true\n")
        headers = [part for part in result.tree.declarations if isinstance(part, syntax.ArgumentHeader)]
        assert [header.name.text for header in headers] == ["a", "b"], half
        assert len(errors(result.diagnostics)) == 1


def test_a_fraction_of_nothing_is_no_credence() -> None:
    assert errors(parsed("premise p: true credence 1/0").diagnostics)


# ---- Suggestions

# Each line: a text, and what the finding suggests.
SUGGESTIONS = [
    ("argument a:\npremis p: true", "premise"),
    ("argument a:\npremise p: true\nconlcude c: true", "conclude"),
    ("argument a:\npremise p: true\nlema l: true", "lemma"),
    ("arguemnt a:", "argument"),
    ("defin d := true", "define"),
    ("conclude c: true form a", "from"),
    ("conclude c: true by inducton on n", "induction"),
    ("conclude c: true by contradicton from a", "contradiction"),
    ("premise c: true becuase a", "because"),
    ("expect c hold", "holds"),
    ("expect c consistant", "consistent"),
    ("objection o agianst p:", "against"),
    ("premise p: if a than b else c", "then"),
    ("premise p: something else entirely", None),
]


@pytest.mark.parametrize(("source", "suggestion"), SUGGESTIONS)
def test_a_misspelt_word_draws_a_suggestion(source: str, suggestion: str | None) -> None:
    (finding,) = parsed(source).diagnostics
    assert finding.rule is rules.SYNTAX_ERROR
    assert finding.facts["suggestion"] == suggestion


def test_a_declaration_that_is_misspelt_is_not_forgotten() -> None:
    result = parsed("argument a:\npremis p: false\npremise q: true\nconclude c: q\n")
    assert syntax.Broken in map(type, result.tree.declarations)
    (argument,) = elaborate(result.tree)[0].arguments
    assert argument.faulty


HINTS = [
    ("premise p: forall n: Nat. n % 2 = 0", "mod"),
    ("premise p: forall n: Nat.n = 0", "dot"),
    ("premise p: forall n: Nat.f(n)", "dot"),
    ("premise 2nd: true", "digit"),
    ("const ann, bob: Nat", "one each"),
    ("pred rain, snow", "one each"),
    ("func chance(): Real", "const"),
    ("pred rain()", "no brackets"),
    ("sort Light = red, green", "bar"),
    ("premise p: forall n ∈ Nat. n = 0", "sort of a variable"),
    ("premise p: forall n in Nat. n = 0", "sort of a variable"),
    ("premise p: forall n: Nat: n = 0", "end of a binder"),
    ("premise p: n =< 5", "at most"),
    ("premise p: n <> 5", "not equal"),
    ("premise p: n ** 2 = 4", "power"),
    ("premise p: |n| = 3", "size"),
    ("premise p: q therefore r", "conclude"),
    ("premise p: box q", "necessarily"),
    ("premise p: diamond q", "possibly"),
    ("premise p: for all n: Nat. n = 0", "forall"),
    ("premise p: every n: Nat. n = 0", "forall"),
    ("premise p: there exists n: Nat. n = 0", "exists"),
    ("premise p: for some n: Nat. n = 0", "exists"),
    ("premise p: some n: Nat. n = 0", "exists"),
    ("premise p: Not q", "not"),
    ("premise p: neither q nor r", "neither"),
    ("premise p: if q then r", "arrow"),
    ("premise p: q if r", "if behind"),
    ("premise p: q only if r", "only if"),
    ("premise p: q unless r", "unless"),
    ("premise p: q but r", "and"),
    ("premise p: q;", "no end"),
    ("premise p: q.", "no end"),
    ("expect p valid", "holds"),
    ("expect p invalid", "fails"),
    ("premise all q", None),
    ("premise p: q not r", None),
]


@pytest.mark.parametrize(("source", "hint"), HINTS)
def test_hint(source: str, hint: str | None) -> None:
    (finding,) = parsed(source).diagnostics
    assert finding.facts["hint"] == hint


# ---- Whole files

WHOLE: list[tuple[str, Rule, tuple[int, int]]] = [
    ("", rules.EMPTY_FILE, (0, 0)),
    (" \n\t", rules.EMPTY_FILE, (0, 0)),
    ("# nothing but a remark", rules.EMPTY_FILE, (0, 0)),
    ("argument a:\0", rules.NOT_TEXT, (11, 12)),
    ("hello world", rules.SYNTAX_ERROR, (0, 5)),
    ("  (hello) premise p: true", rules.SYNTAX_ERROR, (2, 3)),
    ('"premise p: true', rules.UNCLOSED_STRING, (0, 16)),
    ("x" * (MOST_CHARACTERS + 1), rules.FILE_TOO_LARGE, (0, 1)),
]


@pytest.mark.parametrize(("source", "rule", "at"), WHOLE, ids=lambda value: str(value)[:20])
def test_a_whole_file(source: str, rule: Rule, at: tuple[int, int]) -> None:
    found = [(finding.rule, (finding.span.start, finding.span.end)) for finding in parsed(source).diagnostics]
    assert found == [(rule, at)]


# ---- Laws

ROUGH = [
    "premise p: " + "9" * 5_000 + " = 1",
    "premise p: 0." + "9" * 5_000 + " = 1",
    "premise p: " + "9" * 5_000 + "% = 1",
    "premise p: 2 ^ " + "9" * 5_000 + " = 1",
    "premise p: true credence 1/" + "9" * 5_000,
    'premise p: true source "x" lines 1-' + "9" * 5_000,
    "conclude c: true by induction on n depth " + "9" * 5_000,
    "conclude c: true by induction on n from " + "9" * 5_000,
    "argument a:\n" + "".join(f"define d{i} := d{i + 1}\n" for i in range(400)) + "define d400 := true\npremise p: d0",
    "argument a:\n" + "".join(f"premise d{i}: d{i + 1}\n" for i in range(400)) + "premise d400: true",
    "premise p: \ud800",
    "argument 1:\npremise p: true\nargument 2:\npremise p: true",
    "premise p: " + "(" * 149 + "a" + ")" * 149,
    "premise p: " + "not " * 140 + "a",
    "premise p: " + "1 + " * 140 + "1 = 1",
    "premise p: " + "-" * 140 + "1 = 1",
    "premise p: " + "abs(" * 140 + "1" + ")" * 140 + " = 1",
]


def lives(source: str) -> None:
    """Parse and elaborate a text; every finding must be of the catalogue and point into the text."""
    result = parsed(source)
    _, findings = elaborate(result.tree)
    for finding in (*result.diagnostics, *findings):
        assert finding.rule in CATALOGUE
        # What is missing at the end of the text is missing one character beyond it.
        assert 0 <= finding.span.start <= finding.span.end <= len(source) + 1
        for label in finding.related:
            assert 0 <= label.span.start < label.span.end <= len(source)
    if any(isinstance(part, syntax.Broken) for part in result.tree.declarations):
        assert errors(result.diagnostics)


@pytest.mark.parametrize("source", ROUGH, ids=lambda source: source[:45])
def test_rough_text_does_not_raise(source: str) -> None:
    lives(source)


@given(texts())
def test_nothing_raises(source: str) -> None:
    lives(source)


@pytest.mark.parametrize("mark", ["§", "$", "\\", "'"])
def test_a_mark_where_nothing_more_can_stand(mark: str) -> None:
    (finding,) = parsed(f'const a: S "a reading" {mark}').diagnostics
    assert finding.rule.name == "syntax-error"
