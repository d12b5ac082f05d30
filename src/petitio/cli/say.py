"""What a command says besides what was asked for."""

from __future__ import annotations

import click

from petitio.render.no_commands import no_commands
from petitio.render.visible import visible_lines


def say(sentence: str) -> None:
    """Say something on standard error, with nothing in it that a terminal would obey: files have any name."""
    click.echo(no_commands(f"petitio: {visible_lines(sentence)}"), err=True)
