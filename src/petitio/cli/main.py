"""The command line. Exit status: 0 all as it should be, 1 findings, 2 could not do its work, 3 internal error."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from petitio import __version__

if TYPE_CHECKING:
    from petitio.library import Options
    from petitio.pipeline import Examined

_MOST_ROUNDS = 5
FINDINGS, USAGE, INTERNAL, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """The entry point: nothing that goes wrong reaches the terminal as a traceback."""
    # Most of what is made stays to the end, so looking through it for what can go is seldom worth the while.
    gc.set_threshold(100_000, 50, 100)
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
        _complain(f"the grammar that belongs to petitio cannot be read: {error}; install petitio again")
        return USAGE
    _complain(_internal(error))
    return INTERNAL


def _internal(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return (
        f"internal error: {type(error).__name__}: {error}{where}\n"
        "No verdict was given. Please report this with the file that brought it about."
    )


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        solver = ".".join(version("z3-solver").split(".")[:3])
    except PackageNotFoundError:
        solver = "missing"
    click.echo(f"petitio {__version__} (z3 {solver})")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=str))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--stdin-filename", default="<stdin>", help="What to call the text read from `-`.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write a cache. There is none yet.")
@click.option("--select", metavar="RULES", help="Report these rules alone: codes, beginnings of codes, names, or ALL.")
@click.option("--extend-select", metavar="RULES", default="", help="Report these rules as well, notes included.")
@click.option("--ignore", metavar="RULES", default="", help="Do not report these rules.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing what they say.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix: also what changes what they say, such as a new premise."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(
    paths: tuple[str, ...],
    output_format: str,
    stdin_filename: str,
    no_cache: bool,
    select: str | None,
    extend_select: str,
    ignore: str,
    fix: bool,
    unsafe_fixes: bool,
    color: str,
) -> int:
    """Check argument files, and the `.arg` files in folders. Without PATHS, the current folder; `-` is standard
    input."""
    from petitio.smt.library import prepare

    prepare()
    from petitio.library import Options, examine_bytes, examine_file
    from petitio.render.assemble import assemble

    options = Options(None if select is None else _listed(select), _listed(extend_select), _listed(ignore))
    _check_selectors(options)
    if unsafe_fixes and not fix:
        raise click.UsageError("--unsafe-fixes says which fixes to apply; give --fix as well")
    if fix and "-" in paths:
        raise click.UsageError("--fix changes files, and standard input is none")
    examined = []
    for path in _files(paths or (".",)):
        try:
            if path == "-":
                examined.append(examine_bytes(sys.stdin.buffer.read(), stdin_filename, options))
            else:
                one = examine_file(path, options)
                # One fix may stand in the way of another.
                for _ in range(_MOST_ROUNDS if fix else 0):
                    if not _mend(path, one, unsafe=unsafe_fixes):
                        break
                    one = examine_file(path, options)
                examined.append(one)
        except OSError as error:
            raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    report = assemble(tuple(examined))
    if output_format == "json":
        click.echo(report.to_json())
    elif examined:
        from petitio.cli.colour import colours, width
        from petitio.render.text import render_text

        sources = {one.source.name: one.source for one in examined}
        click.echo(render_text(report, sources, colours(color), width()), nl=False, color=True)
    return 0 if report.ok else FINDINGS


def _mend(path: str, examined: Examined, *, unsafe: bool) -> bool:
    """Write the fixes of a file's findings into it, all at once or not at all; whether there were any.

    Raises OSError if that cannot be done.
    """
    from petitio.cli.files import rewrite
    from petitio.fixing import fixed

    mended = fixed(examined.source.text, examined.findings, unsafe=unsafe)
    if mended.count:
        rewrite(Path(path), mended.text)
        click.echo(f"petitio: {path}: {mended.count} fixed", err=True)
    return bool(mended.count)


def _listed(words: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _check_selectors(options: Options) -> None:
    from petitio.selection import UnknownSelector

    try:
        options.selection()
    except UnknownSelector as error:
        raise _no_rule(error.word) from None


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
    from petitio.files import Files
    from petitio.render.readback import read_back_bytes

    whole = True
    pages = []
    for path in _files(paths):
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
@click.option("--stage", type=click.Choice(["syntax", "core", "obligations", "smt"]), default="core", show_default=True)
def dump(path: str, stage: str) -> int:
    """Print what a file is at a stage on its way to a verdict."""
    from petitio.files import Files
    from petitio.render.dump import dump_stage
    from petitio.source import Source

    try:
        text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    click.echo(dump_stage(Source(path, text), stage, Files(path, path)), nl=False)
    return 0


def _files(paths: Sequence[str]) -> list[str]:
    """The files named and those found in folders, each once, in a fixed order."""
    found: dict[str, None] = {}
    for path in paths:
        if path != "-" and Path(path).is_dir():
            inside = [file for file in sorted(Path(path).rglob("*.arg")) if _is_argument(file, path)]
            found.update(dict.fromkeys(file.as_posix() for file in inside))
            if not inside:
                click.echo(f"petitio: nothing to check: there is no .arg file in {path}", err=True)
        else:
            found.setdefault(path)
    return list(found)


def _is_argument(file: Path, folder: str) -> bool:
    """Whether it is a file, and not hidden below the folder."""
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)


if __name__ == "__main__":
    main()
