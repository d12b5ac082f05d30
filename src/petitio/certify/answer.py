"""The process that cvc5 runs in: `python -m petitio.certify.answer`. A line for
each question, as JSON: its text, and how many times the usual steps it may take. A line for each answer.

The first line that it writes says which solver it is.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_MOST_MEMORY = 2 << 30


def main() -> None:
    """Answer until nobody asks."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints is no answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # An interrupt ends it at once, also where whoever started it does not want to hear of one.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _bound_memory()
    from petitio.smt.budget import budget
    from petitio.smt.second_opinion import second_opinion
    from petitio.smt.second_session import second_solver_version

    answers.write(json.dumps({"solver": second_solver_version()}).encode() + b"\n")
    answers.flush()
    for line in sys.stdin.buffer:
        text, times = json.loads(line)
        with _ending_with_whoever_asks(answers.fileno()), budget(times):
            found = second_opinion(text)
        row = {"answer": found.answer, "preamble": found.preamble, "reason": found.reason}
        answers.write(json.dumps(row).encode() + b"\n")
        answers.flush()


def _bound_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, _MOST_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))


@contextmanager
def _ending_with_whoever_asks(answers: int) -> Iterator[None]:
    """Meanwhile the end of whoever asks ends this process as well, even in the middle of a question: the system says
    so by a signal, whose effect is that.

    It is asked to watch the pipe of the answers. Of the other one it would say as well that a question was written,
    and now and then it says so when the question has been read already.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl
    import select

    before = fcntl.fcntl(answers, fcntl.F_GETFL)
    fcntl.fcntl(answers, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(answers, fcntl.F_SETFL, before | os.O_ASYNC)
    # It may have been over before the system was told to say so.
    asked = select.poll()
    asked.register(answers, 0)
    if asked.poll(0):
        sys.exit()
    try:
        yield
    finally:
        fcntl.fcntl(answers, fcntl.F_SETFL, before)


if __name__ == "__main__":
    main()
