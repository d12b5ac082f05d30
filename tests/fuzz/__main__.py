"""`python -m tests.fuzz TARGET [LIBFUZZER-OPTION …]`: look for inputs that break a target, guided by coverage.

Seeds are the committed inputs and the files of `arguments/`; what is found besides is kept in `.fuzz/TARGET`, and an
input that breaks something is written there as `crash-…`. Without options it ends after ten minutes.

atheris comes with the extra `fuzz`. It watches modules that are imported under its eyes, so petitio is imported here
and not above.
"""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]


def main(words: list[str]) -> None:
    """Fuzz one target. Does not come back."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed: pip install -e '.[dev,fuzz]'")
    with atheris.instrument_imports(include=["petitio"]):
        from tests.fuzz.targets import TARGETS

        if not words or words[0] not in TARGETS:
            sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [LIBFUZZER-OPTION …]")
        target, *options = words
        folder = _ROOT / ".fuzz" / target
        _fill(folder, target)
        chosen = options or ["-max_total_time=600"]
        arguments = [
            f"-dict={_dictionary(folder.parent)}",
            f"-artifact_prefix={folder}/",
            "-timeout=60",
            "-max_len=4000",
        ]
        atheris.Setup(["fuzz", *arguments, *chosen, str(folder)], TARGETS[target])
        atheris.Fuzz()


def _fill(folder: Path, target: str) -> None:
    """Put the inputs to begin with where the fuzzer keeps what it finds."""
    from tests.fuzz.corpus_of import corpus_of, seeds_for

    folder.mkdir(parents=True, exist_ok=True)
    for path in corpus_of(target):
        shutil.copy(path, folder / path.name)
    for name, text in seeds_for(target):
        (folder / name).write_bytes(text)


def _dictionary(folder: Path) -> Path:
    """The words and marks of the language, as a libFuzzer dictionary."""
    from tests.strategies import SOUP

    path = folder / "dictionary"
    words = sorted({re.sub(r'(["\\])', r"\\\1", word) for word in SOUP.split(" ") if word.isascii() and word.strip()})
    path.write_text("".join(f'"{word}"\n' for word in words), encoding="utf-8")
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
