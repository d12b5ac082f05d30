"""`petitio fmt`: argument files in the house layout."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import click

from petitio.cli.confined import confined
from petitio.cli.contents import contents
from petitio.cli.options import Existing, configured, stdin_filename, with_stdin
from petitio.cli.say import say
from petitio.formatting.style import SPELLINGS, Style
from petitio.record import Record, replace
from petitio.settings import NARROWEST, WIDEST

FINDINGS, FAILED = 1, 2


class _Outcome(Record):
    """A file's text before and after; the two are the same, and `readable` is false, if it cannot be read.
    `found` is what was in the file, `mark` its byte order mark, `failure` what the system did not let be done: it
    cannot be `read`, or `written`."""

    path: str
    before: str
    after: str
    readable: bool = True
    found: bytes = b""
    mark: bytes = b""
    failure: str = ""

    @property
    def changed(self) -> bool:
        """Whether there is something to do."""
        return self.before != self.after


@click.command(name="fmt")
@click.argument("paths", nargs=-1, type=Existing())
@click.option("--check", is_flag=True, help="Change nothing; status 1 if something would change.")
@click.option("--diff", is_flag=True, help="Change nothing, and show what would change; status 1 if something would.")
@stdin_filename
@click.option("--spelling", type=click.Choice(SPELLINGS), help="How to spell connectives.  [default: preserve]")
@click.option(
    "--line-width",
    type=click.IntRange(NARROWEST, WIDEST),
    metavar="COLUMNS",
    help="How wide a line may get.  [default: 120]",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what is wrong.")
@configured
@confined
def command(
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    stdin_filename: str | None,
    spelling: str | None,
    line_width: int | None,
    quiet: bool,
    configurations: tuple[str, ...],
    isolated: bool,
    exclude: list[str] | None,
    extend_exclude: list[str] | None,
    force_exclude: bool,
) -> int:
    """Lay argument files out anew, without a change to what they say. Without PATHS, the current folder; `-` reads
    standard input and writes to standard output. Files that cannot be read are left as they are."""
    paths, stdin_name = with_stdin(paths, stdin_filename)
    from petitio.cli.difference import difference
    from petitio.cli.discover import discover
    from petitio.cli.resolve import Resolve
    from petitio.parsing.argument_source import is_markdown
    from petitio.render.visible import visible

    style = {key: value for key, value in (("spelling", spelling), ("line-width", line_width)) if value is not None}
    given = {"format": style, "exclude": exclude, "extend-exclude": extend_exclude}
    resolve = Resolve(given, configurations, isolated=isolated)
    outcomes = []
    files = discover(paths or (".",), resolve, force_exclude=force_exclude, purpose="lay out")
    names = [stdin_name if path == "-" else path for path, _ in files]
    if (page := next(filter(is_markdown, names), None)) is not None:
        raise click.UsageError(f"fmt lays out `.arg` files, and {page} is Markdown")
    for name, (path, settings) in zip(names, files, strict=True):
        if path == "-":
            settings = resolve(str(Path(stdin_name).parent))
        outcome = _outcome(path, name, settings.style)
        outcomes.append(outcome)
        if diff:
            click.echo(difference(outcome.path, outcome.before, outcome.after), nl=False)
        elif path == "-":
            if not check and outcome.readable:
                sys.stdout.flush()
                sys.stdout.buffer.write(outcome.mark + outcome.after.encode())
        elif outcome.changed and not check and not _written(path, outcome):
            outcomes[-1] = replace(outcome, after=outcome.before, failure="written")
        if outcome.changed and check and not quiet and not diff:
            click.echo(f"would reformat: {visible(outcome.path)}")
    only_read = check or diff
    if not quiet and "-" not in paths and outcomes:
        click.echo(_summary(outcomes, would=only_read), err=diff)
    changes = any(outcome.changed for outcome in outcomes)
    if any(outcome.failure for outcome in outcomes):
        return FAILED
    broken = any(not outcome.readable for outcome in outcomes)
    return FINDINGS if broken or (only_read and changes) else 0


def _outcome(path: str, name: str, style: Style) -> _Outcome:
    """What becomes of a file, with what is wrong with it said on standard error."""
    from petitio.formatting.formatted import formatted
    from petitio.source import Source

    try:
        found = contents(path)
    except OSError as error:
        say(f"cannot read {path}: {error.strerror or error}")
        return _Outcome(name, "", "", readable=False, failure="read")
    try:
        source = Source(name, found.decode("utf-8-sig"))
    except UnicodeDecodeError:
        _complain(found, name)
        return _Outcome(name, "", "", readable=False)
    done = formatted(source, style)
    if done.errors:
        _complain(found, name)
    mark = codecs.BOM_UTF8 if found.startswith(codecs.BOM_UTF8) else b""
    return _Outcome(name, source.text, done.text, not done.errors, found, mark)


def _written(path: str, outcome: _Outcome) -> bool:
    """Whether a file could be written, with what kept it from that said on standard error."""
    from petitio.cli.files import rewrite

    try:
        rewrite(Path(path), outcome.after, outcome.found)
    except OSError as error:
        say(f"cannot write {path}: {error.strerror or error}")
        return False
    return True


def _complain(contents: bytes, name: str) -> None:
    """Say what keeps a text from being read."""
    from petitio.cli.colour import colours
    from petitio.render.no_commands import no_commands
    from petitio.render.unreadable import unreadable

    click.echo(no_commands(unreadable(contents, name, colours("auto"))), err=True, nl=False, color=True)


def _summary(outcomes: list[_Outcome], *, would: bool) -> str:
    changed = sum(outcome.changed for outcome in outcomes)
    broken = sum(not outcome.readable for outcome in outcomes)
    kept = sum(outcome.failure == "written" for outcome in outcomes)
    left = len(outcomes) - changed - broken - kept
    rows = [
        (changed, "would be reformatted" if would else "reformatted"),
        (left, "already formatted" if would else "left unchanged"),
        (broken, "could not be read"),
        (kept, "could not be written"),
    ]
    return ", ".join(f"{count} file{'s' * (count != 1)} {what}" for count, what in rows if count)
