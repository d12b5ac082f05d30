"""The site that Sphinx makes of the docs, which takes some seconds. Its warnings are errors."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import click
import pytest

from petitio.cli.main import cli
from petitio.rules.catalogue import CATALOGUE

for needed in ("sphinx", "myst_parser", "furo", "sphinx_click"):
    pytest.importorskip(needed)

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def shown(page: Path) -> str:
    """What a page says, without what is around it and without its tags."""
    (article,) = re.findall(r"<article\b.*?</article>", page.read_text(encoding="utf-8"), re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", article))


# One test and not several, each of which would build the site where tests run in several processes.
def test_site_is_built_without_a_warning_and_has_all_of_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-d", str(tmp_path / "trees")]
    done = subprocess.run([*command, str(DOCS), str(site)], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    front = (site / "index.html").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert f'href="{page.stem}.html"' in front or page.stem == "index"
    for rule in CATALOGUE:
        assert f"{rule.name} ({rule.code})" in shown(site / "rules" / f"{rule.name}.html")
    commands = shown(site / "command-line.html")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        assert found is not None
        assert f"petitio {name} [OPTIONS]" in commands
        options = {text for option in found.params if isinstance(option, click.Option) for text in option.opts}
        assert [text for text in options if text not in commands] == []
    # Arguments are coloured, those that are at fault as well.
    assert '<span class="kd">argument</span>' in (site / "rules" / "syntax-error.html").read_text(encoding="utf-8")
