"""Many files checked: what is known is taken from the cache, the rest is checked, here or elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from petitio.cli.contents import contents
from petitio.cli.known import Known
from petitio.cli.outcome import Outcome
from petitio.cli.progress import Progress
from petitio.record import Mutable, Record, field, replace

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from petitio.cli.crew import Crew
    from petitio.cli.job import Checked, Job, Mending
    from petitio.cli.limits import Limits
    from petitio.cli.look import Look
    from petitio.settings import Settings

# So many files are checked in one process: to start others takes as long as a few files do.
_FEW = 4


class How(Record):
    """How to go about it: in how many processes (None for as many as seem good), within which limits, by whose
    executor, how the page is to look if it is to be text, to what length to mend the files, and whether to write
    that."""

    jobs: int | None = None
    limits: Limits | None = None
    executor: str | None = None
    look: Look | None = None
    mending: Mending = "none"
    write: bool = True
    progress: bool = False
    stdin_filename: str = "<stdin>"


class Run(Mutable):
    """What came of it: what is known of each file, None where nothing is; what else there is to say of how that went;
    which files could not be read, and which not written, and why; what stopped files, and the failures of petitio
    itself, each with the files, and texts that show them; and whether somebody put an end to it."""

    outcomes: list[Outcome | None]
    notes: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    unwritten: dict[str, str] = field(default_factory=dict)
    stopped: dict[str, list[str]] = field(default_factory=dict)
    failures: dict[str, list[str]] = field(default_factory=dict)
    evidence: list[tuple[str, str]] = field(default_factory=list)
    interrupted: bool = False

    def take(self, place: int, job: Job, checked: Checked, known: Known, settings: Settings, *, lasting: bool) -> None:
        """Take in what became of a file."""
        if checked.note:
            self.notes[job.name] = checked.note
        if checked.written is not None:
            self.unwritten[job.name] = checked.written
        if checked.failure is not None:
            self.failures.setdefault(checked.failure, []).append(job.name)
            self.evidence += checked.evidence
        elif checked.entry is None:
            self.stopped.setdefault(checked.stopped or "stopped", []).append(job.name)
        else:
            self.outcomes[place] = known.learnt(job, checked, checked.entry, settings.options, lasting=lasting)

    @property
    def done(self) -> list[Outcome]:
        """What is known, in the order of the files."""
        return [outcome for outcome in self.outcomes if outcome is not None]


def run(files: Sequence[tuple[str, Settings]], known: Known, how: How) -> Run:
    """Check files. Leaves with a usage error where there is no such executor as is asked for."""
    found = Run([None] * len(files))
    progress = Progress(len(files), shown=how.progress)
    try:
        with _executor(how) as executor:
            jobs = _unknown(files, known, how, found)
            count = len(files) - len(jobs)
            with closing(_checked(jobs, how, executor)) as rows:
                for place, job, checked in rows:
                    path, settings = files[place]
                    found.take(place, job, checked, known, settings, lasting=path != "-")
                    count += 1
                    progress.done(count)
    except KeyboardInterrupt:
        found.interrupted = True
    finally:
        progress.end()
    return found


def _executor(how: How) -> AbstractContextManager[Executor | None]:
    """The executor that is asked for, whether anything is left to do or not."""
    if how.executor is None:
        return nullcontext()
    from petitio.cli.executors import executor_of, over

    return over(executor_of(how.executor))


def _unknown(files: Sequence[tuple[str, Settings]], known: Known, how: How, found: Run) -> dict[int, Job]:
    """Read the files, and take in what is known of them; what is left to check, by the places of the files."""
    jobs: dict[int, Job] = {}
    for place, (path, settings) in enumerate(files):
        try:
            there = contents(path)
        except OSError as error:
            found.unread[path] = error.strerror or str(error)
            continue
        name = how.stdin_filename if path == "-" else called(path)
        outcome = known.outcome(there, name, settings.options, how.look) if path != "-" else None
        if outcome is None or (how.mending != "none" and _mendable(outcome)):
            wanted = known.keeps or how.look is None or how.mending != "none"
            jobs[place] = _job(there, name, settings, how, reported=wanted)
        else:
            found.outcomes[place] = outcome
    return jobs


def called(path: str) -> str:
    """What findings call a file that is at a path."""
    plain = os.sep == "/" and not path.startswith("./") and "//" not in path and "/." not in path
    return path if plain else Path(path).as_posix()


def _job(contents: bytes, name: str, settings: Settings, how: How, *, reported: bool) -> Job:
    """What another process is told: nothing that depends on the folder it is in."""
    from petitio.cli.job import Job

    options = replace(settings.options, root=os.path.abspath(settings.options.root))
    return Job(
        contents, name, os.path.join(os.getcwd(), name), options, how.look, how.mending, settings.style, reported
    )


def _mendable(outcome: Outcome) -> bool:
    return any(finding.fix is not None for finding in outcome.report.findings)


def _checked(
    jobs: dict[int, Job], how: How, executor: Executor | None
) -> Generator[tuple[int, Job, Checked], None, None]:
    """What becomes of some files, as they get done, and which they are then."""
    if not jobs:
        return
    places, work = list(jobs), list(jobs.values())
    if executor is not None and how.mending == "none":
        from petitio.cli.executors import by_executor

        with closing(by_executor(work, executor)) as rows:
            for index, checked in rows:
                yield places[index], work[index], checked
        return
    crew = _crew(how, len(work))
    try:
        if how.mending != "none":
            # One after the other, for a file may import one that is mended.
            from petitio.cli.mend import mend

            for place, job in jobs.items():
                yield place, *mend(job, lambda job: _by_one(crew, job), write=how.write)
        elif crew is not None:
            for index, checked in crew.check(work):
                yield places[index], work[index], checked
        else:
            yield from _otherwise(jobs, how)
    finally:
        if crew is not None:
            crew.close()


def _by_one(crew: Crew | None, job: Job) -> Checked:
    if crew is not None:
        ((_, checked),) = crew.check((job,))
        return checked
    from petitio.cli.check_one import check_one

    return check_one(job)


def _crew(how: How, count: int) -> Crew | None:
    """Workers for so many files; None where a process is not to be copied."""
    from petitio.cli.crew import Crew, possible
    from petitio.cli.limits import Limits

    if not possible():
        return None
    processes = 1 if how.mending != "none" else _processes(how, count)
    if processes > 1:
        # What all of them need is loaded once.
        import_module("petitio.cli.check_one")
    return Crew(processes, how.limits or Limits())


def _otherwise(jobs: dict[int, Job], how: How) -> Generator[tuple[int, Job, Checked], None, None]:
    """The same where a process is not to be copied: without limits."""
    places, work = list(jobs), list(jobs.values())
    processes = _processes(how, len(work))
    if processes > 1:
        from concurrent.futures import ProcessPoolExecutor

        from petitio.cli.executors import by_executor, over

        with over(ProcessPoolExecutor(processes)) as pool, closing(by_executor(work, pool)) as rows:
            for index, checked in rows:
                yield places[index], work[index], checked
        return
    from petitio.cli.check_one import check_one

    for place, job in jobs.items():
        yield place, job, check_one(job)


def _processes(how: How, count: int) -> int:
    """In how many processes to check so many files."""
    if how.jobs is None and count <= _FEW:
        return 1
    return min(count, how.jobs or _processors())


def _processors() -> int:
    """How many processors this process may use."""
    allowed: Callable[[int], Collection[int]] | None = getattr(os, "sched_getaffinity", None)
    return (os.cpu_count() or 1) if allowed is None else len(allowed(0))
