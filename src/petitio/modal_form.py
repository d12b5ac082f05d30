"""A formula about possible worlds as the author would write it: with modal words, and without the worlds."""

from __future__ import annotations

from typing import Literal as Word

from petitio import terms
from petitio.core import (
    BOOL,
    TRUE,
    Application,
    Frame,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Term,
    Variable,
)
from petitio.record import Record

# The relation of a duty, by the name that its symbol has.
IDEAL = "ideal"


class Modality(Record):
    """A modal word with the formula that it is applied to, said of another world. `ought` is `necessarily` where that
    means a duty; `knower` is who knows."""

    word: Word["necessarily", "possibly", "knows"]
    ought: bool
    knower: Term | None
    body: Term


def modality(term: Term) -> Modality | None:
    """A formula taken apart that begins with a modal word, or with a quantifier over worlds; None if it does not."""
    match term:
        case Operation(Operator.NECESSARILY, (body,), _):
            return Modality("necessarily", False, None, body)
        case Operation(Operator.POSSIBLY, (body,), _):
            return Modality("possibly", False, None, body)
        case Operation(Operator.KNOWS, (knower, body), _):
            return Modality("knows", False, knower, body)
        case Quantification(universal, variables, body, _) if variables[0].sort.kind == "world":
            guards, rest = _parted(universal, body)
            symbols = [part for guard in guards for part in terms.subterms(guard) if isinstance(part, Application)]
            who = next((knower for guard in guards for knower in _knowers(guard)), None)
            if who is not None and universal:
                return Modality("knows", False, who, rest)
            ought = any(part.symbol.name == IDEAL for part in symbols)
            return None if who is not None else Modality("necessarily" if universal else "possibly", ought, None, rest)
        case _:
            return None


def modal_form(term: Term) -> Term:
    """The term with quantifiers over worlds put back as modal words. One that speaks of no worlds stays as it is.

    Worlds leave no trace: what is said of one world inside the scope of a modal word that looks at another, as it
    comes about where a definition with a `let` is unfolded, cannot be told from what is said of the other.
    """
    if not any(_of_worlds(part) for part in terms.subterms(term)):
        return term
    return _modal(term)


def _of_worlds(term: Term) -> bool:
    if isinstance(term, Quantification):
        return term.variables[0].sort.kind == "world"
    return isinstance(term, Application) and any(argument.sort.kind == "world" for argument in term.arguments)


def _modal(term: Term) -> Term:
    match term:
        case Application(symbol, arguments):
            return Application(symbol, tuple(_modal(part) for part in arguments if part.sort.kind != "world"))
        case Quantification(universal, variables, body, _) if variables[0].sort.kind == "world":
            guards, rest = _parted(universal, body)
            knower = next((who for guard in guards for who in _knowers(guard)), None)
            inner = _modal(rest)
            if knower is None:
                return Operation(Operator.NECESSARILY if universal else Operator.POSSIBLY, (inner,), BOOL)
            if universal:
                return Operation(Operator.KNOWS, (_modal(knower), inner), BOOL)
            return terms.negation(Operation(Operator.KNOWS, (_modal(knower), terms.negation(inner)), BOOL))
        case Variable() | Literal():
            return term
        case _:
            return terms.rebuild(term, tuple([_modal(part) for part in terms.children(term)]))


def _parted(universal: bool, body: Term) -> tuple[list[Term], Term]:
    """What a formula under a quantifier over worlds says of the worlds alone, and the rest."""
    if universal and isinstance(body, Operation) and body.operator is Operator.IMPLIES:
        hypothesis, consequent = body.arguments
        return ([hypothesis], consequent) if _about_worlds(hypothesis) else ([], body)
    operator = Operator.OR if universal else Operator.AND
    parts = body.arguments if isinstance(body, Operation) and body.operator is operator else (body,)
    guards = [part for part in parts if _about_worlds(part)]
    rest = [part for part in parts if not _about_worlds(part)]
    return guards, terms.disjunction(rest) if universal else terms.conjunction(rest)


def _about_worlds(term: Term) -> bool:
    """Whether a formula says how worlds hang together, and no more."""
    match term:
        case Operation(Operator.EQUAL, (left, _), _):
            return left.sort.kind == "world"
        case Application(symbol, _):
            return symbol.kind == "frame"
        case Operation() | Quantification() | Let():
            return term != TRUE and all(_about_worlds(part) for part in terms.children(term))
        case _:
            return False


def _knowers(guard: Term) -> list[Term]:
    """Whose knowledge a condition on worlds is about."""
    return [
        part.arguments[0]
        for part in terms.subterms(guard)
        if isinstance(part, Application) and part.symbol.kind == "frame" and part.arguments
        if part.arguments[0].sort.kind != "world"
    ]


def expressible(term: Term, frame: Frame) -> bool:
    """Whether a formula about worlds says exactly what its modal form says, of the actual world.

    So it is if each word is said of the world that the modal words around it look at, and each quantifier over worlds
    ranges over those that the logic counts as possible from there.
    """
    return _said_of(term, Application(frame.actual, ()), frame)


def _said_of(term: Term, here: Term, frame: Frame) -> bool:
    match term:
        case Application(symbol, arguments):
            if symbol.kind == "frame":
                return False
            if symbol in frame.plain:
                *arguments_, place = arguments
                return place == here and all(_said_of(part, here, frame) for part in arguments_)
            return all(_said_of(part, here, frame) for part in arguments)
        case Quantification(universal, variables, body, _) if any(v.sort.kind == "world" for v in variables):
            if len(variables) != 1:
                return False
            (there,) = variables
            if frame.sees is None and _said_of(body, there, frame):
                return True
            if not isinstance(body, Operation) or len(body.arguments) < 2:
                return False
            guard, *rest = body.arguments
            wanted = Operator.IMPLIES if universal else Operator.AND
            known = isinstance(guard, Application) and _guards(guard, here, there, frame)
            return body.operator is wanted and known and all(_said_of(part, there, frame) for part in rest)
        case Variable(_, sort) | Literal(_, sort):
            return sort.kind != "world"
        case _:
            return all(_said_of(part, here, frame) for part in terms.children(term))


def _guards(guard: Application, here: Term, there: Variable, frame: Frame) -> bool:
    """Whether a condition is that one world counts as possible from another, or for all that somebody knows there."""
    if guard.symbol is frame.sees:
        return guard.arguments == (here, there)
    if guard.symbol in frame.knowing.values():
        knower, *places = guard.arguments
        return places == [here, there] and _said_of(knower, here, frame)
    return False


def necessitated(term: Term, frame: Frame) -> Term:
    """What says of every possible world what a formula says of the actual one."""
    there = Variable("w", frame.world)
    inner = terms.replaced(terms.refresh(term), Application(frame.actual, ()), there)
    guard = TRUE if frame.sees is None else Application(frame.sees, (Application(frame.actual, ()), there))
    return Quantification(True, (there,), terms.implication(guard, inner))
