"""Files checked in several processes of this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Sequence
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import cast

from petitio.cli.check_one import Checked, Job, check_one
from petitio.record import Record


class Worker(Record, identity=True):
    """A process, and the way to it."""

    process: BaseProcess
    connection: Connection

    def end(self) -> None:
        """End the process at once: it has nothing to put in order."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def in_processes(jobs: Sequence[Job], count: int) -> Generator[tuple[int, Checked], None, None]:
    """Check files in so many processes: the place of each job, and what became of it, as they get done. A process that
    dies is the failure of its file alone. All processes end with the iterator, and with this one.

    Raises OSError, before anything else, if no process can be started.
    """
    waiting = list(reversed(range(len(jobs))))
    busy: dict[Worker, int] = {}
    try:
        for _ in range(min(count, len(jobs))):
            _send(_begun(), jobs, waiting, busy)
        while busy:
            ready = wait([worker.connection for worker in busy])
            for worker in [worker for worker in busy if worker.connection in ready]:
                place = busy[worker]
                checked = _received(worker)
                if checked is None:
                    worker.end()
                    del busy[worker]
                    yield place, Checked(None, failure=_last_word(worker.process.exitcode))
                    if waiting:
                        _send(_begun(), jobs, waiting, busy)
                    continue
                if waiting:
                    _send(worker, jobs, waiting, busy)
                else:
                    worker.end()
                    del busy[worker]
                yield place, checked
    finally:
        for worker in busy:
            worker.end()


def _begun() -> Worker:
    """A new process. On POSIX it is copied from one that has loaded all that a check needs and has no threads."""
    if "forkserver" in get_all_start_methods():
        context = get_context("forkserver")
        context.set_forkserver_preload(["petitio.cli.processes"])
    else:
        context = get_context("spawn")  # type: ignore[assignment]  # the contexts have no type in common
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there,), daemon=True)
    process.start()
    there.close()
    return Worker(process, here)


def _send(worker: Worker, jobs: Sequence[Job], waiting: list[int], busy: dict[Worker, int]) -> None:
    busy[worker] = place = waiting.pop()
    try:
        worker.connection.send(jobs[place])
    except OSError:
        # It died before it had work; that shows when it is asked for the result.
        return


def _received(worker: Worker) -> Checked | None:
    """What a process has found; None if it is no more."""
    try:
        found = worker.connection.recv()
    except (EOFError, OSError):
        return None
    if isinstance(found, Exception):
        raise found
    return cast(Checked, found)


def _last_word(status: int | None) -> str:
    if status is not None and status < 0:
        try:
            return f"the process that checked it was ended by {signal.Signals(-status).name}"
        except ValueError:
            pass
    return f"the process that checked it ended with status {status}"


def _work(connection: Connection) -> None:
    """Check files as they come, until nobody sends any more."""
    # Whoever interrupts speaks to the process that sends the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_with_parent, daemon=True).start()
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        found: Checked | Exception
        try:
            found = check_one(job)
        except KeyboardInterrupt:
            # The solver listens to the keyboard for itself.
            return
        except Exception as error:
            found = error
        try:
            connection.send(found)
        except OSError:
            return


def _with_parent() -> None:
    """Wait for the end of the process that sends the work, and end with it, even in the middle of a question."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
