"""What a claim's confidence comes from: what it rests on, how sure one is of that, and what counts as certain."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from petitio import terms
from petitio.checks.at_hand import AtHand
from petitio.confidence.bounds import Demand
from petitio.core import Claim, Credence, Term
from petitio.record import Record
from petitio.verdicts import ClaimVerdict


class Grounds(Record):
    """`offered` are the premises offered, by way of lemmas or not, and what is given; `lemmas` those shown from them.

    `demands` say how probable at least some claims, or their denials, are. `certain` are the claims that count as
    certain, `doubted` the others, `steps` those of them with a credence for each step. `cores` are sets of premises
    that give the claim, with all of what is given and may be doubted.
    """

    at_hand: AtHand
    claim: Claim
    offered: tuple[str, ...]
    lemmas: tuple[str, ...]
    demands: Mapping[Demand, Fraction]
    certain: tuple[str, ...]
    doubted: tuple[str, ...]
    steps: Mapping[str, Credence]
    cores: tuple[frozenset[str], ...]
    doubted_givens: bool

    def literal(self, demand: Demand) -> Term:
        """The formula that a demand is about."""
        formula = self.at_hand.formula(demand[0])
        return formula if demand[1] else terms.negation(formula)

    def low(self, name: str) -> Fraction:
        """How probable a claim is at least."""
        return Fraction(1) if name in self.certain else self.demands.get((name, True), Fraction(0))


def grounds(at_hand: AtHand, claim: Claim, found: Mapping[str, ClaimVerdict]) -> Grounds:
    """The grounds of a claim with a verdict, which with those of its lemmas is in `found`."""
    argument, granted = at_hand.argument, at_hand.granted
    names: set[str] = set()
    lemmas: dict[str, None] = {}
    frontier = list(found[claim.name].offered)
    while frontier:
        name = frontier.pop()
        if argument.claim(name).asserted:
            names.add(name)
        elif name not in lemmas and name in found:
            lemmas[name] = None
            frontier += found[name].offered
    givens = {c.name for c in argument.claims if c.kind == "given" and c.name not in granted.without}
    offered = tuple(c.name for c in argument.claims if c.name in names | givens)
    demands: dict[Demand, Fraction] = {}
    certain: list[str] = []
    steps: dict[str, Credence] = {}
    for name in offered:
        credence = argument.claim(name).credence
        # What is denied is denied for sure.
        if credence is None or name in granted.denied or credence.low == 1:
            certain.append(name)
        elif credence.each_step:
            steps[name] = credence
        else:
            demands[name, True] = credence.low
            if credence.high < 1:
                demands[name, False] = 1 - credence.high
    doubted = tuple(name for name in offered if name not in certain)
    shaky = givens.intersection(doubted)
    cores = tuple(frozenset(core) | shaky for core in found[claim.name].cores)
    return Grounds(
        at_hand,
        claim,
        offered,
        tuple(lemmas),
        demands,
        tuple(certain),
        doubted,
        steps,
        cores,
        doubted_givens=bool(shaky),
    )
