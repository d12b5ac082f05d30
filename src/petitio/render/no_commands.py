"""A page that a continuous integration may read along: no line of it is an order to whoever runs the job.

GitHub Docs, "Workflow commands for GitHub Actions": a line that begins with `::`, after white space, is a command; and
as the runner has it (`ActionCommand.cs`), so is anything behind `##[`, wherever it stands. Azure Pipelines take what is
behind `##vso[` (its "Logging commands"), TeamCity what is behind `##teamcity[` ("Service messages").
"""

from __future__ import annotations

import re

_AT_THE_START = re.compile(r"(^|\r)([^\S\r\n]*)::", re.MULTILINE)
_ANYWHERE = re.compile(r"##(?=\w*\[)")


def no_commands(page: str) -> str:
    """The page with a backslash in what would be a command."""
    if "::" in page:
        page = _AT_THE_START.sub(r"\1\2\\::", page)
    return _ANYWHERE.sub(r"#\\#", page) if "##" in page else page


def no_commands_in_json(page: str) -> str:
    """The same for JSON, where it says the same as before: two such marks stand in strings alone, and no line begins
    with a string's inside."""
    return page.replace("##", "#\\u0023")


def no_commands_in_xml(text: str) -> str:
    """The same for text in XML."""
    return text.replace("##", "#&#35;")
