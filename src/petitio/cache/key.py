"""Under what a file's results are kept."""

from __future__ import annotations

import hashlib
from typing import Any

from petitio.options import Options


class Keys:
    """The keys of results that are found by an engine."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self._spelled: dict[int, tuple[Options, str]] = {}
        self._begun: dict[str, Any] = {}

    def __call__(self, contents: bytes, name: str, options: Options) -> str:
        """A digest of all that is known of a check before the file is read for what it imports: what finds the
        answers, the options, what findings call the file, and its bytes."""
        spelled = _spelled(options, name) if options.per_file_ignores else self._everywhere(options)
        if spelled not in self._begun:
            self._begun[spelled] = hashlib.sha256()
            _take(self._begun[spelled], self._engine)
            _take(self._begun[spelled], spelled)
        digest = self._begun[spelled].copy()
        _take(digest, name)
        digest.update(contents)
        found: str = digest.hexdigest()
        return found

    def _everywhere(self, options: Options) -> str:
        """Options that are the same for all files, which share them, spelled once."""
        if id(options) not in self._spelled:
            self._spelled[id(options)] = (options, _spelled(options, None))
        return self._spelled[id(options)][1]


def _spelled(options: Options, name: str | None) -> str:
    return repr((options.chosen(name), options.budget, options.certify))


def _take(digest: Any, part: str) -> None:
    """Have a digest take in a part and where it ends."""
    encoded = part.encode("utf-8", "surrogatepass")
    digest.update(b"%d\0" % len(encoded))
    digest.update(encoded)
