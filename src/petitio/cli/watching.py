"""`petitio check --watch`: the pages of what has changed, as it changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from time import sleep
from typing import TYPE_CHECKING, NoReturn

import click

from petitio.cli.ending import summing_up, told
from petitio.cli.known import Known
from petitio.cli.look import Look
from petitio.cli.run import How, run
from petitio.cli.say import say
from petitio.cli.watch import stamp, watch
from petitio.configuration import configurations_above
from petitio.render.no_commands import no_commands
from petitio.render.whole_page import whole_page

if TYPE_CHECKING:
    from petitio.settings import Settings

_BETWEEN = 0.5
_NAMED = 5


def watching(files: Callable[[], list[tuple[str, Settings]]], known: Known, how: How) -> NoReturn:
    """Check files, and show again what comes out otherwise than before whenever one of them changes, or one that they
    import, or a configuration. Ends with a KeyboardInterrupt alone."""
    watch(_Listing(files), _Showing(files, known, how), lambda: sleep(_BETWEEN), stamp)


class _Listing:
    """The paths of the files and of their configurations. Where that cannot be said, those of the last time, and all
    that may be a configuration."""

    def __init__(self, files: Callable[[], list[tuple[str, Settings]]]) -> None:
        self._files = files
        self._last: list[str] = []

    def __call__(self) -> list[str]:
        try:
            files = self._files()
        except click.ClickException:
            # The check says so.
            folders = {os.path.dirname(path) for path in (*self._last, "x")}
            return [*self._last, *(found for folder in folders for found in configurations_above(folder))]
        self._last = [path for path, _ in files]
        return [*self._last, *dict.fromkeys(settings.source for _, settings in files if settings.source is not None)]


class _Showing:
    def __init__(self, files: Callable[[], list[tuple[str, Settings]]], known: Known, how: How) -> None:
        assert how.look is not None
        self._files, self._known, self._how = files, known, how
        self._look: Look = how.look
        self._shown: dict[str, str] | None = None
        self._others: set[str] = set()

    def __call__(self, changed: list[str]) -> Iterable[str]:
        if self._shown is not None:
            there = [path for path in changed if os.path.lexists(path)]
            news = {"changed": there, "gone": [path for path in changed if path not in there]}
            say("; ".join(f"{what}: {_names(paths)}" for what, paths in news.items() if paths))
        try:
            self._show()
        except click.ClickException as error:
            error.show()
        return self._others

    def _show(self) -> None:
        files = self._files()
        self._others |= {settings.source for _, settings in files if settings.source is not None}
        found = run(files, self._known, self._how)
        told(found, 0)
        if found.interrupted:
            raise KeyboardInterrupt
        done = found.done
        pages = {outcome.name: outcome.page or "" for outcome in done}
        self._others |= {path for outcome in done for path in outcome.imports}
        before = self._shown or {}
        news = [page for name, page in pages.items() if before.get(name) != page]
        page = whole_page(news, "" if self._look.quiet else summing_up(done, self._look))
        click.echo(no_commands(page), nl=False, color=True)
        self._shown = pages


def _names(paths: Sequence[str]) -> str:
    """Some paths, as they are seen from here."""
    ways = [way if not (way := os.path.relpath(path)).startswith("..") else path for path in paths[:_NAMED]]
    return ", ".join(ways) + (f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else "")
