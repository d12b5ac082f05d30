"""The arguments of a file, each behind the one that it extends."""

from __future__ import annotations

from petitio.diagnostics import Diagnostic, Fact
from petitio.elaborate.directory import Directory
from petitio.elaborate.draft import Draft
from petitio.parsing.suggest import suggest
from petitio.rules.names import EXTENDS_CIRCLE, UNKNOWN_NAME


def in_order(directory: Directory) -> list[Draft]:
    """Find what each argument of the file extends, and put it first. Who extends itself in the end, or what is not
    there, extends nothing and is faulty."""
    drafts = list(directory.own.values())
    for draft in drafts:
        extends = draft.header.extends
        if extends is None:
            continue
        draft.base = directory.argument(extends.text)
        if draft.base is None:
            draft.faulty = True
            if not draft.outer.excuses(extends.text):
                near = suggest(extends.text, [name for name in directory.names() if name != draft.name])
                facts: dict[str, Fact] = {"name": extends.text, "kind": "argument", "suggestion": near, "known": ()}
                draft.diagnostics.append(Diagnostic(UNKNOWN_NAME, extends.span, facts))
    for draft in drafts:
        way = _way(draft)
        if way is not None and draft.header.extends is not None:
            draft.faulty = True
            circle = tuple(stop.name for stop in way)
            draft.diagnostics.append(Diagnostic(EXTENDS_CIRCLE, draft.header.extends.span, {"circle": circle}))
    circular = [draft for draft in drafts if any(d.rule is EXTENDS_CIRCLE for d in draft.diagnostics)]
    for draft in circular:
        draft.base = None
    order: dict[Draft, None] = {}
    for draft in drafts:
        row = [draft]
        while (base := row[-1].base) is not None and base in drafts:
            row.append(base)
        order.update(dict.fromkeys(reversed(row)))
    return list(order)


def _way(start: Draft) -> tuple[Draft, ...] | None:
    """The way from an argument by what it extends back to it; None if there is none."""
    way = [start]
    while (base := way[-1].base) is not None and base not in way[1:]:
        way.append(base)
        if base is start:
            return tuple(way)
    return None
