"""Words and sorts that nothing uses."""

from __future__ import annotations

from petitio.core import Element
from petitio.diagnostics import Diagnostic
from petitio.elaborate.vocabulary import Vocabulary
from petitio.rules.names import UNUSED_VOCABULARY


def unused(vocabulary: Vocabulary) -> list[Diagnostic]:
    """A remark for each word or sort declared here that nothing uses. A definition's own recursion is no use of it."""
    scope = vocabulary.scope
    found: list[Diagnostic] = []
    used = {getattr(thing, "symbol", thing) or thing for thing in scope.used}
    used_elements = {thing.sort for thing in scope.used if isinstance(thing, Element)}
    for symbol in vocabulary.symbols:
        if symbol not in used:
            facts = {"name": symbol.title, "kind": symbol.kind}
            found.append(Diagnostic(UNUSED_VOCABULARY, symbol.span, facts))
    for sort in vocabulary.sorts:
        if sort not in used and sort not in used_elements:
            facts = {"name": sort.name, "kind": "sort"}
            found.append(Diagnostic(UNUSED_VOCABULARY, scope.sort_spans[sort.name], facts))
    return found
