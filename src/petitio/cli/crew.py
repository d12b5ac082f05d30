"""Files checked by workers, each within limits.

The solver counts its own steps, and now and then goes on without counting. So a question that lasts too long, or that
takes more memory than there may be, is ended together with the worker that asks it, and a new worker checks the file
again without asking that question: what rests on it is undecided, and the rest comes out as ever.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Sequence
from time import monotonic

from petitio.cli.job import Checked, Job
from petitio.cli.limits import Limits
from petitio.cli.worker import OUT_OF_MEMORY, Hopeless, Worker
from petitio.record import Mutable, field, replace

_LOOK_EVERY = 0.2
# So many questions of a file are given up one by one, and then all that come after.
_MOST_GIVEN_UP = 6


def possible() -> bool:
    """Whether this process can be copied: where the system can do that, and the solver, which does not survive it, is
    not loaded."""
    solver = sys.modules.get("petitio.smt.library")
    return hasattr(os, "fork") and hasattr(select, "poll") and (solver is None or not solver.loaded())


class _Post(Mutable):
    """A worker at a file: since when, and at which question since when; which questions of the file are hopeless; and
    how often a worker has died at each."""

    worker: Worker
    place: int
    begun: float
    asking: int = 0
    since: float = 0.0
    hopeless: Hopeless = Hopeless()
    deaths: Counter[int] = field(default_factory=Counter)
    reasons: tuple[str, ...] = ()


class Crew:
    """Some workers, begun as they are needed, and ended with `close`."""

    def __init__(self, count: int, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._count = count
        self._limits = limits
        self._clock = clock
        self._life = os.pipe()
        self._idle: list[Worker] = []
        self._posts: list[_Post] = []

    def check(self, jobs: Sequence[Job]) -> Generator[tuple[int, Checked], None, None]:
        """Check files: the place of each job, and what became of it, as they get done."""
        waiting = deque(range(len(jobs)))
        while waiting or self._posts:
            while waiting and len(self._posts) < self._count:
                try:
                    self._begin(jobs, waiting[0])
                except OSError as error:
                    if self._posts:
                        # Those that there are do the rest.
                        break
                    yield waiting.popleft(), _not_started(error)
                else:
                    waiting.popleft()
            ready = self._ready()
            for post in list(self._posts):
                if post.worker.found in ready:
                    checked = post.worker.receive()
                    if checked is not None:
                        self._posts.remove(post)
                        self._idle.append(post.worker)
                        yield post.place, _noted(checked, post)
                        continue
                    end: Checked | None = self._died(post, jobs[post.place])
                else:
                    end = self._late(post, jobs[post.place])
                if end is not None:
                    self._posts.remove(post)
                    yield post.place, end

    def close(self) -> None:
        """End all workers, at once."""
        for worker in (*self._idle, *[post.worker for post in self._posts]):
            worker.end()
        self._idle, self._posts = [], []
        for end in self._life:
            os.close(end)

    def _begin(self, jobs: Sequence[Job], place: int) -> None:
        if self._idle:
            worker = self._idle.pop()
            worker.send(jobs[place])
        else:
            worker = Worker(jobs[place], self._life, self._limits.memory, Hopeless())
        self._posts.append(_Post(worker, place, self._clock()))

    def _ready(self) -> set[int]:
        """The workers that have something to say, or are no more."""
        poll = select.poll()
        for post in self._posts:
            poll.register(post.worker.found, select.POLLIN)
        return {descriptor for descriptor, _ in poll.poll(_LOOK_EVERY * 1000)}

    def _late(self, post: _Post, job: Job) -> Checked | None:
        """See how long a worker has been at its file and its question, and act on it; what that makes of the file, if
        that is the end of it."""
        now = self._clock()
        if now - post.begun > self._limits.file:
            post.worker.end()
            return Checked(stopped=f"not done within --time-limit {self._limits.file:g} s")
        asking = post.worker.asking
        if asking != post.asking or not asking % 2:
            post.asking, post.since = asking, now
        elif now - post.since > self._limits.question * job.options.budget:
            post.worker.end()
            return self._again(
                post, job, f"took more than {self._limits.question * job.options.budget:g} s", hopeless=True
            )
        return None

    def _died(self, post: _Post, job: Job) -> Checked | None:
        """Have another worker do what the last one died of; what that makes of the file, if that is the end of it."""
        asking = post.asking = post.worker.asking
        status = post.worker.end()
        post.deaths[asking] += 1
        # Somebody else may have ended it, for reasons that had nothing to do with what it was at.
        again = post.deaths[asking] > 1
        if not asking % 2 and (again or status == OUT_OF_MEMORY):
            return _end(status, self._limits)
        return self._again(post, job, _last_word(status), hopeless=again)

    def _again(self, post: _Post, job: Job, reason: str, *, hopeless: bool) -> Checked | None:
        if hopeless:
            number = (post.asking + 1) // 2
            numbers = post.hopeless.numbers | {number}
            post.hopeless = Hopeless(numbers, number if len(numbers) >= _MOST_GIVEN_UP else None)
            post.reasons = (*post.reasons, reason)
        try:
            post.worker = Worker(job, self._life, self._limits.memory, post.hopeless)
        except OSError as error:
            return _not_started(error)
        post.asking = 0
        return None


def _not_started(error: OSError) -> Checked:
    return Checked(stopped=f"no process could be started: {error.strerror or error}")


def _noted(checked: Checked, post: _Post) -> Checked:
    if not post.hopeless.numbers:
        return checked
    count = len(post.hopeless.numbers)
    whose = "a question was" if count == 1 else f"{count} questions were"
    if post.hopeless.beyond is not None:
        whose = f"{count} questions and all that follow were"
    reasons = ", or ".join(dict.fromkeys(post.reasons))
    return replace(checked, note=f"{whose} given up, for the solver {reasons}; what rests on that is undecided")


def _last_word(status: int) -> str:
    """What can be said of a worker that died at a question."""
    if status in (OUT_OF_MEMORY, _SOLVER_OUT_OF_MEMORY):
        return "ran out of memory"
    return "broke down" if status >= 0 else f"was ended by {_signal(-status)}"


# What the solver leaves the process with where it gets no more memory.
_SOLVER_OUT_OF_MEMORY = 101


def _end(status: int, limits: Limits) -> Checked:
    if status == OUT_OF_MEMORY:
        return Checked(stopped=f"not done within --memory-limit {limits.memory >> 20} MB")
    how = f"was ended by {_signal(-status)}" if status < 0 else f"ended with status {status}"
    return Checked(failure=f"the process that checked it {how}")


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
