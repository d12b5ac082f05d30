"""The story of a countermodel: why the premises are true in it, where the claim breaks, and how it could be true."""

from __future__ import annotations

import petitio
from petitio.report import ClaimReport, CountermodelReport
from tests.checks.verdict_of import checked, claim

DOMINOES = """
pred falls(n: Nat)     "domino {n} is fallen"
pred stands(n: Nat)    "domino {n} is a firm one"
premise push: falls(0)
premise chain: forall n: Nat. falls(n) and not stands(n) -> falls(n + 1)
"""


def story(found: CountermodelReport | None) -> tuple[str, ...]:
    """What is told of a model that there has to be."""
    assert found is not None
    return found.story


def counterexample(found: ClaimReport) -> tuple[str, ...]:
    """The story of a failed step or base."""
    assert found.induction is not None
    return story(found.induction.counterexample)


def test_the_premises_are_named_with_what_makes_them_true_and_the_claim_with_what_breaks_it() -> None:
    found = claim(
        """
        pred rain "there is rain"
        pred wet  "the ground is wet"
        premise rule: rain -> wet
        premise look: wet
        conclude c: rain
        """
    )
    assert story(found.countermodel) == (
        "There is no rain.",
        "The ground is wet.",
        "That makes true: `look`; `rule`, since there is no rain.",
        "But `c` is false: there is no rain.",
    )


def test_numbers_are_shown_where_numbers_break_it() -> None:
    found = claim(
        """
        func left(n: Nat): Real "what is left after {n} steps"
        premise start: left(0) = 1
        premise loss: forall n: Nat. left(n + 1) = left(n) - 1/4
        conclude c: left(3) >= 1/2
        """
    )
    assert story(found.countermodel)[-1] == "But `c` is false: what is left after 3 steps is 1/4, not at least 1/2."


def test_a_fraction_that_nobody_reads_to_its_end_is_told_roughly() -> None:
    found = claim(
        """
        func left(n: Nat): Real "what is left after {n} steps"
        premise start: left(0) = 1
        premise loss: forall n: Nat. left(n + 1) >= 97/100 * left(n)
        conclude c: left(8) >= 4/5
        """
    )
    assert story(found.countermodel)[-1] == (
        "But `c` is false: what is left after 8 steps is about 0.783743, not at least 4/5."
    )
    assert found.countermodel is not None
    told = {value.arguments: value.value for value in found.countermodel.values}
    assert told[(8,)] == "7837433594376961/10000000000000000"


def test_a_claim_breaks_at_an_instance_and_at_a_part_of_it() -> None:
    found = claim(
        """
        sort Bird
        const first: Bird   "the first bird"
        pred white(b: Bird) "{b} is white"
        pred swan(b: Bird)  "{b} is a swan"
        premise seen: swan(first) and white(first)
        conclude c: forall b: Bird. swan(b) -> white(b)
        """
    )
    assert story(found.countermodel)[-1] == "But `c` is false: bird b1 is a swan, but bird b1 is not white."


def test_a_failed_step_says_what_is_so_of_one_number_and_not_of_the_next_and_why() -> None:
    found = claim(f"{DOMINOES}\nconclude c: forall n: Nat. falls(n) by induction on n base push step chain")
    assert counterexample(found) == (
        "Domino 0 is fallen, but domino 1 is not, because domino 0 is a firm one.",
        "That makes true: `chain`, since there is no domino n such that domino n is fallen and domino n is not a firm "
        "one.",
    )
    assert found.induction is not None
    assert found.induction.needs == "for every domino n: domino n is not a firm one"


def test_the_reason_is_in_the_words_of_a_definition() -> None:
    found = claim(
        """
        pred trusted(n: Nat)       "generation {n} can be trusted"
        func effort(n: Nat): Real  "the effort of generation {n}"
        define able(n: Nat) := effort(n) >= 1 "generation {n} is able to oversee its successor"
        premise founding: trusted(0)
        premise handover: forall n: Nat. trusted(n) and able(n) -> trusted(n + 1)
        conclude c: forall n: Nat. trusted(n) by induction on n
        """
    )
    first = counterexample(found)[0]
    assert first.startswith("Generation ")
    assert "can be trusted, but generation " in first
    assert first.endswith("is not able to oversee its successor.")


def test_a_step_about_numbers_says_both_numbers() -> None:
    found = claim(
        """
        func holes(n: Nat): Int  "the number of holes after {n} rounds"
        premise start: holes(0) = 1
        conclude c: forall n: Nat. holes(n) > 0 by induction on n
        """
    )
    first = counterexample(found)[0]
    assert first.startswith("The number of holes after 0 rounds is more than 0, but the number of holes after 1 rounds")


def test_a_base_says_what_is_false_at_the_start() -> None:
    found = claim(
        """
        pred falls(n: Nat)  "domino {n} is fallen"
        premise chain: forall n: Nat. falls(n) -> falls(n + 1)
        conclude c: forall n: Nat. falls(n) by induction on n
        """
    )
    assert counterexample(found)[-1] == "But the base, at n = 0, is false: domino 0 is not fallen."


def test_an_assumption_that_is_denied_is_not_said_to_be_true() -> None:
    report = checked(
        """
        pred sun  "there is sun"
        pred dry  "the ground is dry"
        premise rule: sun -> dry
        assume fair: sun
        conclude c: dry
        scenario foul: not fair
        expect c fails in foul
        """
    )
    (variant,) = report.arguments[0].claims[-1].variants
    assert story(variant.countermodel)[-2] == (
        "That makes true: `rule`, since there is no sun. It is supposed that `fair` is not so."
    )


# ---- Two worlds


def test_the_other_world_differs_in_the_point_alone() -> None:
    found = claim(
        """
        sort Part
        const ship: Part
        const mast: Part
        pred light(p: Part)      "{p} is light"
        pred part(p, q: Part)    "{p} is a part of {q}"
        premise whole: light(ship)
        premise of_it: part(mast, ship)
        conclude c: light(mast)
        """
    )
    other = story(found.witness)
    assert other[-1] == "And `c` is true."
    assert set(other) - set(story(found.countermodel)) == {"Mast is light.", "And `c` is true."}


def test_what_is_said_of_all_cases_of_a_relation_is_said_with_the_cases() -> None:
    found = claim(
        """
        sort Person
        pred loves(x, y: Person)  "{x} loves {y}"
        premise p: forall x: Person. exists y: Person. loves(x, y)
        conclude c: exists y: Person. forall x: Person. loves(x, y)
        """
    )
    # Each person loves somebody, in either world; and what one world has in common with the other is left out.
    for told in (story(found.countermodel), story(found.witness)):
        (fact,) = [sentence for sentence in told if "in no other case" in sentence]
        assert "Person p0 loves" in fact
        assert "erson p1 loves" in fact


def test_a_claim_that_says_what_is_false_is_false_without_more_words() -> None:
    found = claim("sort S\npred f(x: S)\npremise p: exists x: S. f(x)\nconclude c: false\n")
    assert story(found.countermodel)[-1] == "But `c` is false."


def test_numbers_of_arithmetic_alone_are_worked_out() -> None:
    found = claim("conclude c: 2 ^ 3 >= 3 * 3\n")
    assert story(found.countermodel)[-1] == "But `c` is false: 2 * 2 * 2 < 3 * 3, that is, 8 < 9."


def test_several_are_told_of_in_the_plural() -> None:
    text = "sort Box pred red(x: Box) const one: Box const two: Box premise a: red(one) conclude c: red(two)"
    assert "There are two boxes: two and one." in story(claim(text).countermodel)


def test_a_claim_that_cannot_be_true_has_no_other_world() -> None:
    found = claim('pred p "it is so"\npremise x: not p\nconclude c: p\n')
    assert found.verdict == "fails"
    assert found.countermodel is not None
    assert found.witness is None


def test_only_the_claim_itself_has_another_world() -> None:
    found = claim('pred p "it is so"\nassume x: p\nconclude c: p\nexpect c fails without x\n')
    assert found.witness is None
    assert found.variants[0].countermodel is not None


def test_all_or_none() -> None:
    """Either every generation is aligned or none is: two ways that it can be, side by side."""
    report = petitio.check_file("arguments/debate/dyson_regress.arg")
    found = report.files[0].arguments[0].claims[-1]
    assert "Generation n is not aligned with us, whatever n is." in story(found.countermodel)
    assert "Generation n is aligned with us, whatever n is." in story(found.witness)


def test_a_guard_that_is_the_goal_is_no_reason_for_its_being_false() -> None:
    found = claim(
        """
        pred falls(n: Nat)  "domino {n} is fallen"
        premise push: falls(0)
        premise chain: forall n: Nat. falls(n) and falls(n + 1) -> falls(n + 1)
        conclude c: forall n: Nat. falls(n)
          by induction on n base push step chain
        """
    )
    assert counterexample(found)[0] == "Domino 0 is fallen, but domino 1 is not."


def test_a_reason_names_the_number_that_it_is_about() -> None:
    found = claim(
        """
        pred falls(n: Nat)   "domino {n} is fallen"
        pred stands(n: Nat)  "domino {n} is a firm one"
        premise push: falls(0)
        premise chain: forall n: Nat. falls(n) and stands(n + 1) -> falls(n + 1)
        conclude c: forall n: Nat. falls(n)
          by induction on n base push step chain
        """
    )
    assert counterexample(found)[0] == ("Domino 0 is fallen, but domino 1 is not, because domino 1 is not a firm one.")


def test_what_goes_on_by_turns_is_told_so() -> None:
    days = claim(
        """
        pred wet(n: Nat) "day {n} is wet"
        premise b: wet(0)
        premise s: forall n: Nat. wet(n) -> not wet(n + 1)
        premise t: forall n: Nat. not wet(n) -> wet(n + 1)
        conclude c: wet(7)
        """
    )
    assert "From n = 2 on, day n is wet just when n is even." in story(days.countermodel)
    account = claim(
        """
        func left(n: Nat): Int "what is left on day {n}"
        premise b: left(0) = 3
        premise s: forall n: Nat. left(n + 1) = 5 - left(n)
        conclude c: left(7) = 3
        """
    )
    assert "From n = 2 on, what is left on day n is 3 where n is even, and 2 where it is odd." in story(
        account.countermodel
    )


LAMPS = 'pred lit(n: Nat) "lamp {n} is lit"\npremise a: lit(0)\n'


def test_numbers_of_which_nothing_is_told_are_as_those_around_them() -> None:
    found = story(claim(f"{LAMPS}premise b: not lit(99)\nconclude c: forall n: Nat. n < 50 -> lit(n)").countermodel)
    assert found[:5] == (
        "Lamp 0 is lit.",
        "Lamp 48 is lit.",
        "Lamp 49 is not lit.",
        "What is said of 0 is so of every number up to 48.",
        "After 49 everything goes on as it is there.",
    )
    others = claim(
        f'{LAMPS}func light(n: Nat): Nat "the light of lamp {{n}}"\n'
        "premise b: not lit(99)\npremise d: forall n: Nat. light(n) = n\nconclude c: forall n: Nat. n < 50 -> lit(n)"
    )
    assert "What is said of 0 is so of every number up to 48." not in story(others.countermodel)


def test_what_is_said_of_all_numbers_is_not_said_again_of_some() -> None:
    found = claim(
        'func cost(n: Nat): Nat "the cost of round {n}"\npremise d: forall n: Nat. cost(n) = n\n'
        "conclude c: forall n: Nat. cost(n) < 40"
    )
    assert not [line for line in story(found.countermodel) if line.startswith("What is said")]


def test_whole_numbers_are_told_of_below_zero_as_well() -> None:
    found = claim(
        """
        pred clean(n: Int) "floor {n} is clean"
        premise b: clean(-2) and not clean(-4)
        premise s: forall n: Int. n >= -2 and clean(n) -> clean(n + 1)
        conclude c: clean(-3)
        """
    )
    assert story(found.countermodel)[:6] == (
        "Floor -3 is not clean.",
        "Floor -2 is clean.",
        "Floor 0 is clean.",
        "What is said of -2 is so of every number up to 0.",
        "After 0 everything goes on as it is there.",
        "Before -3 everything is as it is there.",
    )
