"""Relations that are defined so as to be reflexive, transitive and so on, given by these properties instead.

A definition like "r(u, x) implies r(u, y), for every u" is good for finding models: whatever r is, the relation is
reflexive and transitive. For a proof it is in the way: where there could be an atom to match, the solver has a
quantifier to go through. What holds of all such relations is found sooner from the properties themselves.
"""

from __future__ import annotations

from typing import Literal as Word
from typing import assert_never

from petitio import terms
from petitio.core import Application, Definition, Operation, Operator, Quantification, Symbol, Term, Variable
from petitio.obligations import Question

Property = Word["reflexive", "symmetric", "transitive", "serial"]
# The symbols by which a relation is defined, and what that makes of it.
_Found = tuple[frozenset[Symbol], tuple[Property, ...]]


def relations_by_axioms(question: Question) -> Question | None:
    """The question with such relations left undefined, and their properties as further formulas; None if it has none.

    | R(x, y) is defined as | its properties |
    |---|---|
    | r(u, x) implies r(u, y), for every u | reflexive, transitive |
    | f(x) = f(y) | reflexive, symmetric, transitive |
    | x = y, or r(x, y) | reflexive |
    | x = y, or r(x, y), or r(y, x) | reflexive, symmetric |
    | y = f(x), or r(x, y) | serial: from everything it leads to something |

    Here r and f have no definition and occur nowhere else, x, y, u and the values of f are of one sort, and there may
    be further parameters before these, the same everywhere.

    Both questions have the same answer. Whatever r and f are, the relation defined has the properties, so a model of
    the one question, with R as it is defined there, is a model of the other. In a model of the other R has the
    properties. Let r be R itself, and f(x) some y that x leads to, in the second row the same one for all that lead
    to each other. Then the definition gives R again: in the first row, if R(x, y), then R(u, x) implies R(u, y)
    because R is transitive, and if that is so for every u, then R(x, y) because R(x, x). Nothing else speaks of r
    and f, so this is a model of the first. An answer "no" needs only the first half.
    """
    definitions = question.definitions
    axioms: list[Term] = []
    for symbol in terms.symbols_of(question.formulas, definitions):
        found = _properties(definitions[symbol]) if symbol in definitions else None
        if found is None:
            continue
        parts, properties = found
        rest = {other: definition for other, definition in definitions.items() if other is not symbol}
        if parts.isdisjoint(rest) and parts.isdisjoint(terms.symbols_of(question.formulas, rest)):
            definitions = rest
            axioms.extend(_axiom(symbol, each) for each in properties)
    return Question(definitions, (*question.formulas, *axioms), question.arithmetic) if axioms else None


def _properties(definition: Definition) -> _Found | None:
    """What a definition makes of a relation between things of one unknown sort."""
    if len(definition.variables) < 2:
        return None
    *_, x, y = definition.variables
    if x.sort is not y.sort or not x.sort.unknown:
        return None
    match definition.body:
        case Quantification(True, (u,), Operation(Operator.IMPLIES, (before, after), _)):
            return _preorder(definition, u, before, after)
        case Operation(Operator.EQUAL, (Application(f, _) as left, Application(other, _) as right), _) if f is other:
            calls = {_call(f, definition, x), _call(f, definition, y)}
            if f.result is x.sort and {left, right} == calls:
                return frozenset([f]), ("reflexive", "symmetric", "transitive")
        case Operation(Operator.OR, _, _) as body:
            return _either(definition, set(_disjuncts(body)))
    return None


def _preorder(definition: Definition, u: Variable, before: Term, after: Term) -> _Found | None:
    *_, x, y = definition.variables
    if not isinstance(before, Application) or u.sort is not x.sort:
        return None
    r = before.symbol
    if (before, after) != (_call(r, definition, u, x), _call(r, definition, u, y)):
        return None
    return frozenset([r]), ("reflexive", "transitive")


def _either(definition: Definition, parts: set[Term]) -> _Found | None:
    """What it comes to if one of these makes things related: an equation, or r(x, y), or perhaps r(y, x)."""
    *_, x, y = definition.variables
    equations = [part for part in parts if isinstance(part, Operation) and part.operator is Operator.EQUAL]
    rest = [part for part in parts if isinstance(part, Application)]
    symbols = {part.symbol for part in rest}
    if len(equations) != 1 or len(symbols) != 1 or len(parts) != 1 + len(rest):
        return None
    (r,) = symbols
    there, back = _call(r, definition, x, y), _call(r, definition, y, x)
    sides = set(equations[0].arguments)
    if sides == {x, y}:
        if set(rest) == {there}:
            return frozenset([r]), ("reflexive",)
        return (frozenset([r]), ("reflexive", "symmetric")) if set(rest) == {there, back} else None
    (value,) = sides - {y} if y in sides and len(sides) == 2 else (y,)
    if not isinstance(value, Application) or value != _call(value.symbol, definition, x) or set(rest) != {there}:
        return None
    return frozenset([r, value.symbol]), ("serial",)


def _disjuncts(formula: Term) -> list[Term]:
    if isinstance(formula, Operation) and formula.operator is Operator.OR:
        return [part for argument in formula.arguments for part in _disjuncts(argument)]
    return [formula]


def _call(symbol: Symbol, definition: Definition, *arguments: Variable) -> Application:
    """A symbol at the further parameters of a definition and some arguments."""
    return Application(symbol, (*definition.variables[:-2], *arguments))


def _axiom(relation: Symbol, stated: Property) -> Term:
    further = tuple(Variable(parameter.name, parameter.sort) for parameter in relation.parameters[:-2])
    x, y, z = (Variable(name, relation.parameters[-1].sort) for name in "xyz")

    def related(one: Variable, other: Variable) -> Term:
        return Application(relation, (*further, one, other))

    match stated:
        case "reflexive":
            return terms.universal((*further, x), related(x, x))
        case "symmetric":
            return terms.universal((*further, x, y), terms.implication(related(x, y), related(y, x)))
        case "transitive":
            both = terms.conjunction([related(x, y), related(y, z)])
            return terms.universal((*further, x, y, z), terms.implication(both, related(x, z)))
        case "serial":
            return terms.universal((*further, x), Quantification(False, (y,), related(x, y)))
        case _:
            assert_never(stated)
