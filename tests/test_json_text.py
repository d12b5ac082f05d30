"""JSON text: it means what it is made of, and nobody obeys it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.json_text import json_text

UNSEEN = "\x1b\x7f\x85\x9b\xad\u061c\u200b\u200f\u2028\u202e\u2066\u2069\ufeff\ufffe\U000e0041\udcff"


@given(
    st.recursive(
        st.text(st.characters(exclude_categories=())), lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts)
    )
)
def test_it_means_what_it_is_made_of(part: object) -> None:
    written = json_text(part)
    # What stands beside each other as two halves is one character to whoever reads it.
    assert json.loads(written) == json.loads(json.dumps(part))
    assert written.encode("utf-8")


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_what_nobody_would_see_is_escaped(character: str) -> None:
    written = json_text({f"a{character}b": [f"c{character}"]}, None)
    assert written.isascii()
    assert written.isprintable()
    assert json.loads(written) == {f"a{character}b": [f"c{character}"]}


def test_no_control_and_no_direction_of_writing_stands_as_it_is() -> None:
    left = json_text("".join(map(chr, range(0x110000))), None)
    assert not [character for character in left if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    directions = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
    assert not [character for character in left if unicodedata.bidirectional(character) in directions]


@pytest.mark.parametrize("words", ["é ∀ 漢字", "🙂"])
def test_what_is_seen_is_left(words: str) -> None:
    assert json_text(words) == f'"{words}"'
