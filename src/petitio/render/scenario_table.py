"""The verdicts in each scenario as a table: a row for each conclusion, a column for each scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from petitio.report import ArgumentReport

_GAP = 3
CONFLICT = "conflicts with itself"


def scenario_table(argument: ArgumentReport, margin: str, width: int, colour: Callable[[str], str]) -> Iterator[str]:
    """The lines of the table; a list by scenarios where it would be wider than `width`. `colour` dresses a word."""
    rows = [claim for claim in argument.claims if claim.scenarios]
    if not rows:
        return
    scenarios = list(rows[0].scenarios or {})

    def verdict(claim: int, scenario: str) -> str:
        return CONFLICT if scenario in argument.impossible else (rows[claim].scenarios or {})[scenario]

    first = max(len("scenario"), *(len(claim.name) for claim in rows))
    widths = [max(len(name), *(len(verdict(index, name)) for index in range(len(rows)))) for name in scenarios]
    if len(margin) + first + sum(widths) + _GAP * len(widths) > width:
        yield f"{margin}in each scenario:"
        for name in scenarios:
            if name in argument.impossible:
                yield f"{margin}  {name} {colour(CONFLICT)}"
                continue
            for index, claim in enumerate(rows):
                yield f"{margin}  {name}: {claim.name} {colour(verdict(index, name))}"
        return
    gap = " " * _GAP
    yield (margin + "scenario".ljust(first) + gap + gap.join(map(str.ljust, scenarios, widths))).rstrip()
    for index, claim in enumerate(rows):
        cells = []
        for name, room in zip(scenarios, widths, strict=True):
            word = verdict(index, name)
            cells.append(colour(word) + " " * (room - len(word)))
        yield (margin + claim.name.ljust(first) + gap + gap.join(cells)).rstrip()
