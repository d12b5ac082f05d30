"""One file checked, in whichever process."""

from __future__ import annotations

from time import monotonic

from petitio.cache.entry import Entry, Tally
from petitio.cache.reads import Recorded, Row
from petitio.cli.fault import broken_installation, fault
from petitio.cli.job import Checked, Job
from petitio.cli.look import Look
from petitio.files import Files
from petitio.library import examine_bytes
from petitio.parsing.tables import GrammarUnreadable
from petitio.pipeline import Examined
from petitio.render.assemble import assemble
from petitio.report import FileReport
from petitio.smt.patience import TIMEOUT, Longest, watched
from petitio.source import Source


def check_one(job: Job) -> Checked:
    """Check a file. What goes wrong within is the file's failure.

    Raises MemoryError where there is not enough.
    """
    try:
        return _checked(job)
    except MemoryError:
        raise
    except GrammarUnreadable as error:
        return Checked(stopped=broken_installation(error))
    except Exception as error:
        return _failed(job, error)


def _failed(job: Job, error: Exception) -> Checked:
    """What an error of petitio's own makes of a file."""
    if job.options.certify:
        from petitio.certify.disagreement import Disagreement

        if isinstance(error, Disagreement):
            return Checked(failure=str(error), evidence=tuple((one.name, one.text) for one in error.found))
    return Checked(failure=fault(error))


def _checked(job: Job) -> Checked:
    read = Recorded(Files(job.path, job.name))
    longest = Longest(monotonic)
    with watched(longest):
        examined = examine_bytes(job.contents, job.name, job.options, job.path, read)
    report = assemble((examined,))
    (file,) = report.files
    look, page = ("", "") if job.look is None else (repr(job.look), page_of(file, examined.source, job.look))
    reads = "[]" if not read.rows else _as_json(read.rows)
    entry = Entry(reads, report.solver, _tally(file), _encoded(file) if job.reported else "", look, page)
    # What was not found out for want of time may change a verdict, and not only towards "undecided".
    lasting = longest.seconds < TIMEOUT * job.options.budget
    if job.options.certify:
        from petitio.certify.steady import steady

        lasting = lasting and steady(examined)
    return Checked(entry, read.files, lasting, _mended(job, examined))


def _as_json(rows: list[Row]) -> str:
    import json

    return json.dumps(rows)


def _encoded(file: FileReport) -> str:
    from petitio.cache.encoding import encoded

    return encoded(file)


def page_of(file: FileReport, source: Source, look: Look) -> str:
    """The page of a file."""
    from petitio.cli.colour import colours
    from petitio.render.text import file_text

    return file_text(file, source, colours("always" if look.coloured else "never"), look.width, quiet=look.quiet)


def _mended(job: Job, examined: Examined) -> tuple[tuple[str, int], ...]:
    if job.mending == "none":
        return ()
    from petitio.fixing import attempts

    found = attempts(examined.source.shown, examined.findings, unsafe=job.mending == "unsafe")
    return tuple((one.text, one.count) for one in found)


def _tally(file: FileReport) -> Tally:
    """How much is in a report."""

    def left(weight: str) -> int:
        return sum(finding.severity == weight and not finding.expected for finding in file.findings)

    return Tally(len(file.arguments), left("error"), left("warning"), left("note"), file.left_out)
