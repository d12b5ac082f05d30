"""One "did you mean" for all: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to `word` by edits (insert, delete, replace, swap), or None if none is near.

    Near is at most one edit in words up to four letters, two up to eight, three beyond; ties go to the
    earlier candidate.
    """
    limit = 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
    best: tuple[int, str] | None = None
    for candidate in candidates:
        if candidate == word or abs(len(candidate) - len(word)) > limit:
            continue
        distance = _distance(word.lower(), candidate.lower())
        if distance <= limit and distance < len(candidate) and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best else None


def _distance(left: str, right: str) -> int:
    """Optimal string alignment distance."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
