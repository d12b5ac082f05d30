"""The arguments that a file can name: its own, those of the files it imports, and those under an alias."""

from __future__ import annotations

from collections.abc import Mapping

from petitio.elaborate.draft import Draft
from petitio.record import Mutable, field


class Directory(Mutable):
    """Arguments by their names. An alias whose file could not be imported stands for None."""

    own: dict[str, Draft] = field(default_factory=dict)
    imported: dict[str, Draft] = field(default_factory=dict)
    aliases: dict[str, Mapping[str, Draft] | None] = field(default_factory=dict)

    def argument(self, text: str) -> Draft | None:
        """The argument of a name as it is written, with its alias if it has one."""
        alias, dot, name = text.rpartition(".")
        if not dot:
            return self.own.get(text) or self.imported.get(text)
        return (self.aliases.get(alias) or {}).get(name)

    def claim(self, text: str) -> tuple[Draft, str] | None:
        """The argument and the claim's own name in `ARGUMENT.CLAIM`; None if there is no such argument."""
        argument, _, name = text.rpartition(".")
        found = self.argument(argument) if argument else None
        return None if found is None else (found, name)

    def all(self) -> dict[str, Draft]:
        """Every argument by the names that it has here."""
        aliased = {
            f"{alias}.{name}": draft for alias, known in self.aliases.items() for name, draft in (known or {}).items()
        }
        return {**aliased, **self.imported, **self.own}

    def names(self) -> list[str]:
        """Every argument as it can be named here."""
        aliased = [f"{alias}.{name}" for alias, known in self.aliases.items() for name in known or ()]
        return [*self.own, *self.imported, *aliased]

    def name_of(self, draft: Draft) -> str | None:
        """The name that an argument has here, the plainest if it has several; None if it cannot be named."""
        names = (name for name in self.names() if self.argument(name) is draft)
        return next(names, None)
