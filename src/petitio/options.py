"""How to check: which rules are wanted where, and what their findings weigh."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from petitio.record import Record

if TYPE_CHECKING:
    from petitio.selection import Selection

Level = Literal["error", "warning", "note", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note", "off")


class Options(Record):
    """How to check: which rules are wanted, by code, by the beginning of one, by name, or `ALL`.

    `select` None stands for the rules that show unasked, `extend_select` adds to them, `ignore` takes away, and
    `per_file_ignores` takes away in the files that a pattern fits, seen from the folder `root`. `severities` say of
    rules what their findings weigh: `error`, `warning`, `note`, or `off`. The solver may take `budget` times its usual
    steps before a question is given up. With `certify`, a second solver is asked to confirm what follows and what
    cannot be.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severities: tuple[tuple[str, Level], ...] = ()
    root: str = "."
    budget: int = 1
    certify: bool = False

    def __init__(
        self,
        select: Sequence[str] | None = None,
        extend_select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        per_file_ignores: Sequence[tuple[str, Sequence[str]]] = (),
        severities: Sequence[tuple[str, Level]] = (),
        root: str = ".",
        budget: int = 1,
        certify: bool = False,
    ) -> None:
        """Raises ValueError on a selector that fits no rule, and TypeError on a word in the place of several."""
        by_file = tuple(
            (pattern, _words(f"per_file_ignores of {pattern}", words)) for pattern, words in per_file_ignores
        )
        super().__init__(
            None if select is None else _words("select", select),
            _words("extend_select", extend_select),
            _words("ignore", ignore),
            by_file,
            tuple(severities),
            root,
            budget,
            certify,
        )
        named = (*(self.select or ()), *self.extend_select, *self.ignore)
        if named or by_file or severities:
            from petitio.selection import known_selector

            for word in (*named, *(word for _, words in by_file for word in words), *(word for word, _ in severities)):
                known_selector(word)

    def selection(self, path: str | os.PathLike[str] | None = None) -> Selection:
        """The rules wanted in a file; without a path, where no pattern fits. Raises ValueError on a selector that fits
        no rule."""
        from petitio.diagnostics import Severity
        from petitio.selection import selection

        select, extend, ignore, severities = self.chosen(path)
        weights = tuple((word, None if level == "off" else Severity(level)) for word, level in severities)
        return selection(select, extend, ignore, weights)

    def chosen(
        self, path: str | os.PathLike[str] | None = None
    ) -> tuple[tuple[str, ...] | None, tuple[str, ...], tuple[str, ...], tuple[tuple[str, Level], ...]]:
        """All that the rules wanted in a file depend on: what is selected, added, taken away, and weighed."""
        also = () if path is None or not self.per_file_ignores else self._ignored_in(path)
        return self.select, self.extend_select, (*self.ignore, *also), self.severities

    def _ignored_in(self, path: str | os.PathLike[str]) -> tuple[str, ...]:
        return tuple(
            word for pattern, words in self.per_file_ignores if fits(pattern, path, self.root) for word in words
        )


def fits(pattern: str, path: str | os.PathLike[str], root: str | os.PathLike[str]) -> bool:
    """Whether a pattern that is seen from the folder `root` fits a path. It may be absolute, or lead out of the folder
    by `..`."""
    from petitio.patterns import matches

    if matches(pattern, parts_below(path, root)):
        return True
    first, *others = PurePath(pattern).parts or ("",)
    if not others or not (os.path.isabs(pattern) or ".." in others or first == ".."):
        return False
    # The folders before the first wildcard are a place on the disk, whichever way is written there.
    fixed = next((index for index, part in enumerate(others) if any(mark in part for mark in "*?[")), len(others) - 1)
    folder = os.path.realpath(os.path.join(root, first, *others[:fixed]))
    real = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
    way = PurePath(os.path.relpath(real, folder)).parts
    return way[:1] != ("..",) and matches("/" + "/".join(others[fixed:]), way)


def _words(name: str, words: Sequence[str]) -> tuple[str, ...]:
    if isinstance(words, str):
        raise TypeError(f"{name} takes several words, and {words!r} is one: write ({words!r},)")
    return tuple(words)


def parts_below(path: str | os.PathLike[str], root: str | os.PathLike[str]) -> tuple[str, ...]:
    """The names on the way from a folder to a path; outside of it, those of the path as it is written."""
    way = os.path.relpath(os.path.abspath(path), os.path.abspath(root))
    parts = PurePath(way).parts
    return PurePath(os.path.abspath(path)).parts[1:] if parts[:1] == ("..",) else parts
