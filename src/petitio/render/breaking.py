"""Where a countermodel breaks a claim: what is true all the same, and the instance at which the claim is false."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from petitio import terms
from petitio.core import NAT, REAL, Literal, Quantification, Term, Variable
from petitio.render.readings import listed
from petitio.render.world import World
from petitio.semantics import Unevaluable, evaluate


def breaking(world: World, claim: str | None) -> str:
    """What is true all the same, and what is false, with the instance at which it is."""
    assert world.countermodel is not None
    offered = world.countermodel.offered
    known = listed([f"`{name}`" for name in offered])
    lead = f"Here {known} {'is' if len(offered) == 1 else 'are'} true" if offered else "Nothing offered rules this out"
    variable = next(iter(world.countermodel.unknowns), None)
    if variable is not None:
        value = world.interpretation.unknowns.get(variable)
        number = world.in_words(value.value) if isinstance(value, Literal) else "?"
        return (
            f"{lead}, and what the induction carries is true at {variable.name} = {number} "
            f"but not at {variable.name} = {_next(number)}."
        )
    what = f"`{claim}`" if claim else "the base"
    instance = _instance(world, world.countermodel.false)
    return f"{lead}, and {what} is false{f': it breaks at {instance}' if instance else ''}."


def _instance(world: World, formula: Term) -> str | None:
    """The first choice of a universal claim's variables at which its body is false."""
    if not (isinstance(formula, Quantification) and formula.universal):
        return None
    variables: list[Variable] = []
    body: Term = formula
    while isinstance(body, Quantification) and body.universal:
        variables += body.variables
        body = body.body
    choices: list[list[Literal]] = []
    for variable in variables:
        if variable.sort.finite:
            choices.append(list(world.interpretation.values(variable.sort)))
        elif variable.sort is REAL:
            return None
        else:
            low = 0 if variable.sort is NAT else -3
            reach = max(8, *(index + 3 for index in world.indices(variable.sort)))
            choices.append([Literal(Fraction(index), variable.sort) for index in range(low, reach)])
    for row in product(*choices):
        chosen = dict(zip(variables, row, strict=True))
        try:
            value = evaluate(terms.substitute(body, dict(chosen)), world.interpretation, world.argument.definitions)
        except Unevaluable:
            return None
        if value is False:
            return ", ".join(f"{v.name} = {world.in_words(c.value)}" for v, c in chosen.items())
    return None


def _next(number: str) -> str:
    return str(int(number) + 1) if number.lstrip("-").isdigit() else "the next"
