"""Which rules are wanted: those that show unasked, or what is selected and not ignored."""

from __future__ import annotations

from petitio.diagnostics import Rule
from petitio.record import Record
from petitio.rules.catalogue import CATALOGUE


class UnknownSelector(ValueError):
    """A selector that fits no rule; `word` is it."""

    def __init__(self, word: str) -> None:
        super().__init__(f"there is no rule {word}")
        self.word = word


class Selection(Record):
    """Rules by code, by the beginning of one (`B`, `B10`), by name, or `ALL`.

    `select` None stands for the rules that show unasked, `extend` adds to them, `ignore` takes away. Where two
    selectors fit, the longer one counts, and of two alike `ignore`.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, rule: Rule) -> bool:
        """Whether findings of a rule are to be reported."""
        chosen = max((_fit(word, rule) for word in (*(self.select or ()), *self.extend)), default=0)
        if self.select is None and rule.shown:
            chosen = max(chosen, 1)
        return chosen > max((_fit(word, rule) for word in self.ignore), default=0)


def selection(
    select: tuple[str, ...] | None = None, extend: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Selection:
    """The selection of some selectors. Raises UnknownSelector on one that fits no rule."""
    for word in (*(select or ()), *extend, *ignore):
        if not any(_fit(word, rule) for rule in CATALOGUE):
            raise UnknownSelector(word)
    return Selection(select, extend, ignore)


def _fit(word: str, rule: Rule) -> int:
    """How closely a selector fits a rule: 0 not at all, more the more of its code it spells out."""
    if word.upper() == "ALL":
        return 1
    if word.lower() == rule.name:
        return len(rule.code) + 1
    return len(word) + 1 if word and rule.code.startswith(word.upper()) else 0
