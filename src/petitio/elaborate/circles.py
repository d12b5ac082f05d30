"""Definitions and claims whose names lead back to themselves."""

from __future__ import annotations

from petitio import terms
from petitio.core import Application, Definitions, Symbol
from petitio.diagnostics import Diagnostic
from petitio.rules.names import CIRCULAR_NAMES


def circles(definitions: Definitions) -> list[Diagnostic]:
    """A finding for each way from a name back to itself; a recursion of one definition is none."""
    uses = {
        symbol: tuple(
            part.symbol
            for part in terms.subterms(definition.body)
            if isinstance(part, Application) and part.symbol in definitions
        )
        for symbol, definition in definitions.items()
    }
    found: list[Diagnostic] = []
    done: set[Symbol] = set()
    for start in uses:
        path: list[Symbol] = []
        on_path: set[Symbol] = set()
        stack: list[tuple[Symbol, int]] = [(start, 0)]
        while stack:
            symbol, index = stack.pop()
            if index == 0:
                if symbol in done:
                    continue
                path.append(symbol)
                on_path.add(symbol)
            targets = uses[symbol]
            if index < len(targets):
                stack.append((symbol, index + 1))
                target = targets[index]
                if target in on_path:
                    if not (target is symbol and definitions[symbol].recursive):
                        circle = tuple(s.title for s in (*path[path.index(target) :], target))
                        found.append(Diagnostic(CIRCULAR_NAMES, definitions[target].span, {"circle": circle}))
                elif target not in done:
                    stack.append((target, 0))
                continue
            path.pop()
            on_path.discard(symbol)
            done.add(symbol)
    return found
