"""Disputes: which arguments stand, what their sides are committed to, what it turns on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio.report import DisputeReport
from tests.checks.verdict_of import checked, claim, rules

WET = "argument wet:\npred rain pred wet pred roof\npremise p: rain\npremise q: rain -> wet\nconclude c: wet\n"
DRY = "argument dry:\npred rain pred wet pred roof\npremise p: roof\npremise q: roof -> not wet\nconclude c: not wet\n"
SUN = "argument sun:\npred rain pred sun\npremise p: sun\npremise q: sun -> not rain\nconclude c: not rain\n"
BARE = "argument bare:\npred rain\npremise p: not rain\n"
OPEN = "argument open:\npred rain pred roof\npremise p: not roof\nconclude c: not roof or rain\n"


def dispute(text: str) -> DisputeReport:
    (found,) = checked(text).disputes
    return found


def labels(text: str, names: str, more: str = "") -> dict[str, str]:
    """The labels of a dispute of these arguments, as far as they are names of arguments."""
    found = dispute(f"{text}dispute d:\n  arguments {names}\n{more}").labels
    assert found is not None
    return {name: label for name, label in found.items() if name in names.split(", ")}


LABELS = [
    # Nobody attacks it; it is all the same to it.
    (WET + OPEN, {"wet": "in", "open": "in"}),
    # Conclusions that contradict each other.
    (WET + DRY, {"wet": "contested", "dry": "contested"}),
    # A conclusion against a premise: who argues refutes who only asserts.
    (WET + SUN, {"wet": "out", "sun": "in"}),
    # The argument that is attacked by one that is out stands.
    (WET + DRY + SUN, {"wet": "out", "dry": "in", "sun": "in"}),
    # Premises against premises.
    (WET + BARE, {"wet": "contested", "bare": "contested"}),
    # What the checker has against an argument; what falls by itself attacks nobody.
    (WET + "argument no:\npred wet pred snow\npremise p: snow\nconclude c: not wet\n", {"wet": "in", "no": "out"}),
    (WET + "argument no:\npred wet\npremise p: not wet\nconclude c: not not not wet\n", {"wet": "in", "no": "out"}),
    (
        WET + "argument no:\npred wet\npremise p: wet and not wet\nconclude c: not wet\n",
        {"wet": "in", "no": "out"},
    ),
    (WET + "argument no:\npred wet\npremise p: wet\npremise q: not wet\n", {"wet": "in", "no": "out"}),
    # Charges: what is sustained counts, what is overruled does not, what nobody decides does not.
    (WET + "objection o against c: charge does_not_follow\n" + OPEN, {"wet": "in", "open": "in"}),
    (WET + "objection o against c: charge unsupported\n" + OPEN, {"wet": "in", "open": "in"}),
    (WET + DRY + "objection o against wet.c: charge false because c\n", {"wet": "out", "dry": "in"}),
    # Who is answered in kind is no better off than before.
    (
        WET
        + "objection r against dry.c: charge false because c\n"
        + DRY
        + "objection o against wet.c: charge false because c\n",
        {"wet": "contested", "dry": "contested"},
    ),
    # An objection stands and falls with what it cites.
    (
        WET + DRY + "objection o against wet.c: charge false because c\nargument low:\npred roof pred sky\n"
        "premise p: sky\npremise q: sky -> not roof\nconclude c: not roof\n",
        {"wet": "in", "dry": "out", "low": "in"},
    ),
    # A reply to an objection that asserts nothing leaves it as it is; one that says that it does not follow, too.
    (
        "argument no:\npred wet pred snow\npremise p: snow\nconclude c: wet\n"
        "objection o against c: charge does_not_follow\nreply r to o: charge does_not_follow\n" + OPEN,
        {"no": "out", "open": "in"},
    ),
    # What is idle can go, and nothing goes with it.
    (
        "argument idle:\npred a pred b\npremise p: a\npremise q: b\nconclude c: a or 1 = 2\n"
        "objection o against q: charge idle\n" + OPEN,
        {"idle": "in", "open": "in"},
    ),
    # One way to the conclusion is left.
    (
        "argument two:\npred a pred b pred c\npremise p: a\npremise q: b\npremise r: a or b -> c\nconclude d: c\n"
        "argument not_a:\npred a pred z\npremise p: z\npremise q: z -> not a\nconclude c: not a\n"
        "objection o against two.p: charge false because c\n",
        {"two": "in", "not_a": "in"},
    ),
    # An exception takes an assumption away.
    (
        "argument bird:\npred bird pred odd pred flies\npremise p: bird\npremise q: bird and not odd -> flies\n"
        "assume usual: not odd\nconclude c: flies\n"
        "argument penguin:\npred odd\npremise p: odd or 1 = 2\npremise k: 2 = 2\nconclude c: odd\n"
        "objection o against bird.c: charge exception because c\n",
        {"bird": "out", "penguin": "in"},
    ),
]


@pytest.mark.parametrize("charge", ["charge unsupported", '"Really?"'])
@pytest.mark.parametrize("reply", ["false because dry.c", "does_not_follow", "unsupported"])
def test_a_reply_to_what_nobody_decides_attacks_nothing(charge: str, reply: str) -> None:
    text = f"{WET}objection o against c: {charge}\nreply r to o: charge {reply}\n{DRY}"
    assert labels(text, "wet, dry") == {"wet": "contested", "dry": "contested"}
    assert "wet.o" in dispute(f"{text}dispute d:\n  arguments wet\n").counted


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels(text: str, expected: dict[str, str]) -> None:
    assert labels(text, ", ".join(expected)) == expected


def test_three_that_cannot_all_stand_are_contested() -> None:
    text = "".join(
        f"argument {name}:\npred a pred b pred {fact}\n"
        f"premise p: {fact}\npremise q: {fact} -> ({says})\nconclude c: {says}\n"
        for name, fact, says in (("one", "x", "a"), ("two", "y", "a -> b"), ("three", "z", "not b"))
    )
    assert labels(text, "one, two") == {"one": "in", "two": "in"}
    assert set(labels(text, "one, two, three").values()) == {"contested"}


def test_what_is_undecided_is_neither_in_nor_out() -> None:
    # Its method does not go through, though it follows without.
    unsure = "argument unsure:\npred a pred b pred d\npremise i: a\nconclude c: a by cases b, d\n"
    assert claim(unsure).verdict == "undecided"
    other = "argument other:\npred a pred b\npremise p: b\npremise q: b -> not a\nconclude c: not a\n"
    assert labels(unsure + other, "unsure, other") == {"unsure": "contested", "other": "contested"}


def test_ties_are_told_by_the_larger_labellings() -> None:
    found = dispute(WET + DRY + "dispute d:\n  arguments wet, dry\n")
    assert [(tie.name, tie.preferred, tie.stable) for tie in found.ties] == [
        ("wet", "some", "some"),
        ("dry", "some", "some"),
    ]


def test_each_of_several_conclusions_has_a_label() -> None:
    text = (
        "argument both:\npred a pred b pred f\npremise p: f\npremise q: f -> a\nconclude one: a\nconclude two: b\n"
        "argument against:\npred a pred g\npremise p: g\npremise q: g -> not a\nconclude c: not a\n"
        "dispute d:\n  arguments both, against\n"
    )
    found = dispute(text)
    assert found.labels == {
        "both": "out",
        "against": "contested",
        "both.one": "contested",
        "both.two": "out",
    }


ORDER = st.permutations([WET, DRY, SUN, OPEN])


@settings(max_examples=8)
@given(ORDER, st.permutations(["wet", "dry", "sun", "open"]))
def test_the_order_of_declarations_changes_no_label(parts: list[str], names: list[str]) -> None:
    expected = {"wet": "out", "dry": "contested", "sun": "in", "open": "contested"}
    assert labels("".join(parts), ", ".join(names)) == expected


@settings(max_examples=8)
@given(st.permutations(["p", "q", "c", "p1", "zz"]))
def test_names_change_no_label(names: list[str]) -> None:
    premise, rule, conclusion, *_ = names
    renamed = f"argument sun:\npred rain pred sun\npremise {premise}: sun\npremise {rule}: sun -> not rain\n"
    text = WET + renamed + f"conclude {conclusion}: not rain\n"
    assert labels(text, "wet, sun") == {"wet": "out", "sun": "in"}


@settings(max_examples=8)
@given(st.permutations([0, 1, 2]), st.permutations([0, 1]))
def test_the_sides_can_change_places(claims: list[int], sides: list[int]) -> None:
    header, *rows = WET.strip().split("\n")
    vocabulary, *own = rows
    wet = "\n".join([header, vocabulary, *(own[index] for index in claims)]) + "\n"
    text = "".join((wet, DRY)[index] for index in sides)
    assert set(labels(text, "wet, dry").values()) == {"contested"}


# ---- Sides


def test_a_party_is_held_to_all_that_it_says() -> None:
    found = dispute(WET + DRY + "dispute d:\n  party both: wet, dry\n  party one: wet\n")
    assert [(party.name, party.consistent) for party in found.parties] == [("both", False), ("one", True)]
    assert ("wet.p", "wet.q", "dry.p", "dry.q") in found.parties[0].conflicts
    assert "party-contradicts-itself" in rules(WET + DRY + "dispute d:\n  party both: wet, dry\n")


def test_who_quotes_the_other_side_is_not_committed_to_it() -> None:
    quoting = BARE.replace("not rain", "not rain speaker other")
    found = dispute(WET + quoting + "dispute d:\n  party one: wet, bare\n  party other: bare\n")
    assert [party.commitments for party in found.parties] == [("wet.p", "wet.q", "wet.c"), ("bare.p",)]


def test_assumptions_count_as_far_as_conclusions_need_them() -> None:
    text = "argument a:\npred x pred y\nassume need: x\nassume spare: y\nconclude c: x or 1 = 2\n"
    assert dispute(f"{text}dispute d:\n  party p: a\n").parties[0].commitments == ("a.need", "a.c")


VERBAL = (
    "sort S\nconst s: S\npred good[one](x: S)\npred good[two](x: S)\n"
    "argument a:\npremise p: good[one](s)\nargument b:\npremise q: not good[{sense}](s)\n"
    "dispute d:\n  party x: a\n  party y: b\nexpect d equivocates good\n"
)


def test_a_verbal_dispute_is_told_from_a_real_one() -> None:
    verbal, real = VERBAL.format(sense="two"), VERBAL.format(sense="one")
    assert [(row.word, row.parties) for row in dispute(verbal).verbal] == [("good", ("x", "y"))]
    assert dispute(verbal).labels == {"a": "in", "b": "in"}
    assert rules(verbal) == []
    assert dispute(real).verbal == ()
    assert dispute(real).labels == {"a": "contested", "b": "contested"}
    assert "expectation-not-met" in rules(real)


def test_senses_that_are_bridged_make_no_verbal_dispute() -> None:
    bridged = VERBAL.replace("argument a:", "given g: forall x: S. good[one](x) -> good[two](x)\nargument a:")
    assert dispute(bridged.format(sense="two")).verbal == ()


# ---- What it turns on


def test_cruxes_are_what_one_side_asserts_and_the_other_does_not_grant() -> None:
    agreed = WET + DRY.replace("pred roof\n", "pred roof\npremise also: rain\n", 1)
    found = dispute(agreed + "dispute d:\n  party one: wet\n  party two: dry\n")
    # That it rains is common to both, so nothing turns on it.
    assert found.cruxes == (("wet.q",), ("dry.p",), ("dry.q",))
    assert found.turns_on[0].flips == (("wet", "contested", "out"), ("dry", "contested", "in"))


def test_a_crux_may_take_several_claims() -> None:
    text = (
        "argument two:\npred a pred b pred c\npremise p: a\npremise q: b\nconclude d: a or b\n"
        "argument other:\npred a pred b pred c\n"
        "premise r: c\npremise s: c -> not a and not b\nconclude e: not (a or b)\n"
        "dispute x:\n  party one: two\n  party two: other\n"
    )
    found = dispute(text)
    assert found.cruxes == (("other.r",), ("other.s",), ("two.p", "two.q"))


def test_what_is_out_anyway_is_no_crux() -> None:
    found = dispute(WET + SUN + "dispute d:\n  party one: wet\n  party two: sun\n")
    assert found.cruxes == (("sun.p",), ("sun.q",))


# ---- Support


def test_supports_are_checked() -> None:
    text = (
        "argument a:\npred x pred y\npremise p: x because b.c, f.c\nconclude c: x or y\n"
        "argument b:\npred x pred z\npremise p: z\npremise q: z -> x\nconclude c: x\n"
        "argument f:\npred x pred z\npremise p: z\nconclude c: x\n"
        "argument g:\npred x pred w\npremise p: w\npremise q: w -> x\nconclude c: x\n"
        "dispute d:\n  arguments a, b, f, g\n"
    )
    found = {(row.supporter, row.supported, row.way) for row in dispute(text).supports}
    assert {("b.c", "a.p", "because"), ("g.c", "a.p", "gives")} <= found
    assert not any(supporter == "f.c" for supporter, _, _ in found)


# ---- Names


@pytest.mark.parametrize(
    ("tail", "rule"),
    [
        ("dispute d:\n  arguments wet, dyr\n", "unknown-name"),
        ("dispute d:\n  arguments wet\n  party p: dyr\n", "unknown-name"),
        ("dispute d:\n", "clause-out-of-place"),
        ("dispute d:\n  arguments wet\ndispute d:\n  arguments dry\n", "duplicate-name"),
        ("dispute d:\n  party p: wet\n  party p: dry\n", "duplicate-name"),
        ("dispute d:\n  arguments wet\nexpect wet in in e\n", "unknown-name"),
        ("dispute d:\n  arguments wet\nexpect wte in\n", "unknown-name"),
        ("dispute d:\n  arguments wet\nexpect d holds\n", "wrong-kind-of-name"),
        ("dispute d:\n  arguments wet\nexpect dry in\n", "expectation-not-met"),
        ("dispute d:\n  arguments wet\nexpect wet out\n", "expectation-not-met"),
        ("dispute d:\n  arguments wet\nexpect wet in under p\n", "clause-out-of-place"),
        ("argument n:\npred wet(n: Nat)\npremise p: wet(0)\ndispute d:\n  arguments wet, n\n", "vocabulary-differs"),
    ],
)
def test_what_is_wrong_with_a_dispute(tail: str, rule: str) -> None:
    assert rule in rules(WET + DRY + tail)


def test_labels_are_expected_in_one_dispute_or_in_all() -> None:
    two = WET + DRY + "dispute d:\n  arguments wet\ndispute e:\n  arguments wet, dry\n"
    assert "expectation-not-met" not in rules(two + "expect wet in in d\nexpect wet contested in e\n")
    assert "expectation-not-met" in rules(two + "expect wet in\n")


def test_a_faulty_argument_leaves_its_dispute_without_labels() -> None:
    found = dispute(WET + "argument bad:\npremise p: nowhere\ndispute d:\n  arguments wet, bad\nexpect wet out\n")
    assert found.labels is None
