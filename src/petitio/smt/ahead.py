"""Solver contexts made ahead of need, and deleted after it, by a thread.

Making a context takes as long as a short question takes to answer, and nothing but the solver's own code, so it goes
well beside reading a file and wording the next question. The solver's options are those of the whole process,
and it guards them badly: no context is made while options are being set.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread

# As many as a short check has open at once; afterwards one is kept in hand. Each takes 17 MB.
_FIRST, _KEPT = 3, 1


class Ahead:
    """Contexts from `make`, handed out by `take` and given back to `delete`.

    `options` is to be held by whoever sets options. `started` is to be called once they are set in a context, for
    then there is time to make another. The thread never keeps a program from ending.
    """

    def __init__(self, make: Callable[[], int], delete: Callable[[int], None]) -> None:
        self.options = Lock()
        self._make = make
        self._delete = delete
        self._ready: list[int] = []
        self._given_back: SimpleQueue[int | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="contexts", daemon=True)
        self._thread.start()

    def take(self) -> int:
        """A context that has seen nothing. Raises what `make` raises."""
        with self.options:
            return self._ready.pop() if self._ready else self._make()

    def started(self) -> None:
        """Have another context made if there is none in hand."""
        if len(self._ready) < _KEPT:
            self._given_back.put(None)

    def give_back(self, context: int) -> None:
        """Have a context deleted."""
        self._given_back.put(context)

    def _work(self) -> None:
        try:
            for _ in range(_FIRST):
                self._another()
            while True:
                context = self._given_back.get()
                if context is not None:
                    self._delete(context)
                elif len(self._ready) < _KEPT:
                    self._another()
        except (ImportError, OSError):
            # Whoever takes a context tries it again, and gets to hear of it.
            return

    def _another(self) -> None:
        with self.options:
            self._ready.append(self._make())
