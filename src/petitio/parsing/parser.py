"""Lark's LALR parser over tables that are taken apart as far as a text needs them.

A short text visits a tenth of the states and uses a fifth of the rules, so rows and reductions are made when they
are first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lark.grammar import NonTerminal, Rule, RuleOptions
from lark.grammar import Terminal as Leaf
from lark.lexer import LexerState, LexerThread, LineCounter
from lark.parse_tree_builder import ParseTreeBuilder
from lark.parsers.lalr_analysis import IntParseTable, Reduce, Shift
from lark.parsers.lalr_parser import _Parser
from lark.tree import Tree
from lark.utils import TextSlice

from petitio.parsing.lexer import OneScanLexer
from petitio.parsing.tables import Tables, Terminal, load_tables

_START = "declaration"


class Parser:
    """Parses one declaration at a time; each reduction calls the method of `builder` that is named as the rule."""

    def __init__(self, tables: Tables, builder: object) -> None:
        self._terminals = {terminal.name: terminal for terminal in tables.terminals}
        rows = _Rows(tables)
        self._lexer = OneScanLexer(tables.terminals, tables.ignored, rows.__getitem__)
        table: Any = IntParseTable(rows, {_START: tables.start}, {_START: tables.end})
        self._parser = _Parser(table, _Reductions(builder))

    def parse(self, text: str, start: int, end: int) -> Any:
        """What the builder makes of the declaration that `text[start:end]` is. Raises lark's UnexpectedInput."""
        place: LineCounter = LineCounter("\n")
        place.char_pos = start
        return self._parser.parse(LexerThread(self._lexer, LexerState(TextSlice(text, start, end), place)), _START)

    def terminal(self, name: str) -> Terminal:
        """The terminal of a name. Raises KeyError."""
        return self._terminals[name]


def load_parser(builder: object) -> Parser:
    """The parser of the language. Raises GrammarUnreadable."""
    return Parser(load_tables(), builder)


class _Rows(dict[int, dict[str, tuple[Any, Any]]]):
    """The states of the parser: what each does at which symbol."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables
        self._actions = _Actions(tables)

    def __missing__(self, state: int) -> dict[str, tuple[Any, Any]]:
        symbols, actions = self._tables.symbols, self._actions
        entries = self._tables.rows[state].split(" ")
        row = self[state] = {
            symbols[int(symbol)]: actions[action] for symbol, action in zip(entries[::2], entries[1::2], strict=True)
        }
        return row


class _Actions(dict[str, tuple[Any, Any]]):
    """What the numbers in a row stand for: a state to go to, or a rule to reduce by."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, action: str) -> tuple[Any, Any]:
        goal, reduces = divmod(int(action), 2)
        made = self[action] = (Reduce, self._rule(goal)) if reduces else (Shift, goal)
        return made

    def _rule(self, number: int) -> Rule:
        origin, expansion, alias, keeps, gives_way, absent = self._tables.rules[number]
        parts = [_symbol(part) for part in expansion.split(" ") if part]
        options = RuleOptions(keeps, gives_way, empty_indices=tuple(bit == "1" for bit in absent))
        return Rule(NonTerminal(origin), parts, number, alias, options)


def _symbol(part: str) -> NonTerminal | Leaf:
    name = part.removeprefix("~")
    return Leaf(name, filter_out=part != name) if name.isupper() else NonTerminal(name)


class _Reductions(dict[Any, Callable[[list[Any]], Any]]):
    """What each rule makes of its children, as lark would have it."""

    def __init__(self, builder: object) -> None:
        super().__init__()
        self._builder = builder

    def __missing__(self, rule: Rule) -> Callable[[list[Any]], Any]:
        made = ParseTreeBuilder([rule], Tree, maybe_placeholders=True).create_callback(self._builder)
        self.update(made)
        return self[rule]

    def __bool__(self) -> bool:
        # Lark takes no reductions at all for a wish not to build anything.
        return True
