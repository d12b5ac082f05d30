"""The pages in `docs/rules/`: what is known of each rule, with its explanation and what its bad example draws.

`python -m tests.accept rules` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType

from petitio.checks.expectations import SETTLES
from petitio.diagnostics import Rule, Severity
from petitio.rules import framework, names, quantity, sorts, syntax
from petitio.rules.catalogue import CATALOGUE, FAMILIES, explanation, find_rule, summary
from tests.rules.examples import HEADINGS, UNPRINTABLE, Shown, bad_example, shown

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
# A comment says nothing of what is found of comments, or where there is nothing but comments.
_NOT_BY_COMMENT = ("X102", "X103", "X104", "S107")
_GENERATED = "<!-- Written by `python -m tests.accept rules` from src/petitio/rules/explanations. -->\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """The name of each page, and what makes its text."""
    return {"index.md": index, **{f"{rule.name}.md": partial(page, rule) for rule in CATALOGUE}}


def index() -> str:
    """All rules by family, a line each."""
    parts = [
        f"{_GENERATED}\n# The rules\n",
        "Every finding is of one of these rules. `petitio rules` lists them in a terminal, and `petitio explain CODE` "
        "explains\none. [The configuration](../configuration.md#which-rules) chooses among them. Those marked *off* "
        "show if they are asked for.\n",
        "".join(f"- [{_title(family)}](#{_anchor(family)})\n" for family in FAMILIES),
    ]
    for family in FAMILIES:
        rows = [
            f"| [{rule.code}]({rule.name}.md) | [{rule.name}]({rule.name}.md) | {_weight(rule)} | {summary(rule)} |\n"
            for rule in _rules(family)
        ]
        parts.append(f"## {_title(family)}\n\n| code | name | weighs as | |\n|---|---|---|---|\n{''.join(rows)}")
    return "\n".join(parts)


def page(rule: Rule) -> str:
    """The page of a rule."""
    title, first, rest = explanation(rule).split("\n\n", 2)
    about, advice = rest.split(HEADINGS[-1])
    drawn = shown(rule, bad_example(rule))
    parts = [
        f"{_GENERATED}\n{title}",
        first,
        _facts(rule, drawn),
        _linked(about.rstrip(), rule),
        _printed(rule, drawn),
        _linked(f"{HEADINGS[-1]}{advice.rstrip()}", rule),
        _silencing(rule),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule, drawn: Shown) -> str:
    (family,) = (family for family in FAMILIES if rule in _rules(family))
    rows = {
        "family": f"[{_title(family)}](index.md#{_anchor(family)})",
        "weighs as": _weighing(rule),
        "shown": "yes" if rule.shown else "if [asked for](../configuration.md#which-rules)",
        "mended by": _mending(rule, drawn),
        "verdict": _verdict(rule, drawn),
        "settled by": _settling(rule),
    }
    return "| | |\n|---|---|\n" + "\n".join(f"| {key} | {value} |" for key, value in rows.items() if value)


def _weighing(rule: Rule) -> str:
    if _unavoidable(rule):
        return rule.severity.value
    return f"{rule.severity.value}, [unless told otherwise](../configuration.md#how-much-a-finding-weighs)"


def _unavoidable(rule: Rule) -> bool:
    return _withholds(rule) or rule in _rules(framework)


def _withholds(rule: Rule) -> bool:
    """Whether it is found in reading a text, and keeps a part of it from being judged."""
    reading = (*_rules(syntax), *_rules(names), *_rules(sorts), quantity.IMPOSSIBLE_CREDENCE)
    return rule in reading and rule.severity is Severity.ERROR and rule is not syntax.EMPTY_FILE


def _mending(rule: Rule, drawn: Shown) -> str:
    fixes = [found.fix for found in drawn.findings if found.code == rule.code and found.fix is not None]
    if not fixes:
        return "hand"
    return "`petitio check --fix`" if fixes[0].safe else "`petitio check --fix --unsafe-fixes`"


def _verdict(rule: Rule, drawn: Shown) -> str:
    """The verdict on what the finding in the example is about."""
    (found, *_) = (found for found in drawn.findings if found.code == rule.code)
    verdict = dict(drawn.verdicts).get(found.subject or "")
    return f"[`{verdict}`](../verdicts.md#the-five-verdicts), on `{found.subject}` in the example" if verdict else ""


def _settling(rule: Rule) -> str:
    words = [word for word, prefixes in SETTLES.items() if rule.code.startswith(prefixes)]
    return " or ".join(f"`expect NAME {word}`" for word in words)


def _printed(rule: Rule, drawn: Shown) -> str:
    of = "of such a file" if rule.name in UNPRINTABLE else "of it"
    return f"What petitio prints {of}:\n\n```text\n$ {drawn.command}\n{drawn.printed}```"


def _silencing(rule: Rule) -> str:
    if rule in _rules(framework):
        advice = "This is always reported: nothing is said of a framework that cannot be read."
    elif _withholds(rule):
        advice = (
            "This is always reported, for it keeps a part of the file from being judged. A file that is not to be "
            "checked is\nleft out with `exclude`, see [which files](../configuration.md#which-files)."
        )
    else:
        advice = _choosing(rule)
    return f"## When it is not wanted\n\n{advice}"


def _choosing(rule: Rule) -> str:
    if rule.shown:
        lines = [
            f"- In one run: `petitio check --ignore {rule.code}`.",
            f'- In a project: `ignore = ["{rule.name}"]` in the [configuration](../configuration.md#which-rules).',
        ]
    else:
        lines = [
            "It is off unless it is asked for: by `petitio check "
            f'--extend-select {rule.code}`, or by `extend-select = ["{rule.name}"]`\n'
            "in the [configuration](../configuration.md#which-rules). Where it is on:\n",
        ]
    if rule.code not in _NOT_BY_COMMENT:
        lines.append(
            f"- In one place: `# petitio: ignore[{rule.code}] the reason`, at the end of the line or alone above it; "
            "see\n  [suppressing a finding](../language.md#suppressing-a-finding)."
        )
    return "\n".join(lines)


def _linked(text: str, rule: Rule) -> str:
    """An explanation with links to the pages of the rules that it mentions."""
    prose = re.split(r"(^`{3,}\w+\n.*?^`{3,}$)", text, flags=re.DOTALL | re.MULTILINE)
    prose[::2] = [re.sub(r"`[^`]+`|\b[A-Z]\d{3}\b", partial(_link, rule), part) for part in prose[::2]]
    return "".join(prose)


def _link(rule: Rule, match: re.Match[str]) -> str:
    word = match.group()
    plain = word.strip("`")
    # Some names are words of the language as well, but none with a hyphen.
    found = find_rule(plain) if "-" in plain or word == plain else None
    return word if found is None or found is rule else f"[{word}]({found.name}.md)"


def _rules(family: ModuleType) -> list[Rule]:
    return [rule for rule in CATALOGUE if rule in vars(family).values()]


def _weight(rule: Rule) -> str:
    return rule.severity.value if rule.shown else f"{rule.severity.value}, *off*"


def _title(family: ModuleType) -> str:
    """`B: begging the question`, from the first line of the module."""
    return (family.__doc__ or "").splitlines()[0].removeprefix("Family ").removesuffix(".")


def _anchor(family: ModuleType) -> str:
    """The anchor of the title, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", _title(family).lower()).replace(" ", "-")
