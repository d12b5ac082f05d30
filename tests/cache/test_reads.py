"""What a check reads besides its file: noticed if it is another, and only then."""

from __future__ import annotations

import json

import pytest

from petitio.cache.reads import Recorded, as_before
from petitio.parsing.load import load
from petitio.source import Source
from tests.folder import Folder

MAIN = 'import "a.arg"\nimport "deeper/b.arg" as b\nimport "nowhere.arg"\n'
TEXTS = {
    "main.arg": MAIN,
    "a.arg": 'import "deeper/b.arg"\n',
    "deeper/b.arg": 'import "../c.arg"\n',
    "c.arg": 'pred p "it rains"\n',
}


def rows(texts: dict[str, str]) -> list[list[object]]:
    """What loading the first text reads, as it comes back from where it is kept."""
    read = Recorded(Folder(texts))
    load(Source("main.arg", texts["main.arg"]), read)
    found: list[list[object]] = json.loads(json.dumps(read.rows))
    return found


def test_the_same_texts_are_as_before() -> None:
    assert set(as_before(rows(TEXTS), Folder(TEXTS)) or ()) == {"a.arg", "deeper/b.arg", "c.arg"}


def test_nothing_read_is_as_before() -> None:
    assert as_before([], Folder({})) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"a.arg": "# empty\n"},
        {"c.arg": 'pred p "it snows"\n'},
        {"deeper/b.arg": ""},
        {"nowhere.arg": ""},
    ],
)
def test_another_text_is_noticed(change: dict[str, str]) -> None:
    assert as_before(rows(TEXTS), Folder(TEXTS | change)) is None


def test_a_text_that_is_gone_is_noticed() -> None:
    gone = {name: text for name, text in TEXTS.items() if name != "c.arg"}
    assert as_before(rows(TEXTS), Folder(gone)) is None


@pytest.mark.parametrize("row", [[7, "a.arg"], [-1, "a.arg"], ["x", "a.arg"], [0, 0], [True, "a.arg", "found"]])
def test_rows_that_nobody_wrote_are_not_as_before(row: list[object]) -> None:
    assert as_before([row], Folder(TEXTS)) is None
