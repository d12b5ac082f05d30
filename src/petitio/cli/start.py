"""Where the program starts: with an answer to an interruption that comes before it has read itself."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

_INTERRUPTED = 130


def start() -> None:
    """Run the program. An interruption before anything can be said of it ends it at once, with the status for that."""
    # Whoever starts it may have had interruptions ignored.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    from petitio.cli.main import main

    main()


def _end(*_: object) -> NoReturn:
    os._exit(_INTERRUPTED)
