"""Every claim and definition of a file back in English, to be held against its prose."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import assert_never

from petitio.core import (
    TRUE,
    Argument,
    Cases,
    Claim,
    Contradiction,
    Definition,
    Descent,
    Entailment,
    Induction,
    Inductive,
    Symbol,
)
from petitio.deep_calls import deep_calls
from petitio.diagnostics import Diagnostic, Severity
from petitio.elaborate.elaborate import elaborate_all
from petitio.parsing.argument_source import argument_source
from petitio.parsing.load import load
from petitio.parsing.reader import Nowhere, Reader
from petitio.pipeline import too_deep
from petitio.render.assemble import finding_report
from petitio.render.finding_text import finding_text
from petitio.render.layout import WIDTH, Style, laid_out, plain
from petitio.render.readings import fill, listed
from petitio.render.sentences import Line, outline, sentence
from petitio.render.terms_in_words import Reading
from petitio.render.visible import visible
from petitio.rules.syntax import NOT_TEXT
from petitio.source import Source, Span

_INDENT = 2


def read_back(source: Source, style: Style = plain, width: int = WIDTH, read: Reader | None = None) -> tuple[str, bool]:
    """A file in English, and whether all of it could be read. What could not is said as `check` says it. `read` finds
    what the file imports; without it no import is found."""
    with deep_calls():
        try:
            loaded = load(source, read or Nowhere())
            file, meaning = elaborate_all(loaded)
            found = (*loaded[-1].parsed.diagnostics, *meaning)
            blocks = ["\n".join(_argument(argument, source.name, style, width)) for argument in file.arguments]
        except RecursionError:
            found, blocks = (too_deep(),), []
    errors = {finding.rule.code + str(finding.span): finding for finding in found if finding.weight is Severity.ERROR}
    faults = sorted(errors.values(), key=lambda finding: (finding.span.start, finding.rule.code))
    for fault in faults:
        blocks.append(laid_out(finding_text(source.name, finding_report(source, fault), source, style), width))
    return "\n\n".join(blocks) + "\n", not faults


def read_back_bytes(
    contents: bytes, name: str, style: Style = plain, width: int = WIDTH, read: Reader | None = None
) -> tuple[str, bool]:
    """The same for the contents of a file. What is no text is a finding."""
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(name, contents[: error.start].decode("utf-8-sig", errors="replace"))
        at = Diagnostic(NOT_TEXT, Span(len(source.text), len(source.text)))
        return laid_out(finding_text(name, finding_report(source, at), source, style), width) + "\n", False
    return read_back(argument_source(name, text), style, width, read)


def _argument(argument: Argument, path: str, style: Style, width: int) -> Iterator[str]:
    yield style(f"{visible(path)}: {argument.name}", "strong")
    if argument.faulty:
        yield "  part of this could not be read, and is missing here"
    if argument.prose:
        yield from _wrapped(f'"{visible(argument.prose)}"', 2, width)
    for block in (*_definitions(argument, width), *_claims(argument, width)):
        yield ""
        yield from block


def _definitions(argument: Argument, width: int) -> Iterator[list[str]]:
    for symbol in argument.vocabulary:
        definition = argument.definitions.get(symbol)
        if definition is None or symbol.kind != "define":
            continue
        reading = Reading().bind(definition.variables, definition.body)
        yield [f"  define {symbol.title}", *_lines(_definition(symbol, definition, reading), 4, width)]


def _definition(symbol: Symbol, definition: Definition, reading: Reading) -> list[Line]:
    """What is defined, and what it is to mean."""
    head = fill(symbol, [reading.variable(v) for v in definition.variables if v.sort.kind != "world"])
    if symbol.result.kind == "bool":
        body = outline(definition.body, reading, 1)
        if len(body) == 1:
            return [(0, f"{head}: this means that {body[0][1]}")]
        return [(0, f"{head}: this means"), *body]
    return [(0, f"{head}: this is {reading.term(definition.body)}")]


def _claims(argument: Argument, width: int) -> Iterator[list[str]]:
    for claim in argument.claims:
        rows = [f"  {claim.kind} {claim.name}"]
        if claim.prose:
            rows += _wrapped(f'"{visible(claim.prose)}"', 4, width)
        if claim.symbol.kind == "opaque":
            rows.append("    (in prose alone)")
        else:
            rows += _lines(outline(claim.formula), 4, width)
        for line in _method(claim):
            rows += _lines([line], 4, width)
        yield rows


def _method(claim: Claim) -> Iterator[Line]:
    """How a claim is to be shown, or why it is believed."""
    if claim.because:
        yield 0, f"(because of {listed(list(claim.because))})"
    method = claim.method
    match method:
        case Entailment():
            if claim.cites is not None and not claim.asserted:
                yield 0, f"(from {_named(claim.cites)})"
        case Induction():
            yield from _induction(claim, method)
        case Descent():
            yield from _descent(claim, method)
        case Cases(cases, _, _):
            rows = [(sentence(case.hypothesis) if case.hypothesis != TRUE else None) or case.label for case in cases]
            yield 0, f"(by cases: {'; '.join(rows)}{_cited(claim)})"
        case Contradiction(assumptions, _):
            yield 0, f"(by refuting {_named(assumptions)}{_cited(claim)})"
        case _:
            assert_never(method)


def _induction(claim: Claim, method: Induction) -> Iterator[Line]:
    name = method.variable.name
    first = f"{method.start}" if method.depth == 1 else f"{method.start} to {method.start + method.depth - 1}"
    base = method.base if method.base is not None else claim.cites
    step = method.step if method.step is not None else claim.cites
    how = f"{method.depth} numbers at a time" if method.depth > 1 else ""
    if method.strong:
        how = f"granting all up to {name}"
    text = (
        f"by induction on {name}, the base ({name} = {first}){_from(base)}, the step{how and f' ({how})'}{_from(step)}"
    )
    yield from _carried(text, method, "number to number")


def _descent(claim: Claim, method: Descent) -> Iterator[Line]:
    base = method.base if method.base is not None else claim.cites
    step = method.step if method.step is not None else claim.cites
    measure = Reading().bind((method.variable,), method.measure).term(method.measure)
    text = (
        f"by induction on {method.variable.name} along {method.along.title}, measured by {measure}, "
        f"the base{_from(base)}, the step{_from(step)}"
    )
    yield from _carried(text, method, "one to the next")


def _carried(text: str, method: Inductive, way: str) -> Iterator[Line]:
    """The method, with the property carried if that is another than the one claimed."""
    if method.carried is method.goal:
        yield 0, f"({text})"
        return
    yield 0, f"({text}; what is carried from {way} is:"
    lines = outline(method.carried, depth=1)
    yield from lines[:-1]
    depth, last = lines[-1]
    yield depth, f"{last})"


def _from(names: tuple[str, ...] | None) -> str:
    return "" if names is None else f" from {_named(names)}"


def _cited(claim: Claim) -> str:
    return f", from {_named(claim.cites)}" if claim.cites is not None else ""


def _named(names: tuple[str, ...]) -> str:
    return listed(list(names)) or "nothing"


def _lines(lines: list[Line], margin: int, width: int) -> list[str]:
    return [row for depth, text in lines for row in _wrapped(text, margin + _INDENT * depth, width)]


def _wrapped(text: str, margin: int, width: int) -> list[str]:
    """A line with what runs over indented below it, further than any part of its own would be."""
    rest = " " * (margin + 2 * _INDENT)
    return wrap(
        text, width, initial_indent=" " * margin, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ) or [""]
