"""The files that got no verdict, for reports that others read without what is said beside them."""

from __future__ import annotations

from collections.abc import Sequence

from petitio.cli.ending import internal, stopped, unread
from petitio.cli.run import Run, called
from petitio.report import Unjudged


def unjudged(found: Run, paths: Sequence[str], stdin_filename: str) -> tuple[Unjudged, ...]:
    """Of the files at these paths, in the order of the run, those of which nothing is known, each with what is said of
    it on standard error, by what findings would call them."""
    why = {name: stopped(reason) for reason, names in found.stopped.items() for name in names}
    why |= {name: internal(failure) for failure, names in found.failures.items() for name in names}
    rows = []
    for path, outcome in zip(paths, found.outcomes, strict=True):
        if outcome is None:
            name = stdin_filename if path == "-" else called(path)
            unreadable = unread(path, found.unread[path]) if path in found.unread else None
            rows.append(Unjudged(name, unreadable or why.get(name) or stopped("interrupted")))
    return tuple(sorted(rows, key=lambda one: one.path))
