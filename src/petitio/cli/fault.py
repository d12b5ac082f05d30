"""An error of petitio's own."""

from __future__ import annotations

from pathlib import Path


def fault(error: Exception) -> str:
    """An error of petitio's own in a line: what, and where."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error}{where}"


def broken_installation(error: Exception) -> str:
    """A grammar that cannot be read, in a line: nothing that a file could be blamed for."""
    return f"the grammar that belongs to petitio cannot be read: {error}; install petitio again"
