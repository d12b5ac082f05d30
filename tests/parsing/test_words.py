"""Names, reserved words, strings and comments."""

from __future__ import annotations

import pytest

from petitio import syntax
from petitio.rules import syntax as rules
from tests.parsing.trees import text, word
from tests.reading import formula, parsed
from tests.strategies import NOWHERE

_RESERVED = (
    "argument sort const pred func define rigid given premise assume lemma conclude scenario objection reply dispute "
    "import expect from by because credence independent speaker source tag forall exists not and or xor implies iff "
    "if then else let in true false mod div necessarily possibly"
)
RESERVED = _RESERVED.split()


@pytest.mark.parametrize("reserved", RESERVED)
def test_a_name_may_begin_with_a_reserved_word(reserved: str) -> None:
    for longer in (f"{reserved}s", f"{reserved}_", f"{reserved}'", f"{reserved}1", f"_{reserved}", f"z{reserved}"):
        assert formula(f"{longer} and a") == syntax.Joined("and", (word(longer), word("a")), span=NOWHERE)


@pytest.mark.parametrize("reserved", RESERVED)
def test_a_reserved_word_is_no_name(reserved: str) -> None:
    assert rules.RESERVED_WORD in {finding.rule for finding in parsed(f"pred {reserved}").diagnostics}


_CONTEXTUAL = (
    "base step strong depth strengthen along measure on cases induction contradiction each conditional lines line page "
    "pages extends as logic arguments party against to charge begs equivocates confidence under without holds fails "
    "vacuous undecided consistent sustained idle out contested S5 ignore abs min max Nat"
)
CONTEXTUAL = _CONTEXTUAL.split()
PLACES = [
    "argument @: speaker @ tag @, @ logic @",
    "argument a extends @:",
    'import "x" as @',
    "dispute @: arguments @ party @: @",
    "sort @ = @ | @",
    "const @: @",
    "pred @[@](@, @: @)",
    "func @(@: @): @",
    "define @(@: @): @ := @(@)",
    "premise @: @",
    "premise @: @ and @ -> not @",
    'premise @: "why" @',
    "premise @: forall @, @: @. @",
    "premise @: exists @ in @..@. @ = @",
    "premise @: let @ := @ in if @ then @ else @",
    "premise @: @[@](@, @ + @)",
    "premise @: @ because @, @ speaker @ tag @",
    "conclude @: @ from @, @",
    "conclude @: @ by contradiction from @",
    "conclude @: @ by induction on @ base @, @ step @ strengthen @ along @ measure @ strong",
    "conclude @: @ by cases on @",
    "conclude @: @ by cases @, @",
    "conclude @: @ by cases @ or @",
    "scenario @: @, not @",
    "objection @ against @: charge @ because @",
    "objection @ against argument @:",
    "objection o against p: because @ charge equivocates a",
    "reply @ to @:",
    "expect @ holds under @, @ without @ in @",
    "expect argument @ consistent",
    "expect @ begs a, @",
    "expect @ equivocates @",
    "expect @ confidence >= 0.5",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_contextual_word_may_be_any_name(place: str) -> None:
    for free in CONTEXTUAL:
        result = parsed(place.replace("@", free))
        assert result.diagnostics == (), free
        assert len(result.tree.declarations) == 1


@pytest.mark.parametrize(
    "after", ["", ", p", " and p", " -> p", " or p", "\nfrom p", "\nsource \"x\"", "\nspeaker p", "\ntag p",
              "\nindependent", "\ncredence 0.5", "\nbecause p"],
)  # fmt: skip
def test_the_proposition_on_may_be_a_case(after: str) -> None:
    result = parsed(f"conclude c: true by cases on{after}")
    assert result.diagnostics == ()
    (tree,) = result.tree.declarations
    assert isinstance(tree, syntax.Claim)
    (clause, *_) = tree.clauses
    assert isinstance(clause, syntax.Cases)
    assert clause.subject is None


# ---- Strings and comments

STRINGS = [
    ('"plain"', "plain"),
    ('"two\n   lines"', "two lines"),
    ('"  edges \t"', "edges"),
    (r'"a \"quoted\" word"', 'a "quoted" word'),
    (r'"back\\slash"', "back\\slash"),
    (r'"\\\""', '\\"'),
    (r'"\\\\"', "\\\\"),
    ('"# no comment"', "# no comment"),
    ('"premise p: true"', "premise p: true"),
    ('"{{x}}"', "{{x}}"),
    ('"it’s “typographic”"', "it’s “typographic”"),
    ('""', ""),
]


@pytest.mark.parametrize(("written", "value"), STRINGS)
def test_string(written: str, value: str) -> None:
    result = parsed(f"premise c: {written} true")
    assert result.diagnostics == ()
    (tree,) = result.tree.declarations
    assert isinstance(tree, syntax.Claim)
    assert tree.prose == text(value)


def test_comments() -> None:
    source = '# one "quote\npremise p: # two premise q: (\n  true # three\n  source "# four" #\n'
    result = parsed(source)
    assert result.diagnostics == ()
    assert [comment.text for comment in result.comments] == ['one "quote', "two premise q: (", "three", ""]
    for comment in result.comments:
        assert source[comment.span.start] == "#"
        assert "\n" not in source[comment.span.start : comment.span.end]


def test_prose_out_of_place() -> None:
    (tree,) = parsed('premise c: true "why"').tree.declarations
    assert isinstance(tree, syntax.Claim)
    assert (tree.prose, tree.misplaced) == (None, text("why"))
