"""The inputs that fuzzing begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.reading import QUICK

_FOLDER = Path(__file__).parent / "corpus"
_LONGEST_SEED = 1_200


def corpus_of(target: str) -> list[Path]:
    """The committed inputs of a target."""
    return sorted((_FOLDER / target).glob("*"))


def seeds_for(target: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of what the project's own arguments are to a target."""
    texts = ((path.stem, path.read_bytes()) for path in QUICK)
    short = ((stem, text) for stem, text in texts if len(text) <= _LONGEST_SEED)
    match target:
        case "elaboration" | "check" | "layout":
            yield from short
        case "markdown":
            yield from ((stem, b"# A page\n\n```arg\n" + text + b"```\n\nAnd then:\n") for stem, text in short)
