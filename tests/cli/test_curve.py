"""`petitio curve`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_main import petitio

CORPUS = Path(__file__).parents[2] / "arguments" / "debate" / "lossy_reduction.arg"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The arguments of a file that have curves, without the one before them, which takes a while."""
    text = CORPUS.read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("curves") / "handovers.arg"
    path.write_text(text[text.index("argument conditional_handover") :], encoding="utf-8")
    return str(path)


def test_curves_of_a_file_are_printed(file: str) -> None:
    done = petitio("curve", file)
    assert done.returncode == 0
    assert done.stdout.count("up to n = 34") == 2
    assert "conditional_handover.every_generation" in done.stdout


def test_one_curve_is_printed_as_svg(file: str) -> None:
    done = petitio("curve", file, "handover_by_handover.every_generation", "--format", "svg")
    assert done.returncode == 0
    assert done.stdout.startswith("<svg ")
    assert done.stdout.endswith("</svg>\n")


def test_an_svg_is_of_one_claim(file: str) -> None:
    done = petitio("curve", file, "--format", "svg")
    assert done.returncode == 2
    assert (
        "say which claim: conditional_handover.every_generation, handover_by_handover.every_generation" in done.stderr
    )


def test_without_steps_there_is_no_curve(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text("argument a:\npred p\npremise x: p\n")
    done = petitio("curve", "a.arg", cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no curve for a.arg" in done.stderr
    assert done.stdout == ""
