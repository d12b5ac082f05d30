"""Objections that need several arguments to decide: each charge where it bites, and where it does not."""

from __future__ import annotations

import pytest

from petitio.report import ObjectionReport
from tests.checks.verdict_of import checked, rules

# One argues for wet streets, under an assumption; the third has all sorts of things to say.
SIDES = """
argument one:
pred rain   "there is rain"
pred roof   "there is a roof over the street"
pred wet    "the street is wet"
pred old    "the street is old"
pred cold   "it is cold"
premise p: rain
premise q: rain and not roof -> wet
premise spare: old
assume open_sky: not roof
conclude c: wet
"""

OTHER = """
argument third:
pred roof pred wet pred rain pred cold pred old
premise covered: roof
premise dry: roof -> not wet
premise frost: cold
assume no_rain: not rain
assume never: cold and not cold
conclude not_wet_alone: not wet from covered, dry
conclude fallacy: not old from frost
"""

CHARGES = [
    # A rebuttal, an undermining of a premise and of an assumption.
    ("against one.c", "false because not_wet_alone", "sustained", None),
    ("against one.p", "false because no_rain", "sustained", None),
    ("against one.open_sky", "false because covered", "sustained", None),
    ("against argument one", "false because not_wet_alone", "sustained", None),
    ("against one.q", "false because no_rain", "overruled", "compatible"),
    ("against one.c", "false because frost", "overruled", "compatible"),
    ("against one.c", "false", "overruled", "nothing cited"),
    # What cannot be true refutes nothing, and neither does what does not follow.
    ("against one.c", "false because never", "overruled", "cannot be"),
    ("against one.spare", "false because fallacy", "overruled", "cited claim does not hold"),
    # It takes both of what is cited.
    ("against one.c", "false because covered, dry", "sustained", None),
    ("against one.c", "false because dry", "overruled", "compatible"),
    # An exception excludes an assumption that the conclusion needs, and not a premise.
    ("against one.c", "exception because covered", "sustained", None),
    ("against argument one", "exception because covered", "sustained", None),
    ("against one.c", "exception because frost", "overruled", "follows all the same"),
    ("against one.c", "exception because no_rain", "overruled", "contradicts the premises"),
    ("against one.c", "exception because fallacy", "overruled", "cited claim does not hold"),
    ("against one.c", "exception", "overruled", "nothing cited"),
    # What the verdicts of another argument say.
    ("against one.c", "does_not_follow", "overruled", None),
    ("against one.spare", "idle", "sustained", None),
    ("against one.p", "idle", "overruled", None),
    ("against one.p", "begs_question", "overruled", None),
    ("against one", "inconsistent", "overruled", None),
    ("against one", "unsupported", "not decided", "unsupported"),
]


def sides(objection: str) -> str:
    """Both arguments, with an objection in the third."""
    return f"{SIDES}{OTHER}{objection}"


def decided(text: str, name: str = "o") -> ObjectionReport:
    return next(row for argument in checked(text).arguments for row in argument.objections if row.name == name)


@pytest.mark.parametrize(("target", "charge", "status", "reason"), CHARGES)
def test_charge_across_arguments(target: str, charge: str, status: str, reason: str | None) -> None:
    found = decided(sides(f"objection o {target}: charge {charge}\n"))
    assert (found.status, found.reason) == (status, reason)


def test_the_charge_of_begging_weighs_in_the_argument_that_is_charged() -> None:
    base = "argument a:\npred day pred light\ngiven d: day\npremise p: day -> light\nconclude c: light\n"
    other = "argument b:\npremise q: 1 = 1\nobjection o against a.p: charge begs_question\n"
    assert checked(base).arguments[0].claims[-1].verdict == "holds"
    report = checked(base + other)
    assert report.arguments[0].claims[-1].verdict == "begs"
    assert (report.arguments[1].objections[0].status, report.arguments[1].objections[0].grade) == (
        "sustained",
        "presupposes",
    )


WORDS = (
    "sort S\nconst s: S\npred good[works](x: S)\npred good[kind](x: S)\n"
    "argument a:\npremise p: good[works](s)\n"
    "argument b:\npremise q: not good[kind](s)\nobjection o against a.p: charge false because q\n"
)


def test_a_clash_of_words_is_none_and_says_so() -> None:
    assert (decided(WORDS).status, decided(WORDS).reason) == ("overruled", "compatible")
    (finding,) = [row for row in checked(WORDS).findings if row.rule == "attack-does-not-bite"]
    assert "`good`" in finding.message
    reply = WORDS + "reply r to o: charge equivocates good\n"
    assert decided(reply, "r").status == "sustained"
    assert decided(WORDS + "reply r to o: charge equivocates bad\n", "r").status == "overruled"


REPLIES = [
    # The reply contradicts what is cited, what that rests on, or neither.
    ("false because c.no_roof", "sustained", None),
    ("false because c.warm", "overruled", "compatible"),
    ("does_not_follow", "overruled", None),
    ("inconsistent", "overruled", None),
    ("begs_question", "overruled", None),
    ("exception because c.warm", "overruled", "follows all the same"),
]
ANSWERED = (
    "argument a:\npred roof pred wet\npremise p: wet\n"
    "argument b:\npred roof pred wet\npremise q: roof\npremise r: roof -> not wet\nconclude d: not wet\n"
    "objection o against a.p: charge false because d\n"
    "argument c:\npred roof pred hot\npremise no_roof: not roof\npremise warm: hot\n"
)


@pytest.mark.parametrize(("charge", "status", "reason"), REPLIES)
def test_reply(charge: str, status: str, reason: str | None) -> None:
    found = decided(f"{ANSWERED}reply r to b.o: charge {charge}\n", "r")
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("rest", "rule", "said"),
    [
        (
            "conclude c: p or q\nobjection o against n: charge idle\n",
            "charge-sustained",
            "the objection `r` against `o` is sustained: the charge made there is wrong",
        ),
        (
            "conclude c: q\nobjection o against c: charge does_not_follow\n",
            "attack-does-not-bite",
            "the objection `r` does nothing to `o`: the charge made there is right",
        ),
    ],
)
def test_a_reply_speaks_of_the_charge_that_it_answers(rest: str, rule: str, said: str) -> None:
    text = f"argument a:\npred p\npred q\npremise n: p\n{rest}reply r to o: charge does_not_follow\n"
    (finding,) = [row for row in checked(text).findings if row.rule == rule and "`r`" in row.message]
    assert finding.message == said


@pytest.mark.parametrize(
    ("target", "status"), [("p", "sustained"), ("l", "sustained"), ("q", "overruled"), ("k", "overruled")]
)
def test_a_circle_is_that_of_the_premises_in_it(target: str, status: str) -> None:
    """It leads back to a lemma that the conclusion does not need."""
    text = (
        "argument a:\npred x\npred y\npred z\npremise p: x because l\npremise q: x -> z\nlemma l: x or y from p\n"
        "conclude k: z\n"
    )
    found = decided(f"{text}objection o against {target}: charge circular\n")
    assert (found.status, found.grade) == (status, "circular" if status == "sustained" else None)
    page = checked(f"{text}objection o against p: charge circular\ndispute d:\n  arguments a\n")
    assert page.disputes[0].labels is not None
    assert page.disputes[0].labels["a"] == "in"


def test_a_reply_to_what_asserts_nothing_does_not_bite() -> None:
    text = (
        "argument a:\npred p\npremise q: p\npremise n: not p or p\nconclude c: p\nobjection o against c: charge idle\n"
    )
    assert decided(text + "reply r to o: charge false because q\n", "r").reason == "asserts nothing"


def test_objections_that_answer_one_another_in_a_circle_are_undecided() -> None:
    text = (
        "argument a:\npremise p: 1 = 1\nobjection o against r: charge does_not_follow\n"
        "objection r against o: charge does_not_follow\n"
    )
    assert {decided(text, name).status for name in "or"} == {"undecided"}


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("reply r to p: charge idle", True),
        ("reply r to argument_a: charge idle", True),
        ("objection o against p: charge idle\nreply r to o: charge begs_question", True),
        ("objection o against spare: charge idle\nreply r to o: charge begs_question", False),
    ],
)
def test_reply_to_nothing(reply: str, found: bool) -> None:
    text = (
        "argument argument_a:\npred a pred b\npremise p: a\npremise q: a -> b\npremise spare: 2 = 2 or b\n"
        f"conclude c: b\n{reply}\n"
    )
    assert ("reply-to-nothing" in rules(text)) is found


@pytest.mark.parametrize(
    "other",
    [
        "pred wet(n: Nat)\npremise q: not wet(0)",
        "define wet := 1 = 1\npremise q: not wet",
    ],
)
def test_one_word_with_two_signatures_is_an_error(other: str) -> None:
    first = "argument a:\npred wet\npremise p: wet\nargument b:\n"
    text = f"{first}{other}\nobjection o against a.p: charge false because q\n"
    assert "vocabulary-differs" in rules(text)
    assert decided(text).status == "undecided"


def test_what_is_given_on_either_side_is_common_ground() -> None:
    text = (
        "argument a:\npred rain pred wet\ngiven g: rain -> wet\npremise p: rain\n"
        "argument b:\npred wet\npremise q: not wet\nobjection o against a.p: charge false because q\n"
    )
    assert decided(text).status == "sustained"
    assert decided(text.replace("given g", "premise g")).status == "overruled"


def test_an_unknown_name_behind_because_is_an_error() -> None:
    text = "argument a:\npred p\npremise q: p\nobjection o against q: charge false because qq\n"
    assert "unknown-name" in rules(text)
