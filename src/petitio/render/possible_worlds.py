"""What is so in the possible worlds of a countermodel, and how they hang together, in words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from petitio import terms
from petitio.core import (
    BOOL,
    Application,
    Definition,
    Element,
    Frame,
    Literal,
    Operation,
    Operator,
    Symbol,
    Term,
)
from petitio.record import replace
from petitio.render.facts import MOST_FACTS, Fact, facts_of, tails
from petitio.render.readings import capitalised, listed, number_word
from petitio.render.world import World
from petitio.semantics import Interpretation, Table


def possible_worlds(world: World) -> list[str]:
    """The sentences: which worlds there are, which counts as possible from which, and what is so in each."""
    frame = world.frame
    assert frame is not None
    said = [_count(world), *_ways(world, frame)]
    return [*map(capitalised, said), *_together(world, frame), *_what_is_so(world, frame)]


def _count(world: World) -> str:
    others = [_name(world, literal) for literal in world.worlds[1:]]
    if not others:
        return "there is one world, the actual one."
    number = number_word(len(others) + 1)
    rest = f"another, {others[0]}" if len(others) == 1 else f"{number_word(len(others))} others, {listed(others)}"
    return f"there are {number} worlds: the actual one and {rest}."


def _name(world: World, literal: Literal) -> str:
    assert isinstance(literal.value, Element)
    return world.name(literal.value)


# ---- How the worlds hang together


def _ways(world: World, frame: Frame) -> Iterator[str]:
    """Which worlds count as possible from which, in the words of the logic. With one world in which nothing could be
    otherwise, or where every world is possible from every other, that goes without saying."""
    for sort, relation in frame.knowing.items():
        for knower in world.interpretation.values(sort):
            yield from _knowledge(world, knower, relation)
    if frame.sees is None:
        return
    for here in world.worlds:
        seen = [there for there in world.worlds if _true(world, frame.sees, (here, there))]
        others = [_name(world, there) for there in seen if there != here]
        where = _name(world, here)
        # That a world is possible from itself goes without saying in a logic where each is, if others are too.
        itself = [f"{where} itself"] if here in seen and not (others and frame.logic in ("T", "B", "S4")) else []
        names = [*others, *itself]
        verb = "is" if len(names) == 1 else "are"
        if not names:
            yield f"from {where}, no world is possible."
        elif frame.logic == "deontic":
            yield f"by the norms of {where}, {listed(names)} {verb} as it ought to be."
        else:
            yield f"from {where}, {'only ' if names == itself else ''}{listed(names)} {verb} possible."


def _knowledge(world: World, knower: Literal, relation: Symbol) -> Iterator[str]:
    """What may be, as far as somebody knows: one sentence for the worlds that they cannot tell apart."""
    who = world.in_words(knower.value)
    told: set[Literal] = set()
    for here in world.worlds:
        alike = [there for there in world.worlds if there != here and _true(world, relation, (knower, here, there))]
        if here in told or not alike:
            continue
        told |= {here, *alike}
        names = listed([_name(world, there) for there in alike], "or")
        if here == world.worlds[0]:
            yield f"as far as {who} knows, it may be {names} as well."
        else:
            yield f"in {_name(world, here)}, it may be {names} as well, as far as {who} knows."
    if not told and len(world.worlds) > 1:
        yield f"{who} can tell all these worlds apart."


def _true(world: World, relation: Symbol, row: tuple[Literal, ...]) -> bool:
    return world.value_of(relation, row) is True


# ---- What is so


def _together(world: World, frame: Frame) -> Iterator[str]:
    """What does not depend on the world, and what was said of the actual one alone."""
    for symbol in world.symbols:
        if symbol not in frame.plain:
            local = len(world.worlds) > 1 and _may_vary(world, symbol)
            for fact in facts_of(world, symbol):
                yield f"In the actual world, {fact.words}" if local else fact.begun


def _may_vary(world: World, symbol: Symbol) -> bool:
    """Whether a word could mean something else in another world, had anything been said of another world."""
    own = tuple(parameter for parameter in symbol.parameters)
    used = terms.symbols_of([Application(symbol, own)], world.argument.definitions)
    return any(other not in world.argument.definitions and not other.rigid for other in used)


def _what_is_so(world: World, frame: Frame) -> list[str]:
    views = [_view(world, frame, here) for here in world.worlds]
    names = [_name(world, here) for here in world.worlds]
    told: list[str] = []
    for symbol in world.symbols:
        if symbol in frame.plain:
            told += _merged(names, [facts_of(view, frame.plain[symbol]) for view in views])
    told = list(dict.fromkeys(told))
    if len(told) > MOST_FACTS:
        told = [*told[:MOST_FACTS], f"… and {len(told) - MOST_FACTS} more facts."]
    return [*told, *_merged(names, [tails(view) for view in views])]


def _merged(names: list[str], rows: list[list[Fact]]) -> list[str]:
    """What is so in each world, with what is the same in several said once."""
    if len(rows) == 1:
        return [fact.begun for fact in rows[0]]
    if len({len(row) for row in rows}) == 1:
        columns = zip(*rows, strict=True)
        return [_compared(names, [fact.words for fact in column], len(rows)) for column in columns]
    told = [(name, _joined(row)) for name, row in zip(names, rows, strict=True) if row]
    return [_compared([name for name, _ in told], [sentence for _, sentence in told], len(rows))]


def _compared(names: list[str], column: list[str], every: int) -> str:
    groups: dict[str, list[str]] = {}
    for name, sentence in zip(names, column, strict=True):
        groups.setdefault(sentence.removesuffix("."), []).append(name)
    if len(groups) == 1 and len(names) == every:
        return f"In every world, {column[0]}"
    return capitalised("; ".join(f"in {listed(where)}, {sentence}" for sentence, where in groups.items()) + ".")


def _joined(facts: list[Fact]) -> str:
    return ", and ".join(fact.words.removesuffix(".") for fact in facts)


# ---- One world by itself


def _view(world: World, frame: Frame, here: Literal) -> World:
    """A countermodel seen in one of its worlds: the words as declared, with what they mean there."""
    lifted = {plain: symbol for symbol, plain in frame.plain.items()}
    definitions = dict(world.argument.definitions)
    tables = dict(world.interpretation.tables)
    for plain, symbol in lifted.items():
        body = Application(symbol, (*plain.parameters, here))
        definitions[plain] = Definition(plain, plain.parameters, body, False, plain.span)
        table = tables.get(symbol)
        if table is not None and any(parameter.sort.numeric for parameter in plain.parameters):
            *variables, place = table.variables
            settled = _settled(terms.substitute(table.body, {place: here}))
            tables[plain] = Table(tuple(variables), settled)
    view = copy(world)
    view.argument = replace(world.argument, definitions=definitions)
    view.interpretation = Interpretation(world.interpretation.sizes, tables, world.interpretation.unknowns)
    view.symbols = [frame.plain[symbol] for symbol in world.symbols if symbol in frame.plain]
    view.wandering = frozenset(view.symbols)
    view.carried = frozenset(frame.plain.get(symbol, symbol) for symbol in world.carried)
    return view


def _settled(term: Term) -> Term:
    """A closed form with the tests decided that compare elements that are known."""
    parts = tuple([_settled(part) for part in terms.children(term)])
    if not parts:
        return term
    rebuilt = terms.rebuild(term, parts)
    if not isinstance(rebuilt, Operation):
        return rebuilt
    known = [part.value for part in parts if isinstance(part, Literal)]
    match rebuilt.operator:
        case Operator.EQUAL if len(known) == 2 and all(isinstance(value, Element) for value in known):
            return Literal(known[0] == known[1], BOOL)
        case Operator.NOT if known:
            return Literal(not known[0], BOOL)
        case Operator.AND:
            return _all(parts, True)
        case Operator.OR:
            return _all(parts, False)
        case Operator.ADD if len(parts) == 2 and isinstance(parts[0], Literal) and parts[0].value == 0:
            return parts[1]
        case Operator.IF if isinstance(parts[0], Literal):
            return parts[1] if parts[0].value else parts[2]
        case _:
            return rebuilt


def _all(parts: tuple[Term, ...], conjunctive: bool) -> Term:
    kept = [part for part in parts if not (isinstance(part, Literal) and part.value is conjunctive)]
    if any(isinstance(part, Literal) for part in kept):
        return Literal(not conjunctive, BOOL)
    return terms.conjunction(kept) if conjunctive else terms.disjunction(kept)
