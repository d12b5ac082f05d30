"""cvc5 in a process of its own, asked one text after the other, and ended when it takes too long."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import IO, Literal, cast

from petitio.record import Record
from petitio.smt.budget import scaled
from petitio.smt.patience import TIMEOUT

# In seconds. A question has two attempts, each with a timeout that the solver does not always keep.
_HARD_LIMIT, _START = 2 * TIMEOUT + 5, 30
# A text that is longer is not sent.
_LONGEST_TEXT = 400_000
# A process that has seen so many questions makes way for a new one.
_MOST_QUESTIONS = 1_000
COMMAND = (sys.executable or "python", "-P", "-m", "petitio.certify.answer")


class Reply(Record):
    """What became of a text: the `answer`, the `preamble` that brought it, or the `reason` why there is none: `budget`,
    `error`, `time`, `ended` (the process did), or `too large`."""

    answer: Literal["sat", "unsat", "unknown"]
    preamble: str = ""
    reason: str = ""


class Confirmer:
    """Asks cvc5. Its process is started when it is first needed, and again when it has ended."""

    def __init__(self, command: tuple[str, ...] = COMMAND, limit: float = _HARD_LIMIT, start: float = _START) -> None:
        self._command, self._limit, self._start = command, limit, start
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._asked = 0

    def ask(self, text: str) -> Reply:
        """What cvc5 says of a text. Never raises on its account."""
        if len(text) > _LONGEST_TEXT:
            return Reply("unknown", reason="too large")
        return self._reply(text)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                cast(IO[bytes], stream).close()
        process.wait()

    def _reply(self, text: str) -> Reply:
        try:
            if self._asked >= _MOST_QUESTIONS:
                self.close()
            process = self._running()
            self._asked += 1
            row = json.dumps([text, scaled(1)]).encode() + b"\n"
            line, late = self._line(process, scaled(1) * self._limit, row)
            if late:
                self.close()
            reply = Reply("unknown", reason="time") if late else _understood(line)
        except OSError:
            reply = Reply("unknown", reason="ended")
        except BaseException:
            self.close()
            raise
        if reply.reason == "ended":
            self.close()
        return reply

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; a new one if there is none, or if the one that there is was started by a process that this one
        is a copy of. Raises OSError if it does not get going."""
        if self._process is not None and self._owner == os.getpid():
            return self._process
        self._owner, self._asked = os.getpid(), 0
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=nothing)
        line, _ = self._line(self._process, self._start)
        try:
            solver = json.loads(line)["solver"]
        except (ValueError, TypeError, LookupError):
            solver = None
        if not isinstance(solver, str) or not solver.startswith("cvc5 "):
            raise OSError("cvc5 does not get going")
        return self._process

    def _line(self, process: subprocess.Popen[bytes], limit: float, send: bytes = b"") -> tuple[bytes, bool]:
        """The next line that a process writes, perhaps in answer to something; and whether it took too long and was
        ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        fired: list[bool] = []

        def end() -> None:
            fired.append(True)
            process.kill()

        timer = Timer(limit, end)
        timer.daemon = True
        timer.start()
        try:
            if send:
                process.stdin.write(send)
                process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            if not fired:
                raise
            line = b""
        finally:
            timer.cancel()
            timer.join()
        return line, bool(fired)


def _understood(line: bytes) -> Reply:
    """A line as a reply. What is none is not believed."""
    try:
        row = json.loads(line)
        words = (row["answer"], row["preamble"], row["reason"])
    except (ValueError, TypeError, LookupError):
        return Reply("unknown", reason="ended")
    match words:
        case ("sat" | "unsat" as answer, str() as preamble, ""):
            return Reply(answer, preamble)
        case ("unknown", "", "budget" | "time" | "error" as reason):
            return Reply("unknown", reason=reason)
        case _:
            return Reply("unknown", reason="ended")


_running: list[Confirmer] = []


def confirmer() -> Confirmer:
    """The one of this process, which is ended with it."""
    if not _running:
        _running.append(Confirmer())
        atexit.register(_running[0].close)
    return _running[0]
