"""Shared strategies: expressions as written, texts, and formulas as meant over a small fixed vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal as Word
from typing import get_args

from hypothesis import strategies as st

from petitio import syntax
from petitio.core import (
    BOOL,
    FALSE,
    INT,
    NAT,
    REAL,
    TRUE,
    Application,
    Element,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.source import Span
from tests.naive import Finite, Sequence, World
from tests.reading import QUICK

NOWHERE = Span(0, 0)

# ---- Expressions as written

# Words of the grammar that may be names, names that begin with reserved words, and names of all alphabets.
_CONTEXTUAL = (
    "base step strong depth along measure on to as each conditional charge lines page party logic S5 begs holds "
    "out under without against cases"
)
NAMES = (
    *("p", "q", "x", "y'", "_", "x1", "Änderung", "λ", "P_2", "organ", "order", "nota", "iffy", "forall_", "in'"),
    *_CONTEXTUAL.split(),
)
_COMPARATORS: tuple[syntax.Comparator, ...] = get_args(syntax.Comparator)


def names() -> st.SearchStrategy[syntax.Name]:
    """Plain names."""
    return st.sampled_from(NAMES).map(lambda text: syntax.Name(text, span=NOWHERE))


def _numbers() -> st.SearchStrategy[syntax.Number]:
    def number(written: Word["integer", "decimal", "percent"], digits: int, places: int) -> syntax.Number:
        whole = {"integer": 1, "decimal": 10**places, "percent": 100 * 10**places}[written]
        return syntax.Number(Fraction(digits, whole), written, span=NOWHERE)

    written: st.SearchStrategy[Word["integer", "decimal", "percent"]] = st.sampled_from(
        ["integer", "decimal", "percent"]
    )
    return st.builds(number, written, st.integers(0, 10_000), st.integers(0, 5))


def _leaves() -> st.SearchStrategy[syntax.Expression]:
    bare = names().map(lambda name: syntax.Word(name, None, None, span=NOWHERE))
    sensed = st.builds(lambda name, sense: syntax.Word(name, sense, None, span=NOWHERE), names(), names())
    qualified = st.lists(st.sampled_from(NAMES), min_size=2, max_size=3).map(
        lambda parts: syntax.Word(syntax.Name(".".join(parts), span=NOWHERE), None, None, span=NOWHERE)
    )
    truths = st.booleans().map(lambda value: syntax.Truth(value, span=NOWHERE))
    return st.one_of(bare, sensed, qualified, truths, _numbers())


def _binders(inner: st.SearchStrategy[syntax.Expression]) -> st.SearchStrategy[tuple[syntax.Binder, ...]]:
    """Binders with a sort or a range; only the last may be without, for its names would be read on."""
    several = st.lists(names(), min_size=1, max_size=2).map(tuple)
    sorted_ = st.builds(lambda n, s: syntax.Binder(n, s, None, None, span=NOWHERE), several, names())
    ranged = st.builds(
        lambda name, low, high: syntax.Binder((name,), None, low, high, span=NOWHERE), names(), inner, inner
    )
    bare = several.map(lambda n: syntax.Binder(n, None, None, None, span=NOWHERE))
    return st.builds(
        lambda first, last: (*first, last), st.lists(sorted_ | ranged, max_size=2), sorted_ | ranged | bare
    )


def _compounds(inner: st.SearchStrategy[syntax.Expression]) -> st.SearchStrategy[syntax.Expression]:
    here = {"span": st.just(NOWHERE)}
    operands = st.lists(inner, min_size=2, max_size=4).map(tuple)
    prefix = st.sampled_from(_PREFIXES)
    return st.one_of(
        st.builds(
            syntax.Word,
            names(),
            st.none() | names(),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
            **here,
        ),
        st.builds(syntax.Unary, prefix, inner, **here),
        st.builds(syntax.Binary, st.sampled_from(_INFIXES), inner, inner, **here),
        st.builds(syntax.Joined, st.sampled_from(["and", "or", "xor"]), operands, **here),
        st.lists(st.tuples(st.sampled_from(_COMPARATORS), inner), min_size=1, max_size=3).flatmap(
            lambda links: inner.map(
                lambda first: syntax.Chain(
                    (first, *(link[1] for link in links)), tuple(link[0] for link in links), span=NOWHERE
                )
            )
        ),
        st.builds(syntax.Quantified, st.sampled_from(["forall", "exists", "exists!"]), _binders(inner), inner, **here),
        st.builds(syntax.Conditional, inner, inner, inner, **here),
        st.builds(syntax.Let, names(), inner, inner, **here),
    )


_PREFIXES = ("not", "-", "necessarily", "possibly")
_INFIXES = ("->", "<->", "+", "-", "*", "/", "mod", "div", "^")


def expressions() -> st.SearchStrategy[syntax.Expression]:
    """Whatever the parser can make of a formula, well-sorted or not."""
    return st.recursive(_leaves(), _compounds, max_leaves=16)


# ---- Texts

SOUP = (
    "argument a: b sort S = | const pred func define rigid given premise p assume lemma conclude c scenario "
    "objection against reply to dispute import expect holds begs from by induction on cases contradiction because "
    'credence 0.5 98% 1/4 each step conditional independent speaker source "s" tag forall exists exists! not and or '
    "xor implies iff if then else let := in true false mod div necessarily possibly <> [] ( ) [ ] , . .. : = != < "
    '<= > >= + - * / ^ -> <-> x n Nat Bool Real " # % ∀ ∃ ¬ ∧ ∨ → ↔ é \n \\ {x} ignore[V101] base strong depth 2 '
    "strengthen along measure lines 1-2 page under without logic S5 extends as arguments party charge"
)


def soups() -> st.SearchStrategy[str]:
    """Words and marks of the language in no order."""
    return st.lists(st.sampled_from(SOUP.split(" ")), max_size=40).map(" ".join)


def splices() -> st.SearchStrategy[str]:
    """The beginning of one file of the corpus, something in between, and the end of another."""
    texts = st.sampled_from(QUICK).map(lambda path: path.read_text(encoding="utf-8"))
    between = st.sampled_from(["", " ", '"', "(", ")", "#", "\n", "and", "premise", "9" * 30, "\u2028", "exists! "])

    def splice(first: str, second: str, cut: float, resume: float, middle: str) -> str:
        return first[: int(len(first) * cut)] + middle + second[int(len(second) * resume) :]

    share = st.floats(0, 1)
    return st.builds(splice, texts, texts, share, share, between)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A file of the corpus with a few of its words and marks replaced by others, from it or from the language."""
    text = draw(st.sampled_from(QUICK)).read_text(encoding="utf-8")
    pieces = re.findall(r'"[^"]*"|\w+|\s+|[^\w\s]+', text)
    others = [*pieces, *SOUP.split(" ")]
    for _ in range(draw(st.integers(1, 4))):
        pieces[draw(st.integers(0, len(pieces) - 1))] = draw(st.sampled_from(others))
    return "".join(pieces)


def texts() -> st.SearchStrategy[str]:
    """Anything that a file may hold."""
    return st.one_of(st.text(max_size=200), soups(), splices(), mutations())


# ---- Formulas as meant

THING = Sort("Thing", "own")
HUE = Sort("Hue", "enumerated", ("red", "green"))


def symbol(name: str, result: Sort, *parameters: Sort) -> Symbol:
    """A word of the vocabulary."""
    variables = tuple(Variable(f"x{index}", sort) for index, sort in enumerate(parameters))
    kind: Word["pred", "func"] = "pred" if result is BOOL else "func"
    return Symbol(name, None, kind, variables, result, None, NOWHERE)


P, Q, R, S = (symbol(name, BOOL) for name in "pqrs")
F, G = (symbol(name, BOOL, THING) for name in "fg")
LIKES = symbol("likes", BOOL, THING, THING)
TRUSTED = symbol("trusted", BOOL, NAT)
ALICE = symbol("alice", THING)
MAKER = symbol("maker", THING, THING)
COLOUR = symbol("colour", HUE, THING)
WEIGHT = symbol("weight", INT, THING)
LEVEL = symbol("level", INT, NAT)


@dataclass(frozen=True)
class Words:
    """What a formula may speak of: symbols, and whether of numbers, of ranges of numbers and of elements."""

    atoms: tuple[Symbol, ...]
    things: tuple[Symbol, ...] = ()
    hues: tuple[Symbol, ...] = ()
    numbers: tuple[Symbol, ...] = ()
    quantifiers: bool = True
    arithmetic: bool = False

    @property
    def all(self) -> tuple[Symbol, ...]:
        """Every symbol."""
        return (*self.atoms, *self.things, *self.hues, *self.numbers)


PROPOSITIONS = Words((P, Q, R, S), quantifiers=False)
MONADIC = Words((F, G), things=(ALICE,))
BINARY = Words((LIKES,))
EVERYTHING = Words((P, F, LIKES, TRUSTED), (ALICE, MAKER), (COLOUR,), (WEIGHT, LEVEL), arithmetic=True)
GROUND = Words((), quantifiers=False, arithmetic=True)

Scope = tuple[Variable, ...]


def number(value: int, sort: Sort = INT) -> Literal:
    """A whole number as a term."""
    return Literal(Fraction(value), sort)


@st.composite
def formulas(draw: st.DrawFn, words: Words, depth: int = 3, scope: Scope = ()) -> Term:
    """A formula over `words` whose free variables are in `scope`; quantifiers are finite."""

    def inner(*more: Variable) -> Term:
        return draw(formulas(words, depth - 1, (*scope, *more)))

    if depth == 0:
        return draw(atoms(words, scope))
    kinds = ["atom", "not", "and", "or", "xor", "->", "<->", "if", "let"]
    kinds += ["forall", "exists"] * 2 if words.quantifiers else []
    kinds += ["range"] if words.arithmetic else []
    kind = draw(st.sampled_from(kinds))
    match kind:
        case "atom":
            return draw(atoms(words, scope))
        case "not":
            return Operation(Operator.NOT, (inner(),), BOOL)
        case "and" | "or":
            count = draw(st.integers(2, 3))
            return Operation(Operator(kind), tuple(inner() for _ in range(count)), BOOL)
        case "if":
            return Operation(Operator.IF, (inner(), inner(), inner()), BOOL)
        case "let":
            variable = Variable("l", BOOL)
            return Let(variable, inner(), inner(variable))
        case "forall" | "exists":
            sort = draw(st.sampled_from([THING, THING, BOOL, *([HUE] if words.hues else [])]))
            variables = tuple(Variable(name, sort) for name in "xy"[: draw(st.integers(1, 2))])
            return Quantification(kind == "forall", variables, inner(*variables))
        case "range":
            return draw(_ranges(words, depth, scope))
        case _:
            return Operation(Operator(kind), (inner(), inner()), BOOL)


@st.composite
def _ranges(draw: st.DrawFn, words: Words, depth: int, scope: Scope) -> Term:
    """A quantifier over a number between two bounds, the bounds written in one of several ways."""
    variable = Variable("n", draw(st.sampled_from([NAT, INT])))
    known: list[Term] = [v for v in scope if v.sort in (NAT, INT)]
    low = draw(st.sampled_from([*(number(n) for n in range(-2, 4)), *known]))
    high = draw(st.sampled_from([*(number(n) for n in range(-2, 5)), *known]))
    comparison = st.sampled_from([Operator.AT_MOST, Operator.LESS, Operator.EQUAL])
    above = Operation(draw(comparison), (low, variable), BOOL)
    below = Operation(draw(comparison), (variable, high), BOOL)
    guard = Operation(Operator.AND, (above, below), BOOL)
    body = draw(formulas(words, depth - 1, (*scope, variable)))
    if draw(st.booleans()):
        return Quantification(True, (variable,), Operation(Operator.IMPLIES, (guard, body), BOOL))
    return Quantification(False, (variable,), Operation(Operator.AND, (guard, body), BOOL))


@st.composite
def atoms(draw: st.DrawFn, words: Words, scope: Scope) -> Term:
    """A formula without connectives."""
    words_here = [word for word in words.atoms if _reachable(words, scope, word)]
    variables = [variable for variable in scope if variable.sort is BOOL]
    equal = [sort for sort in (THING, HUE) if _terms_of(words, scope, sort)]
    choices: list[Symbol | Variable | Sort] = [BOOL, *words_here * 3, *variables, *equal]
    choices += [INT] * 3 if words.arithmetic else []
    match draw(st.sampled_from(choices)):
        case Symbol() as word:
            return _call(draw, word, words, scope)
        case Variable() as variable:
            return variable
        case Sort(kind="bool"):
            return draw(st.sampled_from([TRUE, FALSE]))
        case Sort(kind="int"):
            return draw(_comparisons(words, scope))
        case Sort() as sort:
            return _equation(draw, words, scope, sort)


def _terms_of(words: Words, scope: Scope, sort: Sort) -> list[Variable | Symbol | Element]:
    """What a term of a finite sort may begin with."""
    known = [*words.things, *words.hues]
    found: list[Variable | Symbol | Element] = [variable for variable in scope if variable.sort is sort]
    if sort is HUE and words.hues:
        found += [Element(HUE, index) for index in range(2)]
    return found + [s for s in known if s.result is sort and (not s.parameters or _reachable(words, scope, s))]


def _reachable(words: Words, scope: Scope, word: Symbol) -> bool:
    """Whether there is something to apply a word to."""
    plain = {variable.sort for variable in scope} | {s.result for s in words.things if not s.parameters}
    return all(parameter.sort in plain or parameter.sort is NAT for parameter in word.parameters)


def _call(draw: st.DrawFn, word: Symbol, words: Words, scope: Scope) -> Term:
    return Application(word, tuple(_value(draw, words, scope, p.sort) for p in word.parameters))


def _value(draw: st.DrawFn, words: Words, scope: Scope, sort: Sort) -> Term:
    """A term of a sort that an argument may have."""
    if sort is NAT:
        known: list[Term] = [variable for variable in scope if variable.sort is NAT]
        return draw(st.sampled_from([*known, number(0, NAT), number(1, NAT), number(5, NAT)]))
    head = draw(st.sampled_from(_terms_of(words, scope, sort)))
    if isinstance(head, Variable):
        return head
    if isinstance(head, Element):
        return Literal(head, sort)
    return _call(draw, head, words, scope)


def _equation(draw: st.DrawFn, words: Words, scope: Scope, sort: Sort) -> Term:
    sides = (_value(draw, words, scope, sort), _value(draw, words, scope, sort))
    return Operation(Operator.EQUAL, sides, BOOL)


@st.composite
def _comparisons(draw: st.DrawFn, words: Words, scope: Scope) -> Term:
    operator = draw(st.sampled_from([Operator.EQUAL, Operator.LESS, Operator.AT_MOST]))
    left, right = draw(integers(words, 2, scope)), draw(integers(words, 2, scope))
    if draw(st.booleans()):
        return Operation(operator, (left, right), BOOL)
    return Operation(operator, (_real(draw, left), _real(draw, right)), BOOL)


def _real(draw: st.DrawFn, term: Term) -> Term:
    """A whole number made a fraction."""
    divisor = draw(st.sampled_from([Fraction(2), Fraction(-3), Fraction(7, 5)]))
    return Operation(Operator.DIVIDE, (Operation(Operator.TO_REAL, (term,), REAL), Literal(divisor, REAL)), REAL)


@st.composite
def integers(draw: st.DrawFn, words: Words, depth: int, scope: Scope) -> Term:
    """A term of sort Int; divisors are numbers other than 0."""

    def inner() -> Term:
        return draw(integers(words, depth - 1, scope))

    leaves: list[Term | Symbol] = [number(draw(st.integers(-9, 9)))]
    leaves += [variable for variable in scope if variable.sort in (NAT, INT)]
    leaves += [word for word in words.numbers if _reachable(words, scope, word)]
    kind = draw(st.sampled_from(["leaf", "+", "-", "*", "negate", "div", "mod", "if"])) if depth else "leaf"
    match kind:
        case "leaf":
            leaf = draw(st.sampled_from(leaves))
            return _call(draw, leaf, words, scope) if isinstance(leaf, Symbol) else leaf
        case "negate":
            return Operation(Operator.NEGATE, (inner(),), INT)
        case "div" | "mod":
            divisor = number(draw(st.sampled_from([-7, -3, -2, -1, 1, 2, 3, 7])))
            return Operation(Operator(kind), (inner(), divisor), INT)
        case "if":
            test = Operation(Operator.LESS, (inner(), inner()), BOOL)
            return Operation(Operator.IF, (test, inner(), inner()), INT)
        case _:
            return Operation(Operator(kind), (inner(), inner()), INT)


# ---- Worlds


@st.composite
def worlds(draw: st.DrawFn, words: Words = EVERYTHING) -> World:
    """An interpretation of the words, with up to three things."""
    world = World({THING: draw(st.integers(1, 3))}, {})
    for word in words.all:
        world.meanings[word] = draw(_meanings(world, word))
    return world


@st.composite
def _meanings(draw: st.DrawFn, world: World, word: Symbol) -> Finite | Sequence:
    def value() -> bool | Fraction | Element:
        if word.result is BOOL:
            return draw(st.booleans())
        if word.result.numeric:
            return Fraction(draw(st.integers(-5, 5)))
        return draw(st.sampled_from(world.domain(word.result)))

    if word.parameters and word.parameters[0].sort is NAT:
        first = tuple(value() for _ in range(draw(st.integers(1, 3))))
        slope = draw(st.integers(-2, 2)) if word.result.numeric else 0
        return Sequence(first, slope)
    return Finite({row: value() for row in world.rows(word)})
