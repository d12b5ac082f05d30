"""The formats of the field: what real files have is read, what is wrong is said by its line, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from petitio.diagnostics import Diagnostic
from petitio.disputes.formats.read_framework import format_of, read_framework
from petitio.disputes.formats.reading import MOST_ARGUMENTS, Format
from petitio.disputes.formats.unseen import unseen
from petitio.disputes.formats.write_framework import Unwritable, write_framework
from petitio.disputes.framework import Framework, framework
from petitio.render.messages import words
from petitio.source import Source

GOOD: list[tuple[Format, str, str, str]] = [
    ("af", "p af 3\n1 2\n2 3\n", "1 2 3", "12 23"),
    ("af", "\ufeff"[1:] + "# by hand\r\np af 2\r\n\r\n 1\t2 \r\n# the end\r\n", "1 2", "12"),
    ("af", "c as in DIMACS\np af 1\nc\n1 1", "1", "11"),
    ("af", "p af 2\r1 2\r", "1 2", "12"),
    ("af", "p af 0\n", "", ""),
    ("af", "p af 2\n1 2\n1 2\n01 2\n", "1 2", "12"),
    ("apx", "arg(a).\narg(b).\natt(a,b).\n", "a b", "ab"),
    ("apx", "att(a,b).arg(a).arg(b).", "a b", "ab"),
    ("apx", "% who\r\narg( a ) .\r\n  arg(b). % and\r\natt ( a , b ) .\r\n", "a b", "ab"),
    ("apx", "%* over\nlines * *% arg(a). arg(1).\natt(1,\na).", "a 1", "1a"),
    ("apx", 'arg("a"). arg(b). att("b", a).', "a b", "ba"),
    ("apx", "arg(a).\narg(a).\n", "a", ""),
    ("apx", "", "", ""),
    ("tgf", "a\nb\n#\na b\n", "a b", "ab"),
    ("tgf", "a\r\n b \r\n\r\n#\r\na\tb\r\n", "a b", "ab"),
    ("tgf", "1 x\n2 y\n#\n1 2 attacks\n", "x y", "xy"),
    ("tgf", "1 x\n2 x\n#\n1 2\n", "1 2", "12"),
    ("tgf", "1 x\ty\n2 \u00e9\n#\n1 2\n", "x\ty \u00e9", "x\ty\u00e9"),
    ("tgf", "# a comment\na\n#\n# another\na a\n", "a", "aa"),
    ("tgf", "a\nb\n", "a b", ""),
]


@pytest.mark.parametrize(("form", "text", "names", "attacks"), GOOD, ids=[f"{row[0]}: {row[1]!r}" for row in GOOD])
def test_what_is_read(form: Format, text: str, names: str, attacks: str) -> None:
    read = read_framework(text, form)
    assert read.findings == ()
    assert read.framework is not None
    assert " ".join(read.framework.names) == names
    assert " ".join("".join(pair) for pair in read.framework.attacks) == attacks


BAD: list[tuple[Format, str, list[tuple[int, str]]]] = [
    ("af", "", [(1, "how many arguments")]),
    ("af", "1 2\n", [(1, "how many arguments")]),
    ("af", "# no more\np cnf 3 2\n", [(2, "how many arguments")]),
    ("af", "p af many\n", [(1, "how many arguments")]),
    ("af", "p af -1\n", [(1, "how many arguments")]),
    ("af", "p af 2\np af 2\n", [(2, "only once")]),
    ("af", "p af 2\n1\n1 2 0\na b\n", [(2, "`1` is no attack"), (3, "`1 2 0` is no"), (4, "`a b` is no attack")]),
    ("af", "p af 2\n1 3\n0 1\n", [(2, "no argument 3"), (3, "no argument 0")]),
    ("af", "p af 0\n1 1\n", [(2, "there are none"), (2, "there are none")]),
    ("af", "p af 2\n1 -2\n", [(2, "`1 -2` is no attack")]),
    ("af", "p af 2\n1 ²\n", [(2, "`1 ²` is no attack")]),
    ("af", f"p af {MOST_ARGUMENTS + 1}\n", [(1, "more than 1000000 arguments")]),
    ("apx", "arg(a).\natt(a,b).\n", [(2, "no argument `b`")]),
    ("apx", "arg(a)\narg(b).\n", [(1, "no full stop")]),
    ("apx", "arg(a).\nattacks(a,a).\n", [(2, "`attacks(a,a).` is neither")]),
    ("apx", "arg().\narg(a b).\natt(a).\n", [(1, "neither"), (2, "neither"), (3, "neither")]),
    ("apx", 'arg("a).', [(1, "neither")]),
    ("apx", "%* never ends", [(1, "neither")]),
    ("apx", "arg(a).\n.\n", [(2, "`.` is neither")]),
    ("apx", 'arg(a).\narg("\x1b[31mb").\n', [(2, "name `\\u001b[31mb` holds a character")]),
    ("apx", "arg(a\x9bb).\natt(a\x9bb,a\x9bb).", [(1, "name `a\\u009bb` holds a character")]),
    ("apx", 'arg("a\\nb").\narg("a\nb").', [(1, "name `a\\u000ab` holds"), (2, "name `a\\u000ab` holds")]),
    ("tgf", "1 a\u202eb\n2 c\n#\n1 2\n", [(1, "name `1 a\\u202eb` holds a character")]),
    ("tgf", "a\nb\u200b\n#\n", [(2, "name `b\\u200b` holds a character")]),
    ("tgf", "a\nb\n#\na\n", [(4, "`a` is no attack")]),
    ("tgf", "a\n#\na b\n", [(3, "no argument `b`")]),
    ("tgf", "a\n#\na a\n#\n", [(4, "only once")]),
    ("tgf", "a\nb\na b\n", [(3, "where the arguments end")]),
    ("tgf", "a\nb\n# attacks\na b\n", [(4, "where the arguments end")]),
]


@pytest.mark.parametrize(("form", "text", "expected"), BAD, ids=[f"{row[0]}: {row[1]!r}" for row in BAD])
def test_what_is_wrong(form: Format, text: str, expected: list[tuple[int, str]]) -> None:
    read = read_framework(text, form)
    assert read.framework is None
    assert len(read.findings) == len(expected)
    for finding, (line, said) in zip(read.findings, expected, strict=True):
        message, hint = words(finding)
        assert Source("x", text).position(finding.span.start).line == line
        assert said in message
        assert hint


def test_a_misspelt_name_gets_a_suggestion_and_the_way_to_declare_it() -> None:
    (finding,) = read_framework("arg(alice).\natt(alice,alcie).\n", "apx").findings
    assert words(finding)[1] == "did you mean `alice`? If not, write `arg(alcie).`"


def test_a_file_in_another_format_does_not_draw_thousands_of_findings() -> None:
    assert len(read_framework("p af 2\n" + "x\n" * 1_000, "af").findings) == 20
    assert len(read_framework("x y\n" * 1_000, "apx").findings) == 20
    assert len(read_framework("a\n#\n" + "x y\n" * 1_000, "tgf").findings) == 20


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.af", "", "af"),
        ("x.I23", "", "af"),
        ("a/b.apx", "", "apx"),
        ("x.tgf", "", "tgf"),
        ("x.txt", "# c\np af 3\n", "af"),
        ("<stdin>", "  arg(a).", "apx"),
        ("<stdin>", "a\r\n#\r\na a", "tgf"),
        ("<stdin>", "a\n# b\n", None),
        ("x.txt", "", None),
    ],
)
def test_the_format_is_told_by_the_name_or_the_looks(name: str, text: str, form: Format | None) -> None:
    assert format_of(name, text) == form


# ---- There and back


def frameworks(names: st.SearchStrategy[str]) -> st.SearchStrategy[Framework]:
    """Frameworks whose arguments have such names."""
    rows = st.lists(names, max_size=6, unique=True)
    return rows.flatmap(
        lambda row: st.lists(st.tuples(st.sampled_from(row), st.sampled_from(row)) if row else st.nothing()).map(
            lambda attacks: framework(row, attacks)
        )
    )


TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("ab #\"\\%.,()'\n\t1", max_size=5)


def kept_unless(unwritable: list[str], tried: Framework, form: Format) -> None:
    """What is written is read back, unless there are names that the format cannot hold: the first is complained of."""
    if unwritable:
        with pytest.raises(Unwritable) as raised:
            write_framework(tried, form)
        assert str(raised.value) == unwritable[0]
    else:
        assert read_framework(write_framework(tried, form), form).framework == tried


@given(frameworks(TEXT))
def test_apx_keeps_every_name_that_can_be_seen(tried: Framework) -> None:
    kept_unless([name for name in tried.names if unseen(name)], tried, "apx")


@given(frameworks(TEXT))
def test_tgf_keeps_every_name_or_says_which_it_cannot_write(tried: Framework) -> None:
    dark = [name for name in tried.names if unseen(name)]
    # The others can stand as words, where all are words.
    kept_unless(dark or [name for name in tried.names if not name or name != name.strip()], tried, "tgf")


@given(frameworks(TEXT))
def test_af_keeps_everything_but_the_names(tried: Framework) -> None:
    assume(not any(map(unseen, tried.names)))
    number = {name: str(place) for place, name in enumerate(tried.names, 1)}
    expected = framework(number.values(), [(number[source], number[target]) for source, target in tried.attacks])
    assert read_framework(write_framework(tried, "af"), "af").framework == expected
    assert write_framework(expected, "af").count("#") == 0


@given(st.sampled_from(["af", "apx", "tgf"]), TEXT | st.text('parg(t)#12 \n,.%*"c', max_size=30))
def test_any_text_is_a_framework_or_has_findings(form: Format, text: str) -> None:
    read = read_framework(text, form)
    assert (read.framework is None) == bool(read.findings)
    for finding in read.findings:
        assert isinstance(finding, Diagnostic)
        assert 0 <= finding.span.start <= len(text)
        assert all(words(finding))


def test_names_of_answer_set_programs_are_quoted_where_they_have_to_be() -> None:
    tried = framework(["a", "Bob", "not", "a b", "7", "07", 'q"\\'], [])
    assert write_framework(tried, "apx").splitlines() == [
        "arg(a).",
        'arg("Bob").',
        'arg("not").',
        'arg("a b").',
        "arg(7).",
        'arg("07").',
        'arg("q\\"\\\\").',
    ]


def test_numbers_are_explained_by_comments() -> None:
    tried = framework(["rain", "wet\t road"], [("rain", "wet\t road")])
    assert write_framework(tried, "af") == "p af 2\n# 1 rain\n# 2 wet road\n1 2\n"


def test_no_line_of_a_graph_begins_with_two_colons() -> None:
    tried = framework(["::error::a", "b"], [("::error::a", "b")])
    assert write_framework(tried, "tgf") == "1 ::error::a\n2 b\n#\n1 2\n"
    assert read_framework(write_framework(tried, "tgf"), "tgf").framework == tried


@pytest.mark.parametrize(
    ("name", "dark"),
    [("a", False), ("a b", False), ("a\tb", False), ("\u00a0é", False), ("\ue000\u0378", False), ("\n", True)]
    + [
        (f"a{character}b", True)
        for character in "\x00\x1b\x7f\x85\x9b\xad\u200b\u2028\u2029\u202e\ufeff\uffff\U000e0041"
    ],
)
def test_what_nobody_would_see_in_a_name(name: str, dark: bool) -> None:
    assert unseen(name) == dark
