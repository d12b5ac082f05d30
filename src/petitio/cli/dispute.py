"""The command that says what stands in a dispute: the file's ending says which kind of file it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TypeVar

import click

from petitio.cli.contents import contents_or_leave
from petitio.cli.options import with_stdin
from petitio.cli.say import say
from petitio.cli.unobeyed import unobeyed
from petitio.diagnostics import Diagnostic
from petitio.disputes.answers import Answers, Question, Task, answers
from petitio.disputes.extensions import SEMANTICS, Semantics
from petitio.disputes.formats.read_framework import format_of, read_framework
from petitio.disputes.formats.reading import FORMATS, Format
from petitio.disputes.formats.write_framework import Unwritable, write_framework
from petitio.disputes.framework import Framework
from petitio.disputes.labelling import Labelling
from petitio.parsing.suggest import suggest
from petitio.record import Record
from petitio.render.no_commands import no_commands
from petitio.source import Source, Span

_W = TypeVar("_W", bound=str)

_FINDINGS = 1
# Frameworks are made by programs.
_LARGEST = 200_000_000
# As the competition abbreviates them.
_TASK: dict[str, Task] = {"EE": "enumerate", "SE": "some", "DC": "credulous", "DS": "sceptical"}
_SEMANTICS: dict[str, Semantics] = {"GR": "grounded", "CO": "complete", "PR": "preferred", "ST": "stable"}


class Wanted(Record):
    """The options of the command as they were given."""

    semantics: tuple[str, ...]
    task: str | None
    problem: str | None
    argument: str | None
    why: str | None
    most: int
    input_format: str | None
    output_format: str | None
    stdin_filename: str | None
    color: str
    inside: str | None = None


def dispute(path: str, wanted: Wanted) -> int:
    """Print what was asked about a file; the exit status."""
    _, stdin_name = with_stdin((path,), wanted.stdin_filename)
    name = stdin_name if path == "-" else path
    if wanted.input_format is None and PurePath(name).suffix == ".arg":
        from petitio.cli.dispute_of_file import dispute_of_file

        if wanted.semantics or wanted.task or wanted.problem or wanted.argument:
            raise click.UsageError(f"{name} is an argument file; its disputes have grounded labels, and no other task")
        output = wanted.output_format or "text"
        return dispute_of_file(contents_or_leave(path), name, wanted.inside, wanted.why, output, wanted.color)
    if wanted.inside is not None:
        raise click.UsageError("--in names a dispute of an argument file")
    return _framework(path, name, wanted)


def _framework(path: str, name: str, wanted: Wanted) -> int:
    """The same for a file of an abstract framework."""
    contents = contents_or_leave(path, _LARGEST)
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from petitio.rules.syntax import NOT_TEXT

        readable = contents[: error.start].decode("utf-8-sig", errors="replace")
        at = Span(len(readable), len(readable))
        return _faulty(Source(name, readable), (Diagnostic(NOT_TEXT, at, {}),), wanted)
    form = next((form for form in FORMATS if form == wanted.input_format), None) or format_of(name, text)
    if form is None:
        raise click.UsageError(f"neither its name nor its looks tell how {name} is written: give --input-format")
    read = read_framework(text, form)
    if read.framework is None:
        return _faulty(Source(name, text), read.findings, wanted)
    output = wanted.output_format or ("text" if wanted.problem is None else "iccma")
    if (written := next((form for form in FORMATS if form == output), None)) is not None:
        click.echo(_written(read.framework, written), nl=False)
        return 0
    drawn = output in ("dot", "mermaid")
    question = _question(read.framework, wanted, drawn=drawn)
    found = answers(read.framework, question)
    click.echo(_page(name, found, question, form, output, wanted.color), nl=False, color=True)
    if output not in ("text", "json"):
        _warn(found, drawn=drawn)
    return 0 if found.decided else _FINDINGS


def _question(framework: Framework, wanted: Wanted, *, drawn: bool) -> Question:
    semantics = tuple(dict.fromkeys(_word(word, _SEMANTICS, "--semantics") for word in wanted.semantics))
    task = _word(wanted.task or "enumerate", _TASK, "--task")
    if wanted.problem is not None:
        if wanted.task is not None or semantics:
            raise click.UsageError("--problem names both the task and the semantics; leave --task and --semantics out")
        first, _, second = wanted.problem.partition("-")
        task = _word(first, _TASK, "--problem")
        semantics = (_word(second, _SEMANTICS, "--problem"),)
    about = task in ("credulous", "sceptical")
    if about and wanted.argument is None:
        raise click.UsageError(f"which argument is it about? {task} needs --argument NAME")
    if wanted.argument is not None and not about:
        raise click.UsageError("--argument is for --task credulous and --task sceptical")
    for name in (wanted.argument, wanted.why):
        if name is not None and name not in framework.place:
            raise _no_argument(name, framework)
    if drawn and not about:
        # A picture has room for one labelling.
        return Question(semantics[:1] or ("grounded",), "some", None, None, wanted.most)
    if not semantics:
        semantics = ("grounded",) if wanted.why is not None and task == "enumerate" else SEMANTICS
    return Question(semantics, task, wanted.argument, wanted.why, wanted.most)


def _word(word: str, short: Mapping[str, _W], option: str) -> _W:
    """A word by itself, or as the competition abbreviates it."""
    for abbreviated, whole in short.items():
        if word.lower() in (abbreviated.lower(), whole):
            return whole
    choices = ", ".join(f"{whole} ({abbreviated})" for abbreviated, whole in short.items())
    near = suggest(word, (*short, *short.values()))
    advice = f"; did you mean {near}?" if near else ""
    raise click.UsageError(f"{option} knows {choices}, and not {word!r}{advice}")


def _no_argument(name: str, framework: Framework) -> click.UsageError:
    near = suggest(name, framework.names)
    return click.UsageError(f"there is no argument {name}{f'; did you mean {near}?' if near else ''}")


def _page(name: str, found: Answers, question: Question, form: Format, output: str, color: str) -> str:
    match output:
        case "text":
            from petitio.cli.colour import colours, width
            from petitio.render.framework_text import framework_text

            return no_commands(framework_text(name, found, colours(color), width()))
        case "json":
            from petitio.render.framework_json import framework_json

            return framework_json(name, found) + "\n"
        case "iccma":
            from petitio.render.iccma import iccma

            return unobeyed(iccma(found, form, some=question.task == "some"), found.framework.names)
        case "dot":
            from petitio.render.dot import dot

            return dot(found.framework, _drawn(found))
        case _:
            from petitio.render.mermaid import mermaid

            return mermaid(found.framework, _drawn(found))


def _drawn(found: Answers) -> Labelling | None:
    """The labelling that a picture shows; None if the semantics asked about has none."""
    if found.extensions:
        return next((labelling for _, row in found.extensions for labelling in row.labellings), None)
    return next((one.answer.witness for one in found.accepted if one.answer.witness is not None), found.grounded)


def _warn(found: Answers, *, drawn: bool) -> None:
    """Say beside an output that has no words for it that it is not the whole answer."""
    for semantics, row in found.extensions:
        if drawn and row.certain and not row.labellings:
            say(f"there is no {semantics} extension, so the picture shows no labels")
    if not found.decided:
        say("undecided: the solver's budget ran out")
    if any(row.more for _, row in found.extensions):
        say("there are more extensions: --most says how many to list")


def _written(framework: Framework, form: Format) -> str:
    try:
        return unobeyed(write_framework(framework, form), framework.names)
    except Unwritable as error:
        name = str(error)
        raise click.ClickException(f"the name {name!r} cannot be written as {form}; apx can write it") from None


def _faulty(source: Source, findings: tuple[Diagnostic, ...], wanted: Wanted) -> int:
    """Say what is wrong with a file."""
    from petitio.render.assemble import finding_report

    reported = tuple(finding_report(source, finding) for finding in findings)
    if wanted.output_format == "json":
        from petitio.render.framework_json import framework_json

        click.echo(framework_json(source.name, None, reported))
        return _FINDINGS
    from petitio.cli.colour import colours, width
    from petitio.render.finding_text import finding_text
    from petitio.render.layout import laid_out

    # Where the output is for a program, what is wrong is for those who watch.
    aside = wanted.output_format not in (None, "text")
    style = colours("never" if aside else wanted.color)
    for finding in reported:
        told = laid_out(finding_text(source.name, finding, source, style), width())
        click.echo(no_commands(told) + "\n", err=aside, color=True)
    return _FINDINGS
