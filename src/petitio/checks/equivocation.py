"""Whether a claim that does not follow would, if a word's senses were one."""

from __future__ import annotations

from petitio import terms
from petitio.core import Application, Argument, Definition, Symbol, Term
from petitio.obligations import Question, follows
from petitio.smt.decide import decide


def identified_senses(argument: Argument, premises: tuple[Term, ...], claim: Term) -> tuple[str, ...]:
    """The words whose senses have to be taken for one for the claim to follow; none if that does not help,
    or only because the premises tell them apart.

    One word is tried alone, before all of them together.
    """
    used = terms.symbols_of((*premises, claim), argument.definitions)
    words: dict[str, list[Symbol]] = {}
    for symbol in used:
        if symbol.sense is not None:
            words.setdefault(symbol.name, []).append(symbol)
    several = {word: senses for word, senses in words.items() if len(senses) > 1}
    choices: list[tuple[str, ...]] = [(word,) for word in several]
    if len(several) > 1:
        choices.append(tuple(several))
    for choice in choices:
        merged: dict[Symbol, Symbol] = {}
        for word in choice:
            first, *others = several[word]
            for other in others:
                if _signature(other) == _signature(first):
                    merged[other] = first
        if not merged:
            continue
        definitions = {
            symbol: Definition(
                definition.symbol,
                definition.variables,
                _renamed(definition.body, merged),
                definition.recursive,
                definition.span,
            )
            for symbol, definition in argument.definitions.items()
        }
        same = tuple(_renamed(premise, merged) for premise in premises)
        helps = decide(follows(definitions, same, _renamed(claim, merged)), effort="usual").status == "no"
        # What tells the senses apart contradicts itself then, and gives anything.
        if helps and decide(Question(definitions, same), effort="usual", likely="yes").status != "no":
            return choice
    return ()


def _signature(symbol: Symbol) -> tuple[object, ...]:
    return (*(parameter.sort for parameter in symbol.parameters), symbol.result)


def _renamed(term: Term, merged: dict[Symbol, Symbol]) -> Term:
    parts = tuple([_renamed(part, merged) for part in terms.children(term)])
    if isinstance(term, Application):
        return Application(merged.get(term.symbol, term.symbol), parts)
    return terms.rebuild(term, parts) if parts else term
