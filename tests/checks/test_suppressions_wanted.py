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


UNREAD = {
    "N101": 'argument a:\npred p "p"\npremise x: pp{}\nconclude c: p\nexpect c holds\n',
    "N103, N101": "argument a:\npred p\npremise x: p\nconclude c: p\nexpect d holds{}\n",
    "T101": "argument a:\npred p\nconst n: Nat\npremise x: p\npremise y: n and p{}\nconclude c: p\n",
    "T102": "argument a:\nfunc f(n: Nat): Nat\npremise x: forall n: Nat. f(n) = f(n - 1){}\nconclude c: f(0) = f(1)\n",
    "S101": "argument a:\npred p\npremise x: p p{}\nconclude c: p\n",
    "S113": "pred p\npremise x: p{}\n",
    "Q104": "argument a:\npred p\npremise x: p credence 2{}\nconclude c: p\n",
}


@pytest.mark.parametrize(("code", "text"), [(codes.split(", ")[-1], text) for codes, text in UNREAD.items()])
@pytest.mark.parametrize("how", ["ignored", "others selected", "nothing selected", "off", "a note", "suppressed"])
def test_an_error_that_withholds_a_verdict_is_always_reported(code: str, text: str, how: str) -> None:
    chosen = {
        "ignored": petitio.Options(ignore=(code,)),
        "others selected": petitio.Options(select=("B",)),
        "nothing selected": petitio.Options(select=()),
        "off": petitio.Options(severities=((code, "off"),)),
        "a note": petitio.Options(severities=((code, "note"),)),
        "suppressed": petitio.Options(),
    }
    comment = f"  # petitio: ignore[{code}] later" if how == "suppressed" else ""
    report = petitio.check_text(text.format(comment), options=chosen[how])
    assert (code, "error") in [(finding.code, finding.severity) for finding in report.files[0].findings]
    assert not report.ok


def test_nothing_to_judge_may_be_passed_over() -> None:
    assert petitio.check_text("", options=petitio.Options(ignore=("S107",))).ok


def test_errors_that_are_left_out_are_counted() -> None:
    text = "argument a:\npred p\npred q\npremise x: p\nconclude c: q\nconclude d: q\nexpect d fails\n"
    cases = (
        (petitio.Options(ignore=("V",)), 1),
        (petitio.Options(select=()), 1),
        (petitio.Options(severities=(("V", "off"),)), 1),
        (petitio.Options(), 0),
        (petitio.Options(ignore=("V",), severities=(("V", "note"),)), 0),
    )
    for chosen, count in cases:
        assert petitio.check_text(text, options=chosen).files[0].left_out == count


FORMS = [
    ("# petitio: ignore[R101, V101, N103] because", "R101", "unused-suppression", "`does-not-follow`", None),
    ("# petitio: ignroe[R101] because", None, "suppression-without-reason", "looks as if", "ignore[rule-name]"),
    ("# petitio: ingore R101 because", None, "suppression-without-reason", "looks as if", "ignore[rule-name]"),
    ("# petitio ignore[R101] because", None, "suppression-without-reason", "looks as if", "ignore[rule-name]"),
    ("# petitio: ignore[R101 because", None, "suppression-without-reason", "bracket", "write `]`"),
    ("# petitio: ignore[idle-prem] because", None, "unknown-rule", "no rule `idle-prem`", "`idle-premise`"),
    ("# petitio: ignore[R] because", None, "unknown-rule", "`R` stands for several", "found here: `idle-premise`"),
    ("# petitio: ignore[S] because", None, "unknown-rule", "`S` stands for several", "`petitio rules S`"),
    ("# petitio: ignore[zzzzz] because", None, "unknown-rule", "no rule `zzzzz`", "`petitio rules`"),
    ("# petitio: what checks this", None, None, "", None),
    ("# petitio is what checks this", None, None, "", None),
]


@pytest.mark.parametrize(("comment", "left", "rule", "message", "hint"), FORMS)
def test_what_is_wrong_with_a_comment_is_said(
    comment: str, left: str | None, rule: str | None, message: str, hint: str | None
) -> None:
    text = f"argument a:\npred p\npred q\npremise x: p\npremise y: q  {comment}\nconclude c: p\n"
    found = petitio.check_text(text).files[0].findings
    assert ("idle-premise" in [finding.rule for finding in found]) is (left is None)
    own = [finding for finding in found if finding.code[0] == "X"]
    assert [finding.rule for finding in own] == ([rule] if rule else [])
    for finding in own:
        assert message in finding.message
        assert hint is None or hint in str(finding.hint)
    if left is not None:
        fix = own[0].fix
        assert fix is not None
        assert fix.safe
        (edit,) = fix.edits
        assert (edit.text, edit.span.start.line) == (left, 5)
        mended = text.replace("[R101, V101, N103]", f"[{left}]")
        assert not [f for f in petitio.check_text(mended).files[0].findings if f.code[0] in "XR"]
