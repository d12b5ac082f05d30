"""What `petitio check --certify` needs, and what it says and keeps where two solvers contradict each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import click

_OTHER = re.compile(r"[^\w.-]+")


def need_second_solver() -> None:
    """Leave with a complaint where cvc5 is not installed."""
    if find_spec("cvc5") is None:
        from petitio.certify.certified import MISSING

        raise click.UsageError(MISSING)


def keep(evidence: Sequence[tuple[str, str]], folder: str | None) -> None:
    """Write each text into a folder and say where it is; without one, say how to get it. Leaves with a complaint if one
    cannot be written."""
    if folder is None:
        click.echo(
            "petitio: the solvers contradict each other; to have what they were asked as files, "
            "type: petitio check --certify --save-disagreements FOLDER FILE",
            err=True,
        )
        return
    for name, text in evidence:
        # Two names may differ in nothing that a file may be called.
        digest = sha256(text.encode()).hexdigest()[:8]
        path = Path(folder, f"{_OTHER.sub('-', name)}.{digest}.smt2")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from None
        click.echo(f"petitio: what the solvers contradict each other about is in {path}", err=True)
