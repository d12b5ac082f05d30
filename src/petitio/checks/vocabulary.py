"""What formulas are about. Formulas that are about different things cannot bear on each other."""

from __future__ import annotations

from petitio.core import Definitions, Sort, Symbol, Term
from petitio.terms import subterms, symbols_of


def vocabulary(formulas: tuple[Term, ...], definitions: Definitions) -> set[Symbol | Sort]:
    """The words that formulas are made of, and the sorts of unknown size that they speak of."""
    symbols = symbols_of(formulas, definitions)
    every = [*formulas, *(definitions[symbol].body for symbol in symbols if symbol in definitions)]
    sorts = {part.sort for formula in every for part in subterms(formula)}
    for formula in every:
        for part in subterms(formula):
            sorts |= {variable.sort for variable in getattr(part, "variables", ())}
    for symbol in symbols:
        sorts |= {symbol.result, *(parameter.sort for parameter in symbol.parameters)}
    own = {symbol for symbol in symbols if symbol not in definitions}
    return {*own, *(sort for sort in sorts if sort.unknown)}


def bearing_on(formulas: tuple[Term, ...], others: tuple[Term, ...], definitions: Definitions) -> tuple[Term, ...]:
    """Those of the others that have a word or a sort in common with the formulas, directly or by way of each other.

    If all others can be true together, the rest makes no difference to what is possible with the formulas: what has
    nothing in common has a model beside any model (W. Craig, Three uses of the Herbrand-Gentzen theorem, 1957).
    """
    things = vocabulary(formulas, definitions)
    left = [(other, vocabulary((other,), definitions)) for other in others]
    kept: list[Term] = []
    growing = True
    while growing:
        near = [row for row in left if row[1] & things]
        left = [row for row in left if not row[1] & things]
        for other, spoken in near:
            kept.append(other)
            things |= spoken
        growing = bool(near)
    return tuple(kept)
