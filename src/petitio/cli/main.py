"""The command line. Exit status: 0 all as it should be, 1 findings, 2 could not do its work, 3 internal error."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import NoReturn

import click

from petitio import __version__
from petitio.cli.confined import OWN_PROCESS, confined
from petitio.cli.contents import contents, contents_or_leave
from petitio.cli.options import Existing, rules_beginning, stdin_filename, with_stdin
from petitio.cli.say import say
from petitio.render.no_commands import no_commands
from petitio.render.visible import visible_lines

# The commands that are `command` in the module of their name.
_ELSEWHERE = ("cache", "check", "export", "fmt", "graph", "init", "rules")
FINDINGS, USAGE, INTERNAL, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """The entry point: nothing that goes wrong reaches the terminal as a traceback."""
    _prepare_streams()
    try:
        _listen()
        status = cli.main(prog_name="petitio", standalone_mode=False, obj=OWN_PROCESS)
    except click.ClickException as error:
        _show(error)
        status = USAGE
    except (click.Abort, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _complain("interrupted")
        status = INTERRUPTED
    except SystemExit as left:
        # Click leaves where nobody reads the output any more.
        status = left.code
    except OSError as error:
        # Files that are named are read, and written, where their names are known. What is left is the output, and that
        # there is no place to be at.
        _complain(f"{'cannot write the output' if _somewhere() else 'the current folder'}: {error.strerror or error}")
        status = USAGE
    except MemoryError:
        _complain("there is not enough memory for that")
        status = USAGE
    except Exception as error:
        status = _unexpected(error)
    _leave(status if isinstance(status, int) else 0)


def _listen() -> None:
    """From here on an interruption is an exception, unless they are ignored; and to be told to end is one."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _prepare_streams() -> None:
    """Let all that is to be written go out: what the encoding has no character for as a question mark, and a byte of a
    file name that is no text as it came in. A stream that is closed fails when it is used, and no file takes its
    place."""
    codecs.register_error("petitio", _written)
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            # Opened the wrong way round, for whoever uses it to be told.
            with suppress(OSError):
                os.fstat(number)
                continue
            os.open(os.devnull, os.O_RDONLY if mode == "w" else os.O_WRONLY)
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="petitio")


def _written(error: UnicodeError) -> tuple[str | bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    number = ord(error.object[error.start])
    byte = number - 0xDC00
    return (bytes([byte]) if 0x80 <= byte <= 0xFF else "?"), error.start + 1


def _somewhere() -> bool:
    """Whether the current folder is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _leave(status: int) -> NoReturn:
    """End the process at once, with everything written. Taking a tenth of it apart first would help nobody."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = status or USAGE
    os._exit(status)


def _show(error: click.ClickException) -> None:
    """Say what it says, with nothing in it that a terminal or a continuous integration would obey."""
    text = StringIO()
    error.show(file=text)
    with suppress(OSError):
        click.echo(no_commands(visible_lines(text.getvalue())), err=True, nl=False)


def _complain(sentence: str) -> None:
    """Say it where errors are said, if anything can be said there."""
    with suppress(OSError):
        say(sentence)


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

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; one that there is not is told from those that there are."""
        word = args[0]
        if word.startswith("-") or self.get_command(context, word) is not None:
            return super().resolve_command(context, args)
        from petitio.parsing.suggest import suggest

        near = suggest(word, self.list_commands(context))
        raise click.UsageError(f"there is no command {word}{f'; did you mean {near}?' if near else ''}", context)

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
@click.argument("paths", nargs=-1, type=Existing())
@stdin_filename
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@confined
def read(paths: tuple[str, ...], stdin_filename: str | None, color: str) -> int:
    """Read argument files back in English: each formula under its prose, to see whether it says the same. `-` is
    standard input."""
    paths, stdin_name = with_stdin(paths, stdin_filename)
    if not paths:
        raise click.UsageError("say which files to read")
    from petitio.cli.colour import colours, width
    from petitio.cli.discover import discover
    from petitio.cli.resolve import Resolve
    from petitio.files import Files
    from petitio.render.readback import read_back_bytes

    whole = True
    pages = []
    unread = False
    for path, _ in discover(paths, Resolve({}), markdown=True, purpose="read"):
        try:
            found = contents(path)
        except OSError as error:
            say(f"cannot read {path}: {error.strerror or error}")
            unread = True
            continue
        name = stdin_name if path == "-" else path
        page, complete = read_back_bytes(found, name, colours(color), width(), Files(name, name))
        pages.append(page)
        whole = whole and complete
    click.echo(no_commands("\n".join(pages)), nl=False, color=True)
    return USAGE if unread else 0 if whole else FINDINGS


@cli.command()
@click.argument("path", type=Existing(dir_okay=False))
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
@stdin_filename
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@confined
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
    stdin_filename: str | None,
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
@click.argument("rule", shell_complete=rules_beginning)
def explain(rule: str) -> int:
    """Explain a rule, by its code or its name: `petitio explain V101`."""
    from petitio.rules.catalogue import explanation, find_rule

    found = find_rule(rule)
    if found is None:
        raise _no_rule(rule)
    click.echo(explanation(found), nl=False)
    return 0


@cli.command()
@click.argument("path", type=Existing(dir_okay=False))
@click.argument("claim", required=False)
@stdin_filename
@click.option(
    "--output-format",
    "--format",
    type=click.Choice(["text", "svg"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@confined
def curve(path: str, claim: str | None, stdin_filename: str | None, output_format: str) -> int:
    """Print how confidence in CLAIM goes down step by step, where a premise has a credence for each step. CLAIM may be
    ARGUMENT.CLAIM; without it, every claim that has such a curve, or for an SVG the only one. `-` is standard input."""
    _, stdin_name = with_stdin((path,), stdin_filename)
    from petitio.library import examine_bytes
    from petitio.render.curve import Curve, curve_svg, curve_text
    from petitio.render.no_commands import no_commands_in_xml

    name = stdin_name if path == "-" else Path(path).as_posix()
    examined = examine_bytes(contents_or_leave(path), name)
    found = [
        Curve(f"{argument.name}.{name}", sure.decay)
        for argument, verdict in examined.arguments
        for name, sure in verdict.confidence.items()
        if sure.decay is not None and (claim is None or claim in (name, f"{argument.name}.{name}"))
    ]
    if not found:
        where = f"`{claim}` in {name}" if claim else name
        say(
            f"there is no curve for {where}: no claim that holds rests on a premise with a credence for each step; "
            "`petitio check` says more"
        )
        return FINDINGS
    # Curves that end at some number are the beginning of one that does not.
    whole = [one for one in found if one.decay.taken is None] or found
    shown = found if claim is not None else whole
    if output_format == "svg" and len(shown) > 1:
        raise click.UsageError(f"say which claim: {', '.join(one.claim for one in shown)}")
    pages = [no_commands_in_xml(curve_svg(one)) if output_format == "svg" else curve_text(one) for one in shown]
    click.echo("\n".join(pages), nl=False)
    return 0


@cli.command()
@click.argument("path", type=Existing(dir_okay=False))
@stdin_filename
@click.option("--stage", type=click.Choice(["syntax", "core", "obligations", "smt"]), default="core", show_default=True)
@confined
def dump(path: str, stdin_filename: str | None, stage: str) -> int:
    """Print what a file is at a stage on its way to a verdict. `-` is standard input."""
    _, stdin_name = with_stdin((path,), stdin_filename)
    from petitio.files import Files
    from petitio.parsing.argument_source import argument_source
    from petitio.render.dump import dump_stage

    name = stdin_name if path == "-" else path
    text = contents_or_leave(path).decode("utf-8-sig", errors="replace")
    click.echo(no_commands(dump_stage(argument_source(name, text), stage, Files(name, name))), nl=False)
    return 0


if __name__ == "__main__":
    main()
