"""Working with terms: building, substituting, walking, unfolding definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from petitio.core import (
    BOOL,
    FALSE,
    TRUE,
    Application,
    Definitions,
    Let,
    Literal,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)

_FEW_PARTS, _MOST_PARTS = 1_000, 50_000
# So many parts of its own, under None, and so many times each variable.
_Length = Counter[Variable | None]


def negation(formula: Term) -> Term:
    """Not `formula`, without piling up negations."""
    if isinstance(formula, Literal):
        return FALSE if formula.value else TRUE
    if isinstance(formula, Operation) and formula.operator is Operator.NOT:
        return formula.arguments[0]
    return Operation(Operator.NOT, (formula,), BOOL)


def conjunction(formulas: Iterable[Term]) -> Term:
    """All of them; true if there are none."""
    parts = _flat(Operator.AND, TRUE, formulas)
    if not parts:
        return TRUE
    return parts[0] if len(parts) == 1 else Operation(Operator.AND, parts, BOOL)


def disjunction(formulas: Iterable[Term]) -> Term:
    """One of them; false if there are none."""
    parts = _flat(Operator.OR, FALSE, formulas)
    if not parts:
        return FALSE
    return parts[0] if len(parts) == 1 else Operation(Operator.OR, parts, BOOL)


def _flat(operator: Operator, neutral: Term, formulas: Iterable[Term]) -> tuple[Term, ...]:
    """The formulas without the neutral one, those of the same operator taken apart."""
    found: list[Term] = []
    for formula in formulas:
        if isinstance(formula, Operation) and formula.operator is operator:
            found.extend(formula.arguments)
        elif formula != neutral:
            found.append(formula)
    return tuple(found)


def implication(hypothesis: Term, formula: Term) -> Term:
    """If `hypothesis` then `formula`."""
    return formula if hypothesis == TRUE else Operation(Operator.IMPLIES, (hypothesis, formula), BOOL)


def universal(variables: tuple[Variable, ...], body: Term) -> Term:
    """`body` for all values of the variables."""
    return Quantification(True, variables, body) if variables else body


def children(term: Term) -> tuple[Term, ...]:
    """The terms directly inside."""
    match term:
        case Application(_, arguments) | Operation(_, arguments, _):
            return arguments
        case Quantification(_, _, body, _):
            return (body,)
        case Let(_, value, body):
            return (value, body)
        case _:
            return ()


def subterms(term: Term) -> Iterator[Term]:
    """The term and everything inside it, outermost first."""
    stack = [term]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(children(part)))


def rebuild(term: Term, parts: tuple[Term, ...]) -> Term:
    """The term with other terms directly inside, in the order of `children`."""
    match term:
        case Application(symbol, _):
            return Application(symbol, parts)
        case Operation(operator, _, sort):
            return Operation(operator, parts, sort)
        case Quantification(is_universal, variables, _, _):
            return Quantification(is_universal, variables, parts[0])
        case Let(variable, _, _):
            return Let(variable, parts[0], parts[1])
        case _:
            return term


def substitute(term: Term, values: Mapping[Variable, Term]) -> Term:
    """The term with variables replaced. Variables are identities, so nothing can be captured as long as what is
    put in has no variable that the term binds; callers put in fresh or free ones."""
    if isinstance(term, Variable):
        return values.get(term, term)
    before = children(term)
    if not before:
        return term
    after = tuple([substitute(part, values) for part in before])
    return term if all(a is b for a, b in zip(after, before, strict=True)) else rebuild(term, after)


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The term with every occurrence of a part that binds nothing replaced."""
    if term == old:
        return new
    before = children(term)
    return rebuild(term, tuple([replaced(part, old, new) for part in before])) if before else term


def renamed_apart(term: Term, taken: set[str]) -> Term:
    """The same term, no bound variable of which has a name that is taken or that another one has."""
    match term:
        case Quantification(is_universal, variables, body, _):
            fresh: list[Variable] = []
            for variable in variables:
                name = variable.name
                while name in taken or any(other.name == name for other in fresh):
                    name += "'"
                fresh.append(Variable(name, variable.sort))
            renamed = substitute(body, dict(zip(variables, fresh, strict=True)))
            inner = renamed_apart(renamed, taken | {variable.name for variable in fresh})
            return Quantification(is_universal, tuple(fresh), inner)
        case _:
            before = children(term)
            return rebuild(term, tuple([renamed_apart(part, taken) for part in before])) if before else term


def refresh(term: Term) -> Term:
    """The same term with bound variables of its own, so that it may stand inside a copy of itself."""
    match term:
        case Quantification(is_universal, variables, body, _):
            fresh = tuple(Variable(variable.name, variable.sort) for variable in variables)
            renamed = substitute(body, dict(zip(variables, fresh, strict=True)))
            return Quantification(is_universal, fresh, refresh(renamed))
        case Let(variable, value, body):
            own = Variable(variable.name, variable.sort)
            return Let(own, refresh(value), refresh(substitute(body, {variable: own})))
        case _:
            before = children(term)
            return rebuild(term, tuple([refresh(part) for part in before])) if before else term


def instantiate(body: Term, variables: tuple[Variable, ...], arguments: tuple[Term, ...]) -> Term:
    """The body of a definition or a quantifier at some arguments, with bound variables of its own."""
    return substitute(refresh(body), dict(zip(variables, arguments, strict=True)))


class TooLong(Exception):
    """A formula grows beyond bounds as its definitions are put in their place."""


def unfold(term: Term, definitions: Definitions) -> Term:
    """The term with every definition that is not a recursion put in its place, and `let` resolved.

    Raises TooLong where that gives more than 50,000 parts: definitions that speak of one another twice double the
    length each time.
    """
    try:
        return _unfold(term, definitions, [_FEW_PARTS])
    except TooLong:
        # Few formulas come to that many, and to know how many a formula comes to is quicker than to write it out.
        if _length(term, definitions, {}).total() > _MOST_PARTS:
            raise
        return _unfold(term, definitions, [_MOST_PARTS])


def _length(term: Term, definitions: Definitions, known: dict[Symbol, _Length]) -> _Length:
    """How many parts a term has once it is unfolded. Each definition is measured once, in its variables."""
    match term:
        case Variable():
            return Counter({term: 1})
        case Application(symbol, arguments) if symbol in definitions and not definitions[symbol].recursive:
            definition = definitions[symbol]
            if symbol not in known:
                known[symbol] = _length(definition.body, definitions, known)
            values = [_length(argument, definitions, known) for argument in arguments]
            return _put(known[symbol], dict(zip(definition.variables, values, strict=True)))
        case Let(variable, value, body):
            return _put(_length(body, definitions, known), {variable: _length(value, definitions, known)})
        case _:
            total: _Length = Counter({None: 1})
            for part in children(term):
                total.update(_length(part, definitions, known))
            return total


def _put(length: _Length, values: dict[Variable, _Length]) -> _Length:
    """A length with some variables replaced by what has lengths of its own."""
    total: _Length = Counter()
    for variable, times in length.items():
        if variable in values:
            for inner, count in values[variable].items():
                total[inner] += times * count
        else:
            total[variable] += times
    return total


def _unfold(term: Term, definitions: Definitions, left: list[int]) -> Term:
    left[0] -= 1
    if left[0] < 0:
        raise TooLong
    match term:
        case Application(symbol, arguments):
            parts = tuple([_unfold(argument, definitions, left) for argument in arguments])
            definition = definitions.get(symbol)
            if definition is None or definition.recursive:
                return Application(symbol, parts)
            return _unfold(instantiate(definition.body, definition.variables, parts), definitions, left)
        case Let(variable, value, body):
            return _unfold(substitute(body, {variable: refresh(value)}), definitions, left)
        case _:
            before = children(term)
            if not before:
                return term
            return rebuild(term, tuple([_unfold(part, definitions, left) for part in before]))


def alike(left: Term, right: Term) -> bool:
    """Whether two terms are the same but for the bound variables that they use."""
    return _alike(left, right, {})


def _alike(left: Term, right: Term, partner: Mapping[Variable, Variable]) -> bool:
    match left, right:
        case Variable(), Variable():
            return partner.get(left, left) is right
        case Quantification(one, names, body, _), Quantification(other, others, inner, _):
            if one is not other or [v.sort for v in names] != [v.sort for v in others]:
                return False
            return _alike(body, inner, {**partner, **dict(zip(names, others, strict=True))})
        case Let(name, value, body), Let(other_name, other_value, inner):
            return _alike(value, other_value, partner) and _alike(body, inner, {**partner, name: other_name})
        case Application(symbol, _), Application(other_symbol, _) if symbol is not other_symbol:
            return False
        case Operation(operator, _, _), Operation(other_operator, _, _) if operator is not other_operator:
            return False
        case (Literal(), _) | (_, Literal()):
            return left == right
    if type(left) is not type(right):
        return False
    parts, other_parts = children(left), children(right)
    return len(parts) == len(other_parts) and all(
        _alike(part, other_part, partner) for part, other_part in zip(parts, other_parts, strict=True)
    )


def free_variables(term: Term) -> tuple[Variable, ...]:
    """The variables that nothing in the term binds, in the order of their first use."""
    found: dict[Variable, None] = {}

    def walk(part: Term, bound: frozenset[Variable]) -> None:
        match part:
            case Variable():
                if part not in bound:
                    found.setdefault(part)
            case Quantification(_, variables, body, _):
                walk(body, bound | set(variables))
            case Let(variable, value, body):
                walk(value, bound)
                walk(body, bound | {variable})
            case _:
                for child in children(part):
                    walk(child, bound)

    walk(term, frozenset())
    return tuple(found)


def symbols_of(terms: Iterable[Term], definitions: Definitions) -> tuple[Symbol, ...]:
    """Every symbol in the terms and in the definitions they use, in the order of first use."""
    found: dict[Symbol, None] = {}
    stack = list(reversed(list(terms)))
    while stack:
        part = stack.pop()
        if isinstance(part, Application) and part.symbol not in found:
            found[part.symbol] = None
            definition = definitions.get(part.symbol)
            if definition is not None:
                stack.append(definition.body)
        stack.extend(reversed(children(part)))
    return tuple(found)
