"""A formula as groups, so that a line that is too long breaks at the loosest connective first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import assert_never

from petitio import syntax
from petitio.formatting.piece import Doc, Group, Piece

Row = Sequence[Piece]

_TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2, "mod": 2, "div": 2}


def formula_doc(row: Row, expression: syntax.Expression, *, whole: bool = False) -> Doc:
    """The pieces of an expression, which `row` consists of.

    Brackets are kept as they were written, but for those directly inside others, and those around a `whole` formula.
    """
    pairs: list[tuple[Piece, Piece]] = []
    while _bracketed(row):
        pairs.append((row[0], row[-1]))
        row = row[1:-1]
    doc = _unbracketed(row, expression)
    # A bracket with a comment stays, so that the comment does.
    kept = [pair for pair in pairs if not (pair[0].bare and pair[1].bare)]
    for opening, closing in reversed(kept or pairs[: not whole]):
        doc = Group((opening, doc, closing))
    return doc


def row_doc(
    row: Row,
    expressions: Sequence[syntax.Expression],
    *,
    before: Collection[str] = (),
    behind: Collection[str] = (),
    fill: bool = False,
    whole: bool = False,
) -> Group:
    """A row of pieces with expressions among them. It may break before pieces of the kinds `before`, and behind those
    of the kinds `behind`; the expressions' own pieces aside."""
    parts: list[Doc] = []
    starts = [piece.span.start for piece in row]
    at = 0
    for expression in expressions:
        start, end = _place(starts, expression)
        parts += [*row[at:start], formula_doc(row[start:end], expression, whole=whole)]
        at = end
    parts += row[at:]
    breaks = {
        number
        for number, part in enumerate(parts)
        if (isinstance(part, Piece) and part.kind in before)
        or (number and isinstance(parts[number - 1], Piece) and _kind(parts[number - 1]) in behind)
    }
    return Group(tuple(parts), frozenset(breaks), fill)


def _kind(part: Doc) -> str:
    return part.kind if isinstance(part, Piece) else ""


def _place(starts: Sequence[int], expression: syntax.Expression) -> tuple[int, int]:
    """Where the pieces of an expression are in a row whose pieces start at these places."""
    return bisect_left(starts, expression.span.start), bisect_left(starts, expression.span.end)


def _bracketed(row: Row) -> bool:
    """Whether a row begins with a bracket that its last piece closes."""
    if row[0].kind != "LPAR" or row[-1].kind != "RPAR":
        return False
    depth = 0
    for place, piece in enumerate(row):
        depth += (piece.kind == "LPAR") - (piece.kind == "RPAR")
        if depth == 0:
            return place == len(row) - 1
    return False


def _unbracketed(row: Row, expression: syntax.Expression) -> Doc:
    match expression:
        case syntax.Binary(operator, left, right) if operator in _TIGHTNESS:
            return _operation(row, _summands(row, expression))
        case syntax.Binary("->" | "<->"):
            return _operation(row, _arrows(row, expression))
        case syntax.Binary(_, left, right):
            return _operation(row, [left, right])
        case syntax.Joined(_, operands) | syntax.Chain(operands):
            return _operation(row, operands)
        case syntax.Quantified(_, binders, body):
            ends = [end for binder in binders for end in (binder.low, binder.high) if end is not None]
            return row_doc(row, [*ends, body], behind=("DOT",))
        case syntax.Conditional(test, yes, no):
            return row_doc(row, [test, yes, no], before=("THEN", "ELSE"))
        case syntax.Let(_, value, body):
            return row_doc(row, [value, body], behind=("IN",))
        case syntax.Word(_, _, arguments):
            return row_doc(row, arguments or (), behind=("LPAR", "COMMA"))
        case syntax.Unary(_, operand):
            # A prefix and what breaks behind it begin at one column.
            doc = row_doc(row, [operand])
            inner = doc.parts[-1]
            if isinstance(inner, Group) and inner.breaks and len(doc.parts) == 2:
                return Group((doc.parts[0], *inner.parts), frozenset(place + 1 for place in inner.breaks), inner.fill)
            return doc
        case syntax.Number() | syntax.Truth():
            return row_doc(row, [])
        case _:
            assert_never(expression)


def _operation(row: Row, operands: Sequence[syntax.Expression]) -> Group:
    """Operands with operators between them; each line but the first begins with an operator."""
    starts = [piece.span.start for piece in row]
    parts: list[Doc] = []
    breaks: list[int] = []
    at = 0
    for operand in operands:
        start, end = _place(starts, operand)
        if at:
            # What is not the operator belongs to the operand before: the bracket of a sense.
            parts += row[at : start - 1]
            breaks.append(len(parts))
        parts += [*row[max(at, start - 1) : start], formula_doc(row[start:end], operand)]
        at = end
    return Group((*parts, *row[at:]), frozenset(breaks))


def _summands(row: Row, expression: syntax.Binary) -> list[syntax.Expression]:
    """The operands of operations that are equally tight and written without brackets, from the left."""
    starts = [piece.span.start for piece in row]
    operands: list[syntax.Expression] = []
    tightness = _TIGHTNESS[expression.operator]
    left: syntax.Expression = expression
    while isinstance(left, syntax.Binary) and _TIGHTNESS.get(left.operator) == tightness:
        if left is not expression and _bracketed(row[slice(*_place(starts, left))]):
            break
        operands.append(left.right)
        left = left.left
    return [left, *reversed(operands)]


def _arrows(row: Row, expression: syntax.Binary) -> list[syntax.Expression]:
    """The operands of a row of the same arrow, written without brackets."""
    starts = [piece.span.start for piece in row]
    operands: list[syntax.Expression] = []
    right: syntax.Expression = expression
    while isinstance(right, syntax.Binary) and right.operator == expression.operator:
        if right is not expression and _bracketed(row[slice(*_place(starts, right))]):
            break
        operands.append(right.left)
        right = right.right
    return [*operands, right]
