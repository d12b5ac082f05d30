"""What each rule says of its facts: a sentence, and a hint that says what to do next.

The sentences are in `render/words/`, one module for each family of rules; here they are looked up.
"""

from __future__ import annotations

from petitio.diagnostics import Diagnostic, Fact
from petitio.render.visible import visible
from petitio.render.words import (
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
from petitio.render.words.phrases import Table, Words

_LONGEST = 200
_TABLES: tuple[Table, ...] = (
    syntax.WORDS,
    names.WORDS,
    sorts.WORDS,
    consistency.WORDS,
    validity.WORDS,
    relevance.WORDS,
    begging.WORDS,
    induction.WORDS,
    equivocation.WORDS,
    quantity.WORDS,
    dispute.WORDS,
    framework.WORDS,
    missing.WORDS,
    expectations.WORDS,
)
_WORDS = {rule: say for table in _TABLES for rule, say in table.items()}


def words(finding: Diagnostic) -> Words:
    """The message of a finding and its hint."""
    facts = {key: _shown(fact) for key, fact in finding.facts.items()}
    if finding.cause is not None:
        facts["cause"] = words(finding.cause)[0]
    return _WORDS[finding.rule.name](facts)


def _shown(fact: Fact) -> Fact:
    """What a file holds, fit to stand in a sentence: not too long, and nothing that a terminal would obey."""
    if isinstance(fact, str):
        shown = visible(fact)
        return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    if isinstance(fact, tuple):
        names = [visible(name) for name in fact if isinstance(name, str)]
        return tuple(names) if len(names) == len(fact) else fact
    return fact


def role_words(role: str, name: str) -> str:
    """What a second place is to a finding."""
    return {
        "first": "first declared here",
        "declared": f"`{name}` is declared here",
        "conflicts": f"`{name}`: cannot be true together with it",
        "conclude": f"the conclusion `{name}`",
        "lemma": f"the lemma `{name}`",
        "sense": f"one sense of the word: `{name}`",
        "needed": f"`{name}` is needed as well",
        "credence": f"the credence of `{name}`",
        "there": "it stands here",
    }[role]
