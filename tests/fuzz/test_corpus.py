"""Every committed input goes through its target; inputs that once broke something have names that say what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.corpus_of import corpus_of, seeds_for
from tests.fuzz.targets import TARGETS

_INPUTS = [(target, path) for target in TARGETS for path in corpus_of(target)]
_MOST_BYTES = 200_000


@pytest.mark.parametrize(("target", "path"), _INPUTS, ids=[f"{target}-{path.name}" for target, path in _INPUTS])
def test_an_input_breaks_nothing(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


def test_there_are_inputs_for_every_target_and_they_are_small() -> None:
    assert {target for target, _ in _INPUTS} == set(TARGETS)
    assert sum(path.stat().st_size for _, path in _INPUTS) < _MOST_BYTES


@pytest.mark.parametrize("target", ["layout", "markdown"])
def test_the_corpus_breaks_nothing(target: str) -> None:
    for _, contents in seeds_for(target):
        TARGETS[target](contents)


@pytest.mark.parametrize("target", ["elaboration", "layout", "check"])
@pytest.mark.parametrize("contents", [b"", b"\xff\xfe\0", b"argument a:\n" + b"(" * 3_000, "premise p: ∀".encode()])
def test_bytes_of_any_kind_break_nothing(target: str, contents: bytes) -> None:
    TARGETS[target](contents)
