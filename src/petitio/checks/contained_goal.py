"""Whether the hypothesis of a step contains the goal, so that the base says everything."""

from __future__ import annotations

from petitio import terms
from petitio.checks.induction_schema import InductionSchema
from petitio.checks.obligations_of import obligations_of
from petitio.core import (
    BOOL,
    Application,
    Definitions,
    Induction,
    Operation,
    Operator,
    Quantification,
    Symbol,
    Term,
    Variable,
)
from petitio.obligations import follows
from petitio.record import replace
from petitio.smt.decide import decide
from petitio.verdicts import Begging


def contained_goal(schema: InductionSchema) -> tuple[Begging, ...]:
    """The premises of the base, where the property carried at n gives by its form alone the property at the next.

    All that the property says of the world is left uninterpreted: every atom that has a word of the vocabulary in it
    stands for any predicate of its variables. Definitions are unfolded; premises, givens and recursions are left out.
    What remains is the order of the numbers. So `trusted(n)` never gives `trusted(n + 1)`, nor does `x <= n` give
    `x <= n + 1`; but `forall m: Nat. m >= n -> trusted(m)` contains every later instance of itself.
    """
    method, definitions = schema.method, schema.at_hand.argument.definitions
    if not isinstance(method, Induction):
        return ()
    try:
        unfolded = terms.unfold(method.carried, definitions)
    except terms.TooLong:
        return ()
    atoms = _Atoms(definitions)
    form = atoms.abstract(unfolded)
    # A property that has no words is arithmetic, and one without n says the same at every number.
    if not atoms.symbols or method.variable not in terms.free_variables(form):
        return ()
    bare = replace(schema.claim, method=replace(method, goal=form, carried=form))
    step = next(o for o in obligations_of(bare, (), (), ()) if o.role == "step")
    where = step.hypotheses[0]
    if decide(follows({}, step.hypotheses, step.goal), effort="quick").status != "no":
        return ()
    if decide(follows({}, (where,), step.goal), effort="quick").status != "yes":
        return ()
    found: dict[str, None] = {}
    for base in schema.bases:
        found.update(dict.fromkeys(schema.core(base) or ()))
    below = schema.at_hand.beneath(tuple(found))
    return tuple(Begging(name, "contains_the_goal") for name in below)


class _Atoms:
    """Atoms that have words in them, each pattern of them a predicate of its own."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.symbols: dict[Term, tuple[Symbol, tuple[Variable, ...]]] = {}

    def abstract(self, formula: Term) -> Term:
        """The formula with every atom that has a word in it replaced by a predicate of its free variables."""
        if formula.sort is BOOL and self._atomic(formula):
            return self._predicate(formula) if terms.symbols_of([formula], {}) else formula
        inner = terms.children(formula)
        return terms.rebuild(formula, tuple(map(self.abstract, inner))) if inner else formula

    def _atomic(self, formula: Term) -> bool:
        if isinstance(formula, Quantification):
            return False
        if isinstance(formula, Operation):
            connectives = (Operator.NOT, Operator.AND, Operator.OR, Operator.XOR, Operator.IMPLIES, Operator.IFF)
            choice = formula.operator is Operator.IF
            return formula.operator not in connectives and not choice
        return True

    def _predicate(self, atom: Term) -> Term:
        variables = terms.free_variables(atom)
        for pattern, (symbol, own) in self.symbols.items():
            alike = len(own) == len(variables) and all(a.sort is b.sort for a, b in zip(own, variables, strict=True))
            if alike and terms.substitute(pattern, dict(zip(own, variables, strict=True))) == atom:
                return Application(symbol, variables)
        parameters = tuple(Variable(variable.name, variable.sort) for variable in variables)
        span = terms.symbols_of([atom], {})[0].span
        symbol = Symbol(f"holds {len(self.symbols)}", None, "pred", parameters, BOOL, None, span)
        self.symbols[atom] = (symbol, variables)
        return Application(symbol, variables)
