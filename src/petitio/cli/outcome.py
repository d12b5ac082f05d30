"""What is known of a file: from a check, or from the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from petitio.cache.entry import Entry, Tally
from petitio.record import Mutable

if TYPE_CHECKING:
    from petitio.report import FileReport
    from petitio.source import Source


class Outcome(Mutable):
    """What is known of a file. Of the report and of what it was kept as, the one is made of the other when it is
    wanted; `page` is None where nobody wanted one. `imports` are the files that were read besides."""

    name: str
    contents: bytes
    tally: Tally
    solver: str
    imports: tuple[str, ...]
    page: str | None = None
    made: FileReport | None = None
    entry: Entry | None = None

    @property
    def report(self) -> FileReport:
        """The report on the file."""
        if self.made is None:
            from petitio.cache.encoding import decoded

            assert self.entry is not None
            self.made = decoded(self.entry.report)
        return self.made

    @property
    def source(self) -> Source:
        """The text that findings point into, as far as it is text."""
        from petitio.files import readable
        from petitio.parsing.argument_source import argument_source

        return argument_source(self.name, readable(self.contents)[0])
