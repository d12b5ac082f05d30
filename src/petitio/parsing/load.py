"""A text and all that it imports: each file parsed once, what is imported before what imports it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from petitio import syntax
from petitio.parsing.parse import Parsed, parse
from petitio.parsing.reader import Reader, Refusal
from petitio.record import Record, fields_of, replace
from petitio.source import Source, Span


class Loaded(Record):
    """One file with its tree, and for each of its imports the place of the file among those loaded, or why not."""

    source: Source
    parsed: Parsed
    imports: tuple[tuple[syntax.Import, int | Refusal], ...]


Edges = Mapping[str, tuple[tuple[syntax.Import, str | Refusal], ...]]


def load(source: Source, read: Reader) -> tuple[Loaded, ...]:
    """The text and whatever it imports, directly or not. The text itself comes last. Never raises on contents."""
    sources = {read.start: source}
    trees: dict[str, Parsed] = {}
    edges: dict[str, tuple[tuple[syntax.Import, str | Refusal], ...]] = {}
    waiting = [read.start]
    while waiting:
        key = waiting.pop()
        trees[key] = parsed = _parsed(sources[key], "" if key == read.start else sources[key].name)
        rows: list[tuple[syntax.Import, str | Refusal]] = []
        for declaration in parsed.tree.declarations:
            if not isinstance(declaration, syntax.Import):
                continue
            found = read(declaration.path.value, key)
            if isinstance(found, Refusal):
                rows.append((declaration, found))
                continue
            if found.key not in sources:
                sources[found.key] = found.source
                waiting.append(found.key)
            rows.append((declaration, found.key))
        edges[key] = tuple(rows)
    checked = _without_circles(edges, sources)
    order = _in_order(read.start, checked)
    place = {key: index for index, key in enumerate(order)}
    return tuple(
        Loaded(
            sources[key],
            trees[key],
            tuple((part, to if isinstance(to, Refusal) else place[to]) for part, to in checked[key]),
        )
        for key in order
    )


def _parsed(source: Source, file: str) -> Parsed:
    parsed = parse(source)
    if not file:
        return parsed
    return replace(parsed, tree=located(parsed.tree, file))


def located(part: Any, file: str) -> Any:
    """A tree, or a part of one, with all its places in a file."""
    if isinstance(part, Span):
        return Span(part.start, part.end, file)
    if isinstance(part, tuple):
        return tuple([located(child, file) for child in part])
    if isinstance(part, Record):
        return type(part)(*[located(value, file) for _, value in fields_of(part)])
    return part


def _without_circles(edges: Edges, sources: Mapping[str, Source]) -> Edges:
    """The same, with a refusal for each import from which a way leads back to where it stands."""
    checked: dict[str, tuple[tuple[syntax.Import, str | Refusal], ...]] = {}
    for key, rows in edges.items():
        kept: list[tuple[syntax.Import, str | Refusal]] = []
        for part, to in rows:
            way = None if isinstance(to, Refusal) else _way(edges, to, key)
            if way is None:
                kept.append((part, to))
            else:
                kept.append((part, Refusal("circle", tuple(sources[stop].name for stop in (key, *way)))))
        checked[key] = tuple(kept)
    return checked


def _way(edges: Edges, start: str, goal: str) -> tuple[str, ...] | None:
    """The shortest way along imports from one file to another, both included; None if there is none."""
    before: dict[str, str | None] = {start: None}
    frontier = [start]
    for key in frontier:
        if key == goal:
            way = [key]
            while (back := before[way[-1]]) is not None:
                way.append(back)
            return tuple(reversed(way))
        for _, to in edges[key]:
            if isinstance(to, str) and to not in before:
                before[to] = key
                frontier.append(to)
    return None


def _in_order(start: str, edges: Edges) -> list[str]:
    """The files, each behind those that it imports."""
    order: dict[str, None] = {}
    begun: set[str] = set()
    stack = [(start, False)]
    while stack:
        key, done = stack.pop()
        if done:
            order.setdefault(key)
        elif key not in begun:
            begun.add(key)
            stack.append((key, True))
            stack.extend((to, False) for _, to in reversed(edges[key]) if isinstance(to, str))
    return list(order)
