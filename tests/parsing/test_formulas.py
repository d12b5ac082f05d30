"""Formulas and terms: precedence, spellings, trees, remarks and places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from petitio import syntax
from petitio.rules import syntax as rules
from tests.parsing.trees import applied, binder, chain, integer, names, number, quantified, word
from tests.reading import errors, formula, parsed, parts_of
from tests.strategies import NOWHERE

# ---- Formulas

# Each line: a formula, and the same with every bracket written.
BRACKETED = [
    ("a <-> b <-> c", "a <-> (b <-> c)"),
    ("a -> b -> c", "a -> (b -> c)"),
    ("a <-> b -> c", "a <-> (b -> c)"),
    ("a -> b <-> c", "(a -> b) <-> c"),
    ("a or b -> c and d", "(a or b) -> (c and d)"),
    ("a or b and c", "a or (b and c)"),
    ("a and b or c", "(a and b) or c"),
    ("a xor b or c", "(a xor b) or c"),
    ("a or b xor c", "(a or b) xor c"),
    ("not a and b", "(not a) and b"),
    ("not not a", "not (not a)"),
    ("not x = y", "not (x = y)"),
    ("not a -> b", "(not a) -> b"),
    ("necessarily a and b", "(necessarily a) and b"),
    ("not possibly x = y", "not (possibly (x = y))"),
    ("x + y < z * 2", "(x + y) < (z * 2)"),
    ("x = y and y = z", "(x = y) and (y = z)"),
    ("x - y - z", "(x - y) - z"),
    ("x - y + z", "(x - y) + z"),
    ("x + y * z", "x + (y * z)"),
    ("x / y * z", "(x / y) * z"),
    ("x div y mod z", "(x div y) mod z"),
    ("- x + y", "(-x) + y"),
    ("- x * y", "(-x) * y"),
    ("-x ^ 2", "-(x ^ 2)"),
    ("- - x", "-(-x)"),
    ("x ^ y ^ z", "x ^ (y ^ z)"),
    ("x ^ -y ^ z", "x ^ (-(y ^ z))"),
    ("x ^ --y", "x ^ (-(-y))"),
    ("x * -y", "x * (-y)"),
    ("x--y", "x - (-y)"),
    ("x<-y", "x < (-y)"),
    ("f(x) ^ 2", "(f(x)) ^ 2"),
    ("forall n: Nat. a and b -> c", "forall n: Nat. ((a and b) -> c)"),
    ("a and forall n: Nat. b and c", "a and (forall n: Nat. (b and c))"),
    ("a -> exists n: Nat. b -> c", "a -> (exists n: Nat. (b -> c))"),
    ("not forall n: Nat. a or b", "not (forall n: Nat. (a or b))"),
    ("x + if a then y else z + 1", "x + (if a then y else (z + 1))"),
    ("2 * if a then x else y * z", "2 * (if a then x else (y * z))"),
    ("x = if a then y else z = w", "x = (if a then y else (z = w))"),
    ("- if a then x else y + z", "-(if a then x else (y + z))"),
    ("x ^ if a then y else z + 1", "x ^ (if a then y else (z + 1))"),
    ("if a then b else c or d", "if a then b else (c or d)"),
    ("if a or b then c -> d else e", "if (a or b) then (c -> d) else e"),
    ("let x := y + 1 in x = z and a", "let x := (y + 1) in ((x = z) and a)"),
    ("a or let x := y in b or c", "a or (let x := y in (b or c))"),
    ("let x := let y := a in b in c", "let x := (let y := a in b) in c"),
    ("forall n in 0..m + 1. a or b", "forall n in 0..(m + 1). (a or b)"),
    ("organ and order", "(organ) and (order)"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "bracketed"), BRACKETED)
def test_precedence(source: str, bracketed: str) -> None:
    assert formula(source) == formula(bracketed)


# Each line: the house spelling, and the others that mean the same.
SPELLINGS = [
    ("forall x: S. a", ["∀ x: S. a", "∀x: S. a", "forall x :S.\ta"]),
    ("exists x: S. a", ["∃ x: S. a"]),
    ("exists! x: S. a", ["∃! x: S. a", "exists!x: S. a"]),
    ("forall x, y: S, n: Nat. a", ["∀x, y: S, n: Nat. a"]),
    ("not a", ["¬a", "! a", "!a", "~a"]),
    ("a and b", ["a ∧ b", "a & b", "a && b", "a /\\ b", "a&b", "a/\\b"]),
    ("a or b", ["a ∨ b", "a | b", "a || b", "a \\/ b", "a|b", "a\\/b"]),
    ("a xor b", ["a ⊕ b"]),
    ("a -> b", ["a → b", "a => b", "a ⇒ b", "a implies b", "a->b", "a=>b"]),
    ("a <-> b", ["a ↔ b", "a <=> b", "a ⇔ b", "a iff b", "a<->b", "a<=>b"]),
    ("a = b", ["a == b", "a=b", "a==b"]),
    ("a != b", ["a ≠ b", "a!=b"]),
    ("a <= b", ["a ≤ b", "a<=b"]),
    ("a >= b", ["a ≥ b", "a>=b"]),
    ("true or false", ["⊤ ∨ ⊥"]),
    ("necessarily a", ["[] a", "[]a", "□a"]),
    ("possibly a", ["<> a", "<>a", "◇a"]),
    ("f(x, y)", ["f ( x ,y )", "f(x, # a comment\n y)"]),
]  # fmt: skip


@pytest.mark.parametrize(("house", "others"), SPELLINGS)
def test_spelling(house: str, others: list[str]) -> None:
    for other in others:
        assert formula(other) == formula(house), other


FORMULAS: list[tuple[str, syntax.Expression]] = [
    ("3", number("3", "integer")),
    ("007", number("7", "integer")),
    ("0.98", number("49/50", "decimal")),
    ("1.50", number("3/2", "decimal")),
    ("98%", number("49/50", "percent")),
    ("2.5%", number("1/40", "percent")),
    ("1/4", syntax.Binary("/", integer(1), integer(4), span=NOWHERE)),
    ("a < b <= c", chain("a b c", "<", "<=")),
    ("a = b = c", chain("a b c", "=", "=")),
    ("a >= b = c > d", chain("a b c d", ">=", "=", ">")),
    ("(a < b) = c", syntax.Chain((chain("a b", "<"), word("c")), ("=",), span=NOWHERE)),
    ("a = (b < c)", syntax.Chain((word("a"), chain("b c", "<")), ("=",), span=NOWHERE)),
    ("aligned[crisp](x)", applied("aligned", "crisp", word("x"))),
    ("solved[crisp]", applied("solved", "crisp")),
    ("f(x, g(y))", applied("f", None, word("x"), applied("g", None, word("y")))),
    ("other.claim", word("other.claim")),
    ("x.other.claim", word("x.other.claim")),
    ("a and b and c", syntax.Joined("and", (word("a"), word("b"), word("c")), span=NOWHERE)),
    ("(a and b) and c", syntax.Joined(
        "and", (syntax.Joined("and", (word("a"), word("b")), span=NOWHERE), word("c")), span=NOWHERE)),
    ("forall x. a", quantified("forall", binder("x", None))),
    ("exists x, y: S. a", quantified("exists", binder("x y", "S"))),
    ("exists! x: S, n: Nat. a", quantified("exists!", binder("x", "S"), binder("n", "Nat"))),
    ("forall n in 0..10. a", quantified(
        "forall", syntax.Binder(names("n"), None, integer(0), integer(10), span=NOWHERE))),
    ("forall x: S, n in 0..k, m in n..k. a", quantified(
        "forall", binder("x", "S"), syntax.Binder(names("n"), None, integer(0), word("k"), span=NOWHERE),
        syntax.Binder(names("m"), None, word("n"), word("k"), span=NOWHERE))),
]  # fmt: skip


@pytest.mark.parametrize(("source", "tree"), FORMULAS)
def test_formula(source: str, tree: syntax.Expression) -> None:
    assert formula(source) == tree


# ---- Remarks

MIXED = [
    ("a and b or c", ["a and b"]),
    ("a or b and c", ["b and c"]),
    ("a xor b or c", ["a xor b"]),
    ("a or b and c or d and e", ["b and c", "d and e"]),
    ("(a and b) or c", []),
    ("a or (b and c)", []),
    ("a and b and c", []),
    ("a -> b or c", []),
    ("a and b -> c", []),
]


@pytest.mark.parametrize(("source", "places"), MIXED)
def test_mixed_connectives_draw_a_remark(source: str, places: list[str]) -> None:
    whole = f"premise p: {source}"
    found = parsed(whole).diagnostics
    assert {finding.rule for finding in found} <= {rules.MIXED_CONNECTIVES}
    assert [whole[finding.span.start : finding.span.end] for finding in found] == places


def test_both_ends_of_a_mixed_line_draw_a_remark() -> None:
    source = "premise p: a and b or c\npremise q: a or b and c"
    assert [finding.rule for finding in parsed(source).diagnostics] == [rules.MIXED_CONNECTIVES] * 2


# ---- Places


def _inside(expression: object) -> Iterator[syntax.Expression]:
    if isinstance(expression, syntax.Expression):
        yield expression
    for part in parts_of(expression):
        yield from _inside(part)


SPANNED = [
    *(source for source, _ in BRACKETED),
    "(a or b) and c", "a and (b or c)", "-(x)", "not (a)", "(x + y) * z", "z * (x + y)", "(x) = (y)", "x ^ (-y)",
    "((a)) -> ((b))", "forall n: Nat. (a)", "if (a) then (b) else (c)", "let x := (y) in (x)", "f[s](x)", "f[s]", "x.y",
]  # fmt: skip


@pytest.mark.parametrize("source", SPANNED)
def test_the_text_of_a_span_reads_as_what_it_spans(source: str) -> None:
    whole = f"premise p: {source}"
    for part in _inside(formula(source)):
        written = whole[part.span.start : part.span.end]
        assert not errors(parsed(f"premise p: {written}").diagnostics), written
        assert formula(written) == part
