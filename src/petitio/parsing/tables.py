"""The parser's tables: built from the grammar by lark once, loaded from beside this module ever after.

Building them takes a third of a second. They carry the grammar that they were built from, and are passed over when
it is not the grammar at hand. They are JSON, for what is loaded from a disk must not be able to run; the long parts
are single strings, which JSON reads a hundred times faster than lists of numbers, and of which a text needs a few.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from petitio.record import Record

_START = "declaration"
_FORMAT = 1


class Terminal(Record):
    """A kind of token: its name, the regular expression it matches, and its spelling if it has but one."""

    name: str
    pattern: str
    spelling: str | None


class Tables(Record):
    """What lark works out from a grammar.

    `terminals` stand in the order in which lark tries them. A row of `rows` has, by turns, the number of a symbol
    and what to do at it: twice the number of the state to go to, or twice the number of the rule to reduce by and
    one. A rule is its origin, its expansion (`~` marks a symbol that is left out of the tree), its alias, whether it
    keeps all tokens, whether it gives way to an only child, and where children are absent.
    """

    terminals: tuple[Terminal, ...]
    ignored: tuple[str, ...]
    symbols: tuple[str, ...]
    rules: tuple[tuple[str, str, str | None, bool, bool, str], ...]
    rows: tuple[str, ...]
    start: int
    end: int


class GrammarUnreadable(Exception):
    """The grammar that belongs to this program cannot be read, so no text can: the installation is broken."""


def grammar_text() -> str:
    """The grammar, from the installed package or from the top of the checkout."""
    shipped = Path(__file__).parents[1] / "grammar" / "argument.lark"
    path = shipped if shipped.is_file() else Path(__file__).parents[3] / "grammar" / "argument.lark"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GrammarUnreadable(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def build_tables(grammar: str) -> Tables:
    """The tables of a grammar. Raises lark's errors on a grammar that is none."""
    from lark import Lark
    from lark.grammar import Terminal as Leaf
    from lark.lexer import PatternStr
    from lark.parsers.lalr_analysis import Shift

    built: Any = Lark(grammar, parser="lalr", lexer="contextual", start=[_START], maybe_placeholders=True)
    table = built.parser.parser.parser.parse_table
    numbers: dict[Any, int] = {}
    symbols: dict[str, int] = {}
    rows = []
    # The states are numbered anew from 0, in lark's order.
    states = {state: number for number, state in enumerate(table.states)}
    for row in table.states.values():
        entries = []
        for symbol, (action, goal) in sorted(row.items()):
            entries.append(symbols.setdefault(str(symbol), len(symbols)))
            entries.append(2 * states[goal] if action is Shift else 2 * numbers.setdefault(goal, len(numbers)) + 1)
        rows.append(" ".join(map(str, entries)))
    rules = []
    for rule in numbers:
        marked = ["~" * (isinstance(part, Leaf) and part.filter_out) + str(part.name) for part in rule.expansion]
        absent = "".join("01"[bit] for bit in rule.options.empty_indices)
        alias = str(rule.alias) if rule.alias else None
        options = rule.options
        rules.append(
            (
                str(rule.origin.name),
                " ".join(marked),
                alias,
                bool(options.keep_all_tokens),
                bool(options.expand1),
                absent,
            )
        )
    terminals = [
        Terminal(
            str(terminal.name),
            str(terminal.pattern.to_regexp()),
            str(terminal.pattern.value) if isinstance(terminal.pattern, PatternStr) else None,
        )
        for terminal in built.parser.lexer.root_lexer.terminals
    ]
    return Tables(
        tuple(terminals),
        tuple(map(str, built.ignore_tokens)),
        tuple(symbols),
        tuple(rules),
        tuple(rows),
        states[table.start_states[_START]],
        states[table.end_states[_START]],
    )


def write_tables(grammar: str, path: Path) -> None:
    """Build the tables of a grammar and write them where `load_tables` looks for them."""
    tables = build_tables(grammar)
    contents = {
        "format": _FORMAT,
        "grammar": grammar,
        "terminals": [[terminal.name, terminal.pattern, terminal.spelling] for terminal in tables.terminals],
        "ignored": tables.ignored,
        "symbols": " ".join(tables.symbols),
        "rules": tables.rules,
        "rows": tables.rows,
        "start": tables.start,
        "end": tables.end,
    }
    path.write_text(json.dumps(contents, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def load_tables() -> Tables:
    """The shipped tables, or, where they are missing or of another grammar, newly built ones.

    Raises GrammarUnreadable.
    """
    grammar = grammar_text()
    try:
        contents = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        contents = None
    if not isinstance(contents, dict) or contents.get("format") != _FORMAT or contents.get("grammar") != grammar:
        return build_tables(grammar)
    return Tables(
        tuple(Terminal(*row) for row in contents["terminals"]),
        tuple(contents["ignored"]),
        tuple(contents["symbols"].split(" ")),
        tuple(tuple(row) for row in contents["rules"]),
        tuple(contents["rows"]),
        contents["start"],
        contents["end"],
    )
