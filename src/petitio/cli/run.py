"""Many files checked: what is known is taken from the cache, the rest is checked, here or elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from petitio.cli.known import Known
from petitio.cli.outcome import Outcome
from petitio.cli.progress import Progress
from petitio.record import Mutable, Record, field, replace

if TYPE_CHECKING:
    from petitio.cli.check_one import Checked, Job
    from petitio.cli.look import Look
    from petitio.settings import Settings

# So many files are checked in one process: to start others takes as long as a few files do.
_FEW = 4


class How(Record):
    """How to go about it: in how many processes (None for as many as seem good), by whose executor, how the page is to
    look if it is to be text, and whether to mend the files, and to what length."""

    jobs: int | None = None
    executor: str | None = None
    look: Look | None = None
    fix: bool = False
    unsafe: bool = False
    progress: bool = False
    stdin_filename: str = "<stdin>"


class Run(Mutable):
    """What came of it: what is known of each file, None where nothing is; the failures of petitio itself, each with
    the files that brought it about; and whether somebody put an end to it."""

    outcomes: list[Outcome | None]
    failures: dict[str, list[str]] = field(default_factory=dict)
    interrupted: bool = False

    def take(self, place: int, job: Job, checked: Checked, known: Known, settings: Settings, *, lasting: bool) -> None:
        """Take in what became of a file."""
        if checked.failure is not None:
            self.failures.setdefault(checked.failure, []).append(job.name)
        else:
            self.outcomes[place] = known.learnt(job, checked, settings.options, lasting=lasting)

    @property
    def done(self) -> list[Outcome]:
        """What is known, in the order of the files."""
        return [outcome for outcome in self.outcomes if outcome is not None]


def run(files: Sequence[tuple[str, Settings]], known: Known, how: How) -> Run:
    """Check files. Leaves with a complaint if one cannot be read."""
    found = Run([None] * len(files))
    progress = Progress(len(files), shown=how.progress)
    try:
        jobs: dict[int, Job] = {}
        for place, (path, settings) in enumerate(files):
            contents = _contents(path)
            name = how.stdin_filename if path == "-" else Path(path).as_posix()
            outcome = known.outcome(contents, name, settings.options, how.look) if path != "-" else None
            if outcome is not None and not (how.fix and _mendable(outcome)):
                found.outcomes[place] = outcome
                continue
            if not jobs:
                _ahead(how, len(files) - place)
            job = _job(contents, name, settings, how)
            if how.fix:
                # One after the other, for a file may import one that is mended.
                from petitio.cli.mend import mend

                found.take(place, *mend(job, unsafe=how.unsafe), known, settings, lasting=True)
                progress.done(place + 1)
            else:
                jobs[place] = job
        count = len(files) - len(jobs)
        with closing(_checked(jobs, how)) as rows:
            for place, checked in rows:
                path, settings = files[place]
                found.take(place, jobs[place], checked, known, settings, lasting=path != "-")
                count += 1
                progress.done(count)
    except KeyboardInterrupt:
        found.interrupted = True
    finally:
        progress.end()
    return found


def _contents(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None


def _job(contents: bytes, name: str, settings: Settings, how: How) -> Job:
    """What another process is told: nothing that depends on the folder it is in."""
    from petitio.cli.check_one import Job

    options = replace(settings.options, root=os.path.abspath(settings.options.root))
    return Job(contents, name, os.path.join(os.getcwd(), name), options, how.look)


def _mendable(outcome: Outcome) -> bool:
    return any(finding.fix is not None for finding in outcome.report.findings)


def _ahead(how: How, count: int) -> None:
    """Start what takes a while and does not need this thread."""
    if how.executor is None and (how.fix or _here(how, count)):
        from petitio.smt.library import prepare

        prepare()


def _here(how: How, count: int) -> bool:
    """Whether to check so many files in this process. Of many, even one after the other, none is: the solver listens to
    the keyboard for itself, and does not always tell, so that this process had better do nothing but listen."""
    return count <= _FEW and _processes(how, count) == 1


def _processes(how: How, count: int) -> int:
    """In how many processes to check so many files."""
    if how.jobs is None and count <= _FEW:
        return 1
    return min(count, how.jobs or _processors())


def _processors() -> int:
    """How many processors this process may use."""
    allowed: Callable[[int], Collection[int]] | None = getattr(os, "sched_getaffinity", None)
    return (os.cpu_count() or 1) if allowed is None else len(allowed(0))


def _checked(jobs: dict[int, Job], how: How) -> Generator[tuple[int, Checked], None, None]:
    """What becomes of some files, as they get done."""
    if not jobs:
        return
    places, work = list(jobs), list(jobs.values())
    if how.executor is not None:
        from petitio.cli.executors import by_executor, executor_of

        with closing(by_executor(work, executor_of(how.executor))) as rows:
            for index, checked in rows:
                yield places[index], checked
        return
    processes = _processes(how, len(jobs))
    if not _here(how, len(jobs)):
        from petitio.cli.processes import in_processes

        begun = False
        try:
            with closing(in_processes(work, processes)) as rows:
                for index, checked in rows:
                    begun = True
                    yield places[index], checked
            return
        except OSError:
            # Where no processes can be started, this one does it all.
            if begun:
                raise
    from petitio.cli.check_one import check_one

    for place, job in jobs.items():
        yield place, check_one(job)
