"""Every declaration and clause of the language, as text and as tree."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from petitio import syntax
from tests.parsing.trees import TRUE, group, name, names, text, word
from tests.reading import CORPUS, parsed
from tests.strategies import NOWHERE

# ---- Short hands for declarations


def header(*clauses: syntax.Clause, extends: str | None = None, prose: str | None = None) -> syntax.Declaration:
    parent = name(extends) if extends else None
    return syntax.ArgumentHeader(name("a"), parent, text(prose) if prose else None, clauses, span=NOWHERE)


def claim(kind: syntax.ClaimKind, *clauses: syntax.Clause) -> syntax.Declaration:
    return syntax.Claim(kind, name("c"), None, TRUE, None, clauses, span=NOWHERE)


def objection(*clauses: syntax.Clause, reply: bool = False, forced: bool = False) -> syntax.Declaration:
    return syntax.Objection(name("o"), reply, forced, name("p"), None, clauses, span=NOWHERE)


def expectation(
    outcome: str,
    *,
    named: str = "",
    bound: Fraction | None = None,
    under: str | None = None,
    without: str = "",
    scenario: str | None = None,
    forced: bool = False,
) -> syntax.Declaration:
    return syntax.Expectation(
        forced,
        name("c"),
        outcome,
        names(named),
        bound,
        None if under is None else names(under),
        names(without),
        name(scenario) if scenario else None,
        span=NOWHERE,
    )


def sort(elements: str | None) -> syntax.Declaration:
    return syntax.SortDeclaration(name("S"), names(elements) if elements else None, span=NOWHERE)


def symbol(
    kind: str,
    *parameters: syntax.Group,
    result: str | None = None,
    sense: str | None = None,
    rigid: bool = False,
    reading: str | None = None,
) -> syntax.Declaration:
    assert kind in ("pred", "func", "const")
    return syntax.SymbolDeclaration(
        kind,  # type: ignore[arg-type]
        rigid,
        name("f"),
        name(sense) if sense else None,
        parameters,
        name(result) if result else None,
        text(reading) if reading else None,
        span=NOWHERE,
    )


def define(
    *parameters: syntax.Group,
    result: str | None = None,
    sense: str | None = None,
    reading: str | None = None,
) -> syntax.Declaration:
    return syntax.DefineDeclaration(
        name("d"),
        name(sense) if sense else None,
        parameters,
        name(result) if result else None,
        TRUE,
        text(reading) if reading else None,
        span=NOWHERE,
    )


# ---- Declarations

LINES = syntax.Cited(text("x.txt"), "lines", ((15, 18), (22, 22)), span=NOWHERE)
PAGE = syntax.Cited(text("x.txt"), "page", ((7, 7),), span=NOWHERE)
WHOLE = syntax.Cited(text("https://x.y"), None, (), span=NOWHERE)
SPEAKER = syntax.Speaker(name("author"), span=NOWHERE)
TAG = syntax.Tag(names("u v"), span=NOWHERE)

HEADERS = [
    ("argument a:", header()),
    ('argument a: "why"', header(prose="why")),
    ("argument a extends b:", header(extends="b")),
    ("argument a extends x.b:", header(extends="x.b")),
    ("argument a: logic S5", header(syntax.Logic(name("S5"), span=NOWHERE))),
    (
        'argument a: "why" speaker author source "x.txt" lines 15-18, 22 tag u, v',
        header(SPEAKER, LINES, TAG, prose="why"),
    ),
    ('import "x.arg"', syntax.Import(text("x.arg"), None, span=NOWHERE)),
    ('import "x.arg" as x', syntax.Import(text("x.arg"), name("x"), span=NOWHERE)),
    (
        'dispute d: "which" arguments a, b party author: a, x.b speaker author',
        syntax.Dispute(
            name("d"),
            text("which"),
            (
                syntax.Contestants(names("a b"), span=NOWHERE),
                syntax.Party(name("author"), names("a x.b"), span=NOWHERE),
                SPEAKER,
            ),
            span=NOWHERE,
        ),
    ),
]

VOCABULARY = [
    ("sort S", sort(None)),
    ("sort S = lab", sort("lab")),
    ("sort S = lab | pilot | deployed", sort("lab pilot deployed")),
    ("const f: S", symbol("const", result="S")),
    ('const f: S "the f"', symbol("const", result="S", reading="the f")),
    ("const f[crisp]: S", symbol("const", result="S", sense="crisp")),
    ("pred f", symbol("pred")),
    ('pred f "it is so"', symbol("pred", reading="it is so")),
    ("pred f(x: S)", symbol("pred", group("x", "S"))),
    ('pred f(x, y: S, n: Nat) "{x} {y}"', symbol("pred", group("x y", "S"), group("n", "Nat"), reading="{x} {y}")),
    ("pred f[crisp](x: S)", symbol("pred", group("x", "S"), sense="crisp")),
    ("rigid pred f", symbol("pred", rigid=True)),
    ("func f(x: S): Real", symbol("func", group("x", "S"), result="Real")),
    ('func f[graded](n: Nat): Real "r"', symbol("func", group("n", "Nat"), result="Real", sense="graded", reading="r")),
    ("rigid func f(x: S): S", symbol("func", group("x", "S"), result="S", rigid=True)),
    ("rigid const f: S", symbol("const", result="S", rigid=True)),
    ("define d := true", define()),
    ("define d(x: S) := true", define(group("x", "S"))),
    ('define d(x: S): Bool := true "{x}"', define(group("x", "S"), result="Bool", reading="{x}")),
    ("define d[crisp](x: S) := true", define(group("x", "S"), sense="crisp")),
]

CLAIMS = [(f"{kind} c: true", claim(kind)) for kind in ("given", "premise", "assume", "lemma", "conclude")] + [
    ('premise c: "why" true', syntax.Claim("premise", name("c"), text("why"), TRUE, None, (), span=NOWHERE)),
    ('premise c: "why"', syntax.Claim("premise", name("c"), text("why"), None, None, (), span=NOWHERE)),
    ('lemma c: "why" from a', syntax.Claim(
        "lemma", name("c"), text("why"), None, None, (syntax.Cites(names("a"), span=NOWHERE),), span=NOWHERE)),
]  # fmt: skip


def induction(*options: syntax.Clause) -> syntax.Declaration:
    return claim("conclude", syntax.Induction(name("n"), span=NOWHERE), *options)


def cases(subject: str | None, *formulas: syntax.Expression) -> syntax.Declaration:
    return claim("conclude", syntax.Cases(name(subject) if subject else None, formulas, span=NOWHERE))


def credence(low: str, high: str | None = None, *, each: bool = False, conditional: bool = False) -> syntax.Declaration:
    top = Fraction(high) if high else None
    return claim("premise", syntax.Credence(Fraction(low), top, each, conditional, span=NOWHERE))


A_OR_B = syntax.Joined("or", (word("a"), word("b")), span=NOWHERE)

CLAUSES = [
    ("conclude c: true from a, b", claim("conclude", syntax.Cites(names("a b"), span=NOWHERE))),
    ("conclude c: true from other.a", claim("conclude", syntax.Cites(names("other.a"), span=NOWHERE))),
    ("conclude c: true by induction on n", induction()),
    ("conclude c: true by induction on n from 10", induction(syntax.InductionStart(10, span=NOWHERE))),
    ("conclude c: true by induction on n from -3", induction(syntax.InductionStart(-3, span=NOWHERE))),
    ("conclude c: true by induction on n base a", induction(syntax.InductionCites("base", names("a"), span=NOWHERE))),
    (
        "conclude c: true by induction on n step a, b strong depth 2",
        induction(
            syntax.InductionCites("step", names("a b"), span=NOWHERE),
            syntax.Strong(span=NOWHERE),
            syntax.Depth(2, span=NOWHERE),
        ),
    ),
    ("conclude c: true by induction on n strengthen a or b", induction(syntax.Strengthen(A_OR_B, span=NOWHERE))),
    (
        "conclude c: true by induction on n along built_by measure age",
        induction(syntax.Along(name("built_by"), span=NOWHERE), syntax.Measure(word("age"), span=NOWHERE)),
    ),
    ("conclude c: true by cases on x", cases("x")),
    ("conclude c: true by cases a, b", cases(None, word("a"), word("b"))),
    ("conclude c: true by cases a or b", cases(None, A_OR_B)),
    ("conclude c: true by contradiction from a", claim("conclude", syntax.Contradiction(names("a"), span=NOWHERE))),
    ("premise c: true because a, b", claim("premise", syntax.Because(names("a b"), span=NOWHERE))),
    ("premise c: true credence 0.9", credence("0.9")),
    ("premise c: true credence 98%", credence("0.98")),
    ("premise c: true credence 1/4", credence("1/4")),
    ("premise c: true credence 1", credence("1")),
    ("premise c: true credence in 0.2..0.6", credence("0.2", "0.6")),
    ("premise c: true credence in 1/4..3/4", credence("1/4", "3/4")),
    ("premise c: true credence in 20%..60%", credence("0.2", "0.6")),
    ("premise c: true credence 0.98 each step", credence("0.98", each=True)),
    ("premise c: true credence 0.98 each step conditional", credence("0.98", each=True, conditional=True)),
    ("premise c: true independent", claim("premise", syntax.Independent(span=NOWHERE))),
    ("premise c: true speaker author", claim("premise", SPEAKER)),
    ('premise c: true source "x.txt" lines 15-18, 22', claim("premise", LINES)),
    ('premise c: true source "x.txt" page 7', claim("premise", PAGE)),
    ('premise c: true source "https://x.y" source "x.txt" page 7', claim("premise", WHOLE, PAGE)),
    ("premise c: true tag u, v", claim("premise", TAG)),
]

_OUTCOMES = "holds fails vacuous undecided idle redundant consistent inconsistent sustained overruled in out contested"
OUTCOMES = _OUTCOMES.split()
OTHERS = [
    (
        "scenario s: a, not b",
        syntax.Scenario(
            name("s"),
            (syntax.Grant(name("a"), False, span=NOWHERE), syntax.Grant(name("b"), True, span=NOWHERE)),
            span=NOWHERE,
        ),
    ),
    ("objection o against p:", objection()),
    ("objection o against argument p:", objection(forced=True)),
    ("reply o to p:", objection(reply=True)),
    ("objection o against p: charge false", objection(syntax.Charge(name("false"), None, span=NOWHERE))),
    (
        "objection o against p: charge equivocates trusted because b.c speaker author",
        objection(
            syntax.Charge(name("equivocates"), name("trusted"), span=NOWHERE),
            syntax.Because(names("b.c"), span=NOWHERE),
            SPEAKER,
        ),
    ),
    *((f"expect c {outcome}", expectation(outcome)) for outcome in OUTCOMES),
    ("expect argument c consistent", expectation("consistent", forced=True)),
    ("expect c begs", expectation("begs")),
    ("expect c begs a, b", expectation("begs", named="a b")),
    ("expect c equivocates trusted", expectation("equivocates", named="trusted")),
    ("expect c confidence >= 0.5", expectation("confidence", bound=Fraction(1, 2))),
    ("expect c confidence ≥ 1/2", expectation("confidence", bound=Fraction(1, 2))),
    ("expect c holds under a, b", expectation("holds", under="a b")),
    ("expect c fails without a", expectation("fails", without="a")),
    ("expect c holds in s", expectation("holds", scenario="s")),
    ("expect c in in d", expectation("in", scenario="d")),
    ("expect c begs a under b without d in s", expectation("begs", named="a", under="b", without="d", scenario="s")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "tree"), HEADERS + VOCABULARY + CLAIMS + CLAUSES + OTHERS)
def test_declaration(source: str, tree: syntax.Declaration) -> None:
    result = parsed(source)
    assert result.diagnostics == ()
    assert result.tree.declarations == (tree,)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_parses(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    result = parsed(source)
    assert result.diagnostics == ()
    for declaration in result.tree.declarations:
        assert not isinstance(declaration, syntax.Broken)
        assert 0 <= declaration.span.start < declaration.span.end <= len(source)


def test_equality_does_not_look_at_places() -> None:
    assert parsed("premise c: a and b").tree == parsed("# moved\npremise c :\n  (a) and b").tree
