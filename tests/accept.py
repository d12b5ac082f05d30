"""Accept what is written as it is now: `python -m tests.accept [golden] [rules]`, without a word all of it.

`golden` are the golden pages and pictures of the corpus, `rules` the pages on the rules in `docs/rules/`. Read the
difference before you commit it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.render.test_argument_drawings import PAGES, pages
from tests.rules import pages as rule_pages
from tests.test_corpus import FILES, GOLDEN, golden, page


def _golden() -> dict[Path, str]:
    drawings = {path: drawing for name in PAGES for path, drawing in pages(name).items()}
    return {**{golden(file): page(file) for file in FILES}, **drawings}


def _rules() -> dict[Path, str]:
    return {rule_pages.FOLDER / name: made() for name, made in rule_pages.pages().items()}


KINDS: Mapping[str, tuple[Path, Callable[[], dict[Path, str]]]] = {
    "golden": (GOLDEN, _golden),
    "rules": (rule_pages.FOLDER, _rules),
}


def main(words: list[str]) -> None:
    """Write every page of these kinds, and remove those that nothing makes any more."""
    for word in words or KINDS:
        folder, made = KINDS[word]
        pages = made()
        for path, text in pages.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for left in {path for path in folder.rglob("*") if path.is_file()} - set(pages):
            left.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
