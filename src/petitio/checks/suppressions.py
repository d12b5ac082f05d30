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
from petitio.selection import ALWAYS
from petitio.source import Source, Span

_OWN = (rules.UNUSED_SUPPRESSION, rules.SUPPRESSION_WITHOUT_REASON, rules.UNKNOWN_RULE)


class _Suppression(Mutable):
    comment: Comment
    line: int
    rules: list[Rule]
    used: bool = False


def suppress(
    source: Source,
    comments: tuple[Comment, ...],
    findings: tuple[Diagnostic, ...],
    *,
    judged: Callable[[Rule], bool],
) -> tuple[Diagnostic, ...]:
    """The findings that no comment suppresses, with those about the comments themselves.

    `judged` says of a rule whether all its findings are known. They are not where verdicts were held back, or where
    nobody wants the rule; a comment about such a rule is not called unused.
    """
    extra: list[Diagnostic] = []
    suppressions: list[_Suppression] = []
    for comment in comments:
        written = suppression(source, comment)
        if written is None:
            continue
        if not written.reason or not written.words:
            facts = {"missing": "reason" if written.words else "rule" if written.closed else "bracket"}
            extra.append(Diagnostic(rules.SUPPRESSION_WITHOUT_REASON, comment.span, facts))
            continue
        chosen: list[Rule] = []
        for word in written.words:
            rule = find_rule(word)
            if rule is None:
                names = [name for known in CATALOGUE for name in (known.code, known.name)]
                unknown: dict[str, Fact] = {"name": word, "suggestion": suggest(word, names)}
                extra.append(Diagnostic(rules.UNKNOWN_RULE, comment.span, unknown))
            else:
                chosen.append(rule)
        if chosen:
            suppressions.append(_Suppression(comment, written.line, chosen))
    kept: list[Diagnostic] = []
    for finding in findings:
        line = source.position(finding.span.start).line
        hit = next((s for s in suppressions if s.line == line and finding.rule in s.rules), None)
        if hit is not None:
            hit.used = True
        # Without some rules nothing is known of a file, and a comment takes them away no more than an option does.
        if hit is None or finding.rule.code in ALWAYS:
            kept.append(finding)
    for one in suppressions:
        if not one.used and all(map(judged, one.rules)):
            unused: dict[str, Fact] = {"names": tuple(rule.name for rule in one.rules)}
            fix = Fix(((_whole(source, one.comment.span), ""),), safe=True)
            extra.append(Diagnostic(rules.UNUSED_SUPPRESSION, one.comment.span, unused, fix=fix))
    return (*kept, *extra)


def _whole(source: Source, span: Span) -> Span:
    """A comment with the white space before it, or with its whole line if nothing else stands there."""
    start, text = span.start, source.text
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    line_end = re.compile(r"\r*\n").match(text, span.end)
    if line_end is not None and (start == 0 or text[start - 1] == "\n"):
        return Span(start, line_end.end())
    return Span(start, span.end)
