"""`petitio graph`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_main import petitio

TEXT = (
    'argument wet:\npred rain pred wet\npremise p: "It rains."\n  rain\npremise q: rain -> wet\nconclude c: wet\n'
    "argument dry:\npred sun\npremise s: sun\nconclude d: sun or not sun\nexpect s idle\nexpect d holds\n"
)


def graph(folder: Path, *arguments: str, text: str = TEXT) -> tuple[int, str, str]:
    (folder / "streets.arg").write_text(text, encoding="utf-8")
    done = petitio("graph", "streets.arg", *arguments, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_all_arguments_are_drawn_as_mermaid(tmp_path: Path) -> None:
    status, page, told = graph(tmp_path)
    assert (status, told) == (0, "")
    assert page.startswith("flowchart BT\n")
    assert '["wet"]' in page
    assert '["dry"]' in page
    assert "It rains." in page


def test_one_argument_is_drawn(tmp_path: Path) -> None:
    _, page, _ = graph(tmp_path, "dry", "--format", "dot")
    assert 'label="dry"' in page
    assert "It rains." not in page
    status, _, told = graph(tmp_path, "dri")
    assert status == 2
    assert "there is no argument dri in streets.arg; did you mean dry?" in told
    assert "there is wet, dry" in graph(tmp_path, "something_else")[2]


def test_svg_goes_to_a_file(tmp_path: Path) -> None:
    status, page, _ = graph(tmp_path, "--output-format", "svg", "--output-file", "streets.svg")
    assert (status, page) == (0, "")
    assert (tmp_path / "streets.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert graph(tmp_path, "--output-file", "nowhere/streets.svg")[0] == 2


def test_standard_input_is_drawn() -> None:
    done = petitio("graph", "-", "--stdin-filename", "a.arg", stdin=TEXT.encode())
    assert done.returncode == 0
    assert "It rains." in done.stdout


def test_what_fails_is_drawn_and_the_status_says_so(tmp_path: Path) -> None:
    status, page, told = graph(tmp_path, text="argument a:\npred p pred q\npremise x: p\nconclude c: q\n")
    assert status == 1
    assert "fails#58; it does not follow" in page
    assert told == "petitio: streets.arg has errors; see `petitio check streets.arg`\n"


def test_what_cannot_be_read_gets_its_findings(tmp_path: Path) -> None:
    status, page, told = graph(tmp_path, text=f"{TEXT}argument bad:\npremise x: nonesuch\n")
    assert status == 1
    assert "It rains." in page
    assert "N101" in told
    assert "petitio: bad has errors and is not drawn" in told
    status, page, told = graph(tmp_path, text="argument")
    assert (status, page) == (1, "")
    assert "streets.arg:1:" in told
    assert graph(tmp_path, text="sort S\n") == (1, "", "petitio: there is no argument in streets.arg\n")
    (tmp_path / "x.arg").write_bytes(b"\xff\xfe\x00")
    done = petitio("graph", "x.arg", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "x.arg:1:1" in done.stderr
