"""All the rules there are, in the order of their codes, and the page that explains each."""

from __future__ import annotations

from petitio.diagnostics import Rule
from petitio.rules import (
    begging,
    consistency,
    dispute,
    equivocation,
    expectations,
    framework,
    induction,
    missing,
    names,
    quantity,
    relevance,
    sorts,
    syntax,
    validity,
)

# The rules of a family are in its module, and what it is about is in the first line there.
FAMILIES = (
    syntax,
    names,
    sorts,
    consistency,
    validity,
    relevance,
    begging,
    induction,
    equivocation,
    quantity,
    dispute,
    framework,
    missing,
    expectations,
)

CATALOGUE: tuple[Rule, ...] = tuple(
    rule for family in FAMILIES for rule in vars(family).values() if isinstance(rule, Rule)
)
_BY_WORD = {word: rule for rule in CATALOGUE for word in (rule.code, rule.name)}


def find_rule(word: str) -> Rule | None:
    """The rule of a code (`V101`, in either case) or of a name (`does-not-follow`); None if there is none."""
    return _BY_WORD.get(word) or _BY_WORD.get(word.upper()) or _BY_WORD.get(word.lower())


def explanation(rule: Rule) -> str:
    """The Markdown page of a rule."""
    from importlib.resources import files

    return (files("petitio.rules") / "explanations" / f"{rule.name}.md").read_text(encoding="utf-8")


def summary(rule: Rule) -> str:
    """What the page of a rule says first, below its title."""
    return " ".join(explanation(rule).split("\n\n", 2)[1].split())
