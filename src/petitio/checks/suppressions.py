"""`# petitio: ignore[…] reason`: findings that the author has answered in a comment."""

from __future__ import annotations

import re
from collections.abc import Callable

from petitio.diagnostics import Diagnostic, Fact, Fix, Rule
from petitio.parsing.parse import Comment
from petitio.parsing.suggest import suggest
from petitio.parsing.suppression import suppression
from petitio.record import Mutable
from petitio.rules import expectations as rules
from petitio.rules.catalogue import CATALOGUE, find_rule
from petitio.source import Source, Span

_OWN = (rules.UNUSED_SUPPRESSION, rules.SUPPRESSION_WITHOUT_REASON, rules.UNKNOWN_RULE)


class _Suppression(Mutable):
    comment: Comment
    line: int
    rules: dict[str, Rule]
    used: set[str]


def suppress(
    source: Source,
    comments: tuple[Comment, ...],
    findings: tuple[Diagnostic, ...],
    *,
    judged: Callable[[Rule], bool],
) -> tuple[Diagnostic, ...]:
    """The findings that no comment suppresses, with those about the comments themselves. What withholds a verdict is
    not suppressed.

    `judged` says of a rule whether all its findings are known. They are not where verdicts were held back, or where
    nobody wants the rule; a comment about such a rule is not called unused.
    """
    extra: list[Diagnostic] = []
    suppressions: list[_Suppression] = []
    for comment in comments:
        written = suppression(source, comment)
        if written is None:
            if _is_misspelt(comment.text):
                extra.append(Diagnostic(rules.SUPPRESSION_WITHOUT_REASON, comment.span, {"missing": "ignore"}))
            continue
        if not written.reason or not written.words:
            facts = {"missing": "reason" if written.words else "rule" if written.closed else "bracket"}
            extra.append(Diagnostic(rules.SUPPRESSION_WITHOUT_REASON, comment.span, facts))
            continue
        chosen: dict[str, Rule] = {}
        for word in written.words:
            rule = find_rule(word)
            if rule is None:
                here = [f.rule for f in findings if source.position(f.span.start).line == written.line]
                family = word and any(known.code.startswith(word.upper()) for known in CATALOGUE)
                near = tuple(dict.fromkeys(known.name for known in here if known.code.startswith(word.upper())))
                unknown: dict[str, Fact] = {"name": word, "suggestion": _near(word)}
                if family:
                    unknown = {"name": word, "kind": "family", "known": near}
                extra.append(Diagnostic(rules.UNKNOWN_RULE, comment.span, unknown))
            else:
                chosen[word] = rule
        if chosen:
            suppressions.append(_Suppression(comment, written.line, chosen, set()))
    kept: list[Diagnostic] = []
    for finding in findings:
        line = source.position(finding.span.start).line
        hit = next((s for s in suppressions if s.line == line and finding.rule in s.rules.values()), None)
        if hit is not None:
            hit.used.add(finding.rule.code)
        # What withholds a verdict, a comment takes away no more than an option does.
        if hit is None or finding.withholds:
            kept.append(finding)
    for one in suppressions:
        idle = {word: rule for word, rule in one.rules.items() if rule.code not in one.used}
        if idle and all(map(judged, one.rules.values())):
            names = tuple(dict.fromkeys(rule.name for rule in idle.values()))
            rest = tuple(word for word in one.rules if word not in idle)
            unused: dict[str, Fact] = {"names": names, "rest": rest}
            fix = Fix((_without(source, one.comment.span, rest),), safe=True)
            extra.append(Diagnostic(rules.UNUSED_SUPPRESSION, one.comment.span, unused, fix=fix))
    return (*kept, *extra)


def _is_misspelt(text: str) -> bool:
    """Whether a comment that says nothing to petitio looks as if it should."""
    match = re.match(r"(?i)\s*petitio\s*:?\s*([\w-]+)\s*(\[?)", text)
    if match is None:
        return False
    word, bracket = match.groups()
    return bool(bracket) or (":" in match.group() and suggest(word.lower(), ("ignore",)) is not None)


def _near(word: str) -> str | None:
    """The code or the name of the rule that may be meant: the nearest, or the only one that begins so."""
    begun = [known.name for known in CATALOGUE if known.name.startswith(word.lower())]
    near = suggest(word, [name for known in CATALOGUE for name in (known.code, known.name)])
    return near or (begun[0] if len(begun) == 1 else None)


def _without(source: Source, span: Span, rest: tuple[str, ...]) -> tuple[Span, str]:
    """What to put where, so that a comment ignores no more than some words; with none, it goes."""
    if not rest:
        return _whole(source, span), ""
    opening = source.text.index("[", span.start, span.end) + 1
    return Span(opening, source.text.index("]", opening, span.end)), ", ".join(rest)


def _whole(source: Source, span: Span) -> Span:
    """A comment with the white space before it, or with its whole line if nothing else stands there."""
    start, text = span.start, source.text
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    line_end = re.compile(r"\r*\n").match(text, span.end)
    if line_end is not None and (start == 0 or text[start - 1] == "\n"):
        return Span(start, line_end.end())
    return Span(start, span.end)
