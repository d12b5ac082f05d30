"""The library as its users call it."""

from __future__ import annotations

import inspect
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import petitio

FILES = sorted((Path(__file__).parents[1] / "arguments" / "fallacies").glob("*.arg"))[:4]


def test_many_files_make_one_report_in_their_order() -> None:
    report = petitio.check_many(FILES)
    assert [Path(file.path).name for file in report.files] == [file.name for file in FILES]
    assert report.summary.files == len(FILES)
    assert report.ok


def test_an_executor_changes_nothing() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert petitio.check_many(FILES, executor=executor) == petitio.check_many(FILES)


def test_a_missing_file_raises_what_python_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        petitio.check_file(tmp_path / "absent.arg")


def test_reports_cannot_be_changed() -> None:
    report = petitio.check_text("argument a:\npred p\npremise b: p\nconclude c: p or p")
    with pytest.raises(AttributeError):
        report.schema = "another"  # type: ignore[misc]
    assert not report.ok


def test_unknown_names_of_the_package_are_no_attributes() -> None:
    with pytest.raises(AttributeError):
        petitio.nonsense  # noqa: B018


def test_options_refuse_what_is_no_rule() -> None:
    wrong: list[dict[str, Any]] = [
        {"ignore": ("nope",)},
        {"select": ["V101", "nope"]},
        {"per_file_ignores": (("never/*", ("nope",)),)},
        {"severities": (("nope", "error"),)},
    ]
    for options in wrong:
        with pytest.raises(ValueError, match="there is no rule nope"):
            petitio.Options(**options)
    with pytest.raises(TypeError, match="ignore takes several words"):
        petitio.Options(ignore="V101")
    assert petitio.Options(ignore=["V101"]) == petitio.Options(ignore=("V101",))


def test_one_path_is_not_many() -> None:
    with pytest.raises(TypeError, match="check_many takes several paths"):
        petitio.check_many("good.arg")


def test_what_there_is_can_be_asked() -> None:
    assert dir(petitio) == sorted(petitio.__all__)
    parameters = inspect.signature(petitio.Options).parameters
    assert list(parameters) == list(petitio.Options._fields)
    assert parameters["root"].default == "."
    assert list(inspect.signature(petitio.Report).parameters) == [
        "schema",
        "petitio",
        "solver",
        "files",
        "summary",
        "unjudged",
    ]
