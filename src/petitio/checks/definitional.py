"""Premises that have the form of an explicit definition, and count as definitions when begging is looked for."""

from __future__ import annotations

from collections.abc import Callable

from petitio import terms
from petitio.core import Application, Argument, Claim, Operation, Operator, Quantification, Symbol, Term, Variable

Formulas = Callable[[str], Term]


def definitional(
    argument: Argument,
    claim: Claim,
    offered: tuple[str, ...],
    cores: tuple[tuple[str, ...], ...],
    formula: Formulas,
) -> tuple[str, ...]:
    """The premises that are explicit definitions of a symbol that serves to fold up one other premise.

    `forall x. f(x) <-> φ(x)` is one where φ is more than an atom or its denial, f is not in φ nor in the claim, and
    one other premise that is not idle speaks of f. Without the last two, a biconditional that is argued from would be
    taken for an agreement about words.
    """
    found: list[str] = []
    used = {name for core in cores for name in core} | {c.name for c in argument.claims if c.kind == "given"}
    spoken = {name: set(terms.symbols_of([formula(name)], argument.definitions)) for name in used}
    in_claim = set(terms.symbols_of([claim.formula], argument.definitions))
    for name in offered:
        symbol = _defined(formula(name))
        if symbol is None or symbol in in_claim or symbol in argument.definitions:
            continue
        if sum(symbol in symbols for other, symbols in spoken.items() if other != name) == 1:
            found.append(name)
    return tuple(found)


def _defined(formula: Term) -> Symbol | None:
    """The symbol that a formula has the form of an explicit definition of."""
    bound: list[Variable] = []
    while isinstance(formula, Quantification) and formula.universal:
        bound.extend(formula.variables)
        formula = formula.body
    if not (isinstance(formula, Operation) and formula.operator is Operator.IFF):
        return None
    left, right = formula.arguments
    for head, body in ((left, right), (right, left)):
        if not isinstance(head, Application) or _plain(body):
            continue
        arguments = head.arguments
        if len(set(map(id, arguments))) < len(arguments) or not all(a in bound for a in arguments):
            continue
        if len(arguments) < len(bound):
            continue
        if all(not (isinstance(part, Application) and part.symbol is head.symbol) for part in terms.subterms(body)):
            return head.symbol
    return None


def _plain(formula: Term) -> bool:
    """Whether a formula is an atom or the denial of one."""
    if isinstance(formula, Operation) and formula.operator is Operator.NOT:
        formula = formula.arguments[0]
    if isinstance(formula, Operation):
        return formula.operator in (Operator.EQUAL, Operator.LESS, Operator.AT_MOST)
    return not isinstance(formula, Quantification)
