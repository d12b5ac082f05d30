"""The command line. Exit status: 0 all as it should be, 1 findings, 2 could not do its work, 3 internal error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from petitio import __version__

# The commands that are `command` in the module of their name.
_ELSEWHERE = ("cache", "check", "export", "fmt", "graph", "init", "rules")
FINDINGS, USAGE, INTERNAL, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """The entry point: nothing that goes wrong reaches the terminal as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = cli.main(prog_name="petitio", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("petitio: interrupted", err=True)
        status = INTERRUPTED
    except SystemExit as left:
        # Click leaves where nobody reads the output any more.
        status = left.code
    except OSError as error:
        # Files that are named are read, and written, where their names are known; what is left is the output.
        _complain(f"cannot write the output: {error.strerror or error}")
        status = USAGE
    except Exception as error:
        status = _unexpected(error)
    _leave(status if isinstance(status, int) else 0)


def _leave(status: int) -> NoReturn:
    """End the process at once, with everything written. Taking a tenth of it apart first would help nobody."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = status or USAGE
    os._exit(status)


def _complain(sentence: str) -> None:
    """Say it where errors are said, if anything can be said there."""
    with suppress(OSError):
        click.echo(f"petitio: {sentence}", err=True)


def _unexpected(error: Exception) -> int:
    from petitio.parsing.tables import GrammarUnreadable

    if isinstance(error, GrammarUnreadable):
        from petitio.cli.fault import broken_installation

        _complain(broken_installation(error))
        return USAGE
    from petitio.cli.ending import internal
    from petitio.cli.fault import fault

    _complain(internal(fault(error)))
    return INTERNAL


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from petitio.installed import installed

    solver = installed("z3-solver")
    click.echo(f"petitio {__version__} (z3 {'.'.join(solver.split('.')[:3]) if solver else 'missing'})")
    context.exit()


class _Commands(click.Group):
    """Commands of which most have a module of their own, loaded when they are called or listed."""

    def list_commands(self, context: click.Context) -> list[str]:
        """All commands, in the order of their names."""
        return sorted({*super().list_commands(context), *_ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if name not in _ELSEWHERE:
            return super().get_command(context, name)
        found = import_module(f"petitio.cli.{name}").command
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version, and the solver's.",
)
def cli() -> None:
    """Check arguments written as prose and logic: does the conclusion follow, under which assumptions, and if not,
    what is wrong with it?"""


def _no_rule(word: str) -> click.UsageError:
    from petitio.parsing.suggest import suggest
    from petitio.rules.catalogue import CATALOGUE

    near = suggest(word, [name for known in CATALOGUE for name in (known.code, known.name)])
    advice = f"; did you mean {near}?" if near else ""
    return click.UsageError(f"there is no rule {word}{advice}")


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=str))
@click.option("--stdin-filename", default="<stdin>", help="What to call the text read from `-`.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def read(paths: tuple[str, ...], stdin_filename: str, color: str) -> int:
    """Read argument files back in English: each formula under its prose, to see whether it says the same."""
    from petitio.cli.colour import colours, width
    from petitio.cli.discover import discover
    from petitio.cli.resolve import Resolve
    from petitio.files import Files
    from petitio.render.readback import read_back_bytes

    whole = True
    pages = []
    for path, _ in discover(paths, Resolve({}), markdown=True):
        try:
            contents = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
        name = stdin_filename if path == "-" else path
        page, complete = read_back_bytes(contents, name, colours(color), width(), Files(name, name))
        pages.append(page)
        whole = whole and complete
    click.echo("\n".join(pages), nl=False, color=True)
    return 0 if whole else FINDINGS


@cli.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str))
@click.option(
    "--semantics",
    multiple=True,
    metavar="NAME",
    help="grounded, complete, preferred or stable (GR, CO, PR, ST); may be repeated. All four unless given.",
)
@click.option(
    "--task",
    metavar="NAME",
    help="enumerate all extensions (EE), give some one (SE), or say whether --argument is in some (credulous, DC) or "
    "in all (sceptical, DS). The first unless given.",
)
@click.option("-p", "--problem", metavar="TASK-SEMANTICS", help="Both as the ICCMA competitions name them: DC-PR.")
@click.option("-a", "--argument", metavar="NAME", help="The argument that a task is about.")
@click.option("--why", metavar="NAME", help="Say why an argument has its label under the grounded semantics.")
@click.option("--in", "inside", metavar="DISPUTE", help="Of an argument file: this dispute alone.")
@click.option("--most", type=click.IntRange(1), default=100, show_default=True, help="List at most so many extensions.")
@click.option("--input-format", type=click.Choice(["af", "apx", "tgf"]), help="Unless given, by the name or the looks.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "iccma", "af", "apx", "tgf", "dot", "mermaid"]),
    help="Unless given, text, or iccma with --problem. As af, apx or tgf, the framework itself is written.",
)
@click.option("--stdin-filename", default="<stdin>", help="What to call the text read from `-`.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def dispute(
    path: str,
    semantics: tuple[str, ...],
    task: str | None,
    problem: str | None,
    argument: str | None,
    why: str | None,
    inside: str | None,
    most: int,
    input_format: str | None,
    output_format: str | None,
    stdin_filename: str,
    color: str,
) -> int:
    """Say which arguments stand where arguments attack each other: in the disputes of an argument file, with the
    reasons and what they turn on; or the extensions of a framework in a .af, .apx or .tgf file. `-` is standard
    input."""
    from petitio.cli.dispute import Wanted
    from petitio.cli.dispute import dispute as judge

    asked = (semantics, task, problem, argument, why, most, input_format, output_format, stdin_filename, color, inside)
    return judge(path, Wanted(*asked))


@cli.command()
@click.argument("rule")
def explain(rule: str) -> int:
    """Explain a rule, by its code or its name: `petitio explain V101`."""
    from petitio.rules.catalogue import explanation, find_rule

    found = find_rule(rule)
    if found is None:
        raise _no_rule(rule)
    click.echo(explanation(found), nl=False)
    return 0


@cli.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=str))
@click.argument("claim", required=False)
@click.option(
    "--output-format",
    "--format",
    type=click.Choice(["text", "svg"]),
    default="text",
    show_default=True,
    help="What to print.",
)
def curve(path: str, claim: str | None, output_format: str) -> int:
    """Print how confidence in CLAIM goes down step by step, where a premise has a credence for each step. CLAIM may be
    ARGUMENT.CLAIM; without it, every claim that has such a curve, or for an SVG the only one."""
    from petitio.library import examine_file
    from petitio.render.curve import Curve, curve_svg, curve_text

    try:
        examined = examine_file(path)
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    found = [
        Curve(f"{argument.name}.{name}", sure.decay)
        for argument, verdict in examined.arguments
        for name, sure in verdict.confidence.items()
        if sure.decay is not None and (claim is None or claim in (name, f"{argument.name}.{name}"))
    ]
    if not found:
        where = f"`{claim}` in {path}" if claim else path
        click.echo(
            f"petitio: there is no curve for {where}: no claim that holds rests on a premise with a credence for each "
            "step; `petitio check` says more",
            err=True,
        )
        return FINDINGS
    # Curves that end at some number are the beginning of one that does not.
    whole = [one for one in found if one.decay.taken is None] or found
    shown = found if claim is not None else whole
    if output_format == "svg" and len(shown) > 1:
        raise click.UsageError(f"say which claim: {', '.join(one.claim for one in shown)}")
    pages = [curve_svg(one) if output_format == "svg" else curve_text(one) for one in shown]
    click.echo("\n".join(pages), nl=False)
    return 0


@cli.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=str))
@click.option("--stage", type=click.Choice(["syntax", "core", "obligations", "smt"]), default="core", show_default=True)
def dump(path: str, stage: str) -> int:
    """Print what a file is at a stage on its way to a verdict."""
    from petitio.files import Files
    from petitio.parsing.argument_source import argument_source
    from petitio.render.dump import dump_stage

    try:
        text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    click.echo(dump_stage(argument_source(path, text), stage, Files(path, path)), nl=False)
    return 0


if __name__ == "__main__":
    main()
