"""`petitio graph`: arguments as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal as Word

import click

from petitio.cli.confined import confined
from petitio.cli.contents import contents_or_leave
from petitio.cli.options import Existing, stdin_filename, with_stdin
from petitio.cli.say import say
from petitio.cli.show import output_to, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from petitio.pipeline import Examined
    from petitio.render.graph.drawing import Drawing

_FINDINGS = 1
_Format = Word["mermaid", "dot", "svg"]


@click.command(name="graph")
@click.argument("path", type=Existing(dir_okay=False))
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
@stdin_filename
@confined
def command(path: str, argument: str | None, form: _Format, output_file: str | None, stdin_filename: str | None) -> int:
    """Draw the arguments of a file, or ARGUMENT alone: the claims in their own words, what supports what, as the
    checker finds it, and what it finds wrong. `-` is standard input."""
    from petitio.deep_calls import deep_calls
    from petitio.render.graph.drawn import drawn

    _, stdin_name = with_stdin((path,), stdin_filename)
    name = stdin_name if path == "-" else path
    output_file = output_to(output_file, (path,))
    examined = _examined(path, name)
    sound = [found.name for _, found in examined.arguments if not found.faulty]
    broken = [found.name for _, found in examined.arguments if found.faulty]
    if argument is not None and argument not in (*sound, *broken):
        raise _no_argument(argument, [*sound, *broken], name)
    wanted = [one for one in sound if argument in (None, one)]
    if wanted:
        with deep_calls():
            show(_page([drawn(examined, one) for one in wanted], form), output_file)
    return _told(examined, name, [one for one in broken if argument in (None, one)], drawn=bool(wanted))


def _examined(path: str, name: str) -> Examined:
    from petitio.library import examine_bytes

    return examine_bytes(contents_or_leave(path), name)


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


def _told(examined: Examined, name: str, broken: Sequence[str], *, drawn: bool) -> int:
    """Say beside the picture what is wrong with the file, and what is not in the picture for that; the exit status."""
    from petitio.diagnostics import Severity

    errors = [row for row in examined.findings if row.weight is Severity.ERROR and not row.expected]
    if broken or not drawn:
        from petitio.cli.colour import width
        from petitio.render.assemble import finding_report
        from petitio.render.finding_text import finding_text
        from petitio.render.layout import laid_out, plain
        from petitio.render.no_commands import no_commands

        for row in errors:
            report = finding_report(examined.source, row, examined.imported)
            told = laid_out(finding_text(name, report, examined.source, plain), width())
            click.echo(no_commands(told) + "\n", err=True)
        for one in broken:
            say(f"{one} has errors and is not drawn")
        if not errors and not broken:
            say(f"there is no argument in {name}")
        return _FINDINGS
    if errors:
        say(f"{name} has errors; see `petitio check {name}`")
    return _FINDINGS if errors else 0


def _no_argument(word: str, known: Sequence[str], name: str) -> click.UsageError:
    from petitio.parsing.suggest import suggest

    near = suggest(word, known)
    if not known:
        return click.UsageError(f"there is no argument in {name}")
    advice = f"did you mean {near}?" if near else f"there is {', '.join(known)}"
    return click.UsageError(f"there is no argument {word} in {name}; {advice}")
