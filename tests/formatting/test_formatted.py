"""The house layout: what it looks like, that it settles, and that it never says anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import syntax
from petitio.diagnostics import Severity
from petitio.elaborate.elaborate import elaborate
from petitio.formatting.formatted import formatted
from petitio.formatting.style import SPELLINGS, Spelling, Style
from petitio.parsing.parse import parse
from petitio.parsing.suppression import suppression
from petitio.parsing.tokens import tokens
from petitio.printing import print_expression
from petitio.render.dump import dump_stage
from petitio.source import Source
from tests.reading import QUICK
from tests.strategies import expressions, texts

WIDE = Style(line_width=100_000)


def laid_out(text: str, style: Style | None = None) -> str:
    """The text in the house layout, which must be faultless."""
    done = formatted(Source("test.arg", text), style)
    assert done.errors == ()
    return done.text


# Each: a text as someone may write it, and as it is laid out.
LAYOUTS = {
    "a claim of one thing stands on one line": ("premise   p :a->b", "premise p: a -> b\n"),
    "a claim of several has each on its own": (
        'conclude c: "So." a and b from x,y because z',
        'conclude c:\n  "So."\n  a and b\n  from x, y\n  because z\n',
    ),
    "a claim of prose alone": ('premise p:\n  "It rains."\n', 'premise p: "It rains."\n'),
    "options stand further in": (
        "conclude c: forall n: Nat. p(n) by induction on n from 3 base a step b, c strong tag x",
        "conclude c:\n  forall n: Nat. p(n)\n  by induction on n\n    from 3\n    base a\n    step b, c\n    strong\n"
        "  tag x\n",
    ),
    "readings in a column, definitions below": (
        'pred p "it rains"\nfunc effort(n:Nat) : Real "the labour {n} takes"\n'
        'define d(n:Nat):=effort(n)>=1 and p "{n} is d"',
        'pred p                     "it rains"\nfunc effort(n: Nat): Real  "the labour {n} takes"\n'
        'define d(n: Nat) := effort(n) >= 1 and p\n                           "{n} is d"\n',
    ),
    "a definition alone keeps its reading beside it": (
        'define d(n: Nat) := n > 1 "{n} is d"',
        'define d(n: Nat) := n > 1  "{n} is d"\n',
    ),
    "comments behind words in a column": (
        "sort S # one\nsort Longer # two\n\nconst c: S # three",
        "sort S       # one\nsort Longer  # two\n\nconst c: S  # three\n",
    ),
    "blank lines: one at most, and one around what is tall": (
        'argument a:\n"About."\npred p\n\n\n\npred q\npremise x: p\npremise y: "Y." q\nexpect x idle\nexpect y idle',
        'argument a:\n  "About."\n\npred p\n\npred q\npremise x: p\n\npremise y:\n  "Y."\n  q\n\n'
        "expect x idle\nexpect y idle\n",
    ),
    "two before an argument, if they were there": (
        "pred p\n\n\n\nargument a:\npremise x: p\nargument b:",
        "pred p\n\n\nargument a:\npremise x: p\n\nargument b:\n",
    ),
    "comments stay by what they stood by": (
        "# top\n\n# of p\npremise p: # behind\n  a # first\n  and # the mark\n  # second\n  b\n  # under p\n"
        "# of q\npremise q: b#end",
        "# top\n\n# of p\npremise p:  # behind\n  a  # first\n    and  # the mark\n    # second\n    b\n  # under p\n\n"
        "# of q\npremise q: b  #end\n",
    ),
    "comments alone": ("\n\n # one\n\n\n#two", "# one\n\n#two\n"),
    "nothing": (" \n\n", ""),
    "brackets of the author stay, doubled ones go": (
        "premise p: ((a and b) -> ((c or d)))",
        "premise p: (a and b) -> (c or d)\n",
    ),
    "a bracket with a comment stays": ("premise p: ( # why\n a)", "premise p:\n  (  # why\n    a)\n"),
    "mixed connectives keep what they had": ("premise p: a or b and c", "premise p: a or b and c\n"),
    "numbers stay as they were written": (
        "premise p: x = 007 + 1.50 + 3 / 4 + 12.50%\n credence 1 / 4",
        "premise p:\n  x = 007 + 1.50 + 3/4 + 12.50%\n  credence 1/4\n",
    ),
    "minus": ("premise p: x - -y < -(1) - 2", "premise p: x - -y < -(1) - 2\n"),
    "sources": (
        'premise p: a source "x  y" lines 15 - 18,22 source "z" page 7',
        'premise p:\n  a\n  source "x  y" lines 15-18, 22\n  source "z" page 7\n',
    ),
    "several on a line": ("premise p: a premise q: b expect p idle", "premise p: a\npremise q: b\nexpect p idle\n"),
    "the rest": (
        'import"a.arg"as x sort S=a|b rigid pred p[ s ](x:S,y:S) scenario o:a,not b\n'
        'objection k against argument z:"No." charge false because b\ndispute d:"?"arguments a,b party q:a\n'
        "expect argument a in in d\nexpect c confidence>=1/2\nexpect c holds under a,b without c in s",
        'import "a.arg" as x\nsort S = a | b\nrigid pred p[s](x: S, y: S)\nscenario o: a, not b\n\n'
        'objection k against argument z:\n  "No."\n  charge false\n  because b\n\ndispute d:\n  "?"\n  arguments a, b\n'
        "  party q: a\n\nexpect argument a in in d\nexpect c confidence >= 1/2\n"
        "expect c holds under a, b without c in s\n",
    ),
    "prose keeps its lines where they have room": (
        'premise p:\n"One  two.\n      Three." a',
        'premise p:\n  "One  two.\n   Three."\n  a\n',
    ),
    "CRLF stays": ("premise p:\r\n  a\r\n", "premise p: a\r\n"),
    "the line of a suppression stays as it is": (
        "premise p: a -> b # petitio: ignore[R101] on purpose\n because c",
        "premise p: a -> b  # petitio: ignore[R101] on purpose\n  because c\n",
    ),
    "nothing joins the line of a suppression": (
        "premise\n# petitio: ignore[R101] on purpose\np: a\n and b",
        "premise\n  # petitio: ignore[R101] on purpose\n  p: a\n       and b\n",
    ),
    "several that share the line of a suppression": (
        "premise  p: a  premise q:\n b # petitio: ignore[R101] on purpose\n"
        "premise r: a premise s: b # petitio: ignore[R1] x",
        "premise p: a\n\npremise q:\n  b  # petitio: ignore[R101] on purpose\n\n"
        "premise r: a premise s: b # petitio: ignore[R1] x\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(text: str, expected: str) -> None:
    assert laid_out(text) == expected
    assert laid_out(expected) == expected


FOLDED = {
    "the loosest connective first": (
        "premise p: forall n: Nat. first(n) and second(n) and (third(n) or fourth(n)) -> "
        "first(n + 1) and second(n + 1)",
        "premise p:\n  forall n: Nat.\n    first(n) and second(n) and (third(n) or fourth(n))\n"
        "      -> first(n + 1) and second(n + 1)\n",
    ),
    "citations fill their lines": (
        "conclude c: a\n from first_premise, second_premise, third_premise, fourth_premise, fifth_premise",
        "conclude c:\n  a\n  from first_premise, second_premise, third_premise, fourth_premise,\n    fifth_premise\n",
    ),
    "a prefix stands on the line of what it speaks of": (
        "premise p: not forall x: Thing. first_property(x) and second_property(x) and third_property(x)",
        "premise p:\n  not forall x: Thing.\n    first_property(x) and second_property(x) and third_property(x)\n",
    ),
    "prose is filled where a line has no room": (
        'premise p: "One two three four five six seven eight nine ten eleven twelve thirteen fourteen." a',
        'premise p:\n  "One two three four five six seven eight nine ten eleven twelve\n   thirteen fourteen."\n  a\n',
    ),
    "if and let": (
        "premise p: let some_name := first_function(x) in if some_name > 31 then first_case(some_name) "
        "else second(some_name)",
        "premise p:\n  let some_name := first_function(x) in\n    if some_name > 31\n      then first_case(some_name)\n"
        "      else second(some_name)\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_long_lines_fold(text: str, expected: str) -> None:
    narrow = Style(line_width=70)
    assert laid_out(text, narrow) == expected
    assert laid_out(expected, narrow) == expected


SPELLED = [
    ("∀ x:S. ¬p(x) ∧ ~ q", "∀x: S. ¬p(x) ∧ ~q", "forall x: S. not p(x) and not q", "∀x: S. ¬p(x) ∧ ¬q"),
    ("a => b <=> c || d", "a => b <=> c || d", "a -> b <-> c or d", "a → b ↔ c ∨ d"),
    ("x == 1 && y≠2", "x == 1 && y ≠ 2", "x = 1 and y != 2", "x = 1 ∧ y ≠ 2"),
    ("exists! x:S. ⊤ xor x <= y", "exists! x: S. ⊤ xor x <= y", "exists! x: S. true xor x <= y", "∃!x: S. ⊤ ⊕ x ≤ y"),
    ("[] a -> <> not b", "[]a -> <>not b", "necessarily a -> possibly not b", "□a → ◇¬b"),
]


@pytest.mark.parametrize(("text", "preserve", "ascii_", "unicode"), SPELLED)
def test_spellings(text: str, preserve: str, ascii_: str, unicode: str) -> None:
    for spelling, expected in zip(SPELLINGS, (preserve, ascii_, unicode), strict=True):
        assert laid_out(f"premise p: {text}", Style(spelling)) == f"premise p: {expected}\n"


def test_a_charge_is_no_formula() -> None:
    text = "objection o against p:\n  charge false\n"
    assert laid_out(text, Style("unicode")) == text


@pytest.mark.parametrize(
    "text", ["premise p: (", "premise p: a\nnonsense", 'premise p: "open', "\0", "premise p: 1 % 2", "premise p: a b"]
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    done = formatted(Source("test.arg", text))
    assert done.text == text
    assert any(finding.weight is Severity.ERROR for finding in done.errors)


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
def test_the_corpus_settles(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = laid_out(text)
    assert laid_out(once) == once
    narrow = Style("unicode", 60)
    assert laid_out(once, narrow) == laid_out(text, narrow)


styles = st.builds(Style, st.sampled_from(SPELLINGS), st.integers(1, 130))


@given(texts(), styles)
def test_any_text_settles_and_says_the_same(text: str, style: Style) -> None:
    done = formatted(Source("", text), style)
    if done.errors:
        assert done.text == text
        return
    again = formatted(Source("", done.text), style)
    assert again.text == done.text
    before, after = parse(Source("", text)), parse(Source("", done.text))
    assert before.tree == after.tree
    assert [c.text.strip() for c in before.comments] == [c.text.strip() for c in after.comments]


@given(expressions())
def test_formulas_are_laid_out_as_they_are_printed(expression: syntax.Expression) -> None:
    text = f"premise p: {print_expression(expression)}\n"
    assert laid_out(text, WIDE) == text


_IGNORE = "# petitio: ignore[R101] because"


@st.composite
def commented(draw: st.DrawFn) -> str:
    """A file of the corpus with its white space changed and comments put into it."""
    text = draw(st.sampled_from(QUICK)).read_text(encoding="utf-8")
    pieces = re.findall(r'"(?:\\.|[^"\\])*"|#[^\n]*|\s+|[^\s"#]+', text)
    for _ in range(draw(st.integers(1, 6))):
        spaces = [at for at, piece in enumerate(pieces) if piece.isspace()]
        other = st.sampled_from(
            [
                *["\n", " ", "\n\n\n", "\r\n", "\t", f" {_IGNORE}\n", f"\n{_IGNORE}\n", f"\n  {_IGNORE}\n\n"],
                *[" # x\n", "\n# x\n", "\n  # x\n", "\n# x\n\n# y\n"],
            ]
        )
        at = draw(st.sampled_from(spaces))
        behind_comment = at > 0 and pieces[at - 1].startswith("#")
        pieces[at] = ("\n" if behind_comment else "") + draw(other)
    return "".join(pieces)


def spoken_of(text: str) -> list[tuple[int, ...]]:
    """For each suppression, which tokens of the text begin on the line that it speaks of, brackets aside."""
    source = Source("", text)
    parsed = parse(source)
    starts = [part.span.start for part in parsed.tree.declarations]
    row = [
        token
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        for token in tokens(text, start, end)
        if token.kind not in ("LPAR", "RPAR")
    ]
    lines = [source.position(token.span.start).line for token in row]
    found = [suppression(source, comment) for comment in parsed.comments]
    return [tuple(n for n, line in enumerate(lines) if line == one.line) for one in found if one is not None]


@given(commented(), styles)
def test_suppressions_speak_of_what_they_spoke_of(text: str, style: Style) -> None:
    done = formatted(Source("", text), style)
    assert done.errors == ()
    assert formatted(Source("", done.text), style).text == done.text
    assert spoken_of(done.text) == spoken_of(text)


@given(st.sampled_from(QUICK), st.sampled_from(SPELLINGS))
def test_the_core_is_the_same(path: Path, spelling: Spelling) -> None:
    text = path.read_text(encoding="utf-8")
    parsed = parse(Source("", text))
    if any(isinstance(part, syntax.Import) for part in parsed.tree.declarations):
        return
    laid = laid_out(text.replace("\n", "\t\r\n"), Style(spelling))
    assert dump_stage(Source("", laid), "core") == dump_stage(Source("", text), "core")
    assert len(elaborate(parse(Source("", laid)).tree)[1]) == len(elaborate(parsed.tree)[1])
