"""A process that checks files one after the other, and what this one sees of it: how many questions it has asked, and
whether it is at one now.

It is copied from this process, which therefore must have neither threads nor the solver. It has a bound on its memory,
and ends with this process, even in the middle of a question.
"""

from __future__ import annotations

import marshal
import mmap
import os
import signal
from contextlib import suppress
from threading import Thread
from typing import NoReturn

from petitio.cache.entry import Entry, Tally
from petitio.cli.job import Checked, Job
from petitio.record import Record, replace

OUT_OF_MEMORY = 71
_LENGTH = 8
_COUNT = 8


class Hopeless(Record):
    """The questions of a file that are not asked: those of certain numbers, and all from a number on."""

    numbers: frozenset[int] = frozenset()
    beyond: int | None = None

    def __contains__(self, number: int) -> bool:
        return number in self.numbers or (self.beyond is not None and number >= self.beyond)


class Asking:
    """The questions of a file, counted where another process can see it. The hopeless ones are not asked."""

    def __init__(self, hopeless: Hopeless) -> None:
        self._seen = mmap.mmap(-1, _COUNT)
        self._hopeless = hopeless
        self._count = 0
        self.left_out = False

    def begin(self) -> bool:
        """A question begins; whether it is to be asked."""
        self._count += 1
        self._show(2 * self._count - 1)
        asked = self._count not in self._hopeless
        self.left_out = self.left_out or not asked
        return asked

    def end(self) -> None:
        """The question is over."""
        self._show(2 * self._count)

    def reset(self) -> None:
        """Another file begins: it has questions of its own, none of them hopeless so far."""
        self._count, self._hopeless, self.left_out = 0, Hopeless(), False
        self._show(0)

    @property
    def now(self) -> int:
        """Twice the number of questions that are over, and one more while there is one."""
        return int.from_bytes(self._seen[:], "little")

    def _show(self, value: int) -> None:
        self._seen[:] = value.to_bytes(_COUNT, "little")


class Worker:
    """The process, which begins with a file, of which certain questions are not asked."""

    def __init__(self, job: Job, life: tuple[int, int], memory: int, hopeless: Hopeless) -> None:
        """`life` is a pipe that nobody else writes to: it ends with this process. `memory` is in bytes.

        Raises OSError if no process can be started.
        """
        self._asking = Asking(hopeless)
        self._ended: int | None = None
        there, self._way = os.pipe()
        self.found, way_back = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            for end in (there, self._way, self.found, way_back):
                os.close(end)
            raise
        if not self._process:
            os.close(self._way)
            os.close(self.found)
            _work(job, self._asking, there, way_back, life, memory)
        os.close(there)
        os.close(way_back)

    @property
    def asking(self) -> int:
        """How far it is: twice the number of questions that are over, and one more while there is one."""
        return self._asking.now

    def send(self, job: Job) -> None:
        """Have it check another file."""
        # If it is no more, that shows when it is asked for the result.
        import pickle  # most checks are of one file

        with suppress(OSError):
            _write(self._way, pickle.dumps(job))

    def receive(self) -> Checked | None:
        """What it has found, once `found` can be read; None if it is no more."""
        try:
            packed = _read(self.found)
        except OSError:
            return None
        return None if packed is None else _unpacked(packed)

    def end(self) -> int:
        """End it at once, for it has nothing to put in order; its status, or the signal that ended it, below 0."""
        if self._ended is None:
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
            self._ended = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
            for way in (self._way, self.found):
                os.close(way)
        return self._ended


def _work(job: Job, asking: Asking, way: int, way_back: int, life: tuple[int, int], memory: int) -> NoReturn:
    """Check a file, and others as they come, until nobody sends any more."""
    status = 1
    try:
        # Whoever interrupts speaks to the process that sends the work.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(life[1])
        Thread(target=until_its_end, args=(life[0],), daemon=True).start()
        bound(memory)
        from petitio.smt.library import prepare

        prepare()
        from petitio.cli.check_one import check_one
        from petitio.smt.patience import watched

        with watched(asking):
            while True:
                checked = check_one(job)
                if asking.left_out:
                    checked = replace(checked, lasting=False)
                _write(way_back, _packed(checked))
                sent = _read(way)
                if sent is None:
                    status = 0
                    break
                import pickle

                job = pickle.loads(sent)
                asking.reset()
    except MemoryError:
        status = OUT_OF_MEMORY
    except KeyboardInterrupt:
        # The solver listens to the keyboard for itself, and the other process knows.
        pass
    except Exception as error:
        from petitio.cli.fault import fault

        with suppress(OSError):
            _write(way_back, _packed(Checked(failure=fault(error))))
    finally:
        os._exit(status)


def until_its_end(life: int) -> None:
    """End this process together with the one that holds the other end of a pipe."""
    os.read(life, 1)
    os._exit(1)


def bound(memory: int) -> None:
    """Let this process, and those that it starts, have so many bytes each, unless they set themselves another bound.
    Where the system knows no such bound, there is none."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, hard))


def _write(way: int, packed: bytes) -> None:
    rest = memoryview(len(packed).to_bytes(_LENGTH, "little") + packed)
    while rest:
        rest = rest[os.write(way, rest) :]


def _read(way: int) -> bytes | None:
    """What was written at once; None where nothing is written any more."""
    head = _exactly(way, _LENGTH)
    return None if head is None else _exactly(way, int.from_bytes(head, "little"))


def _exactly(way: int, count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = os.read(way, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _packed(checked: Checked) -> bytes:
    entry = checked.entry
    kept = None
    if entry is not None:
        tally = entry.tally
        counts = (tally.arguments, tally.errors, tally.warnings, tally.notes, tally.left_out)
        kept = (entry.reads, entry.solver, counts, entry.report, entry.look, entry.page)
    rest = (checked.imports, checked.lasting, checked.mended, checked.note, checked.failure, checked.stopped)
    return marshal.dumps((kept, *rest, checked.evidence))


def _unpacked(packed: bytes) -> Checked:
    kept, *rest = marshal.loads(packed)
    if kept is None:
        return Checked(None, *rest)
    reads, solver, counts, report, look, page = kept
    return Checked(Entry(reads, solver, Tally(*counts), report, look, page), *rest)
