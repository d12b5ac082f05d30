"""`petitio check`: every verdict of argument files, and what was found in them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from petitio.cli.options import configured, listed
from petitio.settings import FAIL_ON, FORMATS, fails

if TYPE_CHECKING:
    from petitio.pipeline import Examined
    from petitio.report import FileReport
    from petitio.settings import Settings

_MOST_ROUNDS = 5
FINDINGS = 1


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=str))
@click.option("--output-format", type=click.Choice(FORMATS), help="[default: text]")
@click.option(
    "--output-file", metavar="FILE", type=click.Path(dir_okay=False), help="Write there, not to standard output."
)
@click.option("--stdin-filename", default="<stdin>", help="What to call the text read from `-`.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write a cache. There is none yet.")
@click.option("--select", metavar="RULES", help="Report these rules alone: codes, beginnings of codes, names, or ALL.")
@click.option("--extend-select", metavar="RULES", help="Report these rules as well, notes included.")
@click.option("--ignore", metavar="RULES", help="Do not report these rules.")
@click.option(
    "--per-file-ignores",
    metavar="PATTERN:RULE",
    help="Do not report a rule in the files that a pattern fits; several with commas between them.",
)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="The least weight that gives status 1.  [default: error]")
@click.option("--exit-zero", is_flag=True, help="Status 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Show how often each rule found something, and nothing else.")
@click.option("--show-settings", is_flag=True, help="Show the settings that count for the first file, and check none.")
@click.option("--quiet", "-q", is_flag=True, help="Show findings alone.")
@click.option("--include-markdown", is_flag=True, help="Of folders, check Markdown files as well: their `arg` fences.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing what they say.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix: also what changes what they say, such as a new premise."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@configured
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    output_file: str | None,
    stdin_filename: str,
    no_cache: bool,
    select: str | None,
    extend_select: str | None,
    ignore: str | None,
    per_file_ignores: str | None,
    fail_on: str | None,
    exit_zero: bool,
    statistics: bool,
    show_settings: bool,
    quiet: bool,
    include_markdown: bool,
    fix: bool,
    unsafe_fixes: bool,
    color: str,
    configurations: tuple[str, ...],
    isolated: bool,
    exclude: str | None,
    extend_exclude: str | None,
    force_exclude: bool,
) -> int:
    """Check argument files, and the `.arg` files in folders. Without PATHS, the current folder; `-` is standard
    input. Of a Markdown file, the fences marked `arg` are checked."""
    if unsafe_fixes and not fix:
        raise click.UsageError("--unsafe-fixes says which fixes to apply; give --fix as well")
    if fix and "-" in paths:
        raise click.UsageError("--fix changes files, and standard input is none")
    if not show_settings:
        from petitio.smt.library import prepare

        prepare()
    from petitio.cli.discover import discover
    from petitio.cli.resolve import Resolve

    given = {
        "output-format": output_format,
        "select": listed(select),
        "extend-select": listed(extend_select),
        "ignore": listed(ignore),
        "per-file-ignores": _by_pattern(per_file_ignores),
        "fail-on": fail_on,
        "exclude": listed(exclude),
        "extend-exclude": listed(extend_exclude),
        "markdown": include_markdown or None,
    }
    resolve = Resolve(given, configurations, isolated=isolated)
    here = resolve(".")
    files = [
        (path, resolve(str(Path(stdin_filename).parent)) if path == "-" else settings)
        for path, settings in discover(paths or (".",), resolve, force_exclude=force_exclude, markdown=True)
    ]
    if show_settings:
        from petitio.render.settings_text import settings_text

        click.echo(settings_text(files[0][1] if files else here), nl=False)
        return 0
    from petitio.render.assemble import assemble

    examined = [_examined(path, stdin_filename, settings, fix, unsafe_fixes) for path, settings in files]
    report = assemble(tuple(examined))
    if statistics:
        from petitio.render.statistics import statistics as counted

        page = counted(report, here.output_format)
    elif here.output_format != "text":
        from petitio.cli.formats import in_format

        limits = {file.path: settings.fail_on for file, (_, settings) in zip(report.files, files, strict=True)}
        sources = {one.source.name: one.source for one in examined}
        page = in_format(here.output_format, report, sources, limits)
    elif examined:
        from petitio.cli.colour import colours, width
        from petitio.render.text import render_text

        sources = {one.source.name: one.source for one in examined}
        style = colours("never" if output_file and color == "auto" else color)
        page = render_text(report, sources, style, width(), quiet=quiet)
    else:
        page = ""
    _show(page, output_file)
    failed = any(_fails(file, settings) for file, (_, settings) in zip(report.files, files, strict=True))
    return FINDINGS if failed and not exit_zero else 0


def _examined(path: str, stdin_filename: str, settings: Settings, fix: bool, unsafe: bool) -> Examined:
    """What is found of a file, mended as far as that is wanted."""
    from petitio.library import examine_bytes, examine_file

    try:
        if path == "-":
            return examine_bytes(sys.stdin.buffer.read(), stdin_filename, settings.options)
        one = examine_file(path, settings.options)
        # One fix may stand in the way of another.
        for _ in range(_MOST_ROUNDS if fix else 0):
            if not _mend(path, one, unsafe=unsafe):
                break
            one = examine_file(path, settings.options)
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror or error}") from None
    return one


def _mend(path: str, examined: Examined, *, unsafe: bool) -> bool:
    """Write the fixes of a file's findings into it, all at once or not at all; whether there were any.

    Raises OSError if that cannot be done.
    """
    from petitio.cli.files import rewrite
    from petitio.fixing import fixed

    mended = fixed(examined.source.shown, examined.findings, unsafe=unsafe)
    if mended.count:
        rewrite(Path(path), mended.text)
        click.echo(f"petitio: {path}: {mended.count} fixed", err=True)
    return bool(mended.count)


def _by_pattern(words: str | None) -> dict[str, list[str]] | None:
    """`PATTERN:RULE` between commas, as a table."""
    if words is None:
        return None
    found: dict[str, list[str]] = {}
    for word in listed(words) or ():
        pattern, colon, rule = word.rpartition(":")
        if not colon or not pattern:
            raise click.UsageError(f"--per-file-ignores takes PATTERN:RULE, and `{word}` is none")
        found.setdefault(pattern.strip(), []).append(rule.strip())
    return found


def _fails(file: FileReport, settings: Settings) -> bool:
    """Whether something is found in a file that weighs enough."""
    return any(fails(finding, settings.fail_on) for finding in file.findings)


def _show(page: str, output_file: str | None) -> None:
    if output_file is None:
        click.echo(page, nl=False, color=True)
        return
    from petitio.cli.files import write

    try:
        write(Path(output_file), page)
    except OSError as error:
        raise click.ClickException(f"cannot write {output_file}: {error.strerror or error}") from None
