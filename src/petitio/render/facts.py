"""What is so in a countermodel, sentence by sentence, in the words of the readings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from petitio import terms
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    NAT,
    REAL,
    TRUE,
    Application,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Value,
    Variable,
)
from petitio.formula_text import formula_text
from petitio.record import Record
from petitio.render.infinite import closed_form_fact, of_infinitely_many
from petitio.render.plain_words import noun_of
from petitio.render.readings import capitalised, denied, fill, listed, set_off
from petitio.render.world import World

MOST_FACTS = 12


class Fact(Record):
    """A sentence without its capital, so that more can stand before it. It keeps none where it begins with a thing
    whose name is a letter."""

    words: str
    small: bool = False

    @property
    def begun(self) -> str:
        """With its capital."""
        return self.words if self.small else capitalised(self.words)


def facts(world: World) -> list[str]:
    """The sentences, in the order of what they speak of."""
    told = [fact for symbol in world.symbols for fact in facts_of(world, symbol)]
    found = [fact.begun for fact in dict.fromkeys(told)]
    if len(found) > MOST_FACTS:
        found = [*found[:MOST_FACTS], f"… and {len(found) - MOST_FACTS} more facts."]
    return [*found, *(fact.begun for fact in tails(world))]


def facts_of(world: World, symbol: Symbol) -> list[Fact]:
    """The sentences about one word."""
    if symbol.kind == "define" and (symbol.reading is None or _known_anyway(world, symbol)):
        return []
    carriers = world.interpretation.carriers
    named = symbol.kind == "const" and symbol.result.kind == "own" and symbol.result not in carriers
    if named and symbol not in world.wandering:
        return []
    if of_infinitely_many(symbol, world.interpretation):
        closed = closed_form_fact(symbol, world.interpretation, world.label)
        return [Fact(closed)] if closed else []
    for_all = _for_all_indices(world, symbol)
    if for_all is not None:
        return for_all
    if _is_relation(symbol):
        return _relation(world, symbol)
    values = [(row, world.value_of(symbol, row)) for row in world.rows(symbol)]
    return [
        _sentence(world, symbol, row, value)
        for row, value in values
        if value is not None and _tells(world, symbol, row)
    ]


def tails(world: World) -> list[Fact]:
    """How what is told number by number goes on behind the last of them; nothing at a step."""
    if world.at_a_step:
        return []
    listed = [
        symbol
        for symbol in world.symbols
        if any(parameter.sort in (NAT, INT) for parameter in symbol.parameters)
        and not (symbol.kind == "define" and (symbol.reading is None or _known_anyway(world, symbol)))
        and not _is_relation(symbol)
        and not of_infinitely_many(symbol, world.interpretation)
        and _for_all_indices(world, symbol) is None
    ]
    return list(_tails(world, listed))


def _known_anyway(world: World, symbol: Symbol) -> bool:
    """Whether a definition says all there is to know, so that no world could have it otherwise."""
    used = terms.symbols_of([Application(symbol, symbol.parameters)], world.argument.definitions)
    return all(other in world.argument.definitions for other in used)


def _tails(world: World, listed: list[Symbol]) -> Iterator[Fact]:
    """How what was told index by index goes on: as it is, by a formula, or in a way that has no short words."""
    last = world.indices(NAT)[-1]
    yield from _between(world, listed)
    steady = True
    for symbol in listed:
        if _steady(world, symbol, last, None):
            continue
        steady = False
        table = world.interpretation.tables.get(symbol)
        if table is None or len(symbol.parameters) != 1:
            continue
        index = symbol.parameters[0]
        own = Variable(index.name, index.sort)
        body = _behind(world, terms.substitute(table.body, {table.variables[0]: own}), own, last)
        said = (
            _alternating(world, symbol, body, own, last) if _piecewise(body) else _said(world, symbol, index.name, body)
        )
        if said is not None:
            yield Fact(f"from {index.name} = {last} on, {said}.")
    if listed and steady:
        yield Fact(f"after {last} everything goes on as it is there.")
    whole = [symbol for symbol in listed if any(parameter.sort is INT for parameter in symbol.parameters)]
    first = world.indices(INT)[0]
    if whole and all(_steady(world, symbol, None, first) for symbol in whole):
        yield Fact(f"before {first} everything is as it is there.")


def _between(world: World, listed: list[Symbol]) -> Iterator[Fact]:
    """Where what is told of two numbers is so of those between them, of which nothing is told."""
    several = any(sum(parameter.sort in (NAT, INT) for parameter in symbol.parameters) > 1 for symbol in listed)
    if several or not listed:
        return
    whole = any(parameter.sort is INT for symbol in listed for parameter in symbol.parameters)
    for low, high in pairwise(world.indices(INT if whole else NAT)):
        if high > low + 1 and all(_steady(world, symbol, low, high) for symbol in listed):
            yield Fact(f"what is said of {low} is so of every number up to {high}.")


def _behind(world: World, body: Term, index: Variable, last: int) -> Term:
    """What a closed form comes to from an index on."""
    beyond = _at_most(Literal(Fraction(last), INT), index)
    while isinstance(body, Operation) and body.operator is Operator.IF:
        test, yes, no = body.arguments
        if world.true(Quantification(True, (index,), terms.implication(beyond, terms.negation(test)))):
            body = no
        elif world.true(Quantification(True, (index,), terms.implication(beyond, test))):
            body = yes
        else:
            break
    return body


def _said(world: World, symbol: Symbol, index: str, value: Term) -> str:
    """That a word has a value at an index."""
    words = fill(symbol, [index])
    written = formula_text(value, world.label)
    return {"true": words, "false": denied(symbol, [index])}.get(written, f"{words} is {written}")


def _alternating(world: World, symbol: Symbol, body: Term, index: Variable, last: int) -> str | None:
    """That a word is one thing at even numbers and another at odd ones; None if that is not all there is to say."""
    match body:
        case Operation(
            Operator.IF, (Operation(Operator.EQUAL, (Operation(Operator.MOD, (number, two), _), _), _), yes, no)
        ):
            pass
        case _:
            return None
    shifted = number is index or (
        isinstance(number, Operation)
        and number.operator in (Operator.ADD, Operator.SUBTRACT)
        and all(part is index or isinstance(part, Literal) for part in number.arguments)
    )
    if not shifted or not isinstance(two, Literal) or two.value != 2 or _piecewise(yes) or _piecewise(no):
        return None
    even = last + last % 2
    test = terms.substitute(body.arguments[0], {index: Literal(Fraction(even), index.sort)})
    at_even, at_odd = (yes, no) if world.true(test) else (no, yes)
    if symbol.result is BOOL and {yes, no} == {TRUE, FALSE}:
        return f"{fill(symbol, [index.name])} just when {index.name} is {'even' if at_even == TRUE else 'odd'}"
    first, second = formula_text(at_even, world.label), formula_text(at_odd, world.label)
    if symbol.result is BOOL:
        return None
    return f"{fill(symbol, [index.name])} is {first} where {index.name} is even, and {second} where it is odd"


def _steady(world: World, symbol: Symbol, low: int | None, high: int | None) -> bool:
    """Whether a symbol is the same from an index on, up to one, or between two, whatever its other arguments: shown,
    not guessed."""
    own = tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.parameters)
    there = Fraction(low if low is not None else high or 0)
    at_one = tuple(Literal(there, variable.sort) if variable.sort in (NAT, INT) else variable for variable in own)
    limits: list[Term] = []
    for variable in own:
        if variable.sort in (NAT, INT):
            limits += [] if low is None else [_at_most(Literal(Fraction(low), INT), variable)]
            limits += [] if high is None else [_at_most(variable, Literal(Fraction(high), INT))]
    same = _equal(Application(symbol, own), Application(symbol, at_one))
    return world.true(Quantification(True, own, terms.implication(terms.conjunction(limits), same)))


def _at_most(left: Term, right: Term) -> Term:
    return Operation(Operator.AT_MOST, (left, right), BOOL)


def _is_relation(symbol: Symbol) -> bool:
    """Whether a symbol relates several things, so that most of what it could say is not so."""
    finite = [p for p in symbol.parameters if p.sort.finite]
    return symbol.result is BOOL and len(symbol.parameters) > 1 and len(finite) == len(symbol.parameters)


def _relation(world: World, symbol: Symbol) -> list[Fact]:
    """What is so of a relation, and that the rest is not."""
    rows = [(row, world.value_of(symbol, row)) for row in world.rows(symbol)]
    so = [_sentence(world, symbol, row, True) for row, value in rows if value is True]
    if not any(value is False for _, value in rows):
        return [Fact(f"{fill(symbol, _parameters(symbol))}, whichever these are.")]
    if not so:
        return [Fact(f"{denied(symbol, _parameters(symbol))}, whichever these are.")]
    # One sentence, for what it says of all other cases is false without any of these.
    cases = listed([fact.words.removesuffix(".") for fact in so])
    return [Fact(f"{cases}, and in no other case is this so.", so[0].small)]


def _parameters(symbol: Symbol) -> list[str]:
    return [f"{noun_of(p.sort.name)} {p.name}" for p in symbol.parameters]


def _tells(world: World, symbol: Symbol, row: tuple[Literal, ...]) -> bool:
    """At a step, only what the step carries is told of the number it leads to."""
    if not world.at_a_step:
        return True
    numbers = [cell.value for cell in row if cell.sort in (NAT, INT)]
    return symbol in world.carried or not numbers or numbers[0] == world.indices(NAT)[0]


def _for_all_indices(world: World, symbol: Symbol) -> list[Fact] | None:
    """One sentence for a symbol over a single index that is the same, or the same formula, at every index."""
    indexed = [p for p in symbol.parameters if p.sort in (NAT, INT)]
    if len(indexed) != 1 or world.at_a_step or symbol.result.kind == "own":
        return None
    (index,) = indexed
    table = world.interpretation.tables.get(symbol)
    sentences: list[Fact] = []
    finite = [
        list(world.interpretation.values(p.sort)) if p is not index else [Literal(Fraction(0), p.sort)]
        for p in symbol.parameters
    ]
    if any(p.sort is REAL for p in symbol.parameters):
        return None
    for row in product(*finite):
        cells = [
            index.name if p is index else world.in_words(cell.value)
            for p, cell in zip(symbol.parameters, row, strict=True)
        ]
        values = [
            world.value_of(
                symbol,
                tuple(
                    Literal(Fraction(place), p.sort) if p is index else cell
                    for p, cell in zip(symbol.parameters, row, strict=True)
                ),
            )
            for place in [*world.indices(index.sort), world.indices(index.sort)[-1] + 1]
        ]
        if None in values:
            return None
        words = _subject(symbol, cells)
        first = values[0]
        if all(value == first for value in values):
            any_index = Variable(index.name, index.sort)
            places = tuple(any_index if p is index else cell for p, cell in zip(symbol.parameters, row, strict=True))
            constant = _equal(Application(symbol, places), _literal(first, symbol.result))
            if first is None or not world.true(Quantification(True, (any_index,), constant)):
                return None
            if isinstance(first, bool):
                said = words if first else denied(symbol, cells)
            else:
                said = f"{words} is {world.in_words(first)}"
            sentences.append(Fact(f"{said}, whatever {index.name} is."))
            continue
        if table is None or len(symbol.parameters) != 1 or _piecewise(table.body):
            return None
        body = terms.substitute(table.body, {table.variables[0]: Variable(index.name, index.sort)})
        sentences.append(Fact(f"{words} is {formula_text(body, world.label)}, whatever {index.name} is."))
    return sentences


def _sentence(world: World, symbol: Symbol, row: tuple[Literal, ...], value: Value) -> Fact:
    cells = [world.in_words(argument.value) for argument in row]
    if isinstance(value, bool):
        words = f"{fill(symbol, cells) if value else denied(symbol, cells)}."
    else:
        words = f"{_subject(symbol, cells)} is {world.in_words(value)}."
    return Fact(words, any(len(cell) == 1 and words.startswith(f"{cell} ") for cell in cells))


def _subject(symbol: Symbol, cells: list[str]) -> str:
    """A reading in front of a verb: that of a term with a comma behind it if it has one in it."""
    words = fill(symbol, cells)
    return words if symbol.result is BOOL else set_off(words)


def _equal(left: Term, right: Term) -> Term:
    return Operation(Operator.IFF if left.sort is BOOL else Operator.EQUAL, (left, right), BOOL)


def _literal(value: Value | None, sort: Sort) -> Term:
    return Literal(False if value is None else value, sort)


def _piecewise(body: Term) -> bool:
    """Whether a closed form says different things of different indices."""
    choices = (Operator.IF, Operator.LESS, Operator.AT_MOST, Operator.EQUAL)
    return any(isinstance(part, Operation) and part.operator in choices for part in terms.subterms(body))
