"""The pages of several files as one, with the line that sums them up."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def whole_page(pages: Iterable[str], last: str) -> str:
    """The pages, and the last line, with room between them; those that are empty leave none."""
    shown = [page for page in (*pages, last) if page]
    return "\n\n".join(shown) + "\n" if shown else ""


def summary_line(
    arguments: int, files: int, errors: int, warnings: int, left_out: int, style: Callable[[str, str], str]
) -> str:
    """How much was checked, how much of it is to be mended, and how many errors nobody wanted to hear of."""
    checked = f"checked {_count(arguments, 'argument')} in {_count(files, 'file')}"
    if left_out:
        rest = f"the choice of rules leaves out {_count(left_out, 'error')}"
        found = [_count(errors, "error"), _count(warnings, "warning")] if errors or warnings else []
        return f"{checked}: {style(', '.join([*found, rest]), 'bad' if errors else 'doubtful')}"
    if not arguments and not errors and not warnings:
        return f"{checked}: {style('there is no verdict to give', 'doubtful')}"
    if not errors and not warnings:
        return f"{checked}: {style('every verdict is as it should be', 'good')}"
    found = [_count(errors, "error"), _count(warnings, "warning")]
    return f"{checked}: {style(', '.join(found), 'bad' if errors else 'doubtful')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
