"""What is said of what is missing."""

from __future__ import annotations

from typing import cast

from petitio.core import Term
from petitio.formula_text import formula_text
from petitio.render.sentences import sentence
from petitio.render.words.phrases import Facts, Table, Words


def _missing(facts: Facts) -> Words:
    term = cast(Term, facts.get("formula"))
    formula = formula_text(term)
    said = sentence(term) or f"`{formula}`"
    others = facts.get("others")
    count = {0: "", 1: "; another way is named above"}.get(cast(int, others), f"; {others} other ways are named above")
    return (
        f"`{facts.get('claim')}` would follow if it were granted that {said}{count}",
        f"if you hold that, add `assume missing: {formula}` with your reason (`--fix --unsafe-fixes` does)",
    )


WORDS: Table = {"missing-premise": _missing}
