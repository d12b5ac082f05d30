"""Which rules are wanted: those that show unasked, or what is selected and not ignored; and how much each weighs."""

from __future__ import annotations

from petitio.diagnostics import Rule, Severity
from petitio.record import Record
from petitio.rules.catalogue import CATALOGUE


class UnknownSelector(ValueError):
    """A selector that fits no rule; `word` is it."""

    def __init__(self, word: str) -> None:
        super().__init__(f"there is no rule {word}")
        self.word = word


class Selection(Record):
    """Rules by code, by the beginning of one (`B`, `B10`), by name, or `ALL`.

    `select` None stands for the rules that show unasked, `extend` adds to them, `ignore` takes away. `severities`
    say what findings weigh; None takes the rule away, and a weight for one rule alone adds it. Where two selectors
    fit, the longer one counts, and of two alike the one that takes away.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity | None], ...] = ()

    def wants(self, rule: Rule) -> bool:
        """Whether findings of a rule are to be reported."""
        added = (word for word, severity in self.severities if severity is not None and _names(word, rule))
        chosen = max((_fit(word, rule) for word in (*(self.select or ()), *self.extend, *added)), default=0)
        if self.select is None and rule.shown:
            chosen = max(chosen, 1)
        off = (word for word, severity in self.severities if severity is None)
        return chosen > max((_fit(word, rule) for word in (*self.ignore, *off)), default=0)

    def weight(self, rule: Rule) -> Severity | None:
        """What findings of a rule are to weigh; None if that is left to them."""
        fitting = [(_fit(word, rule), severity) for word, severity in self.severities if _fit(word, rule)]
        return max(fitting, key=lambda row: row[0])[1] if fitting else None


def selection(
    select: tuple[str, ...] | None = None,
    extend: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    severities: tuple[tuple[str, Severity | None], ...] = (),
) -> Selection:
    """The selection of some selectors. Raises UnknownSelector on one that fits no rule."""
    for word in (*(select or ()), *extend, *ignore, *(word for word, _ in severities)):
        known_selector(word)
    return Selection(select, extend, ignore, severities)


def known_selector(word: str) -> None:
    """Raise UnknownSelector if a selector fits no rule."""
    if not any(_fit(word, rule) for rule in CATALOGUE):
        raise UnknownSelector(word)


def _names(word: str, rule: Rule) -> bool:
    """Whether a selector is the code or the name of a rule."""
    return word.upper() == rule.code or word.lower() == rule.name


def _fit(word: str, rule: Rule) -> int:
    """How closely a selector fits a rule: 0 not at all, more the more of its code it spells out."""
    if word.upper() == "ALL":
        return 1
    if word.lower() == rule.name:
        return len(rule.code) + 1
    return len(word) + 1 if word and rule.code.startswith(word.upper()) else 0
