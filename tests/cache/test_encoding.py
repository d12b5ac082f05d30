"""A report that is kept is the same report when it is made again."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from petitio import check_file, check_text
from petitio.cache.encoding import decoded, encoded
from petitio.record import replace
from petitio.report import FileReport
from tests.reading import QUICK


@pytest.mark.parametrize("path", QUICK[::7], ids=lambda path: path.stem)
def test_a_report_is_made_again(path: Path) -> None:
    file = check_file(path).files[0]
    assert decoded(encoded(file)) == file


def test_what_is_no_part_of_a_report_is_not_kept() -> None:
    file = check_text("argument a:\n").files[0]
    for strange in (Fraction(1, 2), ["a list"], {1: "a number for a name"}, FileReport):
        with pytest.raises(TypeError):
            encoded(replace(file, disputes=(strange,)))


@pytest.mark.parametrize("text", ["", "[]", "{}", "1", '["Nonsense",1]', '["FileReport"]', '["",1]'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decoded(text)
