"""What an argument takes over from the one that it extends, and what it does not; and that it comes to the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from petitio import syntax
from petitio.report import ArgumentReport
from tests.folder import Seen, findings, report, seen, verdicts
from tests.reading import QUICK, parsed

BASE = """
argument base:
sort System
pred aligned(s: System)
pred spare
const it: System
premise p: aligned(it)
assume q: spare
conclude c: aligned(it) and spare from p, q
scenario hoped: q
objection o against c: charge does_not_follow
expect c holds
"""


def test_all_words_and_claims_are_taken_over() -> None:
    text = BASE + (
        "argument more extends base:\npremise r: forall s: System. s = it\nconclude d: forall s: System. aligned(s) "
        "from p, r\nlemma e: c from c\nscenario feared: not q\nexpect d holds in hoped\nexpect c fails in feared\n"
    )
    (_, more) = report(text).arguments
    assert [claim.name for claim in more.claims] == ["p", "q", "c", "r", "d", "e"]
    assert verdicts(text) == {"base.c": "holds", "more.c": "holds", "more.d": "holds", "more.e": "holds"}
    assert seen(text) == []


def test_objections_and_expectations_stay_where_they_are() -> None:
    text = "argument base:\npred p\nconclude c: p\nobjection o against c: charge vacuous\nexpect c fails\n"
    (base, more) = report(text + "argument more extends base:").arguments
    assert [row.name for row in base.objections] == ["o"]
    assert more.objections == ()
    assert seen(text + "argument more extends base:") == [Seen("does-not-follow", "base", (":3",))]
    assert seen(text + "argument more extends base:\nexpect c fails") == []


def test_an_expectation_settles_what_its_own_argument_does() -> None:
    text = "argument one:\npred p\nconclude c: p\nexpect c fails\nargument two:\npred p\nconclude c: p"
    assert seen(text) == [Seen("does-not-follow", "p")]


def test_what_one_argument_expects_of_a_shared_claim_another_may_not() -> None:
    text = "pred p\nconclude c: p\nargument one:\nexpect c fails\nargument two:\n"
    assert seen(text) == [Seen("does-not-follow", "p")]
    assert seen(text + "expect c fails") == []


def test_words_used_by_an_heir_are_used() -> None:
    base = "argument base:\nsort S\npred p\npred r(s: S)\npremise q: true\n"
    assert [finding.at for finding in seen(base)] == ["S", "p", "r"][1:]
    assert seen(f"{base}argument more extends base:\npremise t: forall s: S. r(s) or p") == []


def test_the_order_in_the_text_does_not_matter() -> None:
    heirs = "argument c extends b:\nconclude z: x and y\nargument b extends a:\npremise y: 2 = 2\n"
    text = f"{heirs}argument a:\npremise x: 1 = 1"
    assert verdicts(text) == {"c.z": "holds", "b": "consistent", "a": "consistent"}


REDECLARED = [
    ("pred aligned", "aligned"),
    ("sort System", "System"),
    ("premise p: true", "p"),
    ("pred p", "p"),
    ("objection p against c:", "p"),
    ("scenario hoped: not q", "hoped"),
    ("define spare := true", "spare"),
]


@pytest.mark.parametrize(("text", "name"), REDECLARED)
def test_a_name_cannot_be_declared_again(text: str, name: str) -> None:
    (finding,) = seen(f"{BASE}argument more extends base:\n{text}")
    assert (finding.rule, finding.at) == ("duplicate-name", name)
    assert finding.places[0].startswith(":")


def test_a_new_sense_is_no_sense_of_the_base() -> None:
    text = "argument base:\npred p[u]\npremise q: p[u]\nargument more extends base:\npred p[v]\nconclude c: p[v]\n"
    assert verdicts(text) == {"base": "consistent", "more.c": "fails"}
    assert [f.rule for f in seen(text + "argument third extends base:\npremise x: p[v]")][-1] == "unknown-name"


CIRCLES = [
    ("argument a extends a:\npremise p: true", {"a → a"}),
    ("argument a extends b:\nargument b extends a:", {"a → b → a", "b → a → b"}),
    (
        "argument a extends b:\nargument b extends c:\nargument c extends a:",
        {"a → b → c → a", "b → c → a → b", "c → a → b → c"},
    ),
    ("argument a extends b:\nargument b extends b:", {"b → b"}),
]


@pytest.mark.parametrize(("text", "circles"), CIRCLES)
def test_a_circle_is_printed(text: str, circles: set[str]) -> None:
    file = report(text)
    assert {finding.rule for finding in file.findings} == {"extends-circle"}
    assert {finding.message.split(": ")[1] for finding in file.findings} == circles
    assert set(verdicts(text).values()) == {"undecided"}


@pytest.mark.parametrize("name", ["bsae", "b.c", "more"])
def test_what_is_extended_must_be_there(name: str) -> None:
    text = f"argument base:\npremise p: 1 = 1\nargument more extends {name}:\npremise q: p"
    rules = [finding.rule for finding in seen(text) if finding.at == name]
    assert rules == ["extends-circle" if name == "more" else "unknown-name"]
    assert verdicts(text)["more"] == "undecided"


def test_a_fault_in_the_base_is_one_in_the_heir() -> None:
    text = "argument base:\npremise p: lost\nargument more extends base:\npremise q: 1 = 1"
    assert [finding.rule for finding in seen(text)] == ["unknown-name"]
    assert verdicts(text) == {"base": "undecided", "more": "undecided"}


def test_findings_about_what_is_taken_over_stand_where_it_is_taken() -> None:
    main = 'import "base.arg"\nargument more extends base:\npremise r: not aligned(it)'
    found = seen(main, base=BASE)
    assert Seen("premises-conflict", "not aligned(it)", ("base.arg:7",)) in found
    assert not [finding for finding in findings(main, base=BASE) if finding.span.start.line > 3]


def test_an_imported_argument_is_extended_with_all_that_it_is_made_of() -> None:
    words = "sort System\npred aligned(s: System)\nconst it: System"
    base = 'import "words.arg"\npred here\npremise law: here\n'
    base += "argument base:\npremise p: aligned(it)\nconclude c: here and aligned(it)"
    for head, name in (('import "base.arg"', "base"), ('import "base.arg" as b', "b.base")):
        main = f"{head}\nargument more extends {name}:\nconclude d: law and {name}.p from p, law\nexpect c holds"
        assert verdicts(main, base=base, words=words) == {"more.c": "holds", "more.d": "holds"}
        assert seen(main, base=base, words=words) == []
        own = main.replace("conclude", "pred aligned\nconclude")
        places = ("words.arg:2",)
        assert seen(own, base=base, words=words) == [Seen("duplicate-name", "aligned", places)]


def test_shared_words_of_two_files_may_clash() -> None:
    base = "pred p\nargument base:\npremise q: p"
    main = 'import "base.arg" as b\npred p\nargument more extends b.base:\npremise r: p'
    found = seen(main, base=base)
    assert found == [Seen("duplicate-name", "b.base", (":2", "base.arg:1"))]
    assert verdicts(main, base=base) == {"more": "undecided"}


def test_what_the_base_says_of_a_third_argument_is_still_said() -> None:
    text = (
        'argument third:\npred t\npremise x: t\npremise hidden: "Nobody knows."\n'
        "argument base:\npremise y: third.x and third.hidden\n"
        "argument more extends base:\nconclude c: third.x and third.hidden\n"
    )
    assert verdicts(text)["more.c"] == "begs"
    clash = text.replace("extends base:", "extends base:\npred t\npremise n: not t")
    assert "vocabulary-differs" in [finding.rule for finding in seen(clash)]


# ---- It comes to the same


def parts(text: str) -> tuple[str, str, str, str] | None:
    """A file with one argument as its logic, its words, its argument with what is asserted, and the rest; None if it
    has another shape."""
    declarations = parsed(text).tree.declarations
    headers = [part for part in declarations if isinstance(part, syntax.ArgumentHeader)]
    if len(headers) != 1 or any(isinstance(part, syntax.Import | syntax.Dispute) for part in declarations):
        return None
    words = syntax.SortDeclaration | syntax.SymbolDeclaration | syntax.DefineDeclaration
    rows: tuple[list[str], list[str], list[str]] = ([], [], [])
    ends = [part.span.start for part in declarations[1:]] + [len(text)]
    for part, end in zip(declarations, ends, strict=True):
        written = text[part.span.start : end]
        if isinstance(part, words):
            rows[0].append(written)
        elif isinstance(part, syntax.Claim) and part.kind in ("given", "premise", "assume") and not part.clauses:
            # Clauses may speak of what stands in the rest.
            rows[1].append(written)
        elif not isinstance(part, syntax.ArgumentHeader):
            rows[2].append(written)
    logic = " ".join(text[c.span.start : c.span.end] for c in headers[0].clauses if isinstance(c, syntax.Logic))
    words_, asserted, rest = ("\n".join(row) for row in rows)
    return logic, words_, asserted, rest


def told(argument: ArgumentReport) -> object:
    """Everything said of an argument but its name and the order of its claims."""
    claims = sorted(argument.claims, key=lambda claim: claim.name)
    return argument.position, set(argument.conflicts), claims, argument.objections


SPLIT = [path for path in QUICK if parts(path.read_text(encoding="utf-8")) is not None]


@pytest.mark.parametrize("path", SPLIT, ids=lambda path: path.stem)
def test_an_argument_in_pieces_is_the_argument(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pieces = parts(text)
    assert pieces is not None
    logic, words, asserted, rest = pieces
    together = f"argument whole:\n{logic}\n{words}\n{asserted}\n{rest}"
    imported = f'import "words.arg"\nargument whole:\n{logic}\n{asserted}\n{rest}'
    base = f'import "words.arg"\nargument base:\n{logic}\n{asserted}'
    extended = f'import "base.arg" as b\nargument whole extends b.base:\n{rest}'
    (wanted,) = report(together).arguments
    assert "undecided" not in (wanted.position, *(claim.verdict for claim in wanted.claims))
    assert told(report(imported, words=words or "sort Any").arguments[0]) == told(wanted)
    assert told(report(extended, words=words or "sort Any", base=base).arguments[0]) == told(wanted)
