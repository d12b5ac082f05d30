"""The lexer that lark's parser is given: the tokens of lark's contextual lexer, out of one regular expression.

In each state of the parser, lark's contextual lexer takes the first of the terminals acceptable there, in a fixed
order, that matches. It compiles one regular expression for each state, 22 of the milliseconds that a short check
has. Here all terminals, in the same order, are one expression. What it finds, where it is acceptable, is the first
of the acceptable ones as well. Where it is not, only the acceptable ones behind it in the order can match, and these
are compiled when they are asked for: few, and few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.lexer import Lexer, LexerState, Token

from petitio.parsing.tables import Terminal


class OneScanLexer(Lexer):
    """Tokens for lark's parser. `terminals` stand in the order in which they are tried, `ignored` are skipped, and
    `acceptable` gives the names that a state of the parser takes."""

    def __init__(
        self, terminals: Sequence[Terminal], ignored: Collection[str], acceptable: Callable[[int], Collection[str]]
    ) -> None:
        self._terminals = terminals
        self._ignored = frozenset(ignored)
        self._acceptable = acceptable
        self._all = re.compile(_alternatives(terminals))
        self._places = {terminal.name: place for place, terminal in enumerate(terminals)}
        self._behind: dict[tuple[int, str], re.Pattern[str] | None] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """The tokens of a text, each looked for in the state that the parser is in by then.

        Raises lark's UnexpectedCharacters where nothing matches, and its UnexpectedToken where only something
        matches that the parser does not take.
        """
        text, end = lexer_state.text.text, lexer_state.text.end
        place = lexer_state.line_ctr
        while place.char_pos < end:
            at = place.char_pos
            found = self._all.match(text, at, end)
            if found is None:
                raise UnexpectedCharacters(text, at, *_position(text, at), allowed=self._allowed(parser_state.position))
            name = found.lastgroup
            assert name is not None
            if name in self._ignored:
                place.char_pos = found.end()
                continue
            if name not in self._acceptable(parser_state.position):
                behind = self._those_behind(parser_state.position, name)
                second = behind.match(text, at, end) if behind is not None else None
                if second is None or second.lastgroup is None:
                    unwanted = Token(name, found.group(), at, *_position(text, at), end_pos=found.end())
                    raise UnexpectedToken(unwanted, self._allowed(parser_state.position), state=parser_state)
                found, name = second, second.lastgroup
            place.char_pos = found.end()
            if name not in self._ignored:
                yield Token(name, found.group(), at, end_pos=found.end())

    def _those_behind(self, state: int, name: str) -> re.Pattern[str] | None:
        """What a state takes of the terminals that are tried after one."""
        key = (state, name)
        if key not in self._behind:
            taken = {*self._acceptable(state), *self._ignored}
            rest = [terminal for terminal in self._terminals[self._places[name] + 1 :] if terminal.name in taken]
            self._behind[key] = re.compile(_alternatives(rest)) if rest else None
        return self._behind[key]

    def _allowed(self, state: int) -> set[str]:
        return {name for name in self._acceptable(state) if name in self._places} or {"<END-OF-FILE>"}


def _alternatives(terminals: Sequence[Terminal]) -> str:
    # The name is an empty group behind the pattern, not one around it: so an alternative that begins with a letter
    # is passed over by that letter, and matching takes a quarter of the time.
    return "|".join(f"(?:{terminal.pattern})(?P<{terminal.name}>)" for terminal in terminals)


def _position(text: str, at: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
