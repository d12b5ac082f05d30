"""Which files an import may read: the project's own, by whatever way they are named, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import petitio
from petitio.configuration import project_root
from tests.cli.test_main import petitio as command

WORDS = 'sort S\nconst it: S "it"\npred p(s: S) "{s} is so"\n'
MAIN = "argument a:\npremise q: p(it)\nconclude c: exists s: S. p(s)\n"
SECRET = "pred secret\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder with a file outside of it."""
    root = tmp_path / "project"
    (root / "deep" / "er").mkdir(parents=True)
    (root / "petitio.toml").touch()
    (root / "words.arg").write_text(WORDS)
    (tmp_path / "outside.arg").write_text(SECRET)
    return root


def rules(path: Path) -> list[str]:
    """The rules of the findings in a file."""
    return [finding.rule for finding in petitio.check_file(path).files[0].findings]


def write(path: Path, imported: str, text: str = MAIN) -> Path:
    """A file that imports another."""
    path.write_text(f'import "{imported}"\n{text}')
    return path


def test_paths_go_from_the_importing_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "deep" / "middle.arg", "../words.arg", "pred used(s: S)")
    main = write(project / "deep" / "er" / "main.arg", "../middle.arg")
    assert rules(main) == []
    monkeypatch.chdir(project / "deep")
    assert rules(Path("er/main.arg")) == []
    monkeypatch.chdir(project / "deep" / "er")
    assert rules(Path("main.arg")) == []


ESCAPES = ["../outside.arg", "../nothing.arg", "deep/../../outside.arg", "../../../../../../../../etc/passwd", ".."]


@pytest.mark.parametrize("path", ESCAPES)
def test_no_way_out_by_dots(project: Path, path: str) -> None:
    assert rules(write(project / "main.arg", path)) == ["import-outside-project"]


@pytest.mark.parametrize("path", ["/etc/passwd", "C:/words.arg", "//server/share/words.arg"])
def test_no_absolute_paths(project: Path, path: str) -> None:
    assert rules(write(project / "main.arg", path)) == ["import-outside-project"]


def test_an_absolute_path_is_refused_even_inside(project: Path) -> None:
    assert rules(write(project / "main.arg", (project / "words.arg").as_posix())) == ["import-outside-project"]


def test_no_way_out_by_a_link(project: Path) -> None:
    (project / "link.arg").symlink_to(project.parent / "outside.arg")
    (project / "folder").symlink_to(project.parent)
    assert rules(write(project / "main.arg", "link.arg")) == ["import-outside-project"]
    assert rules(write(project / "main.arg", "folder/outside.arg")) == ["import-outside-project"]
    (project / "chain.arg").symlink_to(project / "link.arg")
    assert rules(write(project / "main.arg", "chain.arg")) == ["import-outside-project"]


def test_what_an_imported_file_imports_stays_inside_too(project: Path) -> None:
    write(project / "middle.arg", "../outside.arg", "pred used")
    (finding,) = petitio.check_file(write(project / "main.arg", "middle.arg")).files[0].findings
    assert finding.rule == "import-faulty"
    assert "leads out of this project" in finding.message
    assert "secret" not in finding.message


def test_a_link_inside_is_the_file_it_leads_to(project: Path) -> None:
    (project / "same.arg").symlink_to(project / "words.arg")
    main = project / "main.arg"
    main.write_text(f'import "words.arg"\nimport "same.arg"\n{MAIN}')
    assert rules(main) == []


def test_a_link_to_itself_is_no_file(project: Path) -> None:
    (project / "loop.arg").symlink_to(project / "loop.arg")
    (found,) = rules(write(project / "main.arg", "loop.arg"))
    assert found == "import-not-found"


def test_a_checked_link_stands_where_it_leads(project: Path) -> None:
    write(project / "deep" / "main.arg", "../words.arg")
    link = project.parent / "link.arg"
    link.symlink_to(project / "deep" / "main.arg")
    assert rules(link) == []


@pytest.mark.parametrize("path", ["deep", ".", "", "absent.arg", "words.arg/below.arg", "x" * 5000])
def test_what_is_no_file_is_not_found(project: Path, path: str) -> None:
    assert rules(write(project / "main.arg", path)) == ["import-not-found"]


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.arg")
    assert rules(write(project / "main.arg", "pipe.arg")) == ["import-not-found"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_what_may_not_be_read_says_so(project: Path) -> None:
    (project / "words.arg").chmod(0)
    (finding,) = petitio.check_file(write(project / "main.arg", "words.arg")).files[0].findings
    assert "cannot be read" in finding.message


def test_what_is_no_text_says_where(project: Path) -> None:
    (project / "words.arg").write_bytes(b"sort S\npred caf\xe9\n")
    (finding,) = petitio.check_file(write(project / "main.arg", "words.arg")).files[0].findings
    assert (finding.rule, finding.span.start.line) == ("import-faulty", 1)
    assert "not text in UTF-8, from line 2 on" in finding.message


def test_a_byte_order_mark_and_carriage_returns(project: Path) -> None:
    (project / "words.arg").write_bytes(b"\xef\xbb\xbf" + WORDS.replace("\n", "\r\n").encode())
    assert rules(write(project / "main.arg", "words.arg")) == []
    (project / "words.arg").write_bytes(b"\xef\xbb\xbf" + (WORDS + "premis").replace("\n", "\r\n").encode())
    (finding,) = petitio.check_file(project / "main.arg").files[0].findings
    assert "in line 4" in finding.message


def test_a_circle_through_a_link_is_a_circle(project: Path) -> None:
    (project / "link.arg").symlink_to(project / "main.arg")
    assert rules(write(project / "main.arg", "link.arg")) == ["import-circle"]


# ---- The root


@pytest.mark.parametrize("marker", [".petitio.toml", "petitio.toml", ".git", "pyproject.toml"])
def test_the_root_is_the_nearest_folder_with_a_marker(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).write_text("[tool.petitio]\n")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert project_root(deep) == tmp_path
    (tmp_path / "a" / marker).write_text("[tool.petitio]\n")
    assert project_root(deep) == tmp_path / "a"
    (tmp_path / "a" / "b" / ".git").mkdir()
    assert project_root(deep) == deep


@pytest.mark.parametrize("text", ["", "[tool.ruff]\n", "[tool", "\xff", "tool = 3\n"])
def test_any_other_pyproject_marks_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "petitio.toml").touch()
    deep = tmp_path / "a"
    deep.mkdir()
    (deep / "pyproject.toml").write_text(text, encoding="latin-1")
    assert project_root(deep) == tmp_path


def test_without_a_marker_the_root_is_the_folder_itself(tmp_path: Path) -> None:
    assert project_root(tmp_path) == tmp_path
    (tmp_path / "deep").mkdir()
    (tmp_path / "words.arg").write_text(WORDS)
    assert rules(write(tmp_path / "deep" / "main.arg", "../words.arg")) == ["import-outside-project"]
    assert rules(write(tmp_path / "main.arg", "words.arg")) == []


# ---- Who asks


def test_standard_input_stands_where_its_name_says(project: Path) -> None:
    text = f'import "../words.arg"\n{MAIN}'.encode()
    done = command("check", "-", "--stdin-filename", "deep/x.arg", stdin=text, cwd=project)
    assert done.returncode == 0
    assert "deep/x.arg" in done.stdout
    assert command("check", "-", "--stdin-filename", "x.arg", stdin=text, cwd=project).returncode == 1
    assert command("check", "-", stdin=f'import "words.arg"\n{MAIN}'.encode(), cwd=project).returncode == 0


def test_what_is_typed_may_not_import_the_file_it_stands_for(project: Path) -> None:
    write(project / "main.arg", "words.arg")
    text = f'import "main.arg"\n{MAIN}'.encode()
    assert "N110" in command("check", "-", "--stdin-filename", "main.arg", stdin=text, cwd=project).stdout


def test_a_text_may_be_given_a_folder(project: Path) -> None:
    text = f'import "words.arg"\n{MAIN}'
    assert petitio.check_text(text, folder=project).ok
    assert not petitio.check_text(text).ok
    assert not petitio.check_text(text, name=(project / "main.arg").as_posix()).ok


@pytest.mark.parametrize("stage", ["syntax", "core", "obligations", "smt"])
def test_a_file_with_imports_can_be_dumped(project: Path, stage: str) -> None:
    write(project / "deep" / "main.arg", "../words.arg")
    done = command("dump", "--stage", stage, "main.arg", cwd=project / "deep")
    assert done.returncode == 0
    assert "exists" in done.stdout
    assert "faulty" not in done.stdout


def test_places_in_other_files_are_named_from_where_one_stands(project: Path) -> None:
    (project / "deep" / "main.arg").write_text('import "../words.arg"\npred p\nargument a:\npremise q: true\n')
    done = command("check", "deep/main.arg", cwd=project)
    assert "words.arg:3: `p` is declared here" in done.stdout
    done = command("check", "main.arg", cwd=project / "deep")
    assert "../words.arg:3: `p` is declared here" in done.stdout
    done = command("check", "main.arg", "--output-format", "json", cwd=project / "deep")
    assert '"path": "../words.arg"' in done.stdout


def test_a_file_of_words_alone_is_in_order(project: Path) -> None:
    done = command("check", ".", cwd=project)
    assert done.returncode == 0
    assert "checked 0 arguments in 1 file" in done.stdout
