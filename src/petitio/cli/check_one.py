"""One file checked, in whichever process: what goes there, and what comes back."""

from __future__ import annotations

import json
from time import monotonic

from petitio.cache.entry import Tally
from petitio.cache.reads import Recorded
from petitio.cli.fault import fault
from petitio.cli.look import Look
from petitio.files import Files
from petitio.library import examine_bytes
from petitio.options import Options
from petitio.parsing.tables import GrammarUnreadable
from petitio.pipeline import Examined
from petitio.record import Record
from petitio.render.assemble import assemble
from petitio.report import FileReport, Finding
from petitio.smt.patience import TIMEOUT, watched
from petitio.source import Source


class Job(Record):
    """A file to check: its bytes, what findings call it, where it is, how to check it, and how to show it, if it is to
    be shown as text."""

    contents: bytes
    name: str
    path: str
    options: Options
    look: Look | None = None


class Checked(Record):
    """What became of a file: its report, how much is in it, and its page; what was read besides, as JSON, and the keys
    of these files; the solver. `lasting` if it would be the same another time. Or the `failure` of petitio's own."""

    report: FileReport | None
    tally: Tally = Tally(0, 0, 0, 0)
    page: str | None = None
    reads: str = "[]"
    imports: tuple[str, ...] = ()
    solver: str = ""
    lasting: bool = False
    failure: str | None = None


def check_one(job: Job) -> Checked:
    """Check a file. What goes wrong within is the file's failure."""
    try:
        examined, read, timely = examined_at(job)
        return put(examined, read, job.look, timely=timely)
    except GrammarUnreadable:
        raise
    except Exception as error:
        return Checked(None, failure=fault(error))


def examined_at(job: Job) -> tuple[Examined, Recorded, bool]:
    """What is found of a file before it is put into words, what was read besides, and whether no question took so long
    that it may have been given up for that."""
    read = Recorded(Files(job.path, job.name))
    with watched(monotonic) as longest:
        examined = examine_bytes(job.contents, job.name, job.options, job.path, read)
    return examined, read, longest.seconds < TIMEOUT


def put(examined: Examined, read: Recorded, look: Look | None, *, timely: bool) -> Checked:
    """What was examined, put into words."""
    report = assemble((examined,))
    (file,) = report.files
    page = None if look is None else page_of(file, examined.source, look)
    lasting = timely or not _open(file)
    return Checked(file, tally(file), page, json.dumps(read.rows), read.files, report.solver, lasting)


def page_of(file: FileReport, source: Source, look: Look) -> str:
    """The page of a file."""
    from petitio.cli.colour import colours
    from petitio.render.text import file_text

    return file_text(file, source, colours("always" if look.coloured else "never"), look.width, quiet=look.quiet)


def tally(file: FileReport) -> Tally:
    """How much is in a report."""

    def left(weight: str) -> int:
        return sum(finding.severity == weight and not finding.expected for finding in file.findings)

    return Tally(len(file.arguments), left("error"), left("warning"), left("note"))


def _open(part: object) -> bool:
    """Whether a report leaves something undecided, at whichever place."""
    match part:
        case Finding():
            return False
        case Record():
            named = [(name, getattr(part, name)) for name in type(part)._fields]
            return any((name == "complete" and value is False) or _open(value) for name, value in named)
        case tuple():
            return any(map(_open, part))
        case dict():
            return any(map(_open, part.values()))
        case _:
            return part == "undecided"
