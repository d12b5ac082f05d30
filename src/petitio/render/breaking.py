"""Where a countermodel breaks a claim: what is true all the same, by name, and what makes the claim false."""

from __future__ import annotations

from petitio import terms
from petitio.core import Operation, Operator, Quantification, Term
from petitio.render.readings import listed
from petitio.render.reasons import reason
from petitio.render.sentences import sentence
from petitio.render.world import World

_LONGEST = 90
_LONGEST_BREAK = 240
_MOST_REASONS = 3


def breaking(world: World, what: str) -> list[str]:
    """Two sentences on a countermodel; `what` says what is false in it."""
    assert world.countermodel is not None
    false = world.countermodel.false
    why = reason(world, false, False)
    because = f": {why}" if why is not None and len(why) <= _LONGEST_BREAK else ""
    return [premises(world), f"But {what} is false{because}."]


def bearing_out(world: World, what: str) -> list[str]:
    """The same of a world in which the claim is true: `countermodel.false` is then its denial."""
    return [premises(world), f"And {what} is true."]


def premises(world: World) -> str:
    """That what was offered is true, each claim by its name, with the reason where a few words give it."""
    assert world.countermodel is not None
    denied = [name for name in world.countermodel.offered if _denied(world, name)]
    offered = [name for name in world.countermodel.offered if name not in denied]
    is_not = "is not so" if len(denied) == 1 else "are not so"
    supposed = f" It is supposed that {listed([f'`{name}`' for name in denied])} {is_not}." if denied else ""
    return _true(world, offered) + supposed


def _denied(world: World, name: str) -> bool:
    """Whether it is the denial of an assumption that is true here, under its name."""
    return world.true(terms.negation(world.argument.claim(name).formula))


def _true(world: World, offered: list[str]) -> str:
    if not offered:
        return "Nothing that is offered rules this out."
    reasons: dict[str, str] = {}
    for name in offered:
        formula = world.argument.claim(name).formula
        why = reason(world, formula, True) if _needs_a_reason(formula) and world.truth(formula) else None
        if why is not None and len(why) <= _LONGEST and why != sentence(formula, world.reading):
            reasons[name] = why
    if not 0 < len(reasons) <= _MOST_REASONS:
        return f"That makes {listed([f'`{name}`' for name in offered])} true."
    plain = [f"`{name}`" for name in offered if name not in reasons]
    explained = [f"`{name}`, since {why}" for name, why in reasons.items()]
    rows = [*([listed(plain)] if plain else []), *explained]
    return f"That makes true: {'; '.join(rows)}."


def _needs_a_reason(formula: Term) -> bool:
    """Whether a formula leaves it open what makes it true: a condition, a choice, an existence."""
    while isinstance(formula, Quantification) and formula.universal:
        formula = formula.body
    if isinstance(formula, Quantification):
        return True
    return isinstance(formula, Operation) and formula.operator in (Operator.IMPLIES, Operator.OR)
