"""The tokens of a declaration with the comments that stand by them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from petitio import syntax
from petitio.formatting.piece import Piece, Remark
from petitio.formatting.spelled import spelled
from petitio.formatting.style import Spelling
from petitio.parsing.parse import Comment
from petitio.parsing.tokens import Token
from petitio.source import Source, Span
from petitio.spacing import is_fraction, is_negative


def declaration_pieces(
    source: Source,
    declaration: syntax.Declaration,
    tokens: Sequence[Token],
    comments: Sequence[Comment],
    kept: Collection[int],
    spelling: Spelling,
) -> tuple[Piece, ...]:
    """The pieces of a declaration. `comments` are those between its first token and the line's end behind its last;
    `kept` the lines that must hold what they hold, and nothing else."""
    prose = {text.span for text in _prose(declaration)}
    numeric = tuple(_numeric(declaration))
    waiting = list(comments)
    found: list[Piece] = []
    before: Token | None = None
    kinds = _kinds(tokens, numeric)
    for place, token in enumerate(tokens):
        above: list[Remark] = []
        while waiting and waiting[0].span.start < token.span.start:
            above.append(_remark(source, waiting.pop(0)))
        behind = None
        after = tokens[place + 1].span.start if place + 1 < len(tokens) else len(source.text)
        if waiting and waiting[0].span.start < after and _same_line(source, token.span.end, waiting[0].span.start):
            behind = _written(source, waiting.pop(0))
        tight = kinds[place] == "TIGHT" or kinds[place - 1 : place] == ["TIGHT"]
        tight = tight or is_fraction(kinds, place) or is_fraction(kinds, place - 1)
        constant = before is not None and before.kind == "CHARGE"
        found.append(
            Piece(
                kinds[place],
                token.text if constant else spelled(token.kind, token.text, spelling),
                token.span,
                tuple(above),
                behind,
                _line(source, before, token, kept),
                tight,
                token.span in prose and not _lines_of(source, token) & set(kept),
            )
        )
        before = token
    return tuple(found)


def _lines_of(source: Source, token: Token) -> set[int]:
    """The lines that a token begins and ends on."""
    return {source.position(token.span.start).line, source.position(token.span.end - 1).line}


def _kinds(tokens: Sequence[Token], numeric: Sequence[Span]) -> list[str]:
    """What each token is: its kind, `NEGATIVE` for a minus with one operand, and `TIGHT` for a mark inside a number."""
    kinds: list[str] = []
    for token in tokens:
        if token.kind in ("MINUS", "SLASH") and any(token.span.within(span) for span in numeric):
            kinds.append("TIGHT")
        elif is_negative(token.kind, kinds[-1] if kinds else None):
            kinds.append("NEGATIVE")
        else:
            kinds.append(token.kind)
    return kinds


def _line(
    source: Source, before: Token | None, token: Token, kept: Collection[int]
) -> Literal["begins", "goes on"] | None:
    """Whether the line of a token has to begin with it, or to go on with it."""
    if before is None:
        return None
    ends = source.position(before.span.end - 1).line
    starts = source.position(token.span.start).line
    if ends not in kept and starts not in kept:
        return None
    return "goes on" if ends == starts else "begins"


def _remark(source: Source, comment: Comment) -> Remark:
    """A comment as a line of its own."""
    line = source.position(comment.span.end).line
    return Remark(_written(source, comment), not source.line(line + 1).strip())


def _written(source: Source, comment: Comment) -> str:
    return source.text[comment.span.start : comment.span.end].rstrip()


def _same_line(source: Source, start: int, end: int) -> bool:
    return "\n" not in source.text[start:end]


def _prose(declaration: syntax.Declaration) -> Iterator[syntax.Text]:
    """The strings in which white space folds."""
    match declaration:
        case syntax.Claim(_, _, prose, _, misplaced):
            texts = (prose, misplaced)
        case syntax.ArgumentHeader() | syntax.Objection() | syntax.Dispute():
            texts = (declaration.prose, None)
        case syntax.SymbolDeclaration() | syntax.DefineDeclaration():
            texts = (declaration.reading, None)
        case _:
            texts = (None, None)
    return (text for text in texts if text is not None)


def _numeric(declaration: syntax.Declaration) -> Iterator[Span]:
    """Where numbers stand that are made of several tokens."""
    match declaration:
        case syntax.Claim() | syntax.ArgumentHeader() | syntax.Objection() | syntax.Dispute():
            clauses = declaration.clauses
            ends = [*(clause.span.start for clause in clauses[1:]), sys.maxsize]
            for clause, end in zip(clauses, ends, strict=False):
                if isinstance(clause, syntax.Credence | syntax.Cited):
                    yield Span(clause.span.start, end)
        case syntax.Expectation():
            yield declaration.span
        case _:
            pass
