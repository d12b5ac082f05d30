"""A suppression is called unused only if every rule that it names is looked for."""

from __future__ import annotations

import pytest

import petitio

TEXT = """argument a:
pred p
premise x: p  # petitio: ignore[{}] because
conclude c: p
"""


@pytest.mark.parametrize(
    ("names", "options", "unused"),
    [
        ("V101", petitio.Options(), True),
        ("V101", petitio.Options(ignore=("V101",)), False),
        ("V101", petitio.Options(select=("B", "X102")), False),
        ("V101", petitio.Options(per_file_ignores=(("*.arg", ("V",)),)), False),
        ("V101", petitio.Options(per_file_ignores=(("y.arg", ("V",)),)), True),
        ("jointly", petitio.Options(), False),
        ("jointly", petitio.Options(extend_select=("jointly",)), True),
        ("V101, jointly", petitio.Options(), False),
        ("V101", petitio.Options(ignore=("X102",)), False),
    ],
)
def test_unused(names: str, options: petitio.Options, unused: bool) -> None:
    report = petitio.check_text(TEXT.format(names), "x.arg", options)
    assert ("unused-suppression" in [finding.rule for finding in report.files[0].findings]) is unused


def test_what_keeps_a_text_from_being_read_is_reported_all_the_same() -> None:
    text = "argument a:\npred p\n# petitio: ignore[S101] because\npremise x: p p\nconclude c: p\nexpect c undecided\n"
    assert [finding.rule for finding in petitio.check_text(text).files[0].findings] == ["syntax-error"]
