"""Countermodels of modal arguments, told as possible worlds in the words of their logic."""

from __future__ import annotations

import pytest

from petitio.render.readback import read_back
from petitio.source import Source
from tests.checks.verdict_of import claim

STORIES = {
    "no world is possible": (
        'logic K\npred rain "it is raining"\nconclude c: possibly rain',
        (
            "There is one world, the actual one.",
            "From the actual world, no world is possible.",
            "It is not raining.",
            "Nothing that is offered rules this out.",
            "But `c` is false: it is not true that it is possible that it is raining.",
        ),
    ),
    "three worlds": (
        'logic T\npred rain "it is raining"\npred wet "it is wet"\npremise a: possibly (rain and wet)\n'
        "premise b: possibly (rain and not wet) and not rain\nconclude c: possibly not (rain or not wet)",
        (
            "There are three worlds: the actual one and two others, w1 and w2.",
            "From the actual world, w1 and w2 are possible.",
            "From w1, only w1 itself is possible.",
            "From w2, only w2 itself is possible.",
            "In the actual world, it is not raining; in w1 and w2, it is raining.",
            "In the actual world and w2, it is not wet; in w1, it is wet.",
            "That makes true: `b`; `a`, since in w1, it is raining and it is wet.",
            "But `c` is false: it is not true that it is possible that it is true neither that it is raining nor that "
            "it is not wet.",
        ),
    ),
    "what varies and what does not": (
        'logic S5\nsort Person\nrigid const ann: Person "Ann"\nrigid const bob: Person "Bob"\n'
        'const winner: Person "the winner"\npred tall(p: Person) "{p} is tall"\n'
        'rigid pred local(p: Person) "{p} is from here"\npred here "Ann is here"\n'
        "premise z: ann != bob and local(ann) and here\npremise a: winner = ann\n"
        "conclude c: necessarily (winner = ann or tall(winner))",
        (
            "There are two persons: Ann and Bob.",
            "There are two worlds: the actual one and another, w1.",
            "Ann is from here.",
            "Bob is not from here.",
            "In the actual world, Ann is here.",
            "In the actual world, the winner is Ann; in w1, the winner is Bob.",
            "In every world, Ann is not tall.",
            "In every world, Bob is not tall.",
            "That makes `z` and `a` true.",
            "But `c` is false: in w1, the winner is not the same as Ann and the winner is not tall.",
        ),
    ),
    "duties": (
        'logic deontic\npred paid "the bill is paid"\npremise a: necessarily paid\nconclude c: paid',
        (
            "There are two worlds: the actual one and another, w1.",
            "By the norms of the actual world, w1 is as it ought to be.",
            "By the norms of w1, w1 itself is as it ought to be.",
            "In the actual world, the bill is not paid; in w1, the bill is paid.",
            "That makes `a` true.",
            "But `c` is false: the bill is not paid.",
        ),
    ),
    "knowledge": (
        'logic epistemic\nsort Person = ann | bob\npred rain "it is raining"\n'
        "premise z: rain\npremise a: knows(bob, rain)\nconclude c: knows(ann, rain)",
        (
            "There are two worlds: the actual one and another, w1.",
            "As far as ann knows, it may be w1 as well.",
            "Bob can tell all these worlds apart.",
            "In the actual world, it is raining; in w1, it is not raining.",
            "That makes `z` and `a` true.",
            "But `c` is false: in w1, it is not raining.",
        ),
    ),
    "numbers": (
        'logic S5\nfunc pay(n: Nat): Real "the pay in year {n}"\npremise a: forall n: Nat. pay(n) = 3 * n\n'
        "premise b: possibly pay(0) = 7\nconclude c: necessarily pay(1) > 2",
        (
            "There are two worlds: the actual one and another, w1.",
            "In the actual world, the pay in year n is 3 * n, whatever n is; in w1, the pay in year n is 7 + -5 * n, "
            "whatever n is.",
            "That makes true: `a`; `b`, since in w1, the pay in year 0 is 7.",
            "But `c` is false: in w1, the pay in year 1 is 2, not more than 2.",
        ),
    ),
}


# Where a claim about worlds beyond worlds breaks: the last sentence of its story.
NESTED = {
    "two away": (
        "logic T\npremise a: necessarily p\nconclude c: necessarily necessarily p",
        "But `c` is false: in w2, by way of w1, it is not so.",
    ),
    "here, though elsewhere": (
        "logic S4\npremise a: possibly p\nconclude c: necessarily (possibly p -> p)",
        "But `c` is false: in w1, it is not so, though in the actual world, it is so.",
    ),
}


@pytest.mark.parametrize(("text", "end"), NESTED.values(), ids=NESTED)
def test_where_a_nested_claim_breaks(text: str, end: str) -> None:
    logic, rest = text.split("\n", 1)
    model = claim(f'argument test:\n{logic}\npred p "it is so"\n{rest}').countermodel
    assert model is not None
    assert model.story[-1] == end


@pytest.mark.parametrize(("text", "story"), STORIES.values(), ids=STORIES)
def test_story(text: str, story: tuple[str, ...]) -> None:
    model = claim(f"argument test:\n{text}").countermodel
    assert model is not None
    assert model.story == story


def test_a_step_is_told_in_each_world() -> None:
    text = (
        'argument test:\nlogic T\npred sound(n: Nat) "copy {n} is sound"\npremise a: necessarily sound(0)\n'
        "premise b: forall n: Nat. sound(n) -> sound(n + 1)\n"
        "conclude c: forall n: Nat. necessarily sound(n)\n  by induction on n"
    )
    induction = claim(text).induction
    assert induction is not None
    assert induction.counterexample is not None
    assert induction.counterexample.story == (
        "It is necessary that copy 0 is sound, but it is not true that it is necessary that copy 1 is sound.",
        "There are two worlds: the actual one and another, w1.",
        "From the actual world, w1 is possible.",
        "From w1, only w1 itself is possible.",
        "In every world, copy 0 is sound.",
        "In the actual world, copy 1 is sound; in w1, copy 1 is not sound.",
        "That makes `a` and `b` true.",
    )


def test_values_say_how_the_worlds_hang_together() -> None:
    text = STORIES["knowledge"][0]
    model = claim(f"argument test:\n{text}").countermodel
    assert model is not None
    values = {(row.symbol, row.arguments): row.value for row in model.values}
    assert model.domains == {"World": ("w0", "w1")}
    assert values["actual world", ()] == "w0"
    assert values["rain", ("w0",)] is True
    assert values["leads to", ("w0", "w1")] is True
    assert values["may be", ("ann", "w0", "w1")] is True
    assert values["may be", ("bob", "w0", "w1")] is False


READ_BACK = [
    ("S5", "necessarily p", "it is necessary that it is raining"),
    ("S5", "not possibly (p and q)", "it is not true that it is possible that it is raining and it is wet"),
    ("S5", "p -> necessarily p", "if it is raining, then it is necessary that it is raining"),
    ("deontic", "necessarily (p or q)", "it ought to be that it is raining or it is wet"),
    ("deontic", "possibly not p", "it may be that it is not raining"),
    ("epistemic", "knows(ann, not p)", "Ann knows that it is not raining"),
    ("epistemic", "not knows(ann, p)", "it is not true that Ann knows that it is raining"),
    ("epistemic", "not knows(ann, not p)", "it is not true that Ann knows that it is not raining"),
    ("K", "necessarily possibly p", "it is necessary that it is possible that it is raining"),
]


@pytest.mark.parametrize(("logic", "formula", "words"), READ_BACK, ids=[row[1] for row in READ_BACK])
def test_modal_words_are_read_back(logic: str, formula: str, words: str) -> None:
    text = (
        f'argument a:\nlogic {logic}\nsort P\nrigid const ann: P "Ann"\npred p "it is raining"\n'
        f'pred q "it is wet"\npremise r: {formula}'
    )
    shown, sound = read_back(Source("t", text))
    assert sound
    assert words in " ".join(shown.split())
