"""The page as a person at a terminal reads it: tables, lists of assumptions, circles, charges."""

from __future__ import annotations

import pytest

from petitio.checks.at_hand import AtHand
from petitio.library import examine_bytes
from petitio.render.assemble import assemble
from petitio.render.text import render_text
from petitio.smt.portfolio import Attempt

HARVEST = """
argument harvest:
pred rain     "there is rain"
pred frost    "there is frost"
pred harvest  "there is a harvest"
premise weather: rain and not frost -> harvest
premise mildness: rain -> not frost
assume wet:  rain
assume mild: not frost
conclude good_year: harvest
scenario hoped_for: wet, mild
scenario dry:       not wet
scenario feared:    wet, not mild
expect good_year holds in hoped_for
expect good_year fails in dry
"""


def page(text: str, width: int = 110) -> str:
    """What `check` prints of a text."""
    if "argument " not in text:
        text = f"argument test:\n{text}"
    examined = examine_bytes(text.encode(), "a.arg")
    return render_text(assemble((examined,)), {"a.arg": examined.source}, width=width)


def lines(text: str, width: int = 110) -> list[str]:
    """Its lines, without their margins."""
    return [line.strip() for line in page(text, width).splitlines()]


def test_scenarios_are_a_table_and_said_once() -> None:
    shown = page(HARVEST)
    assert "  scenario    hoped_for   dry     feared\n" in shown
    assert "  good_year   holds       fails   conflicts with itself\n" in shown
    assert shown.count("hoped_for") == 1
    assert "in scenario dry: fails" in shown


def test_a_table_that_is_too_wide_is_a_list() -> None:
    shown = lines(HARVEST, width=40)
    assert "in each scenario:" in shown
    assert "hoped_for: good_year holds" in shown
    assert "feared conflicts with itself" in shown


def test_the_minimal_sets_of_assumptions_are_always_said() -> None:
    assert "good_year holds under {wet}" in lines(HARVEST)
    free = "pred a\npred b\npred z\n"
    free += "premise p: a\nassume q: b\nconclude c: a or z\nconclude d: a or b\nconclude e: b or z\n"
    assert "c holds under {}: it needs no assumption" in lines(free)
    assert "d holds under {}: it needs no assumption" in lines(free)
    assert "e holds under {q}" in lines(free)
    assert "c holds" in lines("pred a\npred b\npremise p: a\nconclude c: a or b\n")
    assert "c holds under {q} or {r}" in lines("pred a\npred b\nassume q: a\nassume r: b\nconclude c: a or b\n")


def test_lines_end_where_the_terminal_does() -> None:
    narrow = page(HARVEST.replace("harvest:", "harvest:", 1), width=60)
    texts = [line for line in narrow.splitlines() if " | " not in line and "scenario" not in line]
    assert max(map(len, texts)) <= 60


# ---- Circles


CIRCLE = """
pred q "it is wet"
premise x: q or not q
lemma c: q from d
lemma d: q from c, x
conclude m: q from c
"""


def test_a_circle_is_shown_and_needs_nothing_else() -> None:
    shown = lines(CIRCLE)
    assert "rests on itself: c <- d <- c" in shown
    assert "rests on the lemma c, and that on itself: c <- d <- c" in shown
    assert "needs no premise" not in shown
    assert not any("idle" in line for line in shown)
    assert any(line.endswith(": the lemma `d`") for line in shown)


def test_an_induction_may_cite_itself() -> None:
    shown = lines("pred p(n: Nat)\nlemma c: forall n: Nat. p(n)\n  by induction on n\n    base c\n    step c\n")
    assert "rests on itself: c <- c" in shown


def test_a_lemma_is_called_a_lemma() -> None:
    shown = page("pred p\npred q\npremise a: not not p\nlemma m: p\npremise b: p -> q\nconclude c: q from m, b\n")
    assert "`a` is the lemma `m` in other words" in shown
    assert "the conclusion `m`" not in shown
    assert "begging the question: by a lemma that it needs (m)" in shown


# ---- Words


def test_premises_are_no_alternatives() -> None:
    shown = lines(
        "pred a\npred b\npremise h: not (a and b)\nassume one: a\nassume other: b\nconclude c: a xor b\nconclude d: h\n"
    )
    assert "alternatives: one and other exclude one another as long as h is true, and each is judged apart" in shown


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("premise p: a and not a\n", "minimal conflict: p cannot be true"),
        ("premise p: a\npremise q: not a\n", "minimal conflict: p and q cannot both be true"),
        ("premise p: a\npremise q: a -> b\npremise r: not b\n", "minimal conflict: p, q and r cannot all be true"),
    ],
)
def test_a_conflict_counts_its_claims(claims: str, said: str) -> None:
    assert said in lines(f"pred a\npred b\n{claims}")


@pytest.mark.parametrize(
    ("charge", "claims", "said"),
    [
        ("begs_question", "premise p: not not a\nconclude c: a\n", "the question is begged"),
        ("does_not_follow", "premise p: b\nconclude c: a\n", "the conclusion does not follow"),
        ("inconsistent", "premise p: a\npremise q: not a\nconclude c: a\n", "the premises cannot all be true"),
        ("vacuous", "premise p: b\npremise q: not b\nconclude c: a\n", "the conclusion follows only because"),
        ("circular", "premise p: b\n  because c\nconclude c: b or a\n  from p\n", "the support runs in a circle"),
        (
            "equivocates",
            "sort S\nconst k: S\npred w[one](x: S)\npred w[two](x: S)\npremise p: w[one](k)\nconclude c: w[two](k)\n",
            "the conclusion would follow only if the senses of a word were one",
        ),
    ],
)
def test_every_charge_is_said_in_a_sentence(charge: str, claims: str, said: str) -> None:
    shown = " ".join(lines(f"pred a\npred b\n{claims}objection o against c: charge {charge}\n"))
    assert f"the objection `o` against `c` is sustained: {said}" in shown


def test_an_idle_premise_is_charged_in_a_sentence() -> None:
    text = "pred a\npred b\npremise p: a\npremise q: b\nconclude c: a or a\nobjection o against q: charge idle\n"
    assert "the objection `o` against `q` is sustained: nothing that follows needs it" in " ".join(lines(text))


def test_an_objection_against_an_objection_is_in_this_argument() -> None:
    text = "pred a\npremise p: a\nconclude c: a or a\nobjection o against c: charge idle\n"
    shown = " ".join(lines(f"{text}objection r against o: charge idle\n"))
    assert "the objection `r` does nothing to `o`" in shown
    assert "outside" not in shown


def test_nothing_invisible_is_echoed() -> None:
    shown = page('pred p "it\u202e is \x1b[31mred\u200b"\npremise a: p\nconclude c: not p\n')
    assert not any(mark in shown for mark in "\u202e\x1b\u200b")
    assert "red\\u200b." in shown
    stray = page("pred p\npremise a: p \u200b\x1b\u202e\nconclude c: p\n")
    assert not any(mark in stray for mark in "\u202e\x1b\u200b")
    assert "p \\u200b\\u001b\\u202e" in stray


# ---- Inductions and divisors


SWAPPED = """
pred trusted(n: Nat)  "generation {n} can be trusted"
pred checked(n: Nat)  "generation {n} is a checked one"
premise founding: trusted(0)
premise handover: forall n: Nat. trusted(n) and checked(n) -> trusted(n + 1)
premise checks: forall n: Nat. checked(n)
conclude c: forall n: Nat. trusted(n)
  by induction on n
    base handover
    step founding
"""


def test_swapped_citations_are_put_right() -> None:
    shown = " ".join(lines(SWAPPED))
    assert (
        "cite `founding` behind `base`, for with that it goes through; as it is, `founding` is cited behind `step`"
    ) in shown
    assert "cite `handover` and `checks` as well, behind `step`: with that it goes through" in shown


def test_what_would_not_do_is_not_recommended() -> None:
    shown = " ".join(lines(SWAPPED.replace("premise founding: trusted(0)", "premise founding: trusted(1)")))
    assert "behind `base`, for" not in shown
    assert "cite, behind `base`, what makes the property true at 0" in shown


def test_a_divisor_that_can_be_0_is_named() -> None:
    shown = " ".join(lines("conclude c: forall n: Nat. n / n = 1\n"))
    assert "undecided: a division by 0 has no value to rely on, and a divisor can be 0: `n`" in shown
    assert "the divisor `n` can be 0" in shown
    assert "could not be replayed" not in shown
    assert "c holds" in lines("conclude c: forall n: Nat. n != 0 -> n / n = 1\n")


# Each line: words and premises that divide by what is 0 whatever else is so, or by what the argument says, and by what.
DIVIDED_BY_0 = [
    ("premise z: x / 0 = 2", "0"),
    ("premise z: x div 0 = 2", "0"),
    ("premise z: 0^-1 = x", "0"),
    ("premise z: x / (y - y) = 2", "y - y"),
    ("premise z: y = 0 and x / y = 2", "y"),
    ("premise none: y = 0\npremise z: x / y = 2", "y"),
    ("premise none: x mod y = 0\npremise z: x mod 0 = 2", "0"),
]


@pytest.mark.parametrize(("premises", "divisor"), DIVIDED_BY_0)
def test_a_divisor_that_is_0_has_to_go(premises: str, divisor: str) -> None:
    shown = " ".join(lines(f"const x: Int\nconst y: Int\n{premises}\nconclude c: x > 0\n"))
    assert f"the divisor `{divisor}` is 0, and a division by 0 has no value to rely on" in shown
    assert f"`{divisor} != 0 -> …`" not in shown
    assert f"undecided: a division by 0 has no value to rely on, and a divisor is 0: `{divisor}`" in shown
    assert "help: leave out each division by what is 0" in shown
    assert "… != 0 -> …" not in shown


LEMMA, FEWER = "add a lemma that goes part of the way", "cite fewer claims with `from`"
INDUCTION, LONGER = "show what is claimed of all numbers `by induction`", "let the solver take ten times the steps"
FROM_ONE_ON = "show what is claimed of all numbers from some number on, `n >= 0 -> …`, `by induction`"
ON = "pred a\npred b\npred on(n: Nat)\npremise p: a\npremise q: on(0)\n"

NOTHING = Attempt("nothing", "quick", lambda inquiry: None, lambda inquiry: True)

# Each line: an argument of which the solver finds nothing out, and what is advised.
ADVICE = [
    ("pred b\nconclude c: b", {LEMMA, LONGER}),
    ("argument t:\nlogic S5\npred b\npremise p: possibly b\nconclude c: necessarily b", {LEMMA, LONGER}),
    (ON + "conclude c: b", {LEMMA, FEWER, LONGER}),
    (ON + "conclude c: b from p", {LEMMA, LONGER}),
    (ON + "conclude c: forall n: Nat. on(n)", {LEMMA, FEWER, INDUCTION, LONGER}),
    (ON + "conclude c: not exists n: Nat. on(n) from q", {LEMMA, INDUCTION, LONGER}),
    ("pred z(n: Int)\nconclude c: forall n: Int. z(n)", {LEMMA, FROM_ONE_ON, LONGER}),
    (ON + "conclude c: exists n: Nat. on(n + 1)", {LEMMA, FEWER, LONGER}),
    (ON + "conclude c: on(1)", {LEMMA, FEWER, LONGER}),
    (ON, {LONGER}),
]


@pytest.mark.parametrize(("text", "expected"), ADVICE)
def test_what_is_advised_can_be_done(text: str, expected: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("petitio.smt.decide.FIRST_STEPS", ())
    monkeypatch.setattr("petitio.smt.decide.LIKELY", NOTHING)
    monkeypatch.setattr("petitio.smt.decide.PORTFOLIO", ())
    shown = page(text, 1000)
    (advice,) = [line for line in shown.splitlines() if "= help: " in line and LONGER in line]
    assert {each for each in (LEMMA, FEWER, INDUCTION, FROM_ONE_ON, LONGER) if each in advice} == expected
    assert advice.endswith("--budget 10`")


def test_what_only_the_premises_leave_open_needs_no_lemma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AtHand, "consistent", lambda self, names: None)
    shown = page(ON + "premise r: a -> b\nconclude c: b\n", 1000)
    assert "= help: cite fewer claims with `from`; or let the solver take ten times the steps" in shown


def test_what_another_claim_refutes_is_not_to_be_cited() -> None:
    refuting = "pred p\npred q\npremise a: q -> not p\npremise b: q\nassume s: p\n"
    refuting += "conclude c: not p\n  by contradiction from s\n"
    shown = page(refuting + "pred r\nconclude d: r\n  from s, a, b\n", 1000)
    assert "help: leave out `s`, supposed here only to be refuted, or resolve the conflict; the verdict" in shown
    assert "supposed" not in page("pred p\npremise a: p\npremise b: not p\nconclude c: not p or p and p\n", 1000)


def test_a_world_is_told_once() -> None:
    shown = page(
        'pred falls(n: Nat) "domino {n} is fallen"\npremise chain: forall n: Nat. falls(n) -> falls(n + 1)\n'
        "conclude c: forall n: Nat. falls(n)\n  by induction on n\n"
    )
    assert shown.count("Domino n is not fallen, whatever n is.") == 1
