"""Arguments in Markdown files: checked together, in their places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import petitio
from tests.cli.test_main import GOOD
from tests.cli.test_main import petitio as run

PAGE = """# Rain

It rains, and ärger: *this* is prose with "quotes" and (brackets.

```arg
argument rain:
pred p "it rains"
pred q "it is wet"
```

More prose, conclude nothing.

- First
- Then:

  ```arg
  premise x: q
  premise y: p -> q
  conclude c: p
  ```

> ```arg
> nonsense
> ```
"""


def findings(text: str, name: str = "page.md") -> list[tuple[str, int, int]]:
    found = petitio.check_text(text, name).files[0].findings
    return [(finding.code, finding.span.start.line, finding.span.start.column) for finding in found]


def test_findings_stand_in_the_markdown_file() -> None:
    assert ("V101", 19, 15) in findings(PAGE)
    assert findings(PAGE.replace("\n", "\r\n")) == findings(PAGE)


def test_a_page_without_arguments_has_no_findings() -> None:
    for text in ("", "# Rain\n", "```python\nprint()\n```\n", "```arg\n```\n"):
        assert findings(text) == []
    assert [code for code, _, _ in findings("", "page.arg")] == ["S107"]


def test_an_unclosed_block_is_pointed_at() -> None:
    found = findings(PAGE + "\n  ~~~arg\nargument other:\npred r\nconclude d: r\n")
    assert ("S117", 26, 3) in found
    assert [code for code, line, _ in found if line > 26] == ["V101"]


def test_files_import_pages_and_pages_files(tmp_path: Path) -> None:
    (tmp_path / "words.md").write_text('Words:\n\n```arg\npred p "it rains"\n```\n')
    (tmp_path / "use.arg").write_text('import "words.md"\nargument a:\npremise x: p\nconclude c: p or p\n')
    (tmp_path / "page.md").write_text('```arg\nimport "use.arg" as use\nargument b:\npremise y: use.p\n```\n')
    for name in ("use.arg", "page.md"):
        found = petitio.check_file(tmp_path / name).files[0].findings
        assert [finding.message for finding in found if finding.code[0] in "SNT"] == []
    (tmp_path / "words.md").write_text("Words:\n\n```arg\npred p (\n```\n")
    (finding,) = [f for f in petitio.check_file(tmp_path / "use.arg").files[0].findings if f.code == "N111"]
    assert "line 4" in finding.message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page and a file."""
    (tmp_path / "page.md").write_text(PAGE, newline="")
    (tmp_path / "a.arg").write_text("argument a:\npremise p: true or true\n")
    return tmp_path


def test_a_page_is_checked_by_its_name(folder: Path) -> None:
    done = run("check", "page.md", cwd=folder)
    assert done.returncode == 1
    assert "page.md:19:15\n" in done.stdout
    assert "19 |   conclude c: p\n" in done.stdout
    piped = run("check", "-", "--stdin-filename=page.md", stdin=PAGE.encode(), cwd=folder)
    assert piped.stdout == done.stdout


def checked(folder: Path, *arguments: str) -> list[str]:
    done = run("check", "--output-format=json", *arguments, cwd=folder)
    return [file["path"] for file in json.loads(done.stdout)["files"]]


def test_pages_in_folders_are_checked_if_wanted(folder: Path) -> None:
    assert checked(folder) == ["a.arg"]
    assert checked(folder, "--include-markdown") == ["a.arg", "page.md"]
    assert checked(folder, "--include-markdown", "--exclude=*.md") == ["a.arg"]
    (folder / "petitio.toml").write_text("markdown = true\n")
    assert checked(folder) == ["a.arg", "page.md"]
    assert "markdown = true" in run("check", "--show-settings", cwd=folder).stdout
    (folder / "petitio.toml").write_text('markdown = "yes"\n')
    done = run("check", cwd=folder)
    assert done.returncode == 2
    assert 'petitio.toml:1: `markdown` can be `true` or `false`, not `"yes"`' in done.stderr


def test_fixes_are_made_in_place(folder: Path) -> None:
    assert run("check", "--fix", "--unsafe-fixes", "page.md", cwd=folder).returncode == 0
    before, after = PAGE.splitlines(), (folder / "page.md").read_text().splitlines()
    assert [line for line in before if line not in after] == []
    assert "  assume missing:\n    q -> p\n\n  conclude c: p\n  ```\n" in (folder / "page.md").read_text()


def test_pages_are_not_laid_out(folder: Path) -> None:
    (folder / "petitio.toml").write_text("markdown = true\n")
    assert run("fmt", cwd=folder).returncode == 0
    assert (folder / "page.md").read_text() == PAGE
    for arguments in (("page.md",), ("-", "--stdin-filename", "page.md")):
        done = run("fmt", *arguments, stdin=PAGE.encode(), cwd=folder)
        assert done.returncode == 2
        assert "fmt lays out `.arg` files, and page.md is Markdown" in done.stderr


def test_pages_are_read_back_dumped_and_exported(folder: Path) -> None:
    assert "if it rains, then it is wet" in run("read", "page.md", cwd=folder).stdout
    assert "conclude c: p" in run("dump", "page.md", cwd=folder).stdout
    assert ":status sat" in run("export", "page.md", cwd=folder).stdout


UNMARKED = [
    ("# Rain\n", "petitio: nothing to check: no block in page.md is marked `arg`"),
    (GOOD, "petitio: nothing to check: no block in page.md is marked `arg`"),
    (f"# Rain\n\n```{{arg}}\n{GOOD}```\n", "petitio: page.md:3: this block is marked `{arg}`"),
    (f"```.arg\n{GOOD}```\n", "petitio: page.md:1: this block is marked `.arg`"),
    (f"{PAGE}\n```arg,ignore\n{GOOD}```\n", "petitio: page.md:26: this block is marked `arg,ignore`, and so it is not"),
    (f"```arg\n{GOOD}```\n```argv\n```\n```\n```\n", None),
]


@pytest.mark.parametrize(("text", "told"), UNMARKED)
def test_a_named_page_says_what_is_not_checked(text: str, told: str | None, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(text)
    piped = run("check", "-", "--stdin-filename=page.md", stdin=text.encode(), cwd=tmp_path)
    for done in (piped, run("check", "page.md", "--output-format=json", cwd=tmp_path)):
        assert told in done.stderr if told is not None else done.stderr == ""
    assert run("check", "--include-markdown", cwd=tmp_path).stderr == ""
    if told and "nothing" in told:
        assert "checked 0 arguments in 1 file: there is no verdict to give" in piped.stdout
