"""Files back in English."""

from __future__ import annotations

from hypothesis import given

from petitio.files import Files
from petitio.render.readback import read_back, read_back_bytes
from petitio.source import Source
from tests.reading import CORPUS
from tests.strategies import texts

TEXT = """
argument treadmill:
  "Holes are patched."
func holes(n: Nat): Int    "the number of holes after {n} rounds"
define open(n: Nat) := holes(n) > 0   "it is still open after {n} rounds"
premise start: "There are holes at first."
  holes(0) > 0
premise opaque: "Patches add holes, too."
premise step: forall n: Nat. open(n) -> open(n + 1)
  because opaque
conclude all: "It never ends."
  forall n: Nat. open(n)
  by induction on n
    base start
    step step
    strengthen holes(n) >= 1 and open(n)
lemma some: open(3)
  from all
"""


def test_each_claim_is_read_back_under_its_prose() -> None:
    page, whole = read_back(Source("a.arg", TEXT))
    assert whole
    assert (
        page
        == """\
a.arg: treadmill
  "Holes are patched."

  define open
    it is still open after n rounds: this means that the number of holes after n rounds is more than 0

  premise start
    "There are holes at first."
    the number of holes after 0 rounds is more than 0

  premise opaque
    "Patches add holes, too."
    (in prose alone)

  premise step
    for every natural number n: if it is still open after n rounds, then it is still open after n + 1 rounds
    (because of opaque)

  conclude all
    "It never ends."
    for every natural number n: it is still open after n rounds
    (by induction on n, the base (n = 0) from start, the step from step; what is carried from number to number
        is:
      the number of holes after n rounds is at least 1 and it is still open after n rounds)

  lemma some
    it is still open after 3 rounds
    (from all)
"""
    )


def test_what_cannot_be_read_is_said() -> None:
    page, whole = read_back(Source("a.arg", TEXT + "premise broken: holes(0) >\n"))
    assert not whole
    assert "part of this could not be read" in page
    assert "error[S101] syntax-error" in page
    assert "premise opaque" in page


def test_no_text_is_said_too() -> None:
    page, whole = read_back_bytes(b"argument \xff", "a.arg")
    assert not whole
    assert "not text in UTF-8" in page


def test_the_whole_corpus_can_be_read_back() -> None:
    for path in CORPUS:
        page, whole = read_back_bytes(path.read_bytes(), path.name, width=80, read=Files(path, path.name))
        assert whole, page
        assert "`forall" not in page


@given(texts())
def test_reading_back_never_raises(text: str) -> None:
    page, _ = read_back(Source("a.arg", text))
    assert page.endswith("\n")
