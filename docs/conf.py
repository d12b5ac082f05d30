"""The site that Sphinx makes of these pages: `sphinx-build -W docs site`.

The pages are plain Markdown, and read as well where they stand. What only a site needs is added here while it is built:
the tables of contents, and the options of each command below the page on the command line.
"""

from __future__ import annotations

import re

import click
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from petitio import __version__
from petitio.cli.main import cli
from petitio.highlight import ArgumentLexer

project = "petitio"
author = "The petitio authors"
project_copyright = author
release = version = __version__

extensions = ["myst_parser", "sphinx_click"]
html_theme = "furo"
html_title = f"petitio {release}"

# Anchors as GitHub makes them, for links to sections lead to these.
myst_heading_anchors = 3
# What stands between single backticks in a help text.
default_role = "literal"
# `--fix` has two hyphens, and quotes stay as they are written.
smartquotes = False
# A fence that names no language is shown as it is.
highlight_language = "none"
# Most of the faults that the pages on the rules show are none that could be coloured.
suppress_warnings = ["misc.highlighting_failure"]
exclude_patterns = ["site"]

_ALSO_ARGUMENTS = ("arg-fragment", "arg-before", "arg-after")
_FRAMEWORKS = ("af", "apx", "tgf")
_COMMANDS = """
```{eval-rst}
.. click:: petitio.cli.main:cli
   :prog: petitio
   :nested: full
```
"""


def setup(app: Sphinx) -> None:
    """What Sphinx calls before it reads a page."""
    for name in _ALSO_ARGUMENTS:
        app.add_lexer(name, ArgumentLexer)
    for name in _FRAMEWORKS:
        app.add_lexer(name, TextLexer)
    # Most commands are loaded when they are called, and those that are not loaded would have no part in the page.
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        cli.add_command(command)
    app.connect("source-read", _for_the_site)


def _for_the_site(_: Sphinx, page: str, text: list[str]) -> None:
    """Add to a page what only the site needs. What an index lists is what it leads to."""
    if page == "index":
        text[0] += _contents(re.findall(r"^- \[[^\]]*\]\((\S+)\.md\)", text[0], re.MULTILINE))
    elif page == "rules/index":
        text[0] += _contents(re.findall(r"^\| \[[A-Z]\d+\]\((\S+)\.md\)", text[0], re.MULTILINE))
    elif page == "command-line":
        text[0] += _COMMANDS


def _contents(pages: list[str]) -> str:
    rows = "\n".join(pages)
    return f"\n```{{toctree}}\n:hidden:\n:maxdepth: 1\n\n{rows}\n```\n"
