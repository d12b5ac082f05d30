"""The same command for an argument file: what stands in its disputes, why, and what that turns on."""

from __future__ import annotations

import click

from petitio.cli.colour import colours, width
from petitio.cli.say import say
from petitio.disputes.formats.reading import FORMATS
from petitio.disputes.formats.write_framework import Unwritable, write_framework
from petitio.disputes.grounded import grounded
from petitio.disputes.labels import as_framework
from petitio.json_text import json_text
from petitio.library import examine_bytes
from petitio.parsing.suggest import suggest
from petitio.record import plain
from petitio.render.assemble import assemble
from petitio.render.dispute_text import onslaughts, render_dispute, render_why
from petitio.render.no_commands import no_commands, no_commands_in_json
from petitio.report import DisputeReport, FileReport

_FINDINGS = 1


def dispute_of_file(contents: bytes, name: str, inside: str | None, why: str | None, output: str, color: str) -> int:
    """Print the disputes of an argument file, or the one called `inside`; the exit status."""
    report = assemble((examine_bytes(contents, name),))
    (file,) = report.files
    found = [row for row in file.disputes if inside in (None, row.name)]
    if not found:
        raise click.UsageError(_no_dispute(inside, file))
    if why is not None:
        named = [row for row in found if why in (row.labels or ())]
        if not named and any(row.labels is not None for row in found):
            known = [label for row in found for label in row.labels or ()]
            near = suggest(why, known)
            advice = f"; did you mean {near}?" if near else ""
            raise click.UsageError(f"nothing in the dispute is called {why}{advice}")
        found = named or found
    click.echo(_page(file.path, found, why, output, color), nl=False, color=True)
    if any(finding.severity == "error" and not finding.expected for finding in file.findings):
        say(f"{file.path} has errors; see `petitio check {file.path}`")
        return _FINDINGS
    return 0


def _page(path: str, found: list[DisputeReport], why: str | None, output: str, color: str) -> str:
    if output == "json":
        return no_commands_in_json(json_text(plain(tuple(found)))) + "\n"
    if output == "text":
        style, columns = colours(color), width()
        page = "\n".join(
            render_why(row, why, style, columns)
            if why is not None and row.labels is not None
            else render_dispute(path, row, style, columns)
            for row in found
        )
        return no_commands(page)
    if len(found) != 1 or found[0].labels is None:
        raise click.UsageError("a picture or a framework is of one dispute without errors: name it with --in")
    return _drawn(found[0], output)


def _drawn(dispute: DisputeReport, output: str) -> str:
    names = [name for name in dispute.labels or () if name not in dispute.several]
    whole = as_framework(names, onslaughts(dispute))
    form = next((form for form in FORMATS if form == output), None)
    if form is not None:
        try:
            return write_framework(whole, form)
        except Unwritable as error:
            raise click.UsageError(f"this dispute cannot be written as {output}: {error}") from None
    if output not in ("dot", "mermaid"):
        raise click.UsageError(f"--output-format {output} is for frameworks, and not for argument files")
    from petitio.render.dot import dot
    from petitio.render.mermaid import mermaid

    return (dot if output == "dot" else mermaid)(whole, grounded(whole))


def _no_dispute(wanted: str | None, file: FileReport) -> str:
    known = [row.name for row in file.disputes]
    if not known:
        return f"there is no dispute in {file.path}; write one: `dispute NAME:` with `party NAME: ARGUMENT, …`"
    return f"there is no dispute {wanted} in {file.path}; there is {', '.join(known)}"
