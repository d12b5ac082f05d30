"""`petitio export`: what has to be proven, as problems for other solvers and provers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from petitio.cli.confined import confined
from petitio.cli.contents import contents_or_leave
from petitio.cli.options import Existing, stdin_filename, with_stdin
from petitio.cli.say import say

if TYPE_CHECKING:
    from petitio.core import Argument
    from petitio.obligations import Question
    from petitio.render.export import Answered, Format, Problem

FINDINGS, FAILED = 1, 2


@click.command(name="export")
@click.argument("path", type=Existing(dir_okay=False))
@stdin_filename
@click.option("--format", "form", type=click.Choice(["smt2", "tptp"]), default="smt2", show_default=True)
@click.option(
    "--claim", metavar="NAME", help="This claim alone: CLAIM, ARGUMENT.CLAIM, or one part, such as CLAIM.step."
)
@click.option("--output-dir", metavar="FOLDER", type=click.Path(file_okay=False), help="Write a file for each there.")
@click.option("--no-status", is_flag=True, help="Do not find out, and do not say, what is to come out.")
@confined
def command(
    path: str, stdin_filename: str | None, form: Format, claim: str | None, output_dir: str | None, no_status: bool
) -> int:
    """Export what has to be proven for each lemma and conclusion, all assumptions granted: as SMT-LIB, where `unsat`
    says that it follows, or as TPTP. A problem says what is to come out of it, as petitio itself finds it. `-` is
    standard input."""
    _, stdin_name = with_stdin((path,), stdin_filename)
    name = stdin_name if path == "-" else path
    from petitio.deep_calls import deep_calls
    from petitio.render.export import problems

    arguments, whole = _arguments(path, name)
    answer = None if no_status else _answer
    with deep_calls():
        found = [row for one in arguments for row in problems(one, form, lambda name: _wanted(name, claim), answer)]
    if claim is not None and not found:
        raise _no_claim(claim, arguments)
    for problem in found:
        if problem.refusal is not None:
            say(f"{problem.name} cannot be said in TPTP: {problem.refusal}")
    texts = [(problem, problem.text) for problem in found if problem.text is not None]
    if output_dir is not None:
        if not _write(Path(output_dir), texts, form):
            return FAILED
    elif len(texts) > 1:
        names = ", ".join(problem.name for problem, _ in texts)
        raise click.UsageError(f"there are {len(texts)}: {names}; name one with --claim, or a folder with --output-dir")
    else:
        for _, text in texts:
            click.echo(text, nl=False)
    if not found and whole:
        say(f"nothing to export: nothing is concluded in {name}")
    return 0 if whole and len(texts) == len(found) else FINDINGS


def _arguments(path: str, name: str) -> tuple[list[Argument], bool]:
    """The arguments of a file that are without errors, and whether that is all of them."""
    from petitio.elaborate.elaborate import elaborate_all
    from petitio.files import Files
    from petitio.parsing.argument_source import argument_source
    from petitio.parsing.load import load

    text = contents_or_leave(path).decode("utf-8-sig", errors="replace")
    loaded = load(argument_source(name, text), Files(name, name))
    file, _ = elaborate_all(loaded)
    for argument in file.arguments:
        if argument.faulty:
            say(f"{argument.name} has errors and is left out; see `petitio check {name}`")
    sound = [argument for argument in file.arguments if not argument.faulty]
    return sound, len(sound) == len(file.arguments)


def _answer(question: Question) -> Answered:
    from petitio.smt.decide import decide

    return decide(question).status


def _wanted(name: str, claim: str | None) -> bool:
    """Whether a problem is asked for, by its name with or without that of its argument."""
    return claim is None or any(f"{way}.".startswith(f"{claim}.") for way in (name, name.partition(".")[2]))


def _no_claim(word: str, arguments: list[Argument]) -> click.UsageError:
    from petitio.parsing.suggest import suggest

    known = [claim.name for argument in arguments for claim in argument.claims if not claim.asserted]
    near = suggest(word, known)
    return click.UsageError(f"no lemma or conclusion is called {word}{f'; did you mean {near}?' if near else ''}")


def _write(folder: Path, texts: list[tuple[Problem, str]], form: Format) -> bool:
    """Write each text as a file, with what cannot be written said on standard error; whether all of them are."""
    from petitio.cli.files import write
    from petitio.cli.short_name import short_name
    from petitio.render.export import SUFFIXES

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename or folder}: {error.strerror or error}") from None
    taken: set[str] = set()
    written = 0
    for problem, text in texts:
        name, count = short_name(problem.name), 1
        # On some disks `A` and `a` are one file.
        while name.casefold() in taken:
            count += 1
            name = f"{short_name(problem.name)}-{count}"
        taken.add(name.casefold())
        path = folder / f"{name}{SUFFIXES[form]}"
        try:
            write(path, text)
            written += 1
        except OSError as error:
            say(f"cannot write {path}: {error.strerror or error}")
    click.echo(f"{written} file{'s' * (written != 1)} written to {folder}", err=True)
    return written == len(texts)
