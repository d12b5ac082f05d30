"""How sure one can be of a claim: tables of cases, and random arguments held against all possible worlds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio.report import ConfidenceReport
from tests.chances import Event, are_exact, possible, worlds
from tests.checks.verdict_of import argument, checked, claim, rules

ATOMS = ("a", "b", "c")
Formula = tuple[str, Event]


def sure(text: str, name: str = "c") -> ConfidenceReport:
    found = claim(text, name).confidence
    assert found is not None
    return found


# ---- Random arguments, over all worlds


def _atom(place: int) -> Formula:
    return ATOMS[place], lambda row: row[place]


def _not(one: Formula) -> Formula:
    return f"(not {one[0]})", lambda row: not one[1](row)


def _and(one: Formula, two: Formula) -> Formula:
    return f"({one[0]} and {two[0]})", lambda row: one[1](row) and two[1](row)


def _or(one: Formula, two: Formula) -> Formula:
    return f"({one[0]} or {two[0]})", lambda row: one[1](row) or two[1](row)


formulas: st.SearchStrategy[Formula] = st.recursive(
    st.integers(0, 2).map(_atom),
    lambda inner: st.one_of(inner.map(_not), st.builds(_and, inner, inner), st.builds(_or, inner, inner)),
    max_leaves=3,
)
fractions = st.fractions(min_value=0, max_value=1, max_denominator=6)
credences = st.one_of(
    st.none(),
    fractions.map(lambda low: (low, Fraction(1))),
    st.tuples(fractions, fractions).map(lambda pair: (min(pair), max(pair))),
)
VOCABULARY = "argument t:\n" + "".join(f"pred {atom}\n" for atom in ATOMS)


def _claim(kind: str, name: str, formula: Formula, credence: tuple[Fraction, Fraction] | None) -> str:
    how = "" if credence is None else f"credence in {credence[0]}..{credence[1]}"
    if credence is not None and credence[1] == 1:
        how = f"credence {credence[0]}"
    return f"{kind} {name}: {formula[0]} {how}\n"


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(["premise", "given", "assume"]), formulas, credences), min_size=1, max_size=4),
    formulas,
)
def test_bounds_are_those_over_all_worlds(
    premises: list[tuple[str, Formula, tuple[Fraction, Fraction] | None]], conclusion: Formula
) -> None:
    text = VOCABULARY
    rows = worlds(len(ATOMS))
    limits: list[tuple[Event, Fraction, Fraction]] = []
    for index, (kind, formula, credence) in enumerate(premises):
        text += _claim(kind, f"p{index}", formula, credence)
        if credence is None:
            rows = [row for row in rows if formula[1](row)]
        else:
            limits.append((formula[1], *credence))
    text += f"conclude goal: {conclusion[0]}\n"
    row = claim(text, "goal")
    found = row.confidence
    coherent = bool(rows) and possible(rows, limits, lambda row: True, Fraction(1), Fraction(1))
    if rows:
        assert ("incoherent-credences" in rules(text)) is not coherent
    if found is None:
        assert not limits
        return
    if not coherent or row.verdict not in ("holds", "vacuous"):
        assert found.lower is None
        assert found.reason is not None
        return
    assert found.lower is not None
    assert found.upper is not None
    assert found.exact
    lower, upper = Fraction(found.lower), Fraction(found.upper)
    assert are_exact(rows, limits, conclusion[1], lower, upper)
    assert found.prices is not None
    for name, price in found.prices.items():
        index = int(name[1:])
        formula = premises[index][1]
        certain = [(event, low, high) for event, low, high in limits if event is not formula[1]]
        higher = lower + Fraction(price)
        kept = [world for world in rows if formula[1](world)]
        assert possible(kept, certain, conclusion[1], higher, higher)
        assert not possible(kept, certain, conclusion[1], Fraction(0), higher - Fraction(1, 10**9))


@given(st.tuples(fractions, fractions, fractions), st.booleans())
def test_independence_multiplies_what_is_needed_together(lows: tuple[Fraction, ...], way_out: bool) -> None:
    a, b, c = lows
    text = VOCABULARY + "pred d\n"
    for atom, low in zip(ATOMS, lows, strict=True):
        text += f"premise p{atom}: {atom} credence {low} independent\n"
    text += f"premise rule: a and b {'or c' if way_out else ''} -> d\nconclude goal: d\n"
    found = sure(text, "goal")
    product = a * b
    assert Fraction(found.independent or found.lower or 0) == (1 - (1 - product) * (1 - c) if way_out else product)


# ---- Cases

TWO = "pred a\npred b\npred d\npremise pa: a {}\npremise pb: b {}\npremise rule: a and b -> d\nconclude c: d\n"


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper", "independent"),
    [
        ("credence 0.9", "credence 0.9", "4/5", "1", None),
        ("credence 90%", "", "9/10", "1", None),
        ("credence 1/3", "credence 1/3", "0", "1", None),
        ("credence 0", "credence 1", "0", "1", None),
        ("credence 1", "credence 1", "1", "1", None),
        ("credence 0.9 independent", "credence 0.9 independent", "4/5", "1", "81/100"),
        ("credence 0.9 independent", "credence 0.9", "4/5", "1", "4/5"),
        ("credence in 0.2..0.6", "credence in 0.5..0.7", "0", "1", None),
        ("credence in 0.8..0.9", "credence in 0.8..0.9", "3/5", "1", None),
        ("", "", None, None, None),
    ],
)
def test_two_premises_and_a_rule(
    first: str, second: str, lower: str | None, upper: str | None, independent: str | None
) -> None:
    found = claim(TWO.format(first, second)).confidence
    assert (found is None) is (lower is None)
    if found is not None:
        assert (found.lower, found.upper, found.independent) == (lower, upper, independent)
        assert found.exact
        assert "rule" in found.certain


def test_an_upper_limit_bounds_the_conclusion_too() -> None:
    """Where the conclusion is that the premise is false, or says no more than it."""
    found = sure("pred a\npred b\npremise pa: a credence in 0.4..0.5\npremise e: b <-> a\nconclude c: b\n")
    assert (found.lower, found.upper) == ("2/5", "1/2")


def test_the_load_bearing_premise_comes_first() -> None:
    found = sure(TWO.format("credence 0.95", "credence 0.7"))
    assert found.prices == {"pb": "3/10", "pa": "1/20"}
    assert list(found.prices) == ["pb", "pa"]


def test_several_ways_to_a_conclusion() -> None:
    found = sure(
        "pred a\npred b\npred d\npremise pa: a credence 0.9\npremise pb: b credence 0.8\n"
        "premise ra: a -> d\npremise rb: b -> d\nconclude c: d\n"
    )
    assert (found.lower, found.prices) == ("9/10", {"pa": "1/10", "pb": "1/10"})


def test_a_lemma_stands_for_its_premises() -> None:
    """The same premise is not counted twice, though the conclusion needs it by two ways."""
    found = sure(
        "pred a\npred b\npred d\npremise pa: a credence 0.9\npremise ab: a -> b credence 0.9\n"
        "premise abd: a and b -> d\nlemma l: b from pa, ab credence 0.5\nconclude c: d from l, pa, abd\n"
    )
    assert (found.lower, found.exact) == ("4/5", True)
    assert found.doubted == ("pa", "ab")


def test_the_lottery_has_bounds_although_its_premises_conflict() -> None:
    text = (
        "sort Ticket = red | green | blue\npred wins(t: Ticket)\n"
        "premise red_loses: not wins(red) credence 2/3\npremise green_loses: not wins(green) credence 2/3\n"
        "premise blue_loses: not wins(blue) credence 2/3\npremise a_winner: exists t: Ticket. wins(t)\n"
        "conclude c: not wins(red) and not wins(green)\nconclude none: forall t: Ticket. not wins(t)\n"
    )
    assert (sure(text).lower, sure(text).upper) == ("1/3", "1/3")
    assert (sure(text, "none").lower, sure(text, "none").upper) == ("0", "0")
    assert "incoherent-credences" not in rules(text)
    assert "incoherent-credences" in rules(text.replace("2/3", "3/4"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("pred a\npred b\npremise p: a credence 0.9\nconclude c: b\n", "follow"),
        ("pred a\npremise p: a credence 0.9\nconclude c: a\n", "beg"),
        ("pred a\npred b\npremise p: a\npremise q: not a\npremise r: b credence 0.9\nconclude c: b and a\n", "certain"),
        ("pred a\npred b\npremise p: a credence 0.9\npremise q: not a or b credence 1/10\n"
         "premise r: not b credence 1\nconclude c: a and not b\n", None),
    ],
)  # fmt: skip
def test_without_bounds_the_reason_is_said(text: str, reason: str | None) -> None:
    found = sure(text)
    assert (found.lower is None) is (reason is not None)
    if reason is not None:
        assert reason in str(found.reason)


def test_an_assumption_is_certain_unless_it_has_a_credence() -> None:
    text = "pred a\npred b\nassume p: a {}\npremise r: a -> b\nconclude c: b\nexpect c holds under p\n"
    assert claim(text.format("")).confidence is None
    assert sure(text.format("credence 0.7")).lower == "7/10"


def test_a_given_may_have_a_credence() -> None:
    found = sure("pred a\npred b\ngiven p: a credence 0.7\npremise r: a -> b credence 0.9\nconclude c: b\n")
    assert (found.lower, found.exact) == ("3/5", True)


def test_scenarios_and_scopes_have_a_confidence_of_their_own() -> None:
    text = (
        "pred a\npred b\npred d\nassume p: a credence 0.7\nassume q: b credence 0.6\n"
        "premise r: a or b -> d\nconclude c: d\n"
        "expect c confidence >= 0.7\nexpect c confidence >= 0.6 under q\nexpect c confidence >= 0.7 without p\n"
    )
    assert rules(text) == ["confidence-too-low"]
    assert [v.confidence.lower for v in claim(text).variants if v.confidence] == ["3/5", "3/5"]


EXPECT = "expect c confidence >= {}\n"


@pytest.mark.parametrize(
    ("marks", "bound", "found"),
    [
        ("", "0.8", []),
        ("", "0.81", ["independence-not-stated"]),
        ("independent", "0.81", []),
        ("independent", "0.82", ["confidence-too-low"]),
        ("", "0.82", ["confidence-too-low"]),
    ],
)
def test_expectations_of_confidence(marks: str, bound: str, found: list[str]) -> None:
    text = TWO.format(f"credence 0.9 {marks}", f"credence 0.9 {marks}") + EXPECT.format(bound)
    assert rules(text) == found


def test_an_expectation_of_what_fails_is_not_met() -> None:
    assert "expectation-not-met" in rules("pred a\nconclude c: a\nexpect c fails\n" + EXPECT.format("1/2"))
    assert rules("pred a\npred b\npremise p: a\npremise q: a -> b\nconclude c: b\n" + EXPECT.format(1)) == []


def test_a_conclusion_claimed_with_more_than_it_has_is_a_remark() -> None:
    text = TWO.format("credence 0.9", "credence 0.9").rstrip() + " credence 0.95\n"
    (finding,) = [f for f in checked(text).findings if not f.expected]
    assert (finding.rule, finding.severity) == ("confidence-too-low", "warning")


def test_a_conclusion_less_likely_than_its_premises_is_incoherent() -> None:
    text = TWO.format("credence 0.9", "credence 0.9").rstrip() + " credence in 0..0.5\n"
    assert rules(text) == ["incoherent-credences"]
    assert rules(text.replace("0..0.5", "0..0.9")) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("premise p: true credence 1.2\n", "impossible-credence"),
        ("premise p: true credence in 0.6..0.2\n", "impossible-credence"),
        ("premise p: true credence in 0.6..1.2\n", "impossible-credence"),
        ("pred a\nconclude c: a or not a\nexpect c confidence >= 2\n", "impossible-credence"),
        ("pred a\npremise p: a credence 0.9 each step\n", "clause-out-of-place"),
        ('premise p: "It works." credence 0.9 each step\n', "clause-out-of-place"),
        ("pred a\npremise q: a\nlemma p: a credence 0.9 each step from q\n", "clause-out-of-place"),
        ("pred a\npremise p: a independent\n", "clause-out-of-place"),
        ("pred a\npremise q: a\nlemma p: a credence 0.9 independent from q\n", "clause-out-of-place"),
        ("pred a\npremise p: a\nexpect p confidence >= 1/2\n", "clause-out-of-place"),
        ("pred a\npremise p: a credence 0.1 credence 0.2\n", "clause-out-of-place"),
        ("pred a\npremise p: a credence 0.1 independent independent\n", "clause-out-of-place"),
    ],
)
def test_what_makes_no_sense_is_said(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_twenty_premises_are_no_million_worlds() -> None:
    names = [f"p{index}" for index in range(20)]
    text = "".join(f"pred {name}\npremise q{name}: {name} credence 0.99\n" for name in names)
    text += f"conclude c: {' and '.join(names)}\n"
    found = sure(text)
    assert (found.lower, found.exact) == ("4/5", True)


def test_disjoint_ways_beyond_counting_still_have_a_bound() -> None:
    """Forty ways of two premises each have 2^40 minimal corrections; one way alone gives a bound."""
    names = [f"p{index}" for index in range(40)]
    text = "pred goal\n" + "".join(
        f"pred {n}\npred {n}_\npremise q{n}: {n} credence 0.9\npremise r{n}: {n}_ credence 0.8\n"
        f"premise s{n}: {n} and {n}_ -> goal\n"
        for n in names
    )
    found = sure(text + "conclude c: goal\n")
    assert found.lower == "7/10"
    assert found.exact is False


# ---- Steps

STEPS = """pred trusted(n: Nat)
pred able(n: Nat)
premise founding: trusted(0) {}
premise handover: forall n: Nat. trusted(n) and able(n) -> trusted(n + 1) {}
assume scaling: forall n: Nat. able(n) {}
lemma every: forall n: Nat. trusted(n)
  by induction on n base founding step handover, scaling
conclude c: trusted({})
"""


@pytest.mark.parametrize(
    ("founding", "handover", "scaling", "at", "lower", "independent"),
    [
        ("", "credence 0.98 each step", "", 25, "1/2", None),
        ("", "credence 0.98 each step", "", 26, "12/25", None),
        ("", "credence 0.98 each step conditional", "", 2, "2401/2500", None),
        ("credence 0.9", "credence 0.98 each step", "", 10, "7/10", None),
        ("credence 0.9", "credence 0.98 each step", "credence 0.95", 10, "13/20", None),
        ("credence 0.9", "credence 0.5 each step conditional", "", 2, "9/40", None),
        ("", "credence 0.9 each step independent", "", 2, "4/5", "81/100"),
        ("credence 0.9 independent", "credence 0.9 each step independent", "", 2, "7/10", "729/1000"),
        ("credence 0.9", "credence 0.9 each step independent", "", 2, "7/10", "71/100"),
        ("", "credence 1 each step", "", 99, "1", None),
        ("credence 0.9", "credence 0.98 each step", "", 1000000, "0", None),
    ],
)
def test_after_n_steps(
    founding: str, handover: str, scaling: str, at: int, lower: str, independent: str | None
) -> None:
    found = sure(STEPS.format(founding, handover, scaling, at))
    assert (found.lower, found.independent) == (lower, independent)


def test_for_all_numbers_nothing_is_left_and_both_readings_are_told() -> None:
    found = sure(STEPS.format("", "credence 0.98 each step", "", 1), "every")
    assert (found.lower, found.upper) == ("0", "1")
    assert found.decay is not None
    (row,) = found.decay.thresholds
    assert (row.threshold, row.stated, row.each_step, row.conditional) == ("1/2", 25, 25, 34)


def test_steps_are_counted_without_an_induction() -> None:
    text = """pred trusted(n: Nat)
premise founding: trusted(5)
premise handover: forall n: Nat. trusted(n) -> trusted(n + 1) credence 0.98 each step
conclude c: trusted(30)
"""
    found = sure(text)
    assert found.decay is not None
    assert (found.lower, found.decay.start, found.decay.taken) == ("1/2", 5, 25)


LADDER = """pred trusted(n: Nat)
premise founding: {} {}
premise handover: forall n: Nat. {} credence {} each step{}
conclude c: {}
"""


@pytest.mark.parametrize(
    ("founding", "first", "handover", "step", "conditional", "goal", "lower", "taken"),
    [
        # Down from what a premise is about.
        ("trusted(10)", "credence 0.95", "trusted(n + 1) -> trusted(n)", "0.98", "", "trusted(7)", "89/100", 3),
        ("trusted(10)", "", "trusted(n + 1) -> trusted(n)", "0.98", "", "trusted(0)", "4/5", 10),
        # To something that no number is named of.
        ("trusted(0)", "", "trusted(n) -> trusted(n + 1)", "0.9", "", "exists n: Nat. n > 0 and trusted(n)", "9/10", 1),
        # So sure given that all before have held: these count too.
        ("trusted(0)", "", "trusted(n + 1)", "0.5", " conditional", "trusted(3)", "1/8", 3),
        ("trusted(0)", "", "trusted(n + 1)", "0.5", "", "trusted(3)", "1/2", 1),
        ("trusted(2)", "", "trusted(n) -> trusted(n + 1)", "0.5", " conditional", "trusted(3)", "1/8", 3),
        ("trusted(2)", "", "n >= 2 and trusted(n) -> trusted(n + 1)", "0.5", " conditional", "trusted(3)", "1/2", 1),
    ],
)
def test_steps_from_one_number_to_another(
    founding: str, first: str, handover: str, step: str, conditional: str, goal: str, lower: str, taken: int
) -> None:
    found = sure(LADDER.format(founding, first, handover, step, conditional, goal))
    assert found.decay is not None
    assert (found.lower, found.decay.taken) == (lower, taken)


def test_steps_below_every_number_have_no_first() -> None:
    """Of the whole numbers, infinitely many come before a step."""
    text = LADDER.replace("Nat", "Int").format(
        "trusted(0)", "", "trusted(n) -> trusted(n + 1)", "0.5", "{}", "trusted(3)"
    )
    assert sure(text.format("")).lower == "0"
    assert sure(text.replace("0.5", "0.9").format("")).lower == "7/10"
    assert sure(text.replace("0.5", "0.9").format(" conditional")).decay is None


def test_steps_that_are_not_counted_are_said_to_be() -> None:
    found = sure(
        LADDER.format("trusted(0)", "", "trusted(n)", "0.9", "", "forall n: Nat. trusted(n) or trusted(n + 1)")
    )
    assert (found.lower, found.decay) == ("0", None)
    assert "could not be counted" in str(found.reason)


def test_independence_takes_nothing_away() -> None:
    found = sure(
        STEPS.format("credence 0.9 independent", "credence 0.5 each step conditional independent", "credence 0.8", 2)
    )
    assert (found.lower, found.independent) == ("7/40", "7/40")


def test_a_step_that_takes_two_instances_has_no_bound_by_steps() -> None:
    """Each conditional of the premise leads half a step on, so a step survives by two of them."""
    text = """pred p(n: Nat)
premise base: p(0)
premise half: forall n: Nat. p(n) -> p(n + 1) credence 0.9 each step
lemma even: forall n: Nat. p(2 * n)
  by induction on n base base step half
"""
    found = sure(text, "even")
    assert (found.lower, found.decay) == ("0", None)


def test_two_premises_with_steps_lose_together() -> None:
    text = """pred trusted(n: Nat)
pred able(n: Nat)
premise founding: trusted(0)
premise handover: forall n: Nat. trusted(n) and able(n) -> trusted(n + 1) credence 0.98 each step
premise ability: forall n: Nat. able(n) credence 0.99 each step conditional
lemma every: forall n: Nat. trusted(n)
  by induction on n base founding step handover, ability
conclude c: trusted(2)
"""
    # 1 * 0.99 - 0.02 = 0.97; 0.97 * 0.99 - 0.02.
    assert sure(text).lower == "9403/10000"


def test_an_expected_confidence_for_all_numbers_says_how_far_it_reaches() -> None:
    text = STEPS.format("", "credence 0.98 each step", "", 1) + "expect every confidence >= 1/2\n"
    (finding,) = [f for f in checked(text).findings if f.rule == "confidence-too-low"]
    assert "up to n = 25" in finding.message


def test_a_claim_without_steps_passes_by_a_premise_with_steps() -> None:
    text = STEPS.format("credence 0.9", "credence 0.98 each step", "", 1) + "conclude d: trusted(0) or able(0)\n"
    assert sure(text, "d").lower == "1"
    assert argument(text).claims[-1].verdict == "holds"


def test_digits_beyond_writing_are_cut_off_and_the_bound_stays_one() -> None:
    names = [f"p{index}" for index in range(60)]
    text = "".join(
        f"pred {n}\npremise q{n}: {n} credence 0.99{'7' * 250}{index:03} independent\n" for index, n in enumerate(names)
    )
    found = sure(text + f"conclude c: {' and '.join(names)}\n")
    assert found.independent is not None
    assert found.lower is not None
    product = Fraction(1)
    for index in range(60):
        product *= Fraction(f"0.99{'7' * 250}{index:03}")
    assert product * (1 - Fraction(1, 10**60)) < Fraction(found.independent) < product
    assert len(found.independent) < 200


def test_what_is_marked_as_independent_and_is_not() -> None:
    found = sure(
        "pred a\npred b\npred d\npremise pa: a credence 0.6 independent\npremise pb: b credence 0.4 independent\n"
        "premise apart: not (a and b)\npremise rule: a or b -> d\nconclude c: d\n"
    )
    assert (found.lower, found.independent) == ("1", None)
    assert "are not" in str(found.reason)


def test_an_upper_limit_of_a_premise_in_no_core_counts_for_the_upper_bound() -> None:
    found = sure(
        "pred a\npred b\npred d\npremise pa: a credence 0.2\npremise either: a or b credence in 0..0.3\n"
        "premise rule: d <-> a\nconclude c: d\n"
    )
    assert (found.lower, found.upper) == ("1/5", "3/10")
    assert found.doubted == ("pa", "either")
