"""What could be missing: formulas in the argument's own words, the plainest first, to be tried as a further premise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations, product

from petitio import terms
from petitio.core import (
    BOOL,
    INT,
    NAT,
    Application,
    Argument,
    Element,
    Literal,
    Operation,
    Operator,
    Quantification,
    Sort,
    Symbol,
    Term,
    Variable,
)
from petitio.modal_form import expressible, necessitated
from petitio.normal import parts

_MOST_TERMS = 6
_MOST_INSTANCES = 24
_MOST_PREDICATES = 12
_MOST_WORDS = 400


def candidates(argument: Argument, premises: tuple[Term, ...], claim: Term, guard: Term | None) -> Iterator[Term]:
    """Formulas over the words of some premises and a claim, each once.

    First the `guard` of an induction's step, what premises are conditional on, their converses, and bridges between
    the senses of a word; then words of the vocabulary said of all things, of single ones, of some; how two words may
    be linked, how quantities may compare, and how a relation may be ordered.
    """
    seen: set[str] = set()
    for formula in _in_its_words(argument, _all(argument, premises, claim, guard)):
        key = _key(formula)
        if key not in seen and not _of_itself(formula):
            seen.add(key)
            yield formula


def _in_its_words(argument: Argument, found: Iterator[Term]) -> Iterator[Term]:
    """Under a logic, what can be said without speaking of worlds; and the same of every possible world."""
    frame = argument.frame
    if frame is None:
        yield from found
        return
    for formula in found:
        if expressible(formula, frame):
            yield formula
            if any(isinstance(part, Application) and part.symbol is frame.actual for part in terms.subterms(formula)):
                yield necessitated(formula, frame)


def _of_itself(formula: Term) -> bool:
    """Whether a formula relates a thing to itself, which is seldom what was forgotten."""
    return any(
        isinstance(part, Application) and len(set(part.arguments)) < len(part.arguments)
        for part in terms.subterms(formula)
    )


def _all(argument: Argument, premises: tuple[Term, ...], claim: Term, guard: Term | None) -> Iterator[Term]:
    used = terms.symbols_of((claim, *premises), argument.definitions)
    in_claim = set(terms.symbols_of((claim,), argument.definitions))
    words = [s for s in used if s.result is BOOL and s.kind not in ("claim", "frame")][:_MOST_WORDS]
    # The words of the claim and those nearest to it, where there are too many for all pairs of them.
    predicates = words[:_MOST_PREDICATES]
    things = _Things(used, (claim, *premises))
    clauses = [clause for premise in premises for clause in _clauses(premise, argument)]
    conditions = [condition for clause in clauses for condition in _conditions(clause)]
    if guard is not None:
        yield _closure(guard)
    for condition in conditions:
        yield _closure(condition)
    for clause in clauses:
        if len(clause) == 2:
            yield _closure(_converse(*clause))
    yield from bridges(argument, predicates)
    here = _here(argument)
    for predicate in words:
        for atom in _atoms(predicate, things, here):
            yield _closure(atom)
            yield _closure(terms.negation(atom))
    for condition in conditions:
        free = terms.free_variables(condition)
        for values in things.rows(tuple(variable.sort for variable in free)):
            yield terms.substitute(terms.refresh(condition), dict(zip(free, values, strict=True)))
    atoms = [atom for predicate in predicates for atom in _atoms(predicate, things, here)]
    yield from _links(atoms, in_claim)
    yield from _comparisons(used, here)
    for predicate in predicates:
        own = _own(predicate)
        if own:
            yield Quantification(False, own, _call(predicate, own, here))
        yield from _orders(predicate, here)


class _Things:
    """The terms that name something: constants, listed elements, the numbers that are written, 0."""

    def __init__(self, used: tuple[Symbol, ...], formulas: tuple[Term, ...]) -> None:
        self.by_sort: dict[Sort, list[Term]] = {}
        for symbol in used:
            for sort in (symbol.result, *(parameter.sort for parameter in symbol.parameters)):
                if sort.kind == "enumerated" and sort not in self.by_sort:
                    self.by_sort[sort] = [Literal(Element(sort, i), sort) for i in range(len(sort.elements))]
        for symbol in used:
            if symbol.result is not BOOL and not symbol.parameters and symbol.kind != "claim":
                self.by_sort.setdefault(symbol.result, []).append(Application(symbol, ()))
        for sort in (NAT, INT):
            numbers = {Fraction(0)} | {
                part.value
                for formula in formulas
                for part in terms.subterms(formula)
                if isinstance(part, Literal) and part.sort is sort and isinstance(part.value, Fraction)
            }
            self.by_sort.setdefault(sort, []).extend(Literal(n, sort) for n in sorted(numbers) if n >= 0 or sort is INT)
        for symbol in used:
            for argument in self.by_sort.get(symbol.parameters[0].sort, []) if len(symbol.parameters) == 1 else ():
                row = self.by_sort.setdefault(symbol.result, [])
                if symbol.result.kind == "own" and len(row) < _MOST_TERMS:
                    row.append(Application(symbol, (argument,)))

    def rows(self, sorts: tuple[Sort, ...]) -> list[tuple[Term, ...]]:
        """The first rows of things of some sorts."""
        return list(product(*map(self.of, sorts)))[:_MOST_INSTANCES]

    def of(self, sort: Sort) -> list[Term]:
        """The first things of a sort."""
        return self.by_sort.get(sort, [])[:_MOST_TERMS]


def _clauses(premise: Term, argument: Argument) -> Iterator[tuple[Term, ...]]:
    """The parts of a premise that say that one of several things is so. Variables that were bound are left free."""
    for part in parts(premise, argument.definitions):
        body = part
        while isinstance(body, Quantification) and body.universal:
            body = body.body
        if isinstance(body, Operation) and body.operator is Operator.OR:
            yield body.arguments


def _conditions(clause: tuple[Term, ...]) -> Iterator[Term]:
    """What a clause is conditional on: in `a and b -> c`, each of `a`, `b`, `not c`, and two of them together."""
    for literal in clause:
        yield terms.negation(literal)
    for left_out in clause if len(clause) > 2 else ():
        yield terms.conjunction(terms.negation(literal) for literal in clause if literal is not left_out)


def _converse(left: Term, right: Term) -> Term:
    """Of `not a or b`, that is `a -> b`: `b -> a`."""
    if not (isinstance(left, Operation) and left.operator is Operator.NOT):
        left, right = right, left
    return terms.implication(right, terms.negation(left))


def _atoms(predicate: Symbol, things: _Things, here: tuple[Term, ...]) -> Iterator[Term]:
    """A word of variables alone, then of things that have a name in some or all of its places."""
    own = _own(predicate)
    yield _call(predicate, own, here)
    choices = [(variable, *things.of(variable.sort)) for variable in own]
    for row in list(product(*choices))[1:_MOST_INSTANCES]:
        yield _call(predicate, row, here)


def bridges(argument: Argument, predicates: list[Symbol]) -> Iterator[Term]:
    """What leads from one sense of a word to another, in the actual world where there are several."""
    here = _here(argument)
    for left, right in permutations([p for p in predicates if p.sense], 2):
        if left.name == right.name and _sorts(left) == _sorts(right):
            own = _own(left)
            yield terms.universal(own, terms.implication(_call(left, own, here), _call(right, own, here)))


def _links(atoms: list[Term], in_claim: set[Symbol]) -> Iterator[Term]:
    """Whatever is so is also so, or is not so: two words of the same things, one of them the claim's; two
    propositions."""
    left = [(atom, terms.free_variables(atom)) for atom in atoms]
    for (first, own), (second, others) in permutations(left, 2):
        assert isinstance(first, Application)
        assert isinstance(second, Application)
        same = [variable.sort for variable in own] == [variable.sort for variable in others]
        if not same or (own and not {first.symbol, second.symbol} & in_claim):
            continue
        other = terms.substitute(second, dict(zip(others, own, strict=True)))
        yield _closure(terms.implication(first, other))
        yield _closure(terms.implication(first, terms.negation(other)))
        if not own:
            yield terms.implication(terms.negation(first), other)


def _comparisons(used: tuple[Symbol, ...], here: tuple[Term, ...]) -> Iterator[Term]:
    """How quantities of the same things compare, and that one is not below 0."""
    quantities = [s for s in used if s.result.numeric and s.kind != "claim"][:_MOST_PREDICATES]
    for left, right in permutations(quantities, 2):
        if _sorts(left) == _sorts(right) and left.result is right.result:
            own = _own(left)
            for operator in (Operator.AT_MOST, Operator.LESS):
                both = (_call(left, own, here), _call(right, own, here))
                yield terms.universal(own, Operation(operator, both, BOOL))
    for symbol in quantities:
        if symbol.result is not NAT:
            own = _own(symbol)
            zero = Literal(Fraction(0), symbol.result)
            for operator in (Operator.AT_MOST, Operator.LESS):
                yield terms.universal(own, Operation(operator, (zero, _call(symbol, own, here)), BOOL))


def _orders(predicate: Symbol, here: tuple[Term, ...]) -> Iterator[Term]:
    """That a relation is symmetric, transitive, orders any two things, or leads from each thing to one."""
    sorts = _sorts(predicate)
    if len(sorts) != 2 or sorts[0] is not sorts[1]:
        return
    x, y, z = (Variable(name, sorts[0]) for name in ("x", "y", "z"))
    there, back = _call(predicate, (x, y), here), _call(predicate, (y, x), here)
    onward, across = _call(predicate, (y, z), here), _call(predicate, (x, z), here)
    yield terms.universal((x, y), terms.implication(there, back))
    yield terms.universal((x, y, z), terms.implication(terms.conjunction([there, onward]), across))
    same = Operation(Operator.EQUAL, (x, y), BOOL)
    yield terms.universal((x, y), terms.disjunction([there, back, same]))
    yield terms.universal((x,), Quantification(False, (y,), there))
    yield terms.universal((y,), Quantification(False, (x,), there))


def _closure(formula: Term) -> Term:
    """For all values of what is left free."""
    free = terms.free_variables(formula)
    fresh = tuple(Variable(variable.name, variable.sort) for variable in free)
    body = terms.substitute(terms.refresh(formula), dict(zip(free, fresh, strict=True)))
    return terms.universal(fresh, body)


def _own(symbol: Symbol) -> tuple[Variable, ...]:
    return tuple(Variable(parameter.name, parameter.sort) for parameter in symbol.declared)


def _sorts(symbol: Symbol) -> tuple[Sort, ...]:
    return tuple(parameter.sort for parameter in symbol.declared)


def _here(argument: Argument) -> tuple[Term, ...]:
    """The actual world, where there are possible worlds."""
    return (Application(argument.frame.actual, ()),) if argument.frame is not None else ()


def _call(symbol: Symbol, own: tuple[Term, ...], here: tuple[Term, ...]) -> Application:
    """A word of some things, said of the actual world if it may vary."""
    return Application(symbol, (*own, *here) if len(own) < len(symbol.parameters) else own)


def _key(formula: Term) -> str:
    """A formula up to the names of bound variables."""
    names: dict[Variable, int] = {}

    def spell(term: Term) -> str:
        match term:
            case Variable():
                return f"x{names.setdefault(term, len(names))}"
            case Application(symbol, arguments):
                return f"({symbol.title} {' '.join(map(spell, arguments))})"
            case Operation(operator, arguments, _):
                return f"({operator.value} {' '.join(map(spell, arguments))})"
            case Quantification(universal, variables, body, _):
                return f"({universal} {[(spell(v), v.sort.name) for v in variables]} {spell(body)})"
            case _:
                return repr(term)

    return spell(formula)
