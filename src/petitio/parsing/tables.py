"""The parser's tables: built from the grammar once, loaded from beside this module ever after.

Building them takes a third of a second, loading them a tenth of that. They carry the digest of the grammar
that they were built from, and are passed over when it is not the grammar at hand. They are JSON, for what is
loaded from a disk must not be able to run.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

_OPTIONS: dict[str, Any] = {
    "parser": "lalr",
    "lexer": "contextual",
    "start": ["declaration"],
    "maybe_placeholders": True,
}


def grammar_text() -> str:
    """The grammar, from the installed package or from the top of the checkout."""
    shipped = files("petitio") / "grammar" / "argument.lark"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return (Path(__file__).parents[3] / "grammar" / "argument.lark").read_text(encoding="utf-8")


def build_tables(grammar: str) -> dict[str, Any]:
    """The tables of a grammar as plain JSON values, with the digest that names the grammar."""
    data, memo = Lark(grammar, **_OPTIONS).memo_serialize([TerminalDef, Rule])
    data.pop("grammar", None)
    return {"digest": _digest(grammar), "data": data, "memo": memo}


def write_tables(tables: dict[str, Any], path: Path) -> None:
    """Write tables where `load_parser` looks for them."""
    path.write_text(json.dumps(tables, separators=(",", ":")), encoding="utf-8")


def load_parser(transformer: object) -> Lark:
    """A parser whose reductions call `transformer`, from the shipped tables or, failing these, from the grammar."""
    grammar = grammar_text()
    try:
        tables = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        tables = None
    if not isinstance(tables, dict) or tables.get("digest") != _digest(grammar):
        return Lark(grammar, transformer=transformer, **_OPTIONS)
    data = tables["data"]
    table = data["parser"]["parser"]
    table["tokens"] = _by_number(table["tokens"])
    table["states"] = {int(state): _by_number(row) for state, row in table["states"].items()}
    parser: Lark = Lark._load_from_dict(  # type: ignore[no-untyped-call]  # lark leaves it so
        data, _by_number(tables["memo"]), transformer=transformer
    )
    return parser


def _digest(grammar: str) -> str:
    return hashlib.sha256(grammar.encode()).hexdigest()


def _by_number(row: dict[str, Any]) -> dict[int, Any]:
    """JSON has no numeric keys; the tables do."""
    return {int(key): value for key, value in row.items()}
