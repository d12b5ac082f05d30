"""From a text to the tree, the argument or the formulas in it, for tests that begin behind the parser."""

from __future__ import annotations

from pathlib import Path

from petitio import syntax
from petitio.core import Argument, File
from petitio.diagnostics import Diagnostic, Severity
from petitio.elaborate.elaborate import elaborate
from petitio.obligations import Question
from petitio.parsing.parse import Parsed, parse
from petitio.source import Source

CORPUS = tuple(sorted((Path(__file__).parents[1] / "arguments").rglob("*.arg")))
# What takes seconds is checked once, for its golden page: problems for provers, and these.
_SLOW = {
    "endless_descent",
    "folded_shift",
    "goedel_1970",
    "goedel_scott",
    "goedel_simplified",
    "last_digit",
    "lossy_reduction",
    "lowe_modal",
    "patching_treadmill",
    "superalignment",
    "too_weak",
    "wise_men",
}
QUICK = tuple(path for path in CORPUS if path.parent.name != "problems" and path.stem not in _SLOW)


def parsed(text: str) -> Parsed:
    """What the parser makes of a text."""
    return parse(Source("test.arg", text))


def formula(text: str) -> syntax.Expression:
    """The tree of a formula, which must be faultless."""
    result = parsed(f"premise p: {text}")
    assert not errors(result.diagnostics), (text, result.diagnostics)
    (claim,) = result.tree.declarations
    assert isinstance(claim, syntax.Claim), text
    assert claim.formula is not None, text
    return claim.formula


def elaborated(text: str) -> tuple[File, tuple[Diagnostic, ...]]:
    """The arguments of a text that parses, and all findings about their meaning."""
    result = parsed(text)
    assert not errors(result.diagnostics), (text, result.diagnostics)
    return elaborate(result.tree)


def argument(text: str) -> Argument:
    """The one argument of a text without errors; its header may be left out."""
    file, findings = elaborated(text if text.lstrip().startswith("argument") else f"argument test:\n{text}")
    assert not errors(findings), (text, errors(findings))
    (only,) = file.arguments
    return only


def question(text: str, *, arithmetic: bool = True) -> Question:
    """Whether the claims of an argument can all be true."""
    meant = argument(text)
    return Question(meant.definitions, tuple(claim.formula for claim in meant.claims), arithmetic)


def parts_of(thing: object) -> tuple[object, ...]:
    """The values of a record's fields, or of a tuple."""
    if isinstance(thing, tuple):
        return thing
    return tuple(getattr(thing, name) for name in getattr(type(thing), "__match_args__", ()))


def errors(findings: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """The findings that are errors."""
    return [finding for finding in findings if finding.weight is Severity.ERROR]


def named(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """The names of the rules, in the order of the findings, without `unused-vocabulary`."""
    return [finding.rule.name for finding in findings if finding.rule.name != "unused-vocabulary"]
