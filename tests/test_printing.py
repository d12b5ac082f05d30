"""What is printed reads back as what it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from petitio import syntax
from petitio.printing import print_expression
from tests.reading import CORPUS, formula, parsed, parts_of
from tests.strategies import expressions

# Each line: a formula as someone may write it, and as it is printed.
PRINTED = [
    ("a∧b", "a and b"),
    ("a  /\\  (b)", "a and b"),
    ("(a and b) and c", "(a and b) and c"),
    ("a and (b and c)", "a and (b and c)"),
    ("a or (b xor c)", "a or (b xor c)"),
    ("(a -> b) -> c", "(a -> b) -> c"),
    ("a -> (b -> c)", "a -> b -> c"),
    ("(a <-> b) <-> c", "(a <-> b) <-> c"),
    ("~(a)", "not a"),
    ("!(a = b)", "not a = b"),
    ("(not a) = b", "(not a) = b"),
    ("x+y*z", "x + y * z"),
    ("(x+y)*z", "(x + y) * z"),
    ("x-(y-z)", "x - (y - z)"),
    ("(x-y)-z", "x - y - z"),
    ("x / (y / z)", "x / (y / z)"),
    ("-(x ^ 2)", "-x ^ 2"),
    ("(-x) ^ 2", "(-x) ^ 2"),
    ("(x ^ y) ^ z", "(x ^ y) ^ z"),
    ("x ^ -y", "x ^ -y"),
    ("x - -y", "x - -y"),
    ("0<=n<5", "0 <= n < 5"),
    ("(a = b) = c", "(a = b) = c"),
    ("∃! x,y:S,n:Nat. a", "exists! x, y: S, n: Nat. a"),
    ("(forall x: S. a) and b", "(forall x: S. a) and b"),
    ("a and forall x: S. b", "a and (forall x: S. b)"),
    ("forall n in 0 .. m+1. a", "forall n in 0..m + 1. a"),
    ("if a then b else c", "if a then b else c"),
    ("let x:=y in z", "let x := y in z"),
    ("f[s]( x,y )", "f[s](x, y)"),
    ("007", "7"),
    ("1.50", "1.5"),
    ("2.0", "2.0"),
    ("0.050", "0.05"),
    ("98%", "98%"),
    ("12.50%", "12.5%"),
    ("100%", "100%"),
    ("⊤ ∨ ⊥", "true or false"),
    ("□a ∨ ◇b", "necessarily a or possibly b"),
]


@pytest.mark.parametrize(("source", "printed"), PRINTED)
def test_printed(source: str, printed: str) -> None:
    assert print_expression(formula(source)) == printed
    assert formula(printed) == formula(source)


@pytest.mark.parametrize("source", ["(a and b) or c", "a or (b and c)", "(a xor b) or c", "(a and b) xor c"])
def test_what_is_printed_draws_no_remark(source: str) -> None:
    assert parsed(f"premise p: {print_expression(formula(source))}").diagnostics == ()


def _formulas(part: object) -> list[syntax.Expression]:
    """The whole formulas in a declaration."""
    if isinstance(part, syntax.Expression):
        return [part]
    return [found for child in parts_of(part) for found in _formulas(child)]


def test_the_formulas_of_the_corpus_read_back() -> None:
    for path in CORPUS:
        for written in _formulas(parsed(path.read_text(encoding="utf-8")).tree.declarations):
            assert formula(print_expression(written)) == written


@given(expressions())
def test_what_is_printed_reads_back(expression: syntax.Expression) -> None:
    assert formula(print_expression(expression)) == expression


@given(expressions())
def test_printing_settles(expression: syntax.Expression) -> None:
    printed = print_expression(expression)
    assert print_expression(formula(printed)) == printed
