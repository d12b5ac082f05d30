"""`petitio check`: every verdict of argument files, and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from petitio.cli.confined import OWN_PROCESS
from petitio.cli.ending import page_of_all, remarked, told
from petitio.cli.options import Existing, configured, several, stdin_filename, with_stdin
from petitio.cli.show import output_to, show
from petitio.settings import FAIL_ON, FORMATS, LARGEST_BUDGET

if TYPE_CHECKING:
    from petitio.cache.entry import Tally
    from petitio.cli.job import Mending
    from petitio.cli.limits import Limits
    from petitio.cli.look import Look
    from petitio.cli.outcome import Outcome
    from petitio.report import Report, Unjudged
    from petitio.settings import Settings

_WEIGHTS = ("error", "warning", "note")
FINDINGS = 1
_AS_MUCH_AS = 4


@click.command(name="check")
@click.argument("paths", nargs=-1, type=Existing())
@click.option("--output-format", type=click.Choice(FORMATS), help="[default: text]")
@click.option(
    "--output-file", metavar="FILE", type=click.Path(dir_okay=False), help="Write there, not to standard output."
)
@stdin_filename
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Check in so many processes.")
@click.option(
    "--budget",
    type=click.IntRange(1, LARGEST_BUDGET),
    metavar="TIMES",
    help="Let the solver take so many times its usual steps.",
)
@click.option("--time-limit", type=click.IntRange(1), metavar="SECONDS", help="Stop a file after that.  [default: 300]")
@click.option("--memory-limit", type=click.IntRange(256), metavar="MB", help="So much for a process.  [default: 1024]")
@click.option("--executor", metavar="MODULE:FACTORY", help="Check by the executor that this Python function makes.")
@click.option("--no-cache", is_flag=True, envvar="PETITIO_NO_CACHE", help="Neither read nor keep results.")
@click.option(
    "--cache-dir",
    metavar="FOLDER",
    envvar="PETITIO_CACHE_DIR",
    help="Keep results there, not in .petitio_cache beside the configuration file.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@several(
    "--select", metavar="RULES", help="Report these rules alone: codes, beginnings of codes, names, or ALL.", words=True
)
@several("--extend-select", metavar="RULES", help="Report these rules as well, notes included.", words=True)
@several("--ignore", metavar="RULES", help="Do not report these rules.", words=True)
@several(
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
@click.option(
    "--certify", is_flag=True, help="Have cvc5 confirm what follows and what cannot be, in a process of its own."
)
@click.option(
    "--save-disagreements",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="With --certify: write there, as SMT-LIB, what the two solvers contradict each other about.",
)
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing what they say.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what changes what they say, such as a new premise."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@configured
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    output_file: str | None,
    stdin_filename: str | None,
    jobs: int | None,
    budget: int | None,
    time_limit: int | None,
    memory_limit: int | None,
    executor: str | None,
    no_cache: bool,
    cache_dir: str | None,
    watch: bool,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    per_file_ignores: list[str] | None,
    fail_on: str | None,
    exit_zero: bool,
    statistics: bool,
    show_settings: bool,
    quiet: bool,
    include_markdown: bool,
    certify: bool,
    save_disagreements: str | None,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    color: str,
    configurations: tuple[str, ...],
    isolated: bool,
    exclude: list[str] | None,
    extend_exclude: list[str] | None,
    force_exclude: bool,
) -> int:
    """Check argument files, and the `.arg` files in folders. Without PATHS, the current folder; `-` is standard
    input. Of a Markdown file, the fences marked `arg` are checked."""
    paths, stdin_name = with_stdin(paths, stdin_filename)
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes says which fixes to make; give --fix or --diff as well")
    if fix and diff:
        raise click.UsageError("--fix changes files and --diff does not: give one of them")
    if (fix or diff) and "-" in paths:
        raise click.UsageError("--fix and --diff are about files, and standard input is none")
    if watch and (fix or diff or statistics or output_file or save_disagreements or "-" in paths):
        raise click.UsageError(
            "--watch shows verdicts: leave out --fix, --diff, --statistics, --output-file, --save-disagreements and -"
        )
    from petitio.cli.deadline import deadline
    from petitio.cli.discover import discover
    from petitio.cli.known import Known
    from petitio.cli.resolve import Resolve
    from petitio.cli.run import How, run

    given = {
        "output-format": output_format,
        "select": select,
        "extend-select": extend_select,
        "ignore": ignore,
        "per-file-ignores": _by_pattern(per_file_ignores),
        "fail-on": fail_on,
        "exclude": exclude,
        "extend-exclude": extend_exclude,
        "markdown": include_markdown or None,
        "budget": budget,
        "certify": certify or None,
    }
    own = click.get_current_context().find_root().obj == OWN_PROCESS
    limits = _limits(time_limit, memory_limit)
    if executor is None and own:
        _bound_all(memory_limit)
    with deadline(limits.file, "reading the configuration and looking for files") if own else nullcontext():
        resolve = Resolve(given, configurations, isolated=isolated)
        here = resolve(".")
        files = [
            (path, resolve(str(Path(stdin_name).parent)) if path == "-" else settings)
            for path, settings in discover(paths or (".",), resolve, force_exclude=force_exclude, markdown=True)
        ]
    if any(settings.options.certify for settings in (here, *(settings for _, settings in files))):
        from petitio.cli.evidence import need_second_solver

        need_second_solver()
    elif save_disagreements is not None:
        raise click.UsageError("--save-disagreements keeps what --certify finds; give --certify as well")
    if show_settings and (watch or fix or diff or statistics):
        raise click.UsageError("--show-settings checks nothing: leave out --watch, --fix, --diff and --statistics")
    if show_settings:
        from petitio.render.settings_text import settings_text

        show(settings_text(files[0][1] if files else here), output_to(output_file, ()))
        return 0
    output_file = output_to(output_file, [path for path, _ in files])
    if statistics and here.output_format not in ("text", "json"):
        raise click.UsageError(f"--statistics are text or json, and the output format is {here.output_format}")
    text = here.output_format == "text" and not statistics
    if watch and not text:
        here_or_there = "" if output_format else f", and {here.source or '--config'} sets another"
        raise click.UsageError(f"--watch shows text alone{here_or_there}: give --output-format text")
    looks = _look("never" if output_file and color == "auto" else color, quiet=quiet)
    look = looks if text else None
    mending: Mending = "unsafe" if unsafe_fixes else "safe" if fix or diff else "none"
    how = How(jobs, limits, executor, look, mending, not diff, not quiet, stdin_name)
    folder = None if no_cache else _folder(cache_dir, here)
    if watch:
        from petitio.cli.watching import watching

        def listed_anew() -> list[tuple[str, Settings]]:
            anew = Resolve(given, configurations, isolated=isolated)
            return discover(paths or (".",), anew, force_exclude=force_exclude, markdown=True, purpose=None)

        watching(listed_anew, Known(folder, remembered=True), how)
    known = Known(folder)
    found = run(files, known, how)
    known.close()
    done = found.done
    remarked(done, paths)
    if diff:
        page = "".join(map(_difference, done))
        show(page, output_file)
        return told(found, FINDINGS if page and not exit_zero else 0)
    if look is not None:
        page = page_of_all(done, look) if done else ""
    else:
        from petitio.cli.unjudged import unjudged

        report = _report(done, unjudged(found, [path for path, _ in files], stdin_name))
        if statistics:
            from petitio.render.statistics import statistics as counted

            page = counted(report, here.output_format)
        else:
            from petitio.cli.formats import in_format

            rows = zip(found.outcomes, files, strict=True)
            heaviest = {outcome.name: settings.fail_on for outcome, (_, settings) in rows if outcome is not None}
            sources = {outcome.name: outcome.source for outcome in done}
            page = in_format(here.output_format, report, sources, heaviest, looks)
    show(page, output_file)
    rows = zip(found.outcomes, files, strict=True)
    failed = any(outcome is not None and _fails(outcome.tally, settings) for outcome, (_, settings) in rows)
    return told(found, FINDINGS if failed and not exit_zero else 0, save_disagreements)


def _bound_all(megabytes: int | None) -> None:
    """This process does no more than read files and show what the others find, and may take as much as some of them."""
    from petitio.cli.limits import Limits
    from petitio.cli.worker import bound

    bound(_AS_MUCH_AS * (megabytes << 20 if megabytes else Limits().memory))


def _limits(seconds: int | None, megabytes: int | None) -> Limits:
    from petitio.cli.limits import Limits

    usual = Limits()
    file = seconds or usual.file
    return Limits(min(usual.question, file), file, megabytes << 20 if megabytes else usual.memory)


def _folder(cache_dir: str | None, here: Settings) -> Path | None:
    from petitio.cache.folder import folder_beside

    return Path(cache_dir) if cache_dir else folder_beside(here.options.root)


def _look(color: str, *, quiet: bool) -> Look:
    from petitio.cli.colour import wanted, width
    from petitio.cli.look import Look

    return Look(wanted(color), width(), quiet)


def _difference(outcome: Outcome) -> str:
    """What its fixes would change in a file."""
    from petitio.cli.contents import contents
    from petitio.cli.difference import difference
    from petitio.files import readable

    return difference(outcome.name, readable(contents(outcome.name))[0], readable(outcome.contents)[0])


def _report(done: Sequence[Outcome], left: tuple[Unjudged, ...]) -> Report:
    """The report on some files, with those that got no verdict."""
    from petitio import __version__
    from petitio.report import SCHEMA, Report, summary

    if done:
        solver = done[0].solver
    else:
        from petitio.smt.library import solver_version

        solver = solver_version()
    files = tuple(outcome.report for outcome in done)
    return Report(SCHEMA, __version__, solver, files, summary(files), left)


def _by_pattern(words: list[str] | None) -> dict[str, list[str]] | None:
    """`PATTERN:RULE` between commas, as a table."""
    if words is None:
        return None
    found: dict[str, list[str]] = {}
    for word in words:
        pattern, colon, rule = word.rpartition(":")
        if not colon or not pattern:
            raise click.UsageError(f"--per-file-ignores takes PATTERN:RULE, and `{word}` is none")
        found.setdefault(pattern.strip(), []).append(rule.strip())
    return found


def _fails(tally: Tally, settings: Settings) -> bool:
    """Whether something is found in a file that weighs enough."""
    counts = (tally.errors, tally.warnings, tally.notes)
    return settings.fail_on != "never" and any(counts[: _WEIGHTS.index(settings.fail_on) + 1])
