"""`petitio init`: a configuration and an example to begin with."""

from __future__ import annotations

from pathlib import Path

import click

_CONFIGURATION = """\
# Settings of petitio for this folder and those below it. Lines with no more said show what holds without them.
# `petitio rules` lists the rules; `petitio check --show-settings` what counts for a file.

# select = ["V", "B101"]      # an example: report these rules alone; without it, those that show unasked
# extend-select = []          # report these as well, such as "given-the-rest"
# ignore = []                 # and not these
# exclude = [".*", "__pycache__", "node_modules", "venv"]
# extend-exclude = []         # leave these out of folders as well: "drafts", "old/**/*.arg"
# fail-on = "error"           # the least weight that fails a check: error, warning, note, or never
# output-format = "text"      # or json, sarif, github, junit
# markdown = false            # of folders, Markdown files as well
# budget = 1                  # so many times the solver's usual steps, up to 1000

# [per-file-ignores]
# "fallacies/*" = ["R"]       # an example

# [severities]
# mixed-connectives = "error" # an example; error, warning, note, or off

# [format]
# spelling = "preserve"       # or ascii, or unicode
# line-width = 120
"""

_EXAMPLE = """\
# Check this file with `petitio check example.arg`, and read it back with `petitio read example.arg`.

argument example:
  "Whoever has read this far can write an argument."

sort Person
const you: Person       "you"
pred reads(p: Person)   "{p} can read"
pred argues(p: Person)  "{p} can write an argument"

premise reading:
  "You can read."
  reads(you)

assume enough:
  "Whoever can read can write an argument."
  forall p: Person. reads(p) -> argues(p)

conclude arguing:
  "So you can write an argument."
  argues(you)

expect arguing holds
expect arguing fails without enough
"""


@click.command(name="init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=str))
def command(folder: str) -> int:
    """Write a `petitio.toml` and an example into a folder. Nothing that is there is written over."""
    from petitio.configuration import configuration_file

    place = Path(folder)
    there = configuration_file(place)
    if there is not None:
        table = (
            " has the settings in its table `tool.petitio`" if there.name == "pyproject.toml" else " is there already"
        )
        raise click.UsageError(f"{there.as_posix()}{table}, and nothing was written")
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in (("petitio.toml", _CONFIGURATION), ("example.arg", _EXAMPLE)):
            if name == "example.arg" and (place / name).exists():
                click.echo(f"{(place / name).as_posix()} is there already, and is left as it is")
                continue
            # Whoever was faster keeps what they wrote.
            with (place / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            click.echo(f"wrote {(place / name).as_posix()}")
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename or folder}: {error.strerror or error}") from None
    click.echo(f"next: petitio check {(place / 'example.arg').as_posix()}")
    return 0
