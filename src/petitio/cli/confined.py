"""A command in a process of its own, within limits, so that it ends whatever a file asks of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

# What the program tells its commands: that the process is its own, to be copied and bounded. Whoever calls a command
# from Python has a process that is no business of ours.
OWN_PROCESS = "own process"
_STOPPED, _INTERNAL, _INTERRUPTED = 2, 3, 130
_OWN_MOMENT, _LAST_MOMENT = 0.2, 2.0

_LIMITS = (
    click.option(
        "--time-limit",
        type=click.IntRange(1),
        metavar="SECONDS",
        default=300,
        show_default=True,
        help="Stop after that.",
    ),
    click.option(
        "--memory-limit",
        type=click.IntRange(256),
        metavar="MB",
        default=1024,
        show_default=True,
        help="Take no more memory than that.",
    ),
)


def confined(command: _Command) -> _Command:
    """Add the options that limit a command, and have it keep to them."""

    @wraps(command)
    @click.pass_context
    def within(context: click.Context, /, *given: Any, time_limit: int, memory_limit: int, **named: Any) -> Any:
        from petitio.cli.crew import possible

        def work() -> Any:
            return command(*given, **named)

        if context.find_root().obj != OWN_PROCESS or not possible():
            return work()
        return _within(work, time_limit, memory_limit)

    for option in reversed(_LIMITS):
        within = option(within)
    return within  # type: ignore[return-value]  # click puts options on what it is given, and calls it by their names


def _within(work: Callable[[], Any], seconds: int, megabytes: int) -> Any:
    """Do it in a copy of this process; there, what it comes to, and here, the status with which the copy ended."""
    from signal import SIG_DFL, SIGINT, SIGKILL, SIGTERM, signal
    from threading import Thread

    from petitio.cli.worker import OUT_OF_MEMORY, bound, until_its_end

    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # Each of the two processes sees by a pipe when the other is no more.
    above, below = os.pipe(), os.pipe()
    process = os.fork()
    if not process:
        os.close(above[1])
        os.close(below[0])
        signal(SIGTERM, SIG_DFL)
        Thread(target=until_its_end, args=(above[0],), daemon=True).start()
        bound(megabytes << 20)
        try:
            return work()
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
    os.close(above[0])
    os.close(below[1])
    try:
        ended = _ended(below[0], seconds)
    except KeyboardInterrupt:
        # From the keyboard it has heard of it as well, says so, and has something to put in order.
        with suppress(KeyboardInterrupt):
            if not _ended(below[0], _OWN_MOMENT):
                os.kill(process, SIGINT)
                _ended(below[0], _LAST_MOMENT)
        os.kill(process, SIGKILL)
        os.waitpid(process, 0)
        return _INTERRUPTED
    if not ended:
        os.kill(process, SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if not ended:
        return _stopped(f"not done within --time-limit {seconds} s")
    if status == OUT_OF_MEMORY:
        return _stopped(f"not done within --memory-limit {megabytes} MB")
    if status not in (0, 1, _STOPPED, _INTERNAL, _INTERRUPTED):
        return _stopped("the process that did the work broke down")
    return status


def _stopped(why: str) -> int:
    with suppress(OSError):
        click.echo(f"petitio: {why}", err=True)
    return _STOPPED


def _ended(descriptor: int, seconds: float) -> bool:
    """Wait until the other process is no more; whether that was in time."""
    import select
    from time import monotonic

    until = monotonic() + seconds
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while (left := until - monotonic()) > 0:
        if poll.poll(min(left, 60) * 1000):
            return True
    return False
