"""Words that an argument uses in two senses, with nothing that says how the one stands to the other."""

from __future__ import annotations

from collections.abc import Iterator

from petitio import terms
from petitio.core import Argument, Symbol
from petitio.diagnostics import Diagnostic, Label
from petitio.rules.equivocation import SENSES_WITHOUT_BRIDGE


def unbridged_senses(argument: Argument) -> Iterator[Diagnostic]:
    """A finding at the later of two senses that claims use, where no claim and no definition has both in it. What has
    yet to be shown is no bridge."""
    if not any(symbol.sense is not None for symbol in argument.vocabulary):
        return
    definitions = argument.definitions
    bridges = [set(terms.symbols_of([claim.formula], definitions)) for claim in argument.claims if claim.asserted]
    bridges += [{symbol, *terms.symbols_of([found.body], definitions)} for symbol, found in definitions.items()]
    used = {symbol for claim in argument.claims for symbol in terms.symbols_of([claim.formula], definitions)}
    words: dict[str, list[Symbol]] = {}
    for symbol in argument.vocabulary:
        if symbol.sense is not None and symbol in used:
            words.setdefault(symbol.name, []).append(symbol)
    for word, (first, *others) in words.items():
        for other in others:
            if not any({first, other} <= row for row in bridges):
                yield Diagnostic(
                    SENSES_WITHOUT_BRIDGE,
                    other.span,
                    {"word": word, "senses": (first.title, other.title)},
                    related=(Label(first.span, "declared", first.title),),
                    subject=argument.name,
                )
