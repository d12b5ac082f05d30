"""Verdicts, cores, assumptions, lemmas and methods, by small examples."""

from __future__ import annotations

import pytest

from petitio.checks.at_hand import AtHand
from petitio.smt.entailment import Entailment
from tests.checks.verdict_of import argument, checked, claim, rules

P = "pred a pred b pred k\n"
N = "pred t(n: Nat)\n"

VERDICTS = {
    "follows": ("premise p: a\npremise q: a -> b\nconclude c: b", "holds"),
    "does not": ("premise p: b\npremise q: a -> b\nconclude c: a", "fails"),
    "from a contradiction": ("premise p: a\npremise q: not a\nconclude c: b", "vacuous"),
    "from a consistent part": (
        "premise p: a\npremise q: not a\npremise r: k and b\npremise s: k -> b\nconclude c: k and b from r, s",
        "begs",
    ),
    "beside a contradiction": (
        "premise p: a\npremise q: not a\npremise r: k\npremise s: k -> b\nconclude c: b",
        "holds",
    ),
    "a theorem": ("conclude c: a or not a", "holds"),
    "nothing offered": ("conclude c: a", "fails"),
    "cites too little": ("premise p: a\npremise q: a -> b\nconclude c: b from p", "fails"),
    "cites nothing it needs of a conflict": (
        "premise p: a\npremise q: not a\npremise r: b or a\nconclude c: b or a or k from r",
        "holds",
    ),
    "assumptions that exclude each other": ("assume p: a\nassume q: not a\npremise r: a -> b\nconclude c: b", "holds"),
    "assumptions that exclude each other, and neither will do": (
        "assume p: a\nassume q: not a\npremise r: k\nconclude c: b",
        "fails",
    ),
    "assumptions that exclude each other, and what is common ground": (
        "given g: k -> a\nassume p: k\nassume q: not a\npremise r: a -> b\nconclude c: b and not b or b and a",
        "holds",
    ),
    "assumptions that a premise makes exclude each other": (
        "premise h: not (a and b)\nassume p: a\nassume q: b\nconclude c: k",
        "fails",
    ),
    "assumptions that only together give what cannot be": (
        "assume p: a\nassume q: not a\nconclude c: b and not b",
        "fails",
    ),
    "three assumptions, of which two will do": (
        "assume p: a\nassume q: not a\nassume r: k\npremise s: a and k -> b\nconclude c: b",
        "holds",
    ),
    "an assumption that a premise excludes, beside another": (
        "premise p: not a\nassume s: a\nassume u: k\nconclude c: b",
        "vacuous",
    ),
    "premises that exclude each other, beside an assumption": (
        "premise p: not a\npremise q: a\nassume u: k\nconclude c: b",
        "vacuous",
    ),
    "what is false, from an assumption": ("premise p: not a\nassume s: a\nconclude c: false", "vacuous"),
    "what is false, from premises": ("premise p: not a\npremise s: a\nconclude c: false", "vacuous"),
    "a lemma that fails and is not needed, in a conflict": (
        "premise p: a\npremise q: not a\nlemma m: k from p\nconclude c: b or not b from p, m",
        "holds",
    ),
    "by cases of which one fails": (
        "premise p: a or b\npremise q: a -> k\nconclude c: k by cases a, b",
        "fails",
    ),
    "by contradiction, from premises in conflict": (
        "premise p: k\npremise q: not k\nassume s: a\nconclude c: not a by contradiction from s",
        "vacuous",
    ),
    "by contradiction, and true without it": (
        "premise p: not a\nassume s: a\nconclude c: not a by contradiction from s",
        "begs",
    ),
    "an assumption that a premise excludes": ("premise p: not a\nassume s: a\nconclude c: b", "vacuous"),
    "a failed lemma that is needed": ("premise p: a\nlemma m: b from p\nconclude c: b or k from m", "fails"),
    "a failed lemma that is not": ("premise p: a\nlemma m: b from p\nconclude c: a or k from p, m", "holds"),
    "by cases": ("premise p: a or b\npremise q: a -> k\npremise r: b -> k\nconclude c: k by cases a, b", "holds"),
    "by cases that leave something out": ("premise q: a -> k\npremise r: b -> k\nconclude c: k by cases a, b", "fails"),
    "by cases that only a contradiction exhausts": ("premise p: a and not a\nconclude c: k by cases a, b", "vacuous"),
    "by such cases, and true without them": (
        "premise p: a and not a\npremise q: k\nconclude c: k by cases a, b",
        "undecided",
    ),
    "by cases on a proposition": ("premise q: a -> k\npremise r: not a -> k\nconclude c: k by cases on a", "holds"),
    "by contradiction": (
        "premise p: a -> b\npremise q: a -> not b\nassume s: a\nconclude c: not a by contradiction from s",
        "holds",
    ),
    "an assumption that is not refuted": (
        "premise p: k\nassume s: a\nconclude c: not a by contradiction from s",
        "fails",
    ),
}


@pytest.mark.parametrize(("text", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_verdict(text: str, verdict: str) -> None:
    found = claim(P + text)
    assert found.verdict == verdict
    assert (found.countermodel is not None) == (verdict == "fails")
    assert found.countermodel is None or found.countermodel.replayed
    assert (found.unknown is not None) == (verdict == "undecided")


# `m` and `c` cite each other.
CIRCLES = {
    "each step goes through": ("premise p: a -> b\npremise q: b -> a\n", "a from m, q", "b from c, p", "begs"),
    "one step does not": ("premise p: a -> b\npremise q: b -> a\n", "a from m", "b from c, p", "fails"),
    "one step does not, but the premises do": ("premise p: a\n", "a from m", "b or a from c, p", "undecided"),
    "each does, but the premises cannot be true": (
        "premise p: k\npremise q: not k\n",
        "a from m, p, q",
        "a from c, p, q",
        "vacuous",
    ),
}


@pytest.mark.parametrize(("premises", "conclusion", "lemma", "verdict"), CIRCLES.values(), ids=CIRCLES)
def test_a_circle_of_citations(premises: str, conclusion: str, lemma: str, verdict: str) -> None:
    text = f"{P}{premises}conclude c: {conclusion}\nlemma m: {lemma}\n"
    found = claim(text)
    assert found.verdict == verdict
    assert "circular" in [row.grade for row in found.begging or ()]
    if verdict == "begs":
        assert set(found.core or ()) == {"p", "q"}
        assert found.cores == (found.core,)
        assert found.complete is False
        assert found.circle is not None
        assert {"c", "m"} <= set(found.circle)
    # A claim is no better than the lemma that it needs.
    if verdict in ("begs", "vacuous"):
        assert claim(text, "m").verdict == verdict
    else:
        assert claim(text, "m").verdict not in ("begs", "holds")


INDUCTIONS = {
    "simple": ("premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\nconclude c: forall n: Nat. t(n)", "holds"),
    "from 3": (
        "premise p: t(3)\npremise q: forall n: Nat. n >= 3 and t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. n >= 3 -> t(n)",
        "holds",
    ),
    "a start too late": (
        "premise p: t(3)\npremise q: forall n: Nat. t(n) -> t(n + 1)\nconclude c: forall n: Nat. t(n) from 3",
        "fails",
    ),
    "a start far too late": (
        "premise p: forall n: Nat. n < 50 or n = 100 -> t(n)\n"
        "premise q: forall n: Nat. n >= 100 and t(n) -> t(n + 1)\nconclude c: forall n: Nat. t(n) from 100",
        "fails",
    ),
    "no base": ("premise q: forall n: Nat. t(n) -> t(n + 1)\nconclude c: forall n: Nat. t(n)", "fails"),
    "no step": ("premise p: t(0)\nconclude c: forall n: Nat. t(n)", "fails"),
    "the wrong way": (
        "premise p: t(0)\npremise q: forall n: Nat. t(n + 1) -> t(n)\nconclude c: forall n: Nat. t(n)",
        "fails",
    ),
    "every other number": (
        "premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 2)\nconclude c: forall n: Nat. t(n)",
        "fails",
    ),
    "every other number, depth 2": (
        "premise p: t(0) and t(1)\npremise q: forall n: Nat. t(n) -> t(n + 2)\nconclude c: forall n: Nat. t(n) depth 2",
        "holds",
    ),
    "strong": (
        "premise p: t(0)\npremise q: forall n: Nat. (forall k: Nat. k <= n -> t(k)) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) strong",
        "holds",
    ),
    "a gap in the step": (
        "premise p: t(0)\npremise q: forall n: Nat. n != 4 and t(n) -> t(n + 1)\nconclude c: forall n: Nat. t(n)",
        "fails",
    ),
    "over Int": (
        "pred u(i: Int)\npremise p: u(-2)\npremise q: forall i: Int. i >= -2 and u(i) -> u(i + 1)\n"
        "conclude c: forall n: Int. n >= -2 -> u(n)",
        "holds",
    ),
}


@pytest.mark.parametrize(("text", "verdict"), INDUCTIONS.values(), ids=INDUCTIONS)
def test_induction(text: str, verdict: str) -> None:
    found = claim(f"{N}{text} by induction on n")
    assert found.verdict == verdict
    assert found.induction is not None


def test_too_weak_a_property_is_strengthened() -> None:
    text = (
        "pred t(n: Nat)\npred u(n: Nat)\npremise p: t(0) and u(0)\n"
        "premise q: forall n: Nat. t(n) and u(n) -> t(n + 1) and u(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base p step q"
    )
    found = claim(text)
    assert found.verdict == "holds"
    assert found.induction is not None
    assert found.induction.remedy == "strengthen t(n) and u(n)"
    assert claim(f"{text} strengthen t(n) and u(n)").verdict == "holds"


def test_all_minimal_sets_are_found() -> None:
    text = P + "premise p: a\npremise q: a -> b\npremise r: k\npremise s: k -> b\nconclude c: b"
    found = claim(text)
    assert found.cores == (("p", "q"), ("r", "s"))
    assert set(found.corrections or ()) == {("p", "r"), ("p", "s"), ("q", "r"), ("q", "s")}


def test_the_assumptions_that_a_claim_rests_on() -> None:
    text = P + "assume p: a\nassume q: k\npremise r: a -> b\npremise s: k -> b\nconclude c: b"
    assert claim(text).under == (("p",), ("q",))


def test_a_lemma_stands_for_each_of_its_ways() -> None:
    text = P + "assume p: a\nassume q: k\npremise r: a -> b\npremise s: k -> b\nlemma m: b\n"
    found = claim(text + "pred d\npremise t: b -> d\nconclude c: d from m, t")
    assert found.under == (("p",), ("q",))
    assert found.cores == (("p", "r", "t"), ("q", "s", "t"))
    assert set(found.corrections or ()) == {("t",), ("p", "q"), ("p", "s"), ("q", "r"), ("r", "s")}


def test_a_way_beneath_a_lemma_that_cannot_be_is_none() -> None:
    text = P + "premise p: a\npremise q: k\npremise r: a -> b\npremise s: k -> b\nlemma m: b\n"
    found = claim(text + "pred d\npremise t: b and not k -> d\npremise u: not k\nconclude c: d from m, t, u")
    assert found.verdict == "holds"
    assert found.cores == (("p", "r", "t", "u"),)


# What is supposed to be refuted is granted to the claim that refutes it, and to those that cite it: each line the
# argument, and the verdicts on its claims.
SUPPOSED = {
    "not to others": ("premise p: a -> b\npremise q: not b\nassume h: a\nconclude c: not a by contradiction from h\n"
                      "conclude d: k", "holds fails"),
    "cited": ("premise p: a -> b\npremise q: not b\nassume h: a\nconclude c: not a by contradiction from h\n"
              "conclude d: k from p, q, h", "holds vacuous"),
    "cited by a lemma": ("premise p: a -> b\npremise q: not b\nassume h: a\n"
                         "conclude c: not a by contradiction from h\nlemma l: b and not b from p, q, h\n"
                         "conclude d: k from l", "holds vacuous vacuous"),
    "not to what refutes another": ("premise p: not (a and b)\nassume h: a\nassume i: b\n"
                                    "conclude c: not a by contradiction from h\n"
                                    "conclude d: not b by contradiction from i", "fails fails"),
    "two that are refuted together": ("premise p: not a and not b\nassume h: a\nassume i: b\n"
                                      "conclude c: not a and not b by contradiction from h, i", "begs"),
    "what it does not give": ("premise p: a -> not a\nassume h: a\nassume i: b\n"
                              "conclude c: not a by contradiction from h\nconclude d: not b by contradiction from h",
                              "begs fails"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "verdicts"), SUPPOSED.values(), ids=SUPPOSED)
def test_what_is_supposed_is_granted_to_its_claim(text: str, verdicts: str) -> None:
    found = [row.verdict for row in argument(P + text).claims if row.verdict]
    assert found == verdicts.split()


@pytest.mark.parametrize("where", ["under o", "under h", "without o", "in only", "in with_h", "in denied"])
def test_what_is_supposed_is_supposed_whatever_is_granted(where: str) -> None:
    text = (
        "premise p: a -> b\npremise q: not b\nassume h: a\nassume o: k\n"
        "conclude c: not a by contradiction from h\nscenario only: o\nscenario with_h: h\nscenario denied: not h\n"
    )
    whole = f"pred a pred b pred k\n{text}expect c holds {where}"
    assert not {"expectation-not-met", "scenario-conflicts"} & set(rules(whole))
    assert claim(whole).scenarios == {"only": "holds", "with_h": "holds", "denied": "holds"}


def test_what_would_do_refutes_what_is_supposed_as_well() -> None:
    text = "premise p: a -> b\nassume h: a\nconclude c: {} by contradiction from h"
    assert "missing-premise" in rules(P + text.format("not a"))
    assert "missing-premise" not in rules(P + text.format("b"))


# A lemma that is not proven stands for the premises beneath it.
UNPROVEN_LEMMAS = {
    "open without what it does not cite": ("premise h: a\npremise i: a -> b\nlemma l: b from h\n", "b from l", "fails"),
    "open in two steps": ("premise h: a\nlemma l: b from h\nlemma m: k from l\n", "k from m", "fails"),
    "from premises in conflict": ("premise h: a\npremise i: not a\nlemma l: b from h, i\n", "b from l", "vacuous"),
    "from premises in conflict, one of which would do": (
        "premise h: a\npremise i: not a\npremise j: k\nlemma l: b from h, i, j\n",
        "k from l",
        "undecided",
    ),
    "what follows all the same": ("premise h: a\nlemma l: b from h\n", "a or b from l", "undecided"),
    "from a conflict without what is beneath it": (
        "premise h: a\npremise i: k\npremise j: not k\nlemma l: a and not k from h, i\n",
        "a from l, i, j",
        "undecided",
    ),
}


@pytest.mark.parametrize(("text", "conclusion", "verdict"), UNPROVEN_LEMMAS.values(), ids=UNPROVEN_LEMMAS)
def test_what_rests_on_a_lemma_that_is_not_proven(text: str, conclusion: str, verdict: str) -> None:
    whole = P + text + f"conclude c: {conclusion}"
    assert claim(whole).verdict == verdict
    assert ("rests-on-a-failed-lemma" in rules(whole)) == (verdict != "vacuous")


def test_a_lemma_stands_for_the_premises_beneath_it() -> None:
    text = P + "premise p: a\npremise q: a -> b\npremise r: b -> k\nlemma m: b from p, q\nconclude c: k from m, r"
    assert claim(text).core == ("p", "q", "r")


def test_a_lemma_may_cite_a_conclusion() -> None:
    text = P + "premise p: a\npremise q: a -> b\nconclude c: b\nlemma m: b or not a from c\nconclude d: b from m, p"
    assert [row.verdict for row in argument(text).claims if row.verdict] == ["holds", "holds", "holds"]


def test_every_conclusion_has_a_verdict_in_every_scenario() -> None:
    text = P + "assume p: a\npremise q: a -> b\nscenario yes: p\nscenario no: not p\nconclude c: b"
    assert claim(text).scenarios == {"yes": "holds", "no": "fails"}


def test_what_is_missing_from_a_citation_is_named() -> None:
    text = P + "premise p: a\npremise q: a -> b\nconclude c: b from p"
    (finding,) = [finding for finding in checked(text).findings if finding.rule == "cites-too-little"]
    assert "`q`" in finding.message


# Each line: what else there is to cite, and what is said of it.
CITABLE = [
    ("premise z: not k\npremise y: k", None),
    ("premise z: not k\npremise y: k\npremise q: a -> b", ("q",)),
    ("premise z: not a and b", None),
]


@pytest.mark.parametrize(("premises", "more"), CITABLE)
def test_what_only_makes_it_impossible_is_not_missing_from_a_citation(
    premises: str, more: tuple[str, ...] | None
) -> None:
    found = checked(P + f"premise p: a\n{premises}\nconclude c: a and b from p").findings
    named = [finding.message for finding in found if finding.rule == "cites-too-little"]
    assert [all(f"`{name}`" in message for name in more or ()) for message in named] == ([True] if more else [])


def test_conflicts_are_minimal() -> None:
    text = P + "premise p: a\npremise q: a -> b\npremise r: not b\npremise s: k"
    assert argument(text).position == "inconsistent"
    assert argument(text).conflicts == (("p", "q", "r"),)


def test_a_position_that_is_consistent_shows_how() -> None:
    found = argument(P + "premise p: a or b\npremise q: not a")
    assert found.position == "consistent"
    assert found.model is not None
    assert found.model.replayed


def test_a_failed_obligation_of_a_contradiction_is_told() -> None:
    text = P + "premise p: k\nassume s: a\nconclude c: not a by contradiction from s"
    assert {"does-not-follow", "assumption-not-refuted"} <= set(rules(text))


def test_an_assumption_that_is_refuted_is_not_said_not_to_be() -> None:
    text = P + "premise p: a -> b\npremise q: a -> not b\nassume s: a\nconclude c: k by contradiction from s"
    assert "does-not-follow" in rules(text)
    assert "assumption-not-refuted" not in rules(text)


# Premises and a conclusion, and the verdict where nobody knows whether the premises can be true.
UNSURE = {
    "it follows": ("premise p: a\npremise q: a -> b\nconclude c: b", "undecided"),
    "it follows from a conflict": ("premise p: a\npremise q: not a\nconclude c: b", "undecided"),
    "it cannot be true": ("premise p: a\npremise q: not a\nconclude c: b and not b", "vacuous"),
    "it cannot be true, under an assumption": ("premise p: a\nassume q: not a\nconclude c: b and not b", "undecided"),
    "it does not follow": ("premise p: a\nconclude c: b", "fails"),
}


@pytest.mark.parametrize(("text", "verdict"), UNSURE.values(), ids=UNSURE)
def test_nothing_holds_from_what_may_not_be_true(text: str, verdict: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AtHand, "consistent", lambda self, names: None)
    found = claim(P + text)
    assert found.verdict == verdict
    reason = found.unknown.reason if found.unknown is not None else ""
    assert ("whether the premises can all be true" in reason) == (verdict == "undecided")


# A claim that follows from a conflict by its method, and without it from what can be true, as far as is known.
A_GROUP = """
sort G
func m(x, y: G): G
func v(x: G): G
const e: G
premise g1: forall x, y, z: G. m(m(x, y), z) = m(x, m(y, z))
premise g2: forall x: G. m(e, x) = x
premise g3: forall x: G. m(v(x), x) = e
"""
BESIDE_THE_METHOD = {
    "what a glance sees": ("premise r: b", "b by cases t(0), t(1)", "although the claim follows without it"),
    "what takes longer": (
        A_GROUP,
        "forall x: G. m(x, e) = x by cases t(0), t(1)",
        "although the claim follows without it",
    ),
    "from what may be true": (
        "premise r: (exists x, y, z: Int. x * x * x + y * y * y + z * z * z = 114) and forall n: Nat. t(n)\n",
        "forall n: Nat. t(n) by induction on n base p, q step r",
        "whether it follows from a part that can could not be decided",
    ),
    "nothing": ("premise r: k", "b by cases t(0), t(1)", None),
}


@pytest.mark.parametrize(("text", "conclusion", "reason"), BESIDE_THE_METHOD.values(), ids=BESIDE_THE_METHOD)
def test_a_conflict_that_only_the_method_rests_on(text: str, conclusion: str, reason: str | None) -> None:
    found = claim(f"{P}{N}premise p: a\npremise q: not a\n{text}\nconclude c: {conclusion}")
    assert found.verdict == ("vacuous" if reason is None else "undecided")
    assert reason is None or (found.unknown is not None and reason in found.unknown.reason)


def test_a_part_that_may_suffice_and_can_be_true_leaves_a_conflict_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{P}premise p: a\npremise q: not a\npremise r: k\nconclude c: b"
    assert claim(text).verdict == "vacuous"
    follows = Entailment.follows

    def unsure(self: Entailment, names: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        return (None, frozenset()) if names == {"p", "r"} else follows(self, names)

    monkeypatch.setattr(Entailment, "follows", unsure)
    checked.cache_clear()
    found = claim(text)
    assert found.verdict == "undecided"
    assert found.unknown is not None
    assert "whether it follows from a part that can" in found.unknown.reason


def test_more_conflicts_than_are_listed_leave_a_claim_undecided() -> None:
    letters = [f"p{number}" for number in range(70)]
    words = "".join(
        f"pred {letter}\npremise {letter}_is: {letter}\npremise {letter}_is_not: not {letter}\n" for letter in letters
    )
    found = claim(f"{words}pred b\nconclude c: b")
    assert found.verdict == "undecided"


def test_a_conflict_is_one_under_every_assumption_as_well() -> None:
    words = "".join(f"pred p{n}\npremise is{n}: p{n}\npremise not{n}: not p{n}\n" for n in range(6))
    text = f"{P}{words}assume s: k\nassume t: k -> k\nscenario one: s\nconclude c: b\n"
    expected = "".join(f"expect c vacuous{where}\n" for where in ("", " under s", " without s", " in one"))
    assert claim(text).verdict == "vacuous"
    assert "expectation-not-met" not in rules(text + expected)
    assert "expectation-not-met" in rules(text + "expect c holds under s\n")


def test_a_circle_over_what_may_not_be_true_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{P}premise p: a -> b\npremise q: b -> a\nconclude c: a from m, q\nlemma m: b from c, p\n"
    assert claim(text).verdict == "begs"
    monkeypatch.setattr(AtHand, "consistent", lambda self, names: None)
    checked.cache_clear()
    found = claim(text)
    assert found.verdict == "undecided"
    assert "circular" in [row.grade for row in found.begging or ()]


# What the message says of a claim that fails.
RULED_OUT = {
    "open": ("premise p: b\nconclude c: a", "`c` does not follow from `p`"),
    "by a premise": ("premise p: not a\nconclude c: a", "`c` does not follow from `p`: what it says rules it out"),
    "by logic": ("conclude c: a and not a", "`c` cannot be true: it is ruled out without any premise"),
    "to be refuted": ("premise p: a\nconclude c: false", "`c` does not follow from `p`"),
}


@pytest.mark.parametrize(("text", "message"), RULED_OUT.values(), ids=RULED_OUT)
def test_a_claim_that_cannot_be_true_is_told_from_one_that_is_open(text: str, message: str) -> None:
    (found,) = [row.message for row in checked(P + text).findings if row.rule == "does-not-follow"]
    assert found == message
