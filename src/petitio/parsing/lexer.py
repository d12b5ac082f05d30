"""The lexer: the tokens of lark's contextual lexer, out of one regular expression.

In each state of the parser, lark's contextual lexer takes the first of the terminals acceptable there, in a fixed
order, that matches. It compiles one regular expression for each state, 22 of the milliseconds that a short check
has. Here all terminals, in the same order, are one expression. What it finds, where it is acceptable, is the first
of the acceptable ones as well. Where it is not, only the acceptable ones behind it in the order can match, and these
are compiled when they are asked for: few, and few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from petitio.parsing.tables import Terminal
from petitio.parsing.token import Token, Unexpected


class Lexer:
    """`terminals` stand in the order in which they are tried, `ignored` are skipped, and `acceptable` gives the
    names that a state of the parser takes."""

    def __init__(
        self, terminals: Sequence[Terminal], ignored: Collection[str], acceptable: Callable[[int], Collection[str]]
    ) -> None:
        self._terminals = terminals
        self._ignored = frozenset(ignored)
        self._acceptable = acceptable
        self._all = re.compile(_alternatives(terminals))
        self._places = {terminal.name: place for place, terminal in enumerate(terminals)}
        self._behind: dict[tuple[int, str], re.Pattern[str] | None] = {}

    def tokens(self, text: str, start: int, end: int, states: Sequence[int]) -> Iterator[Token]:
        """The tokens of `text[start:end]`, each looked for in the state that stands last in `states` by then.

        Raises Unexpected where nothing matches, or only something that the state does not take.
        """
        at = start
        while at < end:
            found = self._all.match(text, at, end)
            if found is None:
                raise Unexpected(None, at, self._allowed(states[-1]))
            name = found.lastgroup
            assert name is not None
            if name not in self._ignored and name not in self._acceptable(states[-1]):
                behind = self._those_behind(states[-1], name)
                second = behind.match(text, at, end) if behind is not None else None
                if second is None or second.lastgroup is None:
                    raise Unexpected(Token(name, found.group(), at, found.end()), at, self._allowed(states[-1]))
                found, name = second, second.lastgroup
            at = found.end()
            if name not in self._ignored:
                yield Token(name, found.group(), found.start(), at)

    def _those_behind(self, state: int, name: str) -> re.Pattern[str] | None:
        """What a state takes of the terminals that are tried after one."""
        key = (state, name)
        if key not in self._behind:
            taken = {*self._acceptable(state), *self._ignored}
            rest = [terminal for terminal in self._terminals[self._places[name] + 1 :] if terminal.name in taken]
            self._behind[key] = re.compile(_alternatives(rest)) if rest else None
        return self._behind[key]

    def _allowed(self, state: int) -> frozenset[str]:
        return frozenset(name for name in self._acceptable(state) if name in self._places or name == "$END")


def _alternatives(terminals: Sequence[Terminal]) -> str:
    # The name is an empty group behind the pattern, not one around it: so an alternative that begins with a letter
    # is passed over by that letter, and matching takes a quarter of the time.
    return "|".join(f"(?:{terminal.pattern})(?P<{terminal.name}>)" for terminal in terminals)
