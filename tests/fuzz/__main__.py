"""`python -m tests.fuzz TARGET [LIBFUZZER-OPTION …]`: look for inputs that break a target, guided by coverage.

Seeds are the committed inputs and the files of `arguments/`; what is found besides is kept in `.fuzz/TARGET`, and an
input that breaks something is written there as `crash-…`. Without options it ends after ten minutes.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["petitio"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.corpus_of import corpus_of, seeds_for
from tests.strategies import SOUP

_ROOT = Path(__file__).parents[2]


def main(words: list[str]) -> None:
    """Fuzz one target."""
    if not words or words[0] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [LIBFUZZER-OPTION …]")
    target, *options = words
    folder = _ROOT / ".fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    for path in corpus_of(target):
        shutil.copy(path, folder / path.name)
    for name, text in seeds_for(target):
        (folder / name).write_bytes(text)
    dictionary = folder.parent / "dictionary"
    entries = sorted({re.sub(r'(["\\])', r"\\\1", word) for word in SOUP.split(" ") if word.isascii() and word.strip()})
    dictionary.write_text("".join(f'"{word}"\n' for word in entries), encoding="utf-8")
    arguments = ["fuzz", f"-dict={dictionary}", f"-artifact_prefix={folder}/", "-timeout=60", "-max_len=4000"]
    arguments += options or ["-max_total_time=600"]
    run = TARGETS[target]
    atheris.Setup([*arguments, str(folder)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
