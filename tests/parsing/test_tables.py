"""The parser's tables: plain JSON, of this grammar, and of no effect when they are not."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Tree

from petitio.parsing import tables
from petitio.parsing.builder import Builder
from petitio.parsing.parse import parse
from petitio.parsing.parser import Parser, load_parser
from petitio.parsing.token import Token
from petitio.source import Source

SOURCES = [
    "premise p: forall n in 0..3. a and not b -> x ^ -2 <= y",
    "sort S = a | b",
    "expect c holds under a",
    'premise q: "Words." exists x, y: S, n. f[graded](x) = 1/4 from a, b.c by cases on x source "w" lines 3-4, 7',
    "define f(x, y: S, n): Int := if a then let z := 1.5 in z else 98%",
    'reply r to a: "No." because b charge equivocates x',
]
GRAMMAR = tables.grammar_text()
CORPUS = sorted((Path(__file__).parents[2] / "arguments").rglob("*.arg"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The tables of the grammar, as they are shipped."""
    path = tmp_path_factory.mktemp("tables") / "tables.json"
    tables.write_tables(GRAMMAR, path)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh() -> Any:
    """Lark itself, without any of our tables and without our lexer."""
    return Lark(GRAMMAR, parser="lalr", lexer="contextual", start=["declaration"], maybe_placeholders=True)


def built(tree: Any) -> Any:
    """What the builder makes of lark's tree."""
    if not isinstance(tree, Tree):
        return tree and Token(tree.type, str(tree), tree.start_pos, tree.end_pos)
    return getattr(Builder(), tree.data)([built(child) for child in tree.children])


def find(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str | None) -> None:
    """Have the tables looked for in a folder that has `text` for them."""
    if text is not None:
        (folder / "tables.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "__file__", str(folder / "tables.py"))
    monkeypatch.setattr(tables, "grammar_text", lambda: GRAMMAR)


def parsed(parser: Parser, source: str) -> Any:
    return parser.parse(source, 0, len(source))


def test_the_grammar_is_the_one_at_the_top_of_the_checkout() -> None:
    assert (Path(__file__).parents[2] / "grammar" / "argument.lark").read_text(encoding="utf-8") == GRAMMAR


@pytest.mark.parametrize("source", SOURCES)
def test_tables_survive_the_disk(
    source: str, written: str, fresh: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, tmp_path, written)
    monkeypatch.setattr(tables, "build_tables", None)
    assert parsed(load_parser(Builder()), source) == built(fresh.parse(source))


@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_trees_are_those_of_lark(path: Path, fresh: Any) -> None:
    text = path.read_text(encoding="utf-8")
    parser = load_parser(Builder())
    starts = [declaration.span.start for declaration in parse(Source(path.name, text)).tree.declarations]
    for start, end in itertools.pairwise([*starts, len(text)]):
        piece = text[start:end]
        assert parsed(parser, piece) == built(fresh.parse(piece))


def test_loaded_tables_tell_what_was_expected(written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, tmp_path, written)
    loaded = load_parser(Builder())
    assert loaded.terminal("FORALL").pattern.startswith("forall")
    assert loaded.terminal("LPAR").spelling == "("
    assert loaded.terminal("NAME").spelling is None
    with pytest.raises(KeyError):
        loaded.terminal("NONE_SUCH")


def of_another_grammar(text: str) -> str:
    return json.dumps({**json.loads(text), "grammar": 'start: "a"', "rows": []})


def of_another_format(text: str) -> str:
    return json.dumps({**json.loads(text), "format": 0, "rows": []})


@pytest.mark.parametrize("text", [None, "", "{", "[]", "null", '{"digest": "of old"}', '"\\ud800"'])
def test_other_tables_are_passed_over(text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, tmp_path, text)
    assert parsed(load_parser(Builder()), SOURCES[0]) is not None


@pytest.mark.parametrize("change", [of_another_grammar, of_another_format])
def test_stale_tables_are_passed_over(
    change: Any, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, tmp_path, change(written))
    assert parsed(load_parser(Builder()), SOURCES[0]) is not None


def test_the_shipped_tables_are_of_this_grammar() -> None:
    path = Path(tables.__file__).with_name("tables.json")
    if not path.is_file():
        pytest.skip("not built in this checkout")
    assert json.loads(path.read_text(encoding="utf-8"))["grammar"] == GRAMMAR


def test_a_grammar_that_cannot_be_read_is_told_from_an_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "__file__", str(tmp_path / "a" / "b" / "c" / "tables.py"))
    with pytest.raises(tables.GrammarUnreadable, match=r"argument\.lark"):
        load_parser(Builder())
