"""What an import brings, how it is named, and what is wrong with one that brings nothing."""

from __future__ import annotations

import pytest

from petitio.elaborate.elaborate import elaborate_all
from petitio.parsing.load import load
from petitio.source import Source
from tests.folder import Folder, Seen, findings, report, seen, verdicts

WORDS = """
sort System
sort Stage = lab | wild
const it: System "it"
pred aligned(s: System) "{s} is aligned"
pred trusted[crisp](s: System)
func size(s: System): Nat
define good(s: System) := aligned(s) and size(s) > 0
"""
RIVAL = """
import "words.arg"
argument rival:
premise p: "It is aligned." aligned(it)
premise prose: "It cannot be otherwise."
conclude c: aligned(it)
"""


# ---- What is brought

# Declarations behind `import "words.arg"` (bare) or `import "words.arg" as w`.
BARE = [
    "premise q: good(it)",
    "premise q: forall s: System. trusted[crisp](s) -> aligned(s)",
    "premise q: exists s: Stage. s = lab",
    "premise q: size(it) >= 0",
    "const other: System\npremise q: aligned(other)",
    "define better(s: System) := good(s) and trusted[crisp](s)\npremise q: better(it)",
    "pred trusted[graded](s: System)\npremise q: trusted[graded](it) and trusted[crisp](it)",
    "pred on(s: Stage)\nconclude q: forall s: Stage. on(s) or not on(s)\n  by cases on s",
]
ALIASED = [
    "premise q: w.good(w.it)",
    "premise q: forall s: w.System. w.trusted[crisp](s) -> w.aligned(s)",
    "premise q: exists s: w.Stage. s = w.lab",
    "func twice(s: w.System): w.System\npremise q: twice(twice(w.it)) = w.it",
    "const other: w.System\npremise q: w.aligned(other)",
    "define near(s: w.System): w.Stage := w.lab\npremise q: near(w.it) != w.wild",
    "pred aligned(s: w.System)\npremise q: aligned(w.it) and not w.aligned(w.it)",
    "const stage: w.Stage\nconclude q: stage = w.lab or stage = w.wild\n  by cases on stage",
]


@pytest.mark.parametrize("text", BARE)
def test_words_come_by_their_bare_names(text: str) -> None:
    assert seen(f'import "words.arg"\nargument a:\n{text}', words=WORDS) == []


@pytest.mark.parametrize("text", ALIASED)
def test_words_come_under_an_alias(text: str) -> None:
    assert seen(f'import "words.arg" as w\nargument a:\n{text}', words=WORDS) == []


@pytest.mark.parametrize(
    ("word", "near"), [("w.algned(w.it)", "w.aligned"), ("aligned(w.it)", "w.aligned"), ("w.lap = w.lab", "w.lab")]
)
def test_an_alias_is_part_of_the_name(word: str, near: str) -> None:
    found = findings(f'import "words.arg" as w\nargument a:\npremise q: {word}', words=WORDS)
    assert [(f.rule, f.hint) for f in found] == [("unknown-name", f"did you mean `{near}`?")]


def test_a_sense_is_still_asked_for() -> None:
    assert seen('import "words.arg" as w\nargument a:\npremise q: w.trusted(w.it)', words=WORDS) == [
        Seen("sense-needed", "w.trusted", ("words.arg:6",))
    ]


def test_an_import_brings_what_its_file_imports() -> None:
    middle = 'import "words.arg"\npred used(s: System)'
    assert (
        seen('import "middle.arg"\nargument a:\npremise q: used(it) and aligned(it)', middle=middle, words=WORDS) == []
    )


def test_an_alias_is_a_matter_of_the_file_that_gives_it() -> None:
    middle = 'import "words.arg" as w\npred used(s: w.System)\nargument m:\npremise p: used(w.it)'
    main = 'import "middle.arg"\nargument a:\npremise q: used(w.it)'
    assert [finding.rule for finding in seen(main, middle=middle, words=WORDS)] == ["unknown-name"]


def test_an_import_asserts_nothing() -> None:
    words = "pred p\ngiven law: p\npremise too: p\nargument own:\nconclude c: p"
    assert verdicts('import "words.arg"\nargument a:\nconclude c: p', words=words) == {"a.c": "fails"}
    found = findings('import "words.arg"\nargument a:\npremise q: law -> p', words=words)
    assert [finding.rule for finding in found] == ["unknown-name"]
    assert "is a claim that the arguments of `words.arg` share" in found[0].message


def test_words_that_are_imported_need_not_be_used() -> None:
    assert seen('import "words.arg"\nargument a:\npremise q: true', words=WORDS) == []
    assert seen(WORDS) == []
    assert [finding.rule for finding in seen(WORDS + "argument a:\npremise q: true")] == ["unused-vocabulary"] * 4


# ---- Diamonds


def test_one_file_by_two_ways_is_one_file() -> None:
    texts = {
        "main.arg": 'import "left.arg"\nimport "right.arg"\nimport "words.arg" as w\n'
        "argument a:\npremise l: left(it)\npremise r: forall s: System. left(s) -> right(w.it)\nconclude c: right(it)",
        "left.arg": 'import "words.arg"\npred left(s: System)',
        "right.arg": 'import "deep/../words.arg"\npred right(s: System)',
        "words.arg": WORDS,
    }
    folder = Folder(texts)
    loaded = load(Source("main.arg", texts["main.arg"]), folder)
    assert sorted(file.source.name for file in loaded) == ["left.arg", "main.arg", "right.arg", "words.arg"]
    assert loaded[-1].source.name == "main.arg"
    file, found = elaborate_all(loaded)
    assert not found
    assert [sort.name for sort in file.arguments[0].sorts] == ["System", "Stage"]
    others = {name.removesuffix(".arg"): text for name, text in texts.items() if name != "main.arg"}
    assert verdicts(texts["main.arg"], **others) == {"a.c": "holds"}


def test_the_same_import_twice_is_no_collision() -> None:
    main = 'import "words.arg"\nimport "./words.arg"\nargument a:\npremise q: good(it)'
    assert seen(main, words=WORDS) == []


# ---- Collisions

COLLISIONS = [
    ('import "words.arg"\npred aligned\nargument a:\npremise q: true', "aligned", ("words.arg:5",)),
    ('import "words.arg"\nargument a:\npred aligned\npremise q: true', "aligned", ("words.arg:5",)),
    ('import "words.arg"\nargument a:\npremise aligned: true', "aligned", ("words.arg:5",)),
    ('import "words.arg"\nargument a:\nsort System\npremise q: true', "System", ("words.arg:2",)),
    ('import "words.arg"\nargument a:\nsort T = lab\npremise q: true', "lab", ("words.arg:3",)),
    ('import "words.arg"\nargument a:\npred trusted[crisp]\npremise q: true', "trusted", ("words.arg:6",)),
    (
        'import "words.arg"\nimport "more.arg"\nargument a:\npremise q: true',
        '"more.arg"',
        ("words.arg:5", "more.arg:1"),
    ),
    (
        'import "words.arg"\nimport "sorts.arg"\nargument a:\npremise q: true',
        '"sorts.arg"',
        ("words.arg:2", "sorts.arg:1"),
    ),
    ('import "rival.arg"\nargument rival:\npremise q: true', "rival", ("rival.arg:3",)),
    (
        'import "rival.arg"\nimport "second.arg"\nargument a:\npremise q: true',
        '"second.arg"',
        ("rival.arg:3", "second.arg:1"),
    ),
    ('import "words.arg" as w\nimport "more.arg" as w\nargument a:\npremise q: true', "w", (":1",)),
    ('import "words.arg" as a\nargument a:\npremise q: true', "a", (":1",)),
]


@pytest.mark.parametrize(("main", "at", "places"), COLLISIONS)
def test_a_collision_names_both_places(main: str, at: str, places: tuple[str, ...]) -> None:
    others = {"words": WORDS, "rival": RIVAL, "more": "pred aligned", "sorts": "sort System = a | b"}
    found = seen(main, **others, second="argument rival:\npremise p: true")
    assert found == [Seen("duplicate-name", at, places)]


@pytest.mark.parametrize("main", [main for main, _, _ in COLLISIONS[:10]])
def test_after_a_collision_there_is_no_verdict(main: str) -> None:
    others = {"words": WORDS, "rival": RIVAL, "more": "pred aligned", "sorts": "sort System = a | b"}
    assert set(verdicts(main, **others, second="argument rival:\npremise p: true").values()) == {"undecided"}


# ---- Imports that bring nothing

MISSING = 'import "{}.arg"{}\nargument a:\npremise q: {}\nargument b:\npremise q: 1 = 1\n'
FAULTY = {
    "absent": ("import-not-found", "there is no file `absent.arg`"),
    "broken": (
        "import-faulty",
        "`broken.arg` has errors, and nothing is taken from it; the first is in line 2: unexpected",
    ),
    "unknown": ("import-faulty", "the first is in line 3: unknown name `nothing`"),
    "onward": ("import-faulty", "the first is in line 1: there is no file `absent.arg`"),
    "empty": ("import-faulty", "there is nothing in this file"),
}
TEXTS = {
    "broken": "pred p\npremis q: p\n",
    "unknown": "pred p\nargument x:\npremise q: nothing\n",
    "onward": 'import "absent.arg"\npred p\n',
    "empty": "# nothing\n",
}


@pytest.mark.parametrize("name", FAULTY)
@pytest.mark.parametrize(("alias", "formula"), [("", "p and r(lost)"), (" as w", "w.p")])
def test_what_cannot_be_imported_is_reported_once(name: str, alias: str, formula: str) -> None:
    main = MISSING.format(name, alias, formula)
    rule, message = FAULTY[name]
    (finding,) = findings(main, **TEXTS)
    assert (finding.rule, finding.severity) == (rule, "error")
    assert message in finding.message
    assert verdicts(main, **TEXTS) == {"a": "undecided", "b": "consistent"}


def test_an_alias_that_is_lost_excuses_only_its_own_names() -> None:
    found = [finding.rule for finding in seen(MISSING.format("absent", " as w", "p and w.p"))]
    assert found == ["import-not-found", "unknown-name"]


def test_names_of_arguments_are_not_missed_twice() -> None:
    main = (
        'import "absent.arg" as w\nargument a extends w.b:\npremise q: w.b.c because w.b.d\n'
        "objection o against w.b.c:\nexpect w.b.c holds\nexpect w.b consistent"
    )
    assert [finding.rule for finding in seen(main)] == ["import-not-found"]
    assert verdicts(main) == {"a": "undecided"}


CIRCLES = [
    ({"main": "main"}, ["main.arg → main.arg"]),
    ({"main": "b", "b": "main"}, ["main.arg → b.arg → main.arg"]),
    ({"main": "b", "b": "c", "c": "main"}, ["main.arg → b.arg → c.arg → main.arg"]),
    ({"main": "b c", "b": "c", "c": "main"}, ["main.arg → b.arg → c.arg → main.arg", "main.arg → c.arg → main.arg"]),
]


@pytest.mark.parametrize(("edges", "circles"), CIRCLES)
def test_a_circle_of_imports_is_printed(edges: dict[str, str], circles: list[str]) -> None:
    texts = {
        name: "".join(f'import "{to}.arg"\n' for to in tos.split()) + f"argument in_{name}:\npremise q: true\n"
        for name, tos in edges.items()
    }
    others = {name: text for name, text in texts.items() if name != "main"}
    found = findings(texts["main"], **others)
    assert [finding.rule for finding in found] == ["import-circle"] * len(circles)
    assert [finding.message.split(": ")[1] for finding in found] == circles


def test_a_circle_elsewhere_is_a_fault_of_what_is_imported() -> None:
    b, c = 'import "c.arg"\npred p', 'import "b.arg"\npred q'
    (finding,) = findings('import "b.arg"\nargument a:\npremise x: p', b=b, c=c)
    assert finding.rule == "import-faulty"
    assert "b.arg → c.arg → b.arg" in finding.message


def test_findings_inside_an_imported_file_stay_there() -> None:
    words = "pred p\nargument own:\npremise x: p\npremise idle: p\nconclude c: not p\nexpect c holds"
    assert seen('import "words.arg"\nargument a:\npremise q: p', words=words) == []


def test_what_an_imported_definition_needs_is_asked_where_it_is_imported() -> None:
    words = "define down(n: Nat): Nat := down(n + 1)\ndefine part(n: Nat): Real := 1 / n"
    main = 'import "words.arg"\nargument a:\nconclude c: down(1) = 1\nargument b extends a:\n'
    assert seen(main, words=words) == [
        Seen("recursion-does-not-descend", '"words.arg"', ("words.arg:1",)),
        Seen("possible-division-by-zero", '"words.arg"', ("words.arg:2",)),
    ]
    assert verdicts(main, words=words) == {"a.c": "undecided", "b.c": "undecided"}
    assert [finding.rule for finding in seen(words)] == ["recursion-does-not-descend", "possible-division-by-zero"]


def test_a_text_without_a_folder_says_so() -> None:
    import petitio

    (finding,) = petitio.check_text('import "words.arg"\nargument a:\npremise q: p').files[0].findings
    assert finding.rule == "import-not-found"
    assert "stands in no folder" in finding.message


def test_a_fix_is_written_in_words_that_can_be_read_here() -> None:
    words = "sort S\npred p(s: S)\nconst k: S"
    text = "argument a:\npred r(s: {0}S)\npremise q: {0}p({0}k)\nconclude c: r({0}k)"
    for head, prefix, fixed in (('import "words.arg"', "", True), ('import "words.arg" as w', "w.", False)):
        file = report(f"{head}\n{text.format(prefix)}", words=words)
        fixes = [finding.fix is not None for finding in file.findings if finding.code == "M101"]
        assert fixes == [fixed]


def test_what_is_taken_over_is_not_mended_from_here() -> None:
    base = "argument base:\npred p(n: Nat)\npremise q: p(0)\nconclude c: p(1)\n"
    assert [finding.fix for finding in report(base + "argument more extends base:").findings if finding.fix][1:] == []
    main = 'import "base.arg"\nargument more extends base:'
    assert [finding.fix for finding in report(main, base=base).findings if finding.fix] == []


# ---- Claims of other arguments

ELSEWHERE = [
    ("premise q: rival.p", {"a": "consistent"}),
    ("premise q: rival.p and not rival.c", {"a": "inconsistent"}),
    ("premise q: rival.prose and not rival.p", {"a": "consistent"}),
    ("premise q: rival.c -> good(it)\npremise r: aligned(it)\nconclude c: good(it)", {"a.c": "holds"}),
    ("premise q: rival.prose\nconclude c: rival.prose or good(it)", {"a.c": "holds"}),
    ("define d := rival.c\npremise q: d\nconclude c: aligned(it)", {"a.c": "begs"}),
    ("premise q: aligned(it) because rival.c\nconclude c: a.q", {"a.c": "begs"}),
    ("premise q: aligned(it)\nconclude c: aligned(it) or size(it) > 3 from a.q", {"a.c": "holds"}),
]


@pytest.mark.parametrize(("text", "wanted"), ELSEWHERE)
@pytest.mark.parametrize("alias", [False, True])
def test_a_claim_of_another_argument_is_a_proposition(text: str, wanted: dict[str, str], alias: bool) -> None:
    head = 'import "words.arg"\nimport "rival.arg"'
    if alias:
        head, text = f"{head} as r", text.replace("rival.", "r.rival.")
    assert verdicts(f"{head}\nargument a:\n{text}", rival=RIVAL, words=WORDS) == wanted


BOTH = "argument one:\n{}\nargument two:\n{}"
# Words of one name: whether the claim of the other argument means the same here.
SAME = [
    ("sort S\npred p(s: S)\npremise x: forall s: S. p(s)", "sort S\npred p(s: S)\nconst k: S", "p(k)"),
    ("sort S\npred p(s: S)\npremise x: forall s: S. p(s)", "pred r", "one.x"),
    ("sort E = a | b\npred p(s: E)\npremise x: p(a)", "sort E = b | a\npred p(s: E)", "p(a)"),
    ("define d(n: Nat) := n > 2\npremise x: d(3)", "define d(m: Nat) := m > 2", "d(3)"),
    ("pred q\ndefine d := q\npremise x: d", "pred r\npred q", "q"),
    ("pred p[u]\npremise x: p[u]", "pred p[v]\npred p[u]", "p[u]"),
    ("define f(n: Nat): Nat := if n = 0 then 1 else f(n - 1)\npremise x: f(1) = 1", "pred z", "one.x"),
]


@pytest.mark.parametrize(("there", "here", "goal"), SAME)
def test_words_of_one_signature_are_one_word(there: str, here: str, goal: str) -> None:
    text = BOTH.format(there, f"{here}\npremise given_there: one.x\nconclude c: {goal}")
    file = report(text)
    assert [f.message for f in file.findings if f.severity == "error" and f.code not in ("B101", "V105")] == []
    assert verdicts(text)["two.c"] in ("holds", "begs", "vacuous")


DIFFERENT = [
    ("pred p(n: Nat)\npremise x: p(1)", "pred p(n: Int)", "declared with another signature"),
    ("pred p\npremise x: p", "func p(n: Nat): Bool", "declared with another signature"),
    ("sort S\nconst p: S\npremise x: p = p", "const p: Nat", "declared with another signature"),
    ("pred p\npremise x: p", "premise p: true", "something else here"),
    ("pred p\npremise x: p", "sort E = p | r", "something else here"),
    ("define d(n: Nat) := n > 2\npremise x: d(3)", "define d(n: Nat) := n > 3", "defined in another way"),
    ("define d := true\npremise x: d", "pred d", "declared with another signature"),
    ("sort E = a | b\nconst p: E\npremise x: p = a", "sort E = a | b | c\nconst p: E", "other elements"),
    ("sort E = a | b\nconst p: E\npremise x: p = a", "sort E\nconst p: E", "other elements"),
]


@pytest.mark.parametrize(("there", "here", "message"), DIFFERENT)
def test_words_of_another_signature_are_an_error(there: str, here: str, message: str) -> None:
    text = BOTH.format(there, f"{here}\npremise q: one.x")
    (finding,) = [finding for finding in findings(text) if finding.severity == "error"]
    assert finding.rule == "vocabulary-differs"
    assert message in finding.message
    assert verdicts(text)["two"] == "undecided"


def test_a_word_is_not_taken_for_two() -> None:
    rival = "pred p\nargument rival:\npremise x: p"
    text = 'import "rival.arg" as r\nargument a:\npred p\npremise q: r.rival.x\npremise s: not r.p\npremise t: p'
    (finding,) = findings(text, rival=rival)
    assert finding.rule == "vocabulary-differs"
    assert verdicts(text, rival=rival) == {"a": "undecided"}
    without = text.replace("not r.p", "not p")
    assert verdicts(without, rival=rival) == {"a": "inconsistent"}


def test_senses_of_another_argument_are_senses() -> None:
    text = BOTH.format(
        "pred p[u]\npremise x: p[u]", "pred p[v]\npremise q: one.x\nconclude c: p[v]\nexpect c equivocates p"
    )
    assert [finding.rule for finding in seen(text)] == ["does-not-follow"]


def test_claims_that_speak_of_one_another_across_arguments() -> None:
    fine = "argument one:\npremise a: two.b\npremise c: 1 = 1\nargument two:\npremise b: one.c\n"
    assert verdicts(fine) == {"one": "consistent", "two": "consistent"}
    found = findings("argument one:\npremise a: not two.b\nargument two:\npremise b: one.a\n")
    assert {finding.rule for finding in found} == {"circular-names"}
    assert {finding.message.split(": ")[1] for finding in found} == {"two.b → a → two.b", "one.a → b → one.a"}


def test_a_fault_elsewhere_is_a_fault_here() -> None:
    text = "argument one:\npremise a: nothing\nargument two:\npremise b: one.a\nargument three:\npremise c: two.b"
    assert set(verdicts(text).values()) == {"undecided"}
    assert [finding.rule for finding in seen(text)] == ["unknown-name"]


CITED = [
    ("conclude c: true from one.x", "wrong-kind-of-name"),
    ("conclude c: forall n: Nat. n = n by induction on n base one.x", "wrong-kind-of-name"),
    ("conclude c: true by contradiction from one.x", "wrong-kind-of-name"),
    ("scenario s: one.x", "wrong-kind-of-name"),
    ("premise c: true because one.y", "unknown-name"),
    ("premise c: one.y", "unknown-name"),
    ("premise c: oen.x", "unknown-name"),
    ("premise c: one.x(1)", "wrong-number-of-arguments"),
    ("conclude c: true from three.x", "unknown-name"),
    ("objection o against one.y:", "unknown-name"),
    ("objection o against three.x:", "unknown-name"),
    ("expect one.y holds", "unknown-name"),
    ("expect three.x holds", "unknown-name"),
]


@pytest.mark.parametrize(("text", "rule"), CITED)
def test_claims_of_another_argument_in_clauses(text: str, rule: str) -> None:
    found = [finding.rule for finding in seen(BOTH.format("assume x: 1 = 1", f"premise q: true\n{text}"))]
    assert found == [rule]


def test_reasons_may_lead_elsewhere_but_not_back() -> None:
    fine = "argument one:\nconclude x: 1 = 1\nargument two:\npremise q: 2 = 2 because one.x\nconclude c: 2 = 2 or 1 = 2"
    assert "S110" not in [finding.code for finding in findings(fine)]
    back = fine.replace("conclude x: 1 = 1", "premise x: 1 = 1 because two.q")
    assert [f.severity for f in findings(back) if f.code == "S110"] == ["error", "error"]
    assert set(verdicts(back).values()) == {"undecided"}


def test_an_imported_argument_is_judged_elsewhere() -> None:
    main = 'import "rival.arg" as r\nargument a:\npremise q: true\nexpect r.rival.c holds\nexpect r.rival consistent'
    places = ("rival.arg:3",)
    assert seen(main, rival=RIVAL, words=WORDS) == [
        Seen("judged-elsewhere", "r.rival.c", places),
        Seen("judged-elsewhere", "r.rival", places),
    ]


@pytest.mark.parametrize("target", ["r.rival.c", "r.rival", "argument r.rival", "b.q", "b"])
def test_an_objection_may_be_against_what_stands_elsewhere(target: str) -> None:
    main = (
        'import "rival.arg" as r\nargument b:\npremise q: true\nargument a:\n'
        f"premise q: 1 = 1\nobjection o against {target}: charge begs_question"
    )
    (found,) = [argument for argument in report(main, rival=RIVAL, words=WORDS).arguments if argument.name == "a"]
    # The rival says its conclusion twice, and in `b` there is none.
    status = "sustained" if "rival" in target else "overruled"
    assert [(row.target, row.status) for row in found.objections] == [(target.removeprefix("argument "), status)]


def test_an_argument_may_name_its_own_claims_in_full() -> None:
    text = (
        "argument a:\npred p\npremise q: p\nassume r: p\nconclude c: a.q from a.q, a.r\nscenario s: a.r\n"
        "objection o against a.q: charge begs_question\nexpect a.c begs a.q, a.r\n"
        "expect c begs without a.r\nexpect o sustained"
    )
    assert [finding.rule for finding in seen(text)] == []
