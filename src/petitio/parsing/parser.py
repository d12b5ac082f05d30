"""The LALR automaton that lark makes of the grammar, run over tables that are taken apart as far as a text needs them.

What a reduction makes of its children is what lark makes of them. A short text visits a tenth of the states and uses
a fifth of the rules, so rows and reductions are made when they are first asked for, and lark itself, which takes
longer to import than to do this, only reads grammars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from petitio.parsing.lexer import Lexer
from petitio.parsing.tables import Tables, Terminal, load_tables
from petitio.parsing.token import Token, Unexpected
from petitio.record import Record

END = "$END"


class Parser:
    """Parses one declaration at a time; each reduction calls the method of `builder` that is named as the rule."""

    def __init__(self, tables: Tables, builder: object) -> None:
        self._terminals = {terminal.name: terminal for terminal in tables.terminals}
        self._start, self._end = tables.start, tables.end
        self._rows = _Rows(tables, builder)
        self._lexer = Lexer(tables.terminals, tables.ignored, self._rows.__getitem__)

    def parse(self, text: str, start: int, end: int) -> Any:
        """What the builder makes of the declaration that `text[start:end]` is. Raises Unexpected."""
        states = [self._start]
        values: list[Any] = []
        try:
            for token in self._tokens(text, start, end, states):
                reductions = self._reductions(token.type, states)
                if reductions is None:
                    raise Unexpected(token, token.start_pos, frozenset())
                for reduction in reductions:
                    size = len(reduction.keeps)
                    children = values[len(values) - size :]
                    del values[len(values) - size :]
                    values.append(reduction.make(children))
                values.append(token)
        except Unexpected as found:
            # Of what lies in a state's row, some would only be found wrong after a reduction.
            likely = found.accepts or frozenset(filter(str.isupper, self._rows[states[-1]]))
            accepts = frozenset(name for name in likely if self._reductions(name, states[:]) is not None)
            raise Unexpected(found.token, found.start, accepts or likely) from None
        return values[0]

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of the declaration that `text[start:end]` is, nothing being built of them. Raises Unexpected."""
        states = [self._start]
        found: list[Token] = []
        for token in self._tokens(text, start, end, states):
            if self._reductions(token.type, states) is None:
                raise Unexpected(token, token.start_pos, frozenset())
            found.append(token)
        return found[:-1]

    def terminal(self, name: str) -> Terminal:
        """The terminal of a name. Raises KeyError."""
        return self._terminals[name]

    def _tokens(self, text: str, start: int, end: int, states: list[int]) -> Iterator[Token]:
        """The tokens, each looked for in the state that the parser is in by then, and the end."""
        last = start
        for token in self._lexer.tokens(text, start, end, states):
            last = token.end_pos
            yield token
        yield Token(END, "", last, last)

    def _reductions(self, kind: str, states: list[int]) -> list[_Reduction] | None:
        """What is reduced, in order, before a terminal of a kind is taken; None if it can't be. `states` follow, as
        far as it goes."""
        rows, found = self._rows, list[_Reduction]()
        while True:
            action = rows[states[-1]].get(kind)
            if action is None:
                return None
            if isinstance(action, int):
                states.append(action)
                return found
            if action.keeps:
                del states[-len(action.keeps) :]
            found.append(action)
            goal = rows[states[-1]][action.origin]
            assert isinstance(goal, int)
            states.append(goal)
            if kind == END and goal == self._end:
                return found


def load_parser(builder: object) -> Parser:
    """The parser of the language. Raises GrammarUnreadable."""
    return Parser(load_tables(), builder)


class _Reduction(Record):
    """What a rule makes of the parts of its expansion.

    `keeps` says of each part whether it stays, and `inlines` whether the parts of it take its place, for it only
    stands for several; `absent` how many optional parts are missing before each of them and at the end.
    """

    origin: str
    keeps: tuple[bool, ...]
    inlines: tuple[bool, ...]
    absent: tuple[int, ...]
    only: bool
    build: Callable[[list[Any]], Any]

    def make(self, parts: list[Any]) -> Any:
        """The value of the rule: of its only child, where it gives way to that."""
        children: list[Any] = []
        for part, keeps, inlines, absent in zip(parts, self.keeps, self.inlines, self.absent, strict=False):
            children += [None] * absent
            if inlines:
                children += part
            elif keeps:
                children.append(part)
        children += [None] * self.absent[-1]
        return children[0] if self.only and len(children) == 1 else self.build(children)


class _Rows(dict[int, dict[str, int | _Reduction]]):
    """The states of the parser: at which symbol it goes to which state, or makes which reduction first."""

    def __init__(self, tables: Tables, builder: object) -> None:
        super().__init__()
        self._tables = tables
        self._builder = builder
        self._made: dict[int, _Reduction] = {}

    def __missing__(self, state: int) -> dict[str, int | _Reduction]:
        symbols = self._tables.symbols
        entries = iter(map(int, self._tables.rows[state].split(" ")))
        row = self[state] = {
            symbols[symbol]: self._action(action) for symbol, action in zip(entries, entries, strict=True)
        }
        return row

    def _action(self, action: int) -> int | _Reduction:
        goal, reduces = divmod(action, 2)
        if not reduces:
            return goal
        if goal not in self._made:
            self._made[goal] = self._reduction(goal)
        return self._made[goal]

    def _reduction(self, number: int) -> _Reduction:
        origin, expansion, alias, keeps_all, gives_way, absent = self._tables.rules[number]
        parts = expansion.split()
        # Rules that lark makes for repetitions begin with a line; what they find belongs to the rule around them.
        # Those that always give way to their only child need no method.
        only = gives_way and alias is None
        nameless = origin.startswith("_") or (only and len(parts) == 1)
        build = list if nameless else getattr(self._builder, alias or origin)
        return _Reduction(
            origin,
            tuple(keeps_all or not part.startswith("~") for part in parts),
            tuple(part.startswith("_") and not part.isupper() for part in parts),
            tuple(map(len, absent.split("0"))) if absent else (0,) * (len(parts) + 1),
            only,
            build,
        )
