"""A declaration as the rows that it is laid out in: its head, its prose, its formula, each of its clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import assert_never

from petitio import syntax
from petitio.formatting.formula_doc import row_doc
from petitio.formatting.page import INDENT
from petitio.formatting.piece import Doc, Group, Piece

# A part that begins a row, the column that it begins at, and the expressions in it.
_Part = tuple[int, int, tuple[syntax.Expression, ...]]
_OPTIONS = (
    syntax.InductionStart,
    syntax.InductionCites,
    syntax.Strong,
    syntax.Depth,
    syntax.Strengthen,
    syntax.Along,
    syntax.Measure,
)


def declaration_rows(declaration: syntax.Declaration, row: Sequence[Piece]) -> tuple[tuple[int, Doc], ...]:
    """The rows of a declaration whose pieces these are, each with the column that it begins at."""
    match declaration:
        case syntax.Claim():
            parts = [*_texts(declaration.prose), *_formula(declaration), *_texts(declaration.misplaced)]
            parts += _clauses(declaration.clauses)
            if len(parts) == 1 and not declaration.clauses:
                # A claim that is but one thing stands on one line if there is room.
                return ((0, _joined(row, parts[0])),)
        case syntax.ArgumentHeader() | syntax.Objection() | syntax.Dispute():
            parts = [*_texts(declaration.prose), *_clauses(declaration.clauses)]
        case syntax.DefineDeclaration():
            return ((0, row_doc(row, [declaration.body], behind=("ASSIGN",), whole=True)),)
        case syntax.SortDeclaration():
            return ((0, row_doc(row, [], before=("BAR",), fill=True)),)
        case syntax.Expectation():
            return ((0, row_doc(row, [], before=("UNDER", "WITHOUT"), behind=("COMMA",), fill=True)),)
        case syntax.SymbolDeclaration() | syntax.Scenario() | syntax.Import():
            return ((0, row_doc(row, [], behind=("COMMA",), fill=True)),)
        case _:
            assert_never(declaration)
    return tuple(_rows(row, parts))


def _texts(text: syntax.Text | None) -> list[_Part]:
    return [] if text is None else [(text.span.start, INDENT, ())]


def _formula(claim: syntax.Claim) -> list[_Part]:
    return [] if claim.formula is None else [(claim.formula.span.start, INDENT, (claim.formula,))]


def _clauses(clauses: Sequence[syntax.Clause]) -> list[_Part]:
    found: list[_Part] = []
    inward = INDENT
    for clause in clauses:
        indent = inward if isinstance(clause, _OPTIONS) else INDENT
        found.append((clause.span.start, indent, _expressions(clause)))
        if isinstance(clause, syntax.Induction):
            inward = 2 * INDENT
    return found


def _expressions(clause: syntax.Clause) -> tuple[syntax.Expression, ...]:
    match clause:
        case syntax.Strengthen(expression) | syntax.Measure(expression):
            return (expression,)
        case syntax.Cases(_, formulas):
            return formulas
        case _:
            return ()


def _rows(row: Sequence[Piece], parts: Sequence[_Part]) -> list[tuple[int, Doc]]:
    starts = [piece.span.start for piece in row]
    places = [bisect_left(starts, start) for start, _, _ in parts]
    rows: list[tuple[int, Doc]] = [(0, row_doc(row[: places[0]] if places else row, []))]
    for (_, indent, expressions), start, end in zip(parts, places, [*places[1:], len(row)], strict=False):
        # Brackets around all of a formula say nothing; in a list of formulas they may be what tells them apart.
        whole = len(expressions) == 1
        rows.append((indent, row_doc(row[start:end], expressions, behind=("COMMA",), fill=True, whole=whole)))
    return rows


def _joined(row: Sequence[Piece], part: _Part) -> Group:
    (_, head), (_, rest) = _rows(row, [part])
    return Group((head, rest), frozenset({1}))
