"""The innocent stay innocent, the guilty do not escape by disguise."""

from __future__ import annotations

import pytest

from tests.checks.verdict_of import checked, claim, rules

P = "pred a pred b pred k pred l\n"
S = "sort S\nconst z: S\npred f(x: S)\npred g(x: S)\npred h(x: S)\n"
N = "pred t(n: Nat)\npred e(n: Nat)\n"

INNOCENT = {
    "modus ponens": P + "premise p: a\npremise q: a -> b\nconclude c: b",
    "modus ponens, rule given": P + "premise p: a\ngiven q: a -> b\nconclude c: b",
    "modus ponens, minor given": P + "given p: a\npremise q: a -> b\nconclude c: b",
    "modus tollens": P + "premise p: not b\npremise q: a -> b\nconclude c: not a",
    "disjunctive syllogism": P + "premise p: a or b\npremise q: not a\nconclude c: b",
    "hypothetical syllogism": P + "premise p: a -> b\npremise q: b -> k\nconclude c: a -> k",
    "Darii": S + "premise p: forall x: S. f(x) -> g(x)\npremise q: exists x: S. f(x) and h(x)\n"
    "conclude c: exists x: S. g(x) and h(x)",
    "Socrates": S + "premise p: forall x: S. f(x) -> g(x)\npremise q: f(z)\nconclude c: g(z)",
    "cases": P + "premise p: a or b\npremise q: a -> k\npremise r: b -> k\nconclude c: k by cases a, b",
    "reductio": P + "premise p: a -> b\npremise q: a -> not b\nassume s: a\nconclude c: not a by contradiction from s",
    "biconditional from its halves": P + "premise p: a -> b\npremise q: b -> a\nconclude c: a <-> b",
    "biconditional used": P + "premise p: a <-> b\npremise q: b\nconclude c: a",
    "biconditional used backwards": P + "premise p: a <-> b\npremise q: a\nconclude c: b",
    "an equation": "const x: Int\npremise p: 2 * x + 3 = 7\nconclude c: x = 2",
    "a sound induction": N + "premise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
    "conclude c: forall n: Nat. t(n) by induction on n",
    "an induction with a guard": N + "premise p: t(0)\npremise q: forall n: Nat. t(n) and e(n) -> t(n + 1)\n"
    "assume s: forall n: Nat. e(n)\nconclude c: forall n: Nat. t(n) by induction on n base p step q, s",
    "Gauss's sum": "define sum(n: Nat): Nat := if n = 0 then 0 else sum(n - 1) + n\n"
    "conclude c: forall n: Nat. 2 * sum(n) = n * (n + 1) by induction on n",
    "a definition put to use": S
    + "define good(x: S) := f(x) and g(x)\npremise p: f(z)\npremise q: g(z)\nconclude c: good(z)",
}

GUILTY = {
    "the conclusion itself": P + "premise p: a\npremise q: b\nconclude c: a",
    "contraposition": P + "premise p: not b -> not a\nconclude c: a -> b",
    "currying": P + "premise p: a and b -> k\nconclude c: a -> (b -> k)",
    "double negation": P + "premise p: not not a\nconclude c: a",
    "De Morgan": P + "premise p: not (a or b)\nconclude c: not a and not b",
    "a case distinction": P + "premise p: (a and b) or (a and not b)\nconclude c: a",
    "a conjunct": P + "premise p: k and a\nconclude c: a",
    "a conjunct in a consequent": P + "premise p: k -> a and b\nconclude c: k -> a",
    "renamed variables": S + "premise p: forall y: S. f(y) -> g(y)\nconclude c: forall x: S. f(x) -> g(x)",
    "a universal split": S + "premise p: forall y: S. f(y) and g(y)\nconclude c: forall x: S. f(x)",
    "a declared definition": S + "define good(x: S) := f(x) and g(x)\npremise p: good(z)\nconclude c: f(z) and g(z)",
    "a definition as a premise": S + "premise d: forall x: S. h(x) <-> f(x) and g(x)\npremise p: forall x: S. h(x)\n"
    "conclude c: forall x: S. f(x) and g(x)",
    "a definition and an idle premise": P + "premise d: k <-> a and b\npremise p: k\npremise r: k or b\n"
    "conclude c: a and b",
    "a lemma in between": P + "premise p: not not a\nlemma m: a or a from p\nconclude c: a from m",
    "a lemma beside it": P + "premise p: a and k\nlemma m: k -> a from p\nconclude c: a from p, m",
    "base and step of its own": N + "conclude c: forall n: Nat. t(n) by induction on n base c step c",
    "a premise as base and step": N + "premise p: forall n: Nat. t(n)\n"
    "conclude c: forall n: Nat. t(n) by induction on n base p step p",
    "a base about all that follows": N + "premise p: forall m: Nat. m >= 0 -> t(m)\n"
    "conclude c: forall n: Nat. t(n) by induction on n",
    "a reason that is the conclusion": P + "premise p: a because c\npremise q: a -> b\nconclude c: b",
    "a circle of reasons": P + "premise p: a because r\npremise r: k because c\npremise q: a -> b\nconclude c: b",
    "a reason that says the same": P + "premise p: a because s\npremise s: not not b\npremise q: a -> b\nconclude c: b "
    "from p, q",
    "a reason that is given for what says the same": P + "premise p: a because s\npremise s: k\n"
    "premise r: not not k because c\npremise q: a -> b\nconclude c: b from p, q",
    "a lemma and its conclusion": P + "premise p: k\nlemma m: a from c\nconclude c: a from m",
}


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_the_innocent_hold_without_a_fault(text: str) -> None:
    assert claim(text).verdict == "holds"
    assert [fault for fault in claim(text).begging or () if fault.fault] == []


@pytest.mark.parametrize("text", GUILTY.values(), ids=GUILTY)
def test_the_guilty_beg(text: str) -> None:
    assert claim(text).verdict == "begs"
    assert any(finding.code.startswith("B") and finding.severity == "error" for finding in checked(text).findings)


@pytest.mark.parametrize(
    ("text", "grade", "given"),
    [
        (P + "given q: a <-> b\npremise p: a\nconclude c: b", "presupposes", ("q",)),
        (P + "given p: a\npremise q: a -> b\nconclude c: b", "presupposes", ("p",)),
        (P + "given q: a <-> b\npremise p: a and l\nconclude c: b and l", "presupposes", ("q",)),
        (P + "premise p: a and k\npremise q: l\nconclude c: a or b", "carries_alone", ()),
        (P + "const x: Int\npremise p: x > 5\npremise q: l\nconclude c: x > 4", "carries_alone", ()),
        (
            P + "const x: Int\ngiven g: x > 3 -> a\ngiven h: a -> x > 3\npremise p: a\nconclude c: x >= 4",
            "presupposes",
            ("g", "h"),
        ),
    ],
)
def test_a_charge_makes_a_remark_a_fault(text: str, grade: str, given: tuple[str, ...]) -> None:
    (remark,) = claim(text).begging or ()
    assert (remark.grade, remark.given, remark.fault) == (grade, given, False)
    charged = f"{text}\nobjection o against {remark.premise}: charge begs_question"
    (fault,) = claim(charged).begging or ()
    assert fault.fault
    assert claim(charged).verdict == "begs"


def test_a_clean_way_to_the_conclusion_makes_a_fault_a_warning() -> None:
    text = P + "premise p: a\npremise q: k -> a\npremise r: k\nconclude c: a"
    assert claim(text).verdict == "holds"
    assert [(f.rule, f.severity) for f in checked(text).findings if f.code.startswith("B")] == [("restates", "warning")]


def test_a_clean_part_of_the_same_premise_counts() -> None:
    text = P + "premise p: a and k\npremise q: k -> a\nconclude c: a"
    assert claim(text).verdict == "holds"


# A claim that begs in one way may stand in another: each line says whether it does.
ACQUITTALS = {
    "a lemma beside the fault": (
        "premise p: a\npremise q: k -> a\npremise r: k\nlemma m: k from r\nconclude c: a from p, q, m",
        "holds",
    ),
    "a lemma from a clean part": (
        "premise p: a and k\npremise q: k -> a\nlemma m: k from p\nconclude c: a from p, q, m",
        "holds",
    ),
    "a lemma from the part at fault": (
        "premise p: a and k\npremise q: b -> a\nlemma m: b or a from p\nconclude c: a from p, q, m",
        "begs",
    ),
    "a lemma from the fault and from another premise": (
        "premise p: a\npremise q: b -> a\npremise r: b\nlemma m: b or a from p, r\nconclude c: a from p, q, m",
        "holds",
    ),
    "two lemmas, one of which needs the fault": (
        "premise p: a\npremise q: l and b -> a\npremise r: b\nlemma m: l or a from p\nlemma n: b from r\n"
        "conclude c: a from p, q, m, n",
        "begs",
    ),
    "a lemma that begs, and is needed": (
        "premise p: not not a\nlemma m: a from p\npremise r: a -> k\nconclude c: k from m, r",
        "begs",
    ),
    "a lemma that begs, and is not needed": (
        "premise p: not not a\nlemma m: a from p\npremise r: a -> k\npremise s: l\npremise t: l -> k\n"
        "conclude c: k from m, r, s, t",
        "holds",
    ),
    "a lemma on a lemma that begs": (
        "premise p: not not a\nlemma m: a from p\npremise r: a -> k\nlemma n: k from m, r\npremise s: k -> l\n"
        "conclude c: l from n, s",
        "begs",
    ),
    "two ways that both beg": ("premise p: a\npremise q: not not a\nconclude c: a", "begs"),
    "another part of the same premise": ("premise p: a and (a or k)\npremise q: not k\nconclude c: a", "holds"),
    "another part that says the same again": ("premise p: a and not not a\npremise q: k\nconclude c: a", "begs"),
    "another part that does not do": ("premise p: a and (a or k)\npremise q: k\nconclude c: a", "begs"),
    "by cases, and one way is clean": (
        "premise p: a or b\npremise q: a -> k\npremise r: b -> k\npremise x: k\nconclude c: k by cases a, b",
        "holds",
    ),
    "by cases, and none is": ("premise p: a or b\npremise x: k\nconclude c: k by cases a, b", "begs"),
    "by cases, and one of them is not": (
        "premise p: a or b\npremise q: a -> k\npremise x: k\nconclude c: k by cases a, b",
        "begs",
    ),
    "by contradiction, and without the fault": (
        "premise p: a -> b\npremise q: not b\npremise x: not a\nassume s: a\nconclude c: not a by contradiction from s",
        "holds",
    ),
    "an induction beside the fault": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n",
        "holds",
    ),
    "an induction whose base has nothing else": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base x step q",
        "begs",
    ),
    "an induction whose step has nothing else": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base p step x",
        "begs",
    ),
    "an induction whose base cites less than its step": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base x step p, q",
        "begs",
    ),
    "an induction whose step cites less than its base": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base p, q step x",
        "begs",
    ),
    "an induction with a choice in both": (
        f"{N}premise x: forall n: Nat. t(n)\npremise p: t(0)\npremise q: forall n: Nat. t(n) -> t(n + 1)\n"
        "conclude c: forall n: Nat. t(n) by induction on n base x, p step x, q",
        "holds",
    ),
}


@pytest.mark.parametrize(("text", "verdict"), ACQUITTALS.values(), ids=ACQUITTALS)
def test_what_stands_without_what_is_at_fault(text: str, verdict: str) -> None:
    found = claim(P + text)
    assert found.verdict == verdict
    assert any(fault.fault for fault in found.begging or ()) or found.lemmas


def test_solving_an_equation_is_no_restatement() -> None:
    assert "restates" not in rules("const g: Int\npremise p: 2 * g = 6\nconclude c: g = 3")


def test_a_part_that_restates_is_not_said_to_be_the_whole() -> None:
    for premise, said in (("a and k", "a part of `p` is the conclusion"), ("not not a", "`p` is the conclusion")):
        (found,) = [
            row.message for row in checked(f"{P}premise p: {premise}\nconclude c: a").findings if row.code == "B101"
        ]
        assert found.startswith(said)
