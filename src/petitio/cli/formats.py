"""A report in one of the formats that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from petitio.cli.look import Look
from petitio.render.no_commands import no_commands, no_commands_in_json
from petitio.report import Report
from petitio.settings import FailOn, fails
from petitio.source import Source


def in_format(
    output_format: str, report: Report, sources: Mapping[str, Source], fail_on: Mapping[str, FailOn], look: Look
) -> str:
    """The page for other programs: `json`, `sarif`, `github` or `junit`; or that of a line for each finding, `concise`,
    which has a `look`. `sources` and `fail_on` have the text of each file and what fails it, by its path."""
    match output_format:
        case "concise":
            from petitio.cli.colour import colours
            from petitio.render.concise import concise

            return no_commands(concise(report, colours("always" if look.coloured else "never"), quiet=look.quiet))
        case "json":
            return no_commands_in_json(report.to_json()) + "\n"
        case "sarif":
            from petitio.render.sarif import sarif

            return no_commands_in_json(sarif(report, sources, Path.cwd().as_posix()))
        case "github":
            from petitio.render.github import github

            return github(report)
        case "junit":
            from petitio.render.junit import junit

            return junit(report, sources, lambda path, finding: fails(finding, fail_on[path]))
    raise AssertionError(output_format)
