"""`petitio graph`: arguments as pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Literal as Word

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from petitio.pipeline import Examined
    from petitio.render.graph.drawing import Drawing

_FINDINGS = 1
_Format = Word["mermaid", "dot", "svg"]


@click.command(name="graph")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str))
@click.argument("argument", required=False)
@click.option(
    "--output-format",
    "--format",
    "form",
    type=click.Choice(["mermaid", "dot", "svg"]),
    default="mermaid",
    show_default=True,
    help="What to print.",
)
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write it to a file.")
@click.option("--stdin-filename", default="<stdin>", help="What to call the text read from `-`.")
def command(path: str, argument: str | None, form: _Format, output_file: str | None, stdin_filename: str) -> int:
    """Draw the arguments of a file, or ARGUMENT alone: the claims in their own words, what supports what, as the
    checker finds it, and what it finds wrong. `-` is standard input."""
    from petitio.pipeline import deep_calls
    from petitio.render.graph.drawn import drawn

    name = stdin_filename if path == "-" else path
    examined = _examined(path, name)
    sound = [found.name for _, found in examined.arguments if not found.faulty]
    broken = [found.name for _, found in examined.arguments if found.faulty]
    if argument is not None and argument not in (*sound, *broken):
        raise _no_argument(argument, [*sound, *broken], name)
    wanted = [one for one in sound if argument in (None, one)]
    if wanted:
        with deep_calls():
            _show(_page([drawn(examined, one) for one in wanted], form), output_file)
    return _told(examined, name, [one for one in broken if argument in (None, one)], drawn=bool(wanted))


def _examined(path: str, name: str) -> Examined:
    from petitio.library import examine_bytes

    try:
        contents = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    return examine_bytes(contents, name)


def _page(drawings: Sequence[Drawing], form: _Format) -> str:
    match form:
        case "mermaid":
            from petitio.render.graph.mermaid_drawing import mermaid_drawing

            return mermaid_drawing(drawings)
        case "dot":
            from petitio.render.graph.dot_drawing import dot_drawing

            return dot_drawing(drawings)
        case "svg":
            from petitio.render.graph.svg_drawing import svg_drawing

            return svg_drawing(drawings)


def _show(page: str, output_file: str | None) -> None:
    if output_file is None:
        click.echo(page, nl=False)
        return
    from petitio.cli.files import write

    try:
        write(Path(output_file), page)
    except OSError as error:
        raise click.ClickException(f"cannot write {output_file}: {error.strerror or error}") from None


def _told(examined: Examined, name: str, broken: Sequence[str], *, drawn: bool) -> int:
    """Say beside the picture what is wrong with the file, and what is not in the picture for that; the exit status."""
    from petitio.diagnostics import Severity

    errors = [row for row in examined.findings if row.weight is Severity.ERROR and not row.expected]
    if broken or not drawn:
        from petitio.cli.colour import width
        from petitio.render.assemble import finding_report
        from petitio.render.finding_text import finding_text
        from petitio.render.layout import laid_out, plain

        for row in errors:
            report = finding_report(examined.source, row, examined.imported)
            click.echo(laid_out(finding_text(name, report, examined.source, plain), width()) + "\n", err=True)
        for one in broken:
            click.echo(f"petitio: {one} has errors and is not drawn", err=True)
        if not errors and not broken:
            click.echo(f"petitio: there is no argument in {name}", err=True)
        return _FINDINGS
    if errors:
        click.echo(f"petitio: {name} has errors; see `petitio check {name}`", err=True)
    return _FINDINGS if errors else 0


def _no_argument(word: str, known: Sequence[str], name: str) -> click.UsageError:
    from petitio.parsing.suggest import suggest

    near = suggest(word, known)
    if not known:
        return click.UsageError(f"there is no argument in {name}")
    advice = f"did you mean {near}?" if near else f"there is {', '.join(known)}"
    return click.UsageError(f"there is no argument {word} in {name}; {advice}")
