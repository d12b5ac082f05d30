"""Text to tree. Each declaration is parsed alone, so that an error in one leaves the others whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import cast

from petitio import syntax
from petitio.diagnostics import Diagnostic, Severity
from petitio.parsing.builder import Builder
from petitio.parsing.expected import expected_words, first_word
from petitio.parsing.hint import hint
from petitio.parsing.parser import END, Parser, load_parser
from petitio.parsing.suggest import suggest
from petitio.parsing.token import Unexpected
from petitio.record import Mutable, Record, field, fields_of, replace
from petitio.rules import syntax as rules
from petitio.source import Source, Span

MOST_CHARACTERS = 1_000_000
DEEPEST_NESTING = 150

_STARTS = frozenset(
    [
        "argument",
        "sort",
        "const",
        "pred",
        "func",
        "define",
        "rigid",
        "given",
        "premise",
        "assume",
        "lemma",
        "conclude",
        "scenario",
        "objection",
        "reply",
        "dispute",
        "import",
        "expect",
    ]
)
# What begins such a declaration elsewhere.
_ALSO_CALLED = {
    **dict.fromkeys(("theorem", "therefore", "thus", "hence", "so", "goal", "thesis"), "conclude"),
    **dict.fromkeys(("proposition", "corollary", "claim"), "lemma"),
    **dict.fromkeys(("axiom", "fact", "postulate"), "premise"),
    **dict.fromkeys(("hypothesis", "suppose"), "assume"),
    "type": "sort",
}
_PIECES = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*")|(?P<comment>\#[^\n]*)|(?P<word>[^\W\d][\w']*(?:\.[^\W\d][\w']*)*)"""
    r"""|(?P<open>[(\[])|(?P<close>[)\]])|(?P<quote>")""",
    re.VERBOSE | re.DOTALL,
)
# Looked for only in a text that cannot be read as it stands.
_SWALLOWED = (
    r"\n\s*(?:given|premise|assume|lemma|conclude|argument|objection|reply|scenario)\s+[^\W\d][\w']*\s*:"
    r"|\n\s*(?:pred|func|const|define|sort|expect)\s+[^\W\d][\w']*"
)


class Comment(Record):
    """A comment without its `#`, at its place."""

    text: str
    span: Span


class Parsed(Record):
    """What the parser makes of a text: the tree, what is wrong with it, and its comments."""

    tree: syntax.Tree
    diagnostics: tuple[Diagnostic, ...]
    comments: tuple[Comment, ...]


class _Chunk(Mutable):
    """The text of one declaration, from its first word to the next one's."""

    start: int
    end: int
    first_on_line: bool
    unclosed: list[int] = field(default_factory=list)
    too_deep: int | None = None


def parse(source: Source) -> Parsed:
    """The tree of a text. Never raises: what cannot be read becomes `Broken` and a finding."""
    if len(source.text) > MOST_CHARACTERS:
        facts = {"characters": len(source.text), "most": MOST_CHARACTERS}
        return Parsed(syntax.Tree(()), (Diagnostic(rules.FILE_TOO_LARGE, Span(0, 1), facts),), ())
    if "\0" in source.text:
        at = source.text.index("\0")
        facts = {"nul": source.position(at).line}
        return Parsed(syntax.Tree(()), (Diagnostic(rules.NOT_TEXT, Span(at, at + 1), facts),), ())
    parsed = _parsed(source)
    if not source.pieces:
        return parsed
    from petitio.parsing.fences import marked

    unclosed = [Diagnostic(rules.UNCLOSED_FENCE, fence.opening) for fence in marked(source.shown) if not fence.closed]
    return replace(parsed, diagnostics=(*unclosed, *parsed.diagnostics))


def _parsed(source: Source) -> Parsed:
    parsed = _parse(source, split_strings=False)
    if any(d.rule in (rules.SYNTAX_ERROR, rules.UNCLOSED_STRING) for d in parsed.diagnostics):
        # A quote left open turns the rest of the file inside out; ending it at its line may mend that.
        again = _parse(source, split_strings=True)
        # Prose may read like a declaration; it was an open quote only if ending it mends more than it breaks.
        if _broken(again) < _broken(parsed) or parsed.tree.declarations == () != again.tree.declarations:
            return again
    return parsed


def _broken(parsed: Parsed) -> int:
    """How many declarations are lost, and how many things besides make no sense."""
    lost = sum(isinstance(part, syntax.Broken) for part in parsed.tree.declarations)
    return lost + sum(d.rule is rules.SYNTAX_ERROR for d in parsed.diagnostics)


@cache
def parser_and_builder() -> tuple[Parser, Builder]:
    """The one parser, and what it hands its reductions to. Raises GrammarUnreadable."""
    builder = Builder()
    return load_parser(builder), builder


def _parse(source: Source, *, split_strings: bool) -> Parsed:
    diagnostics: list[Diagnostic] = []
    comments: list[Comment] = []
    declarations: list[syntax.Declaration | syntax.Broken] = []
    chunks = list(_chunks(source, diagnostics, comments, split_strings=split_strings))
    skip = False
    for index, chunk in enumerate(chunks):
        if skip:
            skip = False
            continue
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        built, found = _declaration(source, chunk)
        ends = [d for d in found if d.span.start >= _content_end(source, chunk)]
        if isinstance(built, syntax.Broken) and ends and after and not after.first_on_line:
            # A reserved word in the middle of a line, where something else was needed.
            word = first_word(source.text, after.start)
            found = [Diagnostic(rules.RESERVED_WORD, Span(after.start, after.start + len(word)), {"word": word})]
            skip = True
        diagnostics.extend(found)
        declarations.append(built)
        if found and found[-1].rule is rules.SYNTAX_ERROR and not isinstance(built, syntax.Broken):
            # What follows the declaration was meant as another one, which is lost.
            declarations.append(syntax.Broken("", span=found[-1].span))
    # A page of Markdown need not hold an argument.
    if not declarations and not diagnostics and not source.pieces:
        diagnostics.append(Diagnostic(rules.EMPTY_FILE, Span(0, 0), {}))
    return Parsed(syntax.Tree(tuple(declarations)), tuple(diagnostics), tuple(comments))


def _chunks(
    source: Source, diagnostics: list[Diagnostic], comments: list[Comment], *, split_strings: bool
) -> Iterator[_Chunk]:
    """Cut the text where a declaration begins: at a reserved word that only a declaration can begin with."""
    text = source.text
    chunk: _Chunk | None = None
    before: str | None = None
    stray: int | None = None
    offset = 0
    while (piece := _PIECES.search(text, offset)) is not None:
        if stray is None and chunk is None:
            lost = re.search(r"\S", text[offset : piece.start()])
            stray = offset + lost.start() if lost else None
        gap = text[offset : piece.start()]
        offset = piece.end()
        kind = piece.lastgroup
        if kind == "comment":
            written = piece.group().rstrip("\r")
            comments.append(Comment(written[1:].strip(), Span(piece.start(), piece.start() + len(written))))
            continue
        if kind == "quote" or (kind == "string" and split_strings and re.search(_SWALLOWED, piece.group()) is not None):
            line_end = text.find("\n", piece.start())
            offset = len(text) if line_end < 0 else line_end
            diagnostics.append(Diagnostic(rules.UNCLOSED_STRING, Span(piece.start(), offset), {}))
            if chunk is not None:
                # What stands before the string is lost with it: half a claim is not what was meant.
                chunk.too_deep = -1
            continue
        starts = kind == "word" and piece.group() in _STARTS
        if starts and piece.group() == "argument" and before in ("against", "expect") and "\n" not in gap:
            starts = False
        if starts and before == "rigid" and piece.group() in ("pred", "func", "const"):
            starts = False
        if starts:
            if chunk is not None:
                chunk.end = piece.start()
                yield chunk
            elif stray is not None:
                diagnostics.append(_stray(source, stray))
                stray = None
            line_start = text.rfind("\n", 0, piece.start()) + 1
            chunk = _Chunk(piece.start(), len(text), not text[line_start : piece.start()].strip())
        elif chunk is None:
            stray = piece.start() if stray is None else stray
        elif kind == "open":
            chunk.unclosed.append(piece.start())
            if len(chunk.unclosed) > DEEPEST_NESTING and chunk.too_deep is None:
                chunk.too_deep = piece.start()
        elif kind == "close" and chunk.unclosed:
            chunk.unclosed.pop()
        before = piece.group() if kind == "word" else None
    if chunk is not None:
        yield chunk
    else:
        if stray is None:
            lost = re.search(r"\S", text[offset:])
            stray = offset + lost.start() if lost else None
        if stray is not None:
            diagnostics.append(_stray(source, stray))


def _stray(source: Source, start: int) -> Diagnostic:
    word = first_word(source.text, start)
    return Diagnostic(
        rules.SYNTAX_ERROR,
        Span(start, start + len(word)),
        {
            "found": word,
            "expected": ("a declaration",),
            "suggestion": _start_meant(source.text, start, word) or suggest(word, sorted(_STARTS)),
        },
    )


def _start_meant(text: str, start: int, word: str) -> str | None:
    """The word of a declaration that is meant by another one, or by a part of it, before a name at the beginning of a
    line: `conclude` by `conclusion`, `concl` and `therefore`."""
    begins_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not begins_line or re.match(r"[ \t]+[^\W\d]", text[start + len(word) :]) is None:
        return None
    word = word.lower()
    shared = {known: _shared(word, known) for known in _STARTS - {word}}
    near = [known for known, count in shared.items() if count >= 4 or (count == 3 and word == known[:3])]
    near = [known for known in near if shared[known] == max(shared[other] for other in near)]
    return _ALSO_CALLED.get(word) or (near[0] if len(near) == 1 else None)


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _content_end(source: Source, chunk: _Chunk) -> int:
    """Where the last thing of a chunk that is not white space ends; comments count as content."""
    return chunk.start + len(source.text[chunk.start : chunk.end].rstrip())


def _declaration(source: Source, chunk: _Chunk) -> tuple[syntax.Declaration | syntax.Broken, list[Diagnostic]]:
    broken = syntax.Broken(first_word(source.text, chunk.start), span=Span(chunk.start, _content_end(source, chunk)))
    if chunk.too_deep is not None:
        if chunk.too_deep < 0:
            return broken, []
        at = Span(chunk.too_deep, chunk.too_deep + 1)
        return broken, [Diagnostic(rules.NESTED_TOO_DEEPLY, at, {"most": DEEPEST_NESTING})]
    parser, builder = parser_and_builder()
    builder.reset()
    try:
        # What the builder makes of a declaration, the tables do not know.
        built = cast(syntax.Declaration, parser.parse(source.text, chunk.start, chunk.end))
    except Unexpected as error:
        return _recover(source, chunk, error, broken)
    deep = _too_deep(built)
    if deep is not None:
        return broken, [Diagnostic(rules.NESTED_TOO_DEEPLY, deep, {"most": DEEPEST_NESTING})]
    remarks = list(builder.remarks)
    return (broken if any(r.weight is Severity.ERROR for r in remarks) else built), remarks


def _recover(
    source: Source, chunk: _Chunk, error: Unexpected, broken: syntax.Broken
) -> tuple[syntax.Declaration | syntax.Broken, list[Diagnostic]]:
    finding = _syntax_error(source, chunk, error)
    at = finding.span.start
    line_start = source.text.rfind("\n", 0, at) + 1
    begins_line = line_start > chunk.start and not source.text[line_start:at].strip()
    if begins_line and finding.facts.get("suggestion") in _STARTS:
        # A declaration whose first word is misspelt was taken for the tail of the one before.
        shorter = _Chunk(chunk.start, at, chunk.first_on_line)
        built, found = _declaration(source, shorter)
        return built, [*found, finding]
    return broken, [finding]


def _syntax_error(source: Source, chunk: _Chunk, error: Unexpected) -> Diagnostic:
    parser, _ = parser_and_builder()
    accepts, start, ended = error.accepts, error.start, False
    if error.token is None:
        found = first_word(source.text, start)
    else:
        found, ended = str(error.token), error.token.type == END
        start = _content_end(source, chunk) if ended else start
    qualified = re.search(r"\.[^\W\d][\w'.]*\s*$", source.text[chunk.start : start])
    if "_DOT" in accepts and qualified is not None:
        # A binder's dot without a space behind it has made one name of the sort and what follows.
        start, found = chunk.start + qualified.start(), "."
    if ended and chunk.unclosed:
        at = chunk.unclosed[-1]
        return Diagnostic(rules.UNCLOSED_BRACKET, Span(at, at + 1), {"bracket": source.text[at]})
    words, candidates = expected_words(parser, accepts)
    span = Span(start, start + max(1, len(found.split("\n")[0])))
    is_word = re.fullmatch(r"[^\W\d][\w']*", found) is not None
    if is_word and "NAME" in accepts and error.token is not None and error.token.type != "NAME":
        return Diagnostic(rules.RESERVED_WORD, span, {"word": found})
    if found.startswith('"') and ("STRING" not in accepts):
        return Diagnostic(rules.PROSE_OUT_OF_PLACE, span, {"expected": words})
    suggestion = _start_meant(source.text, start, found) if is_word else None
    suggestion = suggestion or (suggest(found, [*candidates, *sorted(_STARTS)]) if is_word else None)
    return Diagnostic(
        rules.SYNTAX_ERROR,
        span,
        {
            "found": found,
            "expected": words,
            "suggestion": suggestion,
            "hint": hint(source.text, start, found, tuple(words)),
        },
    )


def _too_deep(declaration: syntax.Declaration) -> Span | None:
    """The place of a formula nested beyond the limit. Walks without recursion, for that is the point."""
    stack: list[tuple[object, int]] = [(declaration, 0)]
    while stack:
        part, depth = stack.pop()
        if depth > DEEPEST_NESTING and isinstance(part, syntax.Expression):
            return part.span
        if isinstance(part, tuple):
            stack.extend((child, depth) for child in part)
        elif isinstance(part, Record) and not isinstance(part, Span):
            stack.extend((value, depth + 1) for _, value in fields_of(part))
    return None
