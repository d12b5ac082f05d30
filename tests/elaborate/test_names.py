"""What names stand for: found, unknown, taken twice, hidden, going in a circle, never used."""

from __future__ import annotations

import pytest

from petitio.diagnostics import Diagnostic, Severity
from petitio.elaborate.elaborate import elaborate
from tests.reading import argument, elaborated, errors, named, parsed

BASE = """
argument test:
sort System
sort Stage = lab | pilot
const assistant: System
pred aligned(s: System)
pred trusted[crisp](s: System)
pred trusted[graded](s: System)
func effort[paid](n: Nat): Real
assume scaling: "it scales"
premise founding: aligned(assistant)
"""


def findings(text: str) -> list[Diagnostic]:
    """The errors in some declarations that follow the base."""
    return errors(elaborated(BASE + text)[1])


# ---- Unknown names

# Each line: a declaration, the unknown name, what kind is wanted, and what is suggested.
UNKNOWN = [
    ("premise p: aligne(assistant)", "aligne", "name", "aligned"),
    ("premise p: aligned(asistant)", "asistant", "name", "assistant"),
    ("premise p: aligned(assistnat)", "assistnat", "name", "assistant"),
    ("premise p: foundign and aligned(assistant)", "foundign", "name", "founding"),
    ("premise p: nothing_like_it", "nothing_like_it", "name", None),
    ("premise p: forall system: System. aligned(sytem)", "sytem", "name", "system"),
    ("premise p: mxa(1, 2) = 2", "mxa", "name", "max"),
    ("premise p: exists s: System. Stage = pilto", "Stage", "name", None),
    ("premise p: forall s: Sistem. aligned(s)", "Sistem", "sort", "System"),
    ("premise p: forall s: system. aligned(s)", "system", "sort", "System"),
    ("premise p: forall n: nat. n = n", "nat", "sort", "Nat"),
    ("func f(s: Real): Boole", "Boole", "sort", "Bool"),
    ("premise p: trusted[crips](assistant)", "trusted[crips]", "sense", "crisp"),
    ("premise p: trusted[unlike](assistant)", "trusted[unlike]", "sense", None),
    ("premise p: effort[unlike](1) = 0", "effort[unlike]", "sense", "paid"),
    ("conclude c: true from foundin", "foundin", "claim", "founding"),
    ("premise p: true because scalign", "scalign", "claim", "scaling"),
    ("conclude c: true by contradiction from scalin", "scalin", "claim", "scaling"),
    ("conclude c: forall n: Nat. n = n by induction on n base fouding", "fouding", "claim", "founding"),
    ("conclude c: forall n: Nat. n = n by induction on n step fouding", "fouding", "claim", "founding"),
    ("scenario s: scalling", "scalling", "claim", "scaling"),
    ("objection o against foundng:", "foundng", "target", "founding"),
    ("objection o against tset:", "tset", "target", "test"),
    ("reply r to foundng:", "foundng", "target", "founding"),
    ("objection o against founding: charge beg_question", "beg_question", "charge", "begs_question"),
    ("expect foundin holds", "foundin", "target", "founding"),
    ("expect founding holds under scailng", "scailng", "claim", "scaling"),
    ("expect founding holds without scailng", "scailng", "claim", "scaling"),
    ("scenario good: scaling\nexpect founding holds in goood", "goood", "scenario", "good"),
    ("expect founding begs scailng", "scailng", "claim", "scaling"),
]


@pytest.mark.parametrize(("text", "name", "kind", "suggestion"), UNKNOWN)
def test_unknown_name(text: str, name: str, kind: str, suggestion: str | None) -> None:
    finding = findings(text)[0]
    facts = {key: finding.facts.get(key) for key in ("name", "kind", "suggestion")}
    assert finding.rule.name == "unknown-name"
    assert facts == {"name": name, "kind": kind, "suggestion": suggestion}
    written = (BASE + text)[finding.span.start : finding.span.end]
    assert written == (name if "[" not in name else name[name.index("[") + 1 : -1])


def test_every_unknown_name_is_reported() -> None:
    found = findings("premise p: one(two) and three = four -> five\npremise q: six")
    assert [finding.facts["name"] for finding in found] == ["one", "two", "three", "four", "five", "six"]


# ---- Senses


def test_a_bare_word_with_senses_lists_them() -> None:
    (finding,) = findings("premise p: trusted(assistant)")
    assert finding.rule.name == "sense-needed"
    assert finding.facts == {"name": "trusted", "senses": ("trusted[crisp]", "trusted[graded]")}
    assert [label.name for label in finding.related] == ["trusted"]


def test_senses_are_different_symbols() -> None:
    meant = argument(BASE + "premise p: trusted[crisp](assistant) or trusted[graded](assistant)")
    titles = [symbol.title for symbol in meant.vocabulary if symbol.name == "trusted"]
    assert titles == ["trusted[crisp]", "trusted[graded]"]


def test_a_sense_of_a_word_without_senses() -> None:
    (finding,) = findings("premise p: aligned[crisp](assistant)")
    assert finding.rule.name == "unknown-name"
    assert finding.facts["kind"] == "sense"


# ---- Taken twice

DUPLICATES = [
    ("pred aligned", "aligned"),
    ("pred founding", "founding"),
    ("const lab: System", "lab"),
    ("sort System", "System"),
    ("sort Stage = draft", "Stage"),
    ("sort Nat", "Nat"),
    ("sort Other = one | one", "one"),
    ("sort Other = lab | two", "lab"),
    ("premise founding: true", "founding"),
    ("premise aligned: true", "aligned"),
    ("premise trusted: true", "trusted"),
    ("define aligned := true", "aligned"),
    ("pred trusted(s: System)", "trusted"),
    ("pred trusted[crisp](s: System)", "trusted[crisp]"),
    ("pred aligned[crisp](s: System)", "aligned[crisp]"),
    ("pred p(x, x: System)", "x"),
    ("objection founding against test:", "founding"),
    ("objection o against test:\nobjection o against founding:", "o"),
    ("scenario s: scaling\nscenario s: not scaling", "s"),
    ("argument test:", "test"),
]


@pytest.mark.parametrize(("text", "name"), DUPLICATES)
def test_duplicate_name(text: str, name: str) -> None:
    found = findings(text)
    assert named(found) == ["duplicate-name"]
    assert found[0].facts["name"] == name
    assert found[0].span.start > len(BASE)


# What an argument says is unclear as long as two things in it have one name.
@pytest.mark.parametrize("text", [text for text, _ in DUPLICATES[:16]])
def test_a_name_taken_twice_makes_the_argument_faulty(text: str) -> None:
    assert elaborated(BASE + text)[0].arguments[0].faulty


def test_namespaces_of_their_own() -> None:
    text = "sort a\nconst a: a\nscenario a: b\nassume b: a = a speaker a tag a\nobjection o against a: speaker a"
    assert not errors(elaborated(f"argument a:\n{text}")[1])


def test_two_arguments_may_use_the_same_words() -> None:
    _, found = elaborated("argument a:\npred p\npremise q: p\nargument b:\npred p\npremise q: p")
    assert not found


def test_two_broken_headers_are_two_arguments() -> None:
    file, found = elaborate(parsed("argument 1:\npremise p: true\nargument 2:\npremise q: true").tree)
    assert named(found) == []
    assert [claim.name for meant in file.arguments for claim in meant.claims] == ["p", "q"]


# ---- Wrong kind of name

WRONG = [
    ("conclude c: true from aligned", "aligned"),
    ("conclude c: true from lab", "lab"),
    ("premise p: true because assistant", "assistant"),
    ("scenario s: founding", "founding"),
    ("scenario s: aligned", "aligned"),
    ("conclude c: true by contradiction from founding", "founding"),
    ("expect founding consistent", "founding"),
    ("expect test holds", "test"),
    ("expect argument test begs", "test"),
    ("objection o against founding:\nexpect o holds", "o"),
    ("expect founding sustained", "founding"),
    ("expect test overruled", "test"),
]


@pytest.mark.parametrize(("text", "name"), WRONG)
def test_wrong_kind_of_name(text: str, name: str) -> None:
    found = findings(text)
    assert named(found) == ["wrong-kind-of-name"]
    assert found[0].facts["name"] == name


# ---- Hidden names

SHADOWED = [
    ("premise p: forall assistant: System. aligned(assistant)", "assistant"),
    ("premise p: exists founding: System. aligned(founding)", "founding"),
    ("premise p: forall s: System. exists s: System. aligned(s)", "s"),
    ("premise p: let lab := 3 in lab = 3", "lab"),
    ("premise p: forall n: Nat. let n := n + 1 in n > 0", "n"),
    ("premise p: forall n in 0..3. exists n in 0..2. n = n", "n"),
    ("premise p: forall s, s: System. aligned(s)", "s"),
]


@pytest.mark.parametrize(("text", "name"), SHADOWED)
def test_shadowed_name(text: str, name: str) -> None:
    found = [finding for finding in elaborated(BASE + text)[1] if finding.rule.name != "unused-vocabulary"]
    assert [(finding.rule.name, finding.weight) for finding in found] == [("shadowed-name", Severity.WARNING)]
    assert found[0].facts["name"] == name
    (label,) = found[0].related
    assert (BASE + text)[label.span.start : label.span.end] == name


def test_names_bound_side_by_side_hide_nothing() -> None:
    text = "premise p: (forall s: System. aligned(s)) and (exists s: System. aligned(s)) and (let n := 1 in n = n)"
    assert "shadowed-name" not in named(elaborated(BASE + text)[1])


def test_the_nearest_binder_counts() -> None:
    meant = argument("premise p: forall n: Nat. (exists n: Real. n = 0.5) and n >= 0")
    assert not meant.faulty


# ---- Circles

CIRCLES = [
    ("premise p: not p", [("p", "p")]),
    ("premise p: q\npremise q: p", [("p", "q", "p")]),
    ("premise p: q\npremise q: r and true\npremise r: not p", [("p", "q", "r", "p")]),
    ("define d: Bool := p\npremise p: d", [("d", "p", "d")]),
    ("define d: Bool := e\ndefine e: Bool := d", [("d", "e", "d")]),
    ("define d(n: Nat): Bool := e(n)\ndefine e(n: Nat): Bool := d(n - 1)\npremise p: d(3)", [("d", "e", "d")]),
    ("premise p: p\npremise q: q", [("p", "p"), ("q", "q")]),
]


@pytest.mark.parametrize(("text", "circles"), CIRCLES)
def test_circular_names(text: str, circles: list[tuple[str, ...]]) -> None:
    file, found = elaborated(f"argument test:\n{text}")
    circular = [finding for finding in found if finding.rule.name == "circular-names"]
    assert file.arguments[0].faulty
    assert [sorted(set(_names(finding))) for finding in circular] == [sorted(set(circle)) for circle in circles]
    for finding in circular:
        names = _names(finding)
        assert names[0] == names[-1]
        assert len(names) == len(set(names)) + 1


def _names(finding: Diagnostic) -> list[str]:
    circle = finding.facts["circle"]
    assert isinstance(circle, tuple)
    return [str(name) for name in circle]


NO_CIRCLES = [
    "premise p: q\npremise q: r\npremise r: true",
    "premise p: q and q and r\npremise q: r\npremise r: true",
    "define f(n: Nat): Nat := if n = 0 then 0 else f(n - 1)\npremise p: f(1) = 0",
    "premise p: d\ndefine d := q\npremise q: true",
    'premise p: "opaque"\npremise q: p -> p',
]


@pytest.mark.parametrize("text", NO_CIRCLES)
def test_order_does_not_matter_and_no_circle_is_seen(text: str) -> None:
    assert not errors(elaborated(f"argument test:\n{text}")[1])


@pytest.mark.parametrize("length", [10, 60])
def test_a_chain_of_definitions_reads_alike_from_either_end(length: int) -> None:
    chain = ["pred p", "define d0 := p", *(f"define d{index + 1} := not d{index}" for index in range(length))]
    found = [
        named(errors(elaborated("\n".join(["argument test:", *order, f"premise q: d{length}"]))[1]))
        for order in (chain, chain[::-1])
    ]
    assert found[0] == found[1] == []


# ---- Never used

UNUSED = [
    ("pred p\npremise q: true", ["p"]),
    ("sort S\npremise q: true", ["S"]),
    ("sort S = a | b\npremise q: true", ["S"]),
    ("sort S = a | b\npremise q: a != b", []),
    ("sort S\nconst c: S\npremise q: c = c", []),
    ("define d(n: Nat): Nat := if n = 0 then 0 else d(n - 1)\npremise q: true", ["d"]),
    ("pred p\ndefine d := p\npremise q: true", ["d"]),
    ("pred p[a]\npred p[b]\npremise q: p[a]", ["p[b]"]),
    ("pred p\npremise q: true\nconclude c: true by cases p, not p", []),
]


@pytest.mark.parametrize(("text", "names"), UNUSED)
def test_unused_vocabulary(text: str, names: list[str]) -> None:
    _, found = elaborated(f"argument test:\n{text}")
    assert [finding.facts["name"] for finding in found if finding.rule.name == "unused-vocabulary"] == names
    assert not errors(found)


# ---- Shared declarations


def test_what_stands_before_the_first_argument_is_shared() -> None:
    shared = "sort S\npred p(s: S)\ndefine some := exists s: S. p(s)\ngiven g: some\n"
    file, found = elaborated(f"{shared}argument a:\npremise q: g -> some\nargument b:\nconclude c: some from g")
    assert not found
    first, second = file.arguments
    assert [claim.name for claim in first.claims] == ["g", "q"]
    assert [claim.name for claim in second.claims] == ["g", "c"]
    assert first.sorts == second.sorts


def test_shared_words_cannot_be_taken_again() -> None:
    _, found = elaborated("pred p\nargument a:\npred p\npremise q: p")
    assert named(found) == ["duplicate-name"]


def test_claims_without_an_argument() -> None:
    _, found = elaborated("pred p\npremise q: p")
    assert named(found) == ["no-argument"]


# ---- Targets


def test_what_a_target_is() -> None:
    text = """
argument p:
premise p: true
objection o against p:
objection a against argument p:
reply r to o:
expect p holds
expect argument p consistent
expect o overruled
"""
    file, found = elaborated(text)
    assert not errors(found)
    assert [(o.name, o.target, o.target_kind) for o in file.arguments[0].objections] == [
        ("o", "p", "claim"),
        ("a", "p", "argument"),
        ("r", "o", "objection"),
    ]
    assert [expectation.target_kind for expectation in file.expectations] == ["claim", "argument", "objection"]


def test_an_expectation_may_be_of_another_argument() -> None:
    file, found = elaborated(
        "argument a:\npremise p: true\nargument b:\npremise q: true\nexpect a.p holds\nexpect b consistent"
    )
    assert not errors(found)
    assert [(e.argument, e.target) for e in file.expectations] == [("a", "p"), ("b", "b")]


CHARGES = [
    "begs_question",
    "does_not_follow",
    "inconsistent",
    "vacuous",
    "idle",
    "circular",
    "unsupported",
    "false",
    "exception",
]


@pytest.mark.parametrize("charge", [*CHARGES, "equivocates trusted"])
def test_charges(charge: str) -> None:
    meant = argument(f"premise p: true\nobjection o against p: charge {charge}")
    (objection,) = meant.objections
    assert objection.charge == charge.split()[0]
    assert objection.about == ("trusted" if " " in charge else None)
