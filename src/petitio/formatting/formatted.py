"""A text in the house layout: the same tree, the same comments, the same words and marks."""

from __future__ import annotations

import re

from petitio import syntax
from petitio.diagnostics import Diagnostic, Severity
from petitio.formatting.blocks import Block, blocks
from petitio.formatting.page import Page
from petitio.formatting.style import Style
from petitio.formatting.vocabulary_lines import vocabulary_lines
from petitio.parsing.parse import Parsed, parse
from petitio.record import Record
from petitio.rules.syntax import EMPTY_FILE
from petitio.source import Source


class Formatted(Record):
    """A text as it should be, or, if it cannot be read, as it was, with what is wrong with it."""

    text: str
    errors: tuple[Diagnostic, ...] = ()


def formatted(source: Source, style: Style | None = None) -> Formatted:
    """The text of a source in the house layout. Its line ends stay what the first of them is. Never raises on any
    text."""
    text = re.sub("\r+\n", "\n", source.text)
    plain = Source(source.name, text)
    parsed = parse(plain)
    errors = tuple(d for d in parsed.diagnostics if d.weight is Severity.ERROR and d.rule is not EMPTY_FILE)
    if errors or any(isinstance(part, syntax.Broken) for part in parsed.tree.declarations):
        return Formatted(source.text, tuple(parse(source).diagnostics))
    laid_out = _laid_out(plain, parsed, style or Style())
    _confirm(parsed, laid_out)
    first_end = source.text.find("\n")
    crlf = first_end > 0 and source.text[first_end - 1] == "\r"
    return Formatted(laid_out.replace("\n", "\r\n") if crlf else laid_out)


def _confirm(parsed: Parsed, text: str) -> None:
    """A text that does not say what it said is not let out."""
    again = parse(Source("", text))
    comments = [comment.text for comment in parsed.comments], [comment.text for comment in again.comments]
    if again.tree != parsed.tree or comments[0] != comments[1]:
        raise AssertionError("the formatted text would not say what the text says")


def _laid_out(source: Source, parsed: Parsed, style: Style) -> str:
    lines: list[str] = []
    row = blocks(source, parsed, style)
    texts = _texts(row, style.line_width)
    for number, (block, text) in enumerate(zip(row, texts, strict=True)):
        before = row[number - 1] if number else None
        tall = (len(text) > 1 and block.spacious) or (
            before is not None and len(texts[number - 1]) > 1 and before.spacious
        )
        blank = max(min(block.blank_above, 2 if block.opens else 1), int(tall or block.opens))
        lines += [""] * (blank if lines else 0)
        for remark in block.above:
            lines += [remark.text, *[""] * remark.blank_below]
        lines += text
        for comment in block.below:
            lines.append(comment)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _texts(row: list[Block], width: int) -> list[list[str]]:
    """The lines of each block."""
    texts: list[list[str]] = []
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end].entry is not None and (end == start or not _parted(row[end])):
            end += 1
        entries = [entry for entry in (block.entry for block in row[start:end]) if entry is not None]
        texts += vocabulary_lines(entries, width)
        if end == start:
            texts.append(_lines(row[start], width))
        start = max(end, start + 1)
    return texts


def _parted(block: Block) -> bool:
    """Whether an empty line stands somewhere between a block and the one before it."""
    return bool(block.blank_above) or any(remark.blank_below for remark in block.above)


def _lines(block: Block, width: int) -> list[str]:
    if block.verbatim is not None:
        return block.verbatim.split("\n")
    page = Page(width)
    for indent, doc in block.rows:
        page.write(doc, indent, begins=True)
    return page.lines
