"""What is known of files from before: on the disk, and in this process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from petitio.cache.entry import Entry
from petitio.cli.outcome import Outcome
from petitio.options import Options
from petitio.record import replace

if TYPE_CHECKING:
    from petitio.cache.key import Keys
    from petitio.cache.store import Store
    from petitio.cli.job import Checked, Job
    from petitio.cli.look import Look


class Known:
    """What is known from before, kept in a folder; without one, or where that cannot be had, nothing is. With
    `remembered`, what this process finds is kept in it as well."""

    def __init__(self, folder: Path | None, *, remembered: bool = False) -> None:
        self._store: Store | None = None
        self._remembered: dict[str, Entry] | None = {} if remembered else None
        self._key: Keys | None = None
        self._looks: dict[int, tuple[Look, str]] = {}
        if folder is None and not remembered:
            return
        from petitio.cache.engine import engine
        from petitio.cache.key import Keys

        try:
            self._key = Keys(engine())
        except OSError:
            return
        if folder is None:
            return
        from petitio.cache.secret import secret
        from petitio.configuration import project_root

        known = secret(project_root(Path.cwd()))
        if known is None:
            return
        try:
            from petitio.cache.store import Store
        except ImportError:
            # Some builds of Python are without SQLite.
            return
        self._store = Store(folder, known)

    def outcome(self, contents: bytes, name: str, options: Options, look: Look | None) -> Outcome | None:
        """What is known of a file, if it is known."""
        if self._key is None or not self.keeps:
            return None
        place = self._key(contents, name, options)
        entry = (self._remembered or {}).get(place) or (self._store.find(place) if self._store else None)
        if entry is None:
            return None
        imports = _imports(entry, name)
        if imports is None:
            return None
        outcome = Outcome(name, contents, entry.tally, entry.solver, imports, entry=entry)
        if look is not None and entry.look == self._spelled(look):
            outcome.page = entry.page
            return outcome
        try:
            report = outcome.report
        except (ValueError, TypeError, LookupError):
            return None
        if look is not None:
            from petitio.cli.check_one import page_of

            outcome.page = page_of(report, outcome.source, look)
            self._keep(place, replace(entry, look=self._spelled(look), page=outcome.page))
        return outcome

    def learnt(self, job: Job, checked: Checked, entry: Entry, options: Options, *, lasting: bool) -> Outcome:
        """What a check has found, kept if it would be the same another time."""
        if lasting and checked.lasting and self._key is not None:
            self._keep(self._key(job.contents, job.name, options), entry)
        page = entry.page if job.look is not None else None
        return Outcome(job.name, job.contents, entry.tally, entry.solver, checked.imports, page, entry=entry)

    def close(self) -> None:
        """Let go of the folder."""
        if self._store is not None:
            self._store.close()

    @property
    def keeps(self) -> bool:
        """Whether what is found is kept anywhere."""
        return self._store is not None or self._remembered is not None

    def _spelled(self, look: Look) -> str:
        """A look as it is kept. There are few."""
        if id(look) not in self._looks:
            self._looks[id(look)] = (look, repr(look))
        return self._looks[id(look)][1]

    def _keep(self, place: str, entry: Entry) -> None:
        if self._store is not None:
            self._store.keep(place, entry)
        if self._remembered is not None:
            self._remembered[place] = entry


def _imports(entry: Entry, name: str) -> tuple[str, ...] | None:
    """The keys of the files that a result rests on; None if one of them is not what it was."""
    if entry.reads == "[]":
        return ()
    import json

    from petitio.cache.reads import as_before
    from petitio.files import Files

    return as_before(json.loads(entry.reads), Files(name, name))
