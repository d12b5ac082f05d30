"""Modality: which schemas hold in which logic, what varies from world to world, and what goes wrong without a logic."""

from __future__ import annotations

from typing import get_args

import pytest

from petitio.core import Logic
from petitio.parsing.parse import parse
from petitio.render.dump import dump_stage
from petitio.source import Source
from tests.checks.verdict_of import argument, checked, claim, rules

ALETHIC = ("K", "D", "T", "B", "S4", "S5")

# A schema, and the logics in which it holds (Chellas, Modal Logic, 1980; Hughes and Cresswell, 1996).
SCHEMAS = [
    ("necessarily (p -> q) -> (necessarily p -> necessarily q)", "K D T B S4 S5"),
    ("necessarily (p or not p)", "K D T B S4 S5"),
    ("possibly p <-> not necessarily not p", "K D T B S4 S5"),
    ("necessarily (p and q) <-> necessarily p and necessarily q", "K D T B S4 S5"),
    ("possibly (p or q) <-> possibly p or possibly q", "K D T B S4 S5"),
    ("necessarily p or necessarily q -> necessarily (p or q)", "K D T B S4 S5"),
    ("necessarily (p or q) -> necessarily p or necessarily q", ""),
    ("possibly p and possibly q -> possibly (p and q)", ""),
    ("necessarily p -> possibly p", "D T B S4 S5"),
    ("possibly (p or not p)", "D T B S4 S5"),
    ("necessarily p -> p", "T B S4 S5"),
    ("p -> possibly p", "T B S4 S5"),
    ("necessarily p -> necessarily necessarily p", "S4 S5"),
    ("possibly possibly p -> possibly p", "S4 S5"),
    ("p -> necessarily possibly p", "B S5"),
    ("possibly necessarily p -> p", "B S5"),
    ("possibly p -> necessarily possibly p", "S5"),
    ("possibly necessarily p -> necessarily p", "S5"),
    ("possibly necessarily p -> necessarily possibly p", "B S5"),
    ("necessarily possibly p -> possibly necessarily p", ""),
    ("necessarily (necessarily p -> p) -> necessarily p", ""),
    ("necessarily (necessarily p -> q) or necessarily (necessarily q -> p)", "S5"),
    ("p -> necessarily p", ""),
    ("possibly necessarily possibly p <-> possibly p", "B S5"),
    ("necessarily possibly necessarily possibly p <-> necessarily possibly p", "B S4 S5"),
    # Domains are constant: Barcan's formula and its converse.
    ("(forall x: Thing. necessarily f(x)) -> necessarily forall x: Thing. f(x)", "K D T B S4 S5"),
    ("(necessarily forall x: Thing. f(x)) -> forall x: Thing. necessarily f(x)", "K D T B S4 S5"),
    ("(possibly exists x: Thing. f(x)) <-> exists x: Thing. possibly f(x)", "K D T B S4 S5"),
    ("(exists x: Thing. necessarily f(x)) -> necessarily exists x: Thing. f(x)", "K D T B S4 S5"),
    ("(necessarily exists x: Thing. f(x)) -> exists x: Thing. necessarily f(x)", ""),
    # What is the same thing in every world is necessarily the same (Kripke); a description may fit several.
    ("a = b -> necessarily a = b", "K D T B S4 S5"),
    ("a != b -> necessarily a != b", "K D T B S4 S5"),
    ("first = second -> necessarily first = second", ""),
    ("forall x, y: Thing. x = y -> necessarily x = y", "K D T B S4 S5"),
    ("exists x: Thing. necessarily x = a", "K D T B S4 S5"),
    ("exists x: Thing. necessarily x = first", ""),
    ("r -> necessarily r", "K D T B S4 S5"),
    ("possibly r -> r", "K D T B S4 S5"),
    ("necessarily r -> r", "D T B S4 S5"),
    # Numbers and listed elements are what they are.
    ("necessarily 2 + 2 = 4", "K D T B S4 S5"),
    ("n = 3 -> necessarily n = 3", ""),
    ("lamp = red -> necessarily red = red", "K D T B S4 S5"),
    ("lamp = red -> necessarily lamp = red", ""),
]
WORDS = """
sort Thing
sort Light = red | green
pred p
pred q
pred f(x: Thing)
rigid pred r
rigid const a: Thing
rigid const b: Thing
const first: Thing
const second: Thing
const n: Nat
const lamp: Light
"""


@pytest.mark.parametrize("logic", ALETHIC)
@pytest.mark.parametrize(("schema", "where"), SCHEMAS, ids=[schema for schema, _ in SCHEMAS])
def test_schema_holds_where_it_should(schema: str, where: str, logic: str) -> None:
    found = claim(f"argument test:\nlogic {logic}\n{WORDS}\nconclude c: {schema}")
    assert found.verdict == ("holds" if logic in where.split() else "fails")
    assert (found.countermodel is None) == (found.verdict == "holds")


PEOPLE = """
argument test:
logic epistemic
sort Person
rigid const ann: Person  "Ann"
rigid const bob: Person  "Bob"
const thief: Person      "the thief"
pred rain                "it is raining"
pred wet                 "it is wet"
"""
KNOWLEDGE = [
    ("knows(ann, rain) -> rain", "holds"),
    ("rain -> knows(ann, rain)", "fails"),
    ("knows(ann, rain) -> knows(ann, knows(ann, rain))", "holds"),
    ("not knows(ann, rain) -> knows(ann, not knows(ann, rain))", "holds"),
    ("knows(ann, rain -> wet) and knows(ann, rain) -> knows(ann, wet)", "holds"),
    ("knows(ann, rain) -> knows(bob, rain)", "fails"),
    ("knows(ann, knows(bob, rain)) -> knows(ann, rain)", "holds"),
    ("knows(ann, knows(bob, rain)) -> knows(bob, knows(ann, rain))", "fails"),
    ("knows(ann, rain or wet) -> knows(ann, rain) or knows(ann, wet)", "fails"),
    ("necessarily rain -> knows(ann, rain)", "holds"),
    ("knows(ann, rain) -> necessarily rain", "fails"),
    ("knows(ann, rain) -> possibly rain", "holds"),
    # Who is meant is settled where the knowing is, what is known where it may be.
    ("thief = bob and knows(thief, rain) -> knows(bob, rain)", "holds"),
    ("thief = bob -> knows(ann, thief = bob)", "fails"),
    ("forall p: Person. knows(p, thief = p) -> thief = p", "holds"),
    ("(exists p: Person. knows(ann, thief = p)) -> knows(ann, exists p: Person. thief = p)", "holds"),
    ("knows(ann, exists p: Person. thief = p) -> exists p: Person. knows(ann, thief = p)", "fails"),
]


@pytest.mark.parametrize(("formula", "verdict"), KNOWLEDGE, ids=[formula for formula, _ in KNOWLEDGE])
def test_knowledge_is_factive_and_looks_into_itself(formula: str, verdict: str) -> None:
    assert claim(f"{PEOPLE}conclude c: {formula}").verdict == verdict


DUTIES = [
    ("necessarily p -> possibly p", "holds"),
    ("necessarily p -> p", "fails"),
    ("necessarily p -> necessarily (p or q)", "holds"),
    ("possibly (p or q) -> possibly p and possibly q", "fails"),
    ("necessarily p -> necessarily necessarily p", "fails"),
    ("not (necessarily p and necessarily not p)", "holds"),
]


@pytest.mark.parametrize(("formula", "verdict"), DUTIES, ids=[formula for formula, _ in DUTIES])
def test_duties_are_those_of_standard_deontic_logic(formula: str, verdict: str) -> None:
    assert claim(f"argument test:\nlogic deontic\n{WORDS}conclude c: {formula}").verdict == verdict


SPELLINGS = ["[] p -> <> p", "□ p -> ◇ p", "necessarily p -> possibly p"]


@pytest.mark.parametrize("formula", SPELLINGS)
def test_spellings_mean_the_same(formula: str) -> None:
    text = f"argument test:\nlogic D\npred p\nconclude c: {formula}"
    assert claim(text).verdict == "holds"
    assert rules(text) == []


# ---- What is said of the world it is said in

RELATIVE = [
    # A definition means what it says in the world where it is used.
    ("define wet := p and q\npremise one: necessarily p\npremise two: possibly q\nconclude c: possibly wet", "holds"),
    ("define wet := p and q\npremise one: wet\nconclude c: necessarily wet", "fails"),
    ("define must(x: Thing) := necessarily f(x)\npremise one: must(first)\nconclude c: possibly must(first)", "holds"),
    ("define settled: Bool := necessarily p\npremise one: settled\nconclude c: necessarily settled", "begs"),
    # So does the name of a claim, and a claim without a formula.
    ("premise one: p\nconclude c: necessarily one -> p", "holds"),
    ("premise one: p\nconclude c: necessarily one", "fails"),
    ('premise one: "The die is cast."\nconclude c: necessarily one', "fails"),
    ('premise one: "The die is cast."\npremise two: necessarily (one -> p)\nconclude c: possibly one and p', "holds"),
    # A value with a name is the value where it was named.
    ("conclude c: let x := first in necessarily (f(x) or not x != first) -> f(x) or x = first", "holds"),
    ("conclude c: let x := first in necessarily x = first", "fails"),
    ("conclude c: let x := first in exists y: Thing. necessarily x = y", "holds"),
    # A recursion may lead from world to world.
    (
        "define long(k: Nat): Bool := if k = 0 then p else necessarily long(k - 1)\n"
        "premise one: necessarily p\nconclude c: long(3)",
        "holds",
    ),
]


@pytest.mark.parametrize(("text", "verdict"), RELATIVE, ids=[text.splitlines()[-1] for text, _ in RELATIVE])
def test_names_stand_for_what_they_mean_there(text: str, verdict: str) -> None:
    assert claim(f"argument test:\nlogic S5\n{WORDS}{text}").verdict == verdict


def test_recursion_may_lead_out_of_a_logic_that_is_not_transitive() -> None:
    steps = "define long(k: Nat): Bool := if k = 0 then p else necessarily long(k - 1)\npremise one: long(1)\n"
    assert claim(f"argument test:\nlogic T\n{WORDS}{steps}conclude c: long(0)").verdict == "holds"
    assert claim(f"argument test:\nlogic T\n{WORDS}{steps}conclude c: long(2)").verdict == "fails"


METHODS = [
    (
        "pred t(k: Nat)\npremise base: necessarily t(0)\n"
        "premise step: necessarily forall k: Nat. t(k) -> t(k + 1)\n"
        "conclude c: forall k: Nat. necessarily t(k)\n  by induction on k",
        "holds",
    ),
    (
        "pred t(k: Nat)\npremise base: necessarily t(0)\npremise step: forall k: Nat. t(k) -> t(k + 1)\n"
        "conclude c: forall k: Nat. necessarily t(k)\n  by induction on k",
        "fails",
    ),
    ("conclude c: forall l: Light. possibly lamp = l -> lamp = red or possibly lamp = green\n  by cases on l", "holds"),
    ("conclude c: necessarily p or possibly not p\n  by cases necessarily p, possibly not p", "holds"),
    (
        "premise rule: necessarily (p -> q)\npremise never: not possibly q\nassume maybe: possibly p\n"
        "conclude c: not possibly p\n  by contradiction from maybe",
        "holds",
    ),
    (
        "sort Part\nfunc within(x: Part): Part\nfunc size(x: Part): Nat\npred good(x: Part)\n"
        "premise must: forall x: Part. good(x) -> possibly good(x)\n"
        "premise first: forall x: Part. size(within(x)) >= size(x) -> good(x)\n"
        "premise pass: forall x: Part. size(within(x)) < size(x) and good(within(x)) -> good(x)\n"
        "conclude c: forall x: Part. good(x)\n  from first, pass, must\n"
        "  by induction on x along within measure size(x)",
        "holds",
    ),
]


@pytest.mark.parametrize(
    ("text", "verdict"), METHODS, ids=["induction", "one world", "cases on", "cases", "refuted", "descent"]
)
def test_methods_work_under_a_logic(text: str, verdict: str) -> None:
    words = WORDS.replace("sort Thing\n", "").replace("pred f(x: Thing)\n", "")
    words = "\n".join(row for row in words.splitlines() if "Thing" not in row)
    assert claim(f"argument test:\nlogic T\n{words}\n{text}").verdict == verdict


def test_scenarios_and_assumptions_work_under_a_logic() -> None:
    text = """
argument test:
logic K
pred p
pred q
premise rule: necessarily (p -> q)
assume sure: necessarily p
assume chance: possibly p
conclude c: possibly q
scenario one: chance
scenario other: sure, not chance
expect c holds under chance
expect c fails under sure
expect c holds in one
expect c fails in other
"""
    assert claim(text).under == (("chance",),)
    assert [finding for finding in checked(text).findings if finding.severity == "error"] == []


def test_senses_that_are_confused_across_worlds_are_found() -> None:
    text = """
argument test:
logic S5
pred safe[now]
pred safe[ever]
premise a: safe[now]
premise b: necessarily (safe[ever] -> p)
pred p
conclude c: p
expect c equivocates safe
expect c fails
"""
    assert [finding for finding in checked(text).findings if finding.severity == "error" and not finding.expected] == []


def test_a_conclusion_folded_into_a_definition_begs_under_a_logic_as_well() -> None:
    folded = "pred p\npred fate\npremise meaning: fate <-> necessarily p\npremise doom: fate\nconclude c: necessarily p"
    for logic in get_args(Logic):
        assert claim(f"argument test:\nlogic {logic}\n{folded}").verdict == "begs"


def test_an_argument_without_modal_words_is_as_without_a_logic() -> None:
    text = "pred p\npred q\npremise a: p -> q\npremise b: q\nconclude c: p"
    plain, modal = claim(f"argument test:\n{text}"), claim(f"argument test:\nlogic S5\n{text}")
    assert plain == modal


# ---- Conditions on terms

CONDITIONS = [
    ("conclude c: forall k: Nat. k > 0 -> necessarily t(k - 1)", []),
    ("conclude c: forall k: Nat. necessarily (k > 0 -> t(k - 1))", []),
    ("conclude c: forall k: Nat. necessarily t(k - 1)", ["narrowing"]),
    # What is so here need not be so there.
    ("conclude c: n > 0 and necessarily t(n - 1)", ["narrowing"]),
    ("conclude c: necessarily (n > 0 and t(n - 1))", []),
    ("conclude c: n > 0 and t(n - 1) and necessarily t(n)", []),
    ("given a: necessarily n > 0\nconclude c: necessarily 1/n > 0", []),
    ("given a: n > 0 and possibly n > 0\nconclude c: necessarily 1/n > 0", ["possible-division-by-zero"]),
    ("define g(k: Nat): Bool := if k = 0 then necessarily g(k) else true", ["recursion-does-not-descend"]),
    (
        "define g(k: Nat): Bool := if n > 0 then necessarily g(k - 1) else true",
        ["recursion-does-not-descend", "narrowing"],
    ),
]


@pytest.mark.parametrize(("text", "found"), CONDITIONS, ids=[text for text, _ in CONDITIONS])
def test_conditions_are_those_of_the_world(text: str, found: list[str]) -> None:
    source = f"argument test:\nlogic S5\npred t(k: Nat)\nconst n: Nat\npremise used: t(n)\n{text}"
    wanted = ("narrowing", "possible-division-by-zero", "recursion-does-not-descend")
    assert [rule for rule in rules(source) if rule in wanted] == found


# ---- Without a logic, or with another

WRONG = [
    ("argument t:\npred p\npremise a: necessarily p", ["no-logic"]),
    ("argument t:\npred p\npremise a: <> p", ["no-logic"]),
    ("argument t:\nrigid pred p\npremise a: p", ["no-logic"]),
    ("pred p\npremise a: [] p\nargument t:\nconclude c: p", ["no-logic"]),
    ("pred p\ndefine m := [] p\nargument t:\nlogic S5\npremise a: m\nargument u:\npremise b: m", ["no-logic"]),
    ("pred p\npremise a: [] p\nargument t:\nlogic S5\nargument u:\nconclude b: p", ["no-logic"]),
    ("rigid pred p\nargument t:\nlogic S5\npremise a: [] p\nargument u:\npremise b: p", []),
    ("argument t:\nlogic s5\npred p\npremise a: [] p", ["unknown-name"]),
    ("argument t:\nlogic modal\npred p\npremise a: [] p", ["unknown-name"]),
    ("argument t:\nlogic S5\nlogic K\npred p\npremise a: [] p", ["clause-out-of-place"]),
    ("argument t:\nlogic S5\nsort S\nconst s: S\npred p\npremise a: knows(s, p)", ["unknown-name"]),
    ("argument t:\nlogic epistemic\npred p\npremise a: knows(3, p)", ["sort-mismatch"]),
    ("argument t:\nlogic epistemic\nsort S\nconst s: S\npremise a: knows(s, s)", ["sort-mismatch"]),
    ("argument t:\nlogic epistemic\nsort S\nconst s: S\npremise a: knows(s)", ["wrong-number-of-arguments"]),
    ("argument t:\nlogic epistemic\nsort S\nconst s: S\npred knows(x, y: S)\npremise a: knows(s, s)", []),
    (
        "sort S\nconst s: S\npred p\ndefine k := knows(s, p)\nargument t:\nlogic epistemic\npremise a: k\n"
        "argument u:\nlogic S5\npremise a: k",
        ["no-logic"],
    ),
]


@pytest.mark.parametrize(("text", "found"), WRONG, ids=[" / ".join(text.splitlines()[1:]) for text, _ in WRONG])
def test_what_is_wrong_is_said(text: str, found: list[str]) -> None:
    said = checked(text).findings
    assert [finding.rule for finding in said if finding.rule != "unused-vocabulary"] == found


def test_an_argument_that_lacks_its_logic_gets_no_verdict() -> None:
    assert claim("pred p\nconclude c: necessarily (p or not p)").verdict == "undecided"
    assert claim("argument t:\nlogic s5\npred p\nconclude c: necessarily (p or not p)").verdict == "undecided"


def test_a_logic_misspelt_is_guessed() -> None:
    (finding,) = checked("argument t:\nlogic s4\npred p\npremise a: [] p").findings
    assert finding.hint == "did you mean `S4`?"


# ---- What is shown


def test_core_shows_modal_words_and_obligations_show_worlds() -> None:
    source = Source("t", PEOPLE + "premise a: possibly (rain and knows(ann, not wet))\nconclude c: necessarily rain")
    core, asked = dump_stage(source, "core"), dump_stage(source, "obligations")
    assert "premise a: possibly (rain and knows(ann, not wet))" in core
    assert "pred rain(): Bool" in core
    assert "logic epistemic" in core
    assert "World" not in core
    assert "same_view(knower, w, v) := view(knower, w) = view(knower, v)" in asked
    assert "exists w1: World. rain(w1) and (forall w2: World. same_view(ann, w1, w2) -> not wet(w2))" in asked


def test_domains_have_the_worlds_under_a_name_of_their_own() -> None:
    model = claim(
        "argument t:\nlogic K\nsort World\npred p(x: World)\nconclude c: forall x: World. p(x) -> [] p(x)"
    ).countermodel
    assert model is not None
    assert model.domains == {"World": ("w0",), "PossibleWorld": ("w0", "w1")}
    assert model.replayed


def test_position_is_told_as_worlds() -> None:
    text = 'argument t:\nlogic S5\npred rain "it is raining"\npremise a: possibly rain and possibly not rain'
    model = argument(text).model
    assert model is not None
    assert model.story[0] == "There are two worlds: the actual one and another, w1."


def test_parsing_knows_nothing_of_logics() -> None:
    assert parse(Source("t", "argument a:\nlogic nonsense\npremise p: true")).diagnostics == ()


# ---- Several arguments

SEVERAL = """
argument one:
logic T
pred rain
premise a: necessarily rain
conclude here: rain
expect here holds
"""


def test_an_argument_that_extends_another_is_in_its_logic() -> None:
    text = SEVERAL + "argument two extends one:\nconclude again: possibly rain\nexpect again holds\n"
    assert [finding for finding in checked(text).findings if finding.severity == "error"] == []


def test_an_argument_that_extends_another_may_name_a_logic_of_its_own() -> None:
    text = SEVERAL + "argument two extends one:\nlogic K\nexpect here fails\n"
    assert [finding.rule for finding in checked(text).findings if not finding.expected] == []


def test_a_claim_of_an_argument_in_another_logic_is_refused() -> None:
    text = SEVERAL + "argument two:\nlogic K\npred rain\nconclude c: one.a -> rain\n"
    assert "no-logic" in rules(text)
    same = SEVERAL + "argument two:\nlogic T\npred rain\nconclude c: one.a -> rain\nexpect c holds\n"
    assert [finding for finding in checked(same).findings if finding.severity == "error"] == []
    plain = SEVERAL + "argument two:\nlogic K\npred rain\nconclude c: one.here -> rain\nexpect c holds\n"
    assert [finding for finding in checked(plain).findings if finding.severity == "error"] == []


@pytest.mark.parametrize("logic", ["T", "B", "S4", "S5", "epistemic"])
def test_that_something_is_necessary_does_not_beg_that_it_is_so(logic: str) -> None:
    found = claim(f"argument t:\nlogic {logic}\npred p\npremise a: necessarily p\nconclude c: p")
    assert found.verdict == "holds"
    assert not found.begging
