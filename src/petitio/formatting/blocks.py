"""A text cut into its declarations, each with the comments around it."""

from __future__ import annotations

from collections.abc import Sequence

from petitio import syntax
from petitio.formatting.declaration_pieces import declaration_pieces
from petitio.formatting.declaration_rows import declaration_rows
from petitio.formatting.piece import Doc, Piece, Remark
from petitio.formatting.style import Style
from petitio.formatting.vocabulary_lines import Entry
from petitio.parsing.parse import Comment, Parsed
from petitio.parsing.suppression import suppression
from petitio.parsing.tokens import Token, tokens
from petitio.record import Record
from petitio.source import Source

_VOCABULARY = (syntax.SortDeclaration, syntax.SymbolDeclaration, syntax.DefineDeclaration)
_CLAIMS = (syntax.Claim, syntax.ArgumentHeader, syntax.Objection, syntax.Dispute)


class Block(Record):
    """One declaration, or several that have to stay on their lines, or the comments at the end of a text.

    `above` are the comments before it, `below` those that stand under it, further in. It is `rows`, an `entry` of a
    vocabulary, or `verbatim`. `spacious` blocks of several lines have empty lines around them, and one that `opens` a
    part of the text has one above it.
    """

    blank_above: int
    above: tuple[Remark, ...]
    below: tuple[str, ...] = ()
    rows: tuple[tuple[int, Doc], ...] = ()
    entry: Entry | None = None
    verbatim: str | None = None
    spacious: bool = False
    opens: bool = False


class _Stretch(Record):
    """Declarations to be written as one block, their tokens, and where the last token ends."""

    declarations: tuple[syntax.Declaration, ...]
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens[0].span.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[-1].span.end


def blocks(source: Source, parsed: Parsed, style: Style) -> list[Block]:
    """The blocks of a text that can be read."""
    suppressions = {comment.span: suppression(source, comment) for comment in parsed.comments}
    kept = {found.line for found in suppressions.values() if found is not None}
    waiting = list(parsed.comments)
    found: list[Block] = []
    end = 0
    for stretch in _stretches(source, parsed, kept):
        above: list[Comment] = []
        while waiting and waiting[0].span.start < stretch.start:
            above.append(waiting.pop(0))
        inside: list[Comment] = []
        while waiting and waiting[0].span.start < _line_end(source, stretch.end):
            inside.append(waiting.pop(0))
        below: list[Comment] = []
        last = max([stretch.end, *[comment.span.end for comment in inside]])
        while waiting and suppressions[waiting[0].span] is None and _hangs(source, last, waiting[0]):
            below.append(waiting.pop(0))
            last = below[-1].span.end
        first = above[0].span.start if above else stretch.start
        block = _block(source, stretch, inside, kept, style)
        found.append(
            Block(
                _blank_lines(source, end, first),
                _remarks(source, above, stretch.start),
                tuple("  " + _written(source, comment) for comment in below),
                *block,
            )
        )
        end = last
    if waiting:
        remarks = _remarks(source, waiting, len(source.text))
        found.append(Block(_blank_lines(source, end, waiting[0].span.start), remarks, verbatim=""))
    return found


def _stretches(source: Source, parsed: Parsed, kept: set[int]) -> list[_Stretch]:
    """The declarations with their tokens. Those that share a line of which a comment speaks stay together."""
    declarations = [part for part in parsed.tree.declarations if not isinstance(part, syntax.Broken)]
    starts = [declaration.span.start for declaration in declarations]
    found: list[_Stretch] = []
    for declaration, start, end in zip(declarations, starts, [*starts[1:], len(source.text)], strict=False):
        row = tokens(source.text, start, end)
        line = source.position(start).line
        if found and line in kept and source.position(found[-1].end - 1).line == line:
            found[-1] = _Stretch((*found[-1].declarations, declaration), (*found[-1].tokens, *row))
        else:
            found.append(_Stretch((declaration,), row))
    return found


def _block(
    source: Source, stretch: _Stretch, comments: Sequence[Comment], kept: set[int], style: Style
) -> tuple[tuple[tuple[int, Doc], ...], Entry | None, str | None, bool, bool]:
    """What a block is: rows, an entry or a text as it stands; whether it is spacious, and opens something."""
    first = stretch.declarations[0]
    spacious, opens = isinstance(first, _CLAIMS), isinstance(first, syntax.ArgumentHeader | syntax.Dispute)
    if len(stretch.declarations) > 1:
        end = max([stretch.end, *[comment.span.end for comment in comments]])
        return (), None, source.text[stretch.start : end], spacious, opens
    row = declaration_pieces(source, first, stretch.tokens, comments, kept, style.spelling)
    if isinstance(first, _VOCABULARY):
        return (), _entry(first, row), None, spacious, opens
    return declaration_rows(first, row), None, None, spacious, opens


def _entry(
    declaration: syntax.SortDeclaration | syntax.SymbolDeclaration | syntax.DefineDeclaration, row: tuple[Piece, ...]
) -> Entry:
    reading = None
    if not isinstance(declaration, syntax.SortDeclaration) and declaration.reading is not None:
        *rest, reading = row
        row = tuple(rest)
    ((_, head),) = declaration_rows(declaration, row)
    return Entry(head, reading, isinstance(declaration, syntax.DefineDeclaration))


def _hangs(source: Source, end: int, comment: Comment) -> bool:
    """Whether a comment stands further in, on the line below where something ends."""
    line = source.text[source.text.rfind("\n", 0, comment.span.start) + 1 : comment.span.start]
    return bool(line) and line.isspace() and source.text.count("\n", end, comment.span.start) == 1


def _remarks(source: Source, comments: Sequence[Comment], end: int) -> tuple[Remark, ...]:
    """Comments on lines of their own, before the place `end`."""
    nexts = [*[comment.span.start for comment in comments[1:]], end]
    return tuple(
        Remark(_written(source, comment), _blank_lines(source, comment.span.end, after) > 0)
        for comment, after in zip(comments, nexts, strict=False)
    )


def _blank_lines(source: Source, start: int, end: int) -> int:
    """How many empty lines lie between two places with nothing but white space between them."""
    return max(0, source.text.count("\n", start, end) - 1)


def _line_end(source: Source, offset: int) -> int:
    end = source.text.find("\n", offset)
    return len(source.text) if end < 0 else end


def _written(source: Source, comment: Comment) -> str:
    return source.text[comment.span.start : comment.span.end].rstrip()
