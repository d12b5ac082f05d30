"""What a claim says, as short as a picture wants it."""

from __future__ import annotations

from petitio.core import Claim
from petitio.render.sentences import outline
from petitio.render.visible import visible

_LONGEST = 400


def claim_text(claim: Claim) -> tuple[tuple[int, str], ...]:
    """A claim's prose, or, if it has none, its formula read back; each line with how far it is indented."""
    if claim.prose:
        return ((0, short(claim.prose)),)
    if claim.symbol.kind == "opaque":
        return ()
    rows: list[tuple[int, str]] = []
    left = _LONGEST
    for depth, line in outline(claim.formula):
        if left <= 0:
            return (*rows, (0, "…"))
        rows.append((depth, _cut(visible(line), left)))
        left -= len(line)
    return tuple(rows)


def short(prose: str) -> str:
    """Prose in one line, fit to be shown, and cut where it is long."""
    return _cut(visible(" ".join(prose.split())), _LONGEST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
