"""What `petitio check --certify` needs, and what it says and keeps where two solvers contradict each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import click

from petitio.cli.files import write
from petitio.cli.say import say
from petitio.cli.short_name import short_name

_OTHER = re.compile(r"[^\w.-]+")


def need_second_solver() -> None:
    """Leave with a complaint where cvc5 is not installed."""
    if find_spec("cvc5") is None:
        from petitio.certify.certified import MISSING

        raise click.UsageError(MISSING)


def keep(evidence: Sequence[tuple[str, str]], folder: str | None) -> None:
    """Write each text into a folder and say where it is, or why it cannot be written; without a folder, say how to get
    them."""
    if folder is None:
        say(
            "the solvers contradict each other; to have what they were asked as files, "
            "type: petitio check --certify --save-disagreements FOLDER FILE"
        )
        return
    for name, text in evidence:
        # Two names may differ in nothing that a file may be called.
        digest = sha256(text.encode()).hexdigest()[:8]
        path = Path(folder, f"{short_name(_OTHER.sub('-', name))}.{digest}.smt2")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, text)
        except OSError as error:
            say(f"cannot write {path}: {error.strerror or error}")
        else:
            say(f"what the solvers contradict each other about is in {path}")
