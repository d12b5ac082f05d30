"""The pages in `docs/`: their examples check, and what they say of names, numbers and rules is so."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import click
import pytest

import petitio
from petitio.cli.main import cli
from petitio.diagnostics import Severity
from petitio.formatting.formatted import formatted
from petitio.library import examine_bytes
from petitio.parsing.parse import DEEPEST_NESTING, MOST_CHARACTERS, parse
from petitio.parsing.tables import grammar_text
from petitio.render.graph.drawn import drawn
from petitio.render.graph.mermaid_drawing import mermaid_drawing
from petitio.render.settings_text import settings_text
from petitio.report import Finding
from petitio.rules.catalogue import CATALOGUE
from petitio.settings import Settings, checked, settings
from petitio.smt import solve
from petitio.source import Source

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def fences(language: str) -> Iterator[tuple[str, str]]:
    """Every fence of a language as its place and its text."""
    for name, text in TEXTS.items():
        for match in FENCE.finditer(text):
            if match.group(1) == language:
                line = text[: match.start(2)].count("\n") + 1
                yield f"{name}:{line}", match.group(2)


def findings(text: str, name: str = "example.arg") -> tuple[Finding, ...]:
    return petitio.check_text(text, name=name).files[0].findings


def prose(text: str) -> str:
    """A page without its fences."""
    return FENCE.sub("", text)


def section(text: str, title: str) -> str:
    (found,) = re.findall(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    return str(found)


def anchors(text: str) -> set[str]:
    """The anchors that the headings of a page have on GitHub."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


# ---- Examples


@pytest.mark.parametrize(("place", "text"), list(fences("arg")), ids=[place for place, _ in fences("arg")])
def test_example_is_a_file_without_errors(place: str, text: str) -> None:
    report = petitio.check_text(text, name=place)
    assert [f.message for f in report.files[0].findings if f.severity == "error" and not f.expected] == []
    assert report.files[0].arguments


def test_examples_of_markdown_are_pages_without_errors() -> None:
    pages = [page for text in TEXTS.values() for page in re.findall(r"^````markdown\n(.*?)^````$", text, re.M | re.S)]
    assert pages
    for page in pages:
        (file,) = petitio.check_text(page, name="page.md").files
        assert [f.message for f in file.findings if not f.expected] == []
        assert [expectation.met for expectation in file.expectations] == [True]


def test_every_fence_says_what_it_is() -> None:
    languages = {word for text in TEXTS.values() for word, _ in FENCE.findall(text)}
    arguments = {"arg", "arg-fragment", "arg-before", "arg-after"}
    assert languages <= arguments | {"apx", "tgf", "toml", "ini", "yaml", "python", "console", "mermaid", ""}
    assert all(not re.match(r"argument \w+:", body) for _, body in fences(""))


@pytest.mark.parametrize(("place", "text"), list(fences("arg-fragment")), ids=[p for p, _ in fences("arg-fragment")])
def test_fragment_is_written_as_the_language_is(place: str, text: str) -> None:
    # What stands for any kind of claim, and for its clauses, is put in; all else that stands for something is a name.
    text = text.replace("KIND", "premise").replace("  clauses\n", "")
    assert [found.rule.name for found in parse(Source(place, text)).diagnostics] == []


def test_examples_of_the_formatter_are_what_it_does() -> None:
    before, after = ([text for _, text in fences(f"arg-{when}")] for when in ("before", "after"))
    assert [formatted(Source("", text)).text for text in before] == after
    assert [formatted(Source("", text)).text for text in after] == after


def test_examples_of_configuration_can_be_read() -> None:
    told = [settings(checked(tomllib.loads(text))) for _, text in fences("toml")]
    assert told[0] == Settings()
    options = told[1].options
    wanted = {rule.name: options.selection().wants(rule) for rule in CATALOGUE}
    assert wanted["given-the-rest"]
    assert not wanted["undecided"]
    weights = {rule.name: options.selection().weight(rule) for rule in CATALOGUE}
    assert weights["redundant-premise"] is Severity.ERROR
    assert weights["idle-premise"] is Severity.NOTE


def test_all_settings_are_documented() -> None:
    (text, _) = (text for _, text in fences("toml"))
    for line in settings_text(Settings()).splitlines():
        key = line.split(" = ")[0] if " = " in line else line
        assert key.removeprefix("# ").split(":")[0] in text or key.startswith("# no"), key


def test_pictures_are_what_is_drawn() -> None:
    (example,) = (text for place, text in fences("arg") if place.startswith("graph.md"))
    (picture,) = (text for _, text in fences("mermaid"))
    assert picture == mermaid_drawing([drawn(examine_bytes(example.encode(), "brakes.arg"), "brakes")])


def test_examples_of_the_library_print_what_their_comments_say() -> None:
    for _, example in fences("python"):
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(example, "docs", "exec"), {"__name__": "docs"})
        assert printed.getvalue().split() == re.findall(r"print\(.*#\s*(.*)$", example, re.MULTILINE)


# ---- The shape of the pages


@every_page
def test_lines_are_short(page: Path) -> None:
    text = re.sub(r"^```arg-before\n.*?^```$", "", TEXTS[page.name], flags=re.DOTALL | re.MULTILINE)
    assert [line for line in text.splitlines() if len(line) > 120] == []


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *PAGES, *sorted((ROOT / "docs" / "rules").glob("*.md"))],
    ids=lambda page: page.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@every_page
def test_rules_lead_to_their_pages(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", prose(TEXTS[page.name]))
    definition = re.compile(r"^\[([A-Z][0-9]{3})\]: (\S+)$", re.MULTILINE)
    mentioned = re.findall(r"(\[?)\b([A-Z][1-9][0-9]{2})\b", definition.sub("", text))
    assert [code for bracket, code in mentioned if not bracket] == []
    pages = {rule.code: f"rules/{rule.name}.md" for rule in CATALOGUE}
    assert definition.findall(text) == sorted((code, pages[code]) for code in {code for _, code in mentioned})


@every_page
def test_contents_list_the_sections(page: Path) -> None:
    text = TEXTS[page.name]
    listed = re.findall(r"^- \[([^\]]+)\]\(#", text, re.MULTILINE)
    assert listed == re.findall(r"^## (.+)$", prose(text), re.MULTILINE)


@every_page
def test_rules_that_are_mentioned_exist(page: Path) -> None:
    codes = {rule.code: rule.name for rule in CATALOGUE}
    text = prose(TEXTS[page.name])
    assert set(re.findall(r"\b[A-Z][1-9][0-9]{2}\b", text)) <= set(codes)
    for code, name in re.findall(r"\b([A-Z][0-9]{3})\]?, `([a-z-]+)`", text):
        assert codes[code] == name


# ---- The command line


def test_commands_are_described_as_they_describe_themselves() -> None:
    context = click.Context(cli)
    helps = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    first = {name: " ".join((command.help or "").split()) for name, command in helps.items() if command is not None}
    listed = re.findall(r"^- `petitio (\w+)`: (.*?)(?=^-|^$)", TEXTS["command-line.md"], re.DOTALL | re.MULTILINE)
    assert [name for name, _ in listed] == list(first)
    for name, text in listed:
        assert first[name].startswith(" ".join(text.split()))


def test_index_lists_all_pages() -> None:
    listed = re.findall(r"^- \[[^\]]+\]\((\S+\.md)\)", TEXTS["index.md"], re.MULTILINE)
    assert sorted(listed) == sorted({*TEXTS, "rules/index.md"} - {"index.md"})


# ---- The language


def test_reserved_words_are_those_of_the_grammar() -> None:
    grammar = re.search(r"^NAME: /\(\?!\(\?:([a-z|]+)\)", grammar_text(), re.MULTILINE)
    assert grammar is not None
    text = section(TEXTS["language.md"], "Text")
    table = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    listed = re.findall(r"`([a-z]+)`", table)
    assert len(listed) == len(set(listed))
    assert set(listed) == set(grammar.group(1).split("|"))


# What each mark of the table is the same as, with the formula that it stands in.
SPELLINGS = {
    "not": ("{} p", "¬ ! ~"),
    "and": ("p {} q", "∧ & && /\\"),
    "or": ("p {} q", "∨ | || \\/"),
    "xor": ("p {} q", "⊕"),
    "->": ("p {} q", "→ => ⇒ implies"),
    "<->": ("p {} q", "↔ <=> ⇔ iff"),
    "forall": ("{} x: S. p", "∀"),
    "exists": ("{} x: S. p", "∃"),
    "exists!": ("{} x: S. p", "∃!"),
    "=": ("a {} b", "=="),
    "!=": ("a {} b", "≠"),
    "<=": ("a {} b", "≤"),
    ">=": ("a {} b", "≥"),
    "true": ("{}", "⊤"),
    "false": ("{}", "⊥"),
    "necessarily": ("{} p", "[] □"),
    "possibly": ("{} p", "<> ◇"),
}


@pytest.mark.parametrize("word", SPELLINGS)
def test_spellings_mean_the_same(word: str) -> None:
    formula, marks = SPELLINGS[word]
    trees = [parse(Source("", f"premise x: {formula.format(mark)}\n")).tree for mark in (word, *marks.split())]
    assert trees == [trees[0]] * len(trees)


def test_all_spellings_are_in_the_table() -> None:
    rows = re.findall(r"^\| `.*\|$", section(TEXTS["language.md"], "Formulas and terms"), re.MULTILINE)
    cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
    accepted = [code for row in cells if len(row) == 3 for code in re.findall(r"`([^`]+)`", row[1])]
    listed = {mark.replace("\\|", "|") for code in accepted for mark in code.split()}
    assert listed == {mark for _, marks in SPELLINGS.values() for mark in marks.split()}


def test_limits_are_those_of_the_code() -> None:
    limits = section(TEXTS["language.md"], "Limits")
    for number in (MOST_CHARACTERS, DEEPEST_NESTING):
        assert f"| {number:,} " in limits


ON_HOLD = [
    (
        "argument a:\npremise p: true because b.q\nargument b:\npremise q: true because a.p\n",
        Severity.ERROR,
    ),
]


@pytest.mark.parametrize(("text", "severity"), ON_HOLD, ids=[text.splitlines()[-1].strip() for text, _ in ON_HOLD])
def test_what_is_not_acted_on_says_so(text: str, severity: Severity) -> None:
    found = [finding for finding in findings(text) if finding.code == "S110"]
    assert {finding.severity for finding in found} == {severity.value}


def test_a_charge_that_nothing_decides_says_so() -> None:
    text = "argument a:\npremise p: true\nobjection o against p:\n  charge unsupported\n"
    report = petitio.check_text(text)
    assert [o.status for o in report.files[0].arguments[0].objections] == ["not decided"]
    assert "D102" in [finding.code for finding in report.files[0].findings]


def test_escapes_are_quote_and_backslash_alone() -> None:
    report = petitio.check_text('argument a:\npred p  "\\"a\\" \\\\ \\n"\npremise q: p\n')
    (model,) = [argument.model for argument in report.files[0].arguments]
    assert model is not None
    assert model.story == (r'"a" \ \n.',)


# ---- The verdicts


def test_all_keys_of_the_report_are_named() -> None:
    def names(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value.get("required", ())
            for inner in value.values():
                yield from names(inner)

    schema = json.loads((ROOT / "src/petitio/report.schema.json").read_text(encoding="utf-8"))
    page = section(TEXTS["verdicts.md"], "The JSON report")
    assert set(names(schema)) <= set(re.findall(r"`(\w+)`", page))


# ---- The architecture


def test_rooms_stand_in_the_order_that_is_checked() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = configuration["tool"]["importlinter"]["contracts"][0]["layers"]
    table = re.findall(r"^\| `([a-z_]+)(?:\.py|/)` \|", section(TEXTS["architecture.md"], "The rooms"), re.MULTILINE)
    assert [f"petitio.{room}" for room in reversed(table)] == layers


def test_files_that_are_named_exist() -> None:
    for path in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:py|lark|toml|json)|\.ci/run)`", TEXTS["architecture.md"]):
        assert (ROOT / path).is_file() or list((ROOT / "src/petitio").rglob(path)), path


def test_budgets_are_those_of_the_code() -> None:
    table = section(TEXTS["architecture.md"], "Getting an answer")
    for budget in (solve.QUICK, solve.FIRST, solve.SECOND):
        assert f"| {budget:,} " in table
